"""What a team needs: agreement and decisions, merging and copies, checks and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.commands.agreeing import Agreeing
from annotator.ui.commands.checking import Checking
from annotator.ui.commands.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.ui.main_window import MainWindow


class Teamwork:
    """Holds the three."""

    def __init__(self, window: MainWindow) -> None:
        self.agreeing, self.keeping, self.checking = Agreeing(window), Keeping(window), Checking(window)

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {**self.agreeing.table(), **self.keeping.table(), **self.checking.table()}
