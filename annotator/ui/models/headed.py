"""What tables of rows have in common: how many rows and columns there are, and what stands over the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized

    Index = QModelIndex | QPersistentModelIndex

_Row = TypeVar("_Row")


class Headed(QAbstractTableModel):
    """Columns under headings, and as many rows as ``_rows`` has. What a cell shows is for `data` to say."""

    _rows: Sized = ()

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above the columns."""
        return self._headings

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section] if section < len(self._headings) else None
        return None


class HeadedTable(Headed, Generic[_Row]):
    """Rows that are all there, under headings."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(headings, parent)
        self._rows: list[_Row] = []

    def set_rows(self, rows: Sequence[_Row]) -> None:
        """Show these rows, in this order."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, at: int) -> _Row | None:
        """Return a row, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, index: Index) -> _Row | None:
        """Return the row of a cell, or None for no cell."""
        return self.row(index.row()) if index.isValid() else None
