"""Noun phrases and verb groups, read from word classes, capital letters and commas; no model and no dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.suggest.rules import words as w
from annotator.suggest.rules.lexicon import Form
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.tokens import Tokens

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_LONGEST_NOUN_PHRASE = 40
_CHAINS = w.word_set(
    "continue continues continued continuing going began begins begun starts started try tries tried trying "
    "seem seems seemed appear appears appeared used struggling managed"
)


class Phrase(NamedTuple):
    """Tokens from ``first`` to ``last``, both included."""

    first: int
    last: int


def is_adverb_at(tokens: Tokens, index: int) -> bool:
    """Tell whether an adverb stands at ``index``, and not a name that ends like one: Kelly, Reilly."""
    word = tokens.lower[index]
    return w.is_adverb(word) and (word in w.ADVERBS or not tokens.is_name(index))


def is_leading_adverb(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether an adverb opens a phrase up to ``last``, and not a name: Reilly said, Kelly Smith said."""
    word = tokens.lower[first]
    if not w.is_adverb(word):
        return False
    return word in w.ADVERBS or not tokens.is_name(first) or (first < last and not tokens.is_name(first + 1))


def _is_aside(lower: Sequence[str], auxiliary: int) -> bool:
    return (
        lower[auxiliary] in w.AUXILIARIES and lower[auxiliary + 1] == "," and lower[auxiliary + 2] in w.ASIDES
    )


def verb_group_start(tokens: Tokens, at: int) -> int:
    """Return the first token of the verb group whose main verb is ``at``: auxiliaries, adverbs, negation."""
    lower = tokens.lower
    first = at
    while first > 0:
        before = lower[first - 1]
        if before in w.AUXILIARIES or is_adverb_at(tokens, first - 1):
            first -= 1
        elif before == "," and first > 3 and _is_aside(lower, first - 4):  # has, however, revealed
            first -= 3
        elif before == "to" and first > 1 and lower[first - 2] in _CHAINS:
            first -= 2
        elif first == at and before in w.GOING_ON and lower[at].endswith("ing"):  # kept asking
            first -= 1
        else:
            break
    if first == 0 and at > 0:
        while first < at and is_adverb_at(tokens, first):
            first += 1
    return first


def ends_noun_phrase(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase read from right to left stops before this token."""
    word = tokens.lower[index]
    if word == QUOTE:
        return tokens.is_speech(index) or tokens.quotes[index].span.length > 40
    if not word[0].isalnum() and word not in {"'s", "'", "&", "$", "%", ".", "’"}:
        return True
    if word == "'s":
        return index + 1 < len(tokens) and not tokens.lower[index + 1][0].isalpha()
    if word in w.CONJUNCTIONS or word in w.RELATIVES or word in w.AUXILIARIES or word in w.SUBJECT_PRONOUNS:
        return not (word == "may" and tokens.is_name(index)) and word != "i."
    if word in {"him", "them", "us", "me", "not"} or word in w.PAST_VERBS:
        is_part = word in {"them", "us"} and tokens.lower[index - 1 : index] == ["of"]  # half of them
        return not is_part and not (tokens.is_name(index) and index > 0)
    return word in lexicon.forms and is_finite(tokens, index, lexicon)


def is_finite(tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a form of a verb of the lexicon is a verb with a subject where it stands."""
    form = lexicon.forms[tokens.lower[index]].form
    if tokens.is_name(index) and index > 0:
        return False
    if Form.PAST in form:
        before = tokens.lower[index - 1] if index else ""
        return before not in w.DETERMINERS and before not in w.POSSESSIVES
    if Form.ING in form:
        return False
    before = tokens.lower[index - 1] if index else ""
    return before in w.SUBJECT_PRONOUNS | w.AUXILIARIES - {"'s"} | {"to", "who"}  # Kim's campaign is none


def noun_phrase_before(tokens: Tokens, last: int, lexicon: Lexicon) -> Phrase | None:
    """Return the noun phrase that ends at the token ``last``, or None."""
    first = last + 1
    lower = tokens.lower
    lowest = max(0, last - _LONGEST_NOUN_PHRASE)
    while first > lowest:
        word = lower[first - 1]
        if word in _CLOSING:
            opening = _opening(tokens, first - 1)
            if opening is None or opening == 0:
                break
            first = opening
            continue
        if word == "and" and first > 1 and first <= last and _joins(tokens, first - 1, lexicon):
            first -= 1
            continue
        if word == "than" and first > 1 and lower[first - 2] in {"more", "less", "fewer"}:
            first -= 2  # more than half of them
            continue
        if word in {"after", "before", "as", "than"} or ends_noun_phrase(tokens, first - 1, lexicon):
            break
        first -= 1
    return _trimmed(tokens, first, last)


def _opening(tokens: Tokens, closing: int) -> int | None:
    for index in range(closing - 1, max(-1, closing - 15), -1):
        if tokens.lower[index] in _OPENING:
            return index
    return None


def _joins(tokens: Tokens, conjunction: int, lexicon: Lexicon) -> bool:
    """Tell whether "and" joins two noun phrases: nothing but one stands before it, back to a pause."""
    index = conjunction - 1
    right = conjunction + 1
    if tokens.is_name(index) and tokens.is_name(right):
        return True
    while index >= 0 and conjunction - index < 12 and not ends_noun_phrase(tokens, index, lexicon):
        index -= 1
    if index >= 0 and tokens.lower[index] not in {",", ";", ":", "–", "—", "but", "and"}:
        return False
    head = tokens.lower[index + 1]
    return (
        head not in w.PREPOSITIONS
        and conjunction - index > 1
        and not _has_past(tokens, index + 1, conjunction)
    )


def _has_past(tokens: Tokens, first: int, stop: int) -> bool:
    return any(
        tokens.lower[i].endswith("ed") and not tokens.is_name(i) and tokens.lower[i - 1] not in w.DETERMINERS
        for i in range(first + 1, stop)
    )


def _trimmed(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Take adverbs and opening adverbials off the front of a noun phrase; return None where nothing is left."""
    lower = tokens.lower
    while first <= last and (
        lower[first] in w.LEADING
        or (is_leading_adverb(tokens, first, last) and lower[first] not in {"all", "both"})
    ):
        first += 1
    if first > last:
        return None
    is_noun = lower[first] == "outside" and first < last and w.is_plural(lower[first + 1])  # outside experts
    if (lower[first] in w.PREPOSITIONS and not is_noun) or lower[first] in w.TIME_LEADS:
        first = _after_adverbial(tokens, first, last)
        if first < 0:
            return None
    if lower[first] in w.TIMES and first < last:
        first += 1
    if lower[last] in w.TIMES and first < last:
        last -= 1
        if lower[last] == "on" and first < last:
            last -= 1
    if last - 1 > first and lower[last] in w.TIME_NOUNS and lower[last - 1] in w.TIME_LEADS:
        last -= 2
    head = lower[first]
    if head in w.NOT_PEOPLE and first == last:
        return None
    if all(not lower[i][0].isalnum() and lower[i] != QUOTE for i in range(first, last + 1)):
        return None
    if first == last and (head in w.PREPOSITIONS or head in {"the", "a", "an", "to", "not"}):
        return None
    return Phrase(first, last)


def _after_adverbial(tokens: Tokens, first: int, last: int) -> int:
    """Return where the noun phrase begins after an adverbial without a comma: "On Tuesday Peskov", or -1."""
    lower = tokens.lower
    if lower[first] in w.TIME_LEADS:
        for index in range(first + 1, min(last, first + 4)):
            if lower[index] in w.TIME_NOUNS or lower[index] in w.TIMES:
                return index + 1
        return first if lower[first] in {"this", "that", "late"} else -1
    for index in range(first + 1, min(last, first + 6)):
        is_time = (
            lower[index] in w.TIMES or lower[index] in w.TIME_NOUNS or lower[index].rstrip(".").isdigit()
        )
        if is_time and lower[index + 1] not in w.PREPOSITIONS and not lower[index + 1].isdigit():
            return index + 1
    for index in range(last, first + 1, -1):
        before = lower[index - 1]
        begins = tokens.is_name(index) and not tokens.is_name(index - 1)
        if begins and before not in w.NOT_BEFORE_NAMES:
            return index
    return -1
