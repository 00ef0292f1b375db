"""The rows of the ledger's table in each of its shapes, made when they are looked at.

Of many thousand some dozens are. Each shape keeps what the ledger told, in order; sorting asks the ledger, which keeps
its orders.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from annotator.ui.views.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.analysis.ledger import Ledger
    from annotator.analysis.ledger_rows import LedgerRow
    from annotator.analysis.ledger_view import LedgerFilter
    from annotator.analysis.marks import Mark
    from annotator.ui.views.ledger_cells import LedgerCells
    from annotator.ui.views.rows import ViewRow

MATRIX_SPEAKERS = 40  # columns of the matrix: those who speak on most statements


class StatementRows(Rows):
    """One row a statement."""

    def __init__(self, cells: LedgerCells, ledger: Ledger, wanted: LedgerFilter) -> None:
        super().__init__()
        self._cells, self._ledger, self._wanted = cells, ledger, wanted
        self.found: Sequence[LedgerRow] = ledger.rows(wanted)

    def __len__(self) -> int:
        return len(self.found)

    def row(self, at: int) -> ViewRow:
        """Make the row at a place."""
        return self._cells.row(self.found[at])

    def key(self) -> object:
        """Return what is equal where the same rows stand in the same order."""
        return [row.id for row in self.found]

    def place_of(self, row_id: str) -> int:
        """Return where the row with this id is, -1 where it is not."""
        return next((at for at, row in enumerate(self.found) if row.id == row_id), -1)

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by a column."""
        order, is_turned = self._cells.order(column, descending=descending)
        self.found = self._ledger.rows(self._wanted, order, descending=is_turned)


class MatrixRows(StatementRows):
    """One row a statement, a column for each of those who speak on most of them."""

    def __init__(self, cells: LedgerCells, ledger: Ledger, wanted: LedgerFilter) -> None:
        super().__init__(cells, ledger, wanted)
        counts = Counter(chain.from_iterable(row.speaker_ids for row in self.found))
        known = sorted(counts, key=lambda one: (-counts[one], cells.name_of(one).casefold(), one))
        # Who is asked for stands first, whatever the others on these statements say.
        known.sort(key=lambda one: one not in wanted.speaker_ids)
        self._speakers = known[:MATRIX_SPEAKERS]

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers of the columns."""
        return tuple(map(self._cells.name_of, self._speakers))

    def row(self, at: int) -> ViewRow:
        """Make the row at a place."""
        return self._cells.matrix_row(self.found[at], self._speakers)

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by the wording, or by what a speaker does: those without a part in a statement last."""
        if not column:
            super().sort(0, descending=descending)
            return
        speaker = self._speakers[column - 1]
        known = self._ledger.rows(self._wanted)
        ours = [row for row in known if speaker in row.speaker_ids]
        ours.sort(key=lambda row: self._cells.parts_of(row, speaker), reverse=descending)
        self.found = [*ours, *(row for row in known if speaker not in row.speaker_ids)]


class SpeakerRows(StatementRows):
    """The statements of each speaker together, whoever is on most of them first.

    Only how many each has is counted; which they are is looked up for the speakers in view.
    """

    def __init__(self, cells: LedgerCells, ledger: Ledger, wanted: LedgerFilter) -> None:
        super().__init__(cells, ledger, wanted)
        self._counts = Counter(chain.from_iterable(row.speaker_ids for row in self.found))
        known = wanted.speaker_ids or self._counts.keys()
        self._put_in_order(sorted(known, key=lambda one: (-self._counts[one], one)))

    def _put_in_order(self, speakers: list[str]) -> None:
        self._speakers = speakers
        self._ends = list(accumulate(self._counts[one] for one in speakers))
        self._groups: dict[str, list[LedgerRow]] = {}

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def row(self, at: int) -> ViewRow:
        """Make the row at a place."""
        group = bisect_right(self._ends, at)
        begin = self._ends[group - 1] if group else 0
        speaker = self._speakers[group]
        return self._cells.row_of_speaker(speaker, self._group(speaker)[at - begin])

    def key(self) -> object:
        """Return what is equal where the same rows stand in the same order."""
        return (super().key(), self._speakers)

    def place_of(self, row_id: str) -> int:
        """Return where the row with this id is, -1 where it is not."""
        speaker, _, statement = row_id.rpartition(" ")
        if speaker not in self._speakers:
            return -1
        group = self._speakers.index(speaker)
        begin = self._ends[group - 1] if group else 0
        rows = enumerate(self._group(speaker), begin)
        return next((at for at, row in rows if row.id == statement), -1)

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort the speakers by name, or the statements of each by a column."""
        if column:
            super().sort(column - 1, descending=descending)
            self._groups.clear()
            return
        names = {one: self._cells.name_of(one).casefold() for one in self._speakers}
        self._put_in_order(sorted(self._speakers, key=names.__getitem__, reverse=descending))

    def _group(self, speaker: str) -> list[LedgerRow]:
        known = self._groups.get(speaker)
        if known is None:
            known = self._groups[speaker] = [row for row in self.found if speaker in row.speaker_ids]
        return known


class MarkRows(Rows):
    """Annotations that wait for their other side."""

    def __init__(self, cells: LedgerCells, marks: list[Mark]) -> None:
        super().__init__()
        self._cells, self._marks = cells, marks

    def __len__(self) -> int:
        return len(self._marks)

    def row(self, at: int) -> ViewRow:
        """Make the row at a place."""
        return self._cells.mark_row(self._marks[at])

    def key(self) -> object:
        """Return what is equal where the same rows stand in the same order."""
        return [mark.id for mark in self._marks]

    def place_of(self, row_id: str) -> int:
        """Return where the row with this id is, -1 where it is not."""
        return next((at for at, mark in enumerate(self._marks) if mark.id == row_id), -1)

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by a column; rows that are alike there keep their order."""
        self._marks.sort(key=lambda mark: self._cells.mark_cells(mark)[column].casefold(), reverse=descending)
