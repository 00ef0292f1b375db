"""Lines of a page told by their shape alone: lists run together, tags, shouted links, what comes three times."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.page_lines import Line

_LOW, _HIGH = "a-zß-öø-ÿğışа-яёա-և", "A-ZÀ-ÖØ-ÞĞİŞА-ЯЁԱ-Ֆ"
# "… beats MemesBest cryptos …", "WarIsrael": one thing ends and the next begins without a space between.
_JOINT = re.compile(rf"(?:[{_LOW}0-9]{{2}}|[{_LOW}0-9][?!)])[{_HIGH}][{_LOW}]")
_MARK = re.compile(r"[•·|►»▪]|\s[-–—/]\s| ,\s?")
_TOLD_IN = re.compile(rf"[{_LOW}]{{2}}[.][”\"’»)]? +[{_HIGH}]")  # a sentence ends, another begins
_JOINTS, _JOINT_EVERY, _MARKS, _MARK_EVERY = 3, 160, 4, 60  # at least so many, one in so many code points
_LISTED = 40  # code points from which a line can hold several things
_MORE = re.compile(
    r"(?:read|continue|see|learn|view|find out) more|weiterlesen|mehr lesen|lire (?:la suite|plus)|leer más"
    r"|читать (?:далее|дальше)|devamını oku|leia mais|leggi tutto|կարդալ ավելին"
    r"|(?:read|get) (?:the )?(?:rest|full|story|article)"
    r"|full (?:story|article)|(?:zum|ganzen) (?:artikel|beitrag)|mehr$"
    r"|lire(?: l.article)?$|en savoir plus"
    r"|seguir leyendo|saber más|saiba mais|подробнее",
    re.IGNORECASE,
)
_BUTTON = 30  # code points of a button at most
_CELL, _TOLD = 6, 2  # lines from one button of a list to the next at most, and sentences between them
_HEADLINE = 140  # code points of a headline at most
_SHOUTED, _SHOUTED_WORDS, _HEADING = 40, 6, 8  # code points, words, code points of a heading at least
_TIMES, _LEAST = 3, 12  # how often a line stands that is the page's, and its least code points
_MUCH = 0.3  # of a text that such lines may be
_LONG_WORD = 90  # code points of one word that no language has: a token, an address


def mark_shapes(lines: Sequence[Line]) -> None:
    """Take lines for the page's that are lists without breaks, codes, or stand three times and more."""
    again = _repeated(lines)
    for line in lines:
        if line.kind is not None:
            continue
        if line.text in again or is_code(line.text):
            line.kind = RegionKind.PAGE_FURNITURE
        elif is_glued(line):
            line.kind = RegionKind.RELATED_LINKS


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    """Return the texts of lines that stand three times; none where that is most of what is there: articles in a row."""
    counts = Counter(line.text for line in lines if line.span.length >= _LEAST)
    again = {text: count for text, count in counts.items() if count >= _TIMES}
    total = sum(line.span.length for line in lines)
    much = sum(len(text) * count for text, count in again.items())
    return frozenset() if much > total * _MUCH else frozenset(again)


def is_glued(line: Line) -> bool:
    """Tell whether a line that does not end like a sentence is a list whose breaks are lost or marked."""
    length = line.span.length
    if (
        length < _LISTED
        or line.text.endswith((".", "։", "。", ":", "”"))
        or len(_TOLD_IN.findall(line.text)) > 1
    ):
        return False
    joints = len(_JOINT.findall(line.text))
    if joints >= _JOINTS and joints * _JOINT_EVERY >= length:
        return True
    marks = len(_MARK.findall(line.text))
    return marks >= _MARKS and marks * _MARK_EVERY >= length and not line.is_stopped


def is_code(text: str) -> bool:
    """Tell whether a line holds a word as long as no language has one."""
    return len(text) > _LONG_WORD and any(len(word) > _LONG_WORD for word in text.split(" ")[:20])


def mark_read_more(lines: Sequence[Line]) -> None:
    """Take a headline over a button "Read more" that stands below a sentence for a link, and a list of such whole.

    It is a list where the button comes three times, a few lines apart, and each time below at most two sentences.
    """
    told = False
    buttons: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        told = told or line.is_prose
        is_over = below is not None and told and below.opens and _MORE.fullmatch(below.text) is not None
        if is_over and line.kind is None and line.span.length <= _HEADLINE and not line.is_prose:
            line.kind = RegionKind.RELATED_LINKS
        if told and line.span.length <= _BUTTON and _MORE.match(line.text):
            buttons.setdefault(line.text.casefold(), []).append(number)
    for places in buttons.values():
        _mark_cells(lines, places)


def _mark_cells(lines: Sequence[Line], places: Sequence[int]) -> None:
    """Take what stands between buttons in a row for links, and as much above the first of them."""
    row: list[int] = []
    for place in [*places, len(lines) + _CELL + 1]:
        cell = lines[row[-1] + 1 : place] if row else ()
        if not row or (place - row[-1] <= _CELL and sum(line.is_prose for line in cell) <= _TOLD):
            row.append(place)
            continue
        if len(row) >= _TIMES:
            widest = max(below - above for above, below in pairwise(row))
            for line in lines[max(0, row[0] - widest + 1) : row[-1] + 1]:
                line.kind = line.kind or RegionKind.RELATED_LINKS
        row = [place]


def mark_shouted(lines: Sequence[Line]) -> None:
    """Take a headline in capitals that stands alone between two sentences for a link to another article.

    Not where shorter lines stand in capitals too: those are the headings of the article's parts.
    """
    if any(
        line.kind is None and line.text.isupper() and _HEADING < line.span.length < _SHOUTED for line in lines
    ):
        return
    for number in range(1, len(lines) - 1):
        line = lines[number]
        if line.kind is not None or line.span.length < _SHOUTED or line.is_stopped:
            continue
        words = line.text.split()
        if len(words) < _SHOUTED_WORDS or not line.text.isupper() or ":" in line.text[-2:]:
            continue
        if lines[number - 1].is_prose and lines[number + 1].is_prose:
            line.kind = RegionKind.RELATED_LINKS
