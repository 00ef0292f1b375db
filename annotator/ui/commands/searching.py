"""Searching the project: the view of the hits, and one annotation for each of them after a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.core.spans import Span
from annotator.ui.messages import in_words
from annotator.ui.panels.parts import counted
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.core.views import ArticleFilter
    from annotator.services.concordance import Annotated
    from annotator.services.searching import Hit
    from annotator.ui.jobs import Job, Progress
    from annotator.ui.main_window import MainWindow

_VIEW = "search"


class Searching:
    """Opens the search, leads into the text, and annotates what was found."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {"edit.search": self.search}

    def search(self) -> None:
        """Open the search; words that are selected in one line are what is looked for."""
        from annotator.ui.views.search_view import SearchView

        words = self._window.page.reader.selected_text()
        view = self._window.host.open(_VIEW, _words("Search"), self._make)
        if isinstance(view, SearchView):
            view.look_for(words if words.isprintable() and len(words) <= 100 else "")

    def _make(self) -> QWidget:
        from annotator.ui.views.search_view import SearchView

        view = SearchView(self._window.desk, self._window.look)
        view.opened.connect(self.open_hit)
        view.annotate_requested.connect(self.ask_annotate)
        view.failed.connect(self._window.desk.failed)
        return view

    def open_hit(self, hit: Hit) -> None:
        """Show a hit in its article."""
        if not self._window.host.go_to(hit.article_id, span=Span(hit.start, hit.end)):
            self._window.page.banner.tell(_words("This article is no longer there. Search again."))

    # -- annotating hits --------------------------------------------------------------------------------------------

    def ask_annotate(self, query: str, wanted: ArticleFilter, label_id: str) -> Job | None:
        """Find every hit, show them all, and annotate those that are not left out."""
        window = self._window
        session, label = window.desk.session, window.desk.label(label_id)
        if session is None or label is None:
            return None
        path = session.path

        def work(progress: Progress) -> list[Hit]:
            from annotator.services.concordance import all_hits
            from annotator.services.session import Session

            with Session.open(path, annotator="") as own:
                return all_hits(own.read, query, wanted, progress=progress)

        def show(found: list[Hit]) -> None:
            from annotator.ui.dialogs.hits_dialog import HitsDialog

            if not found or window.desk.session is not session:
                return
            dialog = HitsDialog(found, shown(label.caption), window)
            dialog.accepted.connect(lambda: self.annotate(dialog.chosen, label_id))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        job = window.jobs.start(_words("Find all hits"), work)
        job.succeeded.connect(show)
        self._watch(job)
        return job

    def annotate(self, found: Sequence[Hit], label_id: str) -> Job | None:
        """Annotate these hits in one step."""
        window, desk = self._window, self._window.desk
        session = desk.session
        if session is None:
            return None
        if desk.is_held:
            desk.waiting.emit()
            return None
        desk.leaving.emit()
        path, annotator = session.path, session.annotator

        def work(progress: Progress) -> Annotated:
            from annotator.services.concordance import annotate_hits
            from annotator.services.session import Session

            with Session.open(path, annotator=annotator) as own:
                return annotate_hits(own, found, label_id, progress=progress)

        def show(done: Annotated) -> None:
            desk.bridge.refresh()
            parts = [
                counted(_words("%n hit(s) annotated; undo takes everything back.", done.added), done.added)
            ]
            if done.had_it:
                parts.append(_words("{number} had the tag already.").format(number=done.had_it))
            if done.gone:
                parts.append(_words("{number} are no longer there.").format(number=done.gone))
            window.page.banner.tell(" ".join(parts))

        job = window.jobs.start(_words("Annotate all hits"), work)
        desk.hold(job)
        job.ended.connect(lambda: desk.release(job))
        job.succeeded.connect(show)
        self._watch(job)
        return job

    def _watch(self, job: Job) -> None:
        banner = self._window.page.banner
        job.refused.connect(lambda trouble: banner.fail(in_words(trouble)))
        job.was_cancelled.connect(lambda: banner.tell(_words("Cancelled. Nothing was changed.")))
        job.broke.connect(self._window.desk.broke)


def _words(source: str, number: int = -1) -> str:
    return QCoreApplication.translate("Searching", source, None, number)
