"""Where the annotations of one article lie: enough to list and find them, a slice at a time, before they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from annotator.core.views import AnnotationPlace

_OF_ARTICLE = "WHERE t.article_pk = (SELECT pk FROM articles WHERE id = ?)"
_PLACES = f'SELECT t.start, t."end", t.id, t.status FROM annotations t {_OF_ARTICLE}'

_TYPES = [{int}, {int}, {str}, {str}]
_ORDER = 'ORDER BY t.start, t."end", t.id'


class Places(Reader):
    """The part of the queries that opens a long article without reading all that is said of it."""

    def annotation_places(
        self, article_id: str, after: int = -1, limit: int = 2000
    ) -> tuple[list[AnnotationPlace], bool]:
        """Return the places that begin after the code point ``after``, by start, end and id; and whether none is left.

        They are about ``limit`` many: all that begin at the last code point are among them.
        """
        # The index holds all of this in this order: no row is read.
        found = self._rows(f"{_PLACES} AND t.start > ? {_ORDER} LIMIT ?", (article_id, after, limit))
        is_all = len(found) < limit
        if not is_all:
            start, end, own_id, _ = found[-1]
            found += self._rows(
                f'{_PLACES} AND t.start = ? AND (t."end", t.id) > (?, ?) {_ORDER}',
                (article_id, start, end, own_id),
            )
        return _whole(found), is_all

    def annotation_places_within(self, article_id: str, start: int, end: int) -> list[AnnotationPlace]:
        """Return the places that share a code point with ``start`` to ``end``, by start, end and id."""
        return _whole(
            self._rows(f'{_PLACES} AND t.start < ? AND t."end" > ? {_ORDER}', (article_id, end, start))
        )


def _whole(found: list[AnnotationPlace]) -> list[AnnotationPlace]:
    """Return the places; raise `UserError` where one is not what it must be, as a damaged row may hold anything."""
    if [{*map(type, column)} for column in zip(*found, strict=True)] not in ([], _TYPES):
        raise UserError("project.damaged", detail="the places of annotations")
    return found
