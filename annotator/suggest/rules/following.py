"""Noun phrases read from left to right: a speaker after the verb, the subject that opens a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.phrases import Phrase, is_adverb_at, is_leading_adverb
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.tokens import Tokens

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


def noun_phrase_after(tokens: Tokens, first: int, stop: int, *, long: bool = False) -> Phrase | None:  # noqa: PLR0912 - one line a rule, in their order
    """Return the noun phrase that begins at ``first``, before ``stop``: after "said" or "according to".

    ``long`` takes prepositional phrases with it, as sources of "according to" have them.
    """
    lower = tokens.lower
    if first >= stop or lower[first] in {"that", ",", ":", ";", "."} or lower[first] == QUOTE:
        return None
    if lower[first] in w.SUBJECT_PRONOUNS or lower[first] in w.OBJECT_PRONOUNS:
        if (
            lower[first] in {"her", "his"}
            and first + 1 < stop
            and lower[first + 1][0].isalpha()
            and lower[first + 1] not in w.PREPOSITIONS
        ):
            pass
        else:
            return Phrase(first, first)
    index = first
    while index < stop:
        word = lower[index]
        if word == ",":
            following = _apposition_after(tokens, index, stop)
            if following is None:
                break
            index = following
            continue
        if word in _OPENING:
            closing = next((i for i in range(index, min(stop, index + 12)) if lower[i] in _CLOSING), None)
            if closing is None:
                break
            index = closing + 1
            continue
        if word == QUOTE and tokens.quotes[index].span.length > 40:
            break
        if word in {
            ";",
            ":",
            "—",
            "–",
            "--",
            "-",
            "who",
            "which",
            "while",
            "when",
            "as",
            "after",
            "before",
            "but",
            "where",
            "because",
            "if",
            "although",
            "though",
        }:
            break
        if index > first and not long:
            if word in w.ADVERBIAL_STARTS and word not in {"for", "with", "to", "from"}:
                break
            if word in w.TIMES or word in w.SUBJECT_PRONOUNS:
                break
        if index > first and word in w.AUXILIARIES and word != "'s":
            break
        index += 1
    last = index - 1
    while last >= first and not lower[last][0].isalnum() and lower[last] not in {")", "'s", QUOTE}:
        last -= 1
    return Phrase(first, last) if last >= first else None


def _apposition_after(tokens: Tokens, comma: int, stop: int) -> int | None:
    """Return where an apposition that begins after this comma ends, or None where none does."""
    lower = tokens.lower
    if comma + 1 >= stop:
        return None
    word = lower[comma + 1]
    names = tokens.is_name(comma + 1) and comma + 2 < stop and (lower[comma + 2] == "," or comma + 2 == stop)
    starts = word in {
        "a",
        "an",
        "the",
        "one",
        "former",
        "chairman",
        "president",
        "head",
        "director",
        "executive",
        "chief",
        "who's",
    }
    starts = (
        starts
        or word.endswith(("er", "or", "man", "woman", "ist"))
        or word in {"co-founder", "senior", "professor", "vice", "deputy", "secretary", "its", "his", "her"}
    )
    if not (starts or names) or (tokens.is_name(comma + 1) and not names):
        return None
    for index in range(comma + 1, min(stop, comma + 26)):
        if lower[index] == ",":
            return index
        if lower[index] in {";", ":", QUOTE, "who", "which", "—", "–"} or (
            lower[index] in w.AUXILIARIES and lower[index] != "'s"
        ):
            return index if lower[index] in {"who", "which", ";", "—", "–"} else None
    return stop


def first_subject(tokens: Tokens, stop: int, lexicon: Lexicon) -> Phrase | None:  # noqa: PLR0912 - one line a rule, in their order
    """Return the subject of the sentence's first clause, for cues that share it; it ends before ``stop``."""
    lower = tokens.lower
    first = 0
    while first < stop:
        while first < stop and (
            lower[first] in w.LEADING
            or is_leading_adverb(tokens, first, stop - 1)
            or not (lower[first][0].isalnum() or lower[first] == QUOTE)
        ):
            first += 1
        if first >= stop:
            return None
        opener = lower[first]
        if (
            opener in w.PREPOSITIONS
            or opener.endswith("ing")
            or opener in w.TIME_LEADS
            or lower[max(0, first - 1)] in {"while", "when", "after", "as", "if", "because", "although"}
        ):
            comma = next((i for i in range(first, stop) if lower[i] == ","), None)
            if comma is None:
                return None
            first = comma + 1
            continue
        break
    if first >= stop:
        return None
    if lower[first] in w.SUBJECT_PRONOUNS:
        return Phrase(first, first)
    index = first
    while index < stop:
        word = lower[index]
        if word in w.AUXILIARIES and word != "'s":
            break
        if index > first and (
            word in w.PAST_VERBS
            or (word in lexicon.forms and not tokens.is_name(index) and lower[index - 1] not in w.DETERMINERS)
        ):
            break
        if (
            index > first
            and word.endswith("ed")
            and not tokens.is_name(index)
            and lower[index - 1] not in w.DETERMINERS
        ):
            break
        if word == ",":
            after = _apposition_after(tokens, index, stop)
            if after is None:
                break
            index = after
            continue
        if word in {";", ":", "that", "because"} or (word == QUOTE and tokens.quotes[index].span.length > 40):
            break
        index += 1
    last = index - 1
    if first == last and lower[first] == QUOTE:
        return None
    while last > first and (
        is_adverb_at(tokens, last) or lower[last] in {"who", "which"} or not lower[last][0].isalnum()
    ):
        last -= 1
    return Phrase(first, last) if last >= first and last - first < 25 else None
