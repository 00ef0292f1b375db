"""Annotate the seeds in the real window with the keyboard, and print how long each label key took, as JSON.

    python pressed.py COUNT

A time runs from the key press to the moment when the reader has been painted again and another connection to the
project sees the annotation: shown, and durable.
"""

from __future__ import annotations

import json
import os
import runpy
import sqlite3
import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.environment.paths import folders

LONGEST = 5.0  # seconds for one press, after which something is wrong
START = 60.0  # seconds until an article is there


class Scenario(QObject):
    """Selects sentence after sentence, presses a label's key on each, and goes on to the next article."""

    def __init__(self, app: QApplication, count: int) -> None:
        super().__init__(app)
        self._app = app
        self._count = count
        self._is_painted = False
        self._reader: QPlainTextEdit | None = None
        self._began = time.monotonic()
        QTimer.singleShot(100, self, self._wait)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that the reader is painted."""
        if event.type() == QEvent.Type.Paint:
            self._is_painted = True
        return False

    def _wait(self) -> None:
        """Come back until the window shows an article."""
        for window in self._app.topLevelWidgets():
            reader = window.findChild(QPlainTextEdit, "reader")
            if reader is not None and reader.document().characterCount() > 200:
                self._reader = reader
                reader.viewport().installEventFilter(self)  # on the application it would cost every event
                QTimer.singleShot(500, self, self._run)
                return
        if time.monotonic() - self._began > START:
            _give_up("no article was shown")
        QTimer.singleShot(50, self, self._wait)

    def _run(self) -> None:
        reader = self._reader
        assert reader is not None
        reader.setFocus()
        database = sqlite3.connect(
            f"file:{folders().default_project}?mode=ro", uri=True, isolation_level=None
        )
        times = []
        for number in range(self._count):
            if number % 12 == 0:
                QTest.keyClick(reader, Qt.Key.Key_N)
                self._app.processEvents()
            for _ in range(7):
                QTest.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(reader, Qt.Key.Key_S)
            self._settle()
            times.append(self._press(reader, Qt.Key(Qt.Key.Key_1 + number % 3), database))
        print(json.dumps(times), flush=True)
        os._exit(0)

    def _settle(self) -> None:
        """Let everything that the moves asked for be done, so that the next time is the key's alone."""
        for _ in range(5):
            self._app.processEvents()
        time.sleep(0.02)
        self._app.processEvents()

    def _press(self, reader: QPlainTextEdit, key: Qt.Key, database: sqlite3.Connection) -> float:
        before = _annotations(database)
        self._is_painted = False
        began = time.perf_counter()
        QTest.keyClick(reader, key)
        while True:
            self._app.processEvents()
            if self._is_painted and _annotations(database) > before:
                return time.perf_counter() - began
            if time.perf_counter() - began > LONGEST:
                _give_up(f"a press of {key.name} was not shown ({self._is_painted=}) or not saved")


def _annotations(database: sqlite3.Connection) -> int:
    count: int = database.execute("SELECT count(*) FROM annotations").fetchone()[0]
    return count


def _give_up(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
    os._exit(3)


def main(arguments: list[str]) -> None:
    """Put the scenario in place and run the program."""
    make_application = QApplication.__init__

    def acted(self: QApplication, *values: Any, **names: Any) -> None:
        make_application(self, *values, **names)
        Scenario(self, int(arguments[0]))

    QApplication.__init__ = acted  # type: ignore[method-assign]  # the program makes its own application
    sys.argv = ["claims-annotator"]
    runpy.run_module("annotator", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
