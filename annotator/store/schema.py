"""What a project file's schema must be, to the letter: a file from a stranger brings nothing of its own that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from annotator.core.errors import UserError
from annotator.store.tables import SEARCH_TABLES, metadata

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

# The tables that SQLite keeps behind each full-text table (FTS5, "the data model").
_SHADOWS = frozenset(
    f"{table}_{part}"
    for table in ("text_search", "fact_search")
    for part in ("data", "idx", "docsize", "config")
)


def schema_statements() -> tuple[str, ...]:
    """Return the statements that make an empty project, as they stand in the schema of every project file."""
    dialect = sqlite.dialect()
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        made += [
            str(CreateIndex(index).compile(dialect=dialect)).strip()
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    return (*made, *SEARCH_TABLES)


def check_schema(connection: Connection, path: Path) -> None:
    """Raise `UserError` for a trigger, a view, a table or an index that is not this program's own, or that lacks."""
    wanted = set(schema_statements())
    for kind, name, statement in connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master"
    ).fetchall():
        if statement is None or (kind == "table" and name in _SHADOWS):
            continue  # an index that a constraint of one of the tables makes by itself
        if statement not in wanted:
            raise UserError("project.foreign_schema", file=str(path), kind=str(kind), name=str(name)[:80])
        wanted.discard(statement)
    if wanted:
        raise UserError(
            "project.damaged", file=str(path), detail=f"{len(wanted)} tables or indexes are missing"
        )
