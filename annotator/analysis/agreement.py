"""Agreement between annotators: precision, recall and F1, Cohen's kappa over characters, Krippendorff's alpha-U.

*alpha-U*: K. Krippendorff, "On the reliability of unitizing contiguous data", Sociological Methodology 25 (1995),
47-76; Content Analysis, 2nd edition (2004), section 11.6, whose worked example the tests repeat. *kappa*: J. Cohen, "A
coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960), 37-46, here for each
label over the characters: covered or not. Both are 1 for full agreement and 0 for what chance would give; None where
nothing could have differed.

The continuum is made of the articles that all of the compared annotators have annotated, one after the other: whoever
has marked nothing in an article may not have read it. Annotations of one annotator with one label that overlap or
touch count as one, since neither measure knows of a unit within a unit.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

from annotator.analysis.evaluation import Item, evaluate
from annotator.core.spans import Span, merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.analysis.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Pair:
    """How two annotators agree. The first stands for what is held to be right where a measure needs one."""

    annotators: tuple[str, str]
    articles: int
    evaluation: Evaluation
    kappa: Mapping[str, float | None]  # by label
    alpha: Mapping[str, float | None]
    alpha_all: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How all annotators agree. The overall alpha is of those who share articles, all at once."""

    pairs: tuple[Pair, ...] = ()
    articles: int = 0  # that at least two have annotated
    alpha: Mapping[str, float | None] = field(default_factory=dict)
    alpha_all: float | None = None


def agreement(items: Iterable[tuple[str, Item]], lengths: Mapping[str, int]) -> Agreement:
    """Return how annotators agree, from (annotator, annotation) and the length of each text in code points."""
    by_annotator: defaultdict[str, list[Item]] = defaultdict(list)
    for annotator, item in items:
        by_annotator[annotator].append(item)
    read = {who: {item.text for item in some} for who, some in by_annotator.items()}
    pairs = []
    for one, other in combinations(sorted(by_annotator), 2):
        both = sorted(read[one] & read[other])
        if both:
            pairs.append(_pair(one, other, by_annotator, both, lengths))
    together = {text for a, b in combinations(read.values(), 2) for text in a & b}
    shared = sorted(together)
    labels = sorted({item.label for some in by_annotator.values() for item in some if item.text in together})
    # Each set of annotators is compared over the articles it shares, and what differs is added up.
    observed: defaultdict[str, float] = defaultdict(float)
    expected: defaultdict[str, float] = defaultdict(float)
    by_readers: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for text in shared:
        by_readers[tuple(sorted(who for who in read if text in read[who]))].append(text)
    for readers, texts in by_readers.items():
        length = sum(lengths[text] for text in texts)
        for label in labels:
            units = [_units(by_annotator[who], label, texts, lengths) for who in readers]
            differing = disagreement(units, length)
            observed[label] += differing[0] * length
            expected[label] += differing[1] * length
    return Agreement(
        pairs=tuple(pairs),
        articles=len(shared),
        alpha={label: _alpha(observed[label], expected[label]) for label in labels},
        alpha_all=_alpha(sum(observed.values()), sum(expected.values())),
    )


def cohens_kappa(one: Sequence[Span], other: Sequence[Span], length: int) -> float | None:
    """Return kappa over the characters of a continuum that two cover; None where both cover all or none of it."""
    if length <= 0:
        return None
    mine, theirs = sum(span.length for span in one), sum(span.length for span in other)
    both = sum(span.length for span in _common(one, other))
    agreed = (both + length - mine - theirs + both) / length
    by_chance = (mine * theirs + (length - mine) * (length - theirs)) / length**2
    return None if by_chance >= 1.0 else (agreed - by_chance) / (1 - by_chance)


def disagreement(observers: Sequence[Sequence[Span]], length: int) -> tuple[float, float]:
    """Return the observed and the expected disagreement of alpha-U for one category.

    Each observer's units are in order and apart, in a continuum that begins at 0.
    """
    count = len(observers)
    if count < 2 or length <= 0:
        return 0.0, 0.0
    observed = sum(_differing(one, other, length) for one, other in combinations(observers, 2))
    observed = 2 * observed / (count * (count - 1) * length**2)
    units = [unit.length for some in observers for unit in some]
    if not units:
        return 0.0, 0.0
    gaps = sorted(gap.length for some in observers for gap in _gaps(some, length))
    room = [0, *accumulate(gaps)]  # of the gaps before each, so that a sum over the longer ones takes no loop
    total = 0.0
    for unit in units:
        total += (len(units) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
        first = bisect_left(gaps, unit)
        total += unit**2 * (room[-1] - room[first] - (len(gaps) - first) * (unit - 1))
    places = count * length * (count * length - 1) - sum(unit * (unit - 1) for unit in units)
    return observed, 2 / length * total / places if places else 0.0


def alpha_u(observers: Sequence[Sequence[Span]], length: int) -> float | None:
    """Return alpha-U of one category, or None where nothing is expected to differ."""
    return _alpha(*disagreement(observers, length))


def _alpha(observed: float, expected: float) -> float | None:
    return 1 - observed / expected if expected else None


def _pair(
    one: str,
    other: str,
    items: Mapping[str, Sequence[Item]],
    texts: Sequence[str],
    lengths: Mapping[str, int],
) -> Pair:
    known = set(texts)
    mine, theirs = ([item for item in items[who] if item.text in known] for who in (one, other))
    length = sum(lengths[text] for text in texts)
    kappa: dict[str, float | None] = {}
    alpha: dict[str, float | None] = {}
    sums = [0.0, 0.0]
    for label in sorted({item.label for item in (*mine, *theirs)}):
        units = [_units(some, label, texts, lengths) for some in (mine, theirs)]
        kappa[label] = cohens_kappa(units[0], units[1], length)
        observed, expected = disagreement(units, length)
        alpha[label] = _alpha(observed, expected)
        sums = [sums[0] + observed, sums[1] + expected]
    return Pair((one, other), len(texts), evaluate(mine, theirs), kappa, alpha, _alpha(sums[0], sums[1]))


def _units(
    items: Iterable[Item], label: str, texts: Sequence[str], lengths: Mapping[str, int]
) -> tuple[Span, ...]:
    """Return what one annotator has covered with a label, on the continuum of all texts."""
    begins: dict[str, int] = {}
    at = 0
    for text in texts:
        begins[text] = at
        at += lengths[text]
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for item in items:
        if item.label == label and item.text in begins:
            found[item.text] += item.fragments
    return tuple(
        Span(begins[text] + span.start, begins[text] + span.end)
        for text in texts
        for span in merged(found[text])
    )


def _gaps(units: Sequence[Span], length: int) -> Iterator[Span]:
    at = 0
    for unit in units:
        if unit.start > at:
            yield Span(at, unit.start)
        at = unit.end
    if at < length:
        yield Span(at, length)


def _common(one: Sequence[Span], other: Sequence[Span]) -> Iterator[Span]:
    """Yield what two rows of spans, in order and apart, both cover."""
    x = y = 0
    while x < len(one) and y < len(other):
        start, end = max(one[x].start, other[y].start), min(one[x].end, other[y].end)
        if start < end:
            yield Span(start, end)
        if one[x].end <= other[y].end:
            x += 1
        else:
            y += 1


def _differing(one: Sequence[Span], other: Sequence[Span], length: int) -> float:
    """Return the squared differences of two observers, over all pairs of sections that share a place."""
    total = 0.0
    mine = sorted([(unit, True) for unit in one] + [(gap, False) for gap in _gaps(one, length)])
    theirs = sorted([(unit, True) for unit in other] + [(gap, False) for gap in _gaps(other, length)])
    x = y = 0
    while x < len(mine) and y < len(theirs):
        (a, a_is_unit), (b, b_is_unit) = mine[x], theirs[y]
        if a_is_unit and b_is_unit:
            total += (a.start - b.start) ** 2 + (a.end - b.end) ** 2
        elif a_is_unit and b.start <= a.start and a.end <= b.end:
            total += a.length**2
        elif b_is_unit and a.start <= b.start and b.end <= a.end:
            total += b.length**2
        if a.end <= b.end:
            x += 1
        if b.end <= a.end:
            y += 1
    return total
