"""The annotations of an open article: in whatever order slices, looks and changes come, they are the project's."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from annotator.core.spans import Span
from annotator.core.values import Annotation, AnnotationStatus
from annotator.services import annotate
from annotator.services.session import Session
from annotator.services.transfer import ImportOptions, import_files
from annotator.ui.holdings import Holdings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.core.views import AnnotationPlace

LENGTH = 4_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"id": "a", "text": "word " * (LENGTH // 5)}), encoding="utf-8")
    with Session.create(tmp_path / "a.claims", annotator="alice") as opened:
        import_files(opened, [source], ImportOptions(format="jsonl"))
        yield opened


def add(session: Session, chance: random.Random) -> str:
    start = chance.randrange(LENGTH - 60)
    labels = session.read.tag_set().labels
    status = chance.choice([AnnotationStatus.ACCEPTED, AnnotationStatus.SUGGESTED])
    changes = session.run(
        annotate.add(
            article_id="a",
            label_id=chance.choice(labels).id,
            fragments=[Span(start, start + chance.randrange(1, 50))],
            status=status,
        )
    )
    return changes.edits[0].id


def check(held: Holdings, session: Session, arrived: list[AnnotationPlace]) -> None:
    known = session.read.annotations("a")
    shown = [one for one in known if one.status is not AnnotationStatus.REJECTED]
    assert [place[2] for place in held.order] == [one.id for one in shown]
    assert dict(held) == {one.id: one for one in known}
    assert [held.number(one.id) for one in shown] == list(range(len(shown)))
    for status in AnnotationStatus:
        assert held.numbers[status.value] == sum(one.status is status for one in known)
    told = [place[2] for place in arrived]
    assert len(told) == len(set(told)), "the reader is told of each place once"


@pytest.mark.parametrize("seed", range(6))
def test_slices_looks_and_changes_in_any_order_hold_what_the_project_holds(
    session: Session, seed: int
) -> None:
    chance = random.Random(seed)
    ids = [add(session, chance) for _ in range(60)]
    session.run(annotate.decide(annotation_ids=ids[:1], status=AnnotationStatus.ACCEPTED))
    arrived: list[AnnotationPlace] = []
    held = Holdings(session, "a", arrived.extend)

    def hear(changes: object, _by: object) -> None:
        for edit in changes.edits:  # type: ignore[attr-defined]  # Changes
            if isinstance(edit.after, Annotation):
                held.put(edit.after)
            elif isinstance(edit.before, Annotation):
                held.remove(edit.id)

    session.subscribe(hear)
    while not held.is_complete or chance.random() < 0.5:
        step = chance.randrange(6)
        if step == 0:
            held.read_more(chance.randrange(3, 20))
        elif step == 1:
            start = chance.randrange(LENGTH)
            held.read_within(start, start + 300)
        elif step == 2:
            ids.append(add(session, chance))
        elif step == 3 and ids:
            session.run(annotate.delete(annotation_ids=[ids.pop(chance.randrange(len(ids)))]))
        elif step == 4:
            start = chance.randrange(LENGTH - 60)
            spans = [Span(start, start + 9)]
            session.run(annotate.set_fragments(annotation_id=chance.choice(ids), fragments=spans))
        else:
            one = chance.choice(ids)
            assert one in held
            assert held[one] == session.read.annotation(one)
    check(held, session, arrived)
    assert held.following(held.order[-1][2]) == ""
    assert held.following(held.order[0][2]) == held.order[1][2]


def test_what_somebody_else_moved_between_two_slices_is_held_once(session: Session) -> None:
    chance = random.Random(9)
    ids = [add(session, chance) for _ in range(20)]
    arrived: list[AnnotationPlace] = []
    held = Holdings(session, "a", arrived.extend)
    held.read_more(8)
    with Session.open(session.path, annotator="bob") as other:
        first, last = held.order[0][2], session.read.annotations("a")[-1].id
        other.run(annotate.set_fragments(annotation_id=first, fragments=[Span(LENGTH - 30, LENGTH - 20)]))
        other.run(annotate.set_fragments(annotation_id=last, fragments=[Span(0, 3)]))
    held.finish()
    for changes in session.refresh():
        for edit in changes.edits:
            if isinstance(edit.after, Annotation):
                held.put(edit.after)
    check(held, session, arrived)
    assert len(held) == len(ids)


def test_nothing_open_holds_nothing() -> None:
    held = Holdings()
    assert held == {}
    assert held.is_complete
    assert "a" not in held
    assert held.following("a") == ""
