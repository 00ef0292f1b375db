"""Reads the annotations of the open article: those of its first pages at once, the others between what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.errors import UserError
from annotator.ui.holdings import Holdings

if TYPE_CHECKING:
    from annotator.core.views import AnnotationPlace
    from annotator.services.session import Session

FIRST = 150  # annotations whose places are read before the text is painted: those of several pages
SLICE = 2_000  # and of each slice that follows: some milliseconds


class Slices(QObject):
    """Fills the holdings of one article, and tells of what comes after the first pages."""

    arrived = Signal(object)  # a list of the places of more annotations, in the order of the text
    complete = Signal()
    failed = Signal(object)  # Trouble

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.holdings = Holdings()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._read)

    def begin(self, session: Session, article_id: str) -> None:
        """Hold the annotations of this article; raise `UserError` where the first cannot be read."""
        self._clock.stop()
        holdings = Holdings(session, article_id, lambda places: self._tell(holdings, places))
        holdings.read_more(FIRST)
        self.holdings = holdings
        if not holdings.is_complete:
            self._clock.start(0)

    def pause(self) -> None:
        """Read no more of this article until it is asked for."""
        self._clock.stop()

    def clear(self) -> None:
        """Hold none."""
        self._clock.stop()
        self.holdings = Holdings()

    def _read(self) -> None:
        try:
            self.holdings.read_more(SLICE)
        except UserError as error:
            self._clock.stop()
            self.failed.emit(error.trouble)

    def _tell(self, holdings: Holdings, places: list[AnnotationPlace]) -> None:
        if holdings is self.holdings:
            self.arrived.emit(places)
            if holdings.is_complete:
                self._clock.stop()
                self.complete.emit()
