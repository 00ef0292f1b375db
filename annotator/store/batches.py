"""Many things at once: what an import looks up and an export reads, a few statements for hundreds of articles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import orjson

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.store import rows
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.core.edits import Entity
    from annotator.core.values import Annotation, Article, AwaitedLink, Link

_MARKS = 500  # values in one statement


class Batches(Reader):
    """The part of the queries that answers for many ids at once."""

    def articles_with(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return those of the articles that exist, by id."""
        found = self._in(f"{rows.SELECTS[Kind.ARTICLE]} WHERE t.id IN", article_ids)
        return {article.id: article for article in map(rows.article, found)}

    def articles_with_texts(self, hashes: Iterable[str]) -> dict[str, Article]:
        """Return the first article with each text, by the text's hash."""
        found = self._in(f"{rows.SELECTS[Kind.ARTICLE]} WHERE x.sha256 IN", hashes, " ORDER BY t.pk DESC")
        return {article.text_sha256: article for article in map(rows.article, found)}

    def decisions_by_origin(self, prefix: str) -> list[tuple[str, str, int]]:
        """Return (origin, status, how many) of the annotations whose origin begins with ``prefix``."""
        found = self._rows(
            "SELECT origin, status, count(*) FROM annotations WHERE substr(origin, 1, ?) = ? GROUP BY 1, 2",
            (len(prefix), prefix),
        )
        return [(row[0], row[1], row[2]) for row in found]

    def texts(self, hashes: Iterable[str]) -> dict[str, str]:
        """Return the texts of these hashes; raise `UserError` where one is not there or is no text."""
        wanted = set(hashes)
        found = dict(
            tuple(row) for row in self._in("SELECT sha256, content FROM texts WHERE sha256 IN", wanted)
        )
        if len(found) < len(wanted) or not all(type(text) is str for text in found.values()):
            raise UserError("project.damaged", detail="a text that cannot be read")
        return found

    def homes_of(self, annotation_ids: Iterable[str]) -> dict[str, str]:
        """Return the id of the article of each annotation that exists, by the annotation's id."""
        statement = (
            "SELECT t.id, a.id FROM annotations t JOIN articles a ON a.pk = t.article_pk WHERE t.id IN"
        )
        return {row[0]: row[1] for row in self._in(statement, annotation_ids)}

    def known_annotations(self, annotation_ids: Sequence[str]) -> set[str]:
        """Return those of the ids that are annotations."""
        if not annotation_ids:
            return set()
        # Ids sort by time, so that those of a new file mostly lie where the project has none.
        ends = (min(annotation_ids), max(annotation_ids))
        if not self._rows("SELECT 1 FROM annotations WHERE id BETWEEN ? AND ? LIMIT 1", ends):
            return set()
        statement = "SELECT id FROM annotations WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._rows(statement, (orjson.dumps(annotation_ids).decode(),))}

    def known_links(self, link_ids: Iterable[str]) -> set[str]:
        """Return those of the ids that are links, awaited or not."""
        ids = list(link_ids)
        known = {row[0] for row in self._in("SELECT id FROM links WHERE id IN", ids)}
        return known | {row[0] for row in self._in("SELECT id FROM awaited_links WHERE id IN", ids)}

    def linked_among(self, annotation_ids: Iterable[str]) -> set[str]:
        """Return those of the annotations that a link begins or ends at."""
        statement = (
            "SELECT t.id FROM annotations t WHERE (EXISTS (SELECT 1 FROM links WHERE from_pk = t.pk) "
            "OR EXISTS (SELECT 1 FROM links WHERE to_pk = t.pk)) AND t.id IN"
        )
        return {row[0] for row in self._in(statement, annotation_ids)}

    def accepted_last(self, most: int) -> list[Annotation]:
        """Return the accepted annotations that came last, no more than ``most``, article by article."""
        found = self._rows(
            f"{rows.SELECTS[Kind.ANNOTATION]} WHERE t.status = 'accepted' ORDER BY t.pk DESC LIMIT ?", (most,)
        )
        return sorted(map(rows.annotation, found), key=lambda each: (each.article_id, each.id))

    def annotations_of(self, article_ids: Iterable[str]) -> Mapping[str, Sequence[Annotation]]:
        """Return the annotations of the articles, by article id, each by start, end and id."""
        found = self._in(
            f"{rows.SELECTS[Kind.ANNOTATION]} WHERE t.article_pk IN (SELECT pk FROM articles WHERE id IN",
            article_ids,
            ') ORDER BY t.article_pk, t.start, t."end", t.id',
        )
        result: defaultdict[str, list[Annotation]] = defaultdict(list)
        for annotation in map(rows.annotation, found):
            result[annotation.article_id].append(annotation)
        return result

    def links_of(self, article_ids: Iterable[str]) -> Mapping[str, Sequence[tuple[Link, str]]]:
        """Return the links that begin in the articles, each with the article it ends in, by the article's id."""
        ids = list(article_ids)
        result: defaultdict[str, list[tuple[Link, str]]] = defaultdict(list)
        columns = rows.SELECTS[Kind.LINK].replace(" FROM links t ", ", a.id, e.id FROM links t ", 1)
        found = self._in(
            f"{columns} JOIN articles a ON a.pk = f.article_pk JOIN articles e ON e.pk = o.article_pk WHERE a.id IN",
            ids,
            " ORDER BY t.pk",
        )
        for row in found:
            link: Any = rows.from_row(Kind.LINK, row)
            result[row[-2]].append((link, row[-1]))
        return result

    def awaited_of(self, article_ids: Iterable[str]) -> Mapping[str, Sequence[AwaitedLink]]:
        """Return the links that begin in the articles and whose other end is awaited, by the article's id."""
        columns = rows.SELECTS[Kind.AWAITED_LINK].replace(" FROM ", ", a.id FROM ", 1)
        found = self._in(
            f"{columns} JOIN annotations f ON f.pk = t.from_pk JOIN articles a ON a.pk = f.article_pk WHERE a.id IN",
            article_ids,
            " ORDER BY t.pk",
        )
        result: defaultdict[str, list[AwaitedLink]] = defaultdict(list)
        for row in found:
            awaited: Any = rows.from_row(Kind.AWAITED_LINK, row)
            result[row[-1]].append(awaited)
        return result

    def with_ids(self, kind: Kind, ids: Iterable[str]) -> dict[str, Entity]:
        """Return those of the things of a kind that exist, by id."""
        found = self._in(f"{rows.SELECTS[kind]} WHERE t.id IN", ids)
        return {entity.id: entity for entity in (rows.from_row(kind, row) for row in found)}

    def _in(self, statement: str, values: Iterable[str], rest: str = "") -> Iterator[Sequence[Any]]:
        """Yield the rows of ``statement (?, …) rest`` for all values, some hundreds at a time."""
        every = [value for value in dict.fromkeys(values) if value]
        for start in range(0, len(every), _MARKS):
            some = every[start : start + _MARKS]
            yield from self._rows(f"{statement} ({', '.join('?' * len(some))}){rest}", tuple(some))
