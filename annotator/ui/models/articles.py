"""The article list: rows fetched in pages by key, each read anew when a change concerns it."""

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
from annotator.core.values import Article, ArticleStatus
from annotator.core.views import ArticleFilter, ArticleOrder, ArticleSummary
from annotator.ui.terms import plain_tip, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.edits import Changes
    from annotator.ui.desk import Desk

SUMMARY = Qt.ItemDataRole.UserRole
COUNTS = Qt.ItemDataRole.UserRole + 1
READ = Qt.ItemDataRole.UserRole + 2
PAGE = 200
_MOST_KEPT = 20 * PAGE  # rows that are read anew at once after a change

_Index = QModelIndex | QPersistentModelIndex


class ArticleModel(QAbstractListModel):
    """The articles that pass a filter, in an order."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[ArticleSummary] = []
        self._places: dict[str, int] = {}
        self._next: tuple[Any, ...] | None = None
        self.read: Callable[[str], int] = lambda _article_id: 0  # how far, in per cent; the window knows
        self.filter = ArticleFilter()
        self.order = ArticleOrder.ADDED
        self.total = 0
        desk.project_opened.connect(self.reset)
        desk.project_closed.connect(self.reset)
        desk.changed.connect(self._take)

    # -- what Qt asks -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows are fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - one answer a role
        """Return what a role shows of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.caption
        if role == SUMMARY:
            return row
        if role == COUNTS:
            return self.counts(row)
        if role == READ:
            return self.read(row.id)
        if role == Qt.ItemDataRole.ToolTipRole:
            facts = (row.caption, row.publisher, row.published, row.file)
            return plain_tip("\n".join(part for part in facts if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.in_words(row)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there are rows that have not been fetched."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: _Index) -> None:
        """Fetch the next page."""
        if parent.isValid() or self._next is None or self._desk.session is None:
            return
        page = self._desk.session.read.article_page(self.filter, self.order, after=self._next, limit=PAGE)
        known = [row for row in page.rows if row.id not in self._places]
        self._next = page.next_key
        if known:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(known) - 1)
            self._rows.extend(known)
            self._places.update((row.id, first + at) for at, row in enumerate(known))
            self.endInsertRows()

    # -- what the window asks ---------------------------------------------------------------------------------------

    def show(self, *, wanted: ArticleFilter | None = None, order: ArticleOrder | None = None) -> None:
        """List the articles of a filter, in an order."""
        self.filter = self.filter if wanted is None else wanted
        self.order = self.order if order is None else order
        self.reset()

    def reset(self) -> None:
        """Read the first page anew."""
        self._read(PAGE)

    def _read(self, limit: int) -> None:
        self.beginResetModel()
        self._rows, self._places, self._next, self.total = [], {}, None, 0
        if self._desk.session is not None:
            page = self._desk.session.read.article_page(self.filter, self.order, limit=limit)
            self._rows, self._next = list(page.rows), page.next_key
            self._places = {row.id: at for at, row in enumerate(self._rows)}
            self.total = (
                len(self._rows) if self._next is None else self._desk.session.read.article_count(self.filter)
            )
        self.endResetModel()

    def place(self, article_id: str) -> int:
        """Return the row of an article, or -1 where it is not listed, or not yet."""
        return self._places.get(article_id, -1)

    def summary(self, row: int) -> ArticleSummary | None:
        """Return the article of a row, fetching pages up to it, or None where there is none."""
        while row >= len(self._rows) and self.canFetchMore(QModelIndex()):
            self.fetchMore(QModelIndex())
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def counts(self, row: ArticleSummary) -> tuple[tuple[str, str, int], ...]:
        """Return (letter, colour, number) for each label that the article has, in the order of the tag set."""
        return tuple(
            ((label.key or label.caption[:1]).upper(), label.colour, row.counts[label.id])
            for label in self._desk.tag_set
            if row.counts.get(label.id)
        )

    def in_words(self, row: ArticleSummary) -> str:
        """Return a row as a screen reader says it."""
        tags = self._desk.tag_set
        counted = [
            f"{shown(label.caption)} {row.counts[label.id]}" for label in tags if row.counts.get(label.id)
        ]
        parts = (row.caption, row.publisher, row.published, status_words(row.status), *counted)
        return ", ".join(part for part in parts if part)

    def show_again(self, article_id: str) -> None:
        """Have a row painted anew: something is known of it that the project does not hold."""
        row = self.place(article_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row), self.index(row))

    # -- what happened ----------------------------------------------------------------------------------------------

    def _take(self, changes: Changes, _by: object) -> None:
        if changes.is_bulk or changes.concerns(Kind.LABEL) or self._is_other_list(changes):
            # As many as were there: who has scrolled, or reads far down the list, stays where they are.
            self._read(min(max(PAGE, len(self._rows)), _MOST_KEPT))
            return
        for article_id in changes.article_ids:
            self._read_row(article_id)

    def _is_other_list(self, changes: Changes) -> bool:
        """Tell whether rows come, go or move, rather than only look different."""
        for edit in changes.of(Kind.ARTICLE):
            before, after = edit.before, edit.after
            if not isinstance(before, Article) or not isinstance(after, Article):
                return True
            if self.filter != ArticleFilter() or _sorted_by(before) != _sorted_by(after):
                return True
        return False

    def _read_row(self, article_id: str) -> None:
        row = self._places.get(article_id)
        if row is None or self._desk.session is None:
            return
        summary = self._desk.session.read.article_summary(article_id)
        if summary is not None:
            self._rows[row] = summary
            index = self.index(row)
            self.dataChanged.emit(index, index)


def _sorted_by(article: Article) -> tuple[str, ...]:
    return (article.title, article.published, article.publisher, article.file)


def status_words(status: ArticleStatus) -> str:
    """Return a reading status in the language of the user."""
    return {
        ArticleStatus.NEW: QCoreApplication.translate("Articles", "new"),
        ArticleStatus.OPEN: QCoreApplication.translate("Articles", "open"),
        ArticleStatus.DONE: QCoreApplication.translate("Articles", "done"),
    }[status]
