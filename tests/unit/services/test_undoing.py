"""Whether one entry can be taken back by itself: what is looked for in a long journal is all that can be in the way."""

from __future__ import annotations

import contextlib
import random
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.services import annotate, curate, undoing
from annotator.services.undoing import check_alone

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article
    from annotator.services.session import Session


def _busy(session: Session, add_article: Callable[..., Article], chance: random.Random) -> None:
    """Let a project's journal be about a few things again and again."""
    articles = [add_article(session, f"Text {n}: he said “no”. ", title=f"T {n}") for n in range(3)]
    labels = session.read.tag_set().labels
    for _ in range(50):
        known = [each for one in articles for each in session.read.annotations(one.id)]
        kind = chance.randrange(9)
        if kind < 3 or len(known) < 2:
            article, label = chance.choice(articles), chance.choice(labels)
            start = chance.randrange(10)
            session.run(
                annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(start, start + 3)])
            )
        elif kind == 3:
            session.run(annotate.delete(annotation_ids=[chance.choice(known).id]))
        elif kind == 4:
            session.run(
                annotate.set_speaker(
                    annotation_id=chance.choice(known).id, name=f"“He” {chance.randrange(2)}"
                )
            )
        elif kind == 5:
            one, other = chance.sample(known, 2)
            with contextlib.suppress(UserError):  # they have that link already
                session.run(curate.add_link(type="supports", from_id=one.id, to_id=other.id))
        elif kind == 6:
            session.run(
                curate.set_article_facts(article_id=chance.choice(articles).id, title=str(chance.random()))
            )
        elif kind == 7:
            session.undo()
        else:
            session.run(annotate.set_note(annotation_id=chance.choice(known).id, note=str(chance.random())))


def _answer(session: Session, seq: int) -> tuple[str, object]:
    try:
        check_alone(session.read, seq)
    except UserError as error:
        return error.code, error.trouble.facts
    return "can be", None


@pytest.mark.parametrize("seed", range(4))
def test_what_is_looked_for_finds_all_that_reading_everything_finds(
    session: Session, add_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    _busy(session, add_article, random.Random(seed))
    seqs = range(2, session.read.last_seq() + 1)
    quick = [_answer(session, seq) for seq in seqs]
    monkeypatch.setattr(undoing, "_MOST_MARKS", 0)
    assert [_answer(session, seq) for seq in seqs] == quick
    assert {"can be", "undo.overtaken", "undo.leant_on"} <= {code for code, _ in quick}


def test_most_of_a_journal_about_other_things_is_not_taken_apart(
    session: Session, add_article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = add_article(session, "He said no.")
    label = session.read.tag_set().labels[0]
    added = [
        session.run(annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(0, 2)]))
        for _ in range(30)
    ]
    taken_apart = 0
    read = undoing._Reach.is_met_in

    def counted(self: undoing._Reach, row: list[object]) -> bool:
        nonlocal taken_apart
        taken_apart += 1
        return read(self, row)

    monkeypatch.setattr(undoing._Reach, "is_met_in", counted)
    check_alone(session.read, added[0].seq)
    assert taken_apart == 0


def test_a_wide_gap_in_the_numbers_of_a_journal_is_stepped_over(
    session: Session, add_article: Callable[..., Article]
) -> None:
    article = add_article(session, "He said no.")
    label = session.read.tag_set().labels[0]
    first = session.run(annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(0, 2)]))
    session.run(annotate.set_note(annotation_id=first.edits[0].id, note="x"))
    with session._project.transaction() as connection:
        for table in ("journal", "journal_parts"):
            statement = f"UPDATE {table} SET seq = ? WHERE seq = ?"  # noqa: S608 - one of the two
            connection.exec_driver_sql(statement, (2**62, first.seq + 1))
    with pytest.raises(UserError, match=r"undo\.overtaken"):
        check_alone(session.read, first.seq)
