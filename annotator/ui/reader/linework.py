"""What annotations do to each line of the page: the parts they cover, their lanes and badges, kept from frame to frame.

A line is worked out when it is first in view and stays so until annotations, layout or theme change; a frame of
scrolling then costs its new lines, and a page one comes back to nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.core.spans import Span
    from annotator.ui.reader.marks import ReaderMark
    from annotator.ui.reader.scene import Scene

_GAP = 3  # pixels between two badges
_MOST = 4_000  # lines that are kept: more than anybody scrolls through before the oldest may go


class Part(NamedTuple):
    """A part of a line that is under an annotation, left and right in pixels of the page."""

    mark: ReaderMark
    fragment: Span
    lane: int
    left: float
    right: float


class Badge(NamedTuple):
    """The letters of an annotation beside a line; ``kind`` is as `Inks.badge` takes it."""

    mark: ReaderMark
    kind: str
    left: int
    width: int


class LineWork(NamedTuple):
    """What annotations do to one line: the parts they cover, longest annotation first, and their badges."""

    parts: list[Part]
    badges: list[Badge]


class LineWorks:
    """Works lines out, and keeps them by the code point they begin at."""

    __slots__ = ("_known", "_state")

    def __init__(self) -> None:
        self._known: dict[int, LineWork] = {}
        self._state: tuple[object, ...] = ()

    def of(self, scene: Scene) -> list[LineWork]:
        """Return what annotations do to each line of the scene."""
        known, lines = self._known, scene.lines
        state = (
            scene.page,
            scene.page.generation,
            scene.marks.version,
            scene.inks,
            scene.badge_left,
            scene.badge_right,
        )
        if state != self._state:
            known.clear()
            self._state = state
        starts = [line.start for line in lines]
        fresh = [number for number, start in enumerate(starts) if start not in known]
        if fresh:
            if len(known) > _MOST:
                known.clear()
                fresh = list(range(len(lines)))
            self._work_out(scene, starts, fresh)
        return [known[start] for start in starts]

    def _work_out(self, scene: Scene, starts: list[int], fresh: list[int]) -> None:
        known, lines, pieces = self._known, scene.lines, scene.page.pieces
        for number in fresh:
            known[starts[number]] = LineWork([], [])
        wanted, lane_of = set(fresh), scene.marks.lane
        for mark in scene.marks.within(starts[fresh[0]], lines[fresh[-1]].end + 1):
            lane = lane_of(mark.id)
            for fragment in mark.fragments:
                for number in numbers_of(starts, fragment):
                    if number in wanted:
                        parts = known[starts[number]].parts
                        for left, right in pieces(lines[number], fragment):
                            parts.append(Part(mark, fragment, lane, left, right))
        for number in fresh:
            work = known[starts[number]]
            if work.parts:
                work.badges.extend(_badges(scene, starts[number], work.parts))


def numbers_of(starts: list[int], span: Span) -> range:
    """Return the numbers of the lines that the span has a part of, by the code points the lines start at."""
    first = max(0, bisect_right(starts, span[0]) - 1)
    return range(first, bisect_left(starts, span[1], first))


def _badges(scene: Scene, line_start: int, parts: list[Part]) -> list[Badge]:
    """Return the badges beside a line: those of annotations that begin there first, and how many find no room."""
    here = {part.mark.id: part for part in parts if part.mark.badge}.values()
    in_order = sorted(here, key=lambda part: (part.mark.start < line_start, part.mark.start, part.lane))
    marks = [part.mark for part in in_order]
    widths = [scene.inks.badge_width(mark.badge, is_linked=mark.is_linked) + _GAP for mark in marks]
    left, room = round(scene.badge_left), scene.badge_right - scene.badge_left + _GAP
    count = len(marks)
    if sum(widths) > room:
        room -= scene.inks.badge_width(f"+{count}")
        while count and sum(widths[:count]) > room:
            count -= 1
    result: list[Badge] = []
    for mark, width in zip(marks[:count], widths, strict=False):
        kind = "suggested" if mark.is_suggestion else "first" if mark.start >= line_start else "goes on"
        result.append(Badge(mark, kind, left, width - _GAP))
        left += width
    if count < len(marks):
        rest = replace(marks[count], badge=f"+{len(marks) - count}", is_linked=False)
        result.append(Badge(rest, "goes on", left, scene.inks.badge_width(rest.badge)))
    return result
