"""What an analyst marks, learned from the articles they have finished: a sequence model beside the rules.

The model labels each word as part of a content, a source or a cue, and is then joined with the rules in one of three
ways: it adds to them, it goes before them, or it decides alone. Cross-validation by article on the analyst's own
articles tells which of these is better than the rules alone, and by how much; where none is, there is no model.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.suggest.base import Proposal
from annotator.suggest.sequence import Chain, Example, trained
from annotator.suggest.sequence_features import LABELS, Marking, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.rules.lexicon import Lexicon

VERSION = 1  # of the features and the labels; a model of another version is made anew
RULE = "learned"
LEAST_ARTICLES = 8
_LEAST_MARKINGS = 40
_FOLDS = 2
_GAIN = 0.005  # of overlap F1 in cross-validation, below which it is chance
_SAME = 0.5  # of the characters, from which two contents are about the same
_BONUSES = (0.0, 0.6)  # for beginning a content: the likelihood asks for fewer contents than F1 does
_MARKS = '“”"„«»'


class Manner(StrEnum):
    """How the model and the rules are joined."""

    ADDS = "adds"  # the rules' proposals, and contents of the model where they have none
    LEADS = "leads"  # the model's contents, and the rules' where it has none
    DECIDES = "decides"  # the model's contents alone


@dataclass(frozen=True, slots=True)
class Finished:
    """An article that an analyst has finished: what they marked, and what the rules say of it."""

    text: str
    shown: Sequence[Proposal]
    candidates: Sequence[Proposal]
    markings: Sequence[Marking]
    labels: Sequence[str] = ()  # of the markings, in their order


@dataclass(frozen=True, slots=True)
class Record:
    """What a model was trained on, and what cross-validation said; F1 of contents by overlap."""

    made: str  # the day, ISO 8601
    articles: int
    markings: int
    words: int
    f1_before: float
    f1_after: float


@dataclass(frozen=True, slots=True)
class SequenceModel:
    """What was learned. Its features hold words of the project's texts: it stays on the analyst's machine."""

    version: int
    chain: Chain
    manner: Manner
    bonus: float
    names: Mapping[str, str]  # quote type -> the label that this analyst gives it
    record: Record

    def proposals(
        self, text: str, shown: Sequence[Proposal], candidates: Sequence[Proposal], lexicon: Lexicon
    ) -> list[Proposal]:
        """Return what to propose for an article: the rules' proposals and the learned contents, joined."""
        sheet = Sheet.of(text, shown, candidates, lexicon)
        labels = _read(self.chain, sheet, self.bonus)
        found = []
        for one in _joined(sheet.contents(labels), shown, self.manner):
            if isinstance(one, Proposal):
                found.append(one)
            else:
                found.append(self._proposal(sheet, labels, one, [*shown, *candidates]))
        return sorted(found, key=lambda one: (one.fragments, one.label))

    def _proposal(
        self, sheet: Sheet, labels: Sequence[int], content: tuple[Span, ...], known: Sequence[Proposal]
    ) -> Proposal:
        """Return a learned content as a proposal; what the rules know of about the same content is kept."""
        same = max(known, key=lambda one: _shared(one.fragments, content), default=None)
        kind = _quote_type(sheet.text, content)
        if same is not None and _shared(same.fragments, content) >= _SAME:
            exact = same.fragments == content
            return (
                same
                if exact
                else replace(same, fragments=content, rule=RULE, why={**same.why, "like": same.rule})
            )
        return Proposal(
            label=self.names.get(kind) or next(iter(self.names.values()), "claim"),
            fragments=content,
            rule=RULE,
            confidence=0.5,
            source=sheet.near(labels, content, "S"),
            cue=sheet.near(labels, content, "Q"),
            attributes={"quote_type": kind},
        )


def taught(
    articles: Sequence[Finished],
    lexicon: Lexicon,
    *,
    seed: int = 0,
    beat: Callable[[], None] | None = None,
) -> SequenceModel | None:
    """Learn from finished articles; return a model where cross-validation says that it is better, None otherwise.

    ``beat`` is called many times a second and may raise to cancel.
    """
    markings = sum(len(article.markings) for article in articles)
    if len(articles) < LEAST_ARTICLES or markings < _LEAST_MARKINGS:
        return None
    sheets = [Sheet.of(one.text, one.shown, one.candidates, lexicon) for one in articles]
    examples = [_examples(sheet, one) for sheet, one in zip(sheets, articles, strict=True)]
    before = [0, 0]
    after: dict[tuple[Manner, float], list[int]] = {}
    for fold in range(_FOLDS):
        train = [each for n, some in enumerate(examples) if n % _FOLDS != fold for each in some]
        chain = trained(LABELS, train, seed=seed, beat=beat)
        for number, (sheet, one) in enumerate(zip(sheets, articles, strict=True)):
            if number % _FOLDS != fold:
                continue
            right = [marking.content for marking in one.markings]
            _count(before, right, [each.fragments for each in one.shown])
            for bonus in _BONUSES:
                contents = sheet.contents(_read(chain, sheet, bonus))
                for manner in Manner:
                    said = [
                        each.fragments if isinstance(each, Proposal) else each
                        for each in _joined(contents, one.shown, manner)
                    ]
                    _count(after.setdefault((manner, bonus), [0, 0]), right, said)
    (manner, bonus), best = max(after.items(), key=lambda each: _f1(each[1]))
    if _f1(best) < _f1(before) + _GAIN:
        return None
    chain = trained(LABELS, [each for some in examples for each in some], seed=seed, beat=beat)
    record = Record(
        made=datetime.now(UTC).date().isoformat(),
        articles=len(articles),
        markings=markings,
        words=sum(len(sheet.words) for sheet in sheets),
        f1_before=round(_f1(before), 4),
        f1_after=round(_f1(best), 4),
    )
    return SequenceModel(VERSION, chain, manner, bonus, _names(articles), record)


def _examples(sheet: Sheet, article: Finished) -> list[Example]:
    labels = sheet.labels(article.markings)
    return [Example(sheet.features[row.start : row.stop], labels[row.start : row.stop]) for row in sheet.rows]


def _read(chain: Chain, sheet: Sheet, bonus: float) -> list[int]:
    """Return the best label of each word; ``bonus`` is added where a content begins."""
    begin = LABELS.index("B-C")
    labels: list[int] = []
    for row in sheet.rows:
        scores = [list(each) for each in chain.scores(sheet.features[row.start : row.stop])]
        for each in scores:
            each[begin] += bonus
        labels += chain.best(scores)
    return labels


def _joined(
    contents: Sequence[tuple[Span, ...]], shown: Sequence[Proposal], manner: Manner
) -> list[Proposal | tuple[Span, ...]]:
    if manner is Manner.DECIDES:
        return list(contents)
    if manner is Manner.LEADS:
        rest = [one for one in shown if not any(_touch(one.fragments, content) for content in contents)]
        return [*contents, *rest]
    free = [content for content in contents if not any(_touch(one.fragments, content) for one in shown)]
    return [*shown, *free]


def _count(counts: list[int], right: Sequence[tuple[Span, ...]], said: Sequence[tuple[Span, ...]]) -> None:
    """Add twice the pairs that are about the same, and how many there are in all: F1 is the one by the other."""
    different = list(dict.fromkeys(said))
    pairs = sorted(
        (-share, one, other)
        for one, content in enumerate(right)
        for other, found in enumerate(different)
        if _touch(content, found) and (share := _shared(content, found)) >= _SAME
    )
    taken: set[int] = set()
    used: set[int] = set()
    for _, one, other in pairs:
        if one not in taken and other not in used:
            taken.add(one)
            used.add(other)
    counts[0] += 2 * len(taken)
    counts[1] += len(right) + len(different)


def _f1(counts: Sequence[int]) -> float:
    return counts[0] / counts[1] if counts[1] else 0.0


def _touch(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def _shared(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Return the intersection over union, in characters; 0 to 1."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    union = sum(span.length for span in (*one, *other)) - common
    return common / union if union else 0.0


def _quote_type(text: str, content: tuple[Span, ...]) -> str:
    if all(text[span.start] in _MARKS and text[span.end - 1] in _MARKS for span in content):
        return "direct"
    return (
        "mixed"
        if any(mark in text[span.start : span.end] for span in content for mark in _MARKS)
        else "indirect"
    )


def _names(articles: Sequence[Finished]) -> dict[str, str]:
    """Return the label that the analyst gives most to each quote type."""
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        for marking, label in zip(article.markings, article.labels, strict=False):
            counts.setdefault(_quote_type(article.text, marking.content), Counter())[label] += 1
    return {kind: some.most_common(1)[0][0] for kind, some in sorted(counts.items())}
