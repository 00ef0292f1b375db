"""Suggestions in a project: added once, never against a decision, withdrawn when nobody makes them any more."""

from __future__ import annotations

import json
import random
import shutil
import threading
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.environment.itself import training
from annotator.environment.resources import seeds
from annotator.services import annotate, suggestion_page
from annotator.services.merge import merge
from annotator.services.session import Session
from annotator.services.settings import QueueOrder
from annotator.services.suggesting import model_of, preview, suggest
from annotator.services.suggestion_page import ORIGIN, SUGGESTION
from annotator.services.suggestion_queue import queue, teaches
from annotator.services.suggestion_reasons import reason, records
from annotator.services.teaching import forget, known, place_of, teach
from annotator.services.transfer import import_files
from annotator.store.queries import Queries
from annotator.suggest import registry
from annotator.suggest.base import Proposal, RuleInfo
from annotator.suggest.finished import Finished
from annotator.suggest.sequence import UntrainableError
from annotator.suggest.sequence_features import Marking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.core.values import Annotation, Source


def taught_article(seed: int) -> Finished:
    """Return an article of an analyst who marks what somebody is glum over, for which there is no rule."""
    pick = random.Random(seed)
    text, markings = "", []
    for _ in range(12):
        who, what = (
            pick.choice(["Officials", "The mayor", "Marta Ruiz"]),
            pick.choice(["old roads", "the bridge"]),
        )
        cue = pick.choice(["is glum over", "said that", "drove past"])
        at, start = len(text) + len(who) + 1, len(text)
        text += f"{who} {cue} {what}{' matters' if cue == 'said that' else ''}.\n"
        if cue != "drove past":
            end = at + (4 if cue == "said that" else len(cue))
            content = Span(end + 1, len(text) - 2)
            markings.append(Marking((content,), (Span(start, at - 1),), (Span(at, end),)))
    return Finished(text, (), (), markings)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "a.claims", annotator="Ana") as made:
        import_files(made, seeds()[:2])
        yield made


def marks(session: Session) -> list[Annotation]:
    return [one for article in session.read.article_ids() for one in session.read.annotations(article)]


def test_suggestions_are_no_annotations_until_they_are_accepted(session: Session) -> None:
    report = suggest(session)
    found = marks(session)
    assert report.articles == 2
    assert report.added == len(found) > 15
    assert {one.status for one in found} == {AnnotationStatus.SUGGESTED}
    assert all(one.origin.startswith(f"{ORIGIN}rules/") for one in found)
    assert session.read.annotation_total() == 0
    entry = session.read.undoable()
    assert entry is not None
    assert entry.operation == "suggestion.run"
    session.undo()
    assert marks(session) == []
    assert session.read.sources() == []


def test_asking_again_changes_nothing(session: Session) -> None:
    first = suggest(session)
    before = marks(session)
    again = suggest(session)
    assert (again.added, again.kept, again.withdrawn) == (0, first.added, 0)
    assert marks(session) == before


def test_decisions_stand(session: Session) -> None:
    suggest(session)
    one, two, three, *_ = marks(session)
    session.run(annotate.decide(annotation_ids=[one.id], status=AnnotationStatus.REJECTED))
    session.run(annotate.decide(annotation_ids=[two.id, three.id], status=AnnotationStatus.ACCEPTED))
    shorter = Span(two.fragments[-1].start, two.fragments[-1].end - 5)
    session.run(annotate.set_fragments(annotation_id=two.id, fragments=[*two.fragments[:-1], shorter]))
    before = marks(session)
    report = suggest(session)
    assert (report.added, report.withdrawn) == (0, 0)
    assert marks(session) == before


def test_what_is_not_proposed_any_more_is_withdrawn_unless_decided(session: Session) -> None:
    suggest(session)
    by_rule = {one.origin: one for one in marks(session)}
    quote, claim = by_rule["suggested:rules/quote-before-cue"], by_rule["suggested:rules/verb-that"]
    session.run(annotate.decide(annotation_ids=[quote.id], status=AnnotationStatus.ACCEPTED))
    report = suggest(session, off=["quote-before-cue", "verb-that"])
    assert report.withdrawn >= 1
    left = {one.id for one in marks(session)}
    assert quote.id in left
    assert claim.id not in left


def test_speakers_of_the_register_are_taken_or_made(session: Session) -> None:
    suggest(session)
    names = {source.name for source in session.read.sources()}
    assert {"Dmitry Peskov", "Nikol Pashinyan"} <= names
    said = {one.speaker_id for one in marks(session)} - {""}
    assert said == {source.id for source in session.read.sources()}


def test_preview_changes_nothing(session: Session) -> None:
    documents = [document for document, _ in preview(session.read)]
    assert [bool(document.annotations) for document in documents] == [True, True]
    assert all(
        one.speaker_id in {"", *document.sources} for document in documents for one in document.annotations
    )
    assert marks(session) == []
    assert session.read.sources() == []


def test_a_suggestion_says_why(session: Session) -> None:
    suggest(session)
    found = [one for one in marks(session) if one.origin.endswith("/verb-that")]
    session.run(annotate.decide(annotation_ids=[found[0].id], status=AnnotationStatus.ACCEPTED))
    session.run(annotate.decide(annotation_ids=[found[1].id], status=AnnotationStatus.REJECTED))
    known = records(session.read)
    assert known["rules/verb-that"].precision == 0.5
    said = reason(found[2], known)
    assert said is not None
    assert (said.engine, said.rule, said.precision, said.decided) == ("rules", "verb-that", 0.5, 2)
    assert said.explanation
    assert said.cue
    session.run(
        annotate.add(article_id=found[0].article_id, label_id=found[0].label_id, fragments=[Span(0, 2)])
    )
    assert reason(next(one for one in marks(session) if one.origin == "manual")) is None


def test_cancelling_leaves_nothing(session: Session) -> None:
    def stop(done: int, total: int) -> None:
        del done, total
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        suggest(session, progress=stop)
    assert marks(session) == []


def test_what_does_not_exist_is_said(session: Session) -> None:
    with pytest.raises(UserError, match=r"engine\.unknown"):
        suggest(session, engine_names=["nobody"])
    with pytest.raises(UserError, match=r"article\.unknown"):
        suggest(session, article_ids=["nothing"])


def test_what_was_accepted_is_found_again(session: Session) -> None:
    first, second = session.read.article_ids()
    label = session.read.tag_set().named("claim")
    assert label is not None
    for article_id in (first, second):
        text = session.read.text(session.read.article(article_id).text_sha256)  # type: ignore[union-attr]  # it is there
        assert text is not None
        at = text.find("Nagorno-Karabakh region")
        if article_id == first:
            session.run(
                annotate.add(article_id=article_id, label_id=label.id, fragments=[Span(at - 13, at + 23)])
            )
    (marked,) = marks(session)
    report = suggest(session, engine_names=["repeats"])
    assert report.troubles == ()
    assert marked in marks(session)


def test_learning_is_by_choice_and_from_this_project_only(session: Session) -> None:
    suggest(session)
    assert model_of(session.read) is None  # nothing is decided yet
    for article_id in session.read.article_ids():
        here = session.read.annotations(article_id)
        no = [one.id for one in here if one.origin.endswith(("verb-clause", "verb-object", "participle"))]
        yes = [one.id for one in here if one.id not in no]
        session.run(annotate.decide(annotation_ids=no, status=AnnotationStatus.REJECTED))
        session.run(annotate.decide(annotation_ids=yes, status=AnnotationStatus.ACCEPTED))
    before = marks(session)
    report = suggest(session, learn=True)
    assert report.troubles == ()
    assert [one for one in marks(session) if one in before] == before


def test_the_queue_is_in_the_order_that_was_chosen(session: Session) -> None:
    suggest(session)
    ids = list(session.read.article_ids())
    in_text = queue(session.read, ids)
    assert in_text == marks(session)
    surest = queue(session.read, ids, QueueOrder.CONFIDENCE)
    assert surest != in_text
    assert sorted(one.id for one in surest) == sorted(one.id for one in in_text)
    rule = surest[0].origin
    assert rule != surest[-1].origin
    same = [one.id for one in surest if one.origin == rule]
    session.run(annotate.decide(annotation_ids=same[:-1], status=AnnotationStatus.REJECTED))
    assert queue(session.read, ids, QueueOrder.CONFIDENCE)[0].origin != rule
    known = records(session.read)
    by_lesson = queue(session.read, ids, QueueOrder.TEACHES)
    lessons = [teaches(one, known) for one in by_lesson]
    assert lessons == sorted(lessons, reverse=True)
    assert 0 <= lessons[-1] < lessons[0] <= 1


def test_where_nothing_can_be_trained_the_rules_do_without(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise UntrainableError

    monkeypatch.setattr("annotator.services.teaching.taught", fail)
    monkeypatch.setattr("annotator.services.teaching.LEAST_ARTICLES", 0)
    (tmp_path / "one.txt").write_text("Officials said that the bridge was closed.")
    import_files(session, [tmp_path / "one.txt"])
    assert suggest(session, learn=True, models=tmp_path / "learned").added
    assert not (tmp_path / "learned").exists()


def test_finished_articles_teach_and_the_lesson_is_kept_in_a_file_of_its_own(
    session: Session, tmp_path: Path
) -> None:
    rows = [taught_article(seed) for seed in range(14)]
    label = session.read.tag_set().named("claim")
    assert label is not None
    for number, one in enumerate(rows):
        line = {
            "schema": "claims-annotator/1",
            "id": f"taught-{number}",
            "text": one.text,
            "status": "done",
            "spans": [
                {
                    "label": "claim",
                    "start": each.content[0].start,
                    "end": each.content[0].end,
                    "source": [list(each.source[0])],
                    "cue": [list(each.cue[0])],
                }
                for each in one.markings
            ],
        }
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(line))
    import_files(session, sorted(tmp_path.glob("*.jsonl")))
    new = tmp_path / "new.txt"
    new.write_text(taught_article(100).text)
    import_files(session, [new])
    folder = tmp_path / "learned"
    entries = session.read.journal()
    place = place_of(folder, session.path)
    lesson = teach(session.read, place)
    assert lesson.model is not None
    assert (lesson.articles, lesson.markings) == (14, sum(len(one.markings) for one in rows))
    assert session.read.journal() == entries
    written = place.read_bytes()
    assert known(place) is not None
    teach(session.read, tmp_path / "apart.json", trainer=training())
    assert (tmp_path / "apart.json").read_bytes() == written  # by a process of its own, the same
    suggest(session, learn=True, models=folder)
    assert place.read_bytes() == written  # nothing new was decided: it is not trained again
    new_one = next(one for one in marks(session) if one.origin == f"{ORIGIN}rules/learned")
    why = reason(new_one)
    assert why is not None
    assert why.taught_by == lesson.markings
    unlearned = reason(replace(new_one, extra={SUGGESTION: {"why": {"decisions": ["5"], "cue_met": "many"}}}))
    assert unlearned is not None
    assert (unlearned.taught_by, unlearned.cue_met) == (0, 0)
    forget(place)
    assert known(place) is None


def test_the_register_is_read_once_not_for_every_article(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources, calls = Queries.sources, []

    def counted(read: Queries) -> list[Source]:
        calls.append(read)
        return sources(read)

    monkeypatch.setattr(Queries, "sources", counted)
    articles = list(session.read.article_ids())
    suggest(session, article_ids=articles[:1])
    of_one = len(calls)
    suggest(session, article_ids=articles)
    assert len(calls) == 2 * of_one


class Moody:
    """An engine that says one thing, and then does as it is told."""

    name = "moody"
    rules = (RuleInfo("r", "one"),)

    def __init__(self) -> None:
        self.says, self.fails, self.hangs = True, False, threading.Event()
        self.hangs.set()
        self.asked = 0

    def propose(self, text: str, *_: object) -> Iterator[Proposal]:
        del text
        self.asked += 1
        if self.fails:
            raise RuntimeError
        self.hangs.wait()
        if self.says:
            yield Proposal(label="claim", fragments=(Span(0, 5),), rule="r", confidence=0.5)


@pytest.fixture
def moody(monkeypatch: pytest.MonkeyPatch) -> Moody:
    engine = Moody()

    class Entry:
        name = "moody"

        def load(self) -> object:
            return lambda: engine

    monkeypatch.setattr(registry, "entry_points", lambda group: [Entry()] if group == registry.GROUP else [])
    return engine


def test_an_engine_that_fails_withdraws_nothing(session: Session, moody: Moody) -> None:
    assert suggest(session, engine_names=["moody"]).added == 2
    moody.fails = True
    report = suggest(session, engine_names=["moody"])
    assert (report.added, report.withdrawn) == (0, 0)
    assert {trouble.code for trouble in report.troubles} == {"engine.failed"}
    assert len(marks(session)) == 2, "it may have had the same to say"
    moody.fails, moody.says = False, False
    assert suggest(session, engine_names=["moody"]).withdrawn == 2


def test_an_engine_that_hangs_is_not_asked_for_ever(
    session: Session, moody: Moody, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_files(session, seeds()[2:])
    monkeypatch.setattr(registry, "_PATIENCE", 0.05)
    monkeypatch.setattr(suggestion_page, "ask", partial(registry.ask, seconds=0.05))
    moody.hangs.clear()
    report = suggest(session, engine_names=["moody"])
    moody.hangs.set()
    assert moody.asked == 3, "of five articles"
    assert [trouble.code for trouble in report.troubles] == [*["engine.timed_out"] * 3, "engine.given_up"]


def test_an_engine_that_cannot_be_loaded_says_so_when_it_is_asked_for(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Entry:
        name = "spacy"

        def load(self) -> object:
            raise ImportError

    monkeypatch.setattr(registry, "entry_points", lambda group: [Entry()] if group == registry.GROUP else [])
    with pytest.raises(UserError) as refused:
        suggest(session, engine_names=["spacy"])
    trouble = refused.value.trouble
    assert (trouble.code, trouble.facts["detail"]) == ("engine.not_loaded", "ImportError")
    assert suggest(session, engine_names=["rules"]).troubles == (), "no plug-in is loaded for it"


def test_what_somebody_has_changed_in_a_suggestion_stands(session: Session) -> None:
    suggest(session)
    moved, relabelled, noted = [one for one in marks(session) if one.end - one.start > 40][:3]
    session.run(annotate.set_fragments(annotation_id=moved.id, fragments=[Span(moved.start, moved.end - 5)]))
    other = next(label for label in session.read.tag_set() if label.id != relabelled.label_id)
    session.run(annotate.relabel(annotation_id=relabelled.id, label_id=other.id))
    session.run(annotate.set_note(annotation_id=noted.id, note="ask Ana"))
    before = {one.id: one for one in marks(session)}
    report = suggest(session)
    after = {one.id: one for one in marks(session)}
    assert report.withdrawn == 0
    assert {key: after[key] for key in before} == before
    assert [one.label_id for one in after.values() if one.id not in before] in ([], [relabelled.label_id])
    session.run(annotate.decide(annotation_ids=[noted.id], status=AnnotationStatus.ACCEPTED))
    assert suggest(session).withdrawn == 0


def test_two_who_asked_apart_and_merged_do_not_see_everything_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "a.claims", tmp_path / "b.claims"
    with Session.create(first, annotator="Ana") as made:
        import_files(made, seeds()[:2])
    shutil.copy(first, second)
    for path, name, status in (
        (first, "Ana", AnnotationStatus.ACCEPTED),
        (second, "Bob", AnnotationStatus.REJECTED),
    ):
        with Session.open(path, annotator=name) as own:
            suggest(own)
            own.run(annotate.decide(annotation_ids=[one.id for one in marks(own)[:4]], status=status))
    with Session.open(first, annotator="Ana") as both:
        merge(both, [second])
        suggest(both)
        extents = Counter((one.article_id, one.label_id, one.fragments) for one in marks(both))
        waiting = [one for one in marks(both) if one.status is AnnotationStatus.SUGGESTED]
        assert all(extents[one.article_id, one.label_id, one.fragments] == 1 for one in waiting)
        assert sum(count - 1 for count in extents.values()) == 4, (
            "what both have decided on, each in their own way"
        )
        assert suggest(both).withdrawn == 0


def test_a_reason_says_what_rules_of_other_engines_say_of_themselves(session: Session, moody: Moody) -> None:
    suggest(session, engine_names=["moody"])
    told = reason(marks(session)[0])
    assert told is not None
    assert (told.engine, told.rule, told.explanation) == ("moody", "r", "one")
    del moody
    session.run(annotate.decide(annotation_ids=[marks(session)[0].id], status=AnnotationStatus.ACCEPTED))
    repeated = replace(marks(session)[0], origin=f"{ORIGIN}repeats/same-words")
    again = reason(repeated)
    assert again is not None
    assert again.explanation == "The same words as in something marked before"
