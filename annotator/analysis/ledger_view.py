"""How the ledger is looked at: which rows, in which order, kept sorted as single ones change."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from annotator.analysis.ledger_rows import LedgerRow, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class LedgerOrder(StrEnum):
    """How the ledger may be sorted."""

    DISCUSSED = "discussed"  # most articles first
    FIRST_SEEN = "first_seen"
    WORDING = "wording"
    STANDING = "standing"
    ORIGINS = "origins"
    GRADE = "grade"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """Which rows to show. Empty fields let everything pass; dates are ISO 8601, both inclusive."""

    words: str = ""
    standings: frozenset[Standing] = frozenset()
    speaker_ids: frozenset[str] = frozenset()
    article_ids: frozenset[str] = frozenset()
    first_seen_from: str = ""
    first_seen_to: str = ""
    fewest_origins: int = 0

    def chosen(self, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
        """Return the rows that are shown, in their order. Every word must be in a row's wording or in a name."""
        found = list(rows)
        if self.standings:
            found = [row for row in found if row.standing in self.standings]
        if self.fewest_origins:
            found = [row for row in found if row.origins >= self.fewest_origins]
        if self.first_seen_from:
            found = [row for row in found if row.first_seen >= self.first_seen_from]
        if self.first_seen_to:
            last = self.first_seen_to + "~"  # 2023 lets all of 2023 pass
            found = [row for row in found if "" < row.first_seen <= last]
        for word in self.words.casefold().split():
            found = [row for row in found if word in row.folded]
        if self.speaker_ids:
            found = [row for row in found if not self.speaker_ids.isdisjoint(row.speaker_ids)]
        if self.article_ids:
            found = [row for row in found if not self.article_ids.isdisjoint(row.article_ids)]
        return found


class SortedRows:
    """Rows in one order, kept so as single ones change."""

    def __init__(self, key: Callable[[LedgerRow], Any], rows: Iterable[LedgerRow]) -> None:
        self._key = key
        self.rows = sorted(rows, key=key)
        self._keys = [key(row) for row in self.rows]

    def add(self, row: LedgerRow) -> None:
        """Put a row in its place."""
        key = self._key(row)
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self.rows.insert(at, row)

    def remove(self, row: LedgerRow) -> None:
        """Take a row out; it is there."""
        at = bisect_left(self._keys, self._key(row))  # every key ends in the row's id: there is one
        del self._keys[at], self.rows[at]


ORDERS: dict[LedgerOrder, Any] = {
    LedgerOrder.DISCUSSED: lambda r: (-len(r.article_ids), -len(r.spans), r.first_seen or "~", r.id),
    LedgerOrder.FIRST_SEEN: lambda r: (r.first_seen or "~", r.id),
    LedgerOrder.WORDING: lambda r: (r.wording.casefold(), r.id),
    LedgerOrder.STANDING: lambda r: (list(Standing).index(r.standing), -len(r.article_ids), r.id),
    LedgerOrder.ORIGINS: lambda r: (-r.origins, -len(r.article_ids), r.id),
    LedgerOrder.GRADE: lambda r: (r.reliability, r.credibility, r.id),
}
