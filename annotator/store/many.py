"""Many rows by few statements: SQLite writes hundreds of rows by one statement in half the time of one by one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.store.connection import Connection

# How many rows go by one statement: as many as there are of the largest number, then of the next. They are few, since
# each is a statement of its own that SQLite must prepare once and the driver keeps.
_SIZES = (1_024, 256, 64, 16, 4)
_MOST_VALUES = 32_766  # of one statement, unless SQLite was built for more (sqlite.org/limits.html)


def write_rows(connection: Connection, insert: str, rows: Sequence[tuple[Any, ...]], rest: str = "") -> None:
    """Write rows of the same length: ``insert`` says where to, ``rest`` what stands behind their values.

    Rows before one that is refused stay, as they do where each has a statement of its own.
    """
    if not rows:
        return
    marks = f"({', '.join('?' * len(rows[0]))})"
    done = 0
    for size in _SIZES:
        if size * len(rows[0]) > _MOST_VALUES or len(rows) - done < size:
            continue
        statement = f"{insert} VALUES {', '.join([marks] * size)} {rest}"
        while len(rows) - done >= size:
            connection.exec_driver_sql(statement, tuple(chain.from_iterable(rows[done : done + size])))
            done += size
    if done < len(rows):
        connection.exec_driver_sql(f"{insert} VALUES {marks} {rest}", list(rows[done:]))
