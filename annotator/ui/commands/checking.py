"""What is looked at in a project as a whole: whether it is sound, whether an export is true to it, its counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from annotator.ui.commands import report_words
from annotator.ui.commands.outcomes import finish, show_report
from annotator.ui.panels.parts import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.ui.jobs import Job, Progress
    from annotator.ui.main_window import MainWindow
    from annotator.ui.views.statistics_view import StatisticsView

_VIEW = "statistics"


class Checking:
    """Starts the jobs, which change nothing, and tells what they found."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "project.verify": self.verify,
            "project.verify_export": self.ask_export_to_check,
            "view.statistics": self.show_statistics,
        }

    # -- checks -----------------------------------------------------------------------------------------------------

    def verify(self) -> Job | None:
        """Check the project in a job, and say what was found."""
        session = self._desk.session
        if session is None:
            return None
        self._desk.leaving.emit()
        path = session.path

        def work(progress: Progress) -> tuple[dict[str, int], list[Any]]:
            from annotator.services.session import Session

            with Session.open(path, annotator="") as own:
                found = own.verify(progress=lambda _what, count: progress(count))
                return dict(found.checked), list(found.problems)

        job = self._window.jobs.start(_words("Check the project"), work)
        finish(
            self._window,
            job,
            lambda found: self._show_check(
                report_words.checked_words(found[0]),
                found[1],
                _words("Everything is in order."),
                _words("Check of the project"),
            ),
        )
        return job

    def ask_export_to_check(self) -> None:
        """Ask which exported files are held against the project."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._window, _words("Check which files?"), str(self._window.state.folder)
        )
        if names:
            self.check_export([Path(name) for name in names])

    def check_export(self, files: Sequence[Path]) -> Job | None:
        """Hold each record of the files against the project in a job."""
        session = self._desk.session
        if session is None:
            return None
        path = session.path
        self._window.state.folder = files[0].parent

        def work(progress: Progress) -> tuple[dict[str, int], list[Any]]:
            from annotator.services.session import Session
            from annotator.services.verify_export import compare

            checked: dict[str, int] = {}
            problems: list[Any] = []
            with Session.open(path, annotator="") as own, own.snapshot() as read:
                for at, file in enumerate(files):
                    progress(at, len(files))
                    found = compare(read, [file])
                    problems += found.problems
                    for name, count in found.checked.items():
                        checked[name] = checked.get(name, 0) + count
            return checked, problems

        job = self._window.jobs.start(_words("Check an export"), work)
        finish(
            self._window,
            job,
            lambda found: self._show_check(
                report_words.compared_words(found[0]),
                found[1],
                _words("Every one stands in the project as it does in the file."),
                _words("Check of an export"),
            ),
        )
        return job

    def _show_check(self, checked: str, problems: Sequence[Any], all_well: str, title: str) -> None:
        if not problems:
            self._window.page.banner.tell(f"{all_well} {checked}")
            return
        found = counted(_words("%n problem(s) found.", len(problems)), len(problems))
        lines = report_words.problem_lines(problems)
        self._window.page.banner.fail(
            f"{found} {checked}",
            door=_words("Show the problems"),
            on_door=lambda: show_report(
                self._window, f"{found} {checked}", lines, title=title, file_name="check-report.csv"
            ),
        )
        show_report(self._window, f"{found} {checked}", lines, title=title, file_name="check-report.csv")

    # -- counts -----------------------------------------------------------------------------------------------------

    def show_statistics(self) -> None:
        """Open the counts, made in the background."""
        from annotator.ui.views.statistics_view import StatisticsView

        def make() -> QWidget:
            view = StatisticsView(self._desk, lambda: self._count(view))
            view.open_requested.connect(self._window.connecting.open_door)
            view.copied.connect(self._window.status.hint)
            self._count(view)
            return view

        self._window.host.open(_VIEW, _words("Statistics"), make)

    def _count(self, view: StatisticsView) -> None:
        session = self._desk.session
        if session is None:
            return
        path = session.path

        def work(progress: Progress) -> object:
            from annotator.services.session import Session
            from annotator.services.tally import tallies

            with Session.open(path, annotator="") as own, own.snapshot() as read:
                return tallies(read, progress)

        job = self._window.jobs.start(_words("Count"), work)
        # The view is the receiver of the signals, so that one closed meanwhile hears nothing.
        job.succeeded.connect(view.show_result)
        job.refused.connect(self._window.fail)
        job.broke.connect(self._desk.broke)
        for end in (job.refused, job.broke, job.was_cancelled):
            end.connect(view.tell_cancelled)


def _words(source: str, number: int = -1) -> str:
    return QCoreApplication.translate("Keeping", source, None, number)
