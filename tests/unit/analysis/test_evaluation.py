"""Precision, recall and F1 of one set of annotations against another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.evaluation import ALL, Item, evaluate
from annotator.core.spans import Span, shared


def item(start: int, end: int, label: str = "claim", text: str = "a") -> Item:
    return Item(text, label, (Span(start, end),))


def test_by_hand() -> None:
    gold = [item(0, 10), item(20, 30), item(40, 50, "quote"), item(0, 10, text="b")]
    said = [item(0, 10), item(22, 30), item(40, 50), item(60, 70)]
    result = evaluate(gold, said)
    claim = result.exact["claim"]
    assert (claim.matched, claim.gold, claim.predicted) == (1, 3, 4)
    assert result.overlap["claim"].matched == 2
    assert result.exact["quote"].recall == 0
    assert result.overlap[ALL].precision == pytest.approx(2 / 4)
    assert result.overlap[ALL].f1 == pytest.approx(2 * 2 / (4 + 4))


def test_each_is_paired_once_with_the_best() -> None:
    result = evaluate([item(0, 10), item(1, 10)], [item(0, 10)])
    assert result.overlap[ALL].matched == 1
    result = evaluate([item(0, 10)], [item(0, 9), item(0, 10)])
    assert result.overlap[ALL].precision == 0.5


def test_fragments_are_compared_as_they_are() -> None:
    two = Item("a", "claim", (Span(0, 4), Span(6, 10)))
    assert evaluate([two], [item(0, 10)]).exact[ALL].matched == 0
    assert shared(two.fragments, (Span(0, 10),)) == pytest.approx(0.8)
    assert evaluate([], []).exact[ALL].f1 == 0


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda t: item(t[0], t[0] + t[1]))


@given(st.lists(spans, max_size=12), st.lists(spans, max_size=12))
def test_overlap_is_no_stricter_and_swapping_swaps(gold: list[Item], said: list[Item]) -> None:
    one, other = evaluate(gold, said), evaluate(said, gold)
    assert one.overlap[ALL].matched >= one.exact[ALL].matched
    assert one.exact[ALL].precision == other.exact[ALL].recall
    assert one.overlap[ALL].matched <= min(one.overlap[ALL].gold, one.overlap[ALL].predicted)
    assert evaluate(gold, gold).exact[ALL].f1 == (1.0 if gold else 0.0)
