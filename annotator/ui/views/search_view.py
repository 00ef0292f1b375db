"""The search of the project: what is looked for, filters, and the hits as a concordance by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter, ArticleSummary
from annotator.ui.dragging import DragSource
from annotator.ui.models.articles import status_words
from annotator.ui.models.hits import ROW, HitModel, shortest_at
from annotator.ui.panels.date_filter import end_of
from annotator.ui.panels.fields import ChoiceField
from annotator.ui.panels.parts import quiet_list, speak
from annotator.ui.terms import counted_in, shown
from annotator.ui.views.empty import EmptyNote
from annotator.ui.views.hit_delegate import HitDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.edits import Changes
    from annotator.ui.desk import Desk
    from annotator.ui.look import Look

_PAUSE = 180  # milliseconds without a key before it is searched
_MOST_CHOICES = 500


class SearchView(QWidget):
    """Searches as one types. Up, Down and Enter work from the field too."""

    opened = Signal(object)  # Hit
    annotate_requested = Signal(str, object, str)  # query, ArticleFilter, id of a label
    failed = Signal(object)  # Trouble

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("searchView")
        self.setAccessibleName(self.tr("Search of the project"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setObjectName("projectSearchField")
        self.field.setAccessibleName(self.tr("Search all articles"))
        self.field.setPlaceholderText(self.tr("words, “a phrase”, begin*"))
        self.field.setClearButtonEnabled(True)
        self.annotate = QPushButton(self.tr("Annotate all hits"))
        self.annotate.setObjectName("annotateHits")
        self._labels = QMenu(self)
        self.annotate.setMenu(self._labels)
        self.status = self._choice("statusFilter", self.tr("Status"))
        self.label = self._choice("labelFilter", self.tr("Has a"))
        self.publisher = self._choice("publisherFilter", self.tr("Publisher"))
        self.speaker = self._choice("speakerFilter", self.tr("Speaker"))
        self.since, self.until = (
            self._date(name, words)
            for name, words in (("fromFilter", self.tr("From")), ("toFilter", self.tr("To")))
        )
        self.number = QLabel()
        self.number.setObjectName("hint")
        self.number.setWordWrap(True)
        self.number.setAccessibleName(self.tr("Number of hits"))
        self.model = HitModel(self)
        self.list: QListView = quiet_list("hits", self.tr("Hits"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(look, self.list))
        DragSource(self.list, self._annotation_at)
        self.empty = EmptyNote(self.list)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _words: self._pause.start())
        self.field.returnPressed.connect(self._open_current)
        self.field.installEventFilter(self)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self._labels.aboutToShow.connect(self._fill_labels)
        self.model.grown.connect(self._show_number)
        self.model.failed.connect(self.failed)
        desk.tag_set_changed.connect(self._fill)
        desk.speakers_changed.connect(self._fill)
        desk.changed.connect(self._hear)
        desk.project_closed.connect(self.model.clear)
        look.changed.connect(self.list.viewport().update)
        self.setFocusProxy(self.field)
        self._fill()
        self.search()

    def _annotation_at(self, index: QModelIndex) -> str:
        """Return the shortest annotation that a hit lies in, or that lies in it; nothing where there is none."""
        hit, session = index.data(ROW), self._desk.session
        if session is None or hit is None or isinstance(hit, ArticleSummary):
            return ""
        try:
            return shortest_at(session.read.annotations(hit.article_id), hit)
        except UserError:
            return ""

    # -- what is looked for -----------------------------------------------------------------------------------------

    @property
    def query(self) -> str:
        """What is looked for; typographic quotation marks make a phrase as straight ones do."""
        words = self.field.text()
        for mark in "“”„«»":
            words = words.replace(mark, '"')
        return words.strip()

    @property
    def filter(self) -> ArticleFilter:
        """Which articles are looked at."""
        status, label, publisher, speaker = (
            str(field.currentData() or "")
            for field in (self.status, self.label, self.publisher, self.speaker)
        )
        return ArticleFilter(
            statuses=frozenset({ArticleStatus(status)} if status else ()),
            label_ids=frozenset({label} - {""}),
            publishers=frozenset({publisher} - {""}),
            speaker_ids=frozenset({speaker} - {""}),
            published_from=self.since.text().strip(),
            published_to=end_of(self.until.text().strip()),
        )

    def look_for(self, words: str) -> None:
        """Look for these words, as a phrase where they are several; nothing keeps what is there."""
        if words:
            self.field.setText(f'"{words}"' if " " in words else words)
            self.search()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search(self) -> None:
        """Search now."""
        self._pause.stop()
        session, query = self._desk.session, self.query
        if session is None or not query:
            self.model.show(None)
            return
        from annotator.services.concordance import concordance

        self.model.show(concordance(session.read, query, self.filter))
        first = self.model.first_hit()
        if first > 0:
            self.list.setCurrentIndex(self.model.index(first))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys choose a hit while words are typed."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
            if event.key() in step:
                self._move(step[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        way = 1 if step > 0 else -1
        at = left = self.list.currentIndex().row()
        for _ in range(abs(step)):
            at += way
            while isinstance(self.model.row(at), ArticleSummary):
                at += way
            if self.model.row(at) is None:
                break
            left = at
        if self.model.row(left) is not None:
            self.list.setCurrentIndex(self.model.index(left))

    def _open_current(self) -> None:
        if self._pause.isActive():
            self.search()
        self._open(self.list.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row()) if index.isValid() else None
        if row is not None and not isinstance(row, ArticleSummary):
            self.opened.emit(row)

    def _show_number(self) -> None:
        hits, articles = self.model.hits, self.model.articles
        if not self.query:
            words = self.tr("Case and accents make no difference. Every word must be in the article.")
        elif not hits:
            words = self.tr("nowhere in these articles") if self.model.is_whole else self.tr("searching …")
        else:
            pattern = (
                self.tr("{hits} hit(s) in {articles} article(s)")
                if self.model.is_whole
                else self.tr("the first {hits} hit(s), in {articles} article(s); scroll for more")
            )
            words = counted_in(pattern, hits=hits, articles=articles)
        self.number.setText(words)
        self.empty.set_words(self._nothing())
        self.empty.show_where(not hits and self.model.is_whole)
        self.annotate.setEnabled(hits > 0)
        first = self.model.first_hit()
        if first > 0 and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(first))

    def _nothing(self) -> str:
        """Return what is said where there is no hit."""
        if not self.query:
            return self.tr(
                "Here will be every place where the words stand, with what is around them. Type them above; "
                "{edit.search} comes back here from anywhere."
            )
        return self.tr(
            "No article holds all of these words. Fewer words, begin*, or fewer filters may find it."
        )

    def _hear(self, changes: Changes, _by: object) -> None:
        if changes.is_bulk or changes.concerns(Kind.ARTICLE):  # publishers may have come or gone
            self._fill()

    def _fill(self) -> None:
        """Fill the choices of the filters, keeping what is chosen."""
        session = self._desk.session
        if session is None:
            return
        publishers = [name for name, _number in session.read.publishers() if name]
        speakers = sorted(self._desk.speakers.values(), key=lambda one: one.name.casefold())
        choices: Iterable[tuple[ChoiceField, str, list[tuple[str, str]]]] = (
            (self.status, self.tr("any status"), [(status_words(one), one.value) for one in ArticleStatus]),
            (
                self.label,
                self.tr("with any tag"),
                [(shown(one.caption), one.id) for one in self._desk.tag_set],
            ),
            (self.publisher, self.tr("any publisher"), [(name, name) for name in publishers[:_MOST_CHOICES]]),
            (self.speaker, self.tr("any speaker"), [(one.name, one.id) for one in speakers[:_MOST_CHOICES]]),
        )
        for field, every, known in choices:
            chosen = str(field.currentData() or "")
            is_there = any(value == chosen for _caption, value in known)
            field.show_choice([(every, ""), *known], chosen if is_there else "")

    def _fill_labels(self) -> None:
        self._labels.clear()
        for label in self._desk.tag_set:
            action = self._labels.addAction(shown(label.caption).replace("&", "&&"))
            action.triggered.connect(
                lambda _on=False, chosen=label.id: self.annotate_requested.emit(
                    self.query, self.filter, chosen
                )
            )

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.field, 1)
        first.addWidget(self.annotate)
        for field in (self.status, self.label, self.publisher, self.speaker):
            second.addWidget(field, 2)
        third = QHBoxLayout()
        third.addWidget(self.number, 1)
        for date in (self.since, self.until):
            date.setFixedWidth(130)
            third.addWidget(date)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        for row in (first, second, third):
            row.setSpacing(8)
            row.setContentsMargins(16, 0, 16, 0)
            layout.addLayout(row)
        layout.addWidget(self.list, 1)

    def _choice(self, name: str, spoken: str) -> ChoiceField:
        field = ChoiceField()
        field.setObjectName(name)
        speak(field, spoken)
        field.activated.connect(lambda _at: self.search())
        return field

    def _date(self, name: str, spoken: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(spoken)
        field.setPlaceholderText(f"{spoken} 2023-09-25")
        field.setMaxLength(10)
        field.textChanged.connect(lambda _words: self._pause.start())
        return field
