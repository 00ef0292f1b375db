"""What an analyst marks, learned from the articles they have finished.

Each article is read by a sequence model that has not seen it, and judged by a choice that has not either, so that the
judge learns how far both can be trusted (stacked generalization, Wolpert 1992). Cross-validation by article on the
analyst's own articles says whether all of this is better than the rules alone; where it is not, there is no model.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from annotator.core.spans import shared
from annotator.suggest.choice import Choice, learned
from annotator.suggest.choice import Example as ChoiceExample
from annotator.suggest.finished import SAME, SECOND, Agreement, Finished, touch
from annotator.suggest.judge import judge
from annotator.suggest.judge_features import cases
from annotator.suggest.sequence import Chain, Example, averaged, trained
from annotator.suggest.sequence_features import LABELS, Sheet
from annotator.suggest.sequence_model import VERSION, Record, SequenceModel
from annotator.suggest.sequence_reading import Reading, quote_type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.core.spans import Span
    from annotator.suggest.choice_features import Group
    from annotator.suggest.judge_features import Case
    from annotator.suggest.rules.lexicon import Lexicon
    from annotator.suggest.sequence_features import Marking

LEAST_ARTICLES = 8
_LEAST_MARKINGS = 40
_FOLDS = 3  # of the chains, which cost most
# Of the exact F1, in cross-validation. Each chain there is alone and has seen two thirds of the articles; the model has
# the middle of three, and loses about so much less. What is lost for good is a few thousandths.
_MOST_LOST = 0.01
_PARTS = 6  # of the choices and the judges: each has seen the more of the articles


def taught(
    articles: Sequence[Finished],
    lexicon: Lexicon,
    *,
    seed: int = 0,
    beat: Callable[[], None] | None = None,
) -> SequenceModel | None:
    """Learn from finished articles; return a model where cross-validation says that it is better, None otherwise.

    Half a second of processor time for each article. ``beat`` is called many times and may raise to cancel, but not
    while CRFsuite trains, which lets no other thread run: see `sequence_apart`. Raises `UntrainableError`.
    """
    markings = sum(len(article.markings) for article in articles)
    if len(articles) < LEAST_ARTICLES or markings < _LEAST_MARKINGS:
        return None
    names = _names(articles)
    sheets = [Sheet.of(one.text, one.shown, one.candidates, lexicon) for one in articles]
    chains = _chains(sheets, articles, beat)
    readings = []
    for number, (sheet, one) in enumerate(zip(sheets, articles, strict=True)):
        if beat is not None:
            beat()
        chain = chains[number % _FOLDS]
        readings.append(Reading.of(sheet, chain, one.shown, one.candidates, lexicon, names))
    examples = [
        _examples(reading.groups, one.markings) for reading, one in zip(readings, articles, strict=True)
    ]
    stacked = _stacked(readings, examples, seed, beat)
    right = [[marking.content for marking in one.markings] for one in articles]
    before, after = _validated(articles, stacked, right, beat)
    if not _is_better(before, after):
        return None
    choice = Choice(learned([each for some in examples for each in some], seed=seed, beat=beat))
    record = Record(
        made=datetime.now(UTC).date().isoformat(),
        articles=len(articles),
        markings=markings,
        rejected=sum(one.rejected for one in articles),
        words=sum(len(sheet.words) for sheet in sheets),
        f1_before=round(before.f1, 4),
        f1_after=round(after.f1, 4),
        exact_before=round(before.exact_f1, 4),
        exact_after=round(after.exact_f1, 4),
    )
    last = judge(stacked, right, beat=beat)
    return SequenceModel(VERSION, averaged(chains), choice, last, names, record, _cues(examples))


def _is_better(before: Agreement, after: Agreement) -> bool:
    """Tell whether more is about right, and hardly less exactly so."""
    return after.f1 > before.f1 and after.exact_f1 >= before.exact_f1 - _MOST_LOST


def _chains(
    sheets: Sequence[Sheet], articles: Sequence[Finished], beat: Callable[[], None] | None
) -> list[Chain]:
    """Return a chain for each fold, which has not seen the articles whose number leaves that remainder."""
    rows = [_rows(sheet, one) for sheet, one in zip(sheets, articles, strict=True)]
    return [
        trained(
            LABELS, [each for n, some in enumerate(rows) if n % _FOLDS != fold for each in some], beat=beat
        )
        for fold in range(_FOLDS)
    ]


def _stacked(
    readings: Sequence[Reading],
    examples: Sequence[Sequence[ChoiceExample]],
    seed: int,
    beat: Callable[[], None] | None,
) -> list[list[Case]]:
    """Return the cases of each article, as a choice sees them that has not learned from it."""
    found: list[list[Case]] = [[] for _ in readings]
    for fold in range(_PARTS):
        part = [each for n, some in enumerate(examples) if n % _PARTS != fold for each in some]
        choice = Choice(learned(part, seed=seed, beat=beat))
        for number in range(fold, len(readings), _PARTS):
            found[number] = cases(readings[number], choice.weighed(readings[number].groups))
    return found


def _validated(
    articles: Sequence[Finished],
    stacked: Sequence[Sequence[Case]],
    right: Sequence[Sequence[tuple[Span, ...]]],
    beat: Callable[[], None] | None,
) -> tuple[Agreement, Agreement]:
    """Return how the rules alone agree with the analyst, and judges on articles they have not learned from."""
    before, after = Agreement(), Agreement()
    for fold in range(_PARTS):
        part = [number for number in range(len(articles)) if number % _PARTS != fold]
        one = judge([stacked[number] for number in part], [right[number] for number in part], beat=beat)
        for number in range(fold, len(articles), _PARTS):
            before.add(
                right[number], [each.fragments for each in articles[number].shown if each.rule != SECOND]
            )
            after.add(right[number], [each.proposal.fragments for each in one.kept(stacked[number])])
    return before, after


def _rows(sheet: Sheet, article: Finished) -> list[Example]:
    labels = sheet.labels(article.markings)
    return [Example(sheet.features[row.start : row.stop], labels[row.start : row.stop]) for row in sheet.rows]


def _examples(groups: Sequence[Group], markings: Sequence[Marking]) -> list[ChoiceExample]:
    """Return each group with how much of its extents is right; each content goes to the group that fits it best."""
    pairs = []
    contents = [marking.content for marking in markings]
    for number, group in enumerate(groups):
        for which, content in enumerate(contents):
            if not any(touch(content, extent.fragments) for extent in group.extents):
                continue
            best = max(shared(content, extent.fragments) for extent in group.extents)
            if best >= SAME:
                same_cue = bool(group.proposal.cue and markings[which].cue) and touch(
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


def _cues(examples: Sequence[Sequence[ChoiceExample]]) -> dict[str, tuple[int, int]]:
    """Return how often each cue was marked, and how often it was met at all, by its base form."""
    marked: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for some in examples:
        for group, shares in some:
            cue = group.proposal.why.get("cue", "").lower()
            if cue:
                met[cue] += 1
                marked[cue] += max(shares, default=0.0) >= SAME
    return {cue: (marked[cue], met[cue]) for cue in sorted(met) if met[cue] > 1}


def _names(articles: Sequence[Finished]) -> dict[str, str]:
    """Return the label that the analyst gives most to each quote type, and to what the rules give each of theirs."""
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        for marking, label in zip(article.markings, article.labels, strict=False):
            counts.setdefault(quote_type(article.text, marking.content), Counter())[label] += 1
            for one in article.shown:
                if touch(one.fragments, marking.content) and shared(one.fragments, marking.content) >= SAME:
                    counts.setdefault(one.label, Counter())[label] += 1
    return {kind: some.most_common(1)[0][0] for kind, some in sorted(counts.items())}
