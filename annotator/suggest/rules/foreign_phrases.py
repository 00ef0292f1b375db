"""Who speaks, in languages other than English: the noun phrase behind or before a verb, and the verb's other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.spans import Span
from annotator.suggest.rules.foreign_grammars import OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.rules.foreign_grammars import Grammar

_MOST = 9  # words of a phrase
_WORD = re.compile(r"[^\W\d_][\w’'.-]*?(?=[\s,.:;!?«»„“”\"()—–՝՞՜։]|$)|[lLdD]['’](?=\w)|\d+")
_STOP = re.compile(r"[,:;!?«»„“”\"()—–։]|\.(?=\s|$)|\s-\s")
_OPENING = re.compile(r"[\s,;:.—–-]*")


# Whom one speaks to, rather than whose speaker one is: sagte der Minister der Zeitung.
_PAPERS = re.compile(
    r"(?:\w+ )?\w*(?:[Zz]eitung|[Aa]gentur|[Ss]ender|[Mm]agazin|[Bb]latt|Presse|dpa|Reportern|Journalisten)\b"
)


class _Token(NamedTuple):
    word: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.word.lower()

    @property
    def is_name(self) -> bool:
        return self.word[0].isupper()


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    """Yield the words of a stretch up to the first pause."""
    pause = _STOP.search(text, start, end)
    stop = pause.start() if pause else end
    for found in _WORD.finditer(text, start, stop):
        yield _Token(found.group(), found.start(), found.end())


def phrase_at(text: str, start: int, end: int, grammar: Grammar) -> Span | None:
    """Return the noun phrase that begins at ``start``, past hearers; None where none does."""
    tokens = list(_tokens(text, start, end))
    first = 0
    while first < len(tokens) and (
        tokens[first].lower in grammar.hearers
        or (
            grammar.hearer is not None
            and first + 1 < len(tokens)
            and grammar.hearer.fullmatch(tokens[first].word)
        )
    ):
        first += 1
    if first == len(tokens):
        return None
    head = tokens[first]
    if head.lower in grammar.pronouns and not (
        first + 1 < len(tokens) and head.lower in grammar.determiners and tokens[first + 1].is_name
    ):
        return Span(head.start, head.end)
    if head.lower in grammar.stops:
        return None
    last = (
        _german(text, tokens, first, grammar) if grammar.has_capital_nouns else _plain(tokens, first, grammar)
    )
    return Span(head.start, tokens[last].end) if last is not None else None


def _german(text: str, tokens: list[_Token], first: int, grammar: Grammar) -> int | None:
    """Return the last word: a determiner, adjectives, nouns and names, and a genitive behind a noun alone."""
    at = first
    if tokens[at].lower in grammar.determiners:
        at += 1
    while (
        at < len(tokens) and not tokens[at].is_name and re.fullmatch(r"\w+(?:e|er|en|es|em)", tokens[at].word)
    ):
        at += 1
    if at >= len(tokens) or not tokens[at].is_name:
        return None
    last = at
    names = 0
    while last + 1 < len(tokens) and last - first < _MOST:
        token = tokens[last + 1]
        if token.is_name:
            names += 1
            last += 1
            continue
        nobility = token.lower in {"von", "van", "zu", "de", "bin", "al"} or (
            token.lower == "der" and tokens[last].lower == "von"
        )
        if token.lower not in grammar.joins or (names and not nobility):
            break
        if _PAPERS.match(text, tokens[last + 2].start if last + 2 < len(tokens) else token.end):
            break
        ahead = last + 2
        while (
            ahead < len(tokens)
            and not tokens[ahead].is_name
            and (
                tokens[ahead].lower in grammar.determiners or re.fullmatch(r"\w+e[nrsm]?", tokens[ahead].word)
            )
        ):
            ahead += 1
        if ahead >= len(tokens) or not tokens[ahead].is_name or ahead - last > 4:
            break
        last = ahead
    return last


def _plain(tokens: list[_Token], first: int, grammar: Grammar) -> int | None:
    """Return the last word: up to a preposition, an adverb, or a determiner that nothing leads on to."""
    at = first
    led = True  # a determiner may stand here
    while at < len(tokens) and at - first < _MOST:
        token = tokens[at]
        lower = token.lower
        if lower in grammar.stops and not (led and lower in grammar.determiners):
            break
        if lower in grammar.determiners and not led:
            if (
                lower in grammar.joins
                and at + 1 < len(tokens)
                and lower not in {"la", "le", "les", "el", "los", "las"}
            ):
                led = True
                at += 1
                continue
            break
        led = lower in grammar.joins or (
            led and lower in grammar.determiners and lower in {"l'", "l’", "d'", "d’"}
        )
        at += 1
    last = at - 1
    while last > first and tokens[last].lower in grammar.joins | grammar.determiners:
        last -= 1
    if last < first or (last == first and tokens[first].lower in grammar.determiners | grammar.joins):
        return None
    return last


def phrase_before(text: str, start: int, end: int, grammar: Grammar) -> Span | None:
    """Return the noun phrase that is the subject of a verb at ``end``: the clause's beginning, or its last part.

    The clause begins at ``start``; between the phrase and the verb may stand an aside in commas.
    """
    pieces = []
    at = start
    for pause in re.finditer(r"[,—–]", text[start:end]):
        pieces.append((at, start + pause.start()))
        at = start + pause.end()
    pieces.append((at, end))
    for number in (len(pieces) - 1, 0):
        low, high = pieces[number]
        found = _whole(text, low, high, grammar, is_last=number == len(pieces) - 1)
        if found is not None:
            return found
    return None


def _whole(text: str, start: int, end: int, grammar: Grammar, *, is_last: bool) -> Span | None:
    """Return the phrase with which a stretch begins, past what leads in; in the last part nothing long may follow."""
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    while (word := _WORD.match(text, start, end)) and word.group().lower() in grammar.leading:
        start = word.end() + 1
    head = _WORD.match(text, start, end)
    if head is None or not (
        head.group()[0].isupper()
        or head.group().lower() in grammar.determiners | grammar.pronouns
        or not grammar.determiners
    ):
        return None
    if head.group().lower() in grammar.stops - grammar.determiners or head.group().lower() in OPENERS:
        return None
    found = phrase_at(text, start, end, grammar)
    if found is None:
        return None
    rest = text[found.end : end].split()
    return None if is_last and len(rest) > _MOST else found


def verb_group(text: str, cue: Span, start: int, end: int, grammar: Grammar) -> Span:
    """Return a verb with the auxiliaries before it and the particle or the verb that it leans on behind it."""
    low, high = cue
    if grammar.before is not None and (found := grammar.before.search(text, max(start, low - 30), low)):
        low = found.start()
    if grammar.behind is not None and (found := grammar.behind.match(text, high, end)):
        high = found.end()
    return Span(low, high)
