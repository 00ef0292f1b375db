"""The article list: pages by key, filters, and counters that are read, never recounted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from annotator.core.errors import UserError
from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter, ArticleOrder, ArticlePage, ArticleSummary
from annotator.store.failures import told_as_user_errors
from annotator.store.filters import conditions_of, match_words, where_all
from annotator.store.matches import TABLE
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
_SORTED_BY = {
    ArticleOrder.ADDED: "a.pk",
    ArticleOrder.TITLE: "a.title",
    ArticleOrder.PUBLISHED: "a.published",
    ArticleOrder.PUBLISHER: "a.publisher",
}
_STATUSES = {status.value: status for status in ArticleStatus}  # looked up: a call costs five times as much
_TYPES = (str, str, str, str, str, str, int)  # of the columns below, without the first
_COLUMNS = "a.pk, a.id, a.title, a.publisher, a.published, a.status, a.file, a.text_length"


class ArticleList(Reader):
    """The part of the queries that fills the article list."""

    def article_page(
        self,
        filter: ArticleFilter | None = None,  # noqa: A002 - what it is called everywhere
        order: ArticleOrder = ArticleOrder.ADDED,
        after: tuple[Any, ...] | None = None,
        limit: int = 200,
    ) -> ArticlePage:
        """Return up to ``limit`` rows that follow the key ``after`` (None: the first page)."""
        column = _SORTED_BY[order]
        where, values = self._conditions(filter)
        if after is not None:
            where = [*where, f"({column}, a.pk) > (?, ?)"]
            values = [*values, *after]
        found = self._rows(
            f"SELECT {_COLUMNS}, {column} FROM articles a {where_all(where)} ORDER BY {column}, a.pk LIMIT ?",
            (*values, limit + 1),
        )
        page = found[:limit]
        key = (page[-1][8], page[-1][0]) if len(found) > limit else None
        return ArticlePage(tuple(self._summaries(page)), key)

    def article_count(self, filter: ArticleFilter | None = None) -> int:  # noqa: A002 - as above
        """Return how many articles pass the filter."""
        where, values = self._conditions(filter, counting=True)
        return int(self._rows(f"SELECT count(*) FROM articles a {where_all(where)}", tuple(values))[0][0])

    def article_summary(self, article_id: str) -> ArticleSummary | None:
        """Return one row of the list, or None."""
        found = self._rows(f"SELECT {_COLUMNS} FROM articles a WHERE a.id = ?", (article_id,))
        return next(iter(self._summaries(found)), None)

    def article_ids(
        self,
        filter: ArticleFilter | None = None,  # noqa: A002 - as above
        order: ArticleOrder = ArticleOrder.ADDED,
    ) -> Iterator[str]:
        """Yield the ids of the articles that pass, page by page, in the order of the list."""
        column = _SORTED_BY[order]
        after: tuple[Any, ...] = ()
        while True:
            # Asked for each page: who was asked for other words in between has filled the table of matches with those.
            where, values = self._conditions(filter)
            more = [*where, f"({column}, a.pk) > (?, ?)"] if after else where
            found = self._rows(
                f"SELECT a.id, {column}, a.pk FROM articles a {where_all(more)} ORDER BY {column}, a.pk LIMIT 1000",
                (*values, *after),
            )
            yield from (row[0] for row in found)
            if len(found) < 1000:
                return
            after = tuple(found[-1][1:])

    def article_neighbour(
        self,
        article_id: str,
        *,
        forward: bool,
        filter: ArticleFilter | None = None,  # noqa: A002 - as above
        order: ArticleOrder = ArticleOrder.ADDED,
    ) -> str | None:
        """Return the id of the next or previous article that passes, in the order of the list, or None."""
        column = _SORTED_BY[order]
        here = self._rows(f"SELECT {column}, a.pk FROM articles a WHERE a.id = ?", (article_id,))
        if not here:
            return None
        where, values = self._conditions(filter)
        sign, direction = (">", "ASC") if forward else ("<", "DESC")
        found = self._rows(
            f"SELECT a.id FROM articles a {where_all([*where, f'({column}, a.pk) {sign} (?, ?)'])} "
            f"ORDER BY {column} {direction}, a.pk {direction} LIMIT 1",
            (*values, *here[0]),
        )
        return found[0][0] if found else None

    def first_unfinished(self) -> str | None:
        """Return the id of the first article that is not done, in the order of arrival, else of the first, or None."""
        found = self._rows(
            "SELECT id FROM articles WHERE status <> 'done' ORDER BY pk LIMIT 1"
        ) or self._rows("SELECT id FROM articles ORDER BY pk LIMIT 1")
        return found[0][0] if found else None

    def publishers(self) -> list[tuple[str, int]]:
        """Return every publisher with its number of articles, by name."""
        found = self._rows("SELECT publisher, count(*) FROM articles GROUP BY publisher ORDER BY publisher")
        return [(row[0], row[1]) for row in found]

    def _conditions(
        self,
        filter: ArticleFilter | None,  # noqa: A002 - as above
        *,
        counting: bool = False,
    ) -> tuple[list[str], list[Any]]:
        wanted = filter or ArticleFilter()
        query = match_words(wanted.words)
        with told_as_user_errors(self._project.path):
            held = bool(query) and self._project.matches.hold(query)
        return conditions_of(wanted, counting=counting, matches=TABLE if held else "")

    def _summaries(self, found: Iterable[Sequence[Any]]) -> Iterator[ArticleSummary]:
        known = list(found)
        counts: dict[int, dict[str, int]] = {row[0]: {} for row in known}
        suggestions = dict.fromkeys(counts, 0)
        if counts:
            for article_pk, label, accepted, suggested in self._rows(
                "SELECT c.article_pk, l.id, c.accepted, c.suggested FROM label_counts c "
                "JOIN labels l ON l.pk = c.label_pk WHERE c.article_pk IN (SELECT value FROM json_each(?))",
                (orjson.dumps(list(counts)).decode(),),  # SQLite takes no more than some thousand marks
            ):
                # A damaged tree may give a row that was not asked for.
                if article_pk not in counts or type(accepted) is not int or type(suggested) is not int:
                    raise UserError("project.damaged", detail="a counter of annotations")
                if accepted:
                    counts[article_pk][label] = accepted
                suggestions[article_pk] += suggested
        for row in known:
            status = _STATUSES.get(row[5])
            if status is None or tuple(map(type, row[1:8])) != _TYPES:
                raise UserError("project.damaged", detail=f"article {row[1]}")
            yield ArticleSummary(
                id=row[1],
                title=row[2],
                publisher=row[3],
                published=row[4],
                status=status,
                file=row[6],
                text_length=row[7],
                counts=counts[row[0]],
                suggestions=suggestions[row[0]],
            )
