"""Merging tag sets: what only one side changed is as that side has it, field by field; what both did is told."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.core.tagset import Label
from annotator.services import annotate, curate
from annotator.services.merge import merge
from annotator.services.merge_labels import three_ways
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.core.tagset import TagSet
    from annotator.core.values import Article
    from annotator.services.transfer_report import ImportReport


class Pair:
    """A project and a copy of it, both open, which have just parted. Each label has one annotation."""

    def __init__(self, here: Session, there: Session) -> None:
        self.here, self.there = here, there
        self.article = next(here.read.article_ids())

    def change(self, session: Session, known: str, /, **fields: object) -> None:
        label = session.read.tag_set().named(known)
        assert label is not None
        session.run(curate.change_label(label=replace(label, **fields)))  # type: ignore[arg-type]  # its fields

    def delete(self, session: Session, name: str, heir: str = "") -> None:
        tags = session.read.tag_set()
        label, other = tags.named(name), tags.named(heir)
        assert label is not None
        session.run(curate.delete_label(label_id=label.id, annotations=other.id if other else "delete"))

    def add(self, session: Session, name: str, **fields: str) -> None:
        session.run(curate.add_label(label=Label(id=f"id of {name}", name=name, **fields)))  # type: ignore[arg-type]  # as above

    def mark(self, session: Session, name: str, start: int) -> None:
        label = session.read.tag_set().named(name)
        assert label is not None
        spans = [Span(start, start + 2)]
        session.run(annotate.add(article_id=self.article, label_id=label.id, fragments=spans))

    def merge(self) -> ImportReport:
        """Merge there into here, and hold the result to be sound."""
        report = merge(self.here, [self.there.path])
        result = self.here.verify()
        assert result.is_sound, result.problems
        return report

    def meet(self) -> TagSet:
        """Merge back as well, and hold both to be the same, then again, with nothing left to say or do."""
        merge(self.there, [self.here.path])
        assert self.there.verify().is_sound
        assert _looks(self.here) == _looks(self.there)
        seqs = self.here.read.last_seq(), self.there.read.last_seq()
        for one, other in ((self.here, self.there), (self.there, self.here)):
            report = merge(one, [other.path])
            assert (report.repairs, report.notes) == ([], [])
        assert seqs == (self.here.read.last_seq(), self.there.read.last_seq())
        return self.here.read.tag_set()


def _looks(session: Session) -> object:
    read = session.read
    tags = read.tag_set()
    marks = [each for one in read.article_ids() for each in read.annotations(one)]
    return tags.labels, tags.link_types, sorted((each.id, each.label_id) for each in marks)


@pytest.fixture
def pair(session: Session, add_article: Callable[..., Article], tmp_path: Path) -> Iterator[Pair]:
    """Return the two projects, with the default tag set."""
    article = add_article(session, "What somebody says of it. " * 4)
    for n, label in enumerate(session.read.tag_set()):
        session.run(
            annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(n * 5, n * 5 + 3)])
        )
    session.backup(tmp_path / "copy.claims")
    with Session.open(tmp_path / "copy.claims", annotator="bob") as there:
        yield Pair(session, there)


def _codes(report: ImportReport) -> list[str]:
    return [each.code for each in (*report.repairs, *report.notes, *report.refused)]


def test_a_new_name_and_a_new_colour_come_from_both_sides(pair: Pair) -> None:
    pair.change(pair.there, "claim", name="assertion", key="z")
    pair.change(pair.here, "claim", colour="#123456")
    assert _codes(pair.merge()) == []
    label = pair.here.read.tag_set().named("assertion")
    assert label is not None
    assert (label.colour, label.key) == ("#123456", "z")
    assert pair.here.read.tag_set().named("claim") is None
    assert len(list(pair.here.read.annotations_with(label_id=label.id))) == 1
    types = pair.meet().link_types
    assert any("assertion" in (*kind.from_labels, *kind.to_labels) for kind in types)
    assert not any("claim" in (*kind.from_labels, *kind.to_labels) for kind in types)


def test_two_names_for_one_label_are_told_and_ours_stays(pair: Pair) -> None:
    pair.change(pair.there, "claim", name="assertion")
    pair.change(pair.here, "claim", name="statement", colour="#123456")
    report = pair.merge()
    assert set(_codes(report)) == {"merge.changed_in_both"}
    assert pair.here.read.tag_set().named("statement") is not None
    edits = repr(pair.here.read.journal_edits(pair.here.read.last_seq()))
    assert "assertion" in edits  # their state is in the journal
    assert pair.meet().named("statement") is not None


def test_labels_added_on_both_sides_are_both_there(pair: Pair) -> None:
    pair.add(pair.here, "ours", key="o")
    pair.add(pair.there, "theirs", key="o")
    pair.mark(pair.there, "theirs", 40)
    pair.merge()
    tags = pair.here.read.tag_set()
    assert [label.name for label in tags] == ["claim", "denial", "quote", "ours", "theirs"]
    ours, theirs = tags.labels[3:]
    assert (ours.key, theirs.key) == ("o", "")
    pair.meet()


def test_one_name_added_on_both_sides_is_one_label(pair: Pair) -> None:
    pair.add(pair.here, "mood")
    pair.there.run(curate.add_label(label=Label(id="another id", name="mood")))
    pair.mark(pair.there, "mood", 40)
    assert _codes(pair.merge()) == []
    found = [label for label in pair.here.read.tag_set() if label.name == "mood"]
    assert len(found) == 1
    assert len(list(pair.here.read.annotations_with(label_id=found[0].id))) == 1


def test_names_that_changed_places_there_change_places_here(pair: Pair) -> None:
    pair.change(pair.there, "claim", name="x")
    pair.change(pair.there, "denial", name="claim")
    pair.change(pair.there, "x", name="denial")
    assert _codes(pair.merge()) == []
    pair.meet()


def test_a_name_that_is_taken_here_is_told(pair: Pair) -> None:
    pair.add(pair.here, "assertion")
    pair.change(pair.there, "claim", name="assertion")
    report = pair.merge()
    assert "merge.changed_in_both" in _codes(report)
    assert {"claim", "assertion"} <= {label.name for label in pair.here.read.tag_set()}


def test_a_label_deleted_there_goes_where_nothing_here_has_it(pair: Pair) -> None:
    pair.delete(pair.there, "quote")
    assert _codes(pair.merge()) == []
    assert pair.here.read.tag_set().named("quote") is None
    assert pair.here.read.annotation_total() == 2
    pair.meet()


def test_a_label_deleted_there_in_favour_of_another_goes_too(pair: Pair) -> None:
    pair.delete(pair.there, "quote", heir="claim")
    assert _codes(pair.merge()) == []
    assert pair.here.read.tag_set().named("quote") is None
    assert pair.here.read.annotation_total() == 3
    pair.meet()


def test_a_label_deleted_there_stays_with_what_was_marked_here(pair: Pair) -> None:
    pair.delete(pair.there, "quote")
    pair.mark(pair.here, "quote", 40)
    assert _codes(pair.merge()) == ["merge.deleted_there"]
    assert pair.here.read.tag_set().named("quote") is not None
    assert pair.here.read.annotation_total() == 3


def test_a_label_deleted_there_and_changed_here_stays(pair: Pair) -> None:
    pair.delete(pair.there, "quote")
    pair.change(pair.here, "quote", colour="#123456")
    assert _codes(pair.merge()) == ["merge.deleted_there"]
    assert pair.here.read.tag_set().named("quote") is not None


def test_a_label_deleted_here_stays_away(pair: Pair) -> None:
    pair.delete(pair.here, "quote")
    assert _codes(pair.merge()) == []
    assert pair.here.read.tag_set().named("quote") is None
    pair.meet()


def test_a_label_deleted_here_comes_back_with_what_was_marked_there(pair: Pair) -> None:
    pair.delete(pair.here, "quote")
    pair.mark(pair.there, "quote", 40)
    assert _codes(pair.merge()) == ["merge.deleted_here"]
    label = pair.here.read.tag_set().named("quote")
    assert label is not None
    assert len(list(pair.here.read.annotations_with(label_id=label.id))) == 1


def test_a_label_deleted_here_and_changed_there_comes_back(pair: Pair) -> None:
    pair.delete(pair.here, "quote", heir="claim")
    pair.change(pair.there, "quote", colour="#123456")
    assert _codes(pair.merge()) == ["merge.deleted_here"]
    assert pair.here.read.tag_set().named("quote") is not None


def test_a_label_deleted_on_both_sides_is_gone(pair: Pair) -> None:
    pair.delete(pair.here, "quote")
    pair.delete(pair.there, "quote")
    assert _codes(pair.merge()) == []
    assert pair.here.read.tag_set().named("quote") is None


def test_a_dry_run_tells_and_changes_nothing(pair: Pair) -> None:
    pair.change(pair.there, "claim", name="assertion")
    pair.change(pair.here, "claim", name="statement")
    before = pair.here.read.last_seq()
    report = merge(pair.here, [pair.there.path], dry_run=True)
    assert "merge.changed_in_both" in _codes(report)
    assert pair.here.read.last_seq() == before


# Changes of different things: whichever side makes which, the outcome is one.
_APART: tuple[Callable[[Pair, Session], None], ...] = (
    lambda pair, side: pair.change(side, "claim", title="Of the claim"),
    lambda pair, side: pair.change(side, "claim", colour="#111111"),
    lambda pair, side: pair.change(side, "denial", guideline="Mark it."),
    lambda pair, side: pair.change(side, "denial", name="refusal"),
    lambda pair, side: pair.change(side, "claim", key="y"),
    lambda pair, side: pair.add(side, "mood"),
    lambda pair, side: pair.delete(side, "quote", heir="claim"),
    lambda pair, side: pair.mark(side, "claim", 60),
)


def _by_names(session: Session) -> object:
    """Return what a project holds without the ids, which are made up anew in each, and without an order."""
    tags = session.read.tag_set()
    marks = [each for one in session.read.article_ids() for each in session.read.annotations(one)]
    names = sorted((each.start, tags.label(each.label_id).name) for each in marks)
    labels = sorted((replace(label, id="") for label in tags), key=lambda label: label.name)
    return labels, sorted(tags.link_types, key=lambda kind: kind.id), names


@given(sides=st.lists(st.booleans(), min_size=len(_APART), max_size=len(_APART)))
def test_it_is_the_same_whichever_side_changes_what(
    tmp_path_factory: pytest.TempPathFactory, add_article: Callable[..., Article], sides: list[bool]
) -> None:
    folder = tmp_path_factory.mktemp("sides")
    found = []
    for number, chosen in enumerate((sides, [not each for each in sides], [True] * len(sides))):
        path = folder / f"{number}.claims"
        with Session.create(path, annotator="alice") as here:
            add_article(here, "What somebody says of it. " * 4)
            here.backup(folder / f"{number}-there.claims")
            with Session.open(folder / f"{number}-there.claims", annotator="bob") as there:
                pair = Pair(here, there)
                for is_here, change in zip(chosen, _APART, strict=True):
                    change(pair, here if is_here else there)
                assert _codes(pair.merge()) == []
                found.append(_by_names(here))
    assert found[0] == found[1] == found[2]


def test_every_field_has_three_sides() -> None:
    base = Label(id="a", name="a")
    for mine, other in itertools.product(("title", "colour", "guideline", "name"), repeat=2):
        ours, theirs = replace(base, **{mine: "#1"}), replace(base, **{other: "#2"})  # type: ignore[arg-type]  # texts
        merged, is_disputed = three_ways(ours, theirs, base)
        assert is_disputed is (mine == other)
        assert getattr(merged, mine) == "#1"
        if mine != other:
            assert getattr(merged, other) == "#2"
        assert three_ways(ours, ours, base) == (ours, False)
