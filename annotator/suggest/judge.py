"""The last word on what is proposed: a small logistic regression over what speaks for each content.

One set of weights says how likely a content is about right, another how likely it is exactly right. Of contents that
say the same the one is taken for which both together are the highest. The weights are the maximum of the penalised
likelihood, by Newton's method with the bound on its Hessian that Böhning (1992) gives: no step size, no chance.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.spans import shared
from annotator.suggest.finished import SAME
from annotator.suggest.judge_features import Rates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.base import Proposal
    from annotator.suggest.judge_features import Case

_PULL = 16.0  # towards zero, by half the squares of the weights: that of so many cases
_ROUNDS = 60
_DOUBLE = 0.15  # of the characters: what shares more with a surer content is not proposed beside it
_THRESHOLD = 0.45  # of being about right, from which on a content is proposed


class Verdict(NamedTuple):
    """A proposal, and how likely it is about right and exactly right."""

    proposal: Proposal
    about: float
    exact: float


@dataclass(frozen=True, slots=True)
class Judge:
    """The middle and the width of each number, and the two sets of weights, the last of each for all cases alike."""

    middles: tuple[float, ...]
    widths: tuple[float, ...]
    about: tuple[float, ...]
    exact: tuple[float, ...]
    rates: Rates
    threshold: float = _THRESHOLD

    def kept(self, cases: Sequence[Case]) -> list[Verdict]:
        """Return what to propose, the surest first, nothing twice."""
        verdicts = []
        for case in cases:
            row = _scaled([*case.numbers, *self.rates.numbers(case)], self.middles, self.widths)
            verdicts.append(
                Verdict(case.proposal, _sigmoid(_dot(self.about, row)), _sigmoid(_dot(self.exact, row)))
            )
        verdicts.sort(key=lambda one: (-one.about - one.exact, one.proposal.fragments))
        kept: list[Verdict] = []
        for one in verdicts:
            if one.about >= self.threshold and all(
                shared(one.proposal.fragments, other.proposal.fragments) < _DOUBLE for other in kept
            ):
                kept.append(one)
        return kept


def judge(
    articles: Sequence[Sequence[Case]],
    right: Sequence[Sequence[tuple[Span, ...]]],
    *,
    beat: Callable[[], None] | None = None,
) -> Judge:
    """Learn from the cases of some articles and the contents that are right there.

    ``beat`` is called many times a second and may raise to cancel. The same cases give the same weights.
    """
    decided = [
        [(case, best_share(case, contents)) for case in cases]
        for cases, contents in zip(articles, right, strict=True)
    ]
    counted = [Rates.of((case, share >= SAME) for case, share in some) for some in decided]
    rates = Rates.of((case, share >= SAME) for some in decided for case, share in some)
    rows, shares = [], []
    for some, own in zip(decided, counted, strict=True):
        others = rates.without(own)  # what is known of a case must not hold the case itself
        for case, share in some:
            rows.append([*case.numbers, *others.numbers(case)])
            shares.append(share)
    columns = list(zip(*rows, strict=True))
    middles = tuple(round(sum(column) / len(column), 6) for column in columns)
    widths = tuple(
        round(math.sqrt(sum((value - middle) ** 2 for value in column) / len(column)), 6) or 1.0
        for column, middle in zip(columns, middles, strict=True)
    )
    scaled = [_scaled(row, middles, widths) for row in rows]
    factor = _cholesky(_bound(scaled))
    about, exact = (
        _weights(scaled, [float(share >= least) for share in shares], factor, beat) for least in (SAME, 1.0)
    )
    return Judge(middles, widths, about, exact, rates)


def best_share(case: Case, contents: Sequence[tuple[Span, ...]]) -> float:
    """Return how much a case shares with the content that it is likest, 0 to 1."""
    return max((shared(case.proposal.fragments, content) for content in contents), default=0.0)


def _scaled(row: Sequence[float], middles: Sequence[float], widths: Sequence[float]) -> list[float]:
    scaled = [(value - middle) / width for value, middle, width in zip(row, middles, widths, strict=True)]
    scaled.append(1.0)
    return scaled


def _bound(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return a quarter of the products of all columns with each other, and the pull: no Hessian is larger."""
    columns = list(zip(*rows, strict=True))
    size = len(columns)
    found = [[0.0] * size for _ in range(size)]
    for one in range(size):
        for other in range(one + 1):
            found[one][other] = found[other][one] = sum(map(mul, columns[one], columns[other])) / 4
        found[one][one] += _PULL if one < size - 1 else 1e-6  # what is alike for all is not held back
    return found


def _cholesky(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the lower triangle whose product with itself a positive definite matrix is."""
    size = len(matrix)
    lower = [[0.0] * size for _ in range(size)]
    for one in range(size):
        for other in range(one + 1):
            rest = matrix[one][other] - sum(map(mul, lower[one][:other], lower[other][:other]))
            lower[one][other] = math.sqrt(rest) if one == other else rest / lower[other][other]
    return lower


def _solved(lower: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    size = len(right)
    half = [0.0] * size
    for one in range(size):
        half[one] = (right[one] - sum(map(mul, lower[one][:one], half[:one]))) / lower[one][one]
    found = [0.0] * size
    for one in range(size - 1, -1, -1):
        rest = sum(lower[other][one] * found[other] for other in range(one + 1, size))
        found[one] = (half[one] - rest) / lower[one][one]
    return found


def _weights(
    rows: Sequence[Sequence[float]],
    wanted: Sequence[float],
    factor: Sequence[Sequence[float]],
    beat: Callable[[], None] | None,
) -> tuple[float, ...]:
    columns = list(zip(*rows, strict=True))
    weights = [0.0] * len(columns)
    for _ in range(_ROUNDS):
        if beat is not None:
            beat()
        errors = [want - _sigmoid(_dot(weights, row)) for row, want in zip(rows, wanted, strict=True)]
        slope = [_dot(column, errors) for column in columns]
        for at in range(len(weights) - 1):
            slope[at] -= _PULL * weights[at]
        step = _solved(factor, slope)
        weights = [weight + move for weight, move in zip(weights, step, strict=True)]
    return tuple(round(weight, 6) for weight in weights)


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(map(mul, one, other), 0.0)


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
