"""Which articles have the words that a list is filtered by: asked of the index once, for all pages and the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store.connection import Connection

TABLE = "temp.matched_articles"


class Matches:
    """The articles that one query finds, in a table of this connection that no other sees and no file holds.

    To go through a hundred thousand finds takes the index longer than all the rest of a page.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._holds: tuple[str, int, int] | None = None

    def hold(self, query: str) -> bool:
        """See that `TABLE` holds the ``pk`` of each article in whose text or facts the FTS5 query finds something.

        Tell whether that was done; inside a transaction it is not, whose end would empty the table again.
        """
        connection = self._connection
        if connection.in_transaction:
            return False
        if self._holds != (query, *self._state()):
            self._holds = None
            connection.exec_driver_sql("BEGIN")
            try:
                connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {TABLE} (pk INTEGER PRIMARY KEY)")
                connection.exec_driver_sql(f"DELETE FROM {TABLE}")
                connection.exec_driver_sql(
                    f"INSERT OR IGNORE INTO {TABLE} SELECT a.pk FROM text_search t "
                    "CROSS JOIN articles a ON a.text_pk = t.rowid WHERE t.text_search MATCH ?",
                    (query,),
                )
                connection.exec_driver_sql(
                    f"INSERT OR IGNORE INTO {TABLE} SELECT rowid FROM fact_search WHERE fact_search MATCH ?",
                    (query,),
                )
                state = self._state()
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.exec_driver_sql("ROLLBACK")
                raise
            self._holds = (query, *state)
        return True

    def _state(self) -> tuple[int, int]:
        """Return what changes with every commit, of this connection or of another (sqlite.org/pragma.html)."""
        others = self._connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        return int(others), self._connection.driver.total_changes
