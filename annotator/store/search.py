"""Full-text search over the texts of a project, through SQLite's own index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.store.filters import conditions_of, match_terms, where_all
from annotator.store.reader import Reader, known_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.views import ArticleFilter

_FIRST, _MOST = 20, 320  # texts read at once


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
        """Yield the articles that pass and whose text has all words and "phrases" of ``query``, as their texts came.

        A word with a star at its end stands for all words that begin so. Case and diacritics make no difference. The
        index gives its finds in the order of the texts, so that the first come at once, however many there are.
        """
        match = match_terms(query)
        if not match:
            return
        where, values = conditions_of(filter) if filter is not None else ([], [])
        where = ["f.text_search MATCH ?", "f.rowid >= ?", "(f.rowid, a.pk) > (?, ?)", *where]
        statement = (
            # CROSS JOIN: from the index to the articles, whatever their filter promises (sqlite.org/optoverview.html).
            "SELECT f.rowid, a.pk, a.id, x.content FROM text_search f CROSS JOIN articles a ON a.text_pk = f.rowid "
            f"CROSS JOIN texts x ON x.pk = f.rowid {where_all(where)} ORDER BY f.rowid, a.pk LIMIT ?"
        )
        left, last, size = limit, (0, 0), _FIRST
        while left is None or left > 0:
            some = size if left is None else min(size, left)
            found = self._rows(statement, (match, last[0], *last, *values, some))
            for text_pk, pk, article_id, text in found:
                last = (text_pk, pk)
                yield TextHit(article_id, known_text(text))
            if len(found) < some:
                return
            left = None if left is None else left - len(found)
            size = min(2 * size, _MOST)  # each statement begins anew, which costs with words of many forms
