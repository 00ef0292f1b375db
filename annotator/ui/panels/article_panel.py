"""The list of articles, with the search field above it and the filters beside its heading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter, ArticleOrder
from annotator.ui.models.articles import SUMMARY, ArticleModel, status_words
from annotator.ui.panels.article_delegate import ArticleDelegate
from annotator.ui.panels.article_selection import ArticleSelection
from annotator.ui.panels.date_filter import DateFilter
from annotator.ui.panels.parts import Heading, quiet_list
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.look import Look

_TYPING_PAUSE = 180  # milliseconds without a key before the list is filtered
_MOST_PUBLISHERS = 40
_MOST_TAGS = 200  # a menu of thousands takes seconds to open, and nobody finds anything in it


class ArticlePanel(QWidget):
    """Shows the articles; a click or Enter opens one, and the one that is open is the chosen row."""

    menu_requested = Signal(QPoint)
    reader_wanted = Signal()

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = ArticleModel(desk, self)
        self.search = QLineEdit(self)
        self.search.setObjectName("searchField")
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the articles"))
        self.search.setToolTip(
            self.tr("Lists the articles in whose title, facts or text all these words stand.")
        )
        self.search.setClearButtonEnabled(True)
        self.heading = Heading(self.tr("ARTICLES"), self)
        self.filter_button = QToolButton(self)
        self.filter_button.setAccessibleName(self.tr("Filter and sort the articles"))
        self.filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.filter_button.setMenu(self._menu)
        self.heading.row.addWidget(self.filter_button)
        self.list = quiet_list("articleList", self.tr("Articles"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ArticleDelegate(look, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._selection = ArticleSelection(desk, self.list, self.model)
        self.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(2)
        field = QVBoxLayout()
        field.setContentsMargins(12, 0, 12, 0)
        field.addWidget(self.search)
        layout.addLayout(field)
        layout.addWidget(self.heading)
        layout.addWidget(self.list, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._search)
        self.search.textEdited.connect(lambda _words: self._pause.start())
        self.search.textChanged.connect(lambda words: None if words else self._pause.start())
        self.search.returnPressed.connect(self._open_first)
        self.list.clicked.connect(self._click)
        self.list.activated.connect(self._open_and_read)
        self.list.customContextMenuRequested.connect(self._ask_for_menu)
        self.model.modelReset.connect(self._show_number)
        self.model.rowsInserted.connect(self._show_number)
        self.model.modelReset.connect(self._choose_row)
        desk.article_opened.connect(self._choose_row)
        desk.project_opened.connect(self._forget_filter)
        look.changed.connect(self.list.viewport().update)
        self._show_number()
        self._show_filter()

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the rows that are selected, for what is done to several at once."""
        return self._selection.ids()

    @property
    def acted_on(self) -> tuple[str, ...]:
        """The articles that a command is for: all that are selected, for who works in the list, else the one open."""
        article, chosen = self._desk.article, self.chosen_ids
        is_here = (
            self.list.window().focusWidget() is self.list
        )  # also while a menu or a dialog has the keyboard
        if article is None or (chosen and is_here):
            return chosen
        return (article.id,)

    def set_filter(self, wanted: ArticleFilter) -> None:
        """List only what passes this filter."""
        self.model.show(wanted=wanted)
        self._show_filter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let “select all” mean all that the heading counts, not only the pages that were scrolled to."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.SelectAll)
        ):
            self._selection.select_all()
            return True
        return super().eventFilter(watched, event)

    # -- what is typed and clicked ----------------------------------------------------------------------------------

    def _search(self) -> None:
        self._pause.stop()
        if self.model.filter.words != self.search.text():
            self.set_filter(replace(self.model.filter, words=self.search.text()))

    def _open_first(self) -> None:
        self._search()
        first = self.model.summary(0)
        if first is not None:
            self._desk.open_article(first.id)
            self.reader_wanted.emit()

    def _click(self, index: QModelIndex) -> None:
        """Open what is clicked; with Ctrl or Shift held a click only selects, as in every list."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QGuiApplication.keyboardModifiers() & held:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        self._desk.open_article(index.data(SUMMARY).id)

    def _open_and_read(self, index: QModelIndex) -> None:
        self._open(index)
        self.reader_wanted.emit()

    def _ask_for_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if index.isValid() and not self.list.selectionModel().isSelected(index):
            self.list.setCurrentIndex(index)
            self._open(index)
        self.menu_requested.emit(self.list.viewport().mapToGlobal(point))

    # -- what is shown ----------------------------------------------------------------------------------------------

    def _choose_row(self) -> None:
        article = self._desk.article
        row = self.model.place(article.id) if article is not None else -1
        if row < 0:
            self.list.clearSelection()
        elif self.list.currentIndex().row() != row or len(self.list.selectedIndexes()) != 1:
            self.list.setCurrentIndex(self.model.index(row))
        if row >= 0:
            self.list.scrollTo(self.model.index(row))

    def _show_number(self) -> None:
        self.heading.set_number(self.model.total if self._desk.session is not None else None)

    def _show_filter(self) -> None:
        is_filtered = replace(self.model.filter, words="") != ArticleFilter()
        words = self.tr("filtered") if is_filtered else self.tr("filter")
        self.filter_button.setText(f"{words} ▾")

    def _forget_filter(self) -> None:
        self.search.clear()
        self._pause.stop()
        self.set_filter(ArticleFilter())

    # -- the menu of filters ----------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        menu, now = self._menu, self.model.filter
        menu.clear()
        for part in (*menu.findChildren(QMenu), *menu.findChildren(QActionGroup)):
            part.deleteLater()  # “clear” leaves them
        menu.addSection(self.tr("Status"))
        for status in ArticleStatus:
            self._tick(status_words(status), is_on=status in now.statuses, field="statuses", value=status)
        if len(self._desk.tag_set.labels) > 0:
            menu.addSection(self.tr("Has a"))
        for at, label in enumerate(self._desk.tag_set):
            if at >= _MOST_TAGS and label.id not in now.label_ids:
                continue
            self._tick(
                shown(label.caption), is_on=label.id in now.label_ids, field="label_ids", value=label.id
            )
        if len(self._desk.tag_set.labels) > _MOST_TAGS:
            pattern = self.tr("The first {shown} of {all} tags")
            note = menu.addAction(pattern.format(shown=_MOST_TAGS, all=len(self._desk.tag_set.labels)))
            note.setEnabled(False)
        session = self._desk.session
        known = [name for name, _count in session.read.publishers() if name] if session is not None else []
        if known:
            publishers = menu.addMenu(self.tr("Publisher"))
            for name in known[:_MOST_PUBLISHERS]:
                self._tick(
                    name, is_on=name in now.publishers, field="publishers", value=name, menu=publishers
                )
        speakers = list(self._desk.speakers.values())[:_MOST_PUBLISHERS]
        if speakers:
            who = menu.addMenu(self.tr("Speaker"))
            for one in speakers:
                self._tick(
                    one.name, is_on=one.id in now.speaker_ids, field="speaker_ids", value=one.id, menu=who
                )
        dates = menu.addMenu(self.tr("Date"))
        between = DateFilter(now.published_from, now.published_to, dates)
        between.chosen.connect(self._choose_dates)
        dates.addAction(between)
        menu.addSection(self.tr("Sorted by"))
        group = QActionGroup(menu)
        for order, words in (
            (ArticleOrder.ADDED, self.tr("arrival")),
            (ArticleOrder.TITLE, self.tr("title")),
            (ArticleOrder.PUBLISHED, self.tr("date")),
            (ArticleOrder.PUBLISHER, self.tr("publisher")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order is self.model.order)
            group.addAction(action)
            action.triggered.connect(lambda _on, chosen=order: self.model.show(order=chosen))
        menu.addSeparator()
        clear = menu.addAction(self.tr("Show all"))
        clear.setEnabled(replace(now, words="") != ArticleFilter())
        clear.triggered.connect(lambda: self.set_filter(ArticleFilter(words=now.words)))

    def _choose_dates(self, first: str, last: str) -> None:
        self._menu.hide()
        self.set_filter(replace(self.model.filter, published_from=first, published_to=last))

    def _tick(self, words: str, *, is_on: bool, field: str, value: str, menu: QMenu | None = None) -> QAction:
        action = (menu or self._menu).addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(lambda on: self._toggle(field, value, is_on=on))
        return action

    def _toggle(self, field: str, value: str, *, is_on: bool) -> None:
        known: frozenset[str] = getattr(self.model.filter, field)
        chosen = known | {value} if is_on else known - {value}
        self.set_filter(replace(self.model.filter, **{field: chosen}))  # type: ignore[arg-type]  # checked by _tick
