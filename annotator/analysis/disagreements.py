"""The places of an article where annotators differ: only one marked it, the other tag, the other extent.

Two annotators are compared where both have marked something in an article, as `annotator.analysis.agreement` does:
whoever has marked nothing may not have read it. What both have, tag and fragments, is agreed and set aside first, so
that nested marks find their like. Of the rest, the same extent under another tag is one disagreement about the tag;
the same tag over words that both cover is one about the extent; two that share at least half of what either covers
differ in both; each annotation is paired once with each other annotator, the likest first. What is left over, only
one has marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.analysis.evaluation import LEAST_OVERLAP
from annotator.core.adjudication import Verdict, settled_against, verdict, was_annotated
from annotator.core.spans import shared
from annotator.core.values import AnnotationStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.core.values import Annotation


class Difference(StrEnum):
    """How two annotators differ at a place."""

    ONE_SIDED = "one_sided"
    LABEL = "label"
    EXTENT = "extent"
    BOTH = "both"  # the tag and the extent


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What two annotators, in the order of their names, have at a place. One of the two annotations may be missing."""

    kind: Difference
    annotators: tuple[str, str]
    one: Annotation | None
    other: Annotation | None

    @property
    def present(self) -> tuple[Annotation, ...]:
        """The annotations that are there: one or two."""
        return tuple(each for each in (self.one, self.other) if each is not None)

    @property
    def id(self) -> str:
        """What tells it from every other disagreement of the project."""
        return " ".join((*self.annotators, *(each.id for each in self.present)))

    @property
    def start(self) -> int:
        """The first code point of the article that it is about."""
        return min(each.start for each in self.present)


def disagreements(annotations: Iterable[Annotation]) -> list[Disagreement]:
    """Return where the annotators of one article differ and nobody has decided yet, in the order of the text."""
    known = list(annotations)
    outcomes = _Outcomes(known)
    readers = sorted({each.annotator for each in known if was_annotated(each)})
    standing: dict[str, list[Annotation]] = {who: [] for who in readers}
    for each in known:
        if each.status is AnnotationStatus.ACCEPTED and was_annotated(each):
            standing[each.annotator].append(each)
    found = [
        difference
        for pair in combinations(readers, 2)
        for difference in _between(pair, standing[pair[0]], standing[pair[1]])
        if not outcomes.settle(difference)
    ]
    return sorted(found, key=lambda each: (each.start, each.annotators, each.id))


def _between(
    pair: tuple[str, str], mine: Sequence[Annotation], theirs: Sequence[Annotation]
) -> Iterator[Disagreement]:
    left, right = _without_agreed(mine, theirs)
    paired: set[str] = set()
    for kind, one, other in _pairs(left, right):
        paired |= {one.id, other.id}
        yield Disagreement(kind, pair, one, other)
    for one in left:
        if one.id not in paired:
            yield Disagreement(Difference.ONE_SIDED, pair, one, None)
    for other in right:
        if other.id not in paired:
            yield Disagreement(Difference.ONE_SIDED, pair, None, other)


def _without_agreed(
    mine: Sequence[Annotation], theirs: Sequence[Annotation]
) -> tuple[list[Annotation], list[Annotation]]:
    """Return what the other has not under the same tag and over the same fragments; doubles count once."""
    own, foreign = ({(each.label_id, each.fragments): each for each in some} for some in (mine, theirs))
    return (
        [each for key, each in own.items() if key not in foreign],
        [each for key, each in foreign.items() if key not in own],
    )


def _pairs(
    mine: Sequence[Annotation], theirs: Sequence[Annotation]
) -> Iterator[tuple[Difference, Annotation, Annotation]]:
    """Yield the pairs that are about one thing: the same extent first, then the same tag, then the likest."""
    candidates = []
    ordered = sorted(range(len(theirs)), key=lambda at: theirs[at].start)
    longest = max((each.end - each.start for each in theirs), default=0)
    first = 0
    for at in sorted(range(len(mine)), key=lambda at: mine[at].start):
        one = mine[at]
        while first < len(ordered) and theirs[ordered[first]].start + longest <= one.start:
            first += 1  # nothing that begins later reaches back to it either
        for place in ordered[first:]:
            other = theirs[place]
            if other.start >= one.end:
                break
            likeness = shared(one.fragments, other.fragments)
            kind = _kind(one, other, likeness)
            if kind is not None:
                candidates.append((_ORDER[kind], -likeness, at, place, kind))
    taken_mine: set[int] = set()
    taken_theirs: set[int] = set()
    for _, _, at, place, kind in sorted(candidates):
        if at not in taken_mine and place not in taken_theirs:
            taken_mine.add(at)
            taken_theirs.add(place)
            yield kind, mine[at], theirs[place]


_ORDER = {Difference.LABEL: 0, Difference.EXTENT: 1, Difference.BOTH: 2}


def _kind(one: Annotation, other: Annotation, likeness: float) -> Difference | None:
    if one.fragments == other.fragments:
        return Difference.LABEL
    if one.label_id == other.label_id:
        return Difference.EXTENT if likeness > 0 else None
    return Difference.BOTH if likeness >= LEAST_OVERLAP else None


class _Outcomes:
    """What has been decided in an article: against what, and for which tag and extent."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        known = {each.id: each for each in annotations}
        self._turned_down = [each for each in known.values() if verdict(each) is Verdict.REJECTED]
        winners = {one for each in self._turned_down for one in settled_against(each)} & known.keys()
        chosen = [known[one] for one in winners]
        chosen += [each for each in known.values() if verdict(each) is Verdict.MERGED]
        self._chosen = {
            (each.label_id, each.fragments) for each in chosen if each.status is AnnotationStatus.ACCEPTED
        }

    def settle(self, difference: Disagreement) -> bool:
        """Tell whether it was decided already."""
        one, other = difference.one, difference.other
        if one is not None and other is not None:
            return other.id in settled_against(one) or one.id in settled_against(other)
        marked = one if one is not None else other
        absent = difference.annotators[1] if one is not None else difference.annotators[0]
        if marked is None or absent in settled_against(marked):
            return True
        # Somebody else's mark of the same tag and extent was chosen over what the absent one had here.
        return (marked.label_id, marked.fragments) in self._chosen and any(
            each.annotator == absent and shared(each.fragments, marked.fragments) > 0
            for each in self._turned_down
        )
