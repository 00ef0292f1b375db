"""Reads the rows of a damaged table, past those that cannot be read, and runs nothing that the file brings.

A table is read only if it is one: a view or a virtual table of a stranger's could run for ever. Columns are taken by
their names, so that a project of another state of the schema can be read too; what is not there has its default.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any

from annotator.store.ddl import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_CHUNK = 256
_ONE_BY_ONE = 64  # rows in a row that cannot be read until larger steps are taken
_STEP = 64  # the largest step: what lies between two damaged pages may be as few rows
_GIVE_UP = 100_000  # numbers in a row at which nothing can be read
# What a column holds that must hold something, where the file has no such column.
_DEFAULTS = {
    "position": "0",
    "pattern": "'solid'",
    "status": "'new'",
    "kind": "'person'",
    "reliability": "'F'",
    "credibility": "6",
}
_CANNOT_BE_READ = (sqlite3.Error, UnicodeDecodeError)
_LAST = (1 << 63) - 1


def open_for_reading(path_uri: str) -> sqlite3.Connection:
    """Return a connection that only reads, and runs nothing out of the schema of the file."""
    connection = sqlite3.connect(f"{path_uri}?mode=ro", uri=True)
    try:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        try:
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # With this, SQLite passes over the entries of a damaged schema, and reads the others.
            connection.execute("PRAGMA writable_schema = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def rows(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], lost: list[str]
) -> Iterator[Sequence[Any]]:
    """Yield (pk, columns…) of every row that can be read, in the order of pk, stepping over those that cannot."""
    chosen = _chosen(connection, table, columns)
    if chosen is None:
        lost.append(f"{table}: the table is not in the file, or cannot be read")
        return
    statement = f'SELECT {chosen} FROM "{table}" WHERE pk >= ? ORDER BY pk LIMIT ?'

    def read(pk: int, size: int) -> list[Any] | None:
        try:
            return connection.execute(statement, (pk, size)).fetchall()
        except _CANNOT_BE_READ:
            return None

    pk, size = 0, _CHUNK
    while True:
        chunk = read(pk, size)
        if chunk is None and size > 1:
            size = 1
            continue
        if chunk is None:
            after = _past(read, pk)
            if after is None:
                lost.append(f"{table}: what follows number {pk - 1} cannot be read")
                return
            lost.append(f"{table}: about {after - pk} rows before number {after} cannot be read")
            pk = after
            continue
        yield from (row for row in chunk if isinstance(row[0], int))
        last = chunk[-1][0] if len(chunk) == size else _LAST
        if (
            not isinstance(last, int) or not pk <= last < _LAST
        ):  # a damaged tree may lead back to where it began
            return
        pk, size = last + 1, min(size * 2, _CHUNK)


def _past(read: Callable[[int, int], list[Any] | None], pk: int) -> int | None:
    """Return the first number after ``pk``, which cannot be read, from which reading goes on; None for none."""
    at, step, failures = pk, 1, 1
    while at - pk < _GIVE_UP and at < _LAST - _STEP:
        at += step
        if read(at, 1) is not None:
            break
        failures += 1
        step = 1 if failures < _ONE_BY_ONE else min(step * 2, _STEP)
    else:
        return None
    low = at - step  # cannot be read
    while at - low > 1:
        middle = (low + at) // 2
        low, at = (low, middle) if read(middle, 1) is not None else (middle, at)
    return at


def _chosen(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> str | None:
    """Return what is selected, with defaults for columns that the file does not have; None where that is nothing."""
    try:
        kept = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ? AND type = 'table'", (table,)
        ).fetchall()
        if len(kept) != 1 or not str(kept[0][0]).lstrip().upper().startswith("CREATE TABLE"):
            return None
        # A generated column (hidden: 2 or 3) is an expression of the file's.
        there = {
            row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall() if row[6] == 0
        }
    except _CANNOT_BE_READ:
        return None
    if "pk" not in there:
        return None
    chosen = ["pk"]
    ours = _our_columns(table)
    for name in columns:
        must_be_there, default = ours[name]
        if name in there:
            chosen.append(f'"{name}"')
        elif default is not None:
            chosen.append(default)
        elif not must_be_there:
            chosen.append("NULL")
        elif name in _DEFAULTS:
            chosen.append(_DEFAULTS[name] if table != "annotations" else "'accepted'")
        else:
            return None
    return ", ".join(chosen)


def _our_columns(table: str) -> dict[str, tuple[bool, str | None]]:
    """Return of each column of this version's table whether it must hold something, and its default as SQL has it."""
    with contextlib.closing(sqlite3.connect(":memory:")) as empty:
        for statement in STATEMENTS:
            if statement.split()[:3] == ["CREATE", "TABLE", table]:
                empty.execute(statement)
        return {row[1]: (bool(row[3]), row[4]) for row in empty.execute(f'PRAGMA table_info("{table}")')}
