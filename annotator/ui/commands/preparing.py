"""Preparing: the connections of the open project, read in the background where it is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.core.edits import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.core.edits import Changes
    from annotator.services.connected import Stock
    from annotator.services.connections import Connections
    from annotator.ui.desk import Desk
    from annotator.ui.jobs import Jobs, Progress

SMALL = 1_500  # annotations that are read at once: some tens of milliseconds


class Preparing(QObject):
    """Holds what is derived from the open project. Whoever needs it asks `is_ready`, and hears `ready` otherwise."""

    ready = Signal()  # also when the origins of the articles are known
    progressed = Signal(int, int)
    failed = Signal(object)  # Trouble
    broke = Signal(str)  # a bug, already logged

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._known: Connections | None = None
        self._is_reading = False
        self._has_origins = False
        self._round = 0  # what a job of a project that was closed brings is not taken
        desk.project_closed.connect(self._forget)
        desk.changed.connect(self._hear)

    @property
    def connections(self) -> Connections:
        """What is derived from the open project. Raises `ValueError` where none is open."""
        if self._desk.session is None:
            msg = "no project is open"
            raise ValueError(msg)
        if self._known is None:
            from annotator.services.connections import Connections

            self._known = Connections(self._desk.session)
        return self._known

    def is_ready(self) -> bool:
        """Tell whether the connections can be asked now; a large project is being read from now on otherwise."""
        session = self._desk.session
        if session is None:
            return False
        connections = self.connections
        if not connections.is_stale:
            return True
        if session.read.annotation_total() <= SMALL and not self._is_reading:
            connections.load()
            return True
        self._begin()
        return False

    def look_for_origins(self) -> None:
        """Find out in the background which articles come from one story; `ready` is told when it is known."""
        session = self._desk.session
        if session is None or self._has_origins:
            return
        self._has_origins = True
        path, at = session.path, self._round

        def work(progress: Progress) -> Mapping[str, str]:
            from annotator.services.duplicates import duplicates, origins_of
            from annotator.services.session import Session

            with Session.open(path, annotator="") as own, own.snapshot() as read:
                return origins_of(read, duplicates(read, progress))

        def take(origin_of: Mapping[str, str]) -> None:
            if at == self._round and self._desk.session is not None:
                self.connections.set_origins(origin_of)
                self.ready.emit()

        job = self._jobs.start(_words("Count independent origins"), work, is_quiet=True)
        job.succeeded.connect(take)
        job.refused.connect(self.failed)
        job.broke.connect(self.broke)

    def _begin(self) -> None:
        session = self._desk.session
        if session is None or self._is_reading:
            return
        self._is_reading = True
        self.connections.begin()
        path, at = session.path, self._round

        def work(progress: Progress) -> Stock:
            from annotator.services.connected import read_stock
            from annotator.services.session import Session

            with Session.open(path, annotator="") as own, own.snapshot() as read:
                return read_stock(read, progress)

        def take(stock: Stock) -> None:
            if at != self._round or self._desk.session is None:
                return
            self._is_reading = False
            if self.connections.take(stock):
                self.ready.emit()
            else:  # an import came meanwhile
                self._begin()

        def give_up() -> None:
            if at == self._round:
                self._is_reading = False

        job = self._jobs.start(_words("Read claims, denials and links"), work)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(take)
        job.refused.connect(self.failed)
        job.broke.connect(self.broke)
        for end in (job.refused, job.was_cancelled, job.broke):
            end.connect(lambda *_what: give_up())

    def _hear(self, changes: Changes, _by: object) -> None:
        if changes.is_bulk or any(
            edit.before is None or edit.after is None for edit in changes.of(Kind.ARTICLE)
        ):
            self._has_origins = False

    def _forget(self) -> None:
        self._round += 1
        self._is_reading = self._has_origins = False
        if self._known is not None:
            self._known.close()
            self._known = None


def _words(source: str) -> str:
    return QCoreApplication.translate("Preparing", source)
