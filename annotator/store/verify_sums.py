"""Sums over things: whether a million of them are what the journal says, in little memory and in any order.

A thing's value is hashed, and the hashes are added up in some thousand buckets, which the thing's id chooses. The
journal's sums grow by the hash of what is after an edit and shrink by that of what was before; where every edit begins
with what the one before it left, they are the sums of the last values. Two buckets that differ hold something that is
not as it was journaled, and only theirs has to be looked through. (Clarke et al., "Incremental multiset hash
functions", 2003.)
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import orjson

from annotator.core.edits import Kind, kind_of
from annotator.store.codec import dump_fields

if TYPE_CHECKING:
    from annotator.core.edits import Entity

    Place = tuple[Kind, int]

_BUCKETS = 4_096
_MOST_LOOKED_THROUGH = 256  # buckets of a kind: with a million things, some 60,000 are in memory then
_MODULUS = 1 << 256
_NO_VALUE = "not a value"


def value_of(thing: Entity | None) -> Any:
    """Return a thing as the journal has it; something no journal says, where a row holds none."""
    if thing is None:
        return _NO_VALUE
    try:
        return orjson.loads(orjson.dumps(dump_fields(kind_of(thing), thing)))
    except TypeError:  # a damaged row may hold numbers or bytes where a text should be
        return _NO_VALUE


def is_same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same; what has too many levels for Python to compare is not."""
    try:
        return bool(one == other)
    except RecursionError:
        return False


class Sums:
    """One side of the comparison."""

    def __init__(self) -> None:
        self.counts: Counter[Kind] = Counter()
        self._sums: defaultdict[Place, int] = defaultdict(int)

    @staticmethod
    def place(kind: Kind, entity_id: object) -> Place:
        """Return the bucket of a thing; a damaged row may hold something else than a text for its id."""
        return kind, zlib.crc32(str(entity_id).encode("utf-8", "replace")) % _BUCKETS

    def add(self, kind: Kind, entity_id: object, value: Any, sign: int = 1) -> None:
        """Add a value, or take it out with the sign -1."""
        try:
            data = orjson.dumps((str(entity_id), value), option=orjson.OPT_SORT_KEYS)
        except TypeError:  # of so many levels that it can be read, and not written
            data = str(entity_id).encode("utf-8", "replace")
        self._sums[self.place(kind, entity_id)] += sign * int.from_bytes(hashlib.sha256(data).digest(), "big")
        self.counts[kind] += sign

    def differing(self, other: Sums) -> frozenset[Place]:
        """Return the buckets in which the two are not the same, of each kind no more than some hundred."""
        found: set[Place] = set()
        count: Counter[Kind] = Counter()
        for place in sorted({*self._sums, *other._sums}):
            if (self._sums[place] - other._sums[place]) % _MODULUS and count[place[0]] < _MOST_LOOKED_THROUGH:
                found.add(place)
                count[place[0]] += 1
        return frozenset(found)
