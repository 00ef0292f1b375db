"""Paragraphs: the stretches of a text within which sentences and quotations are looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Code points looked at to each side of a position: a "paragraph" of megabytes is a file without line breaks,
# and a key press must not read all of it.
REACH = 20_000

_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOPS = ".!?…:;։。؟۔”»\"'"


def _is_soft(text: str, start: int, end: int) -> bool:
    """Tell whether the break ``text[start:end]`` only wraps a line: one line end, in the middle of a sentence."""
    if text[start:end] not in {"\n", "\r\n", "\r"} or start == 0 or end >= len(text):
        return False
    return text[end].islower() and not text[start - 1].isspace() and text[start - 1] not in _STOPS


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the paragraphs of ``text[start:end]`` without surrounding white space; positions in code points.

    A paragraph ends at a line break, except where one line break stands in the middle of a sentence (a line that
    does not end in punctuation, and a next line that begins in lower case): that is wrapped text.
    """
    stop = len(text) if end is None else end
    begin = start
    for found in _BREAK.finditer(text, start, stop):
        if _is_soft(text, found.start(), found.end()):
            continue
        if span := trimmed(text, begin, found.start()):
            yield span
        begin = found.end()
    if span := trimmed(text, begin, stop):
        yield span


def paragraph_around(text: str, position: int) -> Span | None:
    """Return the paragraph at ``position``, or None on an empty line.

    It reads at most `REACH` code points to each side; a longer paragraph is cut there, at a space where there is
    one.
    """
    low, high = max(0, position - REACH), min(len(text), position + REACH)
    begin, stop = low, high
    for found in _BREAK.finditer(text, low, high):
        if _is_soft(text, found.start(), found.end()):
            continue
        if found.end() <= position:
            begin = found.end()
        elif found.start() >= position:
            stop = found.start()
            break
        else:  # between two line ends
            return None
    if begin == low > 0:
        space = text.find(" ", begin, position)
        begin = space + 1 if space >= 0 else begin
    if stop == high < len(text):
        space = text.rfind(" ", position, stop)
        stop = space if space >= 0 else stop
    return trimmed(text, begin, stop)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return ``text[start:end]`` without surrounding white space, or None where nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
