"""Spans: parts of a text in code points, end-exclusive, alone or as the fragments of one annotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(NamedTuple):
    """A part of a text: ``text[start:end]``, both in code points. It sorts by start, then by end."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of code points it covers."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, position: int) -> bool:
        """Tell whether the code point at ``position`` lies in it."""
        return self.start <= position < self.end


def envelope(fragments: Iterable[Span]) -> Span:
    """Return the smallest span that holds every fragment; raise `ValueError` when there is none."""
    known = tuple(fragments)
    return Span(min(span.start for span in known), max(span.end for span in known))


def are_in_order(fragments: Iterable[Span]) -> bool:
    """Tell whether the fragments are sorted, none is empty, and no two share a code point. They may touch."""
    known = tuple(fragments)
    return all(span.start < span.end for span in known) and all(a.end <= b.start for a, b in pairwise(known))


def merged(fragments: Iterable[Span]) -> tuple[Span, ...]:
    """Return the fragments sorted, with those that touch or overlap made one; empty ones fall away."""
    result: list[Span] = []
    for span in sorted(fragments):
        if span.start >= span.end:
            continue
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


class Cover:
    """Parts of a text, those that touch made one, to be asked thousands of times what they cover.

    Each answer takes a binary search.
    """

    __slots__ = ("_ends", "_starts", "spans")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans = merged(spans)
        self._starts, self._ends = [span.start for span in self.spans], [span.end for span in self.spans]

    def over(self, span: Span) -> tuple[Span, ...]:
        """Return the parts that share a code point with the span, in order."""
        return self.spans[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def overlaps(self, span: Span) -> bool:
        """Tell whether a part shares a code point with the span."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end


def without(span: Span, others: Iterable[Span]) -> list[Span]:
    """Return the parts of a span that none of the others covers, in order."""
    result, start = [], span.start
    for other in merged(others):
        if other.end > start and other.start < span.end:
            if other.start > start:
                result.append(Span(start, other.start))
            start = other.end
    if start < span.end:
        result.append(Span(start, span.end))
    return result


def covered(text: str, fragments: Iterable[Span]) -> str:
    """Return the words under the fragments, joined by one space, as they are exported."""
    return " ".join(text[start:end] for start, end in fragments)


def shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the intersection over union of two contents, in characters; 0 to 1."""
    if len(one) == 1 == len(other):  # most are, and this is asked thousands of times for one article
        (start, end), (first, last) = one[0], other[0]
        if end <= first or last <= start:
            return 0.0
        common = min(end, last) - max(start, first)
        return common / (end - start + last - first - common) if common else 0.0
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    if not common:
        return 0.0
    return common / (sum(span.length for span in one) + sum(span.length for span in other) - common)
