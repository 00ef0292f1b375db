"""A connection to a project's file: SQLite's own driver, asked in the words of SQLAlchemy Core.

The statements of this folder are written for a driver, so that nothing is left to do between them and it; what a
toolkit adds to each (some tens of microseconds, and a sixth of a second when it is imported) would be felt in every
key press and in every command of the shell. What runs a statement and what gives its rows is called as it is there, so
that a connection of another database can be made to stand here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence


class NoRowError(LookupError):
    """A row that must be there is not: in a damaged file a table and its index may say different things."""


class Answer:
    """The rows that a statement gives, each a tuple; they are fetched when they are asked for."""

    __slots__ = ("_cursor",)

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows one by one. Until the last is taken, the statement holds the state that it reads."""
        return iter(self._cursor)

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        return self._cursor.fetchall()

    def first(self) -> Any:
        """Return the first row, None where there is none, and end the statement."""
        row = self._cursor.fetchone()
        self._cursor.close()
        return row

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

    __slots__ = ("driver",)

    def __init__(self, driver: sqlite3.Connection) -> None:
        self.driver = driver

    def exec_driver_sql(
        self, statement: str, values: tuple[Any, ...] | Sequence[tuple[Any, ...]] = ()
    ) -> Answer:
        """Run a statement with the values of its marks, or, where a list of them is given, once for each."""
        if isinstance(values, list):
            return Answer(self.driver.executemany(statement, values))
        return Answer(self.driver.execute(statement, values))

    @property
    def in_transaction(self) -> bool:
        """Tell whether a transaction was begun and has not ended."""
        return self.driver.in_transaction

    def close(self) -> None:
        """Let the database go. Closing twice is harmless."""
        self.driver.close()
