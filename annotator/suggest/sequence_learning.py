"""What an analyst marks, learned from the articles they have finished: a sequence model, and a choice that uses it.

The choice (`choice`) decides for each candidate of the rules whether it is proposed and how far its content reaches.
The sequence model (`sequence`) says of each word how likely it belongs to a content, a source or a cue, and so finds
contents that no rule does; the choice decides on these as well. Each article is judged by chains that have not seen it,
so that the choice learns how far they can be trusted. Cross-validation by article on the analyst's own articles says
whether all of this is better than the rules alone; where it is not, there is no model.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from annotator.core.spans import shared
from annotator.suggest.base import Proposal
from annotator.suggest.choice import Choice, Chosen, learned
from annotator.suggest.choice import Example as ChoiceExample
from annotator.suggest.choice_features import Group, GroupReader
from annotator.suggest.extents import Words
from annotator.suggest.latent import PREFIX, latent
from annotator.suggest.meanings import Meanings
from annotator.suggest.sequence import Chain, Example, averaged, trained
from annotator.suggest.sequence_apart import trained_apart
from annotator.suggest.sequence_features import LABELS, Marking, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.core.spans import Span
    from annotator.environment.itself import Command
    from annotator.suggest.rules.lexicon import Lexicon

VERSION = 3  # of the features and the labels; a model of another version is made anew
RULE = "learned"
LEAST_ARTICLES = 8
_LEAST_MARKINGS = 40
_FOLDS = 3
_SAME = 0.5  # of the characters, from which two contents are about the same
# From which chance on a content is proposed: about half of the F1 that can be had gives the best F1 (Lipton, Elkan and
# Naryanaswamy 2014). Choosing it anew for each project only follows chance.
_THRESHOLD = 0.34
_SECOND = "denial-negated"  # says a second thing of words that are proposed anyway: it is left as it is
_MARKS = '“”"„«»'
_CONTENT, _SOURCE, _CUE = (1, 2, 3), 4, 5  # places in `LABELS`


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
    choice: Choice
    names: Mapping[str, str]  # quote type, or label of the rules -> the label that this analyst gives it
    record: Record

    def proposals(
        self, text: str, shown: Sequence[Proposal], candidates: Sequence[Proposal], lexicon: Lexicon
    ) -> list[Proposal]:
        """Return what to propose for an article, in the order of the text."""
        sheet = Sheet.of(text, shown, candidates, lexicon)
        groups = _groups(sheet, self.chain, shown, candidates, lexicon, self.names)
        found = [
            self._proposal(one, text)
            for one in self.choice.chosen(groups)
            if one.chance >= self.choice.threshold
        ]
        found += [one for one in shown if one.rule == _SECOND]
        return sorted(found, key=lambda one: (one.fragments, one.label))

    def _proposal(self, one: Chosen, text: str) -> Proposal:
        """Return a chosen extent as a proposal: the rule's own where it is unchanged, else said to be learned."""
        known = replace(
            one.group.proposal,
            confidence=round(one.chance, 3),
            label=self.names.get(one.group.proposal.label, one.group.proposal.label),
        )
        is_latent = known.rule.startswith(PREFIX)
        if known.fragments == one.fragments and not is_latent:
            return known
        return replace(
            known,
            fragments=one.fragments,
            rule=RULE,
            attributes={**known.attributes, "quote_type": _quote_type(text, one.fragments)},
            why={**known.why} if is_latent else {**known.why, "like": known.rule},
        )


def taught(
    articles: Sequence[Finished],
    lexicon: Lexicon,
    *,
    seed: int = 0,
    beat: Callable[[], None] | None = None,
    trainer: Command | None = None,
) -> SequenceModel | None:
    """Learn from finished articles; return a model where cross-validation says that it is better, None otherwise.

    ``beat`` is called many times a second and may raise to cancel. ``trainer`` starts a process that trains the chains,
    so that no other thread of this one is held up; without it, CRFsuite runs here. Raises `UntrainableError`.
    """
    markings = sum(len(article.markings) for article in articles)
    if len(articles) < LEAST_ARTICLES or markings < _LEAST_MARKINGS:
        return None
    names = _names(articles)
    sheets = [Sheet.of(one.text, one.shown, one.candidates, lexicon) for one in articles]
    rows = [_rows(sheet, one) for sheet, one in zip(sheets, articles, strict=True)]
    examples: list[list[ChoiceExample]] = [[] for _ in articles]
    train = trained if trainer is None else partial(trained_apart, trainer)
    chains = []
    for fold in range(_FOLDS):
        part = [each for n, some in enumerate(rows) if n % _FOLDS != fold for each in some]
        chain = train(LABELS, part, beat=beat)
        chains.append(chain)
        for number in range(fold, len(articles), _FOLDS):
            one = articles[number]
            groups = _groups(sheets[number], chain, one.shown, one.candidates, lexicon, names)
            examples[number] = _examples(groups, one.markings)
    before, after = _validated(articles, examples, seed, beat)
    if _f1(after) <= _f1(before):
        return None
    weights = learned([each for some in examples for each in some], seed=seed, beat=beat)
    record = Record(
        made=datetime.now(UTC).date().isoformat(),
        articles=len(articles),
        markings=markings,
        words=sum(len(sheet.words) for sheet in sheets),
        f1_before=round(_f1(before), 4),
        f1_after=round(_f1(after), 4),
    )
    return SequenceModel(VERSION, averaged(chains), Choice(weights, _THRESHOLD), names, record)


def _validated(
    articles: Sequence[Finished],
    examples: Sequence[Sequence[ChoiceExample]],
    seed: int,
    beat: Callable[[], None] | None,
) -> tuple[list[int], list[int]]:
    """Return the counts (see `_count`) of the rules alone, and of the choice on articles it has not learned from."""
    before, after = [0, 0], [0, 0]
    for fold in range(_FOLDS):
        part = [each for n, some in enumerate(examples) if n % _FOLDS != fold for each in some]
        choice = Choice(learned(part, seed=seed, beat=beat))
        for number in range(fold, len(articles), _FOLDS):
            one = articles[number]
            right = [marking.content for marking in one.markings]
            _count(before, right, [each.fragments for each in one.shown if each.rule != _SECOND])
            chosen = choice.chosen([group for group, _ in examples[number]])
            _count(after, right, [each.fragments for each in chosen if each.chance >= _THRESHOLD])
    return before, after


def _rows(sheet: Sheet, article: Finished) -> list[Example]:
    labels = sheet.labels(article.markings)
    return [Example(sheet.features[row.start : row.stop], labels[row.start : row.stop]) for row in sheet.rows]


def _groups(  # noqa: PLR0917 - all that is known of one article
    sheet: Sheet,
    chain: Chain,
    shown: Sequence[Proposal],
    candidates: Sequence[Proposal],
    lexicon: Lexicon,
    names: Mapping[str, str],
) -> list[Group]:
    """Return the candidates of an article with their extents, and what the chain alone finds."""
    labels: list[int] = []
    beliefs: list[tuple[float, float, float, float, float]] = []
    for row in sheet.rows:
        scores = chain.scores(sheet.features[row.start : row.stop])
        labels += chain.best(scores)
        for each in chain.beliefs(scores):
            begins, inside, goes_on = (each[at] for at in _CONTENT)
            beliefs.append((begins, inside, goes_on, each[_SOURCE], each[_CUE]))
    alone = []
    for content in sheet.contents(labels):
        kind = _quote_type(sheet.text, content)
        proposal = Proposal(
            label=names.get(kind) or next(iter(names.values()), "claim"),
            fragments=content,
            rule=RULE,
            confidence=0.5,
            source=sheet.near(labels, content, "S"),
            cue=sheet.near(labels, content, "Q"),
            attributes={"quote_type": kind},
        )
        alone.append((content, proposal))
    first = [one for one in candidates if one.rule != _SECOND]
    words = Words(sheet.text)
    first += latent(
        words, Meanings.load(), first, names.get("indirect") or next(iter(names.values()), "claim")
    )
    return GroupReader(words, lexicon, tuple(beliefs)).groups(shown, first, alone)


def _examples(groups: Sequence[Group], markings: Sequence[Marking]) -> list[ChoiceExample]:
    """Return each group with how much of its extents is right; each content goes to the group that fits it best."""
    pairs = []
    contents = [marking.content for marking in markings]
    for number, group in enumerate(groups):
        for which, content in enumerate(contents):
            if not any(_touch(content, extent.fragments) for extent in group.extents):
                continue
            best = max(shared(content, extent.fragments) for extent in group.extents)
            if best >= _SAME:
                same_cue = bool(group.proposal.cue and markings[which].cue) and _touch(
                    group.proposal.cue, markings[which].cue
                )
                pairs.append((-same_cue, -group.is_shown, -best, number, which))
    given: dict[int, tuple[Span, ...]] = {}
    used: set[int] = set()
    for *_, number, which in sorted(pairs):
        if number not in given and which not in used:
            given[number] = contents[which]
            used.add(which)
    return [
        ChoiceExample(
            group,
            [shared(given[number], extent.fragments) if number in given else 0.0 for extent in group.extents],
        )
        for number, group in enumerate(groups)
    ]


def _count(counts: list[int], right: Sequence[tuple[Span, ...]], said: Sequence[tuple[Span, ...]]) -> None:
    """Add twice the pairs that are about the same, and how many there are in all: F1 is the one by the other."""
    different = list(dict.fromkeys(said))
    pairs = sorted(
        (-share, one, other)
        for one, content in enumerate(right)
        for other, found in enumerate(different)
        if _touch(content, found) and (share := shared(content, found)) >= _SAME
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
    return one[0].start < other[-1].end and other[0].start < one[-1].end


def _quote_type(text: str, content: tuple[Span, ...]) -> str:
    if all(text[span.start] in _MARKS and text[span.end - 1] in _MARKS for span in content):
        return "direct"
    return (
        "mixed"
        if any(mark in text[span.start : span.end] for span in content for mark in _MARKS)
        else "indirect"
    )


def _names(articles: Sequence[Finished]) -> dict[str, str]:
    """Return the label that the analyst gives most to each quote type, and to what the rules give each of theirs."""
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        for marking, label in zip(article.markings, article.labels, strict=False):
            counts.setdefault(_quote_type(article.text, marking.content), Counter())[label] += 1
            for one in article.shown:
                if _touch(one.fragments, marking.content) and shared(one.fragments, marking.content) >= _SAME:
                    counts.setdefault(one.label, Counter())[label] += 1
    return {kind: some.most_common(1)[0][0] for kind, some in sorted(counts.items())}
