"""Speech that its cue interrupts inside the quotation marks, and speech behind a dash, as other languages have them.

«Никто, — сказал он, — не уйдёт», « Nous avons, a dit la ministre, tout essayé », «No —dijo—, jamás»; or behind a
dash: — Нет, — сказал он.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from annotator.core.spans import Span

_LONGEST_ASIDE = 90  # code points of a cue and its speaker inside the marks
_DASH = r"[—–-]{1,2}"
_PAUSE = re.compile(rf"(?:(?<=[!?…])|,|\.)?\s*{_DASH}\s*|,\s+")
_AFTER_COMMA = re.compile(r",\s+|[.!?…]\s+(?=[^\W\da-zà-öø-ÿ])")
_DIALOGUE = re.compile(rf"{_DASH}\s*(?=\w|[¿¡«“…])")


class Inside(NamedTuple):
    """What was said, in one or two fragments, and where its cue stands with its speaker."""

    fragments: tuple[Span, ...]
    aside: Span
    cue: re.Match[str]


def interrupted(
    text: str, span: Span, words: Span, cue: re.Pattern[str], lead: re.Pattern[str] | None
) -> Inside | None:
    """Return a quotation without the cue that stands inside its marks, or None where none does.

    ``span`` is the quotation with its marks, ``words`` what is between them. The cue begins its aside, or an auxiliary
    does that ``lead`` finds before it.
    """
    opened = words.start
    while opened < words.end and not text[opened].isalnum():
        opened += 1
    for opening in _PAUSE.finditer(text, words.start + 1, words.end):
        found = _cue_at(text, opening.end(), words.end, cue, lead)
        if found is None or opening.start() <= opened:
            continue
        first = Span(span.start, opening.start() + len(opening.group()) - len(opening.group().lstrip(" ")))
        limit = min(words.end, found.end() + _LONGEST_ASIDE)
        with_comma = opening.group().strip() == ","
        closing = (_AFTER_COMMA if with_comma else _PAUSE).search(text, found.end(), limit)
        if closing is not None and text[closing.end() : words.end].strip():
            return Inside((first, Span(closing.end(), span.end)), Span(opening.end(), closing.start()), found)
        end = _without_stop(text, found.end(), words.end)
        if (
            with_comma and end <= limit and "," not in text[found.end() : end]
        ):  # « Je reste, a dit le président. »
            return Inside((first,), Span(opening.end(), end), found)
    return None


def behind_dash(text: str, span: Span, cue: re.Pattern[str], lead: re.Pattern[str] | None) -> Inside | None:
    """Return the speech of a paragraph that a dash opens, up to the dash or the comma before its cue, or None."""
    start = _DIALOGUE.match(text, span.start, span.end)
    if start is None:
        return None
    for opening in _PAUSE.finditer(text, start.end(), span.end):
        found = _cue_at(text, opening.end(), span.end, cue, lead)
        if found is None or not any(mark in opening.group() for mark in "—–-"):
            continue
        end = opening.start()
        closing = re.compile(rf"[.,]?\s*{_DASH}\s*").search(text, found.end(), span.end)
        aside = Span(
            opening.end(), closing.start() if closing else _without_stop(text, found.end(), span.end)
        )
        fragments = [Span(start.end(), end)]
        if closing is not None and text[closing.end() : span.end].strip(" ."):
            fragments.append(Span(closing.end(), _without_stop(text, closing.end(), span.end)))
        return Inside(tuple(fragments), aside, found)
    return None


def _without_stop(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] == "."):
        end -= 1
    return end


def _cue_at(
    text: str, at: int, end: int, cue: re.Pattern[str], lead: re.Pattern[str] | None
) -> re.Match[str] | None:
    """Return the cue with which an aside begins, or before which only an auxiliary stands."""
    found = cue.match(text, at, end)
    if found is None and lead is not None:
        near = cue.search(text, at, min(end, at + 30))
        if near is not None and (led := lead.search(text, at, near.start())) and led.start() == at:
            found = near
    return found
