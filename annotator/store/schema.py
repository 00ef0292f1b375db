"""What a project file's schema must be, word for word: a file from a stranger brings nothing of its own that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.store.ddl import STATEMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.store.connection import Connection

APPLICATION_ID = 0x436C4E41  # "ClNA", in the header of every project file
SCHEMA_VERSION = 1

# The tables that SQLite keeps behind each full-text table (FTS5, "the data model"), without its quotes. A column of a
# stranger's in one of them could be an expression that takes all memory there is.
_SHADOWS = {
    f"{table}_{part}": f"CREATE TABLE {table}_{part}({columns}"
    for table in ("text_search", "fact_search")
    for part, columns in (
        ("data", "id INTEGER PRIMARY KEY, block BLOB)"),
        ("idx", "segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID"),
        ("docsize", "id INTEGER PRIMARY KEY, sz BLOB)"),
        ("config", "k PRIMARY KEY, v) WITHOUT ROWID"),
    )
}


def check_schema(connection: Connection, path: Path) -> None:
    """Raise `UserError` for a trigger, a view, a table or an index that is not this program's own, or that lacks.

    What could run something is told apart from tables that are only others than those of this version: the program
    itself made such ones between two releases.
    """
    wanted = {_words(statement) for statement in STATEMENTS} | {*_SHADOWS}
    others: list[str] = []
    for kind, name, statement in connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master"
    ).fetchall():
        if statement is None:
            continue  # an index that a constraint of one of the tables makes by itself
        words = _words(statement)
        if kind == "table" and words.replace("'", "").replace('"', "") == _SHADOWS.get(name):
            wanted.discard(name)
            continue
        if words in wanted:
            wanted.discard(words)
        elif _runs_something(kind, statement):
            raise UserError("project.foreign_schema", file=str(path), kind=str(kind), name=str(name)[:80])
        else:
            others.append(str(name)[:80])
    if others:
        raise UserError("project.other_schema", file=str(path), name=min(others))
    if wanted:
        raise UserError(
            "project.damaged", file=str(path), detail=f"{len(wanted)} tables or indexes are missing"
        )


def _words(statement: str) -> str:
    """Return a statement without its line breaks; no name and no literal of ours has white space of its own."""
    return " ".join(statement.split())


def _runs_something(kind: object, statement: object) -> bool:
    words = str(statement).upper().split()
    return kind not in {"table", "index"} or "VIRTUAL" in words[:2]
