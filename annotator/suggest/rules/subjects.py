"""The subject that stands before its verb, with what is told of it in between: an apposition, a relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.lexicon import Frame
from annotator.suggest.rules.phrases import Phrase, is_adverb_at, is_finite, noun_phrase_before
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.rules.tokens import Tokens

_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST_APPOSITION = 30
_LONGEST_RELATIVE = 12
_RELATIVE = frozenset({"who", "whose"})
_NO_CLAUSE = frozenset(
    {"to", "not", "on", "in", "at", "with", "about", "for", "of", "him", "them", "us", "me"}
)


def subject_before(tokens: Tokens, verb: int, lexicon: Lexicon) -> Phrase | None:  # noqa: PLR0911 - one line a rule, in their order
    """Return the subject that stands directly before the verb group beginning at ``verb``, or None."""
    lower = tokens.lower
    last = verb - 1
    if last < 0:
        return None
    word = lower[last]
    if word in {"who", "which"} or word in w.SUBJECT_PRONOUNS - {"it", "you"}:
        return Phrase(last, last)
    if (related := _with_relative(tokens, last, lexicon)) is not None:
        return related
    if word in w.SUBJECT_PRONOUNS:
        return Phrase(last, last)
    if word in w.LOOSE_PRONOUNS and (
        last == 0 or lower[last - 1] in w.CONJUNCTIONS or not lower[last - 1][0].isalnum()
    ):
        return Phrase(last, last)
    if word == "," or word in _DASHES:
        return _before_apposition(tokens, last, lexicon)
    if (
        word in w.CONJUNCTIONS
        or word in w.RELATIVES
        or word in {":", ";", "to", QUOTE}
        or word in w.PREPOSITIONS
    ):
        return None
    return noun_phrase_before(tokens, last, lexicon)


def _with_relative(tokens: Tokens, last: int, lexicon: Lexicon) -> Phrase | None:
    """Return the subject that a relative clause without commas ends at ``last``: a man who saw it (said).

    None where there is no such clause, or where its verb has a clause of its own: people who think the mayor (said).
    """
    lower = tokens.lower
    if lower[last] in w.CONJUNCTIONS | w.RELATIVES | w.DETERMINERS | {"to"}:
        return None
    who = last
    while who > max(0, last - _LONGEST_RELATIVE) and lower[who] not in _RELATIVE:
        if not (lower[who][0].isalnum() or lower[who][0] in "'’$%-") or lower[who] == QUOTE:
            return None
        who -= 1
    if lower[who] not in _RELATIVE or not who or not lower[who - 1][0].isalnum():
        return None
    verb = who + 1
    while verb < last and is_adverb_at(tokens, verb):
        verb += 1
    form = lexicon.forms.get(lower[verb])
    if form is not None and Frame.CLAUSE in form.verb.frames and lower[verb + 1] not in _NO_CLAUSE:
        return None
    head = noun_phrase_before(tokens, who - 1, lexicon)
    return Phrase(head.first, last) if head is not None else None


def _before_apposition(tokens: Tokens, comma: int, lexicon: Lexicon) -> Phrase | None:  # noqa: PLR0911 - one line a rule, in their order
    """Return the subject of "Miller, a spokesman, said": the apposition belongs to it, an aside does not."""
    lower = tokens.lower
    same = {","} if lower[comma] == "," else _DASHES
    lowest = max(0, comma - _LONGEST_APPOSITION)
    other = comma - 1
    while other > lowest:
        if lower[other] in same:
            head = noun_phrase_before(tokens, other - 1, lexicon)
            if head is not None and _may_be_apposition(tokens, other + 1, comma, lexicon):
                break
            if (
                head is not None
                and lower[other + 1] in w.PREPOSITIONS | w.LEADING | {"for"}
                and comma - other < 8
            ):
                return Phrase(head.first, other - 1) if other - 1 == head.last else head
            if lower[other] == "," and lower[other - 1] not in w.TIMES:
                # a longer apposition may hold commas itself
                other -= 1
                while other > lowest and lower[other] not in same:
                    other -= 1
                continue
            return None
        if lower[other] in {";", ":"} or (lower[other] == QUOTE and tokens.quotes[other].span.length > 40):
            return None
        other -= 1
    else:
        return None
    head = noun_phrase_before(tokens, other - 1, lexicon)
    if head is None:
        return None
    inner = lower[other + 1]
    if inner in {"whose", "where", "when"} or inner in w.PREPOSITIONS or inner.isdigit():
        return head
    if inner.endswith(("ing", "ed")) and not tokens.is_name(other + 1):
        return head
    return Phrase(head.first, comma - 1)


def _may_be_apposition(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> bool:
    word = tokens.lower[first]
    if word in w.SUBJECT_PRONOUNS or word in {"and", "but", "or", "so", "if", "because"}:
        return False
    if word in {"who", "whose", "which", "where"}:
        return True
    for index in range(first, stop):
        inner = tokens.lower[index]
        if inner in {"who", "whose", "which", "that"}:
            return True
        if inner in w.AUXILIARIES and inner != "'s":
            return False
        if inner in lexicon.forms and is_finite(tokens, index, lexicon):
            return False
    return True
