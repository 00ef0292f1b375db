"""The articles that have a filter's words, held for one list."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from annotator.core.edits import Edit, EditSet, Kind
from annotator.core.text import sha256
from annotator.core.values import Article
from annotator.core.views import ArticleFilter
from annotator.services import curate
from annotator.services.session import Session
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAIN = ImportOptions(format="text")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a session in a project of one article, which says "the minister denied it"."""
    made = Session.create(tmp_path / "p.claims", annotator="alice")
    with contextlib.closing(made):
        _add(made, tmp_path / "first.txt", "The minister denied it.")
        yield made


def _add(session: Session, file: Path, text: str) -> None:
    file.write_text(text)
    assert import_files(session, [file], PLAIN).accepted[Kind.ARTICLE] == 1


def _files(session: Session, words: str) -> list[str]:
    wanted = ArticleFilter(words=words)
    page = [row.file for row in session.read.article_page(wanted).rows]
    assert session.read.article_count(wanted) == len(page)
    assert len(list(session.read.article_ids(wanted))) == len(page)
    return page


def test_words_of_texts_and_facts_are_found_by_their_beginnings(session: Session, tmp_path: Path) -> None:
    _add(session, tmp_path / "minister.txt", "Nothing to be seen.")
    assert _files(session, "minis") == ["first.txt", "minister.txt"]
    assert _files(session, "minister denied") == ["first.txt"]
    assert _files(session, "nobody") == []


def test_what_comes_and_goes_is_noticed(session: Session, tmp_path: Path) -> None:
    assert _files(session, "denied") == ["first.txt"]
    _add(session, tmp_path / "second.txt", "The bank denied it.")
    assert _files(session, "denied") == ["first.txt", "second.txt"]
    first = next(session.read.article_ids())
    session.run(curate.delete_articles(article_ids=[first]))
    assert _files(session, "denied") == ["second.txt"]
    session.undo()
    assert _files(session, "denied") == ["first.txt", "second.txt"]


def test_what_another_window_does_is_noticed(session: Session, tmp_path: Path) -> None:
    assert _files(session, "denied") == ["first.txt"]
    with Session.open(session.path, annotator="bob") as other:
        _add(other, tmp_path / "second.txt", "The bank denied it.")
        assert _files(other, "denied") == ["first.txt", "second.txt"]
    assert _files(session, "denied") == ["first.txt", "second.txt"]


def test_one_moment_of_the_project_is_searched_as_it_was(session: Session, tmp_path: Path) -> None:
    assert _files(session, "denied") == ["first.txt"]
    with session.snapshot() as read, Session.open(session.path, annotator="bob") as other:
        assert read.article_count(ArticleFilter(words="denied")) == 1
        _add(other, tmp_path / "second.txt", "The bank denied it.")
        assert read.article_count(ArticleFilter(words="denied")) == 1
        assert [row.file for row in read.article_page(ArticleFilter(words="bank")).rows] == []
    assert _files(session, "denied") == ["first.txt", "second.txt"]


def test_a_second_page_asks_the_index_no_more(session: Session, tmp_path: Path) -> None:
    _add(session, tmp_path / "second.txt", "The bank denied it.")
    asked: list[str] = []
    session._project.connection.driver.set_trace_callback(asked.append)
    wanted = ArticleFilter(words="denied")
    first = session.read.article_page(wanted, limit=1)
    assert first.next_key
    session.read.article_page(wanted, after=first.next_key, limit=1)
    session.read.article_count(wanted)
    assert sum("text_search MATCH" in statement for statement in asked) == 1
    assert not any("FROM text_search" in statement for statement in asked if "INSERT" not in statement)


def test_other_words_between_two_pages_change_nothing(session: Session) -> None:
    text = "Nobody spoke."
    edits = tuple(
        Edit(
            None, Article(id=f"a{number:04}", text_sha256=sha256(text), text_length=len(text), title="denied")
        )
        for number in range(1500)
    )
    session.run(lambda _context: EditSet("import", edits, {sha256(text): text}))
    ids = session.read.article_ids(ArticleFilter(words="denied"))
    first = [next(ids)]
    assert session.read.article_count(ArticleFilter(words="minister")) == 1
    assert len([*first, *ids]) == 1501


def test_a_page_of_any_length_needs_no_more_marks_than_sqlite_takes(session: Session, tmp_path: Path) -> None:
    for number in range(3):
        _add(session, tmp_path / f"{number}.txt", f"Text {number}.")
    session._project.connection.driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 3)
    assert len(session.read.article_page(limit=1 << 40).rows) == 4
