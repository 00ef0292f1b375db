"""From the session's listeners to one Qt signal, and the clock that looks for what others did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.edits import Changes
    from annotator.services.session import Session

_EVERY_MILLISECONDS = 500


class Bridge(QObject):
    """Tells of each change of a project: `Changes`, and who made it (None: another window, a job or the shell)."""

    changed = Signal(object, object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._is_failing = False
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MILLISECONDS)
        self._clock.timeout.connect(self.refresh)

    def attach(self, session: Session) -> None:
        """Listen to this session, and to no other."""
        self.detach()
        self._session, self._is_failing = session, False
        self._unsubscribe = session.subscribe(self._hear)
        self._clock.start()

    def detach(self) -> None:
        """Listen no more."""
        self._clock.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._unsubscribe = self._session = None

    def refresh(self) -> None:
        """Look for what others did; it arrives as `changed`, as everything else does."""
        if self._session is None:
            return
        try:
            self._session.refresh()
        except UserError as error:
            # The file may be busy or away for a moment: it is looked for again, and a failure that stays is told once.
            if not self._is_failing:
                self._is_failing = True
                self.failed.emit(error.trouble)
        else:
            self._is_failing = False

    def _hear(self, changes: Changes, by: object) -> None:
        self.changed.emit(changes, by)
