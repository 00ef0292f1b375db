"""Contents that no rule proposes, but an analyst may turn out to mark: behind verbs and nouns of saying and thinking.

"His call for talks", "she opposed the plan", "hopes of a deal": most of what has this shape is no attribution to most
people, so the rules leave it alone. What is learned from finished articles chooses among these candidates; without it
none is ever shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.suggest.base import Proposal
from annotator.suggest.rules import words as w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest.extents import Words
    from annotator.suggest.meanings import Meanings

PREFIX = "latent-"
_AUXILIARIES = w.BE | w.HAVE | w.DO | w.MODALS
_VERBS = frozenset({
    "communication", "cognition", "emotion", "perception", "social", "possession", "competition", "creation"
})  # fmt: skip
_NOUNS = frozenset({"communication", "cognition", "feeling", "act", "event", "state", "attribute", "motive"})
_PREPOSITIONS = frozenset("to of for that on about against with in over from at".split())  # noqa: SIM905 - read as a list of words
_PAUSES = frozenset(", ; : - -- — – ( ) …".split())  # noqa: SIM905 - as above
_JOINTS = frozenset(
    "and but or while as because if when after before although though since which who whom whose where until unless "  # noqa: SIM905 - as above
    "despite".split()
)
_BEFORE_NOUN = w.DETERMINERS | w.POSSESSIVES | w.ADJECTIVES
_STOPS = frozenset(".!?")


def latent(words: Words, meanings: Meanings, candidates: Sequence[Proposal], label: str) -> list[Proposal]:
    """Return the candidates of an article that the rules' own ``candidates`` leave out, in the order of the text."""
    taken: set[int] = set()
    for one in candidates:
        for span in one.cue:
            taken.update(range(words.at(span.start), words.at(span.end)))
    return list(_found(words, meanings, taken, label))


def _found(words: Words, meanings: Meanings, taken: set[int], label: str) -> Iterator[Proposal]:
    lower, places = words.lower, words.places
    stop = 0
    for index, word in enumerate(lower):
        if index >= stop:
            end = words.sentence(places[index][0]).end
            stop = max(words.at(end), index + 1)
            last = stop
            while last > index and lower[last - 1] in _STOPS:
                last -= 1
        if index in taken or index + 1 >= last or not word[0].isalpha():
            continue
        kind = _kind(words, meanings, index)
        if not kind:
            continue
        following = lower[index + 1]
        first = index + 2 if following in _PREPOSITIONS - {"to", "that"} else index + 1
        if first >= last:
            continue
        behind = first + 1
        while behind < last and lower[behind] not in _PAUSES and lower[behind] not in _JOINTS:
            behind += 1
        yield Proposal(
            label=label,
            fragments=(Span(places[first][0], places[behind - 1][1]),),
            rule=f"{PREFIX}{kind} {following if following in _PREPOSITIONS else 'object'}",
            confidence=0.1,
            cue=(Span(places[index][0], places[first - 1][1]),),
            attributes={"quote_type": "indirect"},
            why={"cue": meanings.base(word, is_noun=kind == "noun")},
        )


def _kind(words: Words, meanings: Meanings, index: int) -> str:
    """Tell whether a word may be a cue here, as a verb or a noun; "" for neither."""
    lower = words.lower
    word, following = lower[index], lower[index + 1]
    before = lower[index - 1] if index else ""
    if word in _AUXILIARIES or word in _PREPOSITIONS or word in _JOINTS:
        return ""
    is_form = word.endswith(("ed", "ing")) or word in w.PAST_VERBS
    starts_noun = before in _BEFORE_NOUN or (before in w.PREPOSITIONS and before != "to")
    verb = meanings.verb(word)
    noun = meanings.noun(word) if following in _PREPOSITIONS else ()
    if verb and (not starts_noun or (is_form and word.endswith("ing"))) and following not in _PAUSES:
        sure = is_form or before in _AUXILIARIES | w.SUBJECT_PRONOUNS | {"to", "not", "who"}
        if (sure or not noun) and _VERBS & set(verb):
            return "verb"
    return "noun" if noun and _NOUNS & set(noun) else ""
