"""Asking for suggestions: for the article that is open, or for all, as a job with its own session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.messages import in_words, translated
from annotator.ui.panels.parts import counted
from annotator.ui.terms import counted_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.services.report_lines import ReportLine
    from annotator.services.suggesting import SuggestReport
    from annotator.ui.jobs import Job, Progress
    from annotator.ui.main_window import MainWindow


class Suggesting:
    """Starts the engines, and says what came of it. Nothing is asked by itself."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {"article.suggest": self.ask_article, "project.suggest": self.ask_project}

    def ask_article(self) -> Job | None:
        """Ask about the article that is open."""
        article = self._window.desk.article
        return None if article is None else self._ask((article.id,))

    def ask_project(self) -> Job | None:
        """Ask about every article of the project."""
        return self._ask(())

    def _ask(self, article_ids: Sequence[str]) -> Job | None:
        window, desk = self._window, self._window.desk
        session = desk.session
        if session is None:
            return None
        if desk.is_held:
            desk.waiting.emit()
            return None
        desk.leaving.emit()
        path, annotator = session.path, session.annotator
        learn, off, models = window.settings.learn, window.settings.rules_off, window.models
        trainer = window.trainer

        def work(progress: Progress) -> SuggestReport:
            from annotator.services.session import Session
            from annotator.services.suggesting import suggest

            with Session.open(path, annotator=annotator) as own:
                return suggest(
                    own,
                    article_ids=article_ids,
                    off=off,
                    learn=learn,
                    models=models,
                    trainer=trainer,
                    progress=progress,
                )

        job = window.jobs.start(_words("Suggest"), work)
        desk.hold(job)
        job.ended.connect(lambda: desk.release(job))
        job.succeeded.connect(lambda report: self._show(report, article_ids))
        job.refused.connect(lambda trouble: window.page.banner.fail(in_words(trouble)))
        job.was_cancelled.connect(lambda: window.page.banner.tell(_words("Cancelled. Nothing was changed.")))
        job.broke.connect(desk.broke)
        return job

    def _show(self, report: SuggestReport, article_ids: Sequence[str]) -> None:
        window, desk = self._window, self._window.desk
        desk.bridge.refresh()
        here = desk.article is not None and desk.article.id in article_ids
        waiting = report.added + report.kept
        if not waiting:
            words = _words("There is nothing to suggest that was not decided on already.")
        elif here:
            words = _words("{number} suggestion(s). A accepts, X rejects, and goes to the next.")
        else:
            words = _words(
                "{number} suggestion(s) in {articles} article(s). A accepts, X rejects, N is the next article."
            )
        words = counted_in(words, number=waiting, articles=report.articles)
        if report.withdrawn:
            gone = report.withdrawn
            words += " " + counted(_words("%n older suggestion(s) withdrawn.", gone), gone)
        if report.troubles:
            from annotator.services.report_lines import LineKind, line_of

            lines = [line_of(LineKind.NOTE, trouble, translated) for trouble in report.troubles]
            words += " " + _words("Some engines fell short.")
            window.page.banner.fail(
                words, door=_words("Show the report"), on_door=lambda: self._report(words, lines)
            )
        else:
            window.page.banner.tell(words)
        if here and waiting:
            at_caret = window.page.reader.suggestion_at_caret()
            if at_caret:
                window.page.reader.select_annotation(at_caret)
            else:
                window.page.reader.next_suggestion()
        window.enable()

    def _report(self, summary: str, lines: Sequence[ReportLine]) -> None:
        from annotator.ui.dialogs.report_dialog import ReportDialog

        dialog = ReportDialog(
            summary,
            lines,
            self._window,
            title=_words("What the engines said"),
            file_name="suggestion-report.csv",
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()


def _words(source: str, number: int = -1) -> str:
    return QCoreApplication.translate("Suggesting", source, None, number)
