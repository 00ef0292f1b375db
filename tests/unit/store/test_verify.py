"""`verify` finds every kind of change that did not go through the journal."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.services import annotate, curate
from annotator.services.session import Session
from annotator.store import verify_search
from annotator.store.parts import unpacked
from tests.property.harm_rows import sign

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article


@pytest.fixture
def path(session: Session, add_article: Callable[..., Article]) -> Path:
    """Return a closed project in which something of every kind was made, changed, undone and redone."""
    article = add_article(session, "He said\x00 it 😀 is so. She denied it.", title="One")
    claim, denial = session.read.tag_set().labels[:2]
    first = (
        session.run(annotate.add(article_id=article.id, label_id=claim.id, fragments=[Span(0, 7)]))
        .edits[0]
        .id
    )
    second = session.run(
        annotate.add(article_id=article.id, label_id=denial.id, fragments=[Span(9, 12), Span(14, 17)])
    ).edits[0].id  # fmt: skip
    session.run(annotate.set_speaker(annotation_id=first, name="He"))
    session.run(curate.add_link(type="denies", from_id=second, to_id=first))
    session.undo()
    session.undo()
    session.redo()
    session.close()
    return session.path


def _codes(path: Path) -> set[str]:
    with Session.open(path, annotator="bob") as session:
        return {problem.code for problem in session.verify().problems}


def test_a_sound_project_has_no_problem_and_everything_was_looked_at(path: Path) -> None:
    with Session.open(path, annotator="bob") as session:
        result = session.verify()
        assert result.is_sound
        assert result.checked["journal_entries"] == session.read.last_seq() == 9
        assert (result.checked["annotations"], result.checked["articles"], result.checked["texts"]) == (
            2,
            1,
            1,
        )
        assert result.checked["labels"] == 3


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE articles SET title = 'Two'", "verify.not_as_journaled"),
        ("UPDATE articles SET regions = '[[\"title\", 0, 999]]'", "verify.not_as_journaled"),
        ("UPDATE articles SET regions = '[[\"title\", 5, 1]]'", "verify.not_as_journaled"),
        ("UPDATE annotations SET note = 'x' WHERE pk = 1", "verify.not_as_journaled"),
        (
            "UPDATE annotations SET fragments = '[[9, 12], [11, 17]]' WHERE fragments IS NOT NULL",
            "verify.span",
        ),
        (
            "UPDATE annotations SET fragments = 'nonsense' WHERE fragments IS NOT NULL",
            "verify.not_as_journaled",
        ),
        ("UPDATE annotations SET cue = '[[0, 500]]'", "verify.span"),
        ("UPDATE texts SET content = replace(content, 'so', 'no')", "verify.text_changed"),
        ("UPDATE texts SET content = substr(content, 1, 3)", "verify.text_changed"),
        ("UPDATE sources SET name = 'She'", "verify.not_as_journaled"),
        ("DELETE FROM annotations WHERE pk = 2", "verify.not_as_journaled"),
        (
            "INSERT INTO statements (pk, id, wording, credibility) VALUES (9, 's', 'w', 6)",
            "verify.not_in_journal",
        ),
        ("UPDATE label_counts SET accepted = 5", "verify.counters"),
        ("DELETE FROM label_counts", "verify.counters"),
        ("UPDATE counters SET value = 0 WHERE name = 'annotations'", "verify.counters"),
        ("DELETE FROM counters", "verify.counters"),
        ("DELETE FROM source_names", "verify.names"),
        ("UPDATE source_names SET folded = 'she'", "verify.names"),
        ("INSERT INTO text_search (text_search) VALUES ('delete-all')", "verify.search"),
        ("DELETE FROM fact_search_docsize", "verify.search"),
        ("UPDATE journal SET undone = 1 - undone WHERE seq = 3", "verify.undone_flag"),
        ("UPDATE journal SET target = 'x' || target WHERE kind = 'undo'", "verify.undone_flag"),
        ("UPDATE journal SET annotator = 'eve' WHERE seq = 4", "verify.chain_broken"),
        ("UPDATE journal SET at = '2001-01-01T00:00:00.000Z' WHERE seq = 1", "verify.chain_broken"),
        (
            "UPDATE journal_parts SET edits = replace(edits, 'One', 'Two') WHERE seq = 2",
            "verify.chain_broken",
        ),
        ("UPDATE journal_parts SET edits = 'nonsense' WHERE seq = 2", "verify.chain_broken"),
        ("UPDATE journal_parts SET edits = x'00' WHERE seq = 2", "verify.chain_broken"),
        ("UPDATE journal_parts SET edits = 7 WHERE seq = 2", "verify.chain_broken"),
        ("UPDATE journal SET edit_count = 7 WHERE seq = 2", "verify.chain_broken"),
        ("DELETE FROM journal_parts WHERE seq = 5", "verify.chain_broken"),
        ("DELETE FROM journal WHERE seq = 3", "verify.chain_broken"),
        ("UPDATE journal SET seq = 30 WHERE seq = 3", "verify.chain_broken"),
        ("DELETE FROM journal WHERE seq = 3", "verify.stray_edits"),
    ],
)
def test_a_change_past_the_journal_is_found(path: Path, statement: str, code: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert code in _codes(path)


@pytest.mark.parametrize("target", [None, "x", b"\0"])
def test_an_undo_of_nothing_that_can_be_is_a_problem_not_a_crash(path: Path, target: object) -> None:
    with closing(sqlite3.connect(path)) as damaged, damaged:
        damaged.execute("UPDATE journal SET target = ? WHERE seq = (SELECT max(seq) FROM journal)", (target,))
        damaged.execute("UPDATE journal SET kind = 'undo' WHERE seq = (SELECT max(seq) FROM journal)")
        damaged.execute("UPDATE journal SET undone = 1 - undone")
    assert {"verify.chain_broken", "verify.undone_flag"} <= _codes(path)


def test_the_first_broken_entry_is_named_with_what_it_touched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE journal SET operation = 'x' WHERE seq >= 4")
    connection.commit()
    connection.close()
    with Session.open(path, annotator="bob") as session:
        broken = [each for each in session.verify().problems if each.code == "verify.chain_broken"]
        touched = session.read.touched(4)[0][1]
    assert [each.place for each in broken] == ["journal entry 4"]
    assert touched in str(broken[0].facts["touched"])


def test_a_damaged_page_is_a_problem_not_a_crash(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(16_384 * 3, len(data), 16_384):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))
    try:
        found = _codes(path)
    except UserError:
        return  # opening may refuse it already, in words as well
    assert found


def test_a_damaged_entry_of_the_journal_is_told_in_words(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE journal SET kind = 'nonsense' WHERE seq = 3")
    connection.commit()
    connection.close()
    with Session.open(path, annotator="bob") as session:
        with pytest.raises(UserError) as caught:
            session.read.journal()
        assert caught.value.code == "project.damaged"
        assert not session.verify().is_sound


def test_what_sqlite_says_in_several_lines_is_a_problem_each(path: Path) -> None:
    """A list of free pages that leads to one in use is told by SQLite under a heading, in lines of one message."""
    data = bytearray(path.read_bytes())
    data[32:40] = (3).to_bytes(4, "big") + (2).to_bytes(4, "big")
    path.write_bytes(data)
    with Session.open(path, annotator="bob") as session:
        problems = session.verify().problems
    assert len(problems) > 1
    assert all(str(each.facts.get("detail", "")).isprintable() for each in problems)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE text_search_data SET block = CAST(replace(block, 'denied', 'allowe') AS BLOB)",
        "INSERT INTO text_search (rowid, content) VALUES (1, 'another')",
        "UPDATE fact_search_config SET v = 'x'",
        "UPDATE articles SET title = 'Two'",
    ],
)
def test_a_search_that_has_other_words_is_found(path: Path, statement: str) -> None:
    assert _codes(path) == set()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    assert "verify.search_words" in _codes(path)


def test_what_is_checked_last_can_be_cancelled(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_search, "_STEPS", 1)

    def tell(what: str, count: int) -> None:
        if (what, count) == ("text_search", 0):
            raise InterruptedError

    with Session.open(path, annotator="bob") as session:
        with pytest.raises(InterruptedError):
            session.verify(progress=tell)
        assert session.verify().is_sound


def test_counters_that_cannot_be_added_up_are_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE label_counts SET accepted = 9223372036854775807")
    with Session.open(path, annotator="bob") as session:
        with pytest.raises(UserError) as caught:
            session.read.annotation_total()
        assert caught.value.code == "project.damaged"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE label_counts SET accepted = 9e999")
    with Session.open(path, annotator="bob") as session, pytest.raises(UserError):
        session.read.annotation_total()


def _forged(path: Path, seq: int, change: Callable[[list[Any]], None]) -> None:
    """Change the edits of an entry, and every hash, so that the journal is sound by its hashes."""
    with closing(sqlite3.connect(path)) as connection, connection:
        (kept,) = connection.execute("SELECT edits FROM journal_parts WHERE seq = ?", (seq,)).fetchone()
        edits = json.loads(unpacked(kept))
        change(edits)
        made = json.dumps(edits)
        connection.execute("UPDATE journal_parts SET edits = ? WHERE seq = ?", (made, seq))
        sign(connection)


@pytest.mark.parametrize(
    "change",
    [
        lambda edits: edits[0].__setitem__(0, "rejected"),
        lambda edits: edits[0].__setitem__(4, "a text"),
        lambda edits: edits[0][4].update(fragments=[]),
        lambda edits: edits[0][4].update(fragments=[[0, 99_999]]),
        lambda edits: edits[0][4].update(label_id=["x"]),
        lambda edits: edits[0][4].update(note=5),
        lambda edits: edits[0][4].update(id="another"),
        lambda edits: edits[0][4].update(extra=_nested(300)),
        lambda edits: edits[0][4].update(extra=_nested(900)),
        lambda edits: edits[0][4].update(more=1),
    ],
    ids=["kind", "no fields", "no extent", "outside", "label", "note", "id", "deep", "very deep", "field"],
)
def test_a_signed_journal_that_says_what_no_operation_would_is_refused(path: Path, change: Any) -> None:
    _forged(path, 3, change)
    with Session.open(path, annotator="bob") as session:
        problems = session.verify().problems
        assert problems
        last = session.read.last_seq()
        for act in (lambda: session.undo_entry(3), session.redo, session.undo, session.undo, session.undo):
            with contextlib.suppress(UserError):
                act()
        assert session.read.last_seq() >= last


def _nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = {"a": value}
    return value


def test_places_of_annotations_that_are_none_are_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE annotations SET start = x'05' WHERE pk = 1")
    with Session.open(path, annotator="bob") as session:
        article = next(iter(session.read.article_ids()))
        with pytest.raises(UserError, match=r"project\.damaged"):
            session.read.annotation_places(article)
