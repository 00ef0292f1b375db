"""Merging projects: nothing twice, nothing lost, and what differs is told."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pytest

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.values import Annotation, AnnotationStatus
from annotator.services import annotate, curate
from annotator.services.documents import ALL_STATUSES, ExportOptions
from annotator.services.merge import merge
from annotator.services.session import Session
from annotator.services.transfer import export_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article
    from annotator.services.operation import Context, Operation


def _mark(session: Session, article: Article, start: int, label: int = 0) -> Annotation:
    label_id = session.read.tag_set().labels[label].id
    changes = session.run(
        annotate.add(article_id=article.id, label_id=label_id, fragments=[Span(start, start + 3)])
    )
    made = session.read.annotation(changes.edits[0].id)
    assert made is not None
    return made


def _export(session: Session) -> list[bytes]:
    out = io.BytesIO()
    export_to(session, out, "jsonl", ExportOptions(statuses=ALL_STATUSES))
    return sorted(out.getvalue().splitlines())


@pytest.fixture
def filled(session: Session, add_article: Callable[..., Article]) -> Session:
    """Return a session on two articles, a denial linked to a claim across them, a speaker and a suggestion."""
    one, two = (add_article(session, f"Article {n} says no. 😀", title=f"T{n}") for n in range(2))
    denial, claim = _mark(session, one, 0, 1), _mark(session, two, 4)
    session.run(annotate.set_speaker(annotation_id=denial.id, name="Peskov"))
    session.run(curate.add_link(type="denies", from_id=denial.id, to_id=claim.id))
    return session


def _copy(session: Session, path: Path) -> Session:
    session.backup(path)
    return Session.open(path, annotator="bob")


def test_into_an_empty_project_everything_comes(filled: Session, tmp_path: Path) -> None:
    with Session.create(tmp_path / "empty.claims", annotator="bob") as empty:
        report = merge(empty, [filled.path])
        assert (report.accepted["article"], report.accepted["annotation"], report.accepted["link"]) == (
            2,
            2,
            1,
        )
        assert _export(empty) == _export(filled)
        assert empty.verify().is_sound
        before = empty.read.last_seq()
        again = merge(empty, [filled.path])
        assert (again.accepted.total(), again.repairs, again.refused) == (0, [], [])
        assert empty.read.last_seq() == before
        empty.undo()
        assert empty.read.article_count() == 0


def test_the_work_of_two_comes_together(
    filled: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    with _copy(filled, tmp_path / "bob.claims") as bob:
        article = next(article for article in map(bob.read.article, bob.read.article_ids()) if article)
        _mark(bob, article, 8, 2)
        add_article(bob, "Only bob's.")
        _mark(filled, article, 4)
        report = merge(filled, [bob.path])
        assert (report.accepted["article"], report.accepted["annotation"]) == (1, 1)
        assert filled.verify().is_sound
        assert len(filled.read.annotations(article.id)) == 3
        merge(bob, [filled.path])
        assert _export(bob) == _export(filled)


class _Clock:
    """What the sessions take for the time; a test sets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = "2026-01-01T10:00:00.000Z"
        monkeypatch.setattr("annotator.services.session.stamp", lambda: self.now)

    def change(self, session: Session, annotation: Annotation, note: str, at: str) -> None:
        self.now = f"2030-01-01T10:00:0{at}Z"
        session.run(annotate.set_note(annotation_id=annotation.id, note=note))


def _note(session: Session, annotation: Annotation) -> str:
    kept = session.read.annotation(annotation.id)
    assert kept is not None
    return kept.note


def test_an_annotation_changed_in_both_is_kept_as_changed_last_and_told(
    filled: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = _Clock(monkeypatch)
    with _copy(filled, tmp_path / "bob.claims") as bob:
        changed = next(each for one in bob.read.article_ids() for each in bob.read.annotations(one))
        clock.change(filled, changed, "alice's", at="1.000")
        clock.change(bob, changed, "bob's, later", at="1.001")
        report = merge(filled, [bob.path])
        assert [trouble.code for trouble in report.repairs] == ["merge.changed_in_both"]
        assert _note(filled, changed) == "bob's, later"
        clock.change(filled, changed, "alice's, last", at="2.000")
        merge(filled, [bob.path])
        assert _note(filled, changed) == "alice's, last"


@pytest.mark.parametrize("notes", [("alice's", "bob's"), ("zed's", "bob's")])
def test_of_two_changes_in_one_millisecond_both_sides_keep_the_same(
    filled: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notes: tuple[str, str]
) -> None:
    clock = _Clock(monkeypatch)
    with _copy(filled, tmp_path / "bob.claims") as bob:
        changed = next(each for one in bob.read.article_ids() for each in bob.read.annotations(one))
        clock.change(filled, changed, notes[0], at="1.000")
        clock.change(bob, changed, notes[1], at="1.000")
        bob.backup(tmp_path / "bob-before.claims")
        merge(bob, [filled.path])
        merge(filled, [tmp_path / "bob-before.claims"])
        assert _note(filled, changed) == _note(bob, changed)


def test_a_change_counts_as_later_than_what_it_changed_by_a_clock_that_was_set_back(
    filled: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = _Clock(monkeypatch)
    changed = next(each for one in filled.read.article_ids() for each in filled.read.annotations(one))
    clock.change(filled, changed, "first", at="9.000")
    with _copy(filled, tmp_path / "bob.claims") as bob:
        clock.change(bob, changed, "bob's, by a clock that is late", at="1.000")
        merge(filled, [bob.path])
        assert _note(filled, changed) == "bob's, by a clock that is late"


def test_projects_made_apart_meet_by_name_text_and_extent(
    filled: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    with Session.create(tmp_path / "apart.claims", annotator="alice") as apart:
        article = add_article(apart, "Article 0 says no. 😀")
        same = _mark(apart, article, 0, 1)
        new = _mark(apart, article, 12, 0)
        apart.run(annotate.set_speaker(annotation_id=same.id, name="peskov"))
        apart.run(annotate.set_speaker(annotation_id=new.id, name="PESKOV"))
        apart.run(curate.add_link(type="denies", from_id=same.id, to_id=new.id))
        report = merge(filled, [apart.path])
        assert (report.accepted["article"], report.accepted["annotation"], report.accepted["link"]) == (
            0,
            1,
            1,
        )
        assert [source.name for source in filled.read.sources()] == ["Peskov"]
        assert len(filled.read.tag_set().labels) == 3
        assert filled.verify().is_sound


def test_what_both_were_suggested_apart_is_suggested_once(
    filled: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    with Session.create(tmp_path / "apart.claims", annotator="bob") as apart:
        article = add_article(apart, "Article 0 says no. 😀")
        labels = apart.read.tag_set().labels
        apart.run(_suggestions(article.id, labels[0].id, labels[1].id))
        (ours,) = filled.read.article_by_text(article.text_sha256)
        labels = filled.read.tag_set().labels
        filled.run(_suggestions(ours.id, labels[0].id))
        before = len(filled.read.annotations(ours.id))
        report = merge(filled, [apart.path])  # one is suggested here, one decided on, the third is new
        assert report.accepted["annotation"] == 1
        assert len(filled.read.annotations(ours.id)) == before + 1
        assert filled.verify().is_sound


def _suggestions(article_id: str, *label_ids: str) -> Operation:
    """Suggest a few words under the first label; with a second one, others under either."""
    spans = [(label_ids[0], 4)] + ([(label_ids[1], 0), (label_ids[0], 8)] if len(label_ids) > 1 else [])

    def edits(context: Context) -> EditSet:
        made = [
            Annotation(
                id=f"{article_id}-{start}",
                article_id=article_id,
                label_id=label_id,
                fragments=(Span(start, start + 3),),
                status=AnnotationStatus.SUGGESTED,
                origin="suggested:rules/verb-that",
                annotator=context.annotator,
                created=context.now,
                updated=context.now,
            )
            for label_id, start in spans
        ]
        return EditSet("suggest", tuple(Edit(None, each) for each in made))

    return edits


def test_a_dry_run_and_a_failure_change_nothing(filled: Session, tmp_path: Path) -> None:
    with Session.create(tmp_path / "empty.claims", annotator="bob") as empty:
        before = empty.read.last_seq()
        assert merge(empty, [filled.path], dry_run=True).accepted["article"] == 2
        ruined = tmp_path / "ruined.claims"
        shutil.copyfile(filled.path, ruined)
        ruined.write_bytes(ruined.read_bytes()[:3_000])
        for paths in ([filled.path, ruined], [filled.path, tmp_path / "none.claims"], [empty.path]):
            with pytest.raises(UserError):
                merge(empty, paths)
        assert empty.read.last_seq() == before


def test_another_text_under_the_same_id_is_refused_with_all_that_hangs_on_it(
    filled: Session, tmp_path: Path
) -> None:
    from dataclasses import replace

    from annotator.core.edits import Edit, EditSet
    from annotator.core.text import sha256

    with Session.create(tmp_path / "other.claims", annotator="bob") as other:
        article = next(article for article in map(filled.read.article, filled.read.article_ids()) if article)
        text = "Another text"
        forged = replace(article, text_sha256=sha256(text), text_length=len(text))
        other.run(lambda _context: EditSet("import", (Edit(None, forged),), {forged.text_sha256: text}))
        _mark(other, forged, 0)
        report = merge(filled, [other.path])
        assert [trouble.code for trouble in report.refused] == ["article.other_text"]
        assert report.accepted.total() == 0
        assert filled.verify().is_sound
