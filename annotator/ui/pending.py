"""What waits while jobs write to the project: the jobs that hold it, and what somebody typed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.services.operation import Operation


class Pending:
    """Keeps what was typed until the last holder lets go; ``run`` makes a change of it then."""

    def __init__(self, run: Callable[[Operation, object], object]) -> None:
        self._run = run
        self._holders: set[object] = set()
        self._typed: list[tuple[Operation, object]] = []

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

    def keep(self, operation: Operation, by: object) -> None:
        """Keep an operation, in the order they came."""
        self._typed.append((operation, by))

    def _do(self) -> None:
        typed, self._typed = self._typed, []
        for operation, by in typed:
            self._run(operation, by)
