"""A table of rows, each with the places behind it: what most views are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.core.spans import Span

    Index = QModelIndex | QPersistentModelIndex

_DOOR = Qt.ItemDataRole.UserRole
_WIDE, _NARROW = 260, 104  # pixels


class Door(NamedTuple):
    """A place to open: words of an article, or an annotation there. ``caption`` is what the list shows."""

    article_id: str
    span: Span
    caption: str
    annotation_id: str = ""


class ViewRow(NamedTuple):
    """A row: its id, its cells (text, or a number that sorts as one), and what makes the places behind it."""

    id: str
    cells: Sequence[str | int | float]
    doors: Callable[[], Sequence[Door]]
    doors_of: Callable[[int], Sequence[Door]] | None = (
        None  # of one cell, by its column: what its number counts
    )

    def places(self, column: int = 0) -> Sequence[Door]:
        """Return the places behind a cell, or behind the row where its cells have none of their own."""
        return self.doors() if self.doors_of is None else self.doors_of(column)


class RowsModel(QAbstractTableModel):
    """Rows that somebody else computed; clicking a heading sorts them."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: list[ViewRow] = []

    def set_rows(self, rows: Sequence[ViewRow], headings: Sequence[str] | None = None) -> None:
        """Show these rows, in this order."""
        self.beginResetModel()
        self._rows = list(rows)
        if headings is not None:
            self._headings = tuple(headings)
        self.endResetModel()

    def row(self, at: int) -> ViewRow | None:
        """Return a row, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, row_id: str) -> int:
        """Return where the row with this id is, -1 where it is not."""
        return next((at for at, row in enumerate(self._rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or index.column() >= len(row.cells):
            return None
        cell = row.cells[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return " ".join(str(cell).split())
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(cell, str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section] if section < len(self._headings) else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are alike there keep their order."""
        if not 0 <= column < len(self._headings):
            return
        self.layoutAboutToBeChanged.emit()
        self._rows.sort(
            key=lambda row: _sort_key(row.cells[column]), reverse=order == Qt.SortOrder.DescendingOrder
        )
        self.layoutChanged.emit()


def _sort_key(cell: str | float) -> tuple[bool, str, float]:
    return (False, cell.casefold(), 0.0) if isinstance(cell, str) else (True, "", float(cell))


class RowsView(QWidget):
    """The table, what filters it above, and the places of the chosen row below."""

    open_requested = Signal(object)  # Door

    def __init__(self, headings: Sequence[str], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(headings, self)
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(12, 8, 12, 8)
        self.bar.setSpacing(8)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(spoken)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorShown(False)
        header.sectionClicked.connect(self._sort)
        self.doors = QListWidget()
        self.doors.setAccessibleName(self.tr("Places in the articles"))
        self.doors.setFrameShape(QFrame.Shape.NoFrame)
        self.doors.setWordWrap(True)
        self.doors.setSpacing(4)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.doors)
        split.setSizes([420, 180])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.bar)
        self._bars = layout
        layout.addWidget(split, 1)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(
            lambda now, _before: self._show_doors(now.row(), now.column())
        )
        self.table.activated.connect(lambda index: self._open_first(index.row(), index.column()))
        self.doors.itemActivated.connect(self._open)
        self._sorted_by: tuple[int, bool] | None = None
        self._has_widths = False

    def add_bar(self, bar: QHBoxLayout) -> None:
        """Put a second line below the bar, above the table."""
        self._bars.insertLayout(1, bar)

    def set_rows(self, rows: Sequence[ViewRow], headings: Sequence[str] | None = None) -> None:
        """Show these rows; the one that was chosen stays chosen where it still is there."""
        chosen = self.chosen()
        kept = chosen[0].id if chosen else ""
        self.model.set_rows(rows, headings)
        if self._sorted_by is not None:
            self._apply_sort()
        if rows and not self._has_widths:
            self._has_widths = True
            for column, cell in enumerate(rows[0].cells):
                self.table.setColumnWidth(column, _WIDE if column == 0 and isinstance(cell, str) else _NARROW)
        at = max(0, self.model.place_of(kept)) if rows else -1
        if at >= 0:
            self.table.selectRow(at)
        self._show_doors(at)

    def chosen(self) -> list[ViewRow]:
        """Return the selected rows, from the top."""
        places = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [row for row in map(self.model.row, places) if row is not None]

    def _sort(self, column: int) -> None:
        again = self._sorted_by is not None and self._sorted_by[0] == column
        self._sorted_by = (column, again and not self._sorted_by[1]) if self._sorted_by else (column, False)
        self.table.horizontalHeader().setSortIndicatorShown(True)
        self._apply_sort()

    def _apply_sort(self) -> None:
        if self._sorted_by is not None:
            column, descending = self._sorted_by
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.table.horizontalHeader().setSortIndicator(column, order)
            self.model.sort(column, order)

    def _show_doors(self, at: int, column: int = 0) -> None:
        self.doors.clear()
        row = self.model.row(at)
        for door in row.places(column) if row is not None else ():
            item = QListWidgetItem(door.caption)
            item.setData(_DOOR, door)
            self.doors.addItem(item)

    def _open_first(self, at: int, column: int = 0) -> None:
        row = self.model.row(at)
        doors = row.places(column) if row is not None else ()
        if doors:
            self.open_requested.emit(doors[0])

    def _open(self, item: QListWidgetItem) -> None:
        door = item.data(_DOOR)
        # A tuple goes through Qt as a list: it is made a door again.
        self.open_requested.emit(door if isinstance(door, Door) else Door(*door))
