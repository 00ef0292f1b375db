"""The list of the labels of the project, with their keys and how often each is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.edits import Kind
from annotator.ui.terms import counted_in, shown

if TYPE_CHECKING:
    from annotator.core.edits import Changes
    from annotator.core.tagset import Label
    from annotator.ui.desk import Desk

LABEL = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex


class LabelModel(QAbstractListModel):
    """One row for each label, in the order of the tag set."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._counts: dict[str, int] = {}
        self._labels: tuple[Label, ...] = ()
        self._keys: frozenset[str] = frozenset()  # a digit among them is no other tag's number
        desk.project_opened.connect(self.reset)
        desk.project_closed.connect(self.reset)
        desk.tag_set_changed.connect(self.reset)
        desk.changed.connect(self._take)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of labels."""
        return 0 if parent.isValid() else len(self._labels)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one answer a role
        """Return what a role shows of a label."""
        label = self.label(index.row()) if index.isValid() else None
        if label is None:
            return None
        count = self._counts.get(label.id, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(label.caption)
        if role == LABEL:
            return label
        if role == COUNT:
            return count
        if role == KEY:
            number = str(index.row() + 1)
            return label.key or (number if index.row() < 9 and number not in self._keys else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return _as_tip(label)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pattern = QCoreApplication.translate("Labels", "{label}, key {key}, {count} annotation(s)")
            key = self.data(index, KEY)
            return counted_in(pattern, label=shown(label.caption), key=str(key), count=count)
        return None

    def label(self, row: int) -> Label | None:
        """Return the label of a row, or None."""
        return self._labels[row] if 0 <= row < len(self._labels) else None

    def reset(self) -> None:
        """Read all anew."""
        self.beginResetModel()
        self._labels = self._desk.tag_set.labels
        self._keys = frozenset(label.key for label in self._labels)
        self._counts = dict(self._desk.session.read.label_counts()) if self._desk.session is not None else {}
        self.endResetModel()

    def _take(self, changes: Changes, _by: object) -> None:
        if (
            self._desk.session is None
            or not self._labels
            or not changes.concerns(Kind.ANNOTATION, Kind.ARTICLE)
        ):
            return
        counts = dict(self._desk.session.read.label_counts())
        before, self._counts = self._counts, counts
        for row, label in enumerate(self._labels):
            if counts.get(label.id) != before.get(label.id):
                self.dataChanged.emit(self.index(row), self.index(row))


def _as_tip(label: Label) -> str:
    """Return the guideline of a label as rich text, escaped: tag sets come from outside."""
    from html import escape

    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in shown(label.guideline).split("\n\n") if part)
    return f"<b>{escape(shown(label.caption))}</b>{paragraphs}"
