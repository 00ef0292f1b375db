"""Long work off the window's thread: plain values in and out, progress told, cancel heard."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from annotator.core.errors import Cancelled, UserError

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
_WAIT_MILLISECONDS = 30_000


class Progress:
    """What work tells while it runs: how far it is. It raises `Cancelled` at the next telling after a cancel."""

    def __init__(self, tell: Callable[[int, int], None], cancelled: threading.Event) -> None:
        self._tell = tell
        self._cancelled = cancelled

    def __call__(self, done: int, total: int = 0) -> None:
        """Say that ``done`` of ``total`` are done (a total of 0: nobody knows)."""
        if self._cancelled.is_set():
            raise Cancelled
        self._tell(done, total)


class Job(QThread):
    """One piece of work in its own thread. Exactly one of `succeeded`, `refused`, `cancelled`, `broke` is told."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)  # Trouble
    was_cancelled = Signal()
    broke = Signal(str)
    ended = Signal()  # in the window's thread, after the others, while the job is still there

    def __init__(
        self,
        title: str,
        work: Callable[[Progress], Any],
        parent: QObject | None = None,
        *,
        is_quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.is_quiet = is_quiet
        self._work = work
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it rolls back what it had begun."""
        self._cancel.set()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether it was asked to stop."""
        return self._cancel.is_set()

    def run(self) -> None:
        """Run the work (in the new thread, called by Qt)."""
        try:
            result = self._work(Progress(self._progress, self._cancel))
        except Cancelled:
            self.was_cancelled.emit()
        except UserError as error:
            self.refused.emit(error.trouble)
        except Exception as error:  # noqa: BLE001 - the edge of the thread: a bug is logged and told, not lost
            _log.exception("the job %s broke", self.title)
            self.broke.emit(f"{type(error).__name__}: {error}")
        else:
            self.succeeded.emit(result)

    def _progress(self, done: int, total: int) -> None:
        # Qt's signals carry 32-bit integers; a file of many gigabytes is told in thousandths.
        if max(done, total) > 2**30:
            done, total = (done * 1000 // total if total else 0), 1000
        self.progressed.emit(done, total)


class Jobs(QObject):
    """The jobs that run now. The window closes only after they ended."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        """The jobs that have not ended yet; not those that nobody asked for."""
        return tuple(job for job in self._running if not job.is_quiet)

    def start(self, title: str, work: Callable[[Progress], Any], *, is_quiet: bool = False) -> Job:
        """Make a job of the work and start it when control returns to Qt, so that its signals can be connected.

        A quiet one is neither shown nor asked about when the window closes: it is cancelled.
        """
        job = Job(title, work, self, is_quiet=is_quiet)
        self._running.append(job)
        job.finished.connect(lambda: self._end(job))
        if not is_quiet:
            self.started.emit(job)
        QTimer.singleShot(0, job, lambda: self._begin(job))
        return job

    def stop(self) -> bool:
        """Cancel all and wait for them; tell whether every one ended in time."""
        for job in self._running:
            job.cancel()
        ended = [job.wait(_WAIT_MILLISECONDS) for job in tuple(self._running)]
        return all(ended)

    def _begin(self, job: Job) -> None:
        if job.is_cancelled:
            job.was_cancelled.emit()
            job.finished.emit()
        else:
            job.start(QThread.Priority.LowPriority)

    def _end(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
            job.ended.emit()
            self.ended.emit(job)
            job.deleteLater()
