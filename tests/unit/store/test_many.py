"""Many rows by few statements: all of them, in their order, however many there are."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from annotator.store.connection import Connection
from annotator.store.many import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

INTO = "INSERT INTO t (a, b)"


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Return a connection to an empty table, in a transaction."""
    with contextlib.closing(Connection(sqlite3.connect(":memory:", isolation_level=None))) as made:
        made.exec_driver_sql("CREATE TABLE t (pk INTEGER PRIMARY KEY, a INTEGER UNIQUE, b TEXT)")
        made.exec_driver_sql("BEGIN")
        yield made


def _rows(connection: Connection) -> list[tuple[int, str]]:
    return connection.exec_driver_sql("SELECT a, b FROM t ORDER BY pk").fetchall()


@pytest.mark.parametrize("count", [0, 1, 3, 4, 15, 63, 64, 65, 255, 1023, 1024, 1025, 2500])
def test_every_row_is_written_once_and_in_order(connection: Connection, count: int) -> None:
    rows = [(number, f"nul \x00 and {number}") for number in range(count)]
    write_rows(connection, INTO, rows)
    assert _rows(connection) == rows


def test_what_follows_the_values_holds_for_all(connection: Connection) -> None:
    write_rows(connection, INTO, [(number, "old") for number in range(100)])
    rest = "ON CONFLICT (a) DO UPDATE SET b = excluded.b"
    write_rows(connection, INTO, [(number, "new") for number in range(50, 150)], rest)
    assert _rows(connection) == [(number, "old" if number < 50 else "new") for number in range(150)]


def test_a_row_that_is_refused_is_told_and_the_transaction_can_be_taken_back(connection: Connection) -> None:
    rows = [(number % 299, "") for number in range(300)]
    with pytest.raises(sqlite3.IntegrityError):
        write_rows(connection, INTO, rows)
    connection.exec_driver_sql("ROLLBACK")
    assert not _rows(connection)


def test_rows_of_many_values_stay_below_what_a_statement_may_hold(connection: Connection) -> None:
    names = [f"c{number}" for number in range(40)]
    connection.exec_driver_sql(f"CREATE TABLE wide ({', '.join(names)})")
    connection.driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    write_rows(connection, f"INSERT INTO wide ({', '.join(names)})", [tuple(range(40))] * 1_100)
    assert connection.exec_driver_sql("SELECT count(*), sum(c39) FROM wide").one() == (1_100, 1_100 * 39)
