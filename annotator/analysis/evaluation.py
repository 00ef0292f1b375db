"""How well one set of annotations matches another: precision, recall and F1, exact and by overlap, per label.

Exact: the same fragments under the same label in the same text. Overlap: two contents are paired where they share
at least half of the characters that either of them covers (intersection over union >= 0.5); each is paired once,
the best pair first. The micro average over all labels stands under `ALL`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.spans import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.spans import Span

ALL = "*"
LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """One annotation to compare: the text it is of (any key), its label, its fragments in code points."""

    text: str
    label: str
    fragments: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts, and what follows from them. Precision and recall of nothing are 0."""

    matched: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was predicted."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.gold + self.predicted
        return 2 * self.matched / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by label; `ALL` is the micro average."""

    exact: Mapping[str, Score] = field(default_factory=dict)
    overlap: Mapping[str, Score] = field(default_factory=dict)


def evaluate(gold: Iterable[Item], predicted: Iterable[Item]) -> Evaluation:
    """Compare predictions with what is held to be right. Doubles count once."""
    right, said = _grouped(gold), _grouped(predicted)
    labels = sorted({label for _, label in (*right, *said)})
    exact: dict[str, Score] = {}
    overlap: dict[str, Score] = {}
    for label in labels:
        texts = sorted({text for text, name in (*right, *said) if name == label})
        exact[label] = _sum(
            _exact(right.get((text, label), []), said.get((text, label), [])) for text in texts
        )
        overlap[label] = _sum(
            _overlap(right.get((text, label), []), said.get((text, label), [])) for text in texts
        )
    exact[ALL], overlap[ALL] = _sum(exact.values()), _sum(overlap.values())
    return Evaluation(exact, overlap)


def _grouped(items: Iterable[Item]) -> dict[tuple[str, str], list[tuple[Span, ...]]]:
    groups: dict[tuple[str, str], set[tuple[Span, ...]]] = defaultdict(set)
    for item in items:
        groups[item.text, item.label].add(item.fragments)
    return {key: sorted(found) for key, found in groups.items()}


def _sum(scores: Iterable[Score]) -> Score:
    matched = gold = predicted = 0
    for score in scores:
        matched, gold, predicted = matched + score.matched, gold + score.gold, predicted + score.predicted
    return Score(matched, gold, predicted)


def _exact(gold: Sequence[tuple[Span, ...]], predicted: Sequence[tuple[Span, ...]]) -> Score:
    matched = sum((Counter(gold) & Counter(predicted)).values())
    return Score(matched, len(gold), len(predicted))


def _overlap(gold: Sequence[tuple[Span, ...]], predicted: Sequence[tuple[Span, ...]]) -> Score:
    pairs = []
    ordered = sorted(range(len(predicted)), key=lambda index: predicted[index][0].start)
    following = 0
    near: list[
        int
    ] = []  # those that may share something with this one or one that comes: a long one stays a while
    for number, right in enumerate(gold):  # in order of their starts
        begin, end = right[0].start, right[-1].end
        while following < len(ordered) and predicted[ordered[following]][0].start < end:
            near.append(ordered[following])
            following += 1
        near = [index for index in near if predicted[index][-1].end > begin]
        pairs += [
            (-share, number, index)
            for index in near
            if (share := shared(right, predicted[index])) >= LEAST_OVERLAP
        ]
    taken_gold: set[int] = set()
    taken_said: set[int] = set()
    for _, number, index in sorted(pairs):
        if number not in taken_gold and index not in taken_said:
            taken_gold.add(number)
            taken_said.add(index)
    return Score(len(taken_gold), len(gold), len(predicted))
