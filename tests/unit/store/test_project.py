"""A project is made whole or not at all, and what is no whole project is refused in words."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from annotator.cli.stopping import StoppedError, Stopping
from annotator.core.errors import UserError
from annotator.store.ddl import STATEMENTS
from annotator.store.project import Project
from annotator.store.schema import APPLICATION_ID, SCHEMA_VERSION


def _refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        Project.open(path).close()
    assert caught.value.trouble.file == str(path)
    return caught.value.code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a new, empty, closed project lies."""
    made = tmp_path / "ä name? with #signs 100%.claims"
    Project.create(made).close()
    return made


def test_a_closed_project_is_one_file_with_its_mark(path: Path) -> None:
    assert [each.name for each in path.parent.glob("*.claims*")] == [path.name]
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    connection.close()


def test_what_a_person_does_is_on_the_disk_before_it_counts_as_done(path: Path) -> None:
    project = Project.open(path)
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
    found = [project.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert found == ["wal", 2, 1, 0, 1]
    project.close()


def test_the_schema_in_the_file_is_the_one_in_the_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%search_%'"
    )
    stored = {row[0] for row in rows}
    connection.close()
    assert stored == set(STATEMENTS)


def test_nothing_is_written_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(UserError) as caught:
        Project.create(path)
    assert caught.value.code == "project.exists"
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError) as caught:
        Project.create(tmp_path / "file" / "project.claims")
    assert caught.value.code == "project.cannot_create"


def test_what_is_no_project(tmp_path: Path) -> None:
    text = tmp_path / "text.claims"
    text.write_text("only words " * 100)
    empty = tmp_path / "empty.claims"
    empty.touch()
    foreign = tmp_path / "foreign.claims"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert _refusal(tmp_path / "none.claims") == "project.missing"
    assert _refusal(tmp_path) == "project.is_folder"
    assert {_refusal(each) for each in (text, empty, foreign)} == {"project.not_a_project"}


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have named pipes as files")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.claims"
    os.mkfifo(pipe)
    assert _refusal(pipe) == "project.not_a_project"


def test_a_truncated_project(path: Path) -> None:
    whole = path.read_bytes()
    for size in (99, 100, 5_000, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert _refusal(path) in {"project.truncated", "project.not_a_project"}


def test_a_newer_and_an_unknown_version(path: Path) -> None:
    for version, code in ((SCHEMA_VERSION + 1, "project.newer"), (-1, "project.unknown_version")):
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.close()
        before = path.read_bytes()
        assert _refusal(path) == code
        assert path.read_bytes() == before


def test_a_project_that_another_program_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.store.project._BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert _refusal(path) == "project.locked"
    other.execute("ROLLBACK")
    other.close()
    Project.open(path).close()


def test_a_file_without_the_right_to_write_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_args, **_kwargs: False)  # root may write everything
    project = Project.open(path)
    assert project.is_read_only
    assert project.connection.exec_driver_sql("SELECT count(*) FROM articles").scalar() == 0
    with pytest.raises(UserError) as caught, project.transaction():
        pass
    assert caught.value.code == "project.read_only"
    project.close()


def test_a_full_disk_is_told_and_leaves_what_was(path: Path) -> None:
    project = Project.open(path)
    pages = project.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    project.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    rows = [(f"k{n}", "x" * 10_000) for n in range(1_000)]
    with pytest.raises(UserError) as caught, project.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO project VALUES (?, ?)", rows)
    assert caught.value.code == "project.disk_full"
    assert project.connection.exec_driver_sql("SELECT count(*) FROM project").scalar() == 2
    with project.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO project VALUES ('small', 'x')")
    project.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "CREATE TRIGGER t AFTER INSERT ON articles BEGIN DELETE FROM journal; END",
            "project.foreign_schema",
        ),
        ("CREATE VIEW v AS SELECT * FROM articles", "project.foreign_schema"),
        ("CREATE VIRTUAL TABLE f USING fts5(x)", "project.foreign_schema"),
        ("CREATE TABLE extra (x)", "project.other_schema"),
        ("CREATE INDEX i ON articles (title)", "project.other_schema"),
        ("ALTER TABLE sources ADD COLUMN x DEFAULT (random())", "project.other_schema"),
        ("DROP INDEX articles_by_title", "project.damaged"),
    ],
)
def test_a_schema_that_is_not_ours_is_refused(path: Path, statement: str, code: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert _refusal(path) == code


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("sz BLOB)", "sz BLOB, more AS (zeroblob(1000000000)))", "project.other_schema"),
        (
            "id INTEGER PRIMARY KEY, sz BLOB)",
            "id INTEGER PRIMARY KEY, sz AS (zeroblob(9)))",
            "project.other_schema",
        ),
        (
            "CREATE TABLE 'text_search_docsize'(",
            "CREATE VIRTUAL TABLE text_search_docsize USING fts5(",
            "project.foreign_schema",
        ),
    ],
)
def test_what_is_behind_the_search_is_ours_as_well(path: Path, old: str, new: str, code: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    changed = connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'text_search_docsize' AND instr(sql, ?)",
        (old, new, old),
    ).rowcount
    connection.commit()
    connection.close()
    assert changed == 1
    assert _refusal(path) == code


def test_a_table_that_lacks_behind_the_search_is_damage(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = 'text_search_data'")
    connection.commit()
    connection.close()
    assert _refusal(path) == "project.damaged"


def test_an_interrupt_in_the_middle_of_a_statement_undoes_the_transaction(path: Path) -> None:
    project = Project.open(path)
    with pytest.raises(StoppedError), Stopping(), project.transaction():
        _interrupted(project)
    assert project.connection.exec_driver_sql("SELECT count(*) FROM project WHERE key = 'half'").scalar() == 0
    with project.transaction() as connection:
        connection.exec_driver_sql("INSERT INTO project VALUES ('whole', 'x')")
    project.close()


def _interrupted(project: Project) -> None:
    """Press Ctrl+C, as it were, while a long statement runs; wait for it where the statement was quicker.

    It is heard as a command hears it: Python loses what is raised where nobody can catch it, as at a reference's end.
    """
    project.connection.exec_driver_sql("INSERT INTO project VALUES ('half', 'x')")
    threading.Timer(0.05, signal.raise_signal, (signal.SIGINT,)).start()
    project.connection.exec_driver_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT count(*) FROM n"
    ).fetchall()
    time.sleep(60)


def test_a_file_shorter_than_it_says_is_brought_up_by_its_log(path: Path, tmp_path: Path) -> None:
    """As a power cut leaves it that came while the log was being copied into the file."""
    copy = tmp_path / "cut.claims"
    with contextlib.closing(Project.open(path)) as project:
        size = path.stat().st_size
        with project.transaction() as connection:
            for number in range(300):
                values = (f"key {number}", "x" * 1_000)
                connection.exec_driver_sql("INSERT INTO project (key, value) VALUES (?, ?)", values)
        project.connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        copy.write_bytes(path.read_bytes()[:size])
        shutil.copyfile(f"{path}-wal", f"{copy}-wal")
        assert path.stat().st_size > size
    with contextlib.closing(Project.open(copy)) as cut:
        assert (
            cut.connection.exec_driver_sql("SELECT count(*) FROM project WHERE key LIKE 'key %'").scalar()
            == 300
        )
    copy.write_bytes(path.read_bytes()[:size])
    Path(f"{copy}-wal").unlink(missing_ok=True)
    assert _refusal(copy) == "project.truncated"


def test_a_large_change_gives_the_memory_back_whatever_becomes_of_it(path: Path) -> None:
    with contextlib.closing(Project.open(path)) as project:

        def memory() -> int:
            return int(project.connection.exec_driver_sql("PRAGMA cache_size").scalar_one())

        usual = memory()
        with project.large_transaction():
            assert memory() < usual  # in kibibytes, which are negative
        with pytest.raises(KeyboardInterrupt), project.large_transaction():
            raise KeyboardInterrupt
        assert memory() == usual
