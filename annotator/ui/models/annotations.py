"""The list of the annotations of the article that is open, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.spans import covered
from annotator.core.values import Annotation, AnnotationStatus

if TYPE_CHECKING:
    from annotator.ui.desk import Desk

ANNOTATION = Qt.ItemDataRole.UserRole
LABEL = Qt.ItemDataRole.UserRole + 1
SPEAKER = Qt.ItemDataRole.UserRole + 2

_LONGEST = 300
_Index = QModelIndex | QPersistentModelIndex


class AnnotationModel(QAbstractListModel):
    """One row for each annotation that is not rejected."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[Annotation] = []
        desk.article_opened.connect(self.reset)
        desk.annotations_replaced.connect(self.reset)
        desk.tag_set_changed.connect(self.reset)
        desk.annotations_changed.connect(self._take)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of annotations."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one answer a role
        """Return what a role shows of an annotation."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        annotation = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(annotation)
        if role == ANNOTATION:
            return annotation
        if role == LABEL:
            return self._desk.label(annotation.label_id)
        if role == SPEAKER:
            return self._desk.speaker_name(annotation.speaker_id)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._in_words(annotation)
        return None

    def place(self, annotation_id: str) -> int:
        """Return the row of an annotation, or -1."""
        return next((at for at, known in enumerate(self._rows) if known.id == annotation_id), -1)

    def annotation(self, row: int) -> Annotation | None:
        """Return the annotation of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def reset(self) -> None:
        """Read all anew."""
        self.beginResetModel()
        self._rows = self._desk.in_order
        self.endResetModel()

    def _take(self, newer: tuple[Annotation, ...], gone: tuple[str, ...]) -> None:
        if len(newer) + len(gone) > 20:
            self.reset()
            return
        for annotation_id in gone:
            self._remove(annotation_id)
        for annotation in newer:
            row = self.place(annotation.id)
            is_shown = annotation.status is not AnnotationStatus.REJECTED
            if row >= 0 and is_shown and _key(self._rows[row]) == _key(annotation):
                self._rows[row] = annotation
                self.dataChanged.emit(self.index(row), self.index(row))
                continue
            if row >= 0:
                self._remove(annotation.id)
            if is_shown:
                at = bisect_left(self._rows, _key(annotation), key=_key)
                self.beginInsertRows(QModelIndex(), at, at)
                self._rows.insert(at, annotation)
                self.endInsertRows()

    def _remove(self, annotation_id: str) -> None:
        row = self.place(annotation_id)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()

    def _words(self, annotation: Annotation) -> str:
        words = " ".join(covered(self._desk.text, annotation.fragments)[:_LONGEST].split())
        return words.replace("\0", " ")

    def _in_words(self, annotation: Annotation) -> str:
        label = self._desk.label(annotation.label_id)
        suggested = annotation.status is AnnotationStatus.SUGGESTED
        parts = (
            label.caption if label is not None else "",
            QCoreApplication.translate("Annotations", "suggested") if suggested else "",
            self._desk.speaker_name(annotation.speaker_id),
            self._words(annotation),
        )
        return ": ".join(part for part in parts if part)


def _key(annotation: Annotation) -> tuple[int, int, str]:
    return (annotation.start, annotation.end, annotation.id)
