"""How far each article has been read, kept with the window's state: it is no part of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.reader import Reader
    from annotator.ui.window_state import WindowState

_LOOK = 700  # milliseconds that a place must stay in view to count as seen


class ReadingProgress(QObject):
    """Looks at what stays in view, and tells when an article has been read further than before."""

    advanced = Signal(str)  # the article's id

    def __init__(self, desk: Desk, reader: Reader, state: WindowState, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reader, self._state = desk, reader, state
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LOOK)
        self._pause.timeout.connect(self.look)
        desk.article_opened.connect(self._pause.start)
        desk.project_closed.connect(self._pause.stop)
        reader.verticalScrollBar().valueChanged.connect(lambda _value: self._pause.start())

    def percent(self, article_id: str) -> int:
        """Return how much of an article has been in view, in per cent of its code points."""
        return self._state.progress(article_id)

    def look(self) -> None:
        """Take what is in view now as seen."""
        article = self._desk.article
        if article is None or not self._desk.text or not self._reader.isVisible():
            return
        seen = min(100, round(self._reader.visible_span().end * 100 / len(self._desk.text)))
        if seen > self.percent(article.id):
            self._state.keep_progress(article.id, seen)
            self.advanced.emit(article.id)
