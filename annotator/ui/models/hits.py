"""The hits of a search as rows: the heading of an article, then its hits; read some at a time, in slices of time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from annotator.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.core.values import Annotation
    from annotator.core.views import ArticleSummary
    from annotator.services.concordance import Group
    from annotator.services.searching import Hit

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole  # an ArticleSummary or a Hit

_STEP = 200  # hits that are read before the list waits to be scrolled
_SLICE = 0.04  # seconds of reading before the window gets its turn


class HitModel(QAbstractListModel):
    """Rows of a concordance, which grow as the list is scrolled."""

    grown = Signal()  # more is there, or nothing more will come
    failed = Signal(object)  # Trouble

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ArticleSummary | Hit] = []
        self._source: Iterator[Group] | None = None
        self._wanted = 0
        self.hits = self.articles = 0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._read)

    def show(self, source: Iterator[Group] | None) -> None:
        """Show these groups, the first of them at once; None shows nothing."""
        self._turn.stop()
        self.beginResetModel()
        self._rows, self._source = [], source
        self.hits = self.articles = 0
        self._wanted = _STEP
        self.endResetModel()
        self._read()

    def clear(self) -> None:
        """Show nothing, and read no more: the project is being closed."""
        self.show(None)

    @property
    def is_whole(self) -> bool:
        """Tell whether every hit is there."""
        return self._source is None

    def row(self, at: int) -> ArticleSummary | Hit | None:
        """Return what a row shows."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def first_hit(self) -> int:
        """Return the row of the first hit, -1 where there is none."""
        return 1 if self._rows else -1

    def caption(self, at: int) -> str:
        """Return the caption of the article that a row belongs to."""
        from annotator.core.views import ArticleSummary

        while at >= 0:
            row = self._rows[at]
            if isinstance(row, ArticleSummary):
                return row.caption
            at -= 1
        return ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows read so far."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or what a screen reader says of it."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line_of(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.caption(index.row())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keyboard pass over the headings."""
        from annotator.core.views import ArticleSummary

        if not index.isValid() or isinstance(self.row(index.row()), ArticleSummary):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, _parent: Index) -> bool:
        """Tell whether there is more to read."""
        return self._source is not None and not self._turn.isActive()

    def fetchMore(self, _parent: Index) -> None:
        """Read some more when the window has its turn."""
        if self._source is not None:
            self._wanted = self.hits + _STEP
            self._turn.start()

    def _read(self) -> None:
        source = self._source
        if source is None:
            self.grown.emit()
            return
        end = monotonic() + _SLICE
        fresh: list[ArticleSummary | Hit] = []
        is_over = False
        try:
            while self.hits < self._wanted and monotonic() < end:
                group = next(source, None)
                if group is None:
                    is_over = True
                    break
                fresh += (group.article, *group.hits)
                self.hits += len(group.hits)
                self.articles += 1
        except UserError as error:
            is_over = True
            self.failed.emit(error.trouble)
        if is_over:
            self._source = None
        elif self.hits < self._wanted:
            self._turn.start()
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()
        self.grown.emit()


def shortest_at(there: Iterable[Annotation], hit: Hit) -> str:
    """Return the id of the shortest of the annotations that meet a hit, or nothing."""
    meeting = [one for one in there if one.start < hit.end and hit.start < one.end]
    return min(meeting, key=lambda one: (one.end - one.start, one.id)).id if meeting else ""


def line_of(row: ArticleSummary | Hit) -> str:
    """Return a row as one line of text."""
    from annotator.core.views import ArticleSummary

    if isinstance(row, ArticleSummary):
        return " · ".join(part for part in (row.caption, row.publisher, row.published) if part)
    return " ".join(f"{row.before}{row.text}{row.after}".split())
