"""How the program is started again: as Python's module, or as the program that a package made of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from annotator.environment import itself

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_python_runs_the_package_from_the_folder_it_lies_in() -> None:
    command = itself.training()
    assert command is not None
    assert command.words == (sys.executable, "-m", "annotator", itself.TRAIN)
    assert (command.folder / "annotator" / "__main__.py").is_file()


def test_a_frozen_program_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = itself.training()
    assert command is not None
    assert command.words == (sys.executable, itself.TRAIN)


def test_so_is_the_launcher_of_the_windows_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    launcher = tmp_path / "claims-annotator.exe"
    monkeypatch.setattr(sys, "executable", str(launcher))
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "start.py").touch()
    assert itself.training() == itself.Command((str(launcher), itself.TRAIN), tmp_path)


def test_the_windows_package_has_its_start_where_that_looks(root: Path) -> None:
    layout = (root / "packaging" / "builder" / "windows.py").read_text(encoding="utf-8")
    assert 'library = payload / "lib"' in layout
    assert 'library / "start.py"' in layout


def test_where_python_does_not_know_its_program_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    assert itself.training() is None
