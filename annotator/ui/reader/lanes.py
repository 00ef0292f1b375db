"""Lanes: which of the lines under the words belongs to which annotation, so that overlapping ones stay apart.

A lane is given once and kept: neither scrolling nor a new or a vanished neighbour moves an annotation to another
one. Which lanes a group of overlapping annotations gets does not depend on where the page was scrolled to when they
were first seen, as the whole group gets them at once: the one that begins first, the longer before the shorter.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.intervals import IntervalIndex


class Lanes:
    """The lanes of the annotations in an index, given when they are first asked for."""

    __slots__ = ("_index", "_lanes")

    def __init__(self, index: IntervalIndex[str]) -> None:
        self._index = index
        self._lanes: dict[str, int] = {}

    def of(self, key: str) -> int:
        """Return the lane of an annotation of the index, from 0, the one next to the words."""
        lane = self._lanes.get(key)
        if lane is None:
            group, is_alone = self._group(key)
            self._assign(group, is_alone=is_alone)
            lane = self._lanes[key]
        return lane

    def give(self, keys: Iterable[str]) -> None:
        """Give lanes now to annotations that have just been put in, next to those that have theirs."""
        if not self._lanes:
            return
        for key in keys:
            neighbours = [near for near in self._index.overlapping(*self._index.span(key)) if near != key]
            if any(near in self._lanes for near in neighbours) or not neighbours:
                self._lanes[key] = self._free(near for near in neighbours if near in self._lanes)

    def forget(self, key: str) -> None:
        """Take the lane back of an annotation that has left the index."""
        self._lanes.pop(key, None)

    def clear(self) -> None:
        """Take all lanes back."""
        self._lanes.clear()

    def _free(self, neighbours: Iterable[str]) -> int:
        taken = {self._lanes[near] for near in neighbours}
        lane = 0
        while lane in taken:
            lane += 1
        return lane

    def _group(self, key: str) -> tuple[list[str], bool]:
        """Return the annotations without a lane that overlap this one, or overlap one that does, and so on.

        The second value tells whether none of them overlaps one that has its lane. The extent they cover together is
        grown until nothing new overlaps its two ends, so that thousands on the same words are not asked one by one.
        """
        span = self._index.span
        start, end = span(key)
        found = new = set(self._index.overlapping(start, end))
        while new:
            low, high = min(span(one)[0] for one in new), max(span(one)[1] for one in new)
            new = set()
            if low < start:
                new.update(self._index.overlapping(low, start))
                start = low
            if high > end:
                new.update(self._index.overlapping(end, high))
                end = high
            new -= found
            found |= new
        fresh = [one for one in found if one not in self._lanes]
        return fresh, len(fresh) == len(found)

    def _assign(self, group: list[str], *, is_alone: bool) -> None:
        span = self._index.span
        in_order = sorted(group, key=lambda one: (span(one)[0], -span(one)[1], one))
        if not is_alone:
            for key in in_order:
                near = self._index.overlapping(*span(key))
                self._lanes[key] = self._free(one for one in near if one in self._lanes)
            return
        taken: list[tuple[int, int]] = []  # (end, lane) of those passed that may still overlap
        free: list[int] = []
        for key in in_order:
            start, end = span(key)
            while taken and taken[0][0] <= start:
                heappush(free, heappop(taken)[1])
            lane = heappop(free) if free else len(taken)
            self._lanes[key] = lane
            heappush(taken, (end, lane))
