"""A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the labels of a row of words.

CRFsuite trains it; its weights are taken out of the file that it writes, and reading is plain Python: the best labels
of a row by the Viterbi algorithm, the chance of each by the forward-backward algorithm. So no file of CRFsuite's, which
trusts what it reads, is kept or opened again. The same examples give the same weights.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Row = list[float]  # one number for each label

_ROUNDS = 40  # of L-BFGS
_PULL = 0.3  # towards zero, both by the weights' sizes and by their squares
_LEAST = 0.005  # of a weight that is kept
_NEVER = -50.0  # the weight of a step to or from a label that the examples do not have
_MOST = 250  # words of one row: a longer one is cut in training and reading, so that time stays linear


class UntrainableError(Exception):
    """Nothing could be learned, for a reason of the machine; the rules do without."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Weights: of each feature for each label, and of each label after each other."""

    labels: tuple[str, ...]
    weights: Mapping[
        str, tuple[float, ...]
    ]  # tuples: the collector, which holds every thread up, passes them over
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
        return self.beliefs_and_steps(scores, 0)[0]

    def beliefs_and_steps(self, scores: Sequence[Row], into: int) -> tuple[list[Row], list[Row]]:
        """Return `beliefs`, and for each word the probability of the label ``into``, given each label before it.

        Before the first word there is none: its row holds the same probability throughout.
        """
        power = [[math.exp(value) for value in row] for row in self.steps]
        columns = list(zip(*power, strict=True))
        target = columns[into]
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
        steps: list[Row] = []
        for at in range(len(emitted) - 1, -1, -1):
            found.append(_scaled(list(map(mul, forward[at], behind))))
            ahead = list(map(mul, emitted[at], behind))
            sums = [sum(map(mul, row, ahead)) for row in power]
            here = ahead[into]
            steps.append([weight * here / total for weight, total in zip(target, sums, strict=True)])
            behind = _scaled(sums)
        found.reverse()
        steps.reverse()
        if steps:
            steps[0] = [found[0][into]] * len(self.labels)
        return found, steps


@dataclass(frozen=True, slots=True)
class Example:
    """A row of words: the names of their features, and the right labels as indices."""

    features: Sequence[Sequence[str]]
    labels: Sequence[int]


def trained(
    labels: tuple[str, ...],
    examples: Iterable[Example],
    *,
    at_least: int = 2,
    beat: Callable[[], None] | None = None,
) -> Chain:
    """Return weights for the examples. A feature seen fewer than ``at_least`` times is left out.

    ``beat`` is called before the training and after it, and may raise to cancel: CRFsuite itself cannot be stopped.
    Raises `UntrainableError` where CRFsuite cannot be loaded or cannot write its file, for want of space, say.
    """
    pycrfsuite = library()
    if beat is not None:
        beat()
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        for features, right in _parts(example):
            trainer.append(features, [labels[number] for number in right])
    trainer.set_params({"c1": _PULL, "c2": _PULL, "max_iterations": _ROUNDS, "feature.minfreq": at_least})
    try:
        with TemporaryDirectory(prefix="claims-annotator-") as folder:
            file = Path(folder) / "chain"
            trainer.train(str(file))
            tagger = pycrfsuite.Tagger()
            tagger.open(str(file))
            try:
                learned = tagger.info()
            finally:
                tagger.close()
    except (OSError, ValueError, pycrfsuite.CRFSuiteError) as error:
        raise UntrainableError from error
    if beat is not None:
        beat()
    places = {label: number for number, label in enumerate(labels)}
    steps = [[_NEVER] * len(labels) for _ in labels]
    seen = [places[label] for label in learned.labels]
    for before in seen:
        for after in seen:
            steps[before][after] = 0.0
    for (before, after), weight in learned.transitions.items():
        steps[places[before]][places[after]] = weight
    weights: dict[str, Row] = {}
    for (name, label), weight in learned.state_features.items():
        if abs(weight) >= _LEAST:
            weights.setdefault(name, [0.0] * len(labels))[places[label]] = weight
    kept = {name: tuple(row) for name, row in weights.items()}
    return Chain(labels, kept, tuple(tuple(row) for row in steps))


def library() -> Any:
    """Return CRFsuite's module, which has no types. Raises `UntrainableError` where it cannot be loaded."""
    try:
        import pycrfsuite  # type: ignore[import-untyped]  # has no stubs; here: who learns nothing starts without it
    except ImportError as error:  # a library of C++ that a system may lack what it needs for
        raise UntrainableError from error
    return pycrfsuite


def averaged(chains: Sequence[Chain]) -> Chain:
    """Return the chain whose weights lie in the middle of several, as they are kept: it errs less than each of them."""
    names = sorted({name for chain in chains for name in chain.weights})
    none = (0.0,) * len(chains[0].labels)
    count = len(chains)
    return Chain(
        chains[0].labels,
        {
            name: tuple(
                round(sum(column) / count, 4)
                for column in zip(*(c.weights.get(name, none) for c in chains), strict=True)
            )
            for name in names
        },
        tuple(
            tuple(round(sum(column) / count, 4) for column in zip(*rows, strict=True))
            for rows in zip(*(chain.steps for chain in chains), strict=True)
        ),
    )


def _parts(example: Example) -> list[tuple[Sequence[Sequence[str]], Sequence[int]]]:
    size = len(example.labels)
    return [
        (example.features[at : at + _MOST], example.labels[at : at + _MOST]) for at in range(0, size, _MOST)
    ]


def _scaled(row: Row) -> Row:
    total = sum(row)
    return [value / total for value in row]
