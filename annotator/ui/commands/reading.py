"""Reading: selecting, going from annotation to annotation and from article to article, zoom, panes, undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.values import ArticleStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.ui.desk import Desk
    from annotator.ui.panels.article_panel import ArticlePanel
    from annotator.ui.panels.reader_panel import ReaderPanel


class Reading:
    """Moves through texts and lists. ``panes`` are the widgets that F6 goes through, in their order."""

    def __init__(
        self, desk: Desk, panel: ReaderPanel, articles: ArticlePanel, panes: Callable[[], Sequence[QWidget]]
    ) -> None:
        self._desk = desk
        self._panel = panel
        self._reader = panel.reader
        self._articles = articles
        self._panes = panes

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        reader, find = self._reader, self._panel.find_bar
        return {
            # In a view it stays where it is: what was changed there is seen there.
            "edit.undo": lambda: self._desk.undo(show=not self._panel.isHidden()),
            "edit.redo": lambda: self._desk.redo(show=not self._panel.isHidden()),
            "edit.copy": reader.copy,
            "edit.find": find.open_bar,
            "edit.find_next": find.go_on,
            "edit.find_previous": find.go_back,
            "article.filter": self.search,
            "select.sentence": reader.select_sentence,
            "select.extend_sentence": reader.extend_sentence,
            "select.quotation": reader.select_quotation,
            "select.words": self.select_words,
            "annotation.next": reader.next_annotation,
            "annotation.previous": reader.previous_annotation,
            "article.next": lambda: self.go(forward=True),
            "article.previous": lambda: self.go(forward=False),
            "article.done": self.done_and_next,
            "article.status.new": lambda: self.set_status(ArticleStatus.NEW),
            "article.status.open": lambda: self.set_status(ArticleStatus.OPEN),
            "article.delete": self.delete_articles,
            "view.zoom_in": reader.zoom_in,
            "view.zoom_out": reader.zoom_out,
            "view.zoom_reset": reader.zoom_reset,
            "view.next_pane": lambda: self.go_to_pane(1),
            "view.previous_pane": lambda: self.go_to_pane(-1),
            "view.reader": self.back_to_reader,
        }

    def search(self) -> None:
        """Go to the search field; the selected words are what is looked for."""
        words = self._reader.selected_text()
        field = self._articles.search
        if words and len(words) <= 100 and words.isprintable():
            field.setText(words)
            field.textEdited.emit(words)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def select_words(self) -> None:
        """Select the first fragment of the selected annotation."""
        annotation = self._desk.selected
        if annotation is not None:
            self._reader.select(annotation.fragments[0])

    def go(self, *, forward: bool) -> None:
        """Open the next or the previous article of the list."""
        session, article, model = self._desk.session, self._desk.article, self._articles.model
        if session is None:
            return
        if article is None:
            first = model.summary(0)
            wanted = first.id if first is not None else None
        else:
            wanted = session.read.article_neighbour(
                article.id, forward=forward, filter=model.filter, order=model.order
            )
        if wanted is not None:
            self._desk.open_article(wanted)

    def done_and_next(self) -> None:
        """Mark the article, or all that are selected in the list, as done, and open the next that is not."""
        chosen = self._articles.acted_on
        if self.set_status(ArticleStatus.DONE):
            following = self._next_not_done(chosen[-1])
            if following is not None:
                self._desk.open_article(following)

    def _next_not_done(self, article_id: str) -> str | None:
        """Return the first article of the list after this one that is not done; the list need not have come so far."""
        session, model = self._desk.session, self._articles.model
        left = frozenset(ArticleStatus) - {ArticleStatus.DONE}
        statuses = model.filter.statuses & left if model.filter.statuses else left
        if session is None or not statuses:
            return None
        wanted = replace(model.filter, statuses=statuses)
        return session.read.article_neighbour(article_id, forward=True, filter=wanted, order=model.order)

    def set_status(self, status: ArticleStatus) -> bool:
        """Say how far the reading of the article, or of all that are selected in the list, has come."""
        from annotator.services import curate

        chosen = self._articles.acted_on
        return (
            bool(chosen)
            and self._desk.run(curate.set_article_status(article_ids=chosen, status=status), by=self)
            is not None
        )

    def delete_articles(self) -> None:
        """Delete the article, or all that are selected in the list; undo brings them back."""
        from annotator.services import curate

        chosen = self._articles.acted_on
        if not chosen or self._desk.session is None:
            return
        after = self._desk.session.read.article_neighbour(
            chosen[-1], forward=True, filter=self._articles.model.filter, order=self._articles.model.order
        )
        if self._desk.run(curate.delete_articles(article_ids=chosen), by=self) is not None:
            following = after or self._desk.session.read.first_unfinished()
            if following is not None:
                self._desk.open_article(following)
            number = len(chosen)
            words = (
                self._panel.tr("The article is deleted; undo brings it back.")
                if number == 1
                else self._panel.tr("{number} articles are deleted; undo brings them back.").format(
                    number=number
                )
            )
            self._panel.banner.tell(words)

    def go_to_pane(self, step: int) -> None:
        """Go to the pane that follows, or the one before."""
        panes = [pane for pane in self._panes() if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next(
            (
                at
                for at, pane in enumerate(panes)
                if focus is not None and (pane is focus or pane.isAncestorOf(focus))
            ),
            -step if step < 0 else -1,
        )
        pane = panes[(here + step) % len(panes)]
        if pane.focusPolicy() == Qt.FocusPolicy.NoFocus or pane.focusProxy() is not None:
            pane = next((part for part in pane.findChildren(QWidget) if _takes_focus(part)), pane)
        pane.setFocus(Qt.FocusReason.TabFocusReason)

    def back_to_reader(self) -> None:
        """Leave a field, a list or the find bar for the reader; in the reader, let go of what is selected."""
        reader, bar = self._reader, self._panel.find_bar
        if bar.isVisible():
            bar.close_bar()
        elif not reader.hasFocus():
            reader.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif reader.selection():
            reader.clear_selection()
        elif self._desk.selected is not None:
            self._desk.select("")
        else:
            self._panel.banner.hide()


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
