"""Agreement: the published worked examples, and what must hold for any two annotators."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.agreement import agreement, alpha_u, cohens_kappa, disagreement
from annotator.analysis.evaluation import ALL, Item
from annotator.core.spans import Span, merged

LENGTH = 60
units = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 20)).map(
        lambda pair: Span(pair[0], min(LENGTH, pair[0] + pair[1]))
    ),
    max_size=6,
).map(merged)


def at(start: int, length: int) -> Span:
    """Return a unit of the example, whose continuum begins at 150."""
    return Span(start - 150, start - 150 + length)


# Krippendorff 2004, page 254: a continuum from 150, 300 long, two observers, the categories c and k.
C = ([at(225, 70), at(370, 30)], [at(220, 80), at(355, 20), at(400, 20)])
K = ([at(180, 60), at(300, 50)], [at(180, 60), at(300, 50)])


def test_krippendorffs_own_example() -> None:
    observed, expected = disagreement(C, 300)
    assert observed == pytest.approx(0.0144, abs=0.0001)
    assert expected == pytest.approx(0.0532, abs=0.0001)
    assert alpha_u(C, 300) == pytest.approx(0.7286, abs=0.0001)
    assert disagreement(K, 300) == pytest.approx((0.0, 0.0490), abs=0.0001)
    assert alpha_u(K, 300) == 1.0
    items = [
        (who, Item("text", label, (span,)))
        for label, observers in (("c", C), ("k", K))
        for who, spans in zip("ij", observers, strict=True)
        for span in spans
    ]
    found = agreement(items, {"text": 300})
    assert found.alpha_all == pytest.approx(0.8591, abs=0.0005)
    (pair,) = found.pairs
    assert pair.alpha_all == found.alpha_all
    assert pair.alpha == found.alpha
    assert pair.evaluation.exact["k"].f1 == 1.0


def test_kappa_of_a_table_worked_by_hand() -> None:
    """Twice 20 of 50 and 15 neither; one alone 5, the other alone 10: observed 0.7, by chance 0.5, kappa 0.4."""
    one, other = [Span(0, 25)], [Span(0, 20), Span(25, 35)]
    assert cohens_kappa(one, other, 50) == pytest.approx(0.4)
    assert cohens_kappa([], [], 50) is None
    assert cohens_kappa([Span(0, 50)], [Span(0, 50)], 50) is None
    assert cohens_kappa([Span(0, 50)], [], 50) == 0.0


@given(units, units)
def test_what_holds_for_any_two(one: tuple[Span, ...], other: tuple[Span, ...]) -> None:
    kappa = cohens_kappa(one, other, LENGTH)
    assert kappa == cohens_kappa(other, one, LENGTH)
    # The same table, counted character by character.
    mine = [any(span.contains(place) for span in one) for place in range(LENGTH)]
    theirs = [any(span.contains(place) for span in other) for place in range(LENGTH)]
    agreed = sum(a == b for a, b in zip(mine, theirs, strict=True)) / LENGTH
    chance = (sum(mine) * sum(theirs) + (LENGTH - sum(mine)) * (LENGTH - sum(theirs))) / LENGTH**2
    if kappa is None:
        assert chance == 1.0
    else:
        assert kappa == pytest.approx((agreed - chance) / (1 - chance))
    assert disagreement([one, other], LENGTH) == pytest.approx(disagreement([other, one], LENGTH))
    alpha, same = alpha_u([one, other], LENGTH), alpha_u([one, one], LENGTH)
    assert same in ({1.0} if one and one != (Span(0, LENGTH),) else {None, 1.0})
    if alpha is not None:
        assert (alpha == 1.0) == (one == other)


@given(units, units, st.integers(1, 40))
def test_articles_that_only_one_has_annotated_do_not_count(
    one: tuple[Span, ...], other: tuple[Span, ...], more: int
) -> None:
    items = [("a", Item("both", "claim", (span,))) for span in one]
    items += [("b", Item("both", "claim", (span,))) for span in other]
    alone = [*items, ("a", Item("alone", "claim", (Span(0, more),)))]
    lengths = {"both": LENGTH, "alone": 50}
    assert agreement(alone, lengths) == agreement(items, lengths)
    assert len(agreement(items, lengths).pairs) == (1 if one and other else 0)


def test_three_annotators_and_fragments() -> None:
    spans = (Span(0, 10), Span(20, 25))
    items = [(who, Item("t", "quote", spans)) for who in "abc"]
    found = agreement(items, {"t": 100})
    assert [pair.annotators for pair in found.pairs] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found.alpha == {"quote": 1.0}
    assert all(pair.evaluation.exact[ALL].f1 == 1.0 for pair in found.pairs)
    assert agreement([], {}).alpha_all is None


@given(units, units)
def test_what_is_expected_to_differ_is_that_of_the_formula(
    one: tuple[Span, ...], other: tuple[Span, ...]
) -> None:
    """As Krippendorff 1995 writes it: every unit against every unit, and against every gap that can hold it."""
    lengths = [span.length for span in (*one, *other)]
    gaps = []
    for some in (one, other):
        edges = [0, *(edge for span in some for edge in span), LENGTH]
        gaps += [end - start for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]
    total = sum(
        (len(lengths) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit)
        + unit**2 * sum(gap - unit + 1 for gap in gaps if gap >= unit)
        for unit in lengths
    )
    places = 2 * LENGTH * (2 * LENGTH - 1) - sum(unit * (unit - 1) for unit in lengths)
    expected = 2 / LENGTH * total / places if places and lengths else 0.0
    assert disagreement([one, other], LENGTH)[1] == pytest.approx(expected)


def test_work_grows_with_the_marks_and_no_faster() -> None:
    def seconds(articles: int) -> float:
        items = [
            (who, Item(str(text), "claim", (Span(100 * part, 100 * part + 30 + extra),)))
            for text in range(articles)
            for part in range(10)
            for who, extra in (("alice", 0), ("bob", part % 3))
        ]
        lengths = {str(text): 1000 for text in range(articles)}
        began = time.process_time()
        agreement(items, lengths)
        return time.process_time() - began

    # 20 times the marks may take six times 20 as long, since machines are noisy; quadratic work would take 400 times.
    assert seconds(1_000) < 120 * max(seconds(50), 0.01)
