"""The middle of the window: title and facts of the article, the reader, the banner above and the find bar below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.core.errors import UserError
from annotator.core.values import switched_on
from annotator.ui.panels.banner import Banner
from annotator.ui.panels.card import Card
from annotator.ui.panels.find_bar import FindBar
from annotator.ui.panels.linked import Linked
from annotator.ui.reader import Reader, ReaderColours, ReaderMark
from annotator.ui.reader.layout import PageLayout
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from annotator.core.values import Annotation, Article
    from annotator.core.views import AnnotationPlace
    from annotator.ui.desk import Desk
    from annotator.ui.look import Look


_LONGEST_TITLE = 140  # characters: three lines of a usual window


class ReaderPanel(QWidget):
    """Shows the article of the desk, and keeps the reader's marks true to it."""

    facts_requested = Signal()
    _rules_off: tuple[str, ...]

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._look = desk, look
        self.setObjectName("readerPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banner = Banner(self)
        self.title = QLabel(self)
        self.title.setObjectName("articleTitle")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.facts = QLabel(self)
        self.facts.setObjectName("facts")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setAccessibleName(self.tr("Publisher, date, file"))
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.reader = Reader(self, colours=self._colours())
        self.reader.setObjectName("reader")
        self.find_bar = FindBar(self.reader, self)
        self.card: Card | None = None
        self._linked = Linked(desk, self)
        self._linked.changed.connect(self._show_linked)
        self._header = QWidget(self)
        inner = self._header_layout = QVBoxLayout(self._header)
        inner.setSpacing(4)
        inner.addWidget(self.title)
        inner.addWidget(self.facts)
        self._header.setToolTip(self.tr("A double click corrects title, publisher and date."))
        self._header.installEventFilter(self)
        self.reader.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self._header)
        layout.addWidget(self.reader, 1)
        layout.addWidget(self.find_bar)
        desk.article_opened.connect(self._show_article)
        desk.article_changed.connect(self._show_facts)
        desk.annotations_replaced.connect(self._show_all)
        desk.annotations_changed.connect(self._show_changed)
        desk.annotation_selected.connect(self._show_selected)
        desk.slices.arrived.connect(self._show_more)
        desk.tag_set_changed.connect(self.reader.forget_looks)
        desk.speakers_changed.connect(self.reader.forget_looks)
        self.reader.annotation_selected.connect(desk.select)
        self.reader.zoom_changed.connect(lambda _percent: self._align())
        self._facts_words, self._rules_off = "", ()
        self.reader.verticalScrollBar().valueChanged.connect(self._reach_view)
        self.set_title_font()
        look.changed.connect(lambda: self.reader.set_colours(self._colours()))
        self._show_facts()

    def show_card(self) -> Card:
        """Show the card of the first start beside or below the text; return it."""
        if self.card is None:
            self.card = Card(self)
        self._place_card()
        self.card.show()
        self.card.raise_()
        return self.card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of a double click on the title or the facts, and of another size of the reader."""
        if watched is self._header and event.type() == QEvent.Type.MouseButtonDblClick:
            self.facts_requested.emit()
        if watched is self.reader and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._align)  # the reader sets its column in what follows
        return False

    def _align(self) -> None:
        """Let the title begin where the lines of the text begin."""
        column = self.reader.document().documentLayout()
        if isinstance(column, PageLayout):
            left = self.reader.viewport().x() + column.left  # the scroll bar may be on either side
            right = max(16, self.width() - left - column.measure)
            self._header_layout.setContentsMargins(left, 18, right, 8)
            self._header_layout.activate()
            self._show_facts_line()
            self._place_card()

    def set_title_font(self) -> None:
        """Set the title in the family of the text."""
        font = QFont(self.font())
        font.setFamilies(self.reader.font().families())
        font.setPointSizeF(font.pointSizeF() * 1.55)
        font.setWeight(QFont.Weight.DemiBold)
        self.title.setFont(font)
        QTimer.singleShot(0, self, self._align)

    def switch_rules_off(self, names: Collection[str]) -> None:
        """Show as the article's own what these rules took for parts of the page."""
        if set(names) == set(self._rules_off):
            return
        self._rules_off = tuple(names)
        if (article := self._desk.article) is not None:
            self.reader.set_regions(switched_on(article.regions, self._rules_off))

    # -- what is shown ----------------------------------------------------------------------------------------------

    def _show_article(self) -> None:
        article = self._desk.article
        if article is None:
            self.reader.set_article("", "", ())
        else:
            regions = switched_on(article.regions, self._rules_off)
            self.reader.set_article(article.id, self._desk.text, regions)
            self._show_all()
        self.find_bar.forget()
        self._show_facts()

    def _show_facts(self) -> None:
        article = self._desk.article
        self._header.setVisible(article is not None)
        if article is None:
            return
        words = article.title or article.file or article.id
        self.title.setText(words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rstrip() + "…")
        self.title.setToolTip(plain_tip(words) if len(words) > _LONGEST_TITLE else "")
        self._facts_words = " · ".join(part for part in self._facts(article) if part)
        self._show_facts_line()

    def _show_facts_line(self) -> None:
        """Show as much of the facts as there is room for; the rest is under the pointer."""
        room = self.facts.width()
        shown = self.facts.fontMetrics().elidedText(self._facts_words, Qt.TextElideMode.ElideRight, room)
        self.facts.setText(shown)
        self.facts.setToolTip(plain_tip(self._facts_words) if shown != self._facts_words else "")

    def _facts(self, article: Article) -> Iterable[str]:
        yield article.publisher or self.tr("publisher unknown")
        yield article.author
        yield article.published or self.tr("date unknown")
        yield article.file

    def _show_all(self) -> None:
        self.reader.set_places(self._desk.annotations.order, self)
        self.reader.select_annotation(self._desk.selected_id, reveal=False)

    def _show_more(self, places: list[AnnotationPlace]) -> None:
        self.reader.add_places(places, self)

    def _reach_view(self) -> None:
        """Have the annotations in view read, where somebody goes further than the slices have come."""
        if not self._desk.annotations.is_complete:
            self._told(lambda: self._desk.annotations.read_within(*self.reader.visible_span()))

    # What the reader asks for, as its source of marks

    def marks(self, mark_ids: Sequence[str]) -> list[ReaderMark]:
        """Return what annotations look like whose places the reader knows."""
        found: list[Annotation] = []
        self._told(lambda: found.extend(self._desk.annotations.ready(mark_ids)))
        self._told(lambda: self._linked.read(mark_ids))
        return self._marks(found)

    def finish(self) -> None:
        """Read all places now: the next annotation may be anywhere."""
        self._told(self._desk.annotations.finish)

    def _told(self, work: Callable[[], object]) -> None:
        """Read; a failure is told after what is being painted, which asked for it."""
        try:
            work()
        except UserError as error:
            trouble = error.trouble
            QTimer.singleShot(0, self, lambda: self._desk.failed.emit(trouble))

    def _show_changed(self, newer: tuple[Annotation, ...], gone: tuple[str, ...]) -> None:
        if gone:
            self.reader.remove_annotations(gone)
        if newer:
            self.reader.add_annotations(self._marks(newer))

    def _show_linked(self, annotation_ids: list[str]) -> None:
        known = map(self._desk.annotations.at_hand, annotation_ids)
        self.reader.add_annotations(self._marks([one for one in known if one is not None]))

    def _marks(self, annotations: Iterable[Annotation]) -> list[ReaderMark]:
        labels = {label.id: label for label in self._desk.tag_set}
        return [
            ReaderMark.of(
                annotation,
                labels[annotation.label_id],
                self._desk.speaker_name(annotation.speaker_id),
                is_linked=annotation.id in self._linked,
            )
            for annotation in annotations
            if annotation.label_id in labels
        ]

    def _show_selected(self, annotation_id: str) -> None:
        if self.reader.selected_annotation() != annotation_id:
            self.reader.select_annotation(annotation_id, reveal=False)

    def _colours(self) -> ReaderColours:
        return ReaderColours.of(self._look.theme)

    def _place_card(self) -> None:
        """Put the card into the margin beside the text, or below the text where that has no such margin."""
        card, column = self.card, self.reader.document().documentLayout()
        if card is None or not isinstance(column, PageLayout):
            return
        layout = self.layout()
        card.set_flat(False)
        wanted = card.sizeHint()
        margin = (
            column.left if self.isRightToLeft() else self.reader.viewport().width() - self.reader.badges_end
        )
        is_flat = margin < wanted.width() + 36
        if is_flat and isinstance(layout, QVBoxLayout):
            card.set_flat(True)
            if layout.indexOf(card) < 0:
                layout.insertWidget(layout.indexOf(self.find_bar), card)
        elif layout is not None:
            layout.removeWidget(card)
            x = 18 if self.isRightToLeft() else self.width() - wanted.width() - 30
            bottom = self.find_bar.height() if self.find_bar.isVisible() else 0
            card.setGeometry(
                x, self.height() - wanted.height() - 18 - bottom, wanted.width(), wanted.height()
            )
