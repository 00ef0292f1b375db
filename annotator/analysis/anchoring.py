"""Anchoring: where the words of one text stand in another that is nearly the same.

First the very same words, the place with the likest neighbours before others; where they were changed, the stretch
between the nearest words that both texts share in the same order. What is too unlike is not anchored at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.analysis.terms import plain, terms
from annotator.core.spans import Span, are_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTEXT = 48  # code points of neighbours that are compared on each side
_PLACES = 200  # of the very same words that are looked at
_LIKE_ENOUGH = 0.7  # of the words of a changed stretch
_CONTEXT_NEEDED = (
    24  # code points of neighbours that short words must have in common; longer ones speak for themselves
)
_LONG = 40


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where fragments stand in the other text (code points), and how alike their words are (1: the same)."""

    fragments: tuple[Span, ...]
    likeness: float


class Anchoring:
    """Two texts, and the ways from the first into the second."""

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new

    def find(self, fragments: Sequence[Span]) -> Anchored | None:
        """Return where the fragments stand in the other text, in order and apart, or None."""
        found = [self._one(fragment) for fragment in fragments]
        known = [one for one in found if one is not None]
        spans = tuple(span for span, _ in known)
        if not known or len(known) < len(found) or not are_in_order(spans):
            return None
        return Anchored(spans, min(alike for _, alike in known))

    def _one(self, span: Span) -> tuple[Span, float] | None:
        words = self._old[slice(*span)]
        best: tuple[int, int] | None = None
        at = self._new.find(words)
        for _ in range(_PLACES):
            if at < 0:
                break
            common = self._common(span, at)
            if best is None or common > best[0]:
                best = (common, at)
            at = self._new.find(words, at + 1)
        is_only = self._new.count(words) == self._old.count(words) == 1
        if best is not None and (best[0] >= _CONTEXT_NEEDED or len(words) >= _LONG or is_only):
            return Span(best[1], best[1] + len(words)), 1.0
        return self._changed(span)

    def _common(self, span: Span, at: int) -> int:
        """Return how many code points next to the words are the same in both texts."""
        end = at + span.length
        before = _run(
            self._old[max(0, span.start - _CONTEXT) : span.start][::-1],
            self._new[max(0, at - _CONTEXT) : at][::-1],
        )
        after = _run(self._old[span.end : span.end + _CONTEXT], self._new[end : end + _CONTEXT])
        # An edge of both texts is as good a neighbour as the same words.
        edges = (_CONTEXT if span.start == at == 0 else 0) + (
            _CONTEXT if span.end == len(self._old) and end == len(self._new) else 0
        )
        return before + after + edges

    @cached_property
    def _aligned(self) -> tuple[list[Span], list[Span], dict[int, int]]:
        """The words of both texts, and for those of the first that the second has in the same order, which."""
        old, new = list(terms(self._old)), list(terms(self._new))
        matcher = SequenceMatcher(
            None,
            [plain(one.word) for one in old],
            [plain(one.word) for one in new],
            autojunk=len(old) > 5_000,
        )
        mates = {x + step: y + step for x, y, size in matcher.get_matching_blocks() for step in range(size)}
        return [Span(one.start, one.end) for one in old], [Span(one.start, one.end) for one in new], mates

    def _changed(self, span: Span) -> tuple[Span, float] | None:
        old, new, mates = self._aligned
        inside = [at for at, word in enumerate(old) if word.start < span.end and word.end > span.start]
        shared = [at for at in inside if at in mates]
        if not inside or not shared:
            return None
        first, last = mates[shared[0]], mates[shared[-1]]
        # Words changed at an end: as many as there were, as far as the neighbours leave room.
        before = mates.get(inside[0] - 1, -1) if inside[0] else -1
        after = mates.get(inside[-1] + 1, len(new))
        first = max(before + 1, first - (shared[0] - inside[0])) if before < first else first
        last = min(after - 1, last + (inside[-1] - shared[-1])) if after > last else last
        alike = 2 * len(shared) / (len(inside) + last - first + 1)
        if alike < _LIKE_ENOUGH:
            return None
        start, end = new[first].start, new[last].end
        # Marks and stops that the annotation held around its words.
        lead = self._old[span.start : old[inside[0]].start] if span.start < old[inside[0]].start else ""
        tail = self._old[old[inside[-1]].end : span.end] if span.end > old[inside[-1]].end else ""
        if lead and self._new[max(0, start - len(lead)) : start] == lead:
            start -= len(lead)
        if tail and self._new[end : end + len(tail)] == tail:
            end += len(tail)
        # "Unlike in nothing but what is no word" is still not the same.
        return Span(start, end), min(0.99, round(alike, 4))


def _run(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
