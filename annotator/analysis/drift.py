"""Drift: where the words changed on the way from one report to another.

Found without annotations between the quotations and sentences of articles about the same matter, and between a
headline and its article; and between annotations that somebody joined. `DriftKind` names what is told apart. What is
found is for a person to judge: scores only sort.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.analysis.drift_compare import (
    Comparison,
    DriftKind,
    Weights,
    compare_quotations,
    compare_sentences,
)
from annotator.analysis.drift_strength import strengthened
from annotator.analysis.drift_units import Units, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from annotator.analysis.drift_align import Change
    from annotator.analysis.drift_units import Page, Unit
    from annotator.analysis.wordlists import WordLists
    from annotator.core.spans import Span

    Pair = tuple[tuple[str, Span], tuple[str, Span]]

_ALL_PAIRS = 12  # articles, up to which each is held against each other
_RELATED = 8  # otherwise each against so many most like it
_QUOTED_PARTNERS = 40  # quotations that a quotation is held against
_COMMON = 200  # holders of a stem that are looked at: what so many hold tells little
_PARTNERS = 6  # sentences of another article that a sentence is held against
_WELL_KNOWN = 0.35  # off the score where others tell it as a fact, too: then it is common knowledge


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: words of an article, in code points."""

    article_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Where two reports differ, or agree. ``score`` runs from 0 to 1."""

    kind: DriftKind
    score: float
    a: Side
    b: Side
    changes: tuple[Change, ...] = ()


def find_drift(
    pages: Sequence[Page],
    lists: WordLists,
    *,
    joined: Iterable[Pair] = (),
    grouped: Iterable[Pair] = (),
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Return where the words changed, strongest first.

    ``joined`` are pairs of places, each an article's id and code points in it, that somebody has said to be the same
    utterance, ``grouped`` those that express one statement: they are compared whatever their words. ``progress``
    hears of (done, of how many) and may raise, which ends the work.
    """
    tell = progress or (lambda _done, _total: None)
    texts = {page.article_id: page.text for page in pages}
    known = {page.article_id: units_of(page, lists) for page in pages}
    weights = Weights(unit for units in known.values() for unit in units.sentences)
    search = _Search(texts, weights, lists)
    found: list[Comparison] = []
    pairs = list(_related(list(known.values())))
    steps = len(known) + len(pairs)
    for number, one in enumerate(known.values(), 1):
        found += search.within(one)
        tell(number, steps)
    for number, (first, second) in enumerate(pairs, len(known) + 1):
        found += search.between(known[first], known[second])
        tell(number, steps)
    known_well = _well_known(found, known, weights)
    found = [known_well(one) for one in found]
    found += _of_joined(joined, known, search, is_said_to_be_same=True)
    found += _of_joined(grouped, known, search, is_said_to_be_same=False)
    return [_finding(one, texts) for one in _best(found)]


class _Search:
    """What two articles, or the parts of one, are held against each other with."""

    def __init__(self, texts: Mapping[str, str], weights: Weights, lists: WordLists) -> None:
        self.texts = texts
        self.weights = weights
        self.lists = lists

    def within(self, units: Units) -> Iterator[Comparison]:
        """Yield what differs between a headline and its article, and between the quotations of one article."""
        for headline in (unit for unit in units.sentences if unit.is_headline):
            for sentence in units.sentences:
                if not sentence.is_headline and (drift := self.stronger(headline, sentence)):
                    yield drift
        yield from self._quotations(_sharing(units.quotations, units.quotations), inside=True)

    def between(self, one: Units, other: Units) -> Iterator[Comparison]:
        """Yield what differs between two articles."""
        yield from self._quotations(_sharing(one.quotations, other.quotations), inside=False)
        for mine, theirs in self._partners(one.sentences, other.sentences):
            yield from compare_sentences(mine, theirs, self.texts, self.weights)
            # A headline is held against its own article, and what both quote, against each other as quotations.
            if not (
                mine.is_headline or theirs.is_headline or (mine.holds_quotation and theirs.holds_quotation)
            ):
                for x, y in ((mine, theirs), (theirs, mine)):
                    if drift := self.stronger(x, y):
                        yield drift

    def stronger(self, one: Unit, other: Unit) -> Comparison | None:
        """Return how one sentence says more strongly what another says, or None."""
        return strengthened(one, other, self.texts, self.weights, self.lists)

    def _quotations(self, pairs: Iterable[tuple[Unit, Unit]], *, inside: bool) -> Iterator[Comparison]:
        for one, other in pairs:
            drift = compare_quotations(one, other, self.texts, self.lists)
            # Within one article a speaker may well say nearly the same twice.
            if drift is not None and not (inside and drift.kind is DriftKind.SAME_UTTERANCE):
                yield drift

    def _partners(self, ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
        """Yield the pairs of sentences that share most, a few for each."""
        holders = _holders(theirs)
        for mine in ours:
            shared: Counter[int] = Counter()
            for stem in mine.stems:
                shared.update(holders.get(stem, ()))
            close = [
                (self.weights.likeness(mine, theirs[at]), at) for at, count in shared.items() if count > 2
            ]
            for _, at in sorted(close, key=lambda one: (-one[0], one[1]))[:_PARTNERS]:
                yield mine, theirs[at]


def _holders(units: Iterable[Unit]) -> defaultdict[str, list[int]]:
    """Return which of some units, by their numbers, hold a stem."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for stem in unit.stems:
            holders[stem].append(number)
    return holders


def _sharing(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield the pairs of quotations that share matter: for each at most `_QUOTED_PARTNERS`, those that share most.

    Given the same quotations twice, each pair comes once. Of the holders of a stem that very many hold only the first
    are looked at, so that an article of thousands of quotations takes no longer than its size.
    """
    holders = _holders(theirs)
    for at, mine in enumerate(ours):
        shared: Counter[int] = Counter()
        for stem in mine.stems:
            shared.update(holders.get(stem, [])[:_COMMON])
        if theirs is ours:
            shared = Counter({other: count for other, count in shared.items() if other > at})
        best = sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:_QUOTED_PARTNERS]
        for other in sorted(number for number, _ in best):
            yield mine, theirs[other]


def _related(known: Sequence[Units]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles that are worth comparing: of many, those that share most rare words."""
    if len(known) <= _ALL_PAIRS:
        yield from combinations([units.article_id for units in known], 2)
        return
    holders: defaultdict[str, list[int]] = defaultdict(list)
    stems = [units.stems for units in known]
    for number, some in enumerate(stems):
        for stem in some:
            holders[stem].append(number)
    most = max(20, len(known) // 20)
    seen: set[tuple[int, int]] = set()
    for number, some in enumerate(stems):
        shared: Counter[int] = Counter()
        for stem in some:
            if 1 < len(holders[stem]) <= most:
                shared.update(holders[stem])
        shared.pop(number, None)
        for other, count in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:_RELATED]:
            pair = (min(number, other), max(number, other))
            if count >= 2 and pair not in seen:
                seen.add(pair)
                yield known[pair[0]].article_id, known[pair[1]].article_id


def _well_known(
    found: Iterable[Comparison], known: Mapping[str, Units], weights: Weights
) -> Callable[[Comparison], Comparison]:
    """Return what lowers a lost attribution where the article with the attribution, or others, tell it bare as well."""
    bare: dict[Unit, int] = {}
    for one in found:
        if one.kind is not DriftKind.ATTRIBUTION_LOST or one.a in bare:
            continue
        bare[one.a] = sum(
            any(
                not unit.is_attributed and not unit.is_headline and weights.likeness(one.a, unit) >= 0.5
                for unit in units.sentences
                if len(unit.stems & one.a.stems) >= 4
            )
            for article_id, units in known.items()
            if article_id != one.a.article_id
        )

    def lowered(one: Comparison) -> Comparison:
        if one.kind is DriftKind.ATTRIBUTION_LOST and bare[one.a]:
            return replace(one, score=one.score - _WELL_KNOWN)
        return one

    return lowered


def _of_joined(
    joined: Iterable[Pair], known: Mapping[str, Units], search: _Search, *, is_said_to_be_same: bool
) -> Iterator[Comparison]:
    """Yield what differs between annotations that somebody joined; of the same utterance, at least that it is."""
    for (first, a_span), (second, b_span) in joined:
        if first not in known or second not in known:
            continue
        ours, theirs = _under(known[first], a_span), _under(known[second], b_span)
        pairs = [(x, y) for x in ours for y in theirs]
        some: list[Comparison] = []
        for x, y in pairs:
            if x.is_quotation and y.is_quotation:
                drift = compare_quotations(x, y, search.texts, search.lists)
                some += [drift] if drift else []
            elif not x.is_quotation and not y.is_quotation:
                some += compare_sentences(x, y, search.texts, search.weights)
                some += [each for each in (search.stronger(x, y), search.stronger(y, x)) if each]
        yield from (replace(one, score=min(1.0, one.score + 0.1)) for one in some)
        if not some and pairs and is_said_to_be_same:
            x, y = pairs[0]
            yield Comparison(DriftKind.SAME_UTTERANCE, 0.4, x, y, a_span, b_span)


def _under(units: Units, span: Span) -> list[Unit]:
    """Return the quotations and sentences that an annotation touches."""
    return [unit for unit in (*units.quotations, *units.sentences) if unit.span.overlaps(span)]


def _best(found: Iterable[Comparison]) -> list[Comparison]:
    """Return the findings, strongest first, each pair of places once, and each headline or sentence once a kind."""
    order = sorted(
        found, key=lambda one: (-one.score, one.a.article_id, one.b.article_id, one.a_span, one.b_span)
    )
    kept: list[Comparison] = []
    seen: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for one in order:
        if one.score < 0.3:
            continue
        ends = ((one.a.article_id, one.a_span), (one.b.article_id, one.b_span))
        # Of a sentence only its best match is told; quotations meet several others, and each meeting tells.
        told = ends[:1] if one.kind in {DriftKind.STRENGTHENED, DriftKind.ATTRIBUTION_LOST} else ends
        if all(any(span.overlaps(known) for known in seen[one.kind, article]) for article, span in told):
            continue
        kept.append(one)
        for article, span in told:
            seen[one.kind, article].append(span)
    return kept


def _finding(one: Comparison, texts: Mapping[str, str]) -> Finding:
    return Finding(
        kind=one.kind,
        score=round(min(1.0, one.score), 4),
        a=Side(one.a.article_id, one.a_span, texts[one.a.article_id][slice(*one.a_span)]),
        b=Side(one.b.article_id, one.b_span, texts[one.b.article_id][slice(*one.b_span)]),
        changes=one.changes,
    )
