"""Comparison: what, if anything, is amiss between two quotations, two sentences, or a headline and a sentence."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.analysis.drift_align import Alignment, Change, align, holds, retold_fragment
from annotator.analysis.drift_figures import WEEKDAY, contradictions
from annotator.analysis.terms import plain
from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotator.analysis.drift_units import Unit
    from annotator.analysis.terms import Term
    from annotator.analysis.wordlists import WordLists

_FRAGMENT = 4  # words, up to which a quotation is a fragment that must be there in one piece
_SAME_MATTER = 0.5  # likeness of two sentences from which they tell of one event
_TAIL = 8  # words at an end of two quotations that may stand for each other
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_TRANSLATED = 0.55  # of the shorter one's matter that two translations share
_RUN = 5  # words that two longer quotations share at least


class DriftKind(StrEnum):
    """What happened between two reports."""

    ALTERED_WORDS = "altered_words"  # inside quotation marks
    STRENGTHENED = "strengthened"  # doubt taken away, an opposite made of a negation
    ATTRIBUTION_LOST = "attribution_lost"  # told as a fact what elsewhere somebody says
    CONFLICT = "conflict"  # times or figures that exclude each other
    SAME_UTTERANCE = "same_utterance"  # nothing amiss


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found between two units; for a kind that has a direction, ``a`` is the later, stronger or barer one."""

    kind: DriftKind
    score: float
    a: Unit
    b: Unit
    a_span: Span
    b_span: Span
    changes: tuple[Change, ...] = ()


class Weights:
    """How telling a stem is among the sentences of a project: the rarer, the more."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._counts: Counter[str] = Counter()
        self._total = 0
        for unit in units:
            self._total += 1
            self._counts.update(unit.stems)

    def of(self, stems: Iterable[str]) -> float:
        """Return the weight of some stems together."""
        return math.fsum(math.log(1 + self._total / (self._counts.get(stem, 0) + 1)) for stem in stems)

    def inside(self, one: Unit, other: Unit) -> float:
        """Return the part of one unit's weight that the other holds."""
        mine = self.of(one.stems)
        return self.of(one.stems & other.stems) / mine if mine else 0.0

    def likeness(self, one: Unit, other: Unit, opposing: Iterable[str] = ()) -> float:
        """Return the weight of what two units share, against that of the lighter one and a little of the heavier."""
        shared = (one.stems & other.stems) | set(opposing)
        mine, theirs = self.of(one.stems), self.of(other.stems)
        least, most = min(mine, theirs), max(mine, theirs)
        return self.of(shared) / (0.85 * least + 0.15 * most) if least else 0.0


def compare_quotations(
    one: Unit, other: Unit, texts: Mapping[str, str], lists: WordLists
) -> Comparison | None:
    """Return whether words were altered between two quotations, or whether both have the same; None for neither."""
    short, long = (one, other) if len(one.terms) <= len(other.terms) else (other, one)
    if holds(long.terms, short.terms):
        if len(short.terms) < 3 or len(short.stems) < 2:
            return None
        score = min(0.5, 0.3 + 0.02 * len(short.terms))
        return Comparison(DriftKind.SAME_UTTERANCE, score, one, other, one.span, other.span)
    if len(short.terms) <= _FRAGMENT:
        return _retold(short, long, lists)
    return _altered(one, other, texts) or _translated(one, other)


def _retold(short: Unit, long: Unit, lists: WordLists) -> Comparison | None:
    retold = retold_fragment(short.terms, long.terms, lists)
    if retold is None or len(_around(short) & (_around(long) | long.stems)) < 2:
        return None
    span, changes = retold
    return Comparison(DriftKind.ALTERED_WORDS, 0.9, short, long, short.span, span, changes)


def _translated(one: Unit, other: Unit) -> Comparison | None:
    """Return two quotations as one utterance where they share most of their matter in other words and order.

    So it is with two translations; that both stand beside the same name or occasion has to speak for it, too.
    """
    shared = len(one.stems & other.stems)
    share = shared / max(1, min(len(one.stems), len(other.stems)))
    if shared < 4 or share < _TRANSLATED or not _around(one) & _around(other):
        return None
    return Comparison(DriftKind.SAME_UTTERANCE, 0.25 + 0.2 * share, one, other, one.span, other.span)


def _altered(one: Unit, other: Unit, texts: Mapping[str, str]) -> Comparison | None:
    found = align(one.terms, other.terms, texts[one.article_id], texts[other.article_id])
    if found is None or found.shared < _RUN or found.shared_matter < 3 or found.likeness < 0.5:
        return None
    fullness = min(1.0, found.shared_matter / 8)
    ends = list(_other_ends(one, other, found, texts))
    longer = sum(min(len(change.a.split()), len(change.b.split())) for change in ends)
    likeness = found.shared / (found.length + longer)
    if likeness < 0.5:
        ends, likeness = [], found.likeness
    changes = tuple(sorted((*found.changes, *ends), key=lambda change: (change.a_span, change.b_span)))
    if not changes:
        return Comparison(DriftKind.SAME_UTTERANCE, 0.3 + 0.2 * fullness, one, other, found.a, found.b)
    a, b = (
        Span(min(span.start, *(one.start for one in own)), max(span.end, *(one.end for one in own)))
        for span, own in (
            (found.a, [change.a_span for change in changes]),
            (found.b, [change.b_span for change in changes]),
        )
    )
    score = 0.4 + 0.5 * likeness * fullness
    return Comparison(DriftKind.ALTERED_WORDS, score, one, other, a, b, changes)


def _other_ends(one: Unit, other: Unit, found: Alignment, texts: Mapping[str, str]) -> Iterator[Change]:
    """Yield how two quotations that run together begin or end otherwise, within the same sentence.

    Where only one goes on, the other is a part of it; where both do for long, or in a sentence of its own, each has
    quoted something else.
    """
    sides = ((one, found.a), (other, found.b))
    heads = [[term for term in unit.terms if term.end <= span.start] for unit, span in sides]
    tails = [[term for term in unit.terms if term.start >= span.end] for unit, span in sides]
    for mine, theirs in (heads, tails):
        if not (0 < len(mine) <= _TAIL and 0 < len(theirs) <= _TAIL):
            continue
        spans = [Span(some[0].start, some[-1].end) for some in (mine, theirs)]
        between = [
            texts[unit.article_id][min(span.end, whole.end) : max(span.start, whole.start)]
            + texts[unit.article_id][slice(*span)]
            for span, (unit, whole) in zip(spans, sides, strict=True)
        ]
        if not any(mark in words for words in between for mark in ".!?…"):
            yield Change(
                "replaced",
                texts[one.article_id][slice(*spans[0])],
                texts[other.article_id][slice(*spans[1])],
                *spans,
            )


def compare_sentences(
    one: Unit, other: Unit, texts: Mapping[str, str], weights: Weights
) -> Iterator[Comparison]:
    """Yield what is amiss between two sentences of different articles."""
    likeness = weights.likeness(one, other)
    shared = one.stems & other.stems
    if len(shared) < 3 or likeness < 0.25:
        return
    for told, told_there, around in contradictions(one, other):
        if not _is_one_matter(likeness, around, told.unit):
            continue
        a_text, b_text = texts[one.article_id], texts[other.article_id]
        change = Change(
            "date" if told.is_time else "figure",
            a_text[slice(*told.span)],
            b_text[slice(*told_there.span)],
            told.span,
            told_there.span,
        )
        # What "last year" means rests on the article's own date, which may be wrong: that is worth a look first.
        score = 0.35 + 0.35 * min(1.0, likeness) + 0.05 * min(6, around)
        yield Comparison(DriftKind.CONFLICT, score, one, other, one.span, other.span, (change,))
    if one.is_headline or other.is_headline or len(shared) < 4:
        return
    if one.is_attributed != other.is_attributed:
        bare, said = (other, one) if one.is_attributed else (one, other)
        # What a clause of the writer's own adds ("the law, which parliament adopted, …") is not what was said.
        said = _without_asides(said, texts[said.article_id])
        inside = weights.inside(bare, said)
        if inside < 0.45 or len(bare.stems & said.stems) < 4:
            return
        found = align(bare.terms, said.terms, texts[bare.article_id], texts[said.article_id])
        changes = found.changes if found is not None else ()
        score = 0.3 + 0.6 * inside
        yield Comparison(DriftKind.ATTRIBUTION_LOST, score, bare, said, bare.span, said.span, changes)


def _without_asides(unit: Unit, text: str) -> Unit:
    """Return a sentence without its non-restrictive clauses: from ", which" or ", who" to the next comma."""
    kept: list[Term] = []
    until = -1
    for term in unit.terms:
        if term.start < until:
            continue
        if plain(term.word) in _RELATIVE and text[max(0, term.start - 2) : term.start].startswith(","):
            end = text.find(",", term.end, unit.span.end)
            if end > 0:
                until = end
                continue
        kept.append(term)
    return replace(unit, terms=tuple(kept)) if len(kept) < len(unit.terms) else unit


def _is_one_matter(likeness: float, around: int, unit: str) -> bool:
    """Tell whether two sentences are alike enough for what they tell differently to be told of the same thing.

    Another weekday alone says little: the same happens on many days.
    """
    if unit == WEEKDAY:
        return likeness >= _SAME_MATTER + 0.15 and around >= 3
    return likeness >= _SAME_MATTER or (around >= 4 and likeness >= _SAME_MATTER - 0.15)


def _around(quotation: Unit) -> frozenset[str]:
    """Return the matter of the sentence around a quotation, without the quotation's own."""
    return quotation.context - quotation.stems
