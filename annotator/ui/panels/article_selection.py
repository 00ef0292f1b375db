"""Which articles of the list are selected: also all of them, when the list has come to the first few hundred only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject

from annotator.ui.models.articles import SUMMARY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from annotator.ui.desk import Desk
    from annotator.ui.models.articles import ArticleModel


class ArticleSelection(QObject):
    """The selection of the list, which knows when it means all.

    To fetch a hundred thousand rows in order to select each would take seconds. So those that are fetched are
    selected, those that are fetched later are when they come, and what is asked for is the ids alone, when a command
    asks. A row that is taken out of the selection of all is remembered; any other change ends it.
    """

    def __init__(self, desk: Desk, view: QListView, model: ArticleModel) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._model = model
        self._means_all = False
        self._left_out: set[str] = set()
        self._ids: tuple[str, ...] | None = None  # those of all, until something changes
        self._is_own = False  # the change of the selection that is going on
        view.selectionModel().selectionChanged.connect(self._take)
        model.rowsInserted.connect(self._select_more)
        model.modelReset.connect(self._end)
        desk.changed.connect(self._forget_ids)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the articles that are selected, in the order of the list."""
        session = self._desk.session
        if not self._means_all or session is None:
            rows = sorted(self._view.selectionModel().selectedRows(), key=QModelIndex.row)
            return tuple(index.data(SUMMARY).id for index in rows)
        if self._ids is None:
            listed = session.read.article_ids(self._model.filter, self._model.order)
            self._ids = tuple(one for one in listed if one not in self._left_out)
        return self._ids

    def select_all(self) -> None:
        """Select every article that the list's heading counts."""
        self._is_own = True
        self._view.selectAll()
        self._is_own = False
        self._end()
        self._means_all = self._model.canFetchMore(QModelIndex())

    def _take(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Take one row out of all, or in again; what else is selected or not is a selection of its own."""
        if self._is_own or not self._means_all:
            return
        came, went = ([index.data(SUMMARY).id for index in one.indexes()] for one in (selected, deselected))
        if len(went) > 1:
            self._end()
            return
        self._ids = None
        self._left_out = (self._left_out | set(went)) - set(came)

    def _select_more(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._means_all:
            rows = QItemSelection(self._model.index(first), self._model.index(last))
            self._is_own = True
            self._view.selectionModel().select(rows, QItemSelectionModel.SelectionFlag.Select)
            self._is_own = False

    def _forget_ids(self, *_: object) -> None:
        self._ids = None

    def _end(self) -> None:
        self._means_all, self._left_out, self._ids = False, set(), None
