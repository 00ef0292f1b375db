"""A connection to a project's file: SQLite's own driver, asked in the words of SQLAlchemy Core.

The statements of this folder are written for a driver, so that nothing is left to do between them and it; what a
toolkit adds to each (some tens of microseconds, and a sixth of a second when it is imported) would be felt in every
key press and in every command of the shell. What runs a statement and what gives its rows is called as it is there, so
that a connection of another database can be made to stand here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakSet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence


class NoRowError(LookupError):
    """A row that must be there is not: in a damaged file a table and its index may say different things."""


class Answer:
    """The rows that a statement gives, each a tuple; they are fetched when they are asked for."""

    __slots__ = ("_cursor", "_streams")

    def __init__(self, cursor: sqlite3.Cursor, streams: WeakSet[sqlite3.Cursor]) -> None:
        self._cursor = cursor
        self._streams = streams

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows one by one. Until the last is taken, the statement holds the state that it reads."""
        self._streams.add(self._cursor)
        return iter(self._cursor)

    def fetchall(self) -> list[Any]:
        """Return all rows that are left, and end the statement."""
        try:
            return self._cursor.fetchall()
        except BaseException:  # a value that is no text, say: the driver leaves the statement under way
            self._cursor.close()
            raise

    def first(self) -> Any:
        """Return the first row, None where there is none, and end the statement."""
        try:
            return self._cursor.fetchone()
        finally:
            self._cursor.close()

    def one(self) -> Any:
        """Return the first row and end the statement; raise `NoRowError` where there is none."""
        row = self.first()
        if row is None:
            msg = "the statement gave no row"
            raise NoRowError(msg)
        return row

    def scalar(self) -> Any:
        """Return the first value of the first row, None where there is none, and end the statement."""
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self) -> Any:
        """Return the first value of the first row and end the statement; raise `NoRowError` where there is none."""
        return self.one()[0]


class Connection:
    """One connection, which commits each statement by itself where no transaction was begun.

    Use it in the thread that made it. Raises `sqlite3.Error` for what the database refuses.
    """

    __slots__ = ("_streams", "driver")

    def __init__(self, driver: sqlite3.Connection) -> None:
        self.driver = driver
        self._streams: WeakSet[sqlite3.Cursor] = WeakSet()

    def exec_driver_sql(
        self, statement: str, values: tuple[Any, ...] | Sequence[tuple[Any, ...]] = ()
    ) -> Answer:
        """Run a statement with the values of its marks, or, where a list of them is given, once for each."""
        if isinstance(values, list):
            return Answer(self.driver.executemany(statement, values), self._streams)
        return Answer(self.driver.execute(statement, values), self._streams)

    @property
    def in_transaction(self) -> bool:
        """Tell whether a transaction was begun and has not ended."""
        return self.driver.in_transaction

    def close(self) -> None:
        """Let the database go. Closing twice is harmless.

        SQLite keeps the file open while a statement is under way. One that an error broke off may be so until garbage
        is collected, and Windows would not let the file be put aside meanwhile.
        """
        for cursor in list(self._streams):
            cursor.close()
        self._streams.clear()
        self.driver.close()
