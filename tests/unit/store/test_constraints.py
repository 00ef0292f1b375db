"""Every rule that the database itself holds, violated on purpose, past the code that would have refused it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from annotator.core.spans import Span
from annotator.services import annotate, curate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.core.values import Article
    from annotator.services.session import Session


@pytest.fixture
def raw(session: Session, add_article: Callable[..., Article]) -> Iterator[sqlite3.Connection]:
    """Return a bare connection to a project with one text of ten code points, two annotations and a link."""
    article = add_article(session, "0123456789")
    claim, denial = session.read.tag_set().labels[:2]
    ids = [
        session.run(annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(0, 5)]))
        .edits[0]
        .id
        for label in (denial, claim)
    ]
    session.run(annotate.set_speaker(annotation_id=ids[0], name="Somebody"))
    session.run(curate.add_link(type="denies", from_id=ids[0], to_id=ids[1]))
    connection = sqlite3.connect(session.path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE annotations SET "start" = -1',
        'UPDATE annotations SET "start" = 5, "end" = 5',
        'UPDATE annotations SET "start" = 6',
        'UPDATE annotations SET "end" = 11',
        'UPDATE annotations SET "end" = 11, text_length = 11',
        "UPDATE annotations SET status = 'perhaps'",
        "UPDATE annotations SET id = ''",
        "UPDATE annotations SET id = 'same'",
        "UPDATE annotations SET article_pk = 99",
        "UPDATE annotations SET label_pk = 99",
        "UPDATE annotations SET speaker_pk = 99",
        "UPDATE annotations SET statement_pk = 99",
        "DELETE FROM annotations",
        "DELETE FROM articles",
        "DELETE FROM labels",
        "DELETE FROM sources",
        "DELETE FROM texts",
        "DELETE FROM link_types",
        "UPDATE articles SET text_length = 11",
        "UPDATE articles SET text_pk = 99",
        "UPDATE articles SET status = 'read'",
        "UPDATE texts SET length = 11",
        "UPDATE texts SET length = -1",
        "UPDATE texts SET sha256 = 'short'",
        "UPDATE labels SET name = 'same'",
        "UPDATE labels SET name = ''",
        "UPDATE labels SET pattern = 'plaid'",
        "UPDATE sources SET name = ''",
        "UPDATE sources SET kind = 'ghost'",
        "UPDATE sources SET reliability = 'G'",
        "INSERT INTO statements (pk, id, credibility) VALUES (1, 's', 7)",
        "UPDATE links SET to_pk = from_pk",
        "UPDATE links SET to_pk = 99",
        "UPDATE links SET from_pk = 99",
        "UPDATE links SET type_pk = 99",
        "INSERT INTO awaited_links (pk, id, from_pk, to_id, link) VALUES (1, 'w', 99, 'x', '{}')",
        "UPDATE journal SET kind = 'forget'",
        "UPDATE journal SET target = 99",
        "DELETE FROM journal WHERE seq = 1",
        "INSERT INTO journal_parts (seq, part, edits) VALUES (99, 0, '[]')",
        "INSERT INTO journal_parts (seq, part, edits) VALUES (1, 9, NULL)",
        "UPDATE label_counts SET label_pk = label_pk + 90",
    ],
)
def test_the_database_refuses(raw: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        raw.executescript(f"BEGIN; {statement}; COMMIT")
    if raw.in_transaction:
        raw.execute("ROLLBACK")


def test_the_same_project_takes_what_breaks_no_rule(raw: sqlite3.Connection) -> None:
    raw.execute('UPDATE annotations SET "start" = 9, "end" = 10')
    assert raw.execute('SELECT count(*) FROM annotations WHERE "start" = 9').fetchone() == (2,)
