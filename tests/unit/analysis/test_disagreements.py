"""Where annotators differ: what is agreed is set aside, likes are paired, what was decided stays decided."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.disagreements import Difference, disagreements
from annotator.core.adjudication import Verdict, decided, settled_against, verdict, was_annotated
from annotator.core.spans import Span
from annotator.core.values import Annotation, AnnotationStatus


def mark(name: str, who: str, start: int, end: int, label: str = "claim") -> Annotation:
    return Annotation(id=name, article_id="a", label_id=label, fragments=(Span(start, end),), annotator=who)


def found(*marks: Annotation) -> list[tuple[str, str, str]]:
    return [
        (str(each.kind), each.one.id if each.one else "", each.other.id if each.other else "")
        for each in disagreements(marks)
    ]


def test_what_both_have_is_no_difference_whatever_is_nested_in_it() -> None:
    assert found(
        mark("1", "alice", 0, 10, "quote"), mark("2", "alice", 0, 10, "denial"),
        mark("3", "bob", 0, 10, "denial"), mark("4", "bob", 0, 10, "quote"),
    ) == []  # fmt: skip


def test_the_kinds_are_told_apart() -> None:
    assert found(mark("1", "alice", 0, 10), mark("2", "bob", 0, 10, "quote")) == [
        (Difference.LABEL, "1", "2")
    ]
    assert found(mark("1", "alice", 0, 10), mark("2", "bob", 4, 10)) == [(Difference.EXTENT, "1", "2")]
    assert found(mark("1", "alice", 0, 10), mark("2", "bob", 4, 10, "quote")) == [(Difference.BOTH, "1", "2")]
    assert found(mark("1", "alice", 0, 10), mark("2", "bob", 8, 30, "quote")) == [
        (Difference.ONE_SIDED, "1", ""),
        (Difference.ONE_SIDED, "", "2"),
    ]


def test_an_annotation_is_paired_once_and_with_the_likest() -> None:
    assert found(
        mark("1", "alice", 0, 20), mark("2", "bob", 0, 4), mark("3", "bob", 4, 20)
    ) == [(Difference.EXTENT, "1", "3"), (Difference.ONE_SIDED, "", "2")]  # fmt: skip


def test_whoever_has_marked_nothing_may_not_have_read_it() -> None:
    assert found(mark("1", "alice", 0, 10)) == []
    suggestion = replace(mark("2", "bob", 0, 5), status=AnnotationStatus.SUGGESTED)
    assert found(mark("1", "alice", 0, 10), suggestion) == []


def test_a_decision_against_nothing_holds_until_the_other_marks_it() -> None:
    kept = decided(mark("1", "alice", 0, 10), Verdict.KEPT, by="carol", against=["bob"])
    elsewhere = mark("2", "bob", 50, 60)
    assert found(kept, elsewhere) == [(Difference.ONE_SIDED, "", "2")]
    assert found(kept, elsewhere, mark("3", "bob", 0, 5)) == [
        (Difference.EXTENT, "1", "3"),
        (Difference.ONE_SIDED, "", "2"),
    ]


def test_what_was_chosen_over_another_is_not_asked_about_again_for_a_third() -> None:
    rejected = decided(mark("2", "bob", 0, 10, "quote"), Verdict.REJECTED, by="carol", against=["1"])
    same = mark("3", "dan", 0, 10)
    assert found(mark("1", "alice", 0, 10), rejected, same) == []


def test_agreement_is_measured_on_what_was_marked_before_anybody_decided() -> None:
    one = mark("1", "alice", 0, 10)
    assert was_annotated(one)
    turned_down = decided(one, Verdict.REJECTED, by="carol", against=["2"])
    assert turned_down.status is AnnotationStatus.REJECTED
    assert was_annotated(turned_down)
    assert not was_annotated(replace(one, status=AnnotationStatus.REJECTED))
    assert not was_annotated(decided(one, Verdict.MERGED, by="carol", against=["1", "2"]))
    assert settled_against(decided(turned_down, Verdict.KEPT, by="carol", against=["dan"])) == {"2", "dan"}


def test_what_a_file_says_under_the_same_name_is_no_decision() -> None:
    for said in ("kept", 7, None, {"verdict": ["kept"], "against": "bob"}, {"verdict": "burnt"}):
        strange = replace(mark("1", "alice", 0, 10), extra={"adjudication": said})
        assert verdict(strange) is None
        assert settled_against(strange) == frozenset()


_marks = st.lists(
    st.tuples(
        st.sampled_from(("alice", "bob", "carol")),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(("claim", "denial", "quote")),
    ),
    max_size=16,
)


@given(_marks)
def test_every_mark_is_agreed_or_named_once_for_each_other_annotator(
    drawn: list[tuple[str, int, int, str]],
) -> None:
    unique = dict.fromkeys((who, start, start + length, label) for who, start, length, label in drawn)
    marks = [mark(str(at), who, start, end, label) for at, (who, start, end, label) in enumerate(unique)]
    readers = {each.annotator for each in marks}
    named = [
        (each.id, other)
        for one in disagreements(marks)
        for each in one.present
        for other in one.annotators
        if other != each.annotator
    ]
    expected = [
        (each.id, other)
        for each in marks
        for other in readers - {each.annotator}
        if not any(
            (same.annotator, same.label_id, same.fragments) == (other, each.label_id, each.fragments)
            for same in marks
        )
    ]
    assert sorted(named) == sorted(expected)
