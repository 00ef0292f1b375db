"""New texts and articles on their way into the full-text indexes, which take a thousand at once in less time.

An index keeps what it was given in memory until it is much, or until a statement begins that SQLite could have to take
back alone; most statements that write many rows are such, and what is kept is then written as a part of the index of
its own, to be merged with the others later. So the indexes are fed by few statements, between which nothing is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.store.connection import Connection

_MOST_POINTS = 4_000_000  # code points of texts
_MOST_ARTICLES = 4_000

_TEXTS = (
    "INSERT INTO text_search (rowid, content) SELECT pk, content FROM texts "
    "WHERE pk IN (SELECT value FROM json_each(?)) ORDER BY pk"
)
_ARTICLES = (
    "INSERT INTO fact_search (rowid, title, publisher, author, file) SELECT pk, title, publisher, author, file "
    "FROM articles WHERE pk IN (SELECT value FROM json_each(?)) ORDER BY pk"
)


class Unindexed:
    """The rows of one transaction that cannot be searched for yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: list[int] = []
        self._articles: list[int] = []
        self._points = 0

    def add_texts(self, pks: Iterable[int], points: int) -> None:
        """Remember new texts, of so many code points together, which are in their table."""
        self._texts += pks
        self._points += points

    def add_articles(self, pks: Iterable[int]) -> None:
        """Remember new articles, or changed ones whose old facts are out of the index; they are in their table."""
        self._articles += pks
        if self._points >= _MOST_POINTS or len(self._articles) >= _MOST_ARTICLES:
            self.index()

    def index(self) -> None:
        """Put them into the indexes: before one of the articles changes, and before the transaction ends."""
        for statement, pks in ((_TEXTS, self._texts), (_ARTICLES, self._articles)):
            if pks:
                self._connection.exec_driver_sql(statement, (orjson.dumps(pks).decode(),))
                pks.clear()
        self._points = 0
