"""What follows from what: the one block that connects the window's parts, and the small answers that need no panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.actions import label_action_id
from annotator.ui.frame import TITLE

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Reactions:
    """Connects the parts of a window. None of them knows another; the desk is what they share."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._connect(window)

    def _connect(self, window: MainWindow) -> None:
        desk, reader = window.desk, window.page.reader
        for happened in (
            desk.project_opened, desk.project_closed, desk.article_opened, desk.article_changed,
            desk.annotation_selected, desk.annotations_changed, desk.annotations_replaced, desk.changed,
            reader.selection_changed, window.host.shown,
        ):  # fmt: skip
            happened.connect(window.enable)
        reader.caret_moved.connect(self._follow_caret)
        reader.caret_described.connect(window.status.show_at_caret)
        reader.context_menu_requested.connect(window.menus.of_text)
        reader.annotation_open_requested.connect(lambda _id: window.inspector.focus_first())
        desk.project_opened.connect(self._take_labels)
        desk.tag_set_changed.connect(self._take_labels)
        for happened in (desk.project_opened, desk.project_closed, desk.article_opened, desk.article_changed):
            happened.connect(self._show_title)
        desk.failed.connect(window.fail)
        desk.broke.connect(self._tell_bug)
        desk.waiting.connect(self._tell_wait)
        desk.kept.connect(self._tell_kept)
        window.tags.label_chosen.connect(lambda name: window.trigger(label_action_id(name)))
        window.tags.edit_requested.connect(window.program.edit_label)
        window.tags.delete_requested.connect(window.program.delete_label)
        window.annotations.chosen.connect(self._show_annotation)
        window.annotations.menu_requested.connect(window.menus.of_annotation)
        window.articles.menu_requested.connect(window.menus.of_article)
        window.articles.reader_wanted.connect(window.host.show_reader)
        window.page.facts_requested.connect(lambda: window.trigger("article.facts"))
        window.inspector.reader_wanted.connect(window.host.show_reader)
        window.inspector.decision_requested.connect(window.marking.decide_selected)
        window.inspector.words_requested.connect(window.marking.set_words)
        window.marking.hint = window.moving.hint = window.status.hint
        window.marking.next_waiting = window.queueing.step

    def _take_labels(self) -> None:
        self._window.actions_.set_labels(self._window.desk.tag_set)
        self._window.enable()

    def _follow_caret(self, _point: int) -> None:
        self._window.status.show_line(self._window.page.reader.line_number())
        has_suggestion = bool(self._window.page.reader.suggestion_at_caret())
        if has_suggestion != self._window.actions_["suggestion.accept"].isEnabled():
            self._window.enable()

    def _show_annotation(self, annotation_id: str) -> None:
        self._window.host.show_reader(focus=False)
        self._window.page.reader.select_annotation(annotation_id, reveal=True)
        self._window.desk.select(annotation_id)

    def _show_title(self) -> None:
        article, session = self._window.desk.article, self._window.desk.session
        name = (article.title or article.file or article.id)[:80] if article is not None else ""
        project = session.path.stem if session is not None else ""
        self._window.setWindowTitle(
            " — ".join(part for part in (" ".join(name.split()), project, TITLE) if part)
        )

    def look_at_card(self, _moment: object) -> None:
        """Let the card go when what it says has been done twice."""
        card, session = self._window.page.card, self._window.desk.session
        if (
            card is not None
            and card.isVisible()
            and session is not None
            and session.read.annotation_total() > 1
        ):
            card.dismiss()

    def _tell_bug(self, name: str) -> None:
        self._window.page.banner.fail(
            _words(
                "Something in the program broke ({name}). What was saved is safe; the log says more."
            ).format(name=name)
        )

    def _tell_wait(self) -> None:
        self._window.page.banner.tell(
            _words("Something else is writing to the project. Change it when that has ended, or cancel it.")
        )

    def _tell_kept(self) -> None:
        self._window.status.hint(
            _words("Something else is writing to the project. What you typed is saved when that has ended.")
        )


def _words(source: str) -> str:
    return QCoreApplication.translate("MainWindow", source)
