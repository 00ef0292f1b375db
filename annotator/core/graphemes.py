r"""Grapheme clusters: what a reader takes for one character, which no selection may split.

The rules are those of Unicode Standard Annex #29, "Grapheme Cluster Boundaries" (extended clusters), as the ``\X``
of the `regex` module follows them. Every function looks only at the text around the position it is asked about.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]  # it ships no types

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLUSTER = regex.compile(r"\X")
# Two neighbours of the class Other never belong together (rule GB999), nor does anything follow a control (GB4).
_OTHER = regex.compile(r"\p{Grapheme_Cluster_Break=Other}")
_CONTROL = regex.compile(r"\p{Grapheme_Cluster_Break=Control}|\n")


def next_boundary(text: str, position: int) -> int:
    """Return the first boundary after ``position`` (a code point, 0 to the length), or the length of the text."""
    if position + 1 >= len(text):
        return len(text)
    if _is_plain(text, position) and _is_plain(text, position + 1):
        return position + 1
    for end in _ends(text, _anchor(text, position)):
        if end > position:
            return end
    return len(text)


def previous_boundary(text: str, position: int) -> int:
    """Return the last boundary before ``position`` (a code point, 0 to the length), or 0."""
    if position <= 1:
        return 0
    if _is_plain(text, position - 1) and _is_plain(text, position - 2):
        return position - 1
    before = _anchor(text, position - 1)
    for end in _ends(text, before):
        if end >= position:
            break
        before = end
    return before


def is_boundary(text: str, position: int) -> bool:
    """Tell whether a caret may stand before the code point at ``position``, that is, splits no cluster."""
    if position <= 0 or position >= len(text):
        return 0 <= position <= len(text)
    if _is_plain(text, position) and _is_plain(text, position - 1):
        return True
    anchor = _anchor(text, position)
    return anchor == position or any(end == position for end in _until(text, anchor, position))


def floor_boundary(text: str, position: int) -> int:
    """Return ``position`` where it is a boundary, else the last one before it."""
    return position if is_boundary(text, position) else previous_boundary(text, position)


def ceiling_boundary(text: str, position: int) -> int:
    """Return ``position`` where it is a boundary, else the first one after it."""
    return position if is_boundary(text, position) else next_boundary(text, position)


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every cluster from the boundary ``start`` up to ``end``, in code points."""
    stop = len(text) if end is None else end
    bounds = [start, *_until(text, start, stop)]
    yield from pairwise(bounds)


def _is_plain(text: str, position: int) -> bool:
    """Tell whether the code point is printable ASCII, two of which never make one cluster."""
    return " " <= text[position] <= "~"


def _anchor(text: str, position: int) -> int:
    """Return a boundary at or before ``position`` that can be told from its two neighbours alone."""
    while 0 < position < len(text):
        after, before = text[position], text[position - 1]
        if _CONTROL.match(before) or (
            _OTHER.match(before) and (_OTHER.match(after) or _CONTROL.match(after))
        ):
            break
        position -= 1
    return max(0, min(position, len(text)))


def _ends(text: str, start: int) -> Iterator[int]:
    """Yield the end of every cluster from the boundary ``start`` on."""
    while start < len(text):
        found = _CLUSTER.match(text, start)
        if found is None:  # \X takes any code point, so this is for the type checker's eyes only
            return
        start = found.end()
        yield start


def _until(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield the ends of the clusters from ``start`` that are not past ``stop``."""
    for end in _ends(text, start):
        if end > stop:
            return
        yield end
