"""Where annotations are found, in which order they are reached, and which lanes they get."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.core.tagset import Label
from annotator.core.values import Annotation, AnnotationStatus
from annotator.ui.reader.marks import ReaderMark
from annotator.ui.reader.markset import MarkSet

LENGTH = 20_000
spans = st.tuples(st.integers(0, 500) | st.integers(0, LENGTH - 200), st.integers(1, 200)).map(
    lambda one: Span(one[0], one[0] + one[1])
)
statuses = st.sampled_from(AnnotationStatus)
marks = st.lists(st.tuples(spans, statuses), max_size=25).map(
    lambda known: [
        ReaderMark(f"{n:03d}", (span,), "C", status=status) for n, (span, status) in enumerate(known)
    ]
)


def overlap(one: ReaderMark, other: ReaderMark) -> bool:
    return one.start < other.end and other.start < one.end


@given(marks, st.lists(spans, max_size=5), st.data())
def test_overlapping_annotations_never_share_a_lane_and_none_changes_its_own(
    known: list[ReaderMark], more: list[Span], data: st.DataObject
) -> None:
    held = MarkSet()
    held.put(known)
    shown = [mark for mark in known if mark.is_shown]
    order = data.draw(st.permutations(shown))
    lanes = {mark.id: held.lane(mark.id) for mark in order}  # asked for in any order, as one scrolls
    fresh = MarkSet()
    fresh.put(known)
    assert lanes == {mark.id: fresh.lane(mark.id) for mark in shown}
    for number, span in enumerate(more):
        added = ReaderMark(f"new{number}", (span,))
        held.put([added])
        shown.append(added)
        assert all(held.lane(key) == lane for key, lane in lanes.items())
        lanes[added.id] = held.lane(added.id)
    for one in shown:
        for other in shown:
            if one.id != other.id and overlap(one, other):
                assert lanes[one.id] != lanes[other.id]
    for gone in shown[::2]:
        held.take([gone.id])
        del lanes[gone.id]
        assert all(held.lane(key) == lane for key, lane in lanes.items())


@given(marks, st.integers(0, LENGTH))
def test_places(known: list[ReaderMark], point: int) -> None:
    held = MarkSet()
    held.put(known)
    expected = [mark for mark in known if mark.is_shown and mark.covers(point)]
    expected.sort(key=lambda mark: (mark.length, mark.start, mark.id))
    assert list(held.at(point)) == expected
    assert {mark.id for mark in held.within(point, point + 50)} == {
        mark.id for mark in known if mark.is_shown and mark.start < point + 50 and point < mark.end
    }


@given(marks)
def test_reading_order_reaches_every_shown_annotation_once_both_ways(known: list[ReaderMark]) -> None:
    held = MarkSet()
    held.put(known)
    expected = sorted((mark.start, mark.end, mark.id) for mark in known if mark.is_shown)
    for search, wanted, begin in (
        (held.after, expected, (-1, -1, "")),
        (held.before, expected[::-1], (LENGTH + 1, 0, "")),
    ):
        place, seen = begin, []
        for _ in expected:
            found = search(place, LENGTH)
            assert found is not None
            place = (found.start, found.end, found.id)
            seen.append(place)
        assert seen == wanted
        again = search(place, LENGTH)
        assert (again is None) == (not expected)
        if again is not None:
            assert (again.start, again.end, again.id) == wanted[0]  # round to the beginning


def test_a_changed_annotation_takes_the_place_of_the_one_before() -> None:
    held = MarkSet()
    held.put([ReaderMark("a", (Span(0, 10),)), ReaderMark("b", (Span(5, 20),))])
    assert held.lane("b") == 1
    held.put([ReaderMark("b", (Span(5, 20),), colour="#D55E00")])
    assert held.lane("b") == 1
    held.put([ReaderMark("a", (Span(100, 110),))])
    assert held.at(3) == ()
    assert [mark.id for mark in held.at(105)] == ["a"]
    held.put([ReaderMark("b", (Span(5, 20),), status=AnnotationStatus.REJECTED)])
    assert held.at(7) == ()
    assert [mark.id for mark in held.take(["b", "unknown"])] == ["b"]
    assert len(held) == 1


def test_a_gap_between_fragments_is_not_covered() -> None:
    held = MarkSet()
    held.put([ReaderMark("a", (Span(0, 10), Span(20, 30)))])
    assert [len(held.at(point)) for point in (5, 15, 25)] == [1, 0, 1]


def test_a_mark_is_made_of_an_annotation_its_label_and_its_speaker() -> None:
    annotation = Annotation(
        id="a", article_id="x", label_id="l", fragments=(Span(1, 5),), note="n", cue=(Span(0, 1),)
    )
    mark = ReaderMark.of(annotation, Label(id="l", name="denial", key="d"), "Dmitry Peskov")
    assert (mark.badge, mark.caption, mark.speaker, mark.note) == ("D", "denial", "Dmitry Peskov", "n")
    assert (mark.start, mark.end, mark.length, mark.cue) == (1, 5, 4, (Span(0, 1),))


def test_thousands_on_the_same_words_and_a_long_chain_get_their_lanes_at_once() -> None:
    held = MarkSet()
    held.put(ReaderMark(f"{number:05d}", (Span(10, 90),)) for number in range(20_000))
    assert sorted(held.lane(f"{number:05d}") for number in range(20_000)) == list(range(20_000))
    held.clear()
    held.put(ReaderMark(f"{number:05d}", (Span(number * 10, number * 10 + 15),)) for number in range(20_000))
    assert {held.lane(f"{number:05d}") for number in range(20_000)} == {0, 1}
