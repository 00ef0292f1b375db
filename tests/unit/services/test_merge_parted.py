"""Merging a project with a copy that others worked on: only what both have changed since is in dispute."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.spans import Span
from annotator.core.values import ArticleStatus
from annotator.services import annotate, connect, curate, speakers
from annotator.services.documents import ALL_STATUSES
from annotator.services.merge import merge
from annotator.services.session import Session
from annotator.services.transfer import ExportOptions, export_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.core.values import Annotation, Article
    from annotator.services.transfer_report import ImportReport


def _mark(session: Session, article: Article, start: int, label: int = 0) -> Annotation:
    label_id = session.read.tag_set().labels[label].id
    changes = session.run(
        annotate.add(article_id=article.id, label_id=label_id, fragments=[Span(start, start + 3)])
    )
    made = session.read.annotation(changes.edits[0].id)
    assert made is not None
    return made


class Pair:
    """A project with two linked annotations and a copy of it, both open, which have just parted."""

    def __init__(self, here: Session, there: Session) -> None:
        self.here, self.there = here, there
        self.articles = [article for one in here.read.article_ids() if (article := here.read.article(one))]
        self.one, self.two = (here.read.annotations(article.id)[0] for article in self.articles)
        self.link = here.read.links()[0]
        self.speaker = here.read.sources()[0]

    def merge(self) -> ImportReport:
        """Merge there into here, and hold the result to be sound."""
        report = merge(self.here, [self.there.path])
        assert self.here.verify().is_sound
        return report

    def are_equal(self) -> bool:
        """Tell whether both hold the same."""
        return bool(_all(self.here) == _all(self.there))


def _all(session: Session) -> Any:
    out = io.BytesIO()
    export_to(session, out, "jsonl", ExportOptions(statuses=ALL_STATUSES))
    read = session.read
    return sorted(out.getvalue().splitlines()), read.sources(), read.statements()


@pytest.fixture
def pair(session: Session, add_article: Callable[..., Article], tmp_path: Path) -> Iterator[Pair]:
    """Return the two projects."""
    one, two = (add_article(session, f"Article {n} says no. 😀", title=f"T{n}") for n in range(2))
    denial, claim = _mark(session, one, 0, 1), _mark(session, two, 4)
    session.run(annotate.set_speaker(annotation_id=denial.id, name="Peskov"))
    session.run(curate.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    session.backup(tmp_path / "copy.claims")
    with Session.open(tmp_path / "copy.claims", annotator="bob") as there:
        yield Pair(session, there)


# One thing for each kind, and how it is changed; each change says something of its own.
def _note(pair: Pair, session: Session, words: str) -> None:
    session.run(annotate.set_note(annotation_id=pair.one.id, note=words))


def _facts(pair: Pair, session: Session, words: str) -> None:
    session.run(curate.set_article_facts(article_id=pair.articles[0].id, title=words))


def _speaker(pair: Pair, session: Session, words: str) -> None:
    source = session.read.source(pair.speaker.id)
    assert source is not None
    session.run(speakers.change_speaker(speaker_id=source.id, note=words))


CHANGES = [_note, _facts, _speaker]


@pytest.mark.parametrize("change", CHANGES)
def test_what_only_they_changed_comes_without_a_word(pair: Pair, change: Callable[..., None]) -> None:
    change(pair, pair.there, "theirs")
    report = pair.merge()
    assert (report.repairs, report.notes, report.refused) == ([], [], [])
    assert pair.are_equal()


@pytest.mark.parametrize("change", CHANGES)
def test_what_only_we_changed_stays_without_a_word(pair: Pair, change: Callable[..., None]) -> None:
    change(pair, pair.here, "ours")
    before = _all(pair.here)
    report = pair.merge()
    assert (report.repairs, report.notes, report.refused) == ([], [], [])
    assert _all(pair.here) == before
    merge(pair.there, [pair.here.path])
    assert pair.are_equal()


@pytest.mark.parametrize("change", CHANGES)
def test_what_both_changed_is_told_with_its_places_and_both_are_in_the_journal(
    pair: Pair, change: Callable[..., None]
) -> None:
    change(pair, pair.here, "ours")
    change(pair, pair.there, "theirs")
    ours, theirs = pair.here.read.last_seq(), pair.there.read.last_seq()
    report = pair.merge()
    assert [each.code for each in report.repairs] == ["merge.changed_in_both"]
    facts = report.repairs[0].facts
    assert (facts["here"], facts["there"]) == (ours, theirs)
    edits = pair.here.read.journal_edits(pair.here.read.last_seq())
    assert "theirs" in repr(edits)
    assert "ours" in repr(edits)
    pair.here.undo()
    assert "theirs" not in repr(_all(pair.here))
    pair.here.redo()
    assert pair.here.verify().is_sound


@pytest.mark.parametrize("change", CHANGES)
def test_who_went_on_from_the_other_s_state_is_not_in_dispute(
    pair: Pair, change: Callable[..., None]
) -> None:
    change(pair, pair.there, "theirs")
    pair.merge()
    change(pair, pair.here, "ours, knowing theirs")
    assert pair.merge().repairs == []
    assert "ours, knowing theirs" in repr(_all(pair.here))
    assert merge(pair.there, [pair.here.path]).repairs == []
    assert pair.are_equal()


def test_the_same_change_on_both_sides_is_none(pair: Pair) -> None:
    for session in (pair.here, pair.there):
        session.run(curate.set_article_status(article_ids=[pair.articles[0].id], status=ArticleStatus.DONE))
    assert pair.merge().repairs == []


def test_what_they_deleted_goes_here_and_comes_back_with_undo(pair: Pair) -> None:
    before = _all(pair.here)
    pair.there.run(annotate.delete(annotation_ids=[pair.two.id]))
    report = pair.merge()
    assert (report.repairs, report.refused) == ([], [])
    assert pair.are_equal()
    pair.here.undo()
    assert _all(pair.here) == before


def test_what_we_deleted_does_not_come_back(pair: Pair) -> None:
    pair.here.run(annotate.delete(annotation_ids=[pair.one.id]))
    assert pair.merge().repairs == []
    assert pair.here.read.annotation(pair.one.id) is None
    assert pair.here.read.links() == []
    merge(pair.there, [pair.here.path])
    assert pair.are_equal()


def test_a_link_that_one_of_them_deleted_is_gone(pair: Pair) -> None:
    pair.there.run(curate.delete_link(link_id=pair.link.id))
    pair.merge()
    assert pair.here.read.links() == []
    assert pair.are_equal()


def test_a_deletion_against_a_change_keeps_the_change_and_tells(pair: Pair) -> None:
    _note(pair, pair.here, "still needed")
    pair.there.run(annotate.delete(annotation_ids=[pair.one.id]))
    assert [each.code for each in pair.merge().repairs] == ["merge.deleted_there"]
    assert pair.here.read.annotation(pair.one.id) is not None
    assert [each.code for each in merge(pair.there, [pair.here.path]).repairs] == ["merge.deleted_here"]
    kept = pair.there.read.annotation(pair.one.id)
    assert kept is not None
    assert kept.note == "still needed"


def test_a_deleted_article_takes_its_annotations_along(pair: Pair) -> None:
    pair.there.run(curate.delete_articles(article_ids=[pair.articles[1].id]))
    assert pair.merge().repairs == []
    assert pair.here.read.article_count() == 1
    assert pair.are_equal()


def test_an_article_deleted_here_stays_so(pair: Pair) -> None:
    pair.here.run(curate.delete_articles(article_ids=[pair.articles[1].id]))
    assert pair.merge().repairs == []
    assert pair.here.read.article_count() == 1


def test_an_article_that_somebody_went_on_with_is_not_deleted_by_the_other(pair: Pair) -> None:
    fresh = _mark(pair.here, pair.articles[1], 8)
    pair.there.run(curate.delete_articles(article_ids=[pair.articles[1].id]))
    report = pair.merge()
    assert [each.code for each in report.repairs] == ["merge.deleted_there"]
    assert {each.id for each in pair.here.read.annotations(pair.articles[1].id)} == {fresh.id, pair.two.id}
    back = merge(pair.there, [pair.here.path])
    assert [each.code for each in back.repairs] == ["merge.deleted_here"]
    assert fresh.id in {each.id for each in pair.there.read.annotations(pair.articles[1].id)}
    assert pair.there.verify().is_sound


def test_a_speaker_that_we_still_name_is_not_deleted_with_theirs(pair: Pair) -> None:
    pair.there.run(annotate.set_speaker(annotation_id=pair.one.id, name=""))
    pair.there.run(speakers.delete_speaker(speaker_id=pair.speaker.id))
    pair.here.run(annotate.set_speaker(annotation_id=pair.two.id, name="Peskov"))
    pair.merge()
    assert pair.here.read.source(pair.speaker.id) is not None
    pair.here.run(annotate.set_speaker(annotation_id=pair.two.id, name=""))
    pair.merge()
    assert pair.here.read.source(pair.speaker.id) is None


def test_a_statement_worded_anew_there_is_worded_so_here(pair: Pair) -> None:
    made = pair.there.run(connect.make_statement(annotation_ids=[pair.one.id], wording="It is so."))
    pair.merge()
    assert [each.wording for each in pair.here.read.statements()] == ["It is so."]
    assert made.edits
    assert pair.are_equal()
