"""What the journal of a damaged project says of things whose rows cannot be read, where the journal itself is whole.

It is believed only if its chain of hashes holds from the first entry to the last: then it says of every thing how it
was left, and of what was deleted that it is gone. A journal that lacks a part could bring back what was deleted.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.errors import UserError
from annotator.store.connection import Connection
from annotator.store.ddl import STATEMENTS
from annotator.store.parts import rows_of, thing_of, unpacked
from annotator.store.verify_chain import check_chain
from annotator.store.verify_sums import Sums

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from annotator.core.edits import Entity, Kind
    from annotator.core.views import Problem

_CANNOT_BE_READ = (
    sqlite3.Error,
    UnicodeDecodeError,
    UserError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
)


class Left(NamedTuple):
    """A thing as the journal left it: by which entry, and, of an article, at which place in the list."""

    thing: Entity
    seq: int
    place: int | None


class SalvagedJournal:
    """The journal of a file that is only read; it is looked at when something is first asked of it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = Connection(connection)
        self._is_whole: bool | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether every entry can be read, and the chain of their hashes holds."""
        if self._is_whole is None:
            problems: list[Problem] = []
            try:
                entries = 0
                if _are_ours(self._connection):
                    checked = check_chain(self._connection, Sums(), problems, lambda _what, _count: None)
                    entries = checked["journal_entries"]
                self._is_whole = entries > 0 and not problems
            except _CANNOT_BE_READ:
                self._is_whole = False
        return self._is_whole

    def left(self, kind: Kind, known: Collection[str]) -> dict[str, Left]:
        """Return how things of a kind were left that are not among the known ones, by id; deleted ones are not there.

        Memory grows with the number of these. Nothing is said by a journal that is not whole.
        """
        if not self.is_whole:
            return {}
        last: dict[str, tuple[dict[str, Any], int, int | None]] = {}
        try:
            statement = "SELECT seq, edits FROM journal_parts ORDER BY seq, part"
            for seq, kept in self._connection.exec_driver_sql(statement):
                for name, own_id, place, _, after in rows_of(unpacked(kept)):
                    if name != kind.value or own_id in known:
                        continue
                    if after is None:
                        last.pop(own_id, None)
                    else:
                        last[own_id] = (after, seq, place)
            found = {}
            for own_id, (fields, seq, place) in last.items():
                thing = thing_of(kind, own_id, fields)
                if thing is not None:
                    found[own_id] = Left(thing, seq, place)
        except _CANNOT_BE_READ:
            return {}
        return found


def _are_ours(connection: Connection) -> bool:
    """Tell whether the tables are this program's own: a view, or a column that is computed, may say anything."""
    ours = {" ".join(each.split()) for each in STATEMENTS}
    kept = connection.exec_driver_sql(
        "SELECT type, sql FROM sqlite_master WHERE name IN ('journal', 'journal_parts')"
    ).fetchall()
    statements = {" ".join(str(sql).split()) for _, sql in kept}
    return [kind for kind, _ in kept] == ["table", "table"] and statements <= ours
