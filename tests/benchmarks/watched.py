"""Run a Qt program and say what processor time it had taken when it first painted its window, and an article.

    python watched.py bare        a QMainWindow with a QPlainTextEdit that holds nothing
    python watched.py bare-text FILE    the same with the text of a file
    python watched.py program [ARGUMENT...]   Claims Annotator, as `python -m annotator` starts it
    python watched.py list [ARGUMENT...]      the same, up to the first paint of a list with rows in it

It prints one JSON object and ends: ``window`` and ``article`` or ``list`` in seconds of this process's processor
time, the start of the interpreter included. A moment counts when the paint event has been handled, not when it is
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QPlainTextEdit, QWidget

PATIENCE = 60_000  # milliseconds, after which something is wrong


class Watcher(QObject):
    """Looks for the first paint of a window, and for the ``last`` moment (`_LAST`), after which it ends."""

    def __init__(self, app: QApplication, last: str) -> None:
        super().__init__(app)
        self._last = last
        self._moments: dict[str, float] = {}
        app.installEventFilter(self)
        QTimer.singleShot(PATIENCE, self, lambda: os._exit(3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event; the time is taken when the event loop comes round, after it was handled."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._note("window")
            if _LAST[self._last](watched):
                self._note(self._last)
        return False

    def _note(self, moment: str) -> None:
        if moment not in self._moments:
            self._moments[moment] = 0.0
            QTimer.singleShot(0, self, lambda: self._reached(moment))

    def _reached(self, moment: str) -> None:
        self._moments[moment] = time.process_time()
        if self._moments.get(self._last):
            print(json.dumps(self._moments), flush=True)
            os._exit(0)


def _holds_words(widget: QWidget) -> bool:
    """Tell whether this is the viewport of the reader (or of the bare text widget), with an article in it."""
    parent = widget.parent()
    return isinstance(parent, QPlainTextEdit) and parent.document().characterCount() > 200


def _holds_rows(widget: QWidget) -> bool:
    """Tell whether this is the viewport of a list that has rows."""
    parent = widget.parent()
    return (
        isinstance(parent, QAbstractItemView) and parent.model() is not None and parent.model().rowCount() > 0
    )


_LAST = {"window": lambda _: True, "article": _holds_words, "list": _holds_rows}


def _bare(text: str) -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    edit = QPlainTextEdit(window)
    edit.setPlainText(text)
    window.setCentralWidget(edit)
    window.resize(1280, 800)
    window.show()
    app.exec()


def main(arguments: list[str]) -> None:
    """Put the watcher in place and run the program."""
    kind, *rest = arguments
    make_application = QApplication.__init__
    last = {"bare": "window", "list": "list"}.get(kind, "article")

    def watched(self: QApplication, *values: Any, **names: Any) -> None:
        make_application(self, *values, **names)
        Watcher(self, last)

    QApplication.__init__ = watched  # type: ignore[method-assign]  # the program makes its own application
    if kind in {"program", "list"}:
        sys.argv = ["claims-annotator", *rest]
        runpy.run_module("annotator", run_name="__main__", alter_sys=True)
    else:
        _bare(Path(rest[0]).read_text(encoding="utf-8") if rest else "")


if __name__ == "__main__":
    main(sys.argv[1:])
