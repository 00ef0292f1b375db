"""Other extents that a proposed content might have: where in its sentence it could begin and end as well.

The rules choose one extent for each cue; what is learned chooses among these. A pause, a joining word or the end of
the sentence may end a content, and the same begin one that stands before its cue. Quotations are never cut into.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.quotations import quotations
from annotator.core.sentences import sentences
from annotator.core.spans import Span
from annotator.suggest.rules.tokens import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.base import Proposal

_PAUSES = frozenset(", ; : - -- — – ( ) …".split())  # noqa: SIM905 - read as a list of marks
_STOPS = frozenset(".?!։。")
_JOINTS = frozenset(
    "and but or while as because if when after before although though since which who whom whose where until unless "  # noqa: SIM905 - read as a list of words
    "despite during according saying adding citing noting for at in on to with that so than".split()
)
_SKIPPED = frozenset("that to whether if".split())  # noqa: SIM905 - as above
_MOST = 14  # extents of one proposal, the rule's own included
_REACH = 90  # words looked at on either side


class Extent(NamedTuple):
    """A content as it might be drawn, and in which way it differs from the rule's own."""

    fragments: tuple[Span, ...]
    start: str = "same"
    end: str = "same"
    parts: str = "same"


class Words:
    """The words of an article, with its sentences and its outermost quotations."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = places(text)
        self.lower = [text[start:end].lower().replace("’", "'") for start, end in self.places]
        self._starts = [start for start, _ in self.places]
        self._sentences = list(sentences(text))
        self._sentence_starts = [span.start for span in self._sentences]
        self._quotes = [q.span for q in quotations(text) if q.depth == 0 and q.is_closed]
        self._quote_starts = [span.start for span in self._quotes]

    def at(self, position: int) -> int:
        """Return the index of the first word that begins at or after a position."""
        return bisect_left(self._starts, position)

    def sentence(self, position: int) -> Span:
        """Return the sentence around a position, or an empty span there."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position <= self._sentences[index].end:
            return self._sentences[index]
        return Span(position, position)

    def quote(self, position: int) -> Span | None:
        """Return the outermost quotation that a position lies strictly inside, or None."""
        index = bisect_right(self._quote_starts, position) - 1
        if index >= 0 and self._quotes[index].start < position < self._quotes[index].end:
            return self._quotes[index]
        return None

    def quote_from(self, position: int, limit: int) -> Span | None:
        """Return the first quotation that begins at or after a position and before ``limit``."""
        index = bisect_left(self._quote_starts, position)
        if index < len(self._quotes) and self._quotes[index].start < limit:
            return self._quotes[index]
        return None


def extents(words: Words, one: Proposal) -> list[Extent]:
    """Return the extents that a proposal might have, its own first, each once."""
    found = {one.fragments: Extent(one.fragments)}
    for extent in _made(words, one):
        if extent.fragments and all(span.length > 0 for span in extent.fragments):
            found.setdefault(extent.fragments, extent)
        if len(found) >= _MOST:
            break
    return list(found.values())


def _made(words: Words, one: Proposal) -> Iterator[Extent]:
    first, last = one.fragments[0], one.fragments[-1]
    cue = one.cue[0] if one.cue else None
    is_before = cue is not None and last.end <= cue.start
    if len(one.fragments) > 1:
        yield Extent(one.fragments[:1], parts="first")
        yield Extent(one.fragments[1:], parts="rest")
    ends = list(_ends(words, last, cue))
    starts = list(_starts(words, first, cue, is_before=is_before))
    for mark, end in ends:
        if end > last.start:
            yield Extent((*one.fragments[:-1], Span(last.start, end)), end=mark)
    for mark, start in starts:
        if start < first.end:
            yield Extent((Span(start, first.end), *one.fragments[1:]), start=mark)
    sentence = words.sentence(last.start)
    follows = words.quote_from(max(last.end, cue.end if cue else 0), sentence.end)
    if follows is not None and len(one.fragments) == 1:
        yield Extent((follows,), parts="quote behind")
        yield Extent((*one.fragments, follows), parts="and quote behind")
    if is_before and cue is not None:
        behind = max(cue.end, one.source[-1].end if one.source else 0)
        rest = _rest(words, behind, sentence)
        if rest is not None:
            yield Extent((rest,), parts="behind the cue")
            yield Extent((*one.fragments, rest), parts="and behind the cue")
    inside = words.quote_from(first.start + 1, last.end)
    if inside is not None and len(one.fragments) == 1:
        yield Extent((inside,), parts="quote inside")


def _ends(words: Words, last: Span, cue: Span | None) -> Iterator[tuple[str, int]]:
    """Yield where a content might end instead, the nearest to its end first, with what stands there."""
    sentence = words.sentence(last.start)
    limit = sentence.end
    if cue is not None and last.end <= cue.start:
        return
    stop = words.at(limit)
    here = words.at(last.end)
    low = words.at(last.start)
    found: list[tuple[int, str, int]] = []
    for index in range(max(low + 1, here - _REACH), min(stop, here + _REACH)):
        word = words.lower[index]
        start = words.places[index][0]
        if words.quote(start) is not None or start == last.end:
            continue
        if word in _PAUSES or word in _JOINTS or (word in _STOPS and index == stop - 1):
            end = words.places[index - 1][1]
            if end != last.end:
                side = "shorter" if end < last.end else "longer"
                found.append((abs(index - here), f"{side} {word}", end))
    if limit != last.end and (not stop or words.lower[stop - 1] not in _STOPS):
        found.append((abs(stop - here), "longer end", limit))
    shorter = sorted(each for each in found if each[2] < last.end)
    longer = sorted(each for each in found if each[2] > last.end)
    for _, mark, end in [*shorter[:5], *longer[:2], *longer[-1:]]:
        yield mark, end


def _starts(words: Words, first: Span, cue: Span | None, *, is_before: bool) -> Iterator[tuple[str, int]]:
    here = words.at(first.start)
    sentence = words.sentence(first.start)
    if is_before:
        low, high = words.at(sentence.start), words.at(first.end)
        found = []
        for index in range(max(low, here - _REACH), min(high, here + _REACH)):
            start = words.places[index][0]
            if start == first.start or words.quote(start) is not None:
                continue
            before = words.lower[index - 1] if index > low else "|"
            if before in _PAUSES or before == "|" or before in {"and", "but", "that"}:
                found.append(
                    (abs(index - here), f"{'later' if start > first.start else 'earlier'} {before}", start)
                )
        for _, mark, start in sorted(found)[:5]:
            yield mark, start
        return
    if cue is not None and cue.end < first.start:
        index = words.at(cue.end)
        if index < here:
            yield "at the cue", words.places[index][0]
    if here < len(words.lower) and words.lower[here] in _SKIPPED and here + 1 < len(words.lower):
        yield f"without {words.lower[here]}", words.places[here + 1][0]
    for index in range(here + 1, min(here + 25, words.at(first.end))):
        if words.lower[index] == "that" and words.quote(words.places[index][0]) is None:
            yield "at that", words.places[index][0]
            break


def _rest(words: Words, start: int, sentence: Span) -> Span | None:
    """Return what follows a cue in its sentence, without pauses before it and the stop behind it."""
    first, stop = words.at(start), words.at(sentence.end)
    while first < stop and (words.lower[first] in _PAUSES or words.lower[first] in _STOPS):
        first += 1
    while stop > first and words.lower[stop - 1] in _STOPS:
        stop -= 1
    return Span(words.places[first][0], words.places[stop - 1][1]) if stop > first + 1 else None
