"""How a job ends: what it brought is shown, a failure told in words, a long report in a dialog of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.services.report_lines import ReportLine
    from annotator.ui.jobs import Job
    from annotator.ui.main_window import MainWindow


def finish(window: MainWindow, job: Job, show: Callable[[Any], None]) -> None:
    """Tell how a job ended; what it brought is shown when it has let go of the project."""
    results: list[object] = []
    job.succeeded.connect(results.append)
    job.refused.connect(window.fail)
    job.broke.connect(window.desk.broke)
    job.was_cancelled.connect(lambda: window.page.banner.tell(_words("Cancelled. Nothing was changed.")))

    def end() -> None:
        window.desk.release(job)
        if results and window.desk.session is not None:
            show(results[0])

    job.ended.connect(end)


def show_report(
    window: MainWindow, summary: str, lines: Sequence[ReportLine], *, title: str, file_name: str
) -> None:
    """Show a report beside the window."""
    from annotator.ui.dialogs.report_dialog import ReportDialog

    dialog = ReportDialog(summary, lines, window, title=title, file_name=file_name)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()


def _words(source: str) -> str:
    return QCoreApplication.translate("Keeping", source)
