"""What can be counted of each line of a saved page: its shape, its place, and what stands around it.

Nothing here depends on a site, and hardly anything on a language. What the counts weigh is in `page_weights`.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.suggest.page_blocks import is_bare, is_end, is_sentence
from annotator.suggest.page_comments import is_heading
from annotator.suggest.page_extent import find_extent, is_article
from annotator.suggest.region_rules import REGION_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.suggest.page_lines import Line

NONE = "none"  # no such line, no such place, no kind
CLASSES: Mapping[str, tuple[str, ...]] = {
    "shape": ("article", "sentence", "bare", "other", "listed", "addressed", "shaped", NONE),
    "place": ("above", "within", "below", NONE),
    "ends": (
        "stop",
        "question",
        "call",
        "dots",
        "colon",
        "comma",
        "digit",
        "bracket",
        "letter",
        "other",
        NONE,
    ),
    "begins": ("quotation", "capital", "small", "digit", "other"),
    "kind": (*(kind.value for kind in RegionKind), NONE),
    "rule": (*(rule.name for rule in REGION_RULES), NONE),
}
_AROUND, _FAR, _LONG = 6, 99, 400  # lines looked at on each side, lines, code points that count at most
_RUN = 110  # code points of a line in a run of short ones
_NOWHERE = -999
_ENDS = {"?": "question", "!": "call", "…": "dots", ":": "colon", ",": "comma", ";": "comma", ")": "bracket"}
_SHAPE = {name: number for number, name in enumerate(CLASSES["shape"])}
_ARTICLE, _SENTENCE, _BARE, _OTHER, _LISTED, _ADDRESSED, _SHAPED, _ = range(len(_SHAPE))


def cues_of(lines: Sequence[Line], cuts: Mapping[str, Sequence[float]]) -> dict[str, list[int]]:
    """Return by the name of each cue its class for every line: the number of ``cuts`` it reaches, or of `CLASSES`.

    The lines' kinds are what the rules found. ``resources/regions/weights.toml`` says what each cue is. The cost is
    linear in the lines.
    """
    count = len(lines)
    shape = [_shape_of(line) for line in lines]
    known, article = [line.kind is not None for line in lines], [own == _ARTICLE for own in shape]
    listed, bare = [line.is_listed for line in lines], [own == _BARE for own in shape]
    length = [line.span.length for line in lines]
    extent = find_extent(lines)
    title = next((n for n, line in enumerate(lines) if line.kind is RegionKind.TITLE), None)
    start, stop = (extent.start, extent.stop) if extent is not None else (_NOWHERE, _NOWHERE)
    comments, end = _ends_above(lines, start if extent is not None else count)
    wide = _Around([min(own, _LONG) for own in length])
    numbers = range(count)
    told = sum(own for own, is_told in zip(length, article, strict=True) if is_told)
    amounts: dict[str, Sequence[float]] = {
        "length": length,
        "words": [line.text.count(" ") + 1 for line in lines],
        "comments": comments,
        "end": end,
        "article_above": _since(article),
        "article_below": _since(article[::-1])[::-1],
        "listed_above": _since(listed),
        "listed_below": _since(listed[::-1])[::-1],
        "run": _runs(lines),
        "position": [number / count for number in numbers],
        "left": [count - 1 - number for number in numbers],
        "told": [told / max(1, sum(length))] * count,
        "known": [sum(known) / count] * count,
        "articles": [sum(article)] * count,
        "length_around": wide.both(),
        "length_above": wide.above(),
        "length_below": wide.below(),
        "known_around": _Around(known).both(),
        "article_around": _Around(article).both(),
        "bare_around": _Around(bare).both(),
        "from_start": [number - start if extent is not None else _NOWHERE for number in numbers],
        "from_stop": [number - stop if extent is not None else _NOWHERE for number in numbers],
        "from_title": [number - title if title is not None else _NOWHERE for number in numbers],
    }
    found = {
        "shape": shape,
        "place": [3 if extent is None else 0 if n < start else 1 if n < stop else 2 for n in numbers],
        "ends": [_ends(line) for line in lines],
        "begins": [_begins(line.text[0]) for line in lines],
        "kind": [_KINDS.get(line.kind, len(_KINDS)) for line in lines],
        "rule": [_RULES.get(line.rule if line.kind else NONE, len(_RULES)) for line in lines],
    }
    for name, amount in amounts.items():
        steps = cuts[name]
        found[name] = [bisect_right(steps, own) for own in amount]
    return found


_RULES = {rule.name: number for number, rule in enumerate(REGION_RULES)}
_KINDS: dict[RegionKind | None, int] = {kind: number for number, kind in enumerate(RegionKind)}


def _shape_of(line: Line) -> int:
    """Return what a line looks like, or how sure it is that it is none of the article's."""
    if line.kind is not None:
        return _SHAPED if not line.is_listed else _ADDRESSED if line.speaks else _LISTED
    if is_article(line):
        return _ARTICLE
    if is_sentence(line):
        return _SENTENCE
    return _BARE if is_bare(line) else _OTHER


def _ends(line: Line) -> int:
    last = line.text[-1]
    if line.text.endswith("..."):
        name = "dots"
    elif last in _ENDS and not (last == ")" and line.is_stopped):
        name = _ENDS[last]
    elif line.is_stopped:
        name = "stop"
    else:
        name = "digit" if last.isdigit() else "letter" if last.isalpha() else "other"
    return CLASSES["ends"].index(name)


def _begins(first: str) -> int:
    if first in "“\"«„‘'":
        return 0
    return 1 if first.isupper() else 2 if first.islower() else 3 if first.isdigit() else 4


def _ends_above(lines: Sequence[Line], start: int) -> tuple[list[int], list[int]]:
    """Return how many lines above a heading of comments stands, and the end of the article; -1 for none.

    Both are looked for below ``start``, the article's first sentence.
    """
    comments: list[int] = []
    ends: list[int] = []
    comment = end = -1
    for number, line in enumerate(lines):
        comment += comment >= 0
        end += end >= 0
        if number > start:
            if is_heading(line.text):
                comment = 0
            if line.kind is not None and is_end(line.text):
                end = 0
        comments.append(comment)
        ends.append(end)
    return comments, ends


def _since(flags: Sequence[bool]) -> list[int]:
    """Return how many lines without the flag stand between each line and the last above it that has it."""
    found, since = [], _FAR
    for flag in flags:
        found.append(since)
        since = 0 if flag else min(_FAR, since + 1)
    return found


def _runs(lines: Sequence[Line]) -> list[int]:
    """Return for each line how many short ones without a stop stand in a row there; 0 where it is none."""
    found: list[int] = []
    while (number := len(found)) < len(lines):
        stop = number
        while stop < len(lines) and lines[stop].span.length < _RUN and not lines[stop].is_stopped:
            stop += 1
        found += [stop - number] * (stop - number) if stop > number else [0]
    return found


class _Around:
    """Means of an amount over the lines beside each line, itself left out; 0 where there are none."""

    def __init__(self, amounts: Sequence[int]) -> None:
        self._sums = [0, *accumulate(amounts)]
        self._count = len(amounts)
        self._own = amounts

    def above(self) -> list[float]:
        sums = self._sums
        lows = (max(0, number - _AROUND) for number in range(self._count))
        return [(sums[at] - sums[low]) / max(1, at - low) for at, low in enumerate(lows)]

    def below(self) -> list[float]:
        sums, count = self._sums, self._count
        highs = (min(count, number + _AROUND + 1) for number in range(count))
        return [(sums[high] - sums[at]) / max(1, high - at) for at, high in enumerate(highs, 1)]

    def both(self) -> list[float]:
        sums, count = self._sums, self._count
        found = []
        for number, own in enumerate(self._own):
            low, high = max(0, number - _AROUND), min(count, number + _AROUND + 1)
            found.append((sums[high] - sums[low] - own) / max(1, high - low - 1))
        return found
