"""Where the annotations of one article lie: enough to list and find them, a slice at a time, before they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.edits import Kind
from annotator.store import rows
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from annotator.core.values import Annotation
    from annotator.core.views import AnnotationPlace

_PLACE = 't.start, t."end", t.id, t.status'
_OF_ARTICLE = "t.article_pk = (SELECT pk FROM articles WHERE id = ?)"
_IN_ORDER = 'ORDER BY t.start, t."end", t.id'


class Places(Reader):
    """The part of the queries that opens a long article without reading all that is said of it."""

    def annotation_places(
        self, article_id: str, after: AnnotationPlace | None = None, limit: int = 2000
    ) -> list[AnnotationPlace]:
        """Return up to ``limit`` places that follow ``after`` by start, end and id (None: the first ones)."""
        start, end, own_id, _status = after or (-1, -1, "", "")
        return self._tuples(
            f"SELECT {_PLACE} FROM annotations t WHERE {_OF_ARTICLE} "
            f'AND t.start >= ? AND (t.start, t."end", t.id) > (?, ?, ?) {_IN_ORDER} LIMIT ?',
            (article_id, start, start, end, own_id, limit),
        )

    def annotation_places_within(self, article_id: str, start: int, end: int) -> list[AnnotationPlace]:
        """Return the places that share a code point with ``start`` to ``end``, by start, end and id."""
        return self._tuples(
            f'SELECT {_PLACE} FROM annotations t WHERE {_OF_ARTICLE} AND t.start < ? AND t."end" > ? {_IN_ORDER}',
            (article_id, end, start),
        )

    def annotations_within(self, article_id: str, start: int, end: int) -> list[Annotation]:
        """Return the annotations that share a code point with ``start`` to ``end``, by start, end and id."""
        found = self._rows(
            f"{rows.SELECTS[Kind.ANNOTATION]} WHERE {_OF_ARTICLE} "
            f'AND t.start < ? AND t."end" > ? {_IN_ORDER}',
            (article_id, end, start),
        )
        return [rows.annotation(row) for row in found]
