"""The window on projects that are damaged, or made by somebody who means harm: it tells in words, and never breaks.

Each case is made from its number alone, as in ``tests/property/test_damaged_project.py``, with the same variables.
"""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from annotator.core.errors import UserError
from annotator.services.opening import open_project
from annotator.services.wording import ROWS
from tests.property.harm import ENDS, forge, harmed
from tests.property.harm_pages import led_astray
from tests.property.harm_rows import rewritten

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.main_window import MainWindow

CASES = int(os.environ.get("CLAIMS_ANNOTATOR_FUZZ_CASES", "12"))
FIRST = int(os.environ.get("CLAIMS_ANNOTATOR_FUZZ_FIRST", "0"))
_ACTIONS = (
    "view.journal",
    "edit.undo",
    "edit.undo",
    "edit.redo",
    "view.speakers",
    "view.search",
    "project.verify",
)


@pytest.fixture
def seeded(tmp_path: Path) -> tuple[Path, bytes]:
    """Return a path, and the bytes of a closed project with the seeds."""
    path = tmp_path / "harmed" / "project.claims"
    open_project(path, "alice", is_default=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path, path.read_bytes()


def _harm(path: Path, data: bytes, number: int) -> None:
    chance = random.Random(number)
    for end in ENDS:
        path.with_name(path.name + end).unlink(missing_ok=True)
    files = {"": data}
    if number % 2:
        files = harmed(files, chance) if number % 4 == 1 else led_astray(files, chance)
    for end, made in files.items():
        path.with_name(path.name + end).write_bytes(made)
    if not number % 2:
        (forge if number % 4 else rewritten)(path, chance)


def _use(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    if not window.program.open_project(path):
        return
    qtbot.wait(10)
    QTest.keyClicks(window.page.reader, "nsc")
    for action in _ACTIONS:
        window.trigger(action)
        qtbot.wait(5)


def test_the_window_tells_of_a_harmed_project_and_goes_on(
    bare_window: MainWindow, seeded: tuple[Path, bytes], qtbot: QtBot
) -> None:
    path, data = seeded
    for number in range(FIRST, FIRST + CASES):
        _harm(path, data, number)
        with qtbot.capture_exceptions() as found:
            try:
                _use(bare_window, path, qtbot)
            except UserError as error:
                assert error.code in ROWS, number  # noqa: PT017 - whether there is an error at all is open
            qtbot.waitUntil(lambda: not bare_window.jobs.running)
            for dialog in bare_window.findChildren(QDialog):
                dialog.close()
            bare_window.desk.close()
        # What nothing catches the program's own hook tells, in words if it has any (`annotator.ui.messages`).
        for _, uncaught, _ in found:
            assert isinstance(uncaught, UserError), (number, uncaught)
            assert uncaught.code in ROWS, number
