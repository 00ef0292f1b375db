"""Files out: the dialog asks, quiet jobs count and preview, one job writes, the banner tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.core.errors import UserError
from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter
from annotator.ui.messages import in_words
from annotator.ui.terms import counted_in, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from annotator.core.errors import Trouble
    from annotator.formats.base import WriteReport
    from annotator.services.documents import ExportOptions
    from annotator.services.export_look import ExportLook
    from annotator.services.session import Session
    from annotator.ui.desk import Desk
    from annotator.ui.dialogs.export_dialog import ExportDialog, ExportWish
    from annotator.ui.jobs import Job, Jobs, Progress
    from annotator.ui.panels.article_panel import ArticlePanel
    from annotator.ui.panels.banner import Banner
    from annotator.ui.window_state import WindowState

_MOST_LISTED = 10_000
_LONGEST = 200  # code points of a title


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
        self._looking: Job | None = None

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {"project.export": self.ask_export, "article.export": self.ask_export_chosen}

    def ask_export_chosen(self) -> None:
        """Ask what to export of the articles that are selected in the list, for who works there, or of the one open."""
        is_open = self._articles.acted_on == self._ids("one")
        self.ask_export(which="one" if is_open else "chosen")

    def ask_export(self, *, which: str = "") -> None:
        """Ask what to export; ``which`` articles are proposed."""
        from annotator.formats.base import PartsFormat
        from annotator.formats.registry import Registry
        from annotator.ui.dialogs.export_dialog import ExportDialog, Offer

        session = self._desk.session
        if session is None:
            return
        self._desk.leaving.emit()
        writers = [one for one in Registry().all() if one.info.writes]
        offer = Offer(
            self._numbers(session),
            {label.name: shown(label.caption) for label in self._desk.tag_set},
            session.read.annotators(),
            frozenset(one.info.name for one in writers if isinstance(one, PartsFormat)),
            self._titles(session),
        )
        infos = [one.info for one in writers]
        dialog = ExportDialog(infos, self._state.folder, session.path.stem, offer, self._window, which=which)
        dialog.look_requested.connect(lambda wish: self._look(dialog, wish))
        dialog.accepted.connect(lambda: self.export(dialog.wish))
        dialog.finished.connect(self._end_look)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _numbers(self, session: Session) -> dict[str, int]:
        """Return how many articles can be chosen in which way; where that is none, the way is left out."""
        numbers = {"all": session.read.article_count()}
        listed, chosen = self._articles.model.total, self._ids("chosen")
        if listed != numbers["all"] and listed <= _MOST_LISTED:
            numbers["listed"] = listed
        if chosen != self._ids("one"):
            numbers["chosen"] = len(chosen)
        if self._desk.article is not None:
            numbers["one"] = 1
        for status in ArticleStatus:
            number = session.read.article_count(ArticleFilter(statuses=frozenset({status})))
            if number != numbers["all"] and number <= _MOST_LISTED:
                numbers[status.value] = number
        return {which: number for which, number in numbers.items() if number}

    def _ids(self, which: str) -> tuple[str, ...]:
        """Return the article that is open, or those that are selected in the list."""
        if which == "chosen":
            return self._articles.chosen_ids
        return (self._desk.article.id,) if self._desk.article is not None else ()

    def _titles(self, session: Session) -> dict[str, str]:
        """Return which single article is meant, in words that fit into a line, where it is a single one."""
        titles: dict[str, str] = {}
        for which in ("one", "chosen"):
            ids = self._ids(which)
            article = session.read.article(ids[0]) if len(ids) == 1 else None
            if article is not None:
                words = " ".join((article.title or article.file or article.id).split())
                titles[which] = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        return titles

    def _options(self, session: Session, wish: ExportWish) -> ExportOptions:
        """Return what the services are told; raise `UserError` where the articles that were chosen are gone."""
        from annotator.services.documents import ExportOptions

        ids: tuple[str, ...] = ()
        if wish.which in {"one", "chosen"}:
            ids = self._ids(wish.which)
        elif wish.which == "listed":
            model = self._articles.model
            ids = tuple(session.read.article_ids(model.filter, model.order))
        elif wish.which != "all":
            ids = tuple(
                session.read.article_ids(ArticleFilter(statuses=frozenset({ArticleStatus(wish.which)})))
            )
        if wish.which != "all" and not ids:
            raise UserError("export.no_articles")  # no ids would mean all of them
        return ExportOptions(
            article_ids=ids,
            labels=wish.labels,
            annotators=wish.annotators,
            statuses=wish.statuses,
            with_text=wish.with_text,
        )

    def _look(self, dialog: ExportDialog, wish: ExportWish) -> None:
        """Count and preview in a job; an earlier one that still runs is of no use any more."""
        session = self._desk.session
        if session is None:
            return
        self._end_look()
        try:
            options = self._options(session, wish)
        except UserError as error:
            dialog.take_failure(error.trouble)
            return
        path, annotator = session.path, session.annotator

        def work(progress: Progress) -> ExportLook:
            from annotator.formats.registry import Registry
            from annotator.services.export_look import look
            from annotator.services.session import Session

            with Session.open(path, annotator=annotator) as own:
                writer = Registry().writer(wish.format)
                return look(own, writer, options, as_folder=wish.as_folder, progress=progress)

        job = self._looking = self._jobs.start(_words("Preview the export"), work, is_quiet=True)
        job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(lambda found: dialog.take_look(found) if job is self._looking else None)
        job.refused.connect(lambda trouble: dialog.take_failure(trouble) if job is self._looking else None)
        job.broke.connect(self._desk.broke)

    def _end_look(self) -> None:
        job, self._looking = self._looking, None
        if job is not None:
            job.cancel()

    def export(self, wish: ExportWish) -> Job | None:
        """Export in a job of its own."""
        session = self._desk.session
        if session is None:
            return None
        self._end_look()
        self._desk.leaving.emit()
        self._state.folder = wish.path.parent
        try:
            options = self._options(session, wish)
        except UserError as error:
            self._refuse(error.trouble)
            return None
        path, annotator = session.path, session.annotator

        def work(progress: Progress) -> WriteReport:
            from annotator.formats.registry import Registry
            from annotator.services.session import Session
            from annotator.services.transfer import export_file
            from annotator.ui.printing import print_pdf

            with Session.open(path, annotator=annotator) as own:
                return export_file(
                    own,
                    wish.path,
                    wish.format,
                    options,
                    registry=Registry(print_pdf),
                    progress=progress,
                    as_folder=wish.as_folder,
                )

        job = self._jobs.start(_words("Export"), work)

        def show(report: WriteReport) -> None:
            pattern = _words("{articles} article(s) with {annotations} annotation(s) written to {file}")
            facts = {"articles": report.articles, "annotations": report.annotations, "file": wish.path}
            self._banner.tell(counted_in(pattern, **facts))

        job.succeeded.connect(show)
        job.refused.connect(self._refuse)
        job.was_cancelled.connect(lambda: self._banner.tell(_words("Cancelled. Nothing was changed.")))
        job.broke.connect(self._desk.broke)
        job.ended.connect(lambda: self._desk.release(job))
        return job

    def _refuse(self, trouble: Trouble) -> None:
        self._banner.fail(in_words(trouble))


def _words(source: str) -> str:
    return QCoreApplication.translate("Transfer", source)
