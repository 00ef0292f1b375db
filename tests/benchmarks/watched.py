"""Run a Qt program and say what processor time it had taken when it first painted its window, and an article.

    python watched.py bare        a QMainWindow with a QPlainTextEdit that holds nothing
    python watched.py bare-text FILE    the same with the text of a file
    python watched.py program [ARGUMENT...]   Claims Annotator, as `python -m annotator` starts it

It prints one JSON object and ends: ``window`` and ``article`` in seconds of this process's processor time, the start
of the interpreter included. A moment counts when the paint event has been handled, not when it is sent. The same
watcher stands in both programs, so that its cost falls out of the ratio.
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
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

PATIENCE = 60_000  # milliseconds, after which something is wrong


class Watcher(QObject):
    """Looks for the first paint of a window, and for the first paint of a reader that holds words."""

    def __init__(self, app: QApplication, *, wants_article: bool) -> None:
        super().__init__(app)
        self._wants_article = wants_article
        self._moments: dict[str, float] = {}
        app.installEventFilter(self)
        QTimer.singleShot(PATIENCE, self, lambda: os._exit(3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint event; the time is taken when the event loop comes round, after it was handled."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._note("window")
            if self._wants_article and _holds_words(watched):
                self._note("article")
        return False

    def _note(self, moment: str) -> None:
        if moment not in self._moments:
            self._moments[moment] = 0.0
            QTimer.singleShot(0, self, lambda: self._reached(moment))

    def _reached(self, moment: str) -> None:
        self._moments[moment] = time.process_time()
        last = "article" if self._wants_article else "window"
        if self._moments.get(last):
            print(json.dumps(self._moments), flush=True)
            os._exit(0)


def _holds_words(widget: QWidget) -> bool:
    """Tell whether this is the viewport of the reader (or of the bare text widget), with an article in it."""
    parent = widget.parent()
    return isinstance(parent, QPlainTextEdit) and parent.document().characterCount() > 200


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
    wants_article = kind != "bare"

    def watched(self: QApplication, *values: Any, **names: Any) -> None:
        make_application(self, *values, **names)
        Watcher(self, wants_article=wants_article)

    QApplication.__init__ = watched  # type: ignore[method-assign]  # the program makes its own application
    if kind == "program":
        sys.argv = ["claims-annotator", *rest]
        runpy.run_module("annotator", run_name="__main__", alter_sys=True)
    else:
        _bare(Path(rest[0]).read_text(encoding="utf-8") if rest else "")


if __name__ == "__main__":
    main(sys.argv[1:])
