"""Strength: whether one sentence says more strongly what another says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.analysis.drift_align import Change, align
from annotator.analysis.drift_compare import Comparison, DriftKind
from annotator.analysis.terms import plain
from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotator.analysis.drift_compare import Weights
    from annotator.analysis.drift_units import Unit
    from annotator.analysis.terms import Term
    from annotator.analysis.wordlists import WordLists


def strengthened(
    one: Unit, other: Unit, texts: Mapping[str, str], weights: Weights, lists: WordLists
) -> Comparison | None:
    """Return how ``one`` says more strongly what ``other`` says, or None where it does not.

    Stronger is: an opposite made of a negation ("never stabilising" told as "destabilising"), doubt left out, or
    force added, in the stretch where the two run together.
    """
    opposites = list(_opposites(one, other, lists))
    mates = {x.stem: y.stem for x, y in opposites}
    likeness = weights.likeness(one, other, mates)
    shared = len(one.stems & other.stems) + len(mates)
    # A short headline may share but two words with what it makes more of.
    is_short = one.is_headline and shared == 2 and shared >= 0.6 * len(one.stems)
    if not is_short and (likeness < 0.3 or shared < 3):
        return None
    changes = [
        Change("opposite", x.word, y.word, Span(x.start, x.end), Span(y.start, y.end))
        for x, y in opposites
        if _is_negated(other, y, lists) and not _is_negated(one, x, lists)
    ]
    found = align(one.terms, other.terms, texts[one.article_id], texts[other.article_id])
    stretch = found.b if found is not None else other.span
    mine, theirs = _stretch(one, found.a if found else one.span), _stretch(other, stretch, wide=bool(changes))
    lost = _only_in(theirs, one, lists.hedge)
    gained = _only_in(mine, other, lists.booster)
    back = len(_only_in(mine, other, lists.hedge)) + len(_only_in(theirs, one, lists.booster))
    if not changes and len(lost) + len(gained) <= back:
        return None
    if not one.is_headline and not changes and likeness < 0.6:
        return None
    at_a, at_b = Span(one.span.start, one.span.start), Span(other.span.end, other.span.end)
    changes += [Change("hedge", "", term.word, at_a, Span(term.start, term.end)) for term in lost]
    changes += [Change("booster", term.word, "", Span(term.start, term.end), at_b) for term in gained]
    if not changes:
        return None
    score = 0.3 + 0.35 * min(1.0, likeness) + 0.05 * min(3, len(lost) + len(gained))
    score += 0.2 * bool(opposites and changes[0].what == "opposite") + 0.08 * other.holds_quotation
    return Comparison(DriftKind.STRENGTHENED, score, one, other, one.span, other.span, tuple(changes))


def _only_in(words: Iterable[Term], other: Unit, listed: frozenset[str]) -> list[Term]:
    """Return the words that are on a list and that another unit does not have."""
    there = {plain(term.word) for term in other.terms}
    return [
        term
        for term in words
        if plain(term.word) in listed and plain(term.word) not in there and term.stem not in other.stems
    ]


def _stretch(unit: Unit, span: Span, *, wide: bool = False) -> list[Term]:
    """Return the words of a unit within a stretch, and two before and after it; all of them where it is wide."""
    inside = [at for at, term in enumerate(unit.terms) if span.start <= term.start < span.end]
    if not inside or wide:
        return list(unit.terms)
    return list(unit.terms[max(0, inside[0] - 2) : inside[-1] + 3])


def _opposites(one: Unit, other: Unit, lists: WordLists) -> Iterator[tuple[Term, Term]]:
    """Yield the words of one unit that are those of the other with an opposing prefix, or without it."""
    by_stem = {term.stem: term for term in other.matter}
    for term in one.matter:
        if term.stem in by_stem:
            continue
        for ending, instead in (("ful", "less"), ("less", "ful")):
            mate = (
                by_stem.get(term.stem.removesuffix(ending) + instead) if term.stem.endswith(ending) else None
            )
            if mate is not None:
                yield term, mate
        for prefix in lists.opposing:
            bare = term.stem.removeprefix(prefix).removeprefix("-")
            if bare != term.stem and len(bare) >= 5 and bare in by_stem:
                yield term, by_stem[bare]
                break
            if (mate := by_stem.get(prefix + term.stem)) is not None and len(term.stem) >= 5:
                yield term, mate
                break


def _is_negated(unit: Unit, term: Term, lists: WordLists) -> bool:
    """Tell whether a word of negation stands within the six words before."""
    at = unit.terms.index(term)
    return any(plain(one.word) in lists.negation for one in unit.terms[max(0, at - 6) : at])
