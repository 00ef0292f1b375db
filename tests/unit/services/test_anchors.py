"""A journal that was cut short is found by whoever knows one of its entries."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from annotator.cli.program import run
from annotator.core.errors import UserError
from annotator.services import curate
from annotator.services.anchors import head_of, missing_heads
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article


@pytest.fixture
def noted(session: Session, add_article: Callable[..., Article]) -> tuple[Path, str]:
    """Return a closed project and the hash of its newest entry."""
    article = add_article(session, "He said no.", title="One")
    session.run(curate.set_article_facts(article_id=article.id, title="Two"))
    head = head_of(session.read)
    assert head is not None
    session.backup(session.path.with_name("copy.claims"))
    session.close()
    return session.path, head.hash


def _cut_short(path: Path) -> None:
    """Take the newest entry away with what it did, as somebody does who knows how a project is made."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE articles SET title = 'One'")
        for table in ("journal_parts", "journal"):
            connection.execute(f"DELETE FROM {table} WHERE seq = (SELECT max(seq) FROM {table})")  # noqa: S608 - ours
        connection.execute("INSERT INTO fact_search(fact_search) VALUES ('rebuild')")


def test_what_the_chain_alone_cannot_show_a_noted_hash_shows(noted: tuple[Path, str]) -> None:
    path, head = noted
    _cut_short(path)
    with Session.open(path, annotator="bob") as session:
        assert session.verify().is_sound
        assert [problem.code for problem in missing_heads(session.read, [head])] == ["verify.cut_short"]


def test_what_came_after_it_changes_nothing(noted: tuple[Path, str]) -> None:
    path, head = noted
    with Session.open(path, annotator="bob") as session:
        session.undo()
        assert missing_heads(session.read, [head, head[:16], f" {head.upper()} "]) == []


@pytest.mark.parametrize("noted_hash", ["", "abc", "x" * 64, "0" * 15, "0" * 65, "%" * 20])
def test_what_is_no_hash_is_refused(session: Session, noted_hash: str) -> None:
    with pytest.raises(UserError, match=r"verify\.no_hash"):
        missing_heads(session.read, [noted_hash])


def test_the_shell_prints_the_head_and_holds_a_project_to_it(
    noted: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, head = noted
    assert run(["verify", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["head"] == {"seq": 3, "hash": head}
    copy = str(path.with_name("copy.claims"))
    assert run(["verify", str(path), "--head", head, "--copy", copy]) == 0
    assert head in capsys.readouterr().out
    _cut_short(path)
    for arguments in (["--head", head], ["--copy", copy]):
        assert run(["verify", str(path), *arguments]) == 1
        assert "taken away" in capsys.readouterr().err
    assert run(["verify", str(path), "--head", "nothing"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
