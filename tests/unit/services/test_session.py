"""A session: what it changes, whom it tells, what it takes back, and what it refuses without a trace."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from annotator.core.edits import Changes, Edit, EditSet, Kind
from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.tagset import Label, TagSet
from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.core.views import ArticleFilter, ArticleOrder
from annotator.services import annotate, curate
from annotator.services.session import Session
from annotator.services.wording import line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Annotation, Article

TEXT = "The Kremlin “rejected” it. It said so."


@pytest.fixture
def article(session: Session, add_article: Callable[..., Article]) -> Article:
    """Return an article of the project."""
    return add_article(session, TEXT, title="Kremlin", publisher="Wire")


def _mark(session: Session, article: Article, start: int = 0, end: int = 3, label: int = 0) -> Annotation:
    label_id = session.read.tag_set().labels[label].id
    changes = session.run(
        annotate.add(article_id=article.id, label_id=label_id, fragments=[Span(start, end)])
    )
    made = session.read.annotation(changes.edits[0].id)
    assert made is not None
    return made


def test_a_refused_operation_leaves_no_trace(session: Session, article: Article) -> None:
    before = session.read.last_seq()
    label = session.read.tag_set().labels[0].id
    for fragments in ([], [Span(0, len(TEXT) + 1)], [Span(-1, 2)]):
        with pytest.raises(UserError):
            session.run(annotate.add(article_id=article.id, label_id=label, fragments=fragments))
    with pytest.raises(UserError):
        session.run(annotate.add(article_id=article.id, label_id="none", fragments=[Span(0, 3)]))
    with pytest.raises(UserError):
        session.run(annotate.delete(annotation_ids=["none"]))
    assert session.read.last_seq() == before
    assert session.read.annotations(article.id) == []
    assert session.verify().is_sound


def test_an_operation_that_changes_nothing_makes_no_entry(session: Session, article: Article) -> None:
    made = _mark(session, article)
    before = session.read.last_seq()
    session.run(annotate.relabel(annotation_id=made.id, label_id=made.label_id))
    session.run(annotate.set_note(annotation_id=made.id, note=""))
    assert session.read.last_seq() == before


def test_undo_and_redo_reach_over_a_restart(session: Session, article: Article) -> None:
    made = _mark(session, article)
    session.run(annotate.set_note(annotation_id=made.id, note="first"))
    session.close()
    with Session.open(session.path, annotator="alice") as again:
        assert again.undo() is not None
        assert again.undo() is not None
        assert again.read.annotations(article.id) == []
    with Session.open(session.path, annotator="alice") as again:
        again.redo()
        again.redo()
        assert again.redo() is None
        assert [each.note for each in again.read.annotations(article.id)] == ["first"]
        assert again.verify().is_sound


def test_a_new_change_ends_what_could_be_redone(session: Session, article: Article) -> None:
    _mark(session, article)
    session.undo()
    _mark(session, article, 4, 8)
    assert session.redo() is None
    assert [each.start for each in session.read.annotations(article.id)] == [4]


def test_how_a_project_came_to_be_is_not_undone(tmp_path: Path) -> None:
    with Session.create(tmp_path / "new.claims", annotator="alice") as session:
        assert session.undo() is None
        with pytest.raises(UserError):
            session.undo_entry(1)
        assert len(session.read.tag_set().labels) == 3


def test_undo_of_just_this_works_where_nothing_later_touches_it(session: Session, article: Article) -> None:
    first = _mark(session, article)
    seq = session.read.last_seq()
    second = _mark(session, article, 4, 8)
    session.undo_entry(seq)
    assert [each.id for each in session.read.annotations(article.id)] == [second.id]
    session.redo()
    session.run(annotate.set_note(annotation_id=first.id, note="later"))
    with pytest.raises(UserError) as caught:
        session.undo_entry(seq)
    assert caught.value.code == "undo.overtaken"
    facts = caught.value.trouble.facts
    assert (facts["later"], facts["id"]) == (session.read.last_seq(), first.id)
    assert len(session.read.annotations(article.id)) == 2
    assert session.verify().is_sound


def test_listeners_hear_who_asked_until_they_end_it(session: Session, article: Article) -> None:
    heard: list[tuple[Changes, object]] = []
    end = session.subscribe(lambda changes, by: heard.append((changes, by)))
    label = session.read.tag_set().labels[0].id
    session.run(annotate.add(article_id=article.id, label_id=label, fragments=[Span(0, 3)]), by="reader")
    session.undo(by="menu")
    assert [by for _, by in heard] == ["reader", "menu"]
    assert heard[0][0].article_ids == {article.id}
    assert heard[0][0].edits[0].inverse() == heard[1][0].edits[0]
    end()
    session.redo()
    assert len(heard) == 2


def test_two_sessions_hear_of_each_other_in_order(session: Session, article: Article) -> None:
    heard: list[int] = []
    with Session.open(session.path, annotator="bob") as other:
        other.subscribe(lambda changes, _by: heard.append(changes.seq))
        _mark(session, article)
        _mark(other, article, 4, 8)  # hears of the first before its own
        _mark(session, article, 9, 10)
        assert [each.annotator for each in other.refresh()] == ["alice"]
        assert other.refresh() == []
    assert heard == sorted(heard)
    assert len(heard) == 3


def test_a_change_that_overtakes_another_is_told_and_both_are_in_the_journal(
    session: Session, article: Article
) -> None:
    made = _mark(session, article)
    heard: list[Changes] = []
    with Session.open(session.path, annotator="bob") as other:
        other.subscribe(lambda changes, _by: heard.append(changes))
        session.run(annotate.set_note(annotation_id=made.id, note="alice's"))
        other.run(annotate.set_note(annotation_id=made.id, note="bob's"))
        other.run(annotate.set_note(annotation_id=made.id, note="bob's again"))
        assert [each.overtaken for each in heard] == [frozenset(), {made.id}, frozenset()]
        notes = [getattr(each.edits[0].after, "note", None) for each in heard]
        assert notes == ["alice's", "bob's", "bob's again"]
        other.undo()
        other.undo()
        other.undo()
        changed = other.read.annotation(made.id)
    assert changed is not None
    assert changed.note == ""


def test_a_bulk_change_is_one_entry_or_none(session: Session, article: Article) -> None:
    label = session.read.tag_set().labels[0].id
    context_edits = []
    with session.bulk("import") as bulk:
        for start in range(3):
            made = _made(article, label, start)
            context_edits.append(made)
            bulk.apply(EditSet("import", (Edit(None, made),)))
    before = session.read.last_seq()
    assert session.read.journal(1)[0].edit_count == 3
    half = EditSet("import", (Edit(None, _made(article, label, 9)), Edit(None, _made(article, "none", 9))))
    with pytest.raises(UserError), session.bulk("import") as bulk:
        bulk.apply(half)
    assert session.read.last_seq() == before
    assert len(session.read.annotations(article.id)) == 3
    session.undo()
    assert session.read.annotations(article.id) == []
    assert session.verify().is_sound


def _made(article: Article, label: str, start: int) -> Annotation:
    from annotator.core.ids import new_id
    from annotator.core.values import Annotation

    return Annotation(id=new_id(), article_id=article.id, label_id=label, fragments=(Span(start, start + 1),))


def test_a_deleted_article_comes_back_to_its_place(
    session: Session, add_article: Callable[..., Article]
) -> None:
    articles = [add_article(session, f"Text {n}", title=f"T{n}") for n in range(3)]
    _mark(session, articles[1])
    _mark(session, articles[1], 0, 4, 1)
    session.run(curate.delete_articles(article_ids=[articles[1].id]))
    assert [row.id for row in session.read.article_page().rows] == [articles[0].id, articles[2].id]
    assert session.read.label_counts() == {}
    session.undo()
    rows = session.read.article_page().rows
    assert [row.id for row in rows] == [article.id for article in articles]
    assert sum(rows[1].counts.values()) == 2
    assert session.read.text(articles[1].text_sha256) == "Text 1"
    assert session.verify().is_sound


def test_a_link_waits_where_its_other_end_is_deleted(
    session: Session, add_article: Callable[..., Article]
) -> None:
    one, other = (add_article(session, f"Text {n}") for n in range(2))
    denial, claim = _mark(session, one, 0, 4, 1), _mark(session, other)
    session.run(curate.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    session.run(curate.delete_articles(article_ids=[other.id]))
    waiting = session.read.awaited_links(article_id=one.id)
    assert [(each.link.to_id, each.link.to_article) for each in waiting] == [(claim.id, other.id)]
    session.undo()
    assert session.read.awaited_links() == []
    assert [link.to_id for link in session.read.links_of_article(one.id)] == [claim.id]
    session.run(annotate.delete(annotation_ids=[denial.id]))
    assert session.read.links() == []
    assert session.read.awaited_links() == []
    assert session.verify().is_sound


def test_links_keep_to_what_the_tag_set_allows(session: Session, article: Article) -> None:
    denial, claim = _mark(session, article, 0, 3, 1), _mark(session, article, 0, 3, 0)
    session.run(curate.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    for kind, ends in (
        ("denies", (claim, denial)),
        ("denies", (denial, claim)),
        ("denies", (denial, denial)),
        ("no", (denial, claim)),
    ):
        with pytest.raises(UserError):
            session.run(curate.add_link(type=kind, from_id=ends[0].id, to_id=ends[1].id))
    assert len(session.read.links()) == 1


def test_a_speaker_is_found_by_name_and_alias_and_made_once(session: Session, article: Article) -> None:
    first, second = _mark(session, article), _mark(session, article, 4, 8)
    session.run(annotate.set_speaker(annotation_id=first.id, name=" Dmitry  Peskov "))
    session.run(annotate.set_speaker(annotation_id=second.id, name="dmitry peskov"))
    assert [source.name for source in session.read.sources()] == ["Dmitry Peskov"]
    session.run(annotate.set_speaker(annotation_id=second.id, name=""))
    changed = session.read.annotation(second.id)
    assert changed is not None
    assert changed.speaker_id == ""
    session.undo()
    session.undo()
    session.undo()
    assert session.read.sources() == []


def test_labels_come_and_go_with_their_annotations(session: Session, article: Article) -> None:
    claim, denial, quote = session.read.tag_set().labels
    _mark(session, article)
    session.run(curate.delete_label(label_id=claim.id, annotations=denial.id))
    assert session.read.label_counts() == {denial.id: 1}
    session.undo()
    assert session.read.label_counts() == {claim.id: 1}
    session.run(curate.delete_label(label_id=claim.id, annotations="delete"))
    assert session.read.label_counts() == {}
    session.run(curate.delete_label(label_id=denial.id, annotations="delete"))
    with pytest.raises(UserError):
        session.run(curate.delete_label(label_id=quote.id, annotations="delete"))
    for _ in range(2):
        session.undo()
    assert session.read.tag_set().labels == (claim, denial, quote)
    assert session.verify().is_sound


def test_only_accepted_annotations_count(session: Session, article: Article) -> None:
    made = _mark(session, article)
    for status, counts, suggestions in (
        (AnnotationStatus.SUGGESTED, {}, 1),
        (AnnotationStatus.REJECTED, {}, 0),
        (AnnotationStatus.ACCEPTED, {made.label_id: 1}, 0),
    ):
        session.run(annotate.decide(annotation_ids=[made.id], status=status))
        row = session.read.article_summary(article.id)
        assert row is not None
        assert (row.counts, row.suggestions) == (counts, suggestions)
    assert session.verify().is_sound


def test_pages_follow_each_other_by_key_in_every_order(
    session: Session, add_article: Callable[..., Article]
) -> None:
    for n in range(23):
        add_article(
            session, f"Text {n}", title=f"T{n % 5}", publisher=f"P{n % 3}", published=f"2023-0{n % 9 + 1}"
        )
    for order in ArticleOrder:
        seen, key = [], None
        while True:
            page = session.read.article_page(order=order, after=key, limit=4)
            seen += [row.id for row in page.rows]
            key = page.next_key
            if key is None:
                break
        assert seen == list(session.read.article_ids(order=order))
        assert len(set(seen)) == 23
        walked = [seen[0]]
        while (
            following := session.read.article_neighbour(walked[-1], forward=True, order=order)
        ) is not None:
            walked.append(following)
        assert walked == seen
        assert session.read.article_neighbour(seen[5], forward=False, order=order) == seen[4]


def test_filters(session: Session, add_article: Callable[..., Article]) -> None:
    one = add_article(
        session, "Ереван отверг заявление", title="Yerevan", publisher="Wire", published="2023-09"
    )
    two = add_article(session, "Café talk", title="Zwölf", publisher="Post", published="2024-01-05")
    made = _mark(session, one, label=1)
    session.run(annotate.set_speaker(annotation_id=made.id, name="Ереван"))
    session.run(curate.set_article_status(article_ids=[two.id], status=ArticleStatus.DONE))
    speaker = session.read.sources()[0].id

    def found(**fields: object) -> set[str]:
        chosen = ArticleFilter(**fields)  # type: ignore[arg-type]  # by name
        ids = set(session.read.article_ids(chosen))
        assert session.read.article_count(chosen) == len(ids)
        return ids

    assert found() == {one.id, two.id}
    for field in (
        {"words": "ереван заяв"},
        {"words": "yere"},
        {"statuses": frozenset({ArticleStatus.NEW})},
        {"label_ids": frozenset({made.label_id})},
        {"speaker_ids": frozenset({speaker})},
        {"publishers": frozenset({"Wire"})},
        {"published_to": "2023-12-31"},
    ):
        assert found(**field) == {one.id}, field
    assert found(words="cafe ZWOLF"[:4]) == {two.id}
    assert found(published_from="2023-10-01") == {two.id}
    assert found(words="yere", publishers=frozenset({"Post"})) == set()
    for hostile in ('"', "*", "AND", "title:x", "(", "NEAR(", "'; DROP TABLE articles", "\x00", "ереван\x00"):
        found(words=hostile)
        list(session.read.texts_matching(hostile))


def test_search_follows_corrected_facts(session: Session, article: Article) -> None:
    session.run(curate.set_article_facts(article_id=article.id, title="Moscow"))
    assert session.read.article_count(ArticleFilter(words="mosc")) == 1
    session.run(curate.set_article_facts(article_id=article.id, publisher="Paper"))
    assert session.read.article_count(ArticleFilter(words="wire")) == 0
    session.undo()
    session.undo()
    assert session.read.article_count(ArticleFilter(words="mosc")) == 0
    with pytest.raises(TypeError):
        curate.set_article_facts(article_id=article.id, text_length=3)


def test_a_backup_is_whole_and_never_onto_itself(session: Session, article: Article, tmp_path: Path) -> None:
    _mark(session, article)
    session.backup(tmp_path / "copy.claims")
    with Session.open(tmp_path / "copy.claims", annotator="bob") as copy:
        assert copy.verify().is_sound
        assert copy.read.annotations(article.id) == session.read.annotations(article.id)
    with pytest.raises(UserError):
        session.backup(session.path)
    with pytest.raises(UserError):
        session.backup(tmp_path / "no" / "folder.claims")


def test_a_session_for_reading_alone_changes_nothing(
    session: Session, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    session.close()
    monkeypatch.setattr(os, "access", lambda *_args, **_kwargs: False)
    with Session.open(session.path, annotator="bob") as reading:
        assert reading.is_read_only
        assert reading.verify().is_sound
        with pytest.raises(UserError) as caught:
            _mark(reading, article)
        assert caught.value.code == "project.read_only"


def test_awaited_links_are_edits_like_others(session: Session, article: Article) -> None:
    from annotator.core.values import AwaitedLink, Link

    made = _mark(session, article)
    link = AwaitedLink(
        id="w", link=Link(id="w", type="denies", from_id=made.id, to_id="elsewhere", to_article="b")
    )
    session.run(lambda _context: EditSet("import", (Edit(None, link),)))
    assert session.read.awaited_links(to_id="elsewhere") == [link]
    assert session.verify().checked["awaited_links"] == 1
    assert session.verify().is_sound
    assert session.undo() is not None
    assert not list(session.read.awaited_links())
    assert Changes(1, "x", (Edit(None, link),)).concerns(Kind.AWAITED_LINK)


def test_a_project_that_cannot_be_made_whole_is_not_made(tmp_path: Path) -> None:
    twice = Label(id="a", name="claim"), Label(id="b", name="claim")
    with pytest.raises(UserError):
        Session.create(tmp_path / "p.claims", annotator="alice", tag_set=TagSet(twice))
    assert [each.name for each in tmp_path.iterdir() if each.name != "profile"] == []


def test_a_project_whose_journal_cannot_be_read_is_let_go(session: Session) -> None:
    """Otherwise nobody could put a copy in its place while the program runs."""
    session.close()
    with closing(sqlite3.connect(session.path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'").fetchone()[0]
    data = bytearray(session.path.read_bytes())
    data[(root - 1) * 16_384 : root * 16_384] = bytes(16_384)
    session.path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        Session.open(session.path, annotator="bob")
    assert caught.value.code == "project.damaged"
    with closing(sqlite3.connect(session.path, timeout=0)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")  # raises where anybody else has it open


def test_undo_of_just_this_says_why_where_it_does_not_work(session: Session, article: Article) -> None:
    session.run(curate.add_label(label=Label(id="mood", name="mood")))
    added = session.read.last_seq()
    session.run(annotate.add(article_id=article.id, label_id="mood", fragments=[Span(0, 3)]))
    marked = session.read.last_seq()
    session.run(annotate.delete(annotation_ids=[each.id for each in session.read.annotations(article.id)]))
    session.undo()
    undoing = session.read.last_seq()
    before = undoing

    def why(seq: int) -> str:
        with pytest.raises(UserError) as caught:
            session.undo_entry(seq)
        assert line(caught.value.trouble).isprintable()
        return caught.value.code

    assert why(added) == "undo.leant_on"
    assert why(marked + 1) == "undo.undone_already"
    assert why(undoing) == "undo.of_an_undo"
    assert why(1) == "undo.of_the_beginning"
    assert why(999) == "undo.no_entry"
    assert why(10**30) == "undo.no_entry"  # more than SQLite can be asked for
    assert session.read.last_seq() == before
    assert session.verify().is_sound
    session.undo_entry(marked)
    session.undo_entry(added)
    assert session.read.tag_set().named("mood") is None


def test_what_went_to_and_fro_is_not_taken_back_by_its_first_entry_alone(
    session: Session, article: Article
) -> None:
    seqs = [
        session.run(curate.set_article_facts(article_id=article.id, publisher=name)).seq
        for name in ("B", "Wire", "B")
    ]
    with pytest.raises(UserError) as caught:
        session.undo_entry(seqs[0])
    assert (caught.value.code, caught.value.trouble.facts["later"]) == ("undo.overtaken", seqs[2])
    for _ in seqs:
        assert session.undo() is not None
    after = session.read.article(article.id)
    assert after is not None
    assert after.publisher == "Wire"


def test_a_label_is_not_unmade_alone_under_a_later_deletion_that_would_need_it(
    session: Session, article: Article
) -> None:
    made = session.run(curate.add_label(label=Label(id="mood", name="mood"))).seq
    session.run(annotate.add(article_id=article.id, label_id="mood", fragments=[Span(0, 3)]))
    deleted = session.run(
        annotate.delete(annotation_ids=[each.id for each in session.read.annotations(article.id)])
    ).seq
    with pytest.raises(UserError) as caught:
        session.undo_entry(made)
    assert (caught.value.code, caught.value.trouble.facts["later"]) == ("undo.leant_on", deleted)
    assert line(caught.value.trouble).isprintable()


def test_the_deletion_of_a_link_that_was_added_again_is_not_taken_back_alone(
    session: Session, article: Article
) -> None:
    one, other = _mark(session, article), _mark(session, article, 4, 8)
    session.run(curate.add_link(type="same_utterance", from_id=one.id, to_id=other.id))
    (link,) = session.read.links()
    deleted = session.run(curate.delete_link(link_id=link.id)).seq
    again = session.run(curate.add_link(type="same_utterance", from_id=one.id, to_id=other.id)).seq
    with pytest.raises(UserError) as caught:
        session.undo_entry(deleted)
    assert (caught.value.code, caught.value.trouble.facts["later"]) == ("undo.overtaken", again)
    assert len(list(session.read.links())) == 1
    session.undo_entry(again)
    session.undo_entry(deleted)
    assert [each.id for each in session.read.links()] == [link.id]
