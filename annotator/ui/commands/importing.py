"""Files in: the dialog asks, quiet jobs look at files and rehearse, one job imports, the banner and the report tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.messages import in_words, translated
from annotator.ui.panels.parts import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.services.import_look import Looks
    from annotator.services.rehearsal import Rehearsal
    from annotator.services.report_lines import ReportLine
    from annotator.services.transfer import FileChoice, ImportOptions
    from annotator.services.transfer_report import ImportReport
    from annotator.ui.desk import Desk
    from annotator.ui.dialogs.import_dialog import ImportDialog, ImportWish
    from annotator.ui.jobs import Job, Jobs, Progress
    from annotator.ui.panels.banner import Banner
    from annotator.ui.window_state import WindowState


class Importing:
    """Import, from the question to the report."""

    def __init__(self, desk: Desk, jobs: Jobs, banner: Banner, state: WindowState, window: QWidget) -> None:
        self._desk = desk
        self._jobs = jobs
        self._banner = banner
        self._state = state
        self._window = window
        self._rehearsal: Job | None = None

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {"project.import": self.ask_import}

    def ask_import(self, paths: Sequence[Path] = ()) -> None:
        """Ask what to import; ``paths`` are there already."""
        from annotator.formats.registry import Registry
        from annotator.ui.dialogs.import_dialog import ImportDialog

        session = self._desk.session
        if session is None:
            return
        dialog = ImportDialog(
            [one.info for one in Registry().all() if one.info.reads],
            self._state.folder,
            annotator=session.annotator,
            tag_set=self._desk.tag_set,
            speakers=self._desk.speakers.values(),
            parent=self._window,
        )
        dialog.look_requested.connect(lambda paths, choices: self._look(dialog, paths, choices))
        dialog.rehearsal_requested.connect(
            lambda wish, is_whole: self._rehearse(dialog, wish, is_whole=is_whole)
        )
        dialog.accepted.connect(lambda: self.import_files(dialog.wish))
        dialog.finished.connect(self._end_rehearsal)
        dialog.finished.connect(dialog.deleteLater)
        dialog.add(paths)
        dialog.open()

    # -- before -----------------------------------------------------------------------------------------------------

    def _look(self, dialog: ImportDialog, paths: Sequence[Path], choices: Mapping[str, FileChoice]) -> None:
        """Look at files and at what is below folders, in a job; at those only of which something is said, if any."""

        def work(progress: Progress) -> Looks:
            from annotator.formats.registry import Registry
            from annotator.services.import_look import look_at

            return look_at(paths, Registry(), choices=choices, only=frozenset(choices), progress=progress)

        job = self._jobs.start(_words("Look at files"), work, is_quiet=True)
        dialog.finished.connect(job.cancel)
        job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(dialog.take_looks)
        for end in (job.refused, job.broke, job.was_cancelled):
            end.connect(dialog.take_no_look)
        job.refused.connect(dialog.take_failure)
        job.broke.connect(self._desk.broke)

    def _rehearse(self, dialog: ImportDialog, wish: ImportWish, *, is_whole: bool) -> None:
        """Find out what the import would do, in a job; an earlier one that still runs is of no use any more."""
        session = self._desk.session
        if session is None:
            return
        self._end_rehearsal()
        path, annotator = session.path, session.annotator

        def work(progress: Progress) -> Rehearsal:
            from annotator.services.rehearsal import rehearse
            from annotator.services.session import Session

            with Session.open(path, annotator=annotator) as own:
                return rehearse(own, wish.paths, _options(wish), progress=progress, is_whole=is_whole)

        job = self._rehearsal = self._jobs.start(_words("Rehearse the import"), work, is_quiet=True)
        job.progressed.connect(dialog.show_progress)
        job.succeeded.connect(lambda found: dialog.take_rehearsal(found) if job is self._rehearsal else None)
        job.refused.connect(lambda trouble: dialog.take_failure(trouble) if job is self._rehearsal else None)
        job.broke.connect(self._desk.broke)

    def _end_rehearsal(self) -> None:
        job, self._rehearsal = self._rehearsal, None
        if job is not None:
            job.cancel()

    # -- the import -------------------------------------------------------------------------------------------------

    def import_files(self, wish: ImportWish) -> Job | None:
        """Import in a job of its own."""
        session = self._desk.session
        if session is None:
            return None
        self._end_rehearsal()
        self._desk.leaving.emit()
        self._state.folder = wish.paths[0].parent
        path, annotator = session.path, session.annotator

        def work(progress: Progress) -> ImportReport:
            from annotator.services.session import Session
            from annotator.services.transfer import import_files

            with Session.open(path, annotator=annotator) as own:
                return import_files(own, wish.paths, _options(wish), progress=progress)

        job = self._jobs.start(_words("Import"), work)
        self._desk.hold(job)
        job.succeeded.connect(self._show_import)
        job.refused.connect(lambda trouble: self._banner.fail(in_words(trouble)))
        job.was_cancelled.connect(lambda: self._banner.tell(_words("Cancelled. Nothing was changed.")))
        job.broke.connect(self._desk.broke)
        job.ended.connect(lambda: self._desk.release(job))
        return job

    def _show_import(self, report: ImportReport) -> None:
        from annotator.services.report_lines import lines_of

        self._desk.bridge.refresh()
        articles, annotations = report.accepted["article"], report.accepted["annotation"]
        parts = [
            counted(_words("{number} article(s) came in").format(number=articles), articles),
            counted(_words("{number} annotation(s)").format(number=annotations), annotations),
        ]
        skipped, refused, repaired = report.skipped.total(), len(report.refused), len(report.repairs)
        if skipped:
            parts.append(counted(_words("%n record(s) there already", skipped), skipped))
        if repaired:
            parts.append(_words("{number} repaired").format(number=repaired))
        if refused:
            parts.append(_words("{number} not taken").format(number=refused))
        summary = ", ".join(parts) + "."
        lines = lines_of(report, translated)
        door = _words("Show the report") if lines else ""
        tell = self._banner.fail if refused else self._banner.tell
        tell(summary, door=door, on_door=lambda: self._show_report(summary, lines))
        if self._desk.article is None and self._desk.session is not None:
            first = self._desk.session.read.first_unfinished()
            if first is not None:
                self._desk.open_article(first)

    def _show_report(self, summary: str, lines: Sequence[ReportLine]) -> None:
        from annotator.ui.dialogs.report_dialog import ReportDialog

        dialog = ReportDialog(summary, lines, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()


def _options(wish: ImportWish) -> ImportOptions:
    from annotator.services.transfer import ImportOptions

    return ImportOptions(
        annotator=wish.annotator, names=wish.names, choices=wish.choices, left_out=wish.left_out
    )


def _words(source: str, number: int = -1) -> str:
    return QCoreApplication.translate("Transfer", source, None, number)
