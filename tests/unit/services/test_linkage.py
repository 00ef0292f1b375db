"""What the links of one annotation lead to, and connections that are read in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotator.core.edits import Edit, EditSet
from annotator.core.ids import new_id
from annotator.core.spans import Span
from annotator.core.values import Annotation, AwaitedLink, Link
from annotator.services import annotate, connect, curate
from annotator.services.connected import read_stock
from annotator.services.connections import Connections
from annotator.services.linkage import fitting, link_ends

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article
    from annotator.services.session import Session

TEXT = "Russia is leaving, he said. We cannot agree with these theses. Nobody left."


@pytest.fixture
def marks(session: Session, add_article: Callable[..., Article]) -> list[Annotation]:
    """Return a claim, a denial and another claim, each in an article of its own."""
    made = []
    for number, (label, span) in enumerate(
        (("claim", Span(0, 17)), ("denial", Span(28, 61)), ("claim", Span(63, 74)))
    ):
        article = add_article(session, TEXT + " " * number, title=f"Article {number}")
        label_id = next(each.id for each in session.read.tag_set() if each.name == label)
        changes = session.run(annotate.add(article_id=article.id, label_id=label_id, fragments=[span]))
        found = session.read.annotation(changes.edits[0].id)
        assert found is not None
        made.append(found)
    return made


def test_links_are_told_from_both_ends(session: Session, marks: list[Annotation]) -> None:
    claim, denial, other = marks
    session.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    session.run(connect.add_link(type="denies", from_id=denial.id, to_id=other.id))
    session.run(annotate.set_speaker(annotation_id=claim.id, name="Pashinyan"))
    ends = link_ends(session.read, denial)
    assert [(end.annotation_id, end.words, end.speaker) for end in ends] == [
        (claim.id, "Russia is leaving", "Pashinyan"),
        (other.id, "Nobody left", ""),
    ]
    assert all(end.is_outgoing for end in ends)
    (back,) = link_ends(session.read, claim)
    assert (back.is_outgoing, back.annotation_id, back.article_caption) == (False, denial.id, "Article 1")
    assert session.read.linked_among(one.id for one in marks) == {one.id for one in marks}
    session.run(curate.delete_link(link_id=back.link.id))
    assert link_ends(session.read, claim) == []
    assert session.read.linked_among([claim.id, denial.id, "nobody"]) == {denial.id}


def test_a_link_whose_other_end_is_awaited_is_told_as_that(session: Session, marks: list[Annotation]) -> None:
    link = Link(id=new_id(), type="same_claim", from_id=marks[0].id, to_id="later", to_article="there")
    session.run(lambda _context: EditSet("link.add", (Edit(None, AwaitedLink(id=link.id, link=link)),)))
    (end,) = link_ends(session.read, marks[0])
    assert (end.is_awaited, end.annotation_id, end.article_id) == (True, "later", "there")
    assert link_ends(session.read, marks[1]) == []


def test_what_changes_while_a_job_reads_is_there_afterwards(
    session: Session, marks: list[Annotation]
) -> None:
    claim, denial, other = marks
    known = Connections(session)
    known.begin()
    stock = read_stock(session.read)
    session.run(connect.make_statement(annotation_ids=[claim.id], wording="Russia leaves"))
    session.run(connect.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    session.run(annotate.delete(annotation_ids=[other.id]))
    assert known.take(stock)
    assert not known.is_stale
    whole = Connections(session)
    assert known.ledger.rows() == whole.ledger.rows()
    assert {mark.id for mark in known.ledger.marks()} == {claim.id, denial.id}
    for each in (known, whole):
        each.close()


def test_other_labels_while_a_job_reads_make_it_read_again(session: Session, marks: list[Annotation]) -> None:
    assert marks
    known = Connections(session)
    known.begin()
    stock = read_stock(session.read)
    label = session.read.tag_set().labels[0]
    session.run(curate.change_label(label=replace(label, name="assertion")))
    assert not known.take(stock)
    assert known.is_stale
    assert not known.take(stock)  # nobody began again
    known.close()


def test_types_that_may_join_two_labels_from_either_side(session: Session) -> None:
    tag_set = session.read.tag_set()

    def offered(mine: str, theirs: str) -> list[tuple[str, bool]]:
        return [(kind.id, is_turned) for kind, is_turned in fitting(tag_set, mine, theirs)]

    from_denial, from_claim = offered("denial", "claim"), offered("claim", "denial")
    assert ("denies", False) in from_denial
    assert ("denies", True) not in from_denial  # a claim denies nothing
    assert ("denies", True) in from_claim
    assert ("denies", False) not in from_claim
    assert ("same_claim", False) in offered("claim", "quote")
    assert not {("same_claim", True), ("same_utterance", True)} & {*offered("claim", "claim"), *from_claim}
    assert [is_turned for _, is_turned in from_claim] == sorted(is_turned for _, is_turned in from_claim)
