"""The annotations of the article on the page: found by place and by reading order, each with its lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.intervals import IntervalIndex
from annotator.core.spans import Span
from annotator.ui.reader.lanes import Lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.ui.reader.marks import ReaderMark

_FIRST_LOOK = (
    2048  # code points looked through at first for the next annotation; four times as many after that
)


class MarkSet:
    """Marks by id. Those that are not shown (rejected) are kept, but are in no answer about places."""

    __slots__ = ("_index", "_lanes", "_marks")

    def __init__(self) -> None:
        self._marks: dict[str, ReaderMark] = {}
        self._index: IntervalIndex[str] = IntervalIndex()
        self._lanes = Lanes(self._index)

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[ReaderMark]:
        return iter(self._marks.values())

    def get(self, mark_id: str) -> ReaderMark | None:
        """Return the mark of this id, or None."""
        return self._marks.get(mark_id)

    def put(self, marks: Iterable[ReaderMark]) -> None:
        """Put in marks; one whose id is known takes that one's place, and its lane where its extent is the same."""
        if not self._marks:
            self._marks = {mark.id: mark for mark in marks}
            self._index.add_all((mark.id, _extent(mark)) for mark in self._marks.values() if mark.is_shown)
            return
        fresh: list[str] = []
        for mark in marks:
            known = self._marks.get(mark.id)
            self._marks[mark.id] = mark
            if known is not None and known.is_shown and mark.is_shown and known.fragments == mark.fragments:
                continue
            if known is not None and known.is_shown:
                self._index.remove(mark.id)
                self._lanes.forget(mark.id)
            if mark.is_shown:
                self._index.add_all(((mark.id, _extent(mark)),))
                fresh.append(mark.id)
        self._lanes.give(fresh)

    def take(self, mark_ids: Iterable[str]) -> list[ReaderMark]:
        """Take marks out and return those that were there."""
        taken: list[ReaderMark] = []
        for mark_id in mark_ids:
            mark = self._marks.pop(mark_id, None)
            if mark is None:
                continue
            taken.append(mark)
            if mark.is_shown:
                self._index.remove(mark_id)
                self._lanes.forget(mark_id)
        return taken

    def clear(self) -> None:
        """Take all out."""
        self._marks.clear()
        self._index.clear()
        self._lanes.clear()

    def lane(self, mark_id: str) -> int:
        """Return the lane of a shown mark, from 0, the one next to the words."""
        return self._lanes.of(mark_id)

    def within(self, start: int, end: int) -> list[ReaderMark]:
        """Return the shown marks whose envelope overlaps the range (code points), longest first."""
        marks = self._marks
        found = [marks[mark_id] for mark_id in self._index.overlapping(start, end)]
        found.sort(key=lambda mark: (mark.start - mark.end, mark.start, mark.id))
        return found

    def at(self, point: int) -> tuple[ReaderMark, ...]:
        """Return the shown marks that cover the code point, the shortest first."""
        marks = self._marks
        found = [marks[mark_id] for mark_id in self._index.overlapping(point, point + 1)]
        return tuple(
            sorted(
                (mark for mark in found if mark.covers(point)),
                key=lambda mark: (mark.length, mark.start, mark.id),
            )
        )

    def after(
        self, place: tuple[int, int, str], length: int, wanted: Callable[[ReaderMark], bool]
    ) -> ReaderMark | None:
        """Return the next shown mark in reading order, (start, end, id), after ``place``, or else the first."""
        begin, reach = place[0], _FIRST_LOOK
        while begin <= length:
            found = [
                mark
                for mark in self.within(begin, min(begin + reach, length + 1))
                if mark.start >= begin and _place(mark) > place and wanted(mark)
            ]
            if found:
                return min(found, key=_place)
            begin += reach
            reach *= 4
        return None if place[0] < 0 else self.after((-1, -1, ""), length, wanted)

    def before(
        self, place: tuple[int, int, str], length: int, wanted: Callable[[ReaderMark], bool]
    ) -> ReaderMark | None:
        """Return the last shown mark in reading order before ``place``, or else the last."""
        end, reach = min(place[0], length) + 1, _FIRST_LOOK
        while end > 0:
            begin = max(0, end - reach)
            found = [
                mark
                for mark in self.within(begin, end)
                if begin <= mark.start < end and _place(mark) < place and wanted(mark)
            ]
            if found:
                return max(found, key=_place)
            end = begin
            reach *= 4
        return None if place[0] > length else self.before((length + 1, 0, ""), length, wanted)


def _extent(mark: ReaderMark) -> Span:
    fragments = mark.fragments
    return fragments[0] if len(fragments) == 1 else Span(fragments[0].start, fragments[-1].end)


def _place(mark: ReaderMark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.id


def touched(marks: Iterable[ReaderMark]) -> Iterator[Span]:
    """Yield all spans whose lines look otherwise when these marks come, go or change."""
    for mark in marks:
        yield from mark.fragments
        yield from mark.source
        yield from mark.cue
        yield from mark.addressee
