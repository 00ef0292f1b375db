"""Dates that arrive and can be read in two ways: read as was said of their publisher before, else kept open."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.analysis.moments import WRITTEN, Moment, Order, read_moment
from annotator.core.errors import Trouble
from annotator.services.dates import order_of

if TYPE_CHECKING:
    from annotator.formats.drafts import DraftArticle
    from annotator.store.queries import Queries

BASIS = "publisher"  # what a date rests on whose order was said of the publisher's other articles
_ISO = re.compile(r"\d{4}-\d\d-\d\d")  # what most say, and what is read in one way


class ArrivingDates:
    """Settles such dates for one import. It asks the project once for each publisher."""

    def __init__(self, read: Queries) -> None:
        self._read = read
        self._orders: dict[str, Order | None] = {}

    def settled(self, draft: DraftArticle) -> DraftArticle:
        """Return a draft whose date is ISO 8601, as much of it as is certain, and notes of what was done.

        How the date was written goes into the article's meta. What a project has exported, whose meta says so
        already, is left as it is.
        """
        known = draft.published or draft.extra.get("published")
        if not isinstance(known, str) or WRITTEN in draft.meta or _ISO.fullmatch(known):
            return draft
        moment = read_moment(known)
        if moment is None or not moment.is_ambiguous:
            return draft
        order = self._order(draft.publisher)
        read = read_moment(known, order) if order is not None else None
        facts = {"date": known.strip()[:60], "publisher": draft.publisher[:60]}
        if read is None:
            note = Trouble("date.ambiguous", facts, draft.place, draft.line)
            return self._with(draft, moment, known, draft.published_basis, note)
        note = Trouble("date.order_applied", {**facts, "iso": read.iso}, draft.place, draft.line)
        return self._with(draft, read, known, BASIS, note)

    def _with(
        self, draft: DraftArticle, moment: Moment, written: str, basis: str, note: Trouble
    ) -> DraftArticle:
        return replace(
            draft,
            published=moment.iso,
            published_basis=basis,
            meta={**draft.meta, WRITTEN: written.strip()},
            extra={key: value for key, value in draft.extra.items() if key != "published"},
            notes=(*(one for one in draft.notes if one.code != "line.not_a_date"), note),
        )

    def _order(self, publisher: str) -> Order | None:
        if publisher not in self._orders:
            self._orders[publisher] = order_of(self._read, publisher)
        return self._orders[publisher]
