"""Files out: the dialog asks, quiet jobs count and preview, one job writes, the banner tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.messages import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from annotator.core.errors import Trouble
    from annotator.formats.base import Info, WriteReport
    from annotator.ui.desk import Desk
    from annotator.ui.dialogs.export_dialog import ExportWish
    from annotator.ui.jobs import Job, Jobs, Progress
    from annotator.ui.panels.article_panel import ArticlePanel
    from annotator.ui.panels.banner import Banner
    from annotator.ui.window_state import WindowState

_MOST_LISTED = 10_000


class Exporting:
    """Export."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        banner: Banner,
        *,
        articles: ArticlePanel,
        state: WindowState,
        window: QWidget,
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._banner = banner
        self._articles = articles
        self._state = state
        self._window = window

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {"project.export": self.ask_export}

    # -- out --------------------------------------------------------------------------------------------------------

    def ask_export(self) -> None:
        """Ask what to export."""
        from annotator.ui.dialogs.export_dialog import ExportDialog

        session = self._desk.session
        if session is None:
            return
        self._desk.leaving.emit()
        numbers = {"all": session.read.article_count()}
        listed = self._articles.model.total
        if listed != numbers["all"] and listed <= _MOST_LISTED:
            numbers["listed"] = listed
        if self._desk.article is not None:
            numbers["one"] = 1
        writers = [info for info in _formats() if info.writes]
        dialog = ExportDialog(writers, self._state.folder, session.path.stem, numbers, self._window)
        dialog.accepted.connect(lambda: self.export(dialog.wish))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, wish: ExportWish) -> Job | None:
        """Export in a job of its own."""
        session, article = self._desk.session, self._desk.article
        if session is None:
            return None
        self._desk.leaving.emit()
        self._state.folder = wish.path.parent
        ids: tuple[str, ...] = ()
        if wish.which == "one" and article is not None:
            ids = (article.id,)
        elif wish.which == "listed":
            model = self._articles.model
            ids = tuple(session.read.article_ids(model.filter, model.order))
        path, annotator = session.path, session.annotator

        def work(progress: Progress) -> WriteReport:
            from annotator.formats.registry import Registry
            from annotator.services.session import Session
            from annotator.services.transfer import ExportOptions, export_file
            from annotator.ui.printing import print_pdf

            options = ExportOptions(article_ids=ids, statuses=wish.statuses, with_text=wish.with_text)
            with Session.open(path, annotator=annotator) as own:
                return export_file(
                    own, wish.path, wish.format, options, registry=Registry(print_pdf), progress=progress
                )

        job = self._jobs.start(_words("Export"), work)

        def show(report: WriteReport) -> None:
            pattern = _words("{articles} article(s) with {annotations} annotations written to {file}")
            words = pattern.format(articles=report.articles, annotations=report.annotations, file=wish.path)
            self._banner.tell(words.replace("(s)", "" if report.articles == 1 else "s", 1))

        job.succeeded.connect(show)
        self._watch(job)
        return job

    # -- both -------------------------------------------------------------------------------------------------------

    def _watch(self, job: Job) -> None:
        job.refused.connect(self._refuse)
        job.was_cancelled.connect(lambda: self._banner.tell(_words("Cancelled. Nothing was changed.")))
        job.broke.connect(self._desk.broke)
        job.ended.connect(lambda: self._desk.release(job))

    def _refuse(self, trouble: Trouble) -> None:
        self._banner.fail(in_words(trouble))


def _formats() -> list[Info]:
    from annotator.formats.registry import Registry

    return [one.info for one in Registry().all()]


def _words(source: str) -> str:
    return QCoreApplication.translate("Transfer", source)
