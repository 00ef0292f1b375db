"""A disk that fills at any write: one line says so, what was saved is there, nothing is half done, and work goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.e2e.recorder import compiled
from tests.e2e.workers import FILLING

if TYPE_CHECKING:
    from pathlib import Path

MOMENTS = int(os.environ.get("CLAIMS_ANNOTATOR_KILLS", "12"))

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recorder is written for Linux")


def test_a_disk_that_fills_at_any_write(tmp_path: Path) -> None:
    library = compiled(tmp_path)
    if library is None:
        pytest.skip("there is no C compiler")
    project = tmp_path / "seeded.claims"
    command = [sys.executable, "-m", "annotator", "new", str(project), "--seeds"]
    subprocess.run(command, check=True, capture_output=True)
    environment = os.environ | {"LD_PRELOAD": str(library), "RECORD_MARK": "project.claims-full"}
    done = subprocess.run(
        [sys.executable, "-c", FILLING, str(project), str(MOMENTS)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = {kind: (count, set(codes)) for kind, _, count, codes in map(json.loads, done.stdout.splitlines())}
    assert set(found) == {"annotating", "importing", "undoing", "backup", "new", "export", "migration"}
    for kind, (count, codes) in found.items():
        # A small file goes out in one write, and is then brought to the disk.
        assert count >= (2 if kind == "export" else 3), (kind, count)
        assert codes <= {"project.disk_full", "export.cannot_write"}, (kind, codes)
    print(done.stdout)
