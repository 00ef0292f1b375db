"""Keeping projects safe: the automatic copy at each opening, and what can be done when a project does not open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from annotator.ui.messages import in_words
from annotator.ui.panels.parts import counted
from annotator.ui.terms import counted_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.errors import Trouble
    from annotator.services.recovery import Rescue
    from annotator.ui.dialogs.recovery_dialog import RecoveryDialog
    from annotator.ui.jobs import Job, Progress
    from annotator.ui.main_window import MainWindow

# Failures that a copy or a rescue may mend. What is no project at all may have been one: there are copies of it then,
# or it lies where the program itself puts its project.
_DAMAGED = frozenset(
    {
        *("project.damaged", "project.truncated", "project.io_error", "project.contradiction"),
        *("project.other_schema", "project.foreign_schema", "project.unknown_version", "project.no_memory"),
    }
)
_NO_PROJECT = "project.not_a_project"


class Safekeeping:
    """Makes copies in the background, and leads through the recovery. ``folder`` holds the automatic copies."""

    def __init__(self, window: MainWindow, folder: Path | None, default_project: Path | None) -> None:
        self._window = window
        self._folder = folder
        self._default_project = default_project

    # -- copies -----------------------------------------------------------------------------------------------------

    def keep_copy(self) -> Job | None:
        """Copy the open project into the folder of automatic copies, unless its newest copy is the same."""
        session, folder = self._window.desk.session, self._folder
        if session is None or folder is None:
            return None
        path = session.path

        def work(progress: Progress) -> Path | None:
            from annotator.services.backups import make_copy
            from annotator.services.session import Session

            with Session.open(path, annotator="") as own:
                return make_copy(own, folder, progress=progress)

        job = self._window.jobs.start(_words("Automatic copy"), work, is_quiet=True)
        job.refused.connect(self._tell_no_copy)
        job.broke.connect(self._window.desk.broke)
        return job

    def _tell_no_copy(self, trouble: Trouble) -> None:
        words = _words("There is no automatic copy of this start. {reason}")
        self._window.page.banner.fail(words.format(reason=in_words(trouble)))

    # -- recovery ---------------------------------------------------------------------------------------------------

    def can_help(self, path: Path, trouble: Trouble) -> bool:
        """Tell whether recovery has something to offer for a project that did not open."""
        if not path.is_file():
            return False
        if trouble.code in _DAMAGED:
            return True
        return trouble.code == _NO_PROJECT and (path == self._default_project or bool(self._copies(path)))

    def offer(self, path: Path, trouble: Trouble) -> RecoveryDialog:
        """Show what can be done; the dialog leaves the window free."""
        from annotator.ui.dialogs.recovery_dialog import RecoveryDialog

        window = self._window
        dialog = RecoveryDialog(path, in_words(trouble), self._copies(path), window)
        dialog.restore_requested.connect(partial(self.restore, path))
        dialog.salvage_requested.connect(lambda: self.ask_salvage(path, trouble))
        dialog.open_requested.connect(window.program.ask_open)
        dialog.quit_requested.connect(window.close)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def restore(self, path: Path, copy: Path) -> Job:
        """Put a copy in the place of a damaged project, which is kept under another name, and open it."""
        window = self._window
        window.desk.close()

        def work(_progress: Progress) -> Path:
            from annotator.services.recovery import restore

            return restore(copy, path)

        job = window.jobs.start(_words("Restore a copy"), work)

        def show(aside: Path) -> None:
            if window.program.open_project(path):
                words = _words("The copy is in its place. The damaged project is kept as {file}.")
                window.page.banner.tell(words.format(file=aside))

        self._finish(job, path, show)
        return job

    def ask_salvage(self, path: Path, trouble: Trouble) -> None:
        """Ask where the new project goes, and save into it what can be read."""
        suggested = path.with_name(_words("{name} rescued").format(name=path.stem) + path.suffix)
        name, _kind = QFileDialog.getSaveFileName(
            self._window,
            _words("Save what can be read as"),
            str(suggested),
            f"{_words('Projects')} (*.claims)",
        )
        if not name:
            self.offer(path, trouble)
            return
        target = Path(name)
        target = target if target.suffix else target.with_suffix(".claims")
        if target.exists():  # the file dialog has asked; a project is never written over all the same
            target = _free_name(target)
        self.salvage(path, target)

    def salvage(self, path: Path, target: Path) -> Job:
        """Save what can be read into a new project, open that, and list what could not be saved."""
        window = self._window
        window.desk.close()
        annotator = window.settings.annotator

        def work(progress: Progress) -> Rescue:
            from annotator.services.recovery import salvage

            return salvage(path, target, annotator=annotator, progress=lambda _what, done: progress(done))

        job = window.jobs.start(_words("Save what can be read"), work)

        def show(rescue: Rescue) -> None:
            if window.program.open_project(target):
                self._report(target, rescue)

        self._finish(job, path, show)
        return job

    def _finish(self, job: Job, path: Path, show: Callable[[Any], None]) -> None:
        job.refused.connect(lambda trouble: self.offer(path, trouble))
        job.broke.connect(self._window.desk.broke)
        job.was_cancelled.connect(
            lambda: self._window.page.banner.tell(_words("Cancelled. Nothing was changed."))
        )
        # Opening refuses while a job runs: it waits for the end of this one.
        results: list[object] = []
        job.succeeded.connect(results.append)

        job.ended.connect(lambda: show(results[0]) if results else None)

    def _report(self, target: Path, rescue: Rescue) -> None:
        from annotator.services.report_lines import LineKind, ReportLine
        from annotator.ui.dialogs.report_dialog import ReportDialog

        saved = rescue.saved
        words = counted_in(
            _words("Saved into {file}: {articles} article(s), {annotations} annotation(s)."),
            file=target,
            articles=saved.get("articles", 0),
            annotations=saved.get("annotations", 0),
        )
        if not rescue.lost and not rescue.restored:
            self._window.page.banner.tell(words + " " + _words("Nothing was lost."))
            return
        lost, restored = len(rescue.lost), len(rescue.restored)
        if restored:
            words += " " + counted(
                _words("Restored from the journal: %n thing(s) that could not be read.", restored), restored
            )
        if lost:
            words += " " + counted(_words("%n thing(s) could not be saved:", lost), lost)
        dialog = ReportDialog(
            words,
            [
                *(ReportLine(LineKind.REFUSED, "", 0, each) for each in rescue.lost),
                *(ReportLine(LineKind.REPAIRED, "", 0, each) for each in rescue.restored),
            ],
            self._window,
            title=_words("What could be saved"),
            file_name="rescue-report.csv",
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _copies(self, path: Path) -> list[tuple[Path, str, int]]:
        if self._folder is None:
            return []
        from annotator.services.backups import copies

        return [(copy.path, copy.at, copy.seq) for copy in copies(path, self._folder)]


def _free_name(path: Path) -> Path:
    number = 2
    while (free := path.with_name(f"{path.stem} {number}{path.suffix}")).exists():
        number += 1
    return free


def _words(source: str, number: int = -1) -> str:
    return QCoreApplication.translate("Safekeeping", source, None, number)
