"""Where an article begins and ends among the lines of its page: the run of lines that holds most of its sentences.

The run is the maximum subsequence of scored lines (Pasternack and Roth, "Extracting article text from the web with
maximum subsequence segmentation", 2009), found in one pass; the scores are those of shallow text features (Kohlschütter
and others, "Boilerplate detection using shallow text features", 2010): length, a stop at the end, and the neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.suggest.page_blocks import is_bare, is_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.page_lines import Line

_WITHIN = re.compile(
    r"[^\W\d_A-ZÀ-ÞА-Я]{2}[.!?։][”\"’»)]* \W?[A-ZÀ-ÞА-Я\u0531-\u0556]"
)  # a sentence ends, another begins
_FULL = 250  # code points from which a paragraph counts whole wherever it stands
_ALONE = 0.3  # of a sentence between headlines: rather a teaser
_MOST = 600  # code points that one paragraph counts at most
_BARE, _LINK = -80.0, -40.0  # a headline, and one that was found to be a link
_KNOWN, _OPEN = -8.0, -20.0  # a line of the page's own, and one that leads on
_BOX = 8  # lines that may stand within an article
_APART = {None, RegionKind.RELATED_LINKS}
_SHARE = 0.6  # of the article's sentences that what lies outside may hold at most
_LITTLE = 0.25  # the same, where hardly any line around it is known by its words
_LISTED = 12  # of so many lines one is known by its words where more sentences are among them
_SIGNS = 3  # headlines and lines of known kind that show a page around the article


@dataclass(frozen=True, slots=True)
class Extent:
    """The first line of the article's sentences, and the one behind its last."""

    start: int
    stop: int


def find_extent(lines: Sequence[Line]) -> Extent | None:
    """Return the run of lines with the highest sum of scores, or None where no line is a sentence."""
    says = [_speaks(line) for line in lines]
    best, extent = 0.0, None
    total, start = 0.0, 0
    for number, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, number
        score = _score(lines, says, number, line)
        total += score
        if total > best and score > 0:
            best, extent = total, Extent(start, number + 1)
    return None if extent is None else _with_last(lines, extent)


def _with_last(lines: Sequence[Line], extent: Extent) -> Extent:
    """Take one more run of sentences that stands a few lines further down: the end of the article below links.

    Several such runs are rather teasers, each below its headline.
    """
    stop = extent.stop
    said = [number for number in range(stop, len(lines)) if _speaks(lines[number])]
    behind = [number for number in said if is_article(lines[number])] or said
    if behind and behind[0] - stop <= _BOX and behind[-1] - behind[0] == len(behind) - 1:
        return Extent(extent.start, behind[-1] + 1)
    return extent


def _speaks(line: Line) -> bool:
    return is_article(line) or (line.kind is None and is_sentence(line))


def is_article(line: Line) -> bool:
    """Tell whether a line is a sentence by its end, or a long paragraph of several whose end is cut."""
    if line.kind is not None:
        return False
    return line.is_prose or (line.span.length >= _FULL and _WITHIN.search(line.text) is not None)


def _score(lines: Sequence[Line], says: Sequence[bool], number: int, line: Line) -> float:
    if says[number]:
        length = min(line.span.length, _MOST)
        return length if length >= _FULL or _has_company(lines, says, number) else length * _ALONE
    if line.kind is not None:
        return _LINK if line.kind is RegionKind.RELATED_LINKS and not line.is_listed else _KNOWN
    return _BARE if is_bare(line) else _OPEN


def _has_company(lines: Sequence[Line], says: Sequence[bool], number: int) -> bool:
    """Tell whether the next line above or below is a sentence too, past lines of known kind that are no links."""
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(lines) and abs(at - number) <= _BOX and lines[at].kind not in _APART:
            at += step
        if 0 <= at < len(lines) and says[at]:
            return True
    return False


def mark_outside(lines: Sequence[Line], title: int | None) -> None:
    """Take what lies outside the article for the page's, where enough shows that there is a page around it."""
    extent = find_extent(lines)
    if extent is None:
        return
    inside = _sentences(lines[extent.start : extent.stop])
    behind = lines[extent.stop :]
    if _is_page(behind, inside):
        for line in behind:
            line.kind = line.kind or _kind(line)
    above = lines[: extent.start]
    if title is not None and title < extent.start:
        above = lines[:title]
    if _is_page(above, inside):
        for line in above:
            line.kind = line.kind or _kind(line)


def _sentences(lines: Sequence[Line]) -> int:
    return sum(line.span.length for line in lines if is_article(line))


def _is_page(lines: Sequence[Line], inside: int) -> bool:
    """Tell whether lines are a page around an article of so many code points of sentences.

    The more sentences there are, the more of the lines must be known by their words: they could be the article's too.
    """
    said = _sentences(lines)
    if said > inside * _SHARE:
        return False
    known = sum(line.kind is not None for line in lines)
    listed = sum(line.is_listed for line in lines)
    bare = sum(map(is_bare, lines))
    if known == 0 or known + bare < max(_SIGNS, 2 * sum(map(_speaks, lines))):
        return False
    headed = any(line.is_listed and line.kind is RegionKind.RELATED_LINKS for line in lines[:_SIGNS])
    if said <= inside * _LITTLE or headed:  # "More from The Courier"
        return True
    return listed > 1 and listed * _LISTED >= len(lines)


def _kind(line: Line) -> RegionKind:
    return RegionKind.RELATED_LINKS if line.span.length > 30 else RegionKind.PAGE_FURNITURE
