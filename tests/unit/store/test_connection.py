"""The driver's connection, asked as SQLAlchemy's is."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotator.store.connection import Connection

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Return a connection to a table of three numbers and their squares."""
    with contextlib.closing(Connection(sqlite3.connect(":memory:", isolation_level=None))) as made:
        made.exec_driver_sql("CREATE TABLE t (a INTEGER UNIQUE, b INTEGER)")
        made.exec_driver_sql("INSERT INTO t VALUES (?, ?)", [(1, 1), (2, 4), (3, 9)])
        yield made


def test_rows_are_tuples_however_they_are_asked_for(connection: Connection) -> None:
    rows = [(1, 1), (2, 4), (3, 9)]
    assert connection.exec_driver_sql("SELECT a, b FROM t ORDER BY a").fetchall() == rows
    assert list(connection.exec_driver_sql("SELECT a, b FROM t ORDER BY a")) == rows
    assert connection.exec_driver_sql("SELECT a, b FROM t WHERE a > ? ORDER BY a", (1,)).first() == (2, 4)
    assert connection.exec_driver_sql("SELECT b FROM t WHERE a = ?", (3,)).scalar() == 9
    assert connection.exec_driver_sql("SELECT b FROM t WHERE a = ?", (3,)).scalar_one() == 9
    assert connection.exec_driver_sql("SELECT a, b FROM t WHERE a = ?", (3,)).one() == (3, 9)


def test_no_row_is_none_or_raises_where_there_must_be_one(connection: Connection) -> None:
    nothing = "SELECT a FROM t WHERE a > 9"
    assert connection.exec_driver_sql(nothing).first() is None
    assert connection.exec_driver_sql(nothing).scalar() is None
    with pytest.raises(LookupError):
        connection.exec_driver_sql(nothing).one()
    with pytest.raises(LookupError):
        connection.exec_driver_sql(nothing).scalar_one()


def test_the_first_row_ends_the_statement(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT a FROM t").first()
    connection.exec_driver_sql("DROP TABLE t")  # which SQLite refuses while a statement still reads it


def test_each_statement_is_committed_unless_a_transaction_was_begun(connection: Connection) -> None:
    assert not connection.in_transaction
    connection.exec_driver_sql("BEGIN")
    assert connection.in_transaction
    with pytest.raises(sqlite3.IntegrityError):
        connection.exec_driver_sql("INSERT INTO t VALUES (?, ?)", [(4, 16), (4, 16)])
    connection.exec_driver_sql("ROLLBACK")
    assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 3


def test_closing_twice_is_harmless(connection: Connection) -> None:
    connection.close()
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.exec_driver_sql("SELECT 1")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not say which files are open")
def test_nothing_holds_the_file_after_an_end_in_the_middle_of_a_statement(tmp_path: Path) -> None:
    def is_held() -> bool:
        return any(os.path.realpath(one) == str(path) for one in Path("/proc/self/fd").iterdir())

    path = tmp_path / "held.db"
    made = Connection(sqlite3.connect(path, isolation_level=None))
    made.exec_driver_sql("CREATE TABLE t (a)")
    made.exec_driver_sql("INSERT INTO t VALUES (?)", [(1,), (2,), (3,)])
    made.exec_driver_sql("INSERT INTO t VALUES (CAST(x'ff' AS TEXT))")
    rows = iter(made.exec_driver_sql("SELECT a FROM t"))
    assert next(rows) == (1,)
    assert is_held()
    errors = []
    for ask in ("fetchall", "first"):
        try:
            getattr(made.exec_driver_sql("SELECT a FROM t ORDER BY a DESC"), ask)()
        except sqlite3.OperationalError as error:  # its frames hold the statement
            errors.append(error)
    assert len(errors) == 2
    made.close()
    assert not is_held()
    made.close()
