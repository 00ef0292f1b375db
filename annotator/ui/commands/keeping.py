"""What is done with a project as a whole: it is merged with others, and copied. Each is a job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from annotator.ui.commands import report_words
from annotator.ui.commands.outcomes import finish, show_report
from annotator.ui.messages import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QDialog

    from annotator.services.transfer_report import ImportReport
    from annotator.ui.jobs import Job, Progress
    from annotator.ui.main_window import MainWindow

_KIND = "*.claims"


class Keeping:
    """Asks for files, starts the jobs, and tells what came of them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "project.merge": self.ask_merge,
            "project.backup": self.ask_copy,
        }

    # -- merging ----------------------------------------------------------------------------------------------------

    def ask_merge(self) -> None:
        """Ask which projects to take in, and show what would come."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._window,
            _words("Merge which projects?"),
            str(self._window.state.folder),
            f"{_words('Projects')} ({_KIND});;* (*)",
        )
        if names:
            self.try_merge([Path(name) for name in names])

    def try_merge(self, others: Sequence[Path]) -> Job | None:
        """Look in a job what a merge would bring, and ask; nothing is changed."""
        self._window.state.folder = others[0].parent
        return self._merge(others, self._offer_merge, dry_run=True)

    def merge(self, others: Sequence[Path]) -> Job | None:
        """Merge in a job."""
        return self._merge(others, self._show_merge, dry_run=False)

    def _merge(
        self, others: Sequence[Path], show: Callable[[Sequence[Path], ImportReport], None], *, dry_run: bool
    ) -> Job | None:
        session = self._desk.session
        if session is None or self._desk.is_held:
            if session is not None:
                self._desk.waiting.emit()
            return None
        self._desk.leaving.emit()
        path, annotator = session.path, session.annotator

        def work(progress: Progress) -> ImportReport:
            from annotator.services.merge import merge
            from annotator.services.session import Session

            with Session.open(path, annotator=annotator) as own:
                return merge(own, others, dry_run=dry_run, progress=progress)

        title = _words("Look what a merge would bring") if dry_run else _words("Merge")
        job = self._window.jobs.start(title, work)
        self._desk.hold(job)
        finish(self._window, job, lambda report: show(others, report))
        return job

    def _offer_merge(self, others: Sequence[Path], report: ImportReport) -> None:
        from annotator.services.report_lines import as_text, lines_of
        from annotator.ui.dialogs.merge_dialog import MergeDialog
        from annotator.ui.dialogs.report_dialog import kind_words

        dialog = MergeDialog(
            [path.name for path in others],
            report_words.merge_summary(report),
            [as_text(line, kind_words()) for line in lines_of(report, translated)],
            self._window,
            brings_anything=report.edits > 0,
        )
        dialog.accepted.connect(lambda: self.merge(others))
        _open(dialog)

    def _show_merge(self, _others: Sequence[Path], report: ImportReport) -> None:
        from annotator.services.report_lines import lines_of

        self._desk.bridge.refresh()
        session = self._desk.session
        first = (
            session.read.first_unfinished() if session is not None and self._desk.article is None else None
        )
        if first is not None:
            self._desk.open_article(first)
        summary, lines = report_words.merge_summary(report), lines_of(report, translated)
        banner = self._window.page.banner
        tell = banner.fail if report.refused else banner.tell
        door = _words("Show the report") if lines else _words("Compare the annotators")
        title, file_name = _words("What the merge did"), "merge-report.csv"
        on_door = (
            (lambda: show_report(self._window, summary, lines, title=title, file_name=file_name))
            if lines
            else (lambda: self._window.trigger("view.agreement"))
        )
        tell(summary.replace("\n", " "), door=door, on_door=on_door)
        if lines:
            show_report(self._window, summary, lines, title=title, file_name=file_name)

    # -- copies -----------------------------------------------------------------------------------------------------

    def ask_copy(self) -> None:
        """Ask where a copy of the project goes, and write it."""
        session = self._desk.session
        if session is None:
            return
        suggested = self._window.state.folder / _words("{name} copy.claims").format(name=session.path.stem)
        name, _kind = QFileDialog.getSaveFileName(
            self._window,
            _words("Save a copy of the project"),
            str(suggested),
            f"{_words('Projects')} ({_KIND})",
        )
        if name:
            target = Path(name)
            self.copy(target if target.suffix else target.with_suffix(".claims"))

    def copy(self, target: Path) -> Job | None:
        """Write a copy in a job."""
        session = self._desk.session
        if session is None:
            return None
        self._desk.leaving.emit()
        self._window.state.folder = target.parent
        path = session.path

        def work(progress: Progress) -> Path:
            from annotator.services.session import Session

            with Session.open(path, annotator="") as own:
                own.backup(target, progress=progress)
            return target

        def show(written: Path) -> None:
            self._window.page.banner.tell(_words("A copy of the project is {file}.").format(file=written))

        job = self._window.jobs.start(_words("Save a copy"), work)
        finish(self._window, job, show)
        return job


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _words(source: str) -> str:
    return QCoreApplication.translate("Keeping", source)
