"""How the queries ask: one statement, all its rows, failures in the user's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.store.failures import told_as_user_errors

if TYPE_CHECKING:
    from annotator.store.project import Project


class Reader:
    """Something that reads a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Return every row of the answer; raise `UserError` for what the disk or another program did."""
        with told_as_user_errors(self._project.path):
            return self._project.connection.exec_driver_sql(statement, values).fetchall()
