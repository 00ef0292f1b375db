"""The list of the annotations of the article that is open, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
)

from annotator.core.errors import UserError
from annotator.core.spans import covered
from annotator.core.values import Annotation, AnnotationStatus
from annotator.ui.terms import plain_tip, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.views import AnnotationPlace
    from annotator.ui.desk import Desk

ANNOTATION = Qt.ItemDataRole.UserRole
LABEL = Qt.ItemDataRole.UserRole + 1
SPEAKER = Qt.ItemDataRole.UserRole + 2

_LONGEST = 300
_AROUND = 40  # rows that are read with the one that is asked for
_Index = QModelIndex | QPersistentModelIndex


class AnnotationModel(QStringListModel):
    """One row for each annotation that is not rejected.

    The ids are kept by Qt's own list of strings: a list view asks for the number of rows twice for each of them, and
    a hundred thousand calls of Python would take a third of a second.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__([], parent)
        self._desk = desk
        self._rows: list[AnnotationPlace] = []
        self._change: Callable[[], object] | None = None
        self.rowsInserted.connect(self._make_change)
        self.rowsRemoved.connect(self._make_change)
        self.is_changing = False  # a list makes another row its current one by itself: nobody chose that
        desk.article_opened.connect(self.reset)
        desk.annotations_replaced.connect(self.reset)
        desk.tag_set_changed.connect(self.reset)
        desk.annotations_changed.connect(self._take)
        desk.slices.complete.connect(self._take_rest)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a row: it is not typed into."""
        return super().flags(index) & ~(Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one answer a role
        """Return what a role shows of an annotation."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        annotation = self._read(super().data(index, Qt.ItemDataRole.DisplayRole), index.row())
        if annotation is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(annotation)
        if role == ANNOTATION:
            return annotation
        if role == LABEL:
            return self._desk.label(annotation.label_id)
        if role == SPEAKER:
            return self._desk.speaker_name(annotation.speaker_id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(annotation)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._in_words(annotation))
        return None

    def place(self, annotation_id: str) -> int:
        """Return the row of an annotation, or -1."""
        place = self._desk.annotations.place(annotation_id)
        row = bisect_left(self._rows, place) if place is not None else len(self._rows)
        return row if row < len(self._rows) and self._rows[row] == place else -1

    def annotation(self, row: int) -> Annotation | None:
        """Return the annotation of a row, or None; with it, those of the rows around are read."""
        return self._read(self._rows[row][2], row) if 0 <= row < len(self._rows) else None

    def _read(self, annotation_id: str, row: int) -> Annotation | None:
        if not annotation_id:
            return None
        held = self._desk.annotations
        try:
            if held.at_hand(annotation_id) is None:
                around = (place[2] for place in self._rows[max(0, row - _AROUND) : row + _AROUND])
                held.ready((annotation_id, *around))
        except UserError:  # the file is away for a moment: the row is empty for as long
            return None
        return held.at_hand(annotation_id)

    def reset(self) -> None:
        """Read all anew."""
        self._rows = list(self._desk.annotations.order)
        self.setStringList([place[2] for place in self._rows])

    def _take_rest(self) -> None:
        """Add the rows that came in slices, all at once: each time more come, a list lays all of its rows out."""
        if len(self._desk.annotations.order) != len(self._rows):
            self.reset()  # Qt's list takes many strings in one by one, each before the others; but a new list at once

    def _take(self, newer: tuple[Annotation, ...], gone: tuple[str, ...]) -> None:
        if len(newer) + len(gone) > 20:
            self.reset()
            return
        for annotation_id in gone:
            self._remove(annotation_id)
        for annotation in newer:
            place = self._desk.annotations.place(annotation.id)
            row = self.place(annotation.id)
            if row < 0 and place is not None and place[3] != AnnotationStatus.REJECTED.value:
                row = self._same_extent(place)  # only its status is another: its row stays
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))
                continue
            self._remove(annotation.id)
            if place is not None and self._desk.annotations.number(annotation.id) >= 0:
                at = bisect_left(self._rows, place)
                self._change = partial(self._rows.insert, at, place)
                self.insertRows(at, 1)
                self.setData(self.index(at), annotation.id)

    def _make_change(self, *_rows: object) -> None:
        """Follow Qt's own list, before anyone else hears of it and after everyone heard that it was about to be."""
        if self._change is not None:
            self._change()
            self._change = None

    def _same_extent(self, place: AnnotationPlace) -> int:
        """Put the place in the row of the same start, end and id, and return that row, or -1."""
        row = bisect_left(self._rows, place[:3], key=lambda known: known[:3])
        if row == len(self._rows) or self._rows[row][:3] != place[:3]:
            return -1
        self._rows[row] = place
        return row

    def _remove(self, annotation_id: str) -> None:
        row = next((at for at, place in enumerate(self._rows) if place[2] == annotation_id), -1)
        if row >= 0:
            self.is_changing = True
            self._change = partial(self._rows.pop, row)
            self.removeRows(row, 1)
            self.is_changing = False

    def _words(self, annotation: Annotation) -> str:
        words = " ".join(covered(self._desk.text, annotation.fragments)[:_LONGEST].split())
        return words.replace("\0", " ")

    def _in_words(self, annotation: Annotation) -> str:
        label = self._desk.label(annotation.label_id)
        suggested = annotation.status is AnnotationStatus.SUGGESTED
        parts = (
            shown(label.caption) if label is not None else "",
            QCoreApplication.translate("Annotations", "suggested") if suggested else "",
            self._desk.speaker_name(annotation.speaker_id),
            self._words(annotation),
        )
        return ": ".join(part for part in parts if part)
