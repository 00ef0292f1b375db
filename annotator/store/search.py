"""Full-text search over the texts of a project, through SQLite's own index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.store.filters import conditions_of, match_terms, where_all
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.core.views import ArticleFilter


class TextHit(NamedTuple):
    """An article whose text holds what was searched for, with that text."""

    article_id: str
    text: str


class Search(Reader):
    """The part of the queries that finds words in texts."""

    def texts_matching(
        self,
        query: str,
        *,
        limit: int | None = None,
        filter: ArticleFilter | None = None,  # noqa: A002 - what it is called everywhere
    ) -> Iterator[TextHit]:
        """Yield the articles that pass and whose text has all words and "phrases" of ``query``, in order of arrival.

        A word with a star at its end stands for all words that begin so. Case and diacritics make no difference.
        """
        match = match_terms(query)
        if not match:
            return
        left = limit
        after = 0
        while left is None or left > 0:
            found = self._find(match, after, min(50, left) if left is not None else 50, filter)
            for pk, article_id, text in found:
                after = pk
                yield TextHit(article_id, text)
            if not found:
                return
            left = None if left is None else left - len(found)

    def _find(
        self, match: str, after: int, limit: int, wanted: ArticleFilter | None
    ) -> Sequence[Sequence[Any]]:
        where, values = conditions_of(wanted) if wanted is not None else ([], [])
        where = [
            "a.pk > ?",
            "a.text_pk IN (SELECT rowid FROM text_search WHERE text_search MATCH ?)",
            *where,
        ]
        return self._rows(
            "SELECT a.pk, a.id, x.content FROM articles a JOIN texts x ON x.pk = a.text_pk "
            f"{where_all(where)} ORDER BY a.pk LIMIT ?",
            (after, match, *values, limit),
        )
