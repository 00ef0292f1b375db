"""Two connections of one process and another process on one project: nobody takes the log away from anybody."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from annotator.store.project import Project

if TYPE_CHECKING:
    from pathlib import Path

_LOOK = """
import sys
from pathlib import Path
from annotator.store.project import Project
project = Project.open(Path(sys.argv[1]))
print(project.connection.exec_driver_sql("SELECT value FROM project WHERE key = 'mark'").scalar())
project.close()
"""


def _seen_elsewhere(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _LOOK, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _mark(project: Project, value: str) -> None:
    with project.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM project WHERE key = 'mark'")
        connection.exec_driver_sql("INSERT INTO project (key, value) VALUES ('mark', ?)", (value,))


@pytest.mark.skipif(sys.platform == "win32", reason="locks belong to handles there, not to processes")
def test_what_is_written_after_others_came_and_went_is_there_for_everyone(tmp_path: Path) -> None:
    path = tmp_path / "a.claims"
    window = Project.create(path)
    _mark(window, "first")
    Project.open(path).close()  # a job of the same process comes and goes
    assert _seen_elsewhere(path) == "first"  # so does a command of the shell
    _mark(window, "second")
    assert _seen_elsewhere(path) == "second"
    assert path.with_name("a.claims-wal").exists()
    window.close()
    assert _seen_elsewhere(path) == "second"
