"""What waits while jobs write to the project: the jobs that hold it, and what somebody typed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pending:
    """Keeps what was typed, as what makes a change of it, until the last holder lets go."""

    def __init__(self, tell_kept: Callable[[], object]) -> None:
        self._tell_kept = tell_kept
        self._holders: set[object] = set()
        self._typed: list[Callable[[], object]] = []

    @property
    def is_held(self) -> bool:
        """Tell whether a job is writing."""
        return bool(self._holders)

    def hold(self, holder: object) -> None:
        """Keep what comes from now on."""
        self._holders.add(holder)

    def release(self, holder: object) -> None:
        """Let go for one holder; what was kept is done when it was the last."""
        self._holders.discard(holder)
        if not self._holders:
            self._do()

    def end(self) -> None:
        """Let go for all of them: their jobs have ended, or the project is being closed."""
        self._holders.clear()
        self._do()

    def do(self, make: Callable[[], object]) -> None:
        """Make a change at once; where a job is writing keep it, in the order they came, and say so."""
        if not self.is_held:
            make()
            return
        self._typed.append(make)
        self._tell_kept()

    def _do(self) -> None:
        typed, self._typed = self._typed, []
        for make in typed:
            make()
