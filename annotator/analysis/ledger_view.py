"""How the ledger is looked at: which rows, in which order, kept sorted as single ones change."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from annotator.analysis.ledger_rows import LedgerRow, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from annotator.analysis.marks import Mark


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


class LedgerOrder(StrEnum):
    """How the ledger may be sorted."""

    DISCUSSED = "discussed"  # most articles first
    FIRST_SEEN = "first_seen"
    WORDING = "wording"
    STANDING = "standing"
    ASSERTED_BY = "asserted_by"  # by the first name; rows without one last
    DENIED_BY = "denied_by"
    REPEATED_BY = "repeated_by"
    PUBLISHERS = "publishers"  # most first
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


class Sorted(Generic[T]):
    """Things in one order, kept so as single ones come and go.

    The key of a thing is remembered: what it was made from (a speaker's name) may have changed when the thing goes.
    """

    def __init__(self, key: Callable[[T], Any], things: Iterable[T]) -> None:
        self._key = key
        known = sorted(((key(thing), thing) for thing in things), key=itemgetter(0))
        self._keys = [one for one, _ in known]
        self._key_of = {thing.id: one for one, thing in known}
        self.things = [thing for _, thing in known]

    def add(self, thing: T) -> None:
        """Put a thing in its place."""
        key = self._key_of[thing.id] = self._key(thing)
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self.things.insert(at, thing)

    def remove(self, thing_id: str) -> None:
        """Take a thing out; nothing happens where it is not there."""
        key = self._key_of.pop(thing_id, None)
        if key is not None:
            at = bisect_left(self._keys, key)  # every key ends in the thing's id: there is one
            del self._keys[at], self.things[at]


class Waiting:
    """The annotations that wait for their other side; put in order when somebody looks, and kept so from then on."""

    def __init__(self, marks: Mapping[str, Mark]) -> None:
        self._marks = marks
        self._ids: set[str] = set()
        self._sorted: Sorted[Mark] | None = None

    def add(self, mark: Mark) -> None:
        """Let an annotation wait."""
        self._ids.add(mark.id)
        if self._sorted is not None:
            self._sorted.add(mark)

    def remove(self, annotation_id: str) -> None:
        """Let it wait no longer; nothing happens where it does not."""
        if annotation_id in self._ids:
            self._ids.discard(annotation_id)
            if self._sorted is not None:
                self._sorted.remove(annotation_id)

    def unsort(self) -> None:
        """Forget the order: much is about to change."""
        self._sorted = None

    def by_time(self) -> list[Mark]:
        """Return them, the oldest first, those without a date last."""
        if self._sorted is None:
            self._sorted = Sorted(_by_time, map(self._marks.__getitem__, self._ids))
        return list(self._sorted.things)


def key_of(order: LedgerOrder, name_of: Callable[[str], str]) -> Callable[[LedgerRow], Any]:
    """Return what rows are sorted by; ``name_of`` tells what a speaker with an id is called."""

    def by_names(of: Callable[[LedgerRow], tuple[str, ...]]) -> Callable[[LedgerRow], Any]:
        return lambda r: (not of(r), [name_of(one).casefold() for one in of(r)], r.id)

    keys: dict[LedgerOrder, Callable[[LedgerRow], Any]] = {
        LedgerOrder.DISCUSSED: lambda r: (-len(r.article_ids), -len(r.spans), r.first_seen or "~", r.id),
        LedgerOrder.FIRST_SEEN: lambda r: (r.first_seen or "~", r.id),
        LedgerOrder.WORDING: lambda r: (r.wording.casefold(), r.id),
        LedgerOrder.STANDING: lambda r: (_STANDINGS[r.standing], -len(r.article_ids), r.id),
        LedgerOrder.ASSERTED_BY: by_names(lambda r: r.asserted_by),
        LedgerOrder.DENIED_BY: by_names(lambda r: r.denied_by),
        LedgerOrder.REPEATED_BY: by_names(lambda r: r.repeated_by),
        LedgerOrder.PUBLISHERS: lambda r: (-len(r.publishers), -len(r.article_ids), r.id),
        LedgerOrder.ORIGINS: lambda r: (-r.origins, -len(r.article_ids), r.id),
        LedgerOrder.GRADE: lambda r: (r.reliability, r.credibility, r.id),
    }
    return keys[order]


_STANDINGS = {standing: at for at, standing in enumerate(Standing)}


def _by_time(mark: Mark) -> tuple[str, str, int, str]:
    return (mark.moment or "~", mark.article_id, mark.start, mark.id)
