"""Spans keep their order, and making fragments one loses no code point."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Cover, Span, are_in_order, covered, envelope, merged, shared, without

spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(*sorted(pair))), max_size=8
)


def _points(known: list[Span] | tuple[Span, ...]) -> set[int]:
    return {point for span in known for point in range(span.start, span.end)}


@given(spans)
def test_merging_keeps_every_code_point_and_leaves_gaps_between(known: list[Span]) -> None:
    result = merged(known)
    assert _points(result) == _points(known)
    assert are_in_order(result)
    assert all(a.end < b.start for a, b in pairwise(result))


@given(spans.filter(lambda known: any(span.length for span in known)))
def test_the_envelope_is_the_smallest_span_that_holds_all(known: list[Span]) -> None:
    result = merged(known)
    assert envelope(result) == Span(min(_points(known)), max(_points(known)) + 1)


@given(spans, spans)
def test_two_spans_overlap_when_they_share_a_code_point(some: list[Span], others: list[Span]) -> None:
    for a in some:
        for b in others:
            if a.length and b.length:
                assert a.overlaps(b) == bool(_points([a]) & _points([b]))


def test_fragments_may_touch_but_not_overlap_nor_be_empty() -> None:
    assert are_in_order((Span(0, 2), Span(2, 4)))
    assert not are_in_order((Span(0, 3), Span(2, 4)))
    assert not are_in_order((Span(2, 4), Span(0, 2)))
    assert not are_in_order((Span(2, 2),))


def test_covered_words_are_joined_by_one_space() -> None:
    assert covered("he said no to it", (Span(0, 2), Span(8, 10))) == "he no"


@given(spans, spans)
def test_what_is_left_of_a_span_is_what_the_others_do_not_cover(some: list[Span], others: list[Span]) -> None:
    for span in some:
        left = without(span, others)
        assert _points(left) == _points([span]) - _points(others)
        assert are_in_order(left)


@given(st.tuples(*[st.integers(0, 12)] * 4))
def test_what_two_contents_share_is_counted_by_characters(ends: tuple[int, int, int, int]) -> None:
    one, other = Span(min(ends[:2]), max(ends[:2]) + 1), Span(min(ends[2:]), max(ends[2:]) + 1)
    mine, yours = set(range(*one)), set(range(*other))
    assert shared((one,), (other,)) == len(mine & yours) / len(mine | yours)


@given(spans, spans)
def test_a_cover_knows_what_lies_over_a_span(some: list[Span], asked: list[Span]) -> None:
    cover = Cover(some)
    for span in asked:
        over = tuple(part for part in merged(some) if part.overlaps(span))
        assert cover.over(span) == over
        assert cover.overlaps(span) == bool(over)
