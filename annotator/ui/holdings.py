"""The annotations of the article that is open: all their places, and the values of those that were asked for.

A long article has a hundred thousand annotations, of which a page shows sixty. Their places (start, end, id, status)
come in slices, those at the beginning first; the rest of an annotation is read from the project when somebody asks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

from annotator.core.edits import Kind
from annotator.core.values import Annotation, AnnotationStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.core.views import AnnotationPlace
    from annotator.services.session import Session

_REJECTED = AnnotationStatus.REJECTED.value
_ID, _STATUS = itemgetter(2), itemgetter(3)  # of a place: a loop of Python's own would take twice the time


class Holdings(Mapping[str, Annotation]):
    """Annotations by id. Every question of a mapping has the answer of the whole article, read first where need be.

    ``arrived`` hears of the places that are new here and not rejected, by whatever question they came. Reading raises
    `UserError` for what the disk or another program did.
    """

    def __init__(
        self,
        session: Session | None = None,
        article_id: str = "",
        arrived: Callable[[list[AnnotationPlace]], object] | None = None,
    ) -> None:
        self._read = session.read if session is not None else None
        self._article_id = article_id
        self._arrived = arrived or (lambda _places: None)
        self._places: dict[str, AnnotationPlace] = {}
        self._known: dict[str, Annotation] = {}
        self._reach = -1  # the code point up to which every annotation that begins there is held
        self.order: list[
            AnnotationPlace
        ] = []  # those not rejected, by start, end and id, as far as slices came
        self.numbers: Counter[str] = Counter()  # by status; of the whole article once it is complete
        self.is_complete = session is None

    # -- as a mapping -----------------------------------------------------------------------------------------------

    def __getitem__(self, annotation_id: str) -> Annotation:
        known = self._known.get(annotation_id)
        if known is None and (annotation_id in self._places or not self.is_complete):
            known = next(iter(self.ready([annotation_id])), None)
        if known is None:
            raise KeyError(annotation_id)
        return known

    def __contains__(self, annotation_id: object) -> bool:
        return annotation_id in self._places or (
            not self.is_complete and isinstance(annotation_id, str) and self.get(annotation_id) is not None
        )

    def __iter__(self) -> Iterator[str]:
        self.finish()
        return iter(tuple(self._places))

    def __len__(self) -> int:
        self.finish()
        return len(self._places)

    # -- reading ----------------------------------------------------------------------------------------------------

    def read_more(self, limit: int) -> None:
        """Take the next slice of places."""
        if self._read is None or self.is_complete:
            return
        found, self.is_complete = self._read.annotation_places(self._article_id, self._reach, limit)
        if found:
            self._reach = found[-1][0]
        fresh = self._take(found)
        self.order += _shown(found)
        self._arrived(fresh)

    def read_within(self, start: int, end: int) -> None:
        """Take the places of a part of the text (code points) that no slice may have reached."""
        if self._read is not None and not self.reaches(end):
            found = self._read.annotation_places_within(self._article_id, start, end)
            self._arrived(self._take([place for place in found if place[2] not in self._places]))

    def reaches(self, point: int) -> bool:
        """Tell whether every annotation that begins at or before the code point is held."""
        return self.is_complete or self._reach >= point

    def finish(self) -> None:
        """Take all the places there are."""
        if not self.is_complete:
            self.read_more(1 << 40)

    def ready(self, annotation_ids: Iterable[str]) -> list[Annotation]:
        """Return those of the annotations that are of this article, read now where they were not yet."""
        wanted = list(annotation_ids)
        missing = [one for one in wanted if one not in self._known]
        if missing and self._read is not None:
            for known in self._read.with_ids(Kind.ANNOTATION, missing).values():
                if isinstance(known, Annotation) and known.article_id == self._article_id:
                    self._known[known.id] = known
        return [self._known[one] for one in wanted if one in self._known]

    # -- changing ---------------------------------------------------------------------------------------------------

    def put(self, annotation: Annotation) -> None:
        """Take in a new annotation, or another state of a known one."""
        self._take_out(annotation.id)
        place = (annotation.start, annotation.end, annotation.id, annotation.status.value)
        self._known[annotation.id] = annotation
        self._hold([place])
        if place[3] != _REJECTED and self._is_reached(place):
            insort(self.order, place)

    def remove(self, annotation_id: str) -> bool:
        """Let go of an annotation; tell whether it may have been held."""
        self._known.pop(annotation_id, None)
        return self._take_out(annotation_id) or not self.is_complete

    # -- places -----------------------------------------------------------------------------------------------------

    def at_hand(self, annotation_id: str) -> Annotation | None:
        """Return an annotation that has been read, or None."""
        return self._known.get(annotation_id)

    @property
    def values_at_hand(self) -> list[Annotation]:
        """Those that have been read, in no order."""
        return list(self._known.values())

    def place(self, annotation_id: str) -> AnnotationPlace | None:
        """Return where a held annotation lies."""
        return self._places.get(annotation_id)

    def number(self, annotation_id: str) -> int:
        """Return which one it is in the order of the text, from 0, or -1 where it is not shown or not reached yet."""
        place = self._places.get(annotation_id)
        at = bisect_left(self.order, place) if place is not None else len(self.order)
        return at if at < len(self.order) and self.order[at] == place else -1

    def following(self, annotation_id: str) -> str:
        """Return the id of the annotation after this one in the order of the text, or nothing."""
        self.finish()
        place = self._places.get(annotation_id)
        at = bisect_right(self.order, place) if place is not None else len(self.order)
        return self.order[at][2] if at < len(self.order) else ""

    # -- inside -----------------------------------------------------------------------------------------------------

    def _take(self, found: list[AnnotationPlace]) -> list[AnnotationPlace]:
        """Hold what was read; return what is new here and not rejected."""
        held, fresh = self._places, found
        if not held.keys().isdisjoint(map(_ID, found)):
            fresh = [place for place in found if place[2] not in held]
            # Somebody else may have moved one that is held: this window will hear of it, and must not hold it twice.
            for place in found:
                if held.get(place[2], place) != place:
                    self._take_out(place[2])
                    self._hold([place])
        self._hold(fresh)
        return _shown(fresh)

    def _hold(self, places: list[AnnotationPlace]) -> None:
        self._places.update(zip(map(_ID, places), places, strict=True))
        self.numbers.update(map(_STATUS, places))

    def _take_out(self, annotation_id: str) -> bool:
        place = self._places.pop(annotation_id, None)
        if place is None:
            return False
        self.numbers[place[3]] -= 1
        at = bisect_left(self.order, place)
        if at < len(self.order) and self.order[at] == place:
            del self.order[at]
        return True

    def _is_reached(self, place: AnnotationPlace) -> bool:
        return self.reaches(place[0])


def _shown(places: list[AnnotationPlace]) -> list[AnnotationPlace]:
    """Return the places that are not of rejected ones."""
    if _REJECTED not in set(map(_STATUS, places)):
        return places
    return [place for place in places if place[3] != _REJECTED]
