"""What follows a session: its ledger and candidates equal those read anew, whatever is done, undone and redone."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator.analysis.ledger_rows import Standing
from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import Span
from annotator.core.text import sha256
from annotator.core.values import AnnotationStatus, Article
from annotator.services import annotate, connect, curate, speakers, transfer
from annotator.services import drift as drift_service
from annotator.services import duplicates as duplicates_service
from annotator.services import ledger as ledger_service
from annotator.services import timeline as timeline_service
from annotator.services.connections import Connections
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Annotation
    from annotator.services.operation import Operation

TEXT = "Russia plays a stabilising role. We never agreed to these theses. Moscow failed Armenia in 2020."
SPANS = [Span(0, 31), Span(33, 64), Span(66, 95), Span(66, 72)]


class Connecting(RuleBasedStateMachine):
    """One project under change, and what follows it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.session = Session.create(Path(self.folder.name) / "p.claims", annotator="alice")
        self.connections = Connections(self.session)
        self.connections.load()

    def teardown(self) -> None:
        self.connections.close()
        self.session.close()
        self.folder.cleanup()

    @initialize()
    def bring_articles(self) -> None:
        for number in range(2):
            text = TEXT + " " * number
            made = Article(
                id=new_id(), text_sha256=sha256(text), text_length=len(text), published="2023-09-12"
            )
            self.session.run(
                lambda _context, a=made, t=text: EditSet("import", (Edit(None, a),), {a.text_sha256: t})  # type: ignore[misc]  # defaults bind now
            )

    def annotations(self) -> list[Annotation]:
        read = self.session.read
        return [each for article_id in read.article_ids() for each in read.annotations(article_id)]

    def attempt(self, operation: Operation) -> None:
        # A link that is not allowed, a name that is taken: nothing changed, which is checked below.
        with contextlib.suppress(UserError):
            self.session.run(operation)

    @precondition(lambda self: self.session.read.article_count())
    @rule(data=st.data())
    def annotate_something(self, data: st.DataObject) -> None:
        article_id = data.draw(st.sampled_from(list(self.session.read.article_ids())))
        label = data.draw(st.sampled_from(self.session.read.tag_set().labels))
        span = data.draw(st.sampled_from(SPANS))
        status = data.draw(st.sampled_from([AnnotationStatus.ACCEPTED, AnnotationStatus.SUGGESTED]))
        self.attempt(annotate.add(article_id=article_id, label_id=label.id, fragments=[span], status=status))

    @precondition(lambda self: self.annotations())
    @rule(data=st.data())
    def change_something(self, data: st.DataObject) -> None:
        one, other = (data.draw(st.sampled_from(self.annotations())) for _ in range(2))
        label = data.draw(st.sampled_from(self.session.read.tag_set().labels))
        choices = [
            annotate.relabel(annotation_id=one.id, label_id=label.id),
            annotate.set_fragments(annotation_id=one.id, fragments=[data.draw(st.sampled_from(SPANS))]),
            annotate.set_speaker(
                annotation_id=one.id, name=data.draw(st.sampled_from(["", "Peskov", "Miller"]))
            ),
            annotate.set_attribute(annotation_id=one.id, name="resolved_time", value="2023-09-03"),
            annotate.decide(annotation_ids=[one.id], status=data.draw(st.sampled_from(AnnotationStatus))),
            annotate.delete(annotation_ids=[one.id]),
            connect.add_link(
                type=data.draw(st.sampled_from(["denies", "rebuts", "same_claim", "same_utterance"])),
                from_id=one.id,
                to_id=other.id,
            ),
            connect.make_statement(annotation_ids=[one.id, other.id]),
            curate.set_article_facts(article_id=one.article_id, publisher="Reuters", published="2025-01-14"),
        ]
        choices += [
            connect.put_in_statement(annotation_ids=[one.id], statement_id=each.id)
            for each in self.session.read.statements()[:1]
        ]
        choices += [
            connect.delete_statement(statement_id=each.id) for each in self.session.read.statements()[:1]
        ]
        sources = self.session.read.sources()
        if len(sources) > 1:
            choices.append(speakers.merge_speakers(keep_id=sources[0].id, other_ids=[sources[1].id]))
        choices += [connect.turn_link(link_id=link.id) for link in self.session.read.links()[:1]]
        self.attempt(data.draw(st.sampled_from(choices)))

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @invariant()
    def what_follows_is_what_is_read_anew(self) -> None:
        anew = Connections(self.session)
        try:
            assert not self.connections.is_stale
            kept, built = self.connections.ledger, anew.ledger
            assert kept.rows() == built.rows()
            assert kept.open_claims() == built.open_claims()
            assert kept.loose_denials() == built.loose_denials()
            for one in self.annotations()[:3]:
                assert self.connections.candidates(one.id) == anew.candidates(one.id)
                assert self.connections.statements_for(one.id) == anew.statements_for(one.id)
        finally:
            anew.close()


TestConnecting = Connecting.TestCase
TestConnecting.settings = settings(max_examples=10, stateful_step_count=20)


def _words(session: Session, file: str, words: str, label: str, **more: str) -> str:
    """Annotate the words of a seed and return the annotation's id."""
    for article_id in session.read.article_ids():
        article = session.read.article(article_id)
        assert article is not None
        if article.file.startswith(file):
            text = session.read.text(article.text_sha256)
            assert text is not None
            start = text.index(words)
            label_id = next(each.id for each in session.read.tag_set() if each.name == label)
            changes = session.run(
                annotate.add(
                    article_id=article_id,
                    label_id=label_id,
                    fragments=[Span(start, start + len(words))],
                    **more,  # type: ignore[arg-type]  # texts
                )
            )
            return changes.edits[0].id
    raise AssertionError(file)


def test_the_affair_of_the_seeds(session: Session) -> None:
    """A claim of Pashinyan's in two articles from one story, Peskov's denial, and what the program makes of them."""
    transfer.add_seeds(session)
    failing = _words(session, "001", "Russia had failed to protect Armenia", "claim")
    again = _words(session, "002", "failing to protect Armenia", "claim")
    other = _words(session, "004", "failing to intervene", "claim")
    denial = _words(session, "001", "We cannot agree with these theses", "denial")
    for one in (failing, again, other):
        session.run(annotate.set_speaker(annotation_id=one, name="Nikol Pashinyan"))
    session.run(annotate.set_speaker(annotation_id=denial, name="Dmitry Peskov"))
    connections = Connections(session)
    try:
        choices = connections.candidates(failing)
        assert choices[0].annotation_id == again
        assert "pulling back" in choices[0].sentence
        assert [choice.link_type for choice in connections.candidates(denial)] == ["denies"] * 3
        assert connections.candidates(denial)[0].annotation_id == failing  # near, though no word is shared
        assert not connections.ledger.rows()
        assert [mark.id for mark in connections.ledger.loose_denials()] == [denial]
        assert len(connections.ledger.open_claims()) == 3

        session.run(connect.add_link(type="denies", from_id=denial, to_id=failing))
        (row,) = connections.ledger.rows()
        assert row.is_implicit
        assert row.standing is Standing.DENIED
        session.run(connect.make_statement(annotation_ids=[failing, again], wording="Russia failed Armenia"))
        (row,) = connections.ledger.rows()
        assert [choice.statement.wording for choice in connections.statements_for(other)] == [
            "Russia failed Armenia"
        ]
        (json,) = ledger_service.as_json(connections.ledger, [row])
        assert json["asserted_by"] == ["Nikol Pashinyan"]
        assert json["denied_by"] == ["Dmitry Peskov"]
        assert (json["status"], json["articles"], json["origins"]) == ("denied", 2, 2)
        assert {span["text"] for span in json["spans"]} >= {"failing to protect Armenia"}
        connections.set_origins(
            duplicates_service.origins_of(session.read, duplicates_service.duplicates(session.read))
        )
        (row,) = connections.ledger.rows()
        assert row.origins == 1  # the two articles were written from one story
        assert ledger_service.ledger_of(session).rows() == [row]
        turns, _ = timeline_service.chains_of(session.read)
        assert [one.mark.id for _, one in turns[0].walk()] == [failing, denial]
        assert [lane.name for lane in timeline_service.timeline_of(session.read).lanes] == [
            "Nikol Pashinyan",
            "Dmitry Peskov",
        ]
    finally:
        connections.close()


def test_drift_of_joined_annotations_comes_first(
    session: Session, add_article: Callable[..., Article]
) -> None:
    one = add_article(session, "“Da svidaniya, dear comrades of the harbour,” he said.")
    other = add_article(session, "“Goodbye,” he told them.")
    label = next(each.id for each in session.read.tag_set() if each.name == "quote")
    ids = [
        session.run(annotate.add(article_id=article.id, label_id=label, fragments=[Span(0, end)])).edits[0].id
        for article, end in ((one, 45), (other, 10))
    ]
    assert drift_service.drift(session.read) == []
    session.run(connect.add_link(type="same_utterance", from_id=ids[0], to_id=ids[1]))
    (found,) = drift_service.as_json(drift_service.drift(session.read))
    assert found["kind"] == "same_utterance"
    assert found["a"]["text"] == "“Da svidaniya, dear comrades of the harbour,”"


def test_drift_and_duplicates_of_fresh_seeds(session: Session) -> None:
    transfer.add_seeds(session)
    found = drift_service.as_json(drift_service.drift(session.read))
    assert [each["kind"] for each in found[:5]].count("altered_words") == 2
    (group,) = duplicates_service.as_json(duplicates_service.duplicates(session.read))
    assert group["kind"] == "rewrite"
    files = {
        article.id: article.file[:3] for article in session.read.articles_with(group["articles"]).values()
    }
    assert set(files.values()) == {"001", "002"}
    some = group["articles"]
    among = drift_service.as_json(drift_service.drift(session.read, some))
    assert among
    assert {each[side]["article"] for each in among for side in "ab"} <= set(some)
