"""Lanes: which of the lines under the words belongs to which annotation, so that overlapping ones stay apart.

A lane is given once and kept: neither scrolling nor a new or a vanished neighbour moves an annotation to another
one. Which lanes a group of overlapping annotations gets does not depend on where the page was scrolled to when they
were first seen, as the whole group gets them at once: the one that begins first, the longer before the shorter.
"""

from __future__ import annotations

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
            self._assign(self._group(key))
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

    def _group(self, key: str) -> list[str]:
        """Return the annotations without a lane that overlap this one, or overlap one that does, and so on."""
        found = {key}
        ahead = [key]
        while ahead:
            for near in self._index.overlapping(*self._index.span(ahead.pop())):
                if near not in found and near not in self._lanes:
                    found.add(near)
                    ahead.append(near)
        return list(found)

    def _assign(self, group: list[str]) -> None:
        span = self._index.span
        for key in sorted(group, key=lambda one: (span(one)[0], -span(one)[1], one)):
            near = self._index.overlapping(*span(key))
            self._lanes[key] = self._free(one for one in near if one in self._lanes)
