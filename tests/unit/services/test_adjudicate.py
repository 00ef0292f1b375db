"""Deciding between annotators: one step each, undone by one undo, nobody's work or links lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from annotator.core.adjudication import Verdict, verdict
from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.services import adjudicate, annotate, curate
from annotator.services.agreeing import agreement_of, as_json
from annotator.services.documents import ALL_STATUSES, ExportOptions
from annotator.services.session import Session
from annotator.services.transfer import export_to, import_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.analysis.disagreements import Disagreement
    from annotator.core.values import Annotation, Article

TEXT = "Peskov denied that Russia had failed. Armenia said it had. Nobody else spoke about the matter at all."


@pytest.fixture
def article(session: Session, add_article: Callable[..., Article]) -> Article:
    """Return an article that nobody has marked."""
    return add_article(session, TEXT, title="One")


def mark(session: Session, article: Article, who: str, start: int, end: int, *, label: int = 0) -> Annotation:
    session.annotator = who
    labels = session.read.tag_set().labels
    changes = session.run(
        annotate.add(article_id=article.id, label_id=labels[label].id, fragments=[Span(start, end)])
    )
    session.annotator = "carol"
    made = session.read.annotation(changes.edits[0].id)
    assert made is not None
    return made


def differences(session: Session) -> list[Disagreement]:
    return [place.difference for some in adjudicate.places(session.read).values() for place in some]


def status(session: Session, annotation: Annotation) -> AnnotationStatus:
    known = session.read.annotation(annotation.id)
    assert known is not None
    return known.status


def figures(session: Session) -> object:
    return as_json(agreement_of(session.read))


def test_places_show_the_words_of_both_and_what_is_around(session: Session, article: Article) -> None:
    mark(session, article, "alice", 14, 36)
    mark(session, article, "bob", 19, 36)
    (place,) = adjudicate.places_in(session.read, article.id)
    assert place.words == ("that Russia had failed", "Russia had failed")
    assert place.caption == "One"
    for mark_of, before in zip(
        place.difference.present, ("Peskov denied ", "Peskov denied that "), strict=True
    ):
        assert place.context(mark_of)[0] == before
        assert place.context(mark_of)[1].startswith(". Armenia")
        assert place.context(mark_of)[1].endswith(" matter"), "no word is cut through"
    assert adjudicate.places(session.read) == {article.id: [place]}
    assert adjudicate.places_in(session.read, "gone") == []


@pytest.mark.parametrize("first", [True, False])
def test_one_is_kept_and_the_other_rejected_in_one_step(
    session: Session,
    article: Article,
    first: bool,
) -> None:
    one, other = mark(session, article, "alice", 14, 36), mark(session, article, "bob", 19, 36)
    before = figures(session)
    session.run(adjudicate.keep(differences(session)[0], first=first))
    kept, turned_down = (one, other) if first else (other, one)
    assert (status(session, kept), status(session, turned_down)) == (
        AnnotationStatus.ACCEPTED,
        AnnotationStatus.REJECTED,
    )
    assert differences(session) == []
    assert figures(session) == before, "a decision does not make annotators agree"
    session.undo()
    assert len(differences(session)) == 1
    assert session.read.annotation(turned_down.id) == turned_down


def test_what_only_one_marked_stands_or_is_rejected(session: Session, article: Article) -> None:
    one = mark(session, article, "alice", 14, 36)
    mark(session, article, "alice", 38, 50)
    mark(session, article, "bob", 38, 50)
    session.run(adjudicate.keep(differences(session)[0], first=True))
    assert differences(session) == []
    assert status(session, one) is AnnotationStatus.ACCEPTED
    session.undo()
    session.run(adjudicate.keep(differences(session)[0], first=False))
    assert status(session, one) is AnnotationStatus.REJECTED
    assert differences(session) == []


def test_both_stand(session: Session, article: Article) -> None:
    one, other = mark(session, article, "alice", 14, 36), mark(session, article, "bob", 14, 36, label=2)
    session.run(adjudicate.keep_both(differences(session)[0]))
    assert {status(session, one), status(session, other)} == {AnnotationStatus.ACCEPTED}
    assert differences(session) == []


def test_one_is_made_of_both(session: Session, article: Article) -> None:
    one, other = mark(session, article, "alice", 14, 30), mark(session, article, "bob", 19, 36)
    claim = mark(session, article, "dan", 60, 70)
    session.run(annotate.set_speaker(annotation_id=other.id, name="Peskov"))
    session.run(annotate.set_note(annotation_id=one.id, note="mine"))
    session.run(annotate.set_note(annotation_id=other.id, note="theirs"))
    for end in (one, other):
        session.run(curate.add_link(type="same_claim", from_id=end.id, to_id=claim.id))
    wanted = next(each for each in differences(session) if len(each.present) == 2)
    changes = session.run(adjudicate.merge(wanted, annotation_id="made"))
    made = session.read.annotation("made")
    assert made is not None
    assert (made.fragments, made.annotator, made.note) == ((Span(14, 36),), "carol", "mine\ntheirs")
    assert verdict(made) is Verdict.MERGED
    source = session.read.source(made.speaker_id)
    assert source is not None
    assert source.name == "Peskov"
    assert {status(session, one), status(session, other)} == {AnnotationStatus.REJECTED}
    assert [link.to_id for link in session.read.links_touching("made")] == [claim.id]
    assert changes.operation == adjudicate.OPERATION
    session.undo()
    assert session.read.annotation("made") is None
    assert len(session.read.links_touching(claim.id)) == 2
    assert session.verify().is_sound


def test_links_go_over_to_the_mark_that_is_kept(session: Session, article: Article) -> None:
    one, other = mark(session, article, "alice", 14, 36), mark(session, article, "bob", 19, 36)
    claim = mark(session, article, "alice", 60, 70)
    mark(session, article, "bob", 60, 70)
    session.run(curate.add_link(type="same_claim", from_id=other.id, to_id=claim.id))
    session.run(adjudicate.keep(differences(session)[0], first=True))
    assert [link.from_id for link in session.read.links()] == [one.id]


def test_there_is_nothing_to_merge_where_only_one_has_marked(session: Session, article: Article) -> None:
    mark(session, article, "alice", 14, 36)
    mark(session, article, "bob", 60, 70)
    with pytest.raises(UserError, match="nothing_to_merge"):
        session.run(adjudicate.merge(differences(session)[0]))


def test_a_mark_that_went_meanwhile_is_told(session: Session, article: Article) -> None:
    mark(session, article, "alice", 14, 36)
    other = mark(session, article, "bob", 19, 36)
    wanted = differences(session)[0]
    session.run(annotate.delete(annotation_ids=[other.id]))
    for decision in (
        adjudicate.keep(wanted, first=True),
        adjudicate.keep_both(wanted),
        adjudicate.merge(wanted),
    ):
        with pytest.raises(UserError, match=r"annotation\.gone"):
            session.run(decision)


def test_decisions_leave_and_come_back_with_the_native_format(
    session: Session, article: Article, tmp_path: Path
) -> None:
    mark(session, article, "alice", 14, 36)
    mark(session, article, "bob", 19, 36)
    mark(session, article, "bob", 60, 70)
    session.run(adjudicate.keep(differences(session)[0], first=True))
    session.run(adjudicate.keep_both(differences(session)[0]))
    assert differences(session) == []
    out = io.BytesIO()
    export_to(session, out, "jsonl", ExportOptions(statuses=ALL_STATUSES))
    file = tmp_path / "all.jsonl"
    file.write_bytes(out.getvalue())
    with Session.create(tmp_path / "other.claims", annotator="dan") as other:
        import_files(other, [file])
        assert differences(other) == []
        assert figures(other) == figures(session)
