"""Words as the keyboard steps over them: where the next one ends, where the one before begins.

A word is a run of letters, digits and marks, held together by an apostrophe, full stop or colon between two of them
(Unicode Standard Annex #29, "Word Boundaries", rules WB6 to WB12), so that ``Armenia’s``, ``1,000`` and ``U.S`` are
one each. Scripts that write no spaces between words are stepped through by the character. A punctuation mark is a
step of its own, as an extent often ends right before or after one. No step ends inside a grapheme cluster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]  # it ships no types

from annotator.core.graphemes import ceiling_boundary, floor_boundary
from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_JOINED = rf"[[\p{{Alphabetic}}\p{{Nd}}\p{{M}}\p{{Pc}}\u00AD\u200C\u200D\u2060]--[{_UNSPACED}]]"
_STEP = regex.compile(
    rf"(?V1)[{_UNSPACED}]\p{{M}}*"
    rf"|{_JOINED}+(?:(?:(?<=\p{{Nd}})[,.](?=\p{{Nd}})|['’.:·״׳](?=\p{{L}})){_JOINED}+)*"
    r"|(\S)\1*"
)
_REACH = 256  # code points looked back at first; more, where a word is longer


def next_word_end(text: str, position: int) -> int:
    """Return where the first word or mark that ends after ``position`` ends (code points); the length for none."""
    found = _STEP.search(text, position)
    return len(text) if found is None else ceiling_boundary(text, found.end())


def previous_word_start(text: str, position: int) -> int:
    """Return where the last word or mark that begins before ``position`` begins (code points); 0 for none."""
    step = _last_before(text, position)
    return 0 if step is None else step.start


def next_word_start(text: str, position: int) -> int:
    """Return where the first word or mark that begins after ``position`` begins; the length for none."""
    for step in _steps(text, position):
        if step.start > position:
            return step.start
    return len(text)


def previous_word_end(text: str, position: int) -> int:
    """Return where the last word or mark that ends before ``position`` ends; 0 for none."""
    step = _last_before(text, position)
    while step is not None and step.end >= position:
        step = _last_before(text, step.start)
    return 0 if step is None else step.end


def word_at(text: str, position: int) -> Span | None:
    """Return the word or mark that holds the code point at ``position``, or touches it from the left, or None."""
    last = _last_before(text, position)
    if last is not None and last.end > position:
        return last
    following = next(_steps(text, position), None)
    if following is not None and following.start == position:
        return following
    return last if last is not None and last.end == position else None


def _steps(text: str, position: int) -> Iterator[Span]:
    """Yield the words and marks from ``position`` on; the first may be the rest of one that began before."""
    for found in _STEP.finditer(text, position):
        yield Span(floor_boundary(text, found.start()), ceiling_boundary(text, found.end()))


def _last_before(text: str, position: int) -> Span | None:
    """Return the last word or mark that begins before ``position``, whole, or None."""
    reach = _REACH
    while True:
        begin = max(0, position - reach)
        if begin > 0:
            # A word may be cut at the beginning of what is looked at; after white space none is.
            space = regex.search(r"\s", text, pos=begin, endpos=position)
            begin = begin if space is None else space.end()
        last: Span | None = None
        for step in _steps(text, begin):
            if step.start >= position:
                break
            last = step
        if begin == 0 or (last is not None and last.start > begin) or (last and text[begin - 1].isspace()):
            return last
        reach *= 8
