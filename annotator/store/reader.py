"""How the queries ask: one statement, all its rows, failures in the user's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.errors import UserError
from annotator.store.failures import reading

if TYPE_CHECKING:
    from annotator.store.project import Project


class Reader:
    """Something that reads a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Return every row of the answer; raise `UserError` for what the disk or another program did."""
        with reading(self._project.path):
            return self._project.connection.exec_driver_sql(statement, values).fetchall()


def known_text(value: object) -> str:
    """Return what is kept for an article's text; raise `UserError` where it is none, as a damaged row may have it."""
    if not isinstance(value, str):
        raise UserError("project.damaged", detail="a text that cannot be read")
    return value


def known_number(value: object) -> int:
    """Return what is kept for a counter; raise `UserError` where it is no number."""
    if not isinstance(value, int):
        raise UserError("project.damaged", detail="a counter that is no number")
    return value
