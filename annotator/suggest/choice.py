"""The choice among extents: a log-linear model that starts from the rules and moves as far as the decisions carry it.

For each candidate there is a set of extents and the possibility that nothing is to be marked. Before anything is
learned the rules' own extents have the odds that their rule is trusted with, and all others are unlikely; weights move
these odds. Training is stochastic gradient descent on the likelihood with steps that shrink for each feature (AdaGrad;
Duchi, Hazan and Singer 2011), averaged over the later rounds; the same examples give the same weights.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.spans import shared
from annotator.suggest.rules.catalogue import CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.choice_features import Group

_ROUNDS = 8
_RATE = 0.03
_PULL = 0.001  # towards zero, for each step
_LEAST_SEEN = 15  # of a feature; a rarer one says more about one article than about the analyst
_HIDDEN = -1.5  # log-odds of a candidate that the rules alone do not propose
_MOVED = -3.0  # of an extent that is not the rule's own, on top
_LIKELY = 0.01  # of an extent: a smaller chance adds nothing worth a word
_SAME = 0.5  # shared characters from which two extents are about the same
LEAST_CHANCE = 0.1  # of an extent that is told of
_DOUBLE = 0.7  # from which a second proposal only says the first again
_CENTRAL = 0.85  # of the most chance that lies about an extent: from there on the likelier one is taken
_SHARP = 8  # how much more of the chance an extent that is wholly right should have than one about the same
_SMALL = 0.003  # of a probability: a smaller error moves nothing


class Example(NamedTuple):
    """A group, and how much of each extent is right: the share of characters with what was marked, 0 to 1."""

    group: Group
    shares: Sequence[float]


class Chosen(NamedTuple):
    """An extent that the model holds likely, how likely, and the group it is of."""

    chance: float
    fragments: tuple[Span, ...]
    group: Group


@dataclass(frozen=True, slots=True)
class Weighed:
    """A group with the chance of each of its extents; what is left of 1 is that nothing is to be marked."""

    group: Group
    chances: Sequence[float]

    def best(self) -> Chosen:
        """Return the likeliest of the extents about which most of the chance lies: close ones support each other."""
        extents, chances = self.group.extents, self.chances
        likely = [index for index, chance in enumerate(chances) if chance > _LIKELY] or [0]
        about = {
            index: sum(
                chances[other]
                for other in likely
                if other == index or shared(extents[index].fragments, extents[other].fragments) >= _SAME
            )
            for index in likely
        }
        enough = _CENTRAL * max(about.values())
        best = max((index for index in likely if about[index] >= enough), key=lambda i: (chances[i], -i))
        return Chosen(about[best], extents[best].fragments, self.group)


class Weights:
    """What the choice makes of all groups of an article."""

    def __init__(self, weighed: Iterable[Weighed]) -> None:
        self._weighed = list(weighed)
        self._lying = [
            (
                min(parts[0].start for parts, _ in likely),
                max(parts[-1].end for parts, _ in likely),
                likely,
            )
            for each in self._weighed
            if (
                likely := [
                    (extent.fragments, chance)
                    for extent, chance in zip(each.group.extents, each.chances, strict=True)
                    if chance > _LIKELY
                ]
            )
        ]

    def chosen(self) -> list[Chosen]:
        """Return the best extent of each group that has a chance worth a word, the likeliest first, nothing twice."""
        likely = (one for one in (each.best() for each in self._weighed) if one.chance >= LEAST_CHANCE)
        found = sorted(likely, key=lambda one: (-one.chance, one.fragments))
        kept: list[Chosen] = []
        for one in found:
            if all(shared(one.fragments, other.fragments) < _DOUBLE for other in kept):
                kept.append(one)
        return kept

    def mass(self, content: tuple[Span, ...]) -> tuple[float, float]:
        """Return how likely any group has a content, about so and exactly so, the groups taken as independent."""
        about = exact = 1.0
        start, end = content[0].start, content[-1].end
        for low, high, likely in self._lying:
            if low < end and start < high:
                about *= 1 - min(1.0, sum(c for parts, c in likely if shared(parts, content) >= _SAME))
                exact *= 1 - sum(c for parts, c in likely if parts == content)
        return 1 - about, 1 - exact


@dataclass(frozen=True, slots=True)
class Choice:
    """Weights of features."""

    weights: Mapping[str, float]

    def weighed(self, groups: Iterable[Group]) -> Weights:
        """Return the groups of an article with the chance of each extent."""
        return Weights(map(self._weighed, groups))

    def _weighed(self, group: Group) -> Weighed:
        get = self.weights.get
        common = sum(get(name, 0.0) for name in group.common)
        scores = [
            common + odds + sum(get(name, 0.0) for name in names)
            for odds, names in zip(_first_odds(group), group.features, strict=True)
        ]
        return Weighed(group, _chances(scores))


def learned(
    examples: Sequence[Example], *, seed: int = 0, beat: Callable[[], None] | None = None
) -> dict[str, float]:
    """Return the weights that the examples teach. ``beat`` is called many times a second and may raise to cancel."""
    seen: Counter[str] = Counter()
    for group, _ in examples:
        seen.update(group.common)
        for names in group.features:
            seen.update(names)
    index = {name: number for number, name in enumerate(name for name in seen if seen[name] >= _LEAST_SEEN)}
    rows = [
        (
            [index[name] for name in group.common if name in index],
            [[index[name] for name in names if name in index] for names in group.features],
            _first_odds(group),
            _wanted(shares),
        )
        for group, shares in examples
    ]
    weights, slopes, total = [0.0] * len(index), [1e-8] * len(index), [0.0] * len(index)
    order = list(range(len(rows)))
    shuffle = random.Random(seed)  # noqa: S311 - an order of examples, no secret
    for number in range(_ROUNDS):
        shuffle.shuffle(order)
        for count, at in enumerate(order):
            if beat is not None and not count % 200:
                beat()
            _learn(*rows[at], weights, slopes)
        if number >= _ROUNDS // 2:
            total = [a + b for a, b in zip(total, weights, strict=True)]
    rounds = _ROUNDS - _ROUNDS // 2
    return {name: round(total[number] / rounds, 4) for name, number in index.items()}  # as they are kept


def _learn(  # noqa: PLR0917 - called for each group of each round: names cost time
    common: list[int],
    features: list[list[int]],
    odds: list[float],
    wanted: list[float],
    weights: list[float],
    slopes: list[float],
) -> None:
    weight_of = weights.__getitem__
    base = sum(map(weight_of, common))
    chances = _chances(
        [base + first + sum(map(weight_of, names)) for first, names in zip(odds, features, strict=True)]
    )

    def move(numbers: list[int], error: float) -> None:
        for number in numbers:
            slope = error - _PULL * weights[number]
            slopes[number] += slope * slope
            weights[number] += _RATE * slope / math.sqrt(slopes[number])

    move(common, sum(wanted) - sum(chances))
    for names, right, chance in zip(features, wanted, chances, strict=True):
        if abs(right - chance) > _SMALL:
            move(names, right - chance)


def _wanted(shares: Sequence[float]) -> list[float]:
    """Return the chance that each extent should have: all of it lies on those about the same as the right one."""
    raw = [(2 * (share - _SAME) + 0.05) ** _SHARP if share >= _SAME else 0.0 for share in shares]
    total = sum(raw)
    return [value / total for value in raw] if total else raw


def _first_odds(group: Group) -> list[float]:
    trust = CONFIDENCE.get(group.proposal.rule, 0.5)
    base = math.log(trust / (1 - trust)) if group.is_shown else _HIDDEN
    return [base if not number else base + _MOVED for number in range(len(group.extents))]


def _chances(scores: Sequence[float]) -> list[float]:
    """Return the chance of each extent, where nothing at all has the score 0."""
    top = max(0.0, *scores)
    powers = [math.exp(score - top) for score in scores]
    total = math.exp(-top) + sum(powers)
    return [power / total for power in powers]
