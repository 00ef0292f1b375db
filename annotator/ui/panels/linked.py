"""Which annotations of the open article have links, for the marks beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.values import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.edits import Changes
    from annotator.ui.desk import Desk


class Linked(QObject):
    """Knows it of the annotations that were in view. One just made has no link: nothing is read for it."""

    changed = Signal(list)  # ids of annotations that look otherwise now

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: set[str] = set()
        desk.article_opened.connect(self._forget)
        desk.changed.connect(self._hear)

    def __contains__(self, annotation_id: object) -> bool:
        return annotation_id in self._ids

    def read(self, annotation_ids: Iterable[str]) -> None:
        """Read it of these annotations, in one question; raise `UserError` where the project cannot be read."""
        ids = set(annotation_ids)
        session = self._desk.session
        if session is not None and ids:
            self._ids = (self._ids - ids) | session.read.linked_among(ids)

    def _forget(self) -> None:
        self._ids = set()

    def _hear(self, changes: Changes, _by: object) -> None:
        ends = {
            end
            for edit in changes.of(Kind.LINK)
            for link in (edit.before, edit.after)
            if isinstance(link, Link)
            for end in (link.from_id, link.to_id)
        }
        here = {end for end in ends if self._desk.annotations.at_hand(end) is not None}
        before = self._ids & here
        try:
            self.read(here)
        except UserError as error:
            self._desk.failed.emit(error.trouble)
            return
        other = before ^ (self._ids & here)
        if other:
            self.changed.emit(sorted(other))
