"""The annotations of the article on the page: found by place and by reading order, each with its lane."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from annotator.core.intervals import IntervalIndex
from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.ui.reader.lanes import Lanes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.core.views import AnnotationPlace
    from annotator.ui.reader.marks import ReaderMark

Place = tuple[int, int, str]  # start, end (code points), id: the order in which one reads

_FIRST_LOOK = (
    2048  # code points looked through at first for the next annotation; four times as many after that
)


class MarkSource(Protocol):
    """Where the marks come from whose places are known: nobody looks at most of a long text's annotations."""

    def marks(self, mark_ids: Sequence[str]) -> Iterable[ReaderMark]:
        """Return the marks of these ids, those that are there."""
        ...

    def finish(self) -> None:
        """Bring the places that have not come yet, now."""
        ...


class MarkSet:
    """Marks by id. Those that are not shown (rejected) are kept, but are in no answer about places.

    Of marks that came as places, only where they lie is known; the rest is fetched when it is asked for.
    """

    __slots__ = ("_index", "_lanes", "_marks", "_source", "_suggested", "version")

    def __init__(self) -> None:
        self._marks: dict[str, ReaderMark] = {}
        self._index: IntervalIndex[str] = IntervalIndex()
        self._lanes = Lanes(self._index)
        self._suggested: set[str] = set()
        self._source: MarkSource | None = None
        self.version = 0  # another one whenever something may look otherwise

    def __len__(self) -> int:
        return max(len(self._marks), len(self._index))

    def get(self, mark_id: str) -> ReaderMark | None:
        """Return the mark of this id, or None."""
        return next(iter(self._resolved([mark_id])), None) if mark_id else None

    def at_hand(self, mark_id: str) -> ReaderMark | None:
        """Return the mark of this id where it has been looked at, or None."""
        return self._marks.get(mark_id)

    def put(self, marks: Iterable[ReaderMark]) -> None:
        """Put in marks; one whose id is known takes that one's place, and its lane where its extent is the same."""
        self.version += 1
        if not len(self):
            self._marks = {mark.id: mark for mark in marks}
            self._index.add_all((mark.id, _extent(mark)) for mark in self._marks.values() if mark.is_shown)
            self._suggested = {mark.id for mark in self._marks.values() if mark.is_suggestion}
            return
        index, fresh = self._index, []
        for mark in marks:
            self._marks[mark.id] = mark
            (self._suggested.add if mark.is_suggestion else self._suggested.discard)(mark.id)
            if mark.id in index:
                if mark.is_shown and index.span(mark.id) == _extent(mark):
                    continue
                index.remove(mark.id)
                self._lanes.forget(mark.id)
            if mark.is_shown:
                index.add_all(((mark.id, _extent(mark)),))
                fresh.append(mark.id)
        self._lanes.give(fresh)

    def put_places(self, places: Sequence[AnnotationPlace], source: MarkSource) -> None:
        """Put in annotations that are shown, of which only the places are known; their ids are new."""
        self.version += 1
        self._source = source
        self._index.add_all(zip(map(itemgetter(2), places), places, strict=True))
        suggested = AnnotationStatus.SUGGESTED.value
        if suggested in set(map(itemgetter(3), places)):
            self._suggested.update(place[2] for place in places if place[3] == suggested)

    def forget_looks(self) -> None:
        """Have everything but the places fetched anew: labels or speakers look otherwise now."""
        self.version += 1
        if self._source is not None:
            self._marks.clear()

    def take(self, mark_ids: Iterable[str]) -> list[ReaderMark]:
        """Take marks out and return those that were there and had been looked at."""
        self.version += 1
        taken: list[ReaderMark] = []
        for mark_id in mark_ids:
            if mark_id in self._index:
                self._index.remove(mark_id)
                self._lanes.forget(mark_id)
            self._suggested.discard(mark_id)
            mark = self._marks.pop(mark_id, None)
            if mark is not None:
                taken.append(mark)
        return taken

    def clear(self) -> None:
        """Take all out."""
        self.version += 1
        self._marks.clear()
        self._index.clear()
        self._lanes.clear()
        self._suggested.clear()
        self._source = None

    def lane(self, mark_id: str) -> int:
        """Return the lane of a shown mark, from 0, the one next to the words."""
        return self._lanes.of(mark_id)

    def within(self, start: int, end: int) -> list[ReaderMark]:
        """Return the shown marks whose envelope overlaps the range (code points), longest first."""
        found = self._resolved(self._index.overlapping(start, end))
        found.sort(key=lambda mark: (mark.start - mark.end, mark.start, mark.id))
        return found

    def at(self, point: int) -> tuple[ReaderMark, ...]:
        """Return the shown marks that cover the code point, the shortest first."""
        found = self._resolved(self._index.overlapping(point, point + 1))
        return tuple(
            sorted(
                (mark for mark in found if mark.covers(point)),
                key=lambda mark: (mark.length, mark.start, mark.id),
            )
        )

    def after(self, place: Place, length: int, *, suggested: bool = False) -> ReaderMark | None:
        """Return the next shown mark (or suggestion) in reading order after ``place``, or else the first."""
        self._finish()
        begin, reach = place[0], _FIRST_LOOK
        while begin <= length:
            found = [
                here
                for here in self._places(begin, min(begin + reach, length + 1), suggested=suggested)
                if here[0] >= begin and here > place
            ]
            if found:
                return self.get(min(found)[2])
            begin += reach
            reach *= 4
        return None if place[0] < 0 else self.after((-1, -1, ""), length, suggested=suggested)

    def before(self, place: Place, length: int, *, suggested: bool = False) -> ReaderMark | None:
        """Return the last shown mark (or suggestion) in reading order before ``place``, or else the last."""
        self._finish()
        end, reach = min(place[0], length) + 1, _FIRST_LOOK
        while end > 0:
            begin = max(0, end - reach)
            found = [
                here
                for here in self._places(begin, end, suggested=suggested)
                if begin <= here[0] < end and here < place
            ]
            if found:
                return self.get(max(found)[2])
            end = begin
            reach *= 4
        return None if place[0] > length else self.before((length + 1, 0, ""), length, suggested=suggested)

    # Inside

    def _places(self, start: int, end: int, *, suggested: bool) -> list[Place]:
        index, wanted = self._index, self._suggested
        return [
            (*index.span(mark_id), mark_id)
            for mark_id in index.overlapping(start, end)
            if not suggested or mark_id in wanted
        ]

    def _finish(self) -> None:
        if self._source is not None:
            self._source.finish()

    def _resolved(self, mark_ids: Sequence[str]) -> list[ReaderMark]:
        """Return the marks of these ids, those that were only places fetched at once."""
        marks = self._marks
        if self._source is not None:
            missing = [mark_id for mark_id in mark_ids if mark_id not in marks]
            if missing:
                marks.update((mark.id, mark) for mark in self._source.marks(missing))
        return [marks[mark_id] for mark_id in mark_ids if mark_id in marks]


def _extent(mark: ReaderMark) -> Span:
    fragments = mark.fragments
    return fragments[0] if len(fragments) == 1 else Span(fragments[0].start, fragments[-1].end)


def touched(marks: Iterable[ReaderMark]) -> Iterator[Span]:
    """Yield all spans whose lines look otherwise when these marks come, go or change."""
    for mark in marks:
        yield from mark.fragments
        yield from mark.source
        yield from mark.cue
        yield from mark.addressee
