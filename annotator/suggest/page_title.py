"""Which line of a saved page is its title: the first that reads like a headline and is none of the page's labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.suggest.page_blocks import is_credited
from annotator.suggest.page_lines import PROSE_LENGTH

if TYPE_CHECKING:
    from annotator.suggest.page_lines import Line

_TITLE_LENGTH = 220
_MOST_NAME_WORDS = 3
_HEAD_LINES = 40
_BELOW_TITLES = {RegionKind.DATE_PREFIX, RegionKind.CAPTION}
ONLY_DATELINE = re.compile(
    r".{0,50}(?:\([A-Z][\w .]{1,24}\)\s*[-–—:]{0,2}|/[A-Z]{2,20}/\.?|[A-Z]{2,} [-–—]{1,2})"
)


def find_title(lines: list[Line]) -> int | None:
    """Return the number of the line that is the title, or None: the first that is not boilerplate and no sentence.

    A line of one to three words is rather the page's name or a section where a longer one follows before the body.
    """
    first = _first_title(lines)
    if first is None or lines[first].text.endswith((".", "!")):
        first = _headline_below(lines, first) or first
    if first is None:
        return None
    second = None  # four words, or a line over a photographer's name: a title where nothing better follows
    for number in range(first, min(len(lines), first + 12)):
        line = lines[number]
        if line.kind is None and (line.is_prose or line.span.length > _TITLE_LENGTH):
            break
        if _is_title(lines, number) and not is_credited(lines, number):
            return number
        four = line.kind is None and line.is_headline and len(line.text.split()) > _MOST_NAME_WORDS
        if second is None and (four and not ONLY_DATELINE.fullmatch(line.text)):
            second = number
    return first if second is None else second


def _is_title(lines: list[Line], number: int) -> bool:
    """Tell whether a line may be a headline: five words, or four above a date, a caption or the first sentence."""
    line, words = lines[number], len(lines[number].text.split())
    if line.kind is not None or words <= _MOST_NAME_WORDS or not line.is_headline:
        return False
    if ONLY_DATELINE.fullmatch(line.text) or line.text.endswith((" -", "–", "—", ":")):
        return False
    below = lines[number + 1] if number + 1 < len(lines) else line
    return words > _MOST_NAME_WORDS + 1 or below.is_prose or below.kind in _BELOW_TITLES


def _headline_below(lines: list[Line], first: int | None) -> int | None:
    """Return the headline that stands below a notice in a sentence: "You are the owner of this article."."""
    if first is None:
        first = next((n for n, line in enumerate(lines[:_HEAD_LINES]) if line.kind is None), len(lines))
        if first >= len(lines) or lines[first].span.length >= PROSE_LENGTH:
            return None
    for number in range(first + 1, min(len(lines), first + 12)):
        line = lines[number]
        if line.kind is None and (line.is_prose or line.span.length > _TITLE_LENGTH):
            return None
        if line.kind is None and len(line.text.split()) > _MOST_NAME_WORDS + 1 and not line.is_stopped:
            return number if any(other.kind for other in lines[first:number]) else None
    return None


def _first_title(lines: list[Line]) -> int | None:
    for number, line in enumerate(lines[:40]):
        if line.kind is not None:
            continue
        rest = lines[number + 1 :]
        if line.span.length > _TITLE_LENGTH or not rest or line.text[0] in "-–—•":
            return None
        if not line.text.endswith((".", "։", "。", "”", '"')) or line.text.endswith(("...", "…")):
            return number
        following = next((other for other in rest if other.kind is None), None)
        single = not re.search(r"[.!?][”\"]? \S", line.text[:-1])
        short = line.span.length <= 110 and following is not None and following.span.length > line.span.length
        return number if short and single and not line.text.startswith(("“", '"')) else None
    return None
