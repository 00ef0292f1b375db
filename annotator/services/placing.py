"""Puts a span that a file states onto its text: checks it, and repairs positions that count otherwise than they say.

The order of repairs: as UTF-16 units, as UTF-8 bytes, with CR LF counted as one, with an inclusive end, and last the
nearest place where exactly the same words stand. A span that lies outside its text is never moved to other words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from annotator.core.errors import Trouble
from annotator.core.graphemes import is_boundary
from annotator.core.offsets import ByteMap, Utf16Map
from annotator.core.spans import Span, are_in_order, covered, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.formats.drafts import DraftSpan

    Count: TypeAlias = Callable[[int], int | None]

Fragments: TypeAlias = tuple[Span, ...]
_MOST_PLACES = 1_000  # of the same words that are looked at for their context


@dataclass(slots=True, kw_only=True)
class Placed:
    """A span that fits its text. ``repair`` says what was done to it, ``warning`` what a reader should know of it.

    Not frozen, though nothing changes it: there is one for every annotation of a file, and this is quicker.
    """

    fragments: Fragments
    source: Fragments = ()
    cue: Fragments = ()
    addressee: Fragments = ()
    repair: Trouble | None = None
    warning: Trouble | None = None


class Placer:
    """Places the spans of one text."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._length = len(text)
        # In ASCII, CR LF is the only cluster of more than one code point.
        self._has_clusters = not text.isascii() or "\r\n" in text

    def place(self, span: DraftSpan, line: int) -> Placed | Trouble:
        """Return where the span is, or why it cannot be taken."""
        for start, end in span.fragments:
            if start >= end:
                facts = {"start": start, "end": end}
                return Trouble("span.empty", facts, self._file, line)
        exact = self._as_stated(span)
        if exact is not None and self._says(span, exact.fragments):
            return self._warned(exact, line)
        if span.quote:
            for code, placed in self._repaired(span, is_inside=exact is not None):
                facts = {
                    "start": placed.fragments[0].start,
                    "end": placed.fragments[-1].end,
                    "was_start": span.fragments[0].start,
                    "was_end": span.fragments[-1].end,
                }
                return self._warned(placed, line, Trouble(code, facts, self._file, line))
        if exact is None:
            return self._refusal(span, line)
        facts = {"start": exact.fragments[0].start, "end": exact.fragments[-1].end}
        return Trouble("span.words_not_found", facts | {"quote": _short(span.quote)}, self._file, line)

    # What a span must be

    def _as_stated(self, span: DraftSpan) -> Placed | None:
        """Do what `_checked` does without a conversion; most spans are in order, and need no new values."""
        length = self._length
        for spans in (span.fragments, span.source, span.cue, span.addressee):
            last = 0
            for start, end in spans:
                if not last <= start < end <= length:
                    return self._checked(span, span.fragments, lambda point: point)
                last = end
        return (
            Placed(fragments=span.fragments, source=span.source, cue=span.cue, addressee=span.addressee)
            if span.fragments
            else None
        )

    def _checked(self, span: DraftSpan, fragments: Fragments, convert: Count) -> Placed | None:
        parts = [
            self._converted(part, convert) for part in (fragments, span.source, span.cue, span.addressee)
        ]
        content, source, cue, addressee = parts
        if content is None or source is None or cue is None or addressee is None or not content:
            return None
        return Placed(fragments=content, source=source, cue=cue, addressee=addressee)

    def _converted(self, fragments: Fragments, convert: Count) -> Fragments | None:
        result = []
        for start, end in fragments:
            first, last = convert(start), convert(end)
            if first is None or last is None or not 0 <= first < last <= self._length:
                return None
            result.append(Span(first, last))
        ordered = tuple(sorted(result))
        return ordered if are_in_order(ordered) else merged(ordered)

    def _says(self, span: DraftSpan, fragments: Fragments) -> bool:
        if len(fragments) == 1:
            start, end = fragments[0]
            return not span.quote or self._text[start:end] == span.quote
        return not span.quote or covered(self._text, fragments) == span.quote

    def _refusal(self, span: DraftSpan, line: int) -> Trouble:
        for start, end in span.fragments:
            if start < 0 or end > self._length:
                facts = {"start": start, "end": end, "length": self._length}
                return Trouble("span.outside_text", facts, self._file, line)
        facts = {"start": span.fragments[0].start, "end": span.fragments[-1].end, "length": self._length}
        return Trouble("span.words_outside_text", facts, self._file, line)

    def _warned(self, placed: Placed, line: int, repair: Trouble | None = None) -> Placed:
        warning = None
        for start, end in placed.fragments if self._has_clusters else ():
            if not (is_boundary(self._text, start) and is_boundary(self._text, end)):
                facts = {"start": start, "end": end}
                warning = Trouble("span.splits_cluster", facts, self._file, line)
        if repair is None and warning is None:
            return placed
        return Placed(
            fragments=placed.fragments,
            source=placed.source,
            cue=placed.cue,
            addressee=placed.addressee,
            repair=repair,
            warning=warning,
        )

    # Repairs

    def _repaired(self, span: DraftSpan, *, is_inside: bool) -> Iterator[tuple[str, Placed]]:
        """Yield the repairs that make the span say what its file says it says, best first."""
        for code, convert in self._counts:
            placed = self._checked(span, span.fragments, convert)
            if placed is not None and self._says(span, placed.fragments):
                yield code, placed
        one_more = tuple(Span(start, end + 1) for start, end in span.fragments)
        placed = self._checked(span, one_more, lambda point: point)
        if placed is not None and self._says(span, placed.fragments):
            yield "span.inclusive_end", placed
        if not is_inside:
            return
        exact = self._as_stated(span)
        if exact is not None and _squeezed(covered(self._text, exact.fragments)) == _squeezed(
            span.quote or ""
        ):
            yield "span.other_white_space", exact
        moved = self._moved(span)
        if moved is not None:
            yield "span.moved", moved

    @cached_property
    def _counts(self) -> tuple[tuple[str, Count], ...]:
        found: list[tuple[str, Count]] = []
        text = self._text
        if not text.isascii():
            units = Utf16Map(text)
            if units.unit_length != self._length:
                found.append(("span.counted_utf16", units.to_point))
            found.append(("span.counted_bytes", ByteMap(text).to_point))
        if "\r\n" in text:
            found.append(("span.counted_crlf", _crlf_as_one(text)))
        return tuple(found)

    def _moved(self, span: DraftSpan) -> Placed | None:
        """Return the span at the nearest place with its words, its fragments as far apart as they were."""
        quote, first = span.quote or "", span.fragments[0]
        has_lengths = len(quote) == sum(part.length for part in span.fragments) + len(span.fragments) - 1
        if not has_lengths and len(span.fragments) > 1:
            return None
        start = self._nearest(span, quote[: first.length] if has_lengths else quote)
        if start is None:
            return None
        fragments = span.fragments if has_lengths else (Span(first.start, first.start + len(quote)),)
        placed = self._checked(span, fragments, lambda point: point + start - first.start)
        return placed if placed is not None and self._says(span, placed.fragments) else None

    def _nearest(self, span: DraftSpan, words: str) -> int | None:
        """Return where the words stand nearest to the span, those between the right neighbours first."""
        text, wanted = self._text, span.fragments[0].start
        if not (span.prefix or span.suffix):
            places = [text.rfind(words, 0, wanted + len(words)), text.find(words, wanted)]
        else:
            places = []
            place = text.find(words)
            while place >= 0 and len(places) < _MOST_PLACES:
                places.append(place)
                place = text.find(words, place + 1)
        known = (place for place in places if place >= 0)
        return min(
            known, key=lambda place: (-self._fit(span, place, words), abs(place - wanted)), default=None
        )

    def _fit(self, span: DraftSpan, place: int, words: str) -> int:
        """Return how many characters around a place are those the file says are around the span."""
        end = place + len(words)
        before = self._text[max(0, place - len(span.prefix)) : place]
        return _common_start(self._text[end : end + len(span.suffix)], span.suffix) + _common_start(
            before[::-1], span.prefix[::-1]
        )


def _crlf_as_one(text: str) -> Count:
    """Return the count that takes CR LF as one character, as code points."""
    ends: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        ends.append(at - len(ends))
        at = text.find("\r\n", at + 2)
    return lambda position: position + bisect_left(ends, position)


def _common_start(text: str, expected: str) -> int:
    count = 0
    for one, other in zip(text, expected, strict=False):
        if one != other:
            break
        count += 1
    return count


def _squeezed(words: str) -> str:
    return " ".join(words.replace("\\n", " ").split())


def _short(words: str | None) -> str:
    return (words or "")[:60]
