"""Finds words in one text as they are typed: plain, with or without case and accents, whole words, or a pattern."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import regex  # type: ignore[import-untyped]  # it ships no types

from annotator.core.spans import Span

HIT_LIMIT = 20_000  # more are not marked
TIME_LIMIT = (
    0.25  # seconds that one search may take, while somebody types; a pattern can be made to take for ever
)


@dataclass(frozen=True, slots=True)
class FindOptions:
    r"""How words are looked for.

    A pattern is a regular expression and takes no notice of ``match_accents``; its ``^``, ``$`` and ``\n`` know every
    line end, CR LF as one.
    """

    match_case: bool = False
    match_accents: bool = False
    whole_words: bool = False
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class FindResult:
    """What was found, in order; ``problem`` is "", "pattern" (with the reason), "time" or "limit"."""

    hits: tuple[Span, ...] = ()
    problem: str = ""
    reason: str = ""


def find_all(
    text: str, query: str, options: FindOptions | None = None, *, seconds: float = TIME_LIMIT
) -> FindResult:
    """Return every place where the query stands in the text (code points). An empty query is found nowhere.

    Where accents are not minded, neither are the kinds of quotation marks, apostrophes, hyphens and white space.
    What was found before a limit was reached is returned with the problem.
    """
    how = options or FindOptions()
    if not query:
        return FindResult()
    flags = regex.VERSION1 | regex.MULTILINE
    if not how.match_case:
        flags |= regex.IGNORECASE | regex.FULLCASE if how.is_pattern else regex.IGNORECASE
    if how.is_pattern:
        flags |= regex.WORD  # line ends as Unicode has them: else no $ is before CR LF
        source = _LINE_FEED.sub(r"\1\\R", query)
    else:
        source = regex.escape(query, literal_spaces=True) if how.match_accents else _loose(query)
    if how.whole_words:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    try:
        pattern = regex.compile(source, flags)
    except regex.error as problem:
        return FindResult(problem="pattern", reason=str(problem))
    hits: list[Span] = []
    try:
        for found in pattern.finditer(text, timeout=seconds):
            if found.end() > found.start():
                hits.append(Span(found.start(), found.end()))
                if len(hits) >= HIT_LIMIT:
                    return FindResult(tuple(hits), "limit")
    except TimeoutError:
        return FindResult(tuple(hits), "time")
    return FindResult(tuple(hits))


_LINE_FEED = regex.compile(r"(?<!\\)((?:\\\\)*)\\n")  # \n in a pattern, not after another backslash

_ALIKE = (
    "'’‘‛′ʼ՚`",
    '"“”„‟«»″',
    "-\u2010\u2011\u2012\u2013\u2014\u2212",
)


def _loose(query: str) -> str:
    """Return a pattern for the query that takes letters with other accents, and typographic for plain marks."""
    parts: list[str] = []
    was_space = False
    for character in unicodedata.normalize("NFD", query):
        if character.isspace():
            if not was_space:
                parts.append(r"\s+")
            was_space = True
            continue
        was_space = False
        if unicodedata.combining(character):
            continue
        alike = next((group for group in _ALIKE if character in group), "")
        if alike:
            parts.append("[" + "".join(map(_in_class, alike)) + "]")
        else:
            others = _accented().get(character, "")
            parts.append("[" + "".join(map(_in_class, character + others)) + r"]\p{Mn}*")
    return "".join(parts)


def _in_class(character: str) -> str:
    return "\\" + character if character in r"\[]^-&~|" else character


@lru_cache(maxsize=1)
def _accented() -> dict[str, str]:
    """Return, for each letter of the alphabets with accents, all characters that are it with accents."""
    found: dict[str, list[str]] = {}
    for start, end in ((0xC0, 0x250), (0x370, 0x530), (0x622, 0x6D4), (0x1E00, 0x2000), (0xFB1D, 0xFB50)):
        for code in range(start, end):
            character = chr(code)
            base = unicodedata.normalize("NFD", character)[0]
            if base != character:
                found.setdefault(base, []).append(character)
    return {base: "".join(characters) for base, characters in found.items()}
