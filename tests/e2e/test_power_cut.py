"""After a power cut at any moment the project opens, is sound, and has every change that counted as saved."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from annotator.services.session import Session
from tests.e2e.recorder import Disk, compiled, records
from tests.e2e.workers import ANNOTATING

if TYPE_CHECKING:
    from pathlib import Path

CUTS = int(os.environ.get("CLAIMS_ANNOTATOR_KILLS", "12")) * 5
CHANGES = 60

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recorder is written for Linux")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the recorder."""
    found = compiled(tmp_path_factory.mktemp("recorder"))
    if found is None:
        pytest.skip("there is no C compiler")
    return found


def _record(library: Path, folder: Path, command: list[str]) -> Path:
    record = folder / "record"
    environment = os.environ | {
        "LD_PRELOAD": str(library),
        "RECORD_TO": str(record),
        "RECORD_MARK": "project.claims",
        "PYTHONUNBUFFERED": "1",
    }
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=300)
    return record


def _check(disk: Disk, folder: Path, seed: int, least: int) -> None:
    """Open what a cut leaves, hold it to be sound, and to have at least so many entries."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in disk.after_a_crash(random.Random(seed)).items():
        (folder / os.path.basename(path)).write_bytes(content)  # noqa: PTH119 - a name out of a record
    with Session.open(folder / "project.claims", annotator="checker") as session:
        result = session.verify()
        assert result.is_sound, (seed, result.problems)
        assert session.read.last_seq() >= least, seed


def test_a_power_cut_while_annotating(library: Path, tmp_path: Path) -> None:
    project = tmp_path / "project.claims"
    subprocess.run(
        [sys.executable, "-m", "annotator", "new", str(project), "--seeds"], check=True, capture_output=True
    )
    before = {str(project): project.read_bytes()}
    record = _record(library, tmp_path, [sys.executable, "-c", ANNOTATING, str(project), "3", str(CHANGES)])
    _cut_everywhere(record, before, tmp_path / "cut")


def test_a_power_cut_while_importing_and_undoing(library: Path, tmp_path: Path) -> None:
    project, file = tmp_path / "project.claims", tmp_path / "many.jsonl"
    subprocess.run(
        [sys.executable, "-m", "annotator", "new", str(project), "--seeds"], check=True, capture_output=True
    )
    before = {str(project): project.read_bytes()}
    file.write_text(
        "".join(f'{{"text": "Article {n} says {"so " * 200}."}}\n' for n in range(400)), encoding="utf-8"
    )
    record = tmp_path / "record"
    for command in (
        ["import", str(project), str(file), "-q"],
        ["undo", str(project)],
        ["redo", str(project)],
    ):
        _record(library, tmp_path, [sys.executable, "-m", "annotator", *command])
    _cut_everywhere(record, before, tmp_path / "cut", counts={5, 405})


def _cut_everywhere(
    record: Path, before: dict[str, bytes], folder: Path, *, counts: set[int] | None = None
) -> None:
    every = records(record)
    writes = sum(each.kind == "w" for each in every)
    assert writes > 20
    assert any(each.kind == "s" for each in every)
    chance = random.Random(17)
    cuts = set(chance.sample(range(len(every)), min(CUTS, len(every))))
    disk = Disk(before)
    unsynced = 0
    for place, one in enumerate(every):
        disk.take(one)
        if place in cuts:
            unsynced += disk.waits
            told = [int(line) for line in disk.said.split(b"\n")[:-1] if line.isdigit()]
            _check(disk, folder, place, max(told, default=0))
            if counts is not None:
                with Session.open(folder / "project.claims", annotator="checker") as session:
                    assert session.read.article_count() in counts
    assert unsynced > len(cuts) // 10
