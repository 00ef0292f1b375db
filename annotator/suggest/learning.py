"""Learning from a project's decisions: which proposals this analyst keeps, by a small logistic model.

The model looks at facts an analyst could name: the rule, the cue, the kind of source, whether the proposal lies in
another, how long it is. It is trained on accepted and rejected proposals of the project and nothing else, in pure
Python, in seconds, the same for the same decisions. Cross-validation by article says whether leaving out what it
doubts gives a better F1 than keeping all; where it does not, there is no model.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.suggest.base import TAUGHT_BY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.base import Proposal

VERSION = 1  # of the features; a model of another version is made anew
_FOLDS = 5
_ROUNDS = 30
_RATE = 0.05
_PULL = 0.02  # towards zero, for each step
_LEAST = 30  # decisions below which nothing is learned
_GAIN = 0.002  # of F1 in cross-validation, below which it is chance
_THRESHOLDS = tuple(step / 100 for step in range(10, 65, 5))
_PRONOUNS = frozenset("he she they it we i you who which that".split())  # noqa: SIM905 - read as a list of words


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided on one proposal. An edited one counts as accepted."""

    article: str
    text: str
    proposal: Proposal
    is_accepted: bool
    is_shown: bool = True  # without a model it is proposed too


@dataclass(frozen=True, slots=True)
class Report:
    """What cross-validation said."""

    decisions: int
    articles: int
    f1_before: float
    f1_after: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features, and below which probability a proposal is left out. It holds nothing of any text."""

    version: int
    weights: Mapping[str, float]
    threshold: float
    report: Report

    def probability(self, text: str, proposal: Proposal, others: Sequence[Proposal]) -> float:
        """Return how likely the analyst is to keep a proposal among the ``others`` of its article; 0 to 1."""
        return _sigmoid(sum(self.weights.get(name, 0.0) for name in features(text, proposal, others)))

    def kept(self, text: str, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Return the proposals that the model does not doubt, in their order, with how many decisions say so."""
        fact = {TAUGHT_BY: str(self.report.decisions)}
        return [
            replace(one, why={**one.why, **fact})
            for one in proposals
            if self.probability(text, one, proposals) >= self.threshold
        ]


def features(text: str, proposal: Proposal, others: Sequence[Proposal]) -> tuple[str, ...]:
    """Return the names of a proposal's features; none holds more of the text than the cue's base form."""
    cue, wide = proposal.why.get("cue", ""), proposal.why.get("wide", "")
    length = sum(span.length for span in proposal.fragments)
    source = _source(text, proposal.source)
    nested = any(
        other is not proposal
        and proposal.cue
        and any(f.start <= proposal.cue[0].start and proposal.cue[-1].end <= f.end for f in other.fragments)
        for other in _near(proposal, others)
    )
    words = text[slice(*proposal.cue[0])].count(" ") if proposal.cue else -1
    return (
        "always",
        f"rule {proposal.rule}",
        f"label {proposal.label}",
        f"cue {cue}",
        f"rule and cue {proposal.rule} {cue}",
        f"source {source}",
        f"rule and source {proposal.rule} {source}",
        f"nested {nested}",
        f"rule and nested {proposal.rule} {nested}",
        f"length {min(8, length.bit_length())}",
        f"cue words {min(3, words)}",
        f"content {_content(text, proposal)}",
        f"cue and content {cue} {_content(text, proposal)}",
        f"wide {wide}",
        f"wide and rule {wide} {proposal.rule}",
        f"quote type {proposal.attributes.get('quote_type', '')}",
    )


def _content(text: str, proposal: Proposal) -> str:
    """Return how a content begins: the joining word, a quotation, a name, or other."""
    first = text[proposal.fragments[0].start : proposal.fragments[0].start + 12].split()
    word = first[0].lower() if first else ""
    if word in {
        "that",
        "to",
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "whether",
        "how",
        "what",
    }:
        return word
    return "quote" if word[:1] in "“\"'‘«„" else "name" if first and first[0][0].isupper() else "other"


def _near(proposal: Proposal, others: Sequence[Proposal]) -> Iterable[Proposal]:
    return (other for other in others if other.start < proposal.end and proposal.start < other.end + 200)


def _source(text: str, source: tuple[Span, ...]) -> str:
    if not source:
        return "none"
    words = text[slice(*source[0])]
    if words.lower() in _PRONOUNS:
        return words.lower()
    return ("name" if words[:1].isupper() else "noun") + (" long" if len(words) > 40 else "")


def learned(decisions: Iterable[Decision], *, missed: int = 0) -> Model | None:
    """Train on decisions, and return a model where cross-validation says that it helps; None otherwise.

    ``missed`` is how many annotations of the same articles no candidate matched: they count in the recall.
    """
    known = list(decisions)
    by_article: dict[str, list[Decision]] = defaultdict(list)
    for decision in known:
        by_article[decision.article].append(decision)
    if len(known) < _LEAST or len(by_article) < _FOLDS:
        return None
    rows: dict[str, list[tuple[tuple[str, ...], bool, bool]]] = {}
    for article, here in by_article.items():
        proposals = [decision.proposal for decision in here]
        rows[article] = [(features(d.text, d.proposal, proposals), d.is_accepted, d.is_shown) for d in here]
    articles = sorted(rows)
    judged: list[tuple[float, bool]] = []
    shown = [accepted for here in rows.values() for _, accepted, is_shown in here if is_shown]
    for fold in range(_FOLDS):
        train = [
            row for number, article in enumerate(articles) if number % _FOLDS != fold for row in rows[article]
        ]
        weights = _trained(train)
        for number, article in enumerate(articles):
            if number % _FOLDS == fold:
                judged += [(_score(weights, names), accepted) for names, accepted, _ in rows[article]]
    right = sum(accepted for _, accepted in judged) + missed
    before = 2 * sum(shown) / (len(shown) + right) if right else 0.0
    after, threshold = max((_f1(judged, threshold, right), -threshold) for threshold in _THRESHOLDS)
    if after < before + _GAIN:
        return None
    weights = _trained([row for article in articles for row in rows[article]])
    report = Report(len(known), len(articles), round(before, 4), round(after, 4), -threshold)
    return Model(VERSION, weights, -threshold, report)


def _f1(judged: Sequence[tuple[float, bool]], threshold: float, right: int) -> float:
    kept = [accepted for probability, accepted in judged if probability >= threshold]
    return 2 * sum(kept) / (len(kept) + right) if kept else 0.0


def _score(weights: Mapping[str, float], names: tuple[str, ...]) -> float:
    return _sigmoid(sum(weights.get(name, 0.0) for name in names))


def _trained(rows: Sequence[tuple[tuple[str, ...], bool, bool]]) -> dict[str, float]:
    """Return weights by stochastic gradient descent, averaged over the rounds but the first (Polyak averaging)."""
    weights: dict[str, float] = defaultdict(float)
    total: dict[str, float] = defaultdict(float)
    seen: dict[str, int] = defaultdict(int)
    for names, _, _ in rows:
        for name in names:
            seen[name] += 1
    steps = 0
    for number in range(_ROUNDS):
        rate = _RATE / (1 + number)
        for names, accepted, _ in rows:
            slope = rate * ((1.0 if accepted else 0.0) - _score(weights, names))
            for name in names:
                if seen[name] > 1:
                    weights[name] += slope - rate * _PULL * weights[name]
        if number:
            steps += 1
            for name, weight in weights.items():
                total[name] += weight
    return {name: weight / steps for name, weight in total.items()} if steps else {}


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
