"""Checks the full-text tables: that they have every row, and of each row the words it has now.

Which words they have is SQLite's to say, by a command that writes nothing and still takes the lock of a change. So it
is asked of a copy, in a database that SQLite keeps in memory while it is small, and then in a file without a name.
"""

from __future__ import annotations

import contextlib
import sqlite3
from itertools import islice
from typing import TYPE_CHECKING, Any

from annotator.core.views import Problem
from annotator.store.ddl import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.store.connection import Connection

    Tell = Callable[[str, int], None]

# Each full-text table, the table whose words it has, and which columns these are in.
_SEARCHED = (
    ("text_search", "texts", ("content",)),
    ("fact_search", "articles", ("title", "publisher", "author", "file")),
)
_SHADOWS = ("data", "idx", "docsize", "config")
_NOT_ITS_FAULT = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM})
_CHUNK = 100  # rows that are copied at once
_STEPS = 100_000  # of SQLite's machine between two looks at whether somebody wants it to end


def check_search(connection: Connection, problems: list[Problem], tell: Tell) -> None:
    """Hold each full-text table against the rows that it is of. Memory does not grow with the project."""
    for index, table, columns in _SEARCHED:
        ids, pks = f"SELECT id FROM {index}_docsize", f"SELECT pk FROM {table}"
        wrong = connection.exec_driver_sql(
            f"SELECT (SELECT count(*) FROM ({pks} EXCEPT {ids})) + (SELECT count(*) FROM ({ids} EXCEPT {pks}))"
        ).scalar_one()
        if wrong:
            problems.append(Problem(index, "verify.search", {"count": wrong}))
        elif not _has_its_words(connection, index, table, columns, tell):
            problems.append(Problem(index, "verify.search_words"))


def _has_its_words(
    connection: Connection, index: str, table: str, columns: Sequence[str], tell: Tell
) -> bool:
    listed = ", ".join(columns)
    made = next(each for each in STATEMENTS if each.startswith(f"CREATE VIRTUAL TABLE {index} "))
    with contextlib.closing(sqlite3.connect("", isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("BEGIN")
        copy.execute(f"CREATE TABLE {table} (pk INTEGER PRIMARY KEY, {listed})")
        copy.execute(made)
        kept = {f"{index}_{shadow}": "*" for shadow in _SHADOWS} | {table: f"pk, {listed}"}
        try:
            for name, chosen in kept.items():
                copy.execute(f"DELETE FROM {name}")
                done = 0
                for rows in _chunks(connection, f"SELECT {chosen} FROM {name}"):
                    marks = ", ".join("?" * len(rows[0]))
                    copy.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)
                    done += len(rows)
                    tell(index, done)
        except sqlite3.IntegrityError:  # it holds something twice, or a number that is none
            return False
        copy.execute("COMMIT")
        return _is_whole(copy, index, tell)


def _chunks(connection: Connection, statement: str) -> Iterator[list[Any]]:
    rows = iter(connection.exec_driver_sql(statement))
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


def _is_whole(copy: sqlite3.Connection, index: str, tell: Tell) -> bool:
    ended: list[BaseException] = []

    def look() -> int:
        try:
            tell(index, 0)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised below, where it can be
            ended.append(error)
        return len(ended)

    copy.set_progress_handler(look, _STEPS)
    try:
        # With 1 the words are compared with those of the rows (https://www.sqlite.org/fts5.html, 6.4).
        copy.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if ended:
            raise ended[0] from None
        if error.sqlite_errorcode & 0xFF in _NOT_ITS_FAULT:
            raise
        return False
    return True
