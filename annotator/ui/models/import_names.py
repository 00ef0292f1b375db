"""Names in files as rows, labels or speakers: how often each stands there, and what it becomes in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal

from annotator.ui.models.headed import HeadedTable
from annotator.ui.terms import counted_in, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.ui.models.headed import Index

NAME, COUNT, BECOMES = range(3)


class ImportNamesModel(HeadedTable[str]):
    """A row for each name. What the user said is in `map`."""

    choice_made = Signal()

    def __init__(
        self, headings: Sequence[str], words: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """Make an empty table; ``words`` says what a name in the project is, whether it is new, in words."""
        super().__init__(headings, parent)
        self._words = words
        self.counts: Mapping[str, int] = {}
        self._likely: Callable[[str], str] = lambda _name: ""
        self._chosen: dict[str, str] = {}

    def take(self, counts: Mapping[str, int], likely: Callable[[str], str]) -> None:
        """Show these names, the most frequent first.

        ``likely`` is asked what a name becomes of which nothing was said; where it answers nothing, that is itself.
        """
        self._likely = likely
        self.counts = dict(counts)
        self.set_rows(sorted(counts, key=lambda name: (-counts[name], name)))

    @property
    def map(self) -> dict[str, str]:
        """What the user said that names of the table become."""
        return {name: target for name, target in self._chosen.items() if name in self.counts}

    def target(self, name: str) -> str:
        """Return what a name becomes; nothing where it is left out."""
        return self._chosen[name] if name in self._chosen else self._likely(name) or name

    def choose(self, places: Sequence[int], target: str | None) -> None:
        """Say what the names of some rows become; None: themselves."""
        for name in (self._rows[at] for at in places):
            self._chosen[name] = name if target is None else target
        if places:
            self.dataChanged.emit(self.index(min(places), NAME), self.index(max(places), BECOMES))
            self.choice_made.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        name = self.row_of(index)
        if name is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            words = (name, str(self.counts[name]), self._words(self.target(name)))[index.column()]
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.EditRole and index.column() == BECOMES:
            return self.target(name)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            pattern = QCoreApplication.translate("ImportNames", "{name}, {count} time(s), becomes {target}")
            target = self._words(self.target(name))
            return counted_in(pattern, name=name, count=self.counts[name], target=target)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that what a name becomes can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == BECOMES else flags
