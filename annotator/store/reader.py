"""How the queries ask: one statement, all its rows, failures in the user's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.store.failures import told_as_user_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.store.project import Project


class Reader:
    """Something that reads a project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> Sequence[Sequence[Any]]:
        """Return every row of the answer; raise `UserError` for what the disk or another program did."""
        with told_as_user_errors(self._project.path):
            return self._project.connection.exec_driver_sql(statement, values).fetchall()

    def _tuples(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """Return every row as the driver's own tuple, made in two thirds of the time. Raises as `_rows` does."""
        with told_as_user_errors(self._project.path):
            result = self._project.connection.exec_driver_sql(statement, values)
            found = list(result.cursor.fetchall())
            result.close()
            return found
