"""A table of rows, each with the places behind it: what most views are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.dragging import DragSource, DropTarget
from annotator.ui.models.headed import Headed
from annotator.ui.terms import plain_tip
from annotator.ui.views.empty import EmptyNote
from annotator.ui.views.marked_words import MARKED, MarkedDelegate
from annotator.ui.views.tables import sorted_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.core.spans import Span

    Index = QModelIndex | QPersistentModelIndex

_DOOR = Qt.ItemDataRole.UserRole
_LEAST, _NARROW, _WIDE = 56, 190, 270  # pixels
_SAMPLE = 30  # rows by which the width of columns is chosen


class Door(NamedTuple):
    """A place to open: words of an article, or an annotation there. ``caption`` is what the list shows."""

    article_id: str
    span: Span
    caption: str
    annotation_id: str = ""
    marked: str = ""  # the caption as HTML with words marked, see `marked_words`


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


class Rows:
    """Rows that are all there, and can be sorted by any of their cells."""

    def __init__(self, rows: Sequence[ViewRow] = ()) -> None:
        self._rows = list(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, at: int) -> ViewRow:
        """Return the row at a place."""
        return self._rows[at]

    def key(self) -> object:
        """Return what is equal where the same rows stand in the same order."""
        return [row.id for row in self._rows]

    def place_of(self, row_id: str) -> int:
        """Return where the row with this id is, -1 where it is not."""
        return next((at for at, row in enumerate(self._rows) if row.id == row_id), -1)

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by a column; rows that are alike there keep their order."""
        self._rows.sort(key=lambda row: _sort_key(row.cells[column]), reverse=descending)


class RowsModel(Headed):
    """Rows that somebody else computed, or computes when they are looked at; clicking a heading sorts them."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(headings, parent)
        self._rows: Rows = Rows()
        self._key: object = []
        self.heading_tips: Sequence[str] = ()  # what a heading means, by column

    def set_rows(self, rows: Rows, headings: Sequence[str] | None = None) -> None:
        """Show these rows, in this order."""
        key = rows.key()
        others = self._headings if headings is None else tuple(headings)
        if key == self._key and others == self._headings:
            # The same rows say something else: who has scrolled or chosen a cell stays there.
            self._rows = rows
            if len(rows):
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(others) - 1))
            return
        self.beginResetModel()
        self._rows, self._key, self._headings = rows, key, others
        self.endResetModel()

    def row(self, at: int) -> ViewRow | None:
        """Return a row, or None."""
        return self._rows.row(at) if 0 <= at < len(self._rows) else None

    def place_of(self, row_id: str) -> int:
        """Return where the row with this id is, -1 where it is not."""
        return self._rows.place_of(row_id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None or index.column() >= len(row.cells):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            words = " ".join(str(row.cells[index.column()]).split())
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(row.cells[index.column()], str):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading, over numbers where they stand, and what it means."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            first = self._rows.row(0).cells if len(self._rows) else ()
            is_number = section < len(first) and not isinstance(first[section], str)
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self.heading_tips[section] if section < len(self.heading_tips) else None
        return super().headerData(section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are alike there keep their order."""
        if not 0 <= column < len(self._headings):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()  # what is chosen goes along with its row
        ids = [self._rows.row(index.row()).id for index in before]
        self._rows.sort(column, descending=order == Qt.SortOrder.DescendingOrder)
        self._key = self._rows.key()
        places = {one: self._rows.place_of(one) for one in set(ids)}
        after = [self.index(places[one], index.column()) for one, index in zip(ids, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _sort_key(cell: str | float) -> tuple[bool, str, float]:
    return (False, cell.casefold(), 0.0) if isinstance(cell, str) else (True, "", float(cell))


class RowsView(QWidget):
    """The table, what filters it above, and the places of the chosen row below."""

    open_requested = Signal(object)  # Door
    dropped_on_annotation = Signal(list, str)  # ids of annotations, id of the one they were dropped on

    def __init__(self, headings: Sequence[str], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(headings, self)
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(12, 8, 12, 8)
        self.bar.setSpacing(8)
        self.table = sorted_table(self.model, spoken)
        self.empty = EmptyNote(self.table)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.doors = QListWidget()
        self.doors.setAccessibleName(self.tr("Places in the articles"))
        self.doors.setFrameShape(QFrame.Shape.NoFrame)
        self.doors.setWordWrap(True)
        self.doors.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doors.setSpacing(4)
        self.doors.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.doors.setItemDelegate(MarkedDelegate(self.doors))
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(self.table)
        self.split.addWidget(self.doors)
        self.split.setSizes([420, 180])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.bar)
        self._bars = layout
        layout.addWidget(self.split, 1)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentChanged.connect(
            lambda now, _before: self._show_doors(now.row(), now.column())
        )
        self.table.activated.connect(lambda index: self._open_first(index.row(), index.column()))
        self.doors.itemActivated.connect(self._open)
        DragSource(self.doors, self._annotation_of_door)
        DropTarget(self.doors, self._annotation_of_door).dropped.connect(self.dropped_on_annotation)
        self._sorted_by: tuple[int, bool] | None = None
        self._has_widths = False

    def add_bar(self, bar: QHBoxLayout | QWidget) -> None:
        """Put a further line below those above the table."""
        at = self._bars.count() - 1
        if isinstance(bar, QWidget):
            self._bars.insertWidget(at, bar)
        else:
            self._bars.insertLayout(at, bar)

    def set_rows(self, rows: Rows | Sequence[ViewRow], headings: Sequence[str] | None = None) -> None:
        """Show these rows; the cell that was chosen stays chosen, or the one that is in its place now."""
        left = max(0, self.table.currentIndex().row())
        chosen = self.chosen()
        kept, column = chosen[0].id if chosen else "", max(0, self.table.currentIndex().column())
        shown = rows if isinstance(rows, Rows) else Rows(rows)
        if self._sorted_by is not None and self._sorted_by[0] < len(headings or self.model.headings):
            shown.sort(self._sorted_by[0], descending=self._sorted_by[1])
        scrolled = self.table.verticalScrollBar().value()
        self.model.set_rows(shown, headings)
        if len(shown) and not self._has_widths:
            self._has_widths = True
            self._fit_columns(shown)
        place = self.model.place_of(kept)
        if place < 0:
            place = min(left, len(shown) - 1)
        here = self.model.index(place, min(column, self.model.columnCount() - 1))
        if here.isValid() and (here != self.table.currentIndex() or not self.chosen()):
            self.table.setCurrentIndex(here)
        if kept and place >= 0:
            self.table.verticalScrollBar().setValue(scrolled)
        self._show_doors(place, here.column())
        self.empty.stand_for(self.table, is_empty=not len(shown))

    def _fit_columns(self, shown: Rows) -> None:
        """Make columns as wide as what stands in the first rows, within bounds."""
        metrics = self.table.fontMetrics()
        sample = [shown.row(at).cells for at in range(min(len(shown), _SAMPLE))]
        for at, heading in enumerate(self.model.headings):
            cells = [" ".join(str(cells[at]).split())[:80] for cells in sample if at < len(cells)]
            need = max(metrics.horizontalAdvance(words) for words in (f"{heading}  ", *cells)) + 22
            self.table.setColumnWidth(at, min(_WIDE if at == 0 else _NARROW, max(_LEAST, need)))

    def unsort(self) -> None:
        """Leave the order of the rows to whoever brings them."""
        self._sorted_by = None
        self.table.horizontalHeader().setSortIndicatorShown(False)

    def chosen(self) -> list[ViewRow]:
        """Return the selected rows, from the top."""
        places = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [row for row in map(self.model.row, places) if row is not None]

    def _sort(self, column: int) -> None:
        again = self._sorted_by is not None and self._sorted_by[0] == column
        self._sorted_by = (column, again and not self._sorted_by[1]) if self._sorted_by else (column, False)
        order = Qt.SortOrder.DescendingOrder if self._sorted_by[1] else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicatorShown(True)
        self.table.horizontalHeader().setSortIndicator(column, order)
        self.model.sort(column, order)

    def _show_doors(self, at: int, column: int = 0) -> None:
        self.doors.clear()
        row = self.model.row(at)
        for door in row.places(column) if row is not None else ():
            item = QListWidgetItem(door.caption)
            item.setData(_DOOR, door)
            item.setData(MARKED, door.marked)
            self.doors.addItem(item)

    def _open_first(self, at: int, column: int = 0) -> None:
        row = self.model.row(at)
        doors = row.places(column) if row is not None else ()
        if doors:
            self.open_requested.emit(doors[0])

    def _open(self, item: QListWidgetItem) -> None:
        self.open_requested.emit(_as_door(item.data(_DOOR)))

    @staticmethod
    def _annotation_of_door(index: QModelIndex) -> str:
        return _as_door(index.data(_DOOR)).annotation_id


def _as_door(kept: Any) -> Door:
    # A tuple goes through Qt as a list: it is made a door again.
    return kept if isinstance(kept, Door) else Door(*kept)
