"""An index over spans that finds those in a part of a text in time that does not grow with their number.

Hierarchical bins in a dictionary, as the BAM index of sequence alignments has them (Li et al., "The Sequence
Alignment/Map format", 2009): a span goes into the smallest bin that holds it whole, so one very long span costs a
query one more look and nothing else, where a sorted list would have to be read from its beginning.

What comes by the thousand waits in heaps until something in its part of the text is asked for: most of a long text's
annotations are never looked at.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Key = TypeVar("Key")
_Extent = tuple[Any, ...]  # begins with start and end; what follows is the caller's own

_end = itemgetter(1)
_SMALLEST = 9  # the smallest bin holds 2 ** 9 code points
_STEP = 3  # each level's bins are 2 ** 3 times as long
_SHIFT = 8  # bits of a packed bin that hold its level
_LEVEL = (1 << _SHIFT) - 1
_HEAP = 512  # spans that go into their bins together: half a millisecond


class IntervalIndex(Generic[Key]):
    """Spans by key: add, remove, and ask which overlap a range. Positions are code points, end-exclusive."""

    __slots__ = ("_bins", "_levels", "_sorted_out", "_spans", "_waiting")

    def __init__(self) -> None:
        self._bins: dict[int, list[Key]] = {}  # by level and number in one, as `_bin` packs them
        self._levels: dict[int, int] = {}  # level -> number of spans on it, so that empty ones are not asked
        self._spans: dict[Key, _Extent] = {}
        # Heaps that wait: from the first start to the last end, and the spans.
        self._waiting: list[tuple[int, int, list[tuple[Key, _Extent]]]] = []
        self._sorted_out = (0, 0)  # no heap has anything here

    def __len__(self) -> int:
        return len(self._spans)

    def __contains__(self, key: Key) -> bool:
        return key in self._spans

    def __iter__(self) -> Iterator[Key]:
        return iter(self._spans)

    def span(self, key: Key) -> tuple[int, int]:
        """Return the span of a key; raise `KeyError` where it is not there."""
        extent = self._spans[key]
        return extent[0], extent[1]

    def add(self, key: Key, start: int, end: int) -> None:
        """Put in a span that is not empty; a known key gets the new one."""
        if key in self._spans:
            self.remove(key)
        self.add_all(((key, (start, end)),))

    def add_all(self, spans: Iterable[tuple[Key, _Extent]]) -> None:
        """Put in many whose keys are new, as (key, (start, end, …)); the inner tuples are kept as they are."""
        pairs = list(spans)
        self._spans.update(pairs)
        if len(pairs) <= _HEAP:
            self._sort_in(pairs)
            return
        for at in range(0, len(pairs), _HEAP):
            heap = pairs[at : at + _HEAP]
            extents = [extent for _, extent in heap]
            self._waiting.append((min(extents)[0], max(map(_end, extents)), heap))
        self._sorted_out = (0, 0)

    def _sort_in(self, pairs: Iterable[tuple[Key, _Extent]]) -> None:
        """Put spans into their bins."""
        bins, longer = self._bins, self._levels
        short = 0
        for key, extent in pairs:
            start, last = extent[0], extent[1] - 1
            level = _SMALLEST
            if start >> _SMALLEST == last >> _SMALLEST:  # nearly all are
                short += 1
            else:
                while start >> level != last >> level:
                    level += _STEP
                longer[level] = longer.get(level, 0) + 1
            place = (start >> level << _SHIFT) | level
            if place in bins:
                bins[place].append(key)
            else:
                bins[place] = [key]
        if short:
            self._levels[_SMALLEST] = self._levels.get(_SMALLEST, 0) + short

    def remove(self, key: Key) -> None:
        """Take a key out; raise `KeyError` where it is not there."""
        extent = self._spans[key]
        self._sort_out(extent[0], extent[1])
        del self._spans[key]
        place = _bin(extent[0], extent[1])
        known = self._bins[place]
        known.remove(key)
        if not known:
            del self._bins[place]
        level = place & _LEVEL
        self._levels[level] -= 1
        if not self._levels[level]:
            del self._levels[level]

    def overlapping(self, start: int, end: int) -> list[Key]:
        """Return the keys of the spans that share a code point with ``start`` to ``end``, in no order."""
        result: list[Key] = []
        if start >= end:
            return result
        self._sort_out(start, end)
        spans, bins = self._spans, self._bins
        for level in self._levels:
            first, last = start >> level, (end - 1) >> level
            if last - first > len(bins):
                places = [
                    place for place in bins if place & _LEVEL == level and first <= place >> _SHIFT <= last
                ]
            else:
                places = [(number << _SHIFT) | level for number in range(first, last + 1)]
            for place in places:
                for key in bins.get(place, ()):
                    extent = spans[key]
                    if extent[0] < end and start < extent[1]:
                        result.append(key)
        return result

    def clear(self) -> None:
        """Take everything out."""
        self._bins.clear()
        self._levels.clear()
        self._waiting.clear()
        self._sorted_out = (0, 0)
        self._spans.clear()

    def _sort_out(self, start: int, end: int) -> None:
        """Put those into their bins that wait and may have a part in the range."""
        if not self._waiting or (self._sorted_out[0] <= start and end <= self._sorted_out[1]):
            return
        left = []
        for heap in self._waiting:
            if heap[0] < end and start < heap[1]:
                self._sort_in(heap[2])
            else:
                left.append(heap)
        self._waiting, self._sorted_out = left, (start, end)


def _bin(start: int, end: int) -> int:
    """Return the smallest bin that holds the span whole: its number, shifted, and its level."""
    last = end - 1
    level = _SMALLEST
    while start >> level != last >> level:
        level += _STEP
    return (start >> level << _SHIFT) | level
