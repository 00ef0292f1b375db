"""A linear-chain conditional random field in plain Python: the labels of a row of words, read together.

Training is stochastic gradient descent on the likelihood of the right labels (Lafferty, McCallum and Pereira 2001),
by the forward-backward algorithm; the best labels of a row are found by the Viterbi algorithm. Everything is
deterministic: the same examples and seed give the same weights.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Row = list[float]  # one number for each label

_RATE = 0.05  # of the first step; it falls over the rounds
_DECAY = 0.1  # of all weights after each round: what is seen once fades
_SMALL = 0.004  # of a probability: a smaller error moves nothing
_MOST = 250  # words of one row: a longer one is cut in training and reading, so that time stays linear


@dataclass(frozen=True, slots=True)
class Chain:
    """Weights: of each feature for each label, and of each label after each other."""

    labels: tuple[str, ...]
    weights: Mapping[str, Row]
    steps: tuple[tuple[float, ...], ...]  # [from][to]

    def scores(self, features: Sequence[Sequence[str]]) -> list[Row]:
        """Return for each word what its features say for each label."""
        none = [0.0] * len(self.labels)
        get = self.weights.get
        result = []
        for names in features:
            rows = [row for name in names if (row := get(name)) is not None]
            result.append([sum(column) for column in zip(*rows, strict=True)] if rows else none)
        return result

    def best(self, scores: Sequence[Row]) -> list[int]:
        """Return the labels, as indices, whose sum of scores and steps is the highest; the first of equals."""
        columns = tuple(zip(*self.steps, strict=True))
        back: list[list[int]] = []
        total: Row = []
        for row in scores:
            if not total:
                total = list(row)
                continue
            here, pointers = [], []
            for column, score in zip(columns, row, strict=True):
                sums = [a + b for a, b in zip(total, column, strict=True)]
                top = max(sums)
                pointers.append(sums.index(top))
                here.append(top + score)
            back.append(pointers)
            total = here
        if not total:
            return []
        path = [total.index(max(total))]
        for pointers in reversed(back):
            path.append(pointers[path[-1]])
        path.reverse()
        return path

    def beliefs(self, scores: Sequence[Row]) -> list[Row]:
        """Return the probability of each label of each word, by the forward-backward algorithm."""
        power = [[math.exp(value) for value in row] for row in self.steps]
        columns = list(zip(*power, strict=True))
        emitted = [[math.exp(value - max(row)) for value in row] for row in scores]
        forward: list[Row] = []
        for row in emitted:
            if not forward:
                forward.append(_scaled(row))
                continue
            before = forward[-1]
            forward.append(
                _scaled([sum(map(mul, before, column)) * e for column, e in zip(columns, row, strict=True)])
            )
        behind = [1.0] * len(self.labels)
        found: list[Row] = []
        for at in range(len(emitted) - 1, -1, -1):
            found.append(_scaled(list(map(mul, forward[at], behind))))
            ahead = list(map(mul, emitted[at], behind))
            behind = _scaled([sum(map(mul, row, ahead)) for row in power])
        found.reverse()
        return found


@dataclass(frozen=True, slots=True)
class Example:
    """A row of words: the names of their features, and the right labels as indices."""

    features: Sequence[Sequence[str]]
    labels: Sequence[int]


def trained(
    labels: tuple[str, ...],
    examples: Sequence[Example],
    *,
    rounds: int = 6,
    seed: int = 0,
    at_least: int = 2,
    beat: Callable[[], None] | None = None,
) -> Chain:
    """Return weights for the examples. A feature seen fewer than ``at_least`` times is left out.

    ``beat`` is called after each hundred rows and may raise to cancel.
    """
    seen: dict[str, int] = {}
    for example in examples:
        for names in example.features:
            for name in names:
                seen[name] = seen.get(name, 0) + 1
    width = len(labels)
    weights = {name: [0.0] * width for name, count in seen.items() if count >= at_least}
    rows = [
        ([[weights[name] for name in names if name in weights] for names in part], right)
        for example in examples
        for part, right in _parts(example)
    ]
    steps = [[0.0] * width for _ in range(width)]
    averaged = {name: [0.0] * width for name in weights}
    mean = [[0.0] * width for _ in range(width)]
    order = list(range(len(rows)))
    shuffle = random.Random(seed)  # noqa: S311 - an order of examples, no secret
    for number in range(rounds):
        rate = _RATE / (1 + 0.5 * number)
        shuffle.shuffle(order)
        for count, index in enumerate(order):
            if beat is not None and not count % 100:
                beat()
            _learn(*rows[index], steps, rate)
        for row in weights.values():
            row[:] = [value * (1 - _DECAY) for value in row]
        if number >= rounds // 2:  # the last rounds count alike: a single one leans to what it saw last
            share = 1 / (rounds - rounds // 2)
            for name, row in weights.items():
                averaged[name] = [a + b * share for a, b in zip(averaged[name], row, strict=True)]
            mean = [
                [a + b * share for a, b in zip(x, y, strict=True)] for x, y in zip(mean, steps, strict=True)
            ]
    kept = {name: row for name, row in averaged.items() if max(map(abs, row)) > 0.01}
    return Chain(labels, kept, tuple(tuple(row) for row in mean))


def _parts(example: Example) -> list[tuple[Sequence[Sequence[str]], Sequence[int]]]:
    size = len(example.labels)
    return [
        (example.features[at : at + _MOST], example.labels[at : at + _MOST]) for at in range(0, size, _MOST)
    ]


def _learn(words: list[list[Row]], right: Sequence[int], steps: list[Row], rate: float) -> None:
    """Move the weights of one row of words towards its right labels."""
    width = len(steps)
    power = [[math.exp(value) for value in row] for row in steps]
    columns = list(zip(*power, strict=True))
    none = [0.0] * width
    emitted = []
    for rows in words:
        sums = [sum(column) for column in zip(*rows, strict=True)] if rows else none
        top = max(sums)
        emitted.append([math.exp(value - top) for value in sums])
    forward = [_scaled(emitted[0])]
    for row in emitted[1:]:
        before = forward[-1]
        forward.append(
            _scaled([sum(map(mul, before, column)) * e for column, e in zip(columns, row, strict=True)])
        )
    behind = [1.0] * width
    for at in range(len(words) - 1, -1, -1):
        belief = _scaled(list(map(mul, forward[at], behind)))
        if 1 - belief[right[at]] > _SMALL:
            pull = [-rate * value for value in belief]
            pull[right[at]] += rate
            for weight in words[at]:
                weight[:] = [a + b for a, b in zip(weight, pull, strict=True)]
        if not at:
            break
        ahead = list(map(mul, emitted[at], behind))
        if belief[right[at]] < 1 - _SMALL:
            _step(steps, power, forward[at - 1], ahead, (right[at - 1], right[at]), rate)
        behind = _scaled([sum(map(mul, row, ahead)) for row in power])


def _step(  # noqa: PLR0917 - called for each word: names cost time
    steps: list[Row], power: list[Row], before: Row, ahead: Row, right: tuple[int, int], rate: float
) -> None:
    """Move the weights of the steps from one label to the next."""
    joint = [
        [a * p * b for p, b in zip(row, ahead, strict=True)] for a, row in zip(before, power, strict=True)
    ]
    pull = -rate / sum(map(sum, joint))
    for row, found in zip(steps, joint, strict=True):
        row[:] = [value + pull * each for value, each in zip(row, found, strict=True)]
    steps[right[0]][right[1]] += rate


def _scaled(row: Row) -> Row:
    total = sum(row)
    return [value / total for value in row]
