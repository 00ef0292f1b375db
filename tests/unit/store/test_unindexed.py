"""What comes in together is searched for like what came alone, also where it changes before it is in the index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotator.core.edits import Edit, EditSet
from annotator.core.text import sha256
from annotator.core.values import Article
from annotator.core.views import ArticleFilter
from annotator.services.searching import hits
from annotator.services.session import Session
from annotator.store import unindexed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a session of an empty project."""
    with Session.create(tmp_path / "p.claims", annotator="alice") as made:
        yield made


def _set(*numbers: int) -> EditSet:
    texts = {number: f"word{number} common" for number in numbers}
    edits = tuple(
        Edit(
            None,
            Article(id=f"a{number}", text_sha256=sha256(text), text_length=len(text), title=f"T{number}"),
        )
        for number, text in texts.items()
    )
    return EditSet("import", edits, {sha256(text): text for text in texts.values()})


def _found(session: Session, words: str) -> list[str]:
    return [row.id for row in session.read.article_page(ArticleFilter(words=words)).rows]


@pytest.mark.parametrize("most", [1, 3, 10_000])
def test_texts_and_facts_are_found_however_many_are_taken_at_once(
    session: Session, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(unindexed, "_MOST_ARTICLES", most)
    monkeypatch.setattr(unindexed, "_MOST_POINTS", most * 10)
    with session.bulk("import") as bulk:
        for first in range(0, 12, 4):
            bulk.apply(_set(*range(first, first + 4)))
    assert len({hit.article_id for hit in hits(session.read, "common")}) == 12
    assert [hit.article_id for hit in hits(session.read, "word7")] == ["a7"]
    assert _found(session, "T11") == ["a11"]
    assert session.verify().is_sound


def test_an_article_that_changes_or_goes_at_once_is_found_as_it_is(session: Session) -> None:
    first = _set(1, 2, 3)
    made = [edit.entity for edit in first.edits]
    assert isinstance(made[0], Article)
    with session.bulk("import") as bulk:
        bulk.apply(first)
        bulk.apply(EditSet("import", (Edit(made[0], replace(made[0], title="Other")), Edit(made[1], None))))
    assert _found(session, "T1") == _found(session, "T2") == []
    assert _found(session, "Other") == ["a1"]
    assert session.verify().is_sound
    session.undo()
    assert _found(session, "T3") == []
    session.redo()
    assert (_found(session, "Other"), _found(session, "T3")) == (["a1"], ["a3"])
    assert session.verify().is_sound
