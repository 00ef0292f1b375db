"""Which line of a saved page is its title: the first that reads like a headline and is none of the page's labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.suggest.bylines import outlet_alone
from annotator.suggest.dates import find_date
from annotator.suggest.page_blocks import is_credited
from annotator.suggest.page_lines import PROSE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.page_lines import Line

_TITLE_LENGTH = 220
_MOST_NAME_WORDS = _FEW = 3
_HEAD_LINES = 40
_BELOW_TITLES = {RegionKind.DATE_PREFIX, RegionKind.CAPTION}
_NO_TITLES = set(RegionKind) - {RegionKind.TITLE, RegionKind.PAGE_FURNITURE, RegionKind.RELATED_LINKS}
_BYLINE, _DATE_LETTERS = (
    130,
    40,
)  # code points of a line of writers and a date, and letters of one that only dates
_BY = re.compile(
    r"(?:an? |eine? |un |une )?(?:[\w-]+ ){0,2}(?:by|von|par|por|di|от|yazan) (?-i:[A-ZÀ-ÞА-Я])[\w.’'-]+"
    r"(?:[ ,|/&·–-]+(?:and|und|et|y|e|и|ve|de|van|(?-i:[A-ZÀ-ÞА-Я])[\w.’'-]*|\d[\d.:/]*))*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM, _LOOK_UP, _SENTENCES, _BODY = 5, 120, 12, 4000  # letters, lines, lines, code points
_KEPT, _LEAST = 1.5, 2.0  # how much better another title must fit, and how well
_SHARED, _SECOND = (
    4,
    0.7,
)  # words that count, and what a line loses that stands below another of several words
_DECKS, _NEARLY = 6, 1.2  # lines above the best that may be the title, and how much worse it may fit
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


def title_above(lines: Sequence[Line], start: int, first: int | None) -> int | None:
    """Return the headline among the lines above the article's first sentence that fits it best.

    ``first`` is what `find_title` chose, kept unless another fits clearly better: shares more of its longer words with
    the first sentences, stands nearer, over a date or a byline, and comes again on the page.
    """
    stems = _stems(" ".join(line.text for line in lines[start : start + _SENTENCES])[:_BODY])
    fits = {
        number: _fit(lines, number, start, stems)
        for number in range(max(0, start - _LOOK_UP), start)
        if _may_be_title(lines[number])
    }
    if first is not None and is_byline(lines[first]):
        first = None
    if first is not None:
        sure = len(lines[first].text.split()) > _FEW and not stems.isdisjoint(_stems(lines[first].text))
        kept = _KEPT if sure else _KEPT / 3
        fits[first] = _fit(lines, first, start, stems) + kept
    if not fits:
        return first
    best = max(fits, key=lambda number: fits[number])
    if best == first or fits[best] < _LEAST:
        return first
    for number in range(
        max(0, best - _DECKS), best
    ):  # a second deck shares more words than the title above it
        if (
            fits.get(number, 0.0) >= max(fits[best] - _NEARLY, _LEAST)
            and len(lines[number].text.split()) > _FEW
            and lines[number].span.length <= lines[best].span.length
        ):
            return number
    return best


def is_byline(line: Line) -> bool:
    """Tell whether a short line dates an article or names its writer or its outlet."""
    if line.is_stopped or line.span.length > _BYLINE or line.is_deck:
        return False
    dated = any(map(str.isdigit, line.text)) and find_date(line.text) is not None
    if outlet_alone(line.text):
        return True
    return _BY.match(line.text) is not None or (dated and (sum(map(str.isalpha, line.text)) <= _DATE_LETTERS))


def _may_be_title(line: Line) -> bool:
    if line.is_listed or line.kind in _NO_TITLES or line.span.length > _TITLE_LENGTH or is_byline(line):
        return False
    return len(line.text.split()) > 2 and not line.text.endswith((".", ":", ",", "։", "。"))


def _fit(lines: Sequence[Line], number: int, start: int, stems: frozenset[str]) -> float:
    line = lines[number]
    own = _stems(line.text)
    shared = len(own & stems)
    fit = min(shared, _SHARED) * (shared / len(own)) ** 0.5 if own else 0.0
    words = len(line.text.split())
    fit += (0.0 if words < _MOST_NAME_WORDS else 0.5) + (words > _MOST_NAME_WORDS + 1)
    fit -= min(0.02 * (start - number), 1.5)
    if number and lines[number - 1].kind is None and len(lines[number - 1].text.split()) > _FEW + 1:
        fit -= _SECOND
    below = lines[number + 1 : min(number + 5, start)]
    return fit + any(other.kind in _BELOW_TITLES for other in below)


def repeats_title(title: Line, line: Line) -> bool:
    """Tell whether a line says the title again, with its words all but the same."""
    if line.span.length > title.span.length * 1.5 or line.span.length * 1.5 < title.span.length:
        return False
    if line.text == title.text:
        return True
    own, other = _stems(title.text), _stems(line.text)
    return len(own) >= _FEW and len(own & other) >= 0.8 * max(len(own), len(other))


def _stems(text: str) -> frozenset[str]:
    """Return how the longer words of a text begin, so that an inflected word is found again."""
    return frozenset(word[:_STEM].casefold() for word in _WORD.findall(text))
