"""The interval index against looking at every span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.intervals import IntervalIndex

places = st.integers(0, 3_000) | st.integers(0, 20_000_000)
spans = st.tuples(places, st.integers(1, 2_000) | st.integers(1, 10_000_000)).map(
    lambda one: (one[0], sum(one))
)


@given(
    st.lists(spans, max_size=40),
    st.lists(st.integers(0, 39), max_size=20),
    st.lists(spans, max_size=10),
    st.booleans(),
    st.lists(spans, max_size=5),
)
def test_it_finds_what_overlaps_and_nothing_else(
    known: list[tuple[int, int]],
    removed: list[int],
    asked: list[tuple[int, int]],
    is_many: bool,
    later: list[tuple[int, int]],
) -> None:
    index: IntervalIndex[int] = IntervalIndex()
    if is_many:  # so many that they wait in heaps
        known = known + [(number * 7_000, number * 7_000 + 8_000) for number in range(1_100)]
    index.add_all(enumerate(known))
    left = dict(enumerate(known))
    for start, end in asked[:2]:
        index.overlapping(start, end)
    for key, span in enumerate(later, 10_000):
        index.add(key, *span)
        left[key] = span
    for key in removed:
        if key in left:
            index.remove(key)
            del left[key]
    assert len(index) == len(left)
    assert set(index) == set(left)
    for start, end in [*asked, *list(left.values())[:40], *later]:
        found = index.overlapping(start, end)
        assert len(found) == len(set(found))
        assert set(found) == {key for key, span in left.items() if span[0] < end and start < span[1]}


def test_a_known_key_moves() -> None:
    index: IntervalIndex[str] = IntervalIndex()
    index.add("a", 0, 10)
    index.add("a", 5000, 5001)
    assert index.overlapping(0, 100) == []
    assert index.overlapping(5000, 5001) == ["a"]
    assert index.span("a") == (5000, 5001)
    assert "a" in index
    index.clear()
    assert index.overlapping(0, 10_000) == []


def test_an_empty_range_overlaps_nothing_and_an_unknown_key_is_an_error() -> None:
    index: IntervalIndex[str] = IntervalIndex()
    index.add("a", 0, 10)
    assert index.overlapping(5, 5) == []
    with pytest.raises(KeyError):
        index.remove("b")


def test_one_very_long_span_does_not_slow_a_query() -> None:
    index: IntervalIndex[int] = IntervalIndex()
    index.add_all((number, (number * 100, number * 100 + 90)) for number in range(100_000))
    index.add(-1, 0, 10_000_000)
    found = index.overlapping(5_000_000, 5_002_000)
    assert -1 in found
    assert len(found) == 21
