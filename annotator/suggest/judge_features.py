"""What the last word on a content rests on: some thirty numbers that say how far all who have a say agree on it.

Those are the rules, the sequence model, the choice among extents, and how this analyst has decided on the same rule and
the same cue before. Few numbers, so that fifty articles are enough to weigh them against each other.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.spans import shared
from annotator.suggest.finished import touch
from annotator.suggest.latent import PREFIX
from annotator.suggest.sequence_reading import RULE, quote_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.base import Proposal
    from annotator.suggest.choice import Weights
    from annotator.suggest.sequence_reading import Reading

_SAME = 0.5
_SMALL = 1 / 80  # a smaller probability, or a larger one than what is left, says no more
_REACH = 25  # words before and behind a content in which its source and cue are looked for
_DOUBTED = 0.05  # the chance of what the choice says nothing of
_SMOOTH = 8  # decisions that the share of all weighs as much as
_OPENING = '“"'
NUMBERS = 27  # of a case, with those of its rates


class Case(NamedTuple):
    """A content that may be proposed, as what, and what speaks for it; ``keys`` are of `Rates`."""

    proposal: Proposal
    numbers: list[float]
    keys: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rates:
    """Of how many cases how many were right, by rule, by rule and cue, and by cue; "" is all of them."""

    counts: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, cases: Iterable[tuple[Case, bool]]) -> Rates:
        """Count decided cases."""
        right: Counter[str] = Counter()
        met: Counter[str] = Counter()
        for case, is_right in cases:
            for key in ("", *case.keys):
                met[key] += 1
                right[key] += is_right
        return cls({key: (right[key], met[key]) for key in sorted(met)})

    def without(self, other: Rates) -> Rates:
        """Return the counts without those of another, which are among them."""
        return Rates(
            {
                key: (right - other.counts.get(key, (0, 0))[0], met - other.counts.get(key, (0, 0))[1])
                for key, (right, met) in self.counts.items()
            }
        )

    def numbers(self, case: Case) -> list[float]:
        """Return how often the likes of a case were right, as log-odds, near those of all where there are few."""
        right, met = self.counts.get("", (0, 0))
        base = (right + 0.5) / (met + 1)
        found = []
        for key in case.keys:
            right, met = self.counts.get(key, (0, 0))
            share = (right + _SMOOTH * base) / (met + _SMOOTH)
            found.append(math.log(share / (1 - share)))
        return found


def cases(reading: Reading, weights: Weights) -> list[Case]:
    """Return what may be proposed for an article: what the rules show, the chain draws, and the choice holds likely."""
    return _Cases(reading, weights).all()


class _Cases:
    def __init__(self, reading: Reading, weights: Weights) -> None:
        self._reading = reading
        self._words = reading.words
        self._weights = weights
        self._chosen = weights.chosen()

    def all(self) -> list[Case]:
        found: dict[tuple[Span, ...], Proposal] = {}
        for one in self._reading.shown:
            found.setdefault(one.fragments, one)
        for each in self._chosen:
            found.setdefault(each.fragments, each.group.proposal)
        for one in self._reading.found:
            found.setdefault(one.fragments, one)
        return [self._case(fragments, one) for fragments, one in found.items()]

    def _case(self, content: tuple[Span, ...], own: Proposal) -> Case:
        reading, words = self._reading, self._words
        text = words.text
        by_rule, shown = _likest(content, reading.shown)
        hidden_rule, hidden = _likest(content, reading.hidden)
        _, drawn = _likest(content, reading.found)
        base = own
        kind = own.rule
        if by_rule is not None and shown >= _SAME:
            base, kind = by_rule, f"shown {by_rule.rule}"
        elif hidden_rule is not None and hidden >= _SAME:
            base, kind = hidden_rule, f"hidden {hidden_rule.rule}"
        chosen, chance, exact_chance = 0.0, _DOUBTED, _DOUBTED
        for one in self._chosen:
            if touch(one.fragments, content):
                share = shared(one.fragments, content)
                if share > chosen:
                    chosen, chance = share, one.chance if share >= _SAME else _DOUBTED
                if one.fragments == content:
                    exact_chance = one.chance
        about, exactly = self._weights.mass(content)
        indices = [i for span in content for i in range(words.at(span.start), words.at(span.end))]
        first, behind = words.at(content[0].start), words.at(content[-1].end)
        beliefs = reading.beliefs
        sentence = words.sentence(content[0].start)
        low, high = words.at(sentence.start), words.at(sentence.end)
        around = [
            *range(max(0, min(low, first - _REACH)), first),
            *range(behind, min(len(beliefs), max(high, behind + _REACH))),
        ]
        cue = 0.0
        is_nested = False
        if base.cue:
            start, end = base.cue[0].start, base.cue[-1].end
            at = range(words.at(start), min(words.at(end), len(beliefs)))
            cue = max((beliefs[index][4] for index in at), default=0.0)
            is_nested = any(
                one.start <= start and base.cue[0].end <= one.end and one is not base for one in reading.shown
            )
        inside = sum(sum(beliefs[index][:3]) for index in indices) / max(1, len(indices))
        ends = 1 - beliefs[behind][1] if behind < len(beliefs) else 1.0
        word = base.why.get("cue", "").lower()
        numbers = [
            _odds(reading.exactly(content)),
            _odds(inside),
            _odds(beliefs[first][0] if first < len(beliefs) else 0.0),
            _odds(ends),
            drawn,
            shown,
            hidden,
            _odds(max((beliefs[index][4] for index in around), default=0.0)),
            _odds(max((beliefs[index][3] for index in around), default=0.0)),
            _odds(cue),
            math.log(len(indices) + 1),
            float(is_nested),
            float(content[-1].end >= sentence.end - 1),
            float(by_rule is not None and shown == 1.0),
            float(hidden == 1.0),
            float(drawn == 1.0),
            float(sum(mark in text[content[0].start : content[-1].end] for mark in _OPENING)),
            base.confidence,
            chosen,
            _odds(chance),
            _odds(exact_chance),
            float(exact_chance > _DOUBTED),
            _odds(about),
            _odds(exactly),
        ]
        return Case(_proposal(text, content, own, base), numbers, (kind, f"{kind} {word}", f"cue {word}"))


def _proposal(text: str, content: tuple[Span, ...], own: Proposal, base: Proposal) -> Proposal:
    """Return what is proposed: the rule's own where its content is unchanged, else what was learned."""
    if base.fragments == content and not base.rule.startswith(PREFIX) and base.rule != RULE:
        return base
    is_ruled = not base.rule.startswith(PREFIX) and base.rule != RULE
    return replace(
        base,
        fragments=content,
        rule=RULE,
        source=base.source or own.source,
        cue=base.cue or own.cue,
        attributes={**base.attributes, "quote_type": quote_type(text, content)},
        why={**base.why, "like": base.rule} if is_ruled else base.why,
    )


def _likest(content: tuple[Span, ...], some: Sequence[Proposal]) -> tuple[Proposal | None, float]:
    """Return the proposal that shares most with a content, the first of equals, and how much; (None, 0) for none."""
    found, most = None, 0.0
    start, end = content[0].start, content[-1].end
    for one in some:
        if one.fragments[0].start < end and start < one.fragments[-1].end:
            share = shared(one.fragments, content)
            if share > most:
                found, most = one, share
    return found, most


def _odds(chance: float) -> float:
    chance = min(1 - _SMALL, max(_SMALL, chance))
    return math.log(chance / (1 - chance))
