"""Links, statements and speakers: made, changed, merged, refused with words, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.services import annotate, connect, curate, speakers
from annotator.services.wording import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Annotation, Article
    from annotator.services.operation import Operation
    from annotator.services.session import Session

TEXT = "Russia is leaving, he said. We cannot agree with these theses. Nobody left."


@pytest.fixture
def marks(session: Session, add_article: Callable[..., Article]) -> list[Annotation]:
    """Return a claim, a denial and another claim, in two articles."""
    made = []
    for label, span in (("claim", Span(0, 17)), ("denial", Span(28, 61)), ("claim", Span(63, 74))):
        article = add_article(session, TEXT if label == "claim" else f"{TEXT} ")
        label_id = next(each.id for each in session.read.tag_set() if each.name == label)
        changes = session.run(annotate.add(article_id=article.id, label_id=label_id, fragments=[span]))
        made.append(session.read.annotation(changes.edits[0].id))
    return [each for each in made if each is not None]


def refusal(session: Session, operation: Operation) -> str:
    before = session.read.last_seq()
    with pytest.raises(UserError) as caught:
        session.run(operation)
    assert session.read.last_seq() == before
    assert caught.value.code in ROWS
    return caught.value.code


def state(session: Session) -> tuple[object, ...]:
    read = session.read
    return (
        [tuple(read.annotations(each)) for each in read.article_ids()],
        read.sources(),
        sorted(read.statements(), key=lambda one: one.id),
        sorted(read.links(), key=lambda one: one.id),
    )


def undone(session: Session, operation: Operation) -> None:
    """Run an operation, take it back, and do it again: each state comes back exactly, but for times of change."""
    before = state(session)
    assert session.run(operation).edits
    after = state(session)
    session.undo()
    assert state(session) == before
    session.redo()
    assert state(session) == after


def test_links_across_articles(session: Session, marks: list[Annotation]) -> None:
    claim, denial, other = marks
    undone(session, connect.add_link(type="denies", from_id=denial.id, to_id=claim.id, note="these theses"))
    (link,) = session.read.links()
    undone(session, connect.change_link(link_id=link.id, type="queries", note="weaker"))
    undone(session, connect.turn_link(link_id=link.id))
    assert session.read.links()[0].from_id == claim.id
    assert refusal(session, connect.change_link(link_id=link.id, type="denies")) == "link.wrong_label"
    undone(session, connect.change_link(link_id=link.id, type="denies", is_turned=True))
    assert (session.read.links()[0].type, session.read.links()[0].from_id) == ("denies", denial.id)
    session.run(connect.change_link(link_id=link.id, type="queries", is_turned=True))
    assert (
        refusal(session, connect.add_link(type="likes", from_id=claim.id, to_id=other.id))
        == "link.unknown_type"
    )
    assert (
        refusal(session, connect.add_link(type="queries", from_id=claim.id, to_id=denial.id)) == "link.exists"
    )
    assert refusal(session, connect.change_link(link_id="gone", note="")) == "link.gone"
    assert (
        refusal(session, connect.add_link(type="queries", from_id="gone", to_id=claim.id))
        == "annotation.gone"
    )


@pytest.mark.parametrize("add", [connect.add_link, curate.add_link])
def test_nothing_is_a_part_of_itself(
    session: Session, marks: list[Annotation], add: Callable[..., Operation]
) -> None:
    one, two, three = (mark.id for mark in marks)
    session.run(add(type="part_of", from_id=one, to_id=two))
    session.run(add(type="part_of", from_id=two, to_id=three))
    assert refusal(session, add(type="part_of", from_id=three, to_id=one)) == "link.circle"
    assert refusal(session, add(type="part_of", from_id=two, to_id=one)) == "link.circle"
    assert refusal(session, add(type="part_of", from_id=one, to_id=one)) == "link.to_itself"
    session.run(add(type="supports", from_id=three, to_id=one))
    link = next(each for each in session.read.links() if each.type == "supports")
    assert refusal(session, connect.change_link(link_id=link.id, type="part_of")) == "link.circle"


def test_statements(session: Session, marks: list[Annotation]) -> None:
    claim, denial, other = (mark.id for mark in marks)
    undone(session, connect.make_statement(annotation_ids=[claim, claim]))
    (first,) = session.read.statements()
    assert first.wording == "Russia is leaving"
    undone(session, connect.put_in_statement(annotation_ids=[denial, other], statement_id=first.id))
    undone(session, connect.put_in_statement(annotation_ids=[denial], statement_id=""))
    undone(session, connect.change_statement(statement_id=first.id, credibility=2, judgement="likely"))
    undone(
        session, connect.make_statement(annotation_ids=[other], wording=" Nobody  left. ", judgement="sure")
    )
    second = session.read.statements()[1]
    assert second.wording == "Nobody left."
    undone(session, connect.merge_statements(keep_id=first.id, other_ids=[second.id, first.id]))
    (merged,) = session.read.statements()
    assert (merged.credibility, merged.judgement) == (2, "likely\nsure")
    assert {each.id for each in session.read.annotations_with(statement_id=first.id)} == {claim, other}
    undone(session, connect.delete_statement(statement_id=first.id))
    assert not session.read.statements()
    assert all(
        not one.statement_id for each in session.read.article_ids() for one in session.read.annotations(each)
    )
    assert refusal(session, connect.make_statement(annotation_ids=[])) == "statement.no_wording"
    assert refusal(session, connect.change_statement(statement_id=first.id, wording="x")) == "statement.gone"
    session.run(connect.make_statement(annotation_ids=[], wording="not seen yet", statement_id="empty"))
    assert (
        refusal(session, connect.change_statement(statement_id="empty", credibility=7))
        == "statement.credibility"
    )


def test_speakers(session: Session, marks: list[Annotation]) -> None:
    claim, denial, other = (mark.id for mark in marks)
    session.run(annotate.set_speaker(annotation_id=claim, name="Peskov"))
    session.run(annotate.set_speaker(annotation_id=denial, name="Dmitry Peskov"))
    session.run(annotate.set_speaker(annotation_id=other, name="the Kremlin"))
    by_name = {source.name: source.id for source in session.read.sources()}
    short, full, kremlin = by_name["Peskov"], by_name["Dmitry Peskov"], by_name["the Kremlin"]
    undone(session, speakers.change_speaker(speaker_id=short, reliability="C", role="spokesman"))
    assert refusal(session, speakers.add_alias(speaker_id=full, alias=" peskov ")) == "source.name_taken"
    undone(session, speakers.merge_speakers(keep_id=full, other_ids=[short, full]))
    merged = session.read.source(full)
    assert merged is not None
    assert (merged.name, merged.aliases) == ("Dmitry Peskov", ("Peskov",))
    assert (merged.reliability, merged.role) == ("C", "spokesman")
    assert session.read.sources_named("PESKOV") == [merged]
    assert {each.id for each in session.read.annotations_with(speaker_id=full)} == {claim, denial}
    undone(session, speakers.add_alias(speaker_id=full, alias="Kremlin spokesman"))
    assert not session.run(speakers.add_alias(speaker_id=full, alias="kremlin  SPOKESMAN")).edits
    assert [name for name, _ in speakers.completions(session.read, "krem")] == [
        "Kremlin spokesman",
        "the Kremlin",
    ]
    assert [source.id for _, source in speakers.completions(session.read, "pesk")] == [full]
    undone(session, speakers.delete_speaker(speaker_id=kremlin))
    assert refusal(session, speakers.change_speaker(speaker_id=kremlin, note="")) == "source.gone"
    assert refusal(session, speakers.add_speaker(name="Peskov")) == "source.name_taken"
    assert refusal(session, speakers.add_speaker(name=" ")) == "source.no_name"
    assert refusal(session, speakers.change_speaker(speaker_id=full, reliability="G")) == "source.reliability"


def test_two_speakers_with_one_alias_are_told(session: Session) -> None:
    """An import may bring them; the register says so, and naming the alias asks which is meant."""
    from annotator.core.edits import Edit, EditSet
    from annotator.core.values import Source

    both = [
        Source(id=f"s{n}", name=name, aliases=("the minister",))
        for n, name in enumerate(("Mirzoyan", "Lavrov"))
    ]
    session.run(lambda _context: EditSet("import", tuple(Edit(None, one) for one in both)))
    ((name, some),) = speakers.shared_names(session.read)
    assert (name, {one.name for one in some}) == ("the minister", {"Mirzoyan", "Lavrov"})
    session.run(speakers.merge_speakers(keep_id="s0", other_ids=["s1"]))
    assert not speakers.shared_names(session.read)
