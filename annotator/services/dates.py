"""Dates that can be read in two ways: which order a publisher writes, said once for all articles whose dates are so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.analysis.moments import WRITTEN, Moment, Order, as_written, read_moment
from annotator.core.edits import Edit, EditSet
from annotator.core.views import ArticleFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.values import Article
    from annotator.services.operation import Context, Operation
    from annotator.store.queries import Queries

BASIS = "analyst"
__all__ = ["BASIS", "WRITTEN", "ambiguous", "order_of", "readings", "set_date_order"]
_BATCH = 400


def ambiguous(article: Article) -> Moment | None:
    """Return the date of an article if day and month could be the other way round, else None."""
    moment = read_moment(as_written(article.published, article.meta))
    return moment if moment is not None and moment.is_ambiguous else None


def readings(article: Article) -> dict[Order, str]:
    """Return the date of an article by each order, as ISO 8601; nothing where there is only one way to read it."""
    if ambiguous(article) is None:
        return {}
    written = as_written(article.published, article.meta)
    by_order = {order: read_moment(written, order) for order in Order}
    return {order: moment.iso for order, moment in by_order.items() if moment is not None}


def order_of(read: Queries, publisher: str) -> Order | None:
    """Return the order that was said of a publisher's dates before, None where nothing was, or both were."""
    said = set()
    for article in _articles_of(read, publisher):
        written = article.meta.get(WRITTEN)
        if isinstance(written, str):
            for order in Order:
                moment = read_moment(written, order)
                if moment is not None and moment.iso == article.published:
                    said.add(order)
    return said.pop() if len(said) == 1 else None


def set_date_order(*, article_id: str, order: Order, everywhere: bool = False, **facts: Any) -> Operation:
    """Read the date of an article in this order; with ``everywhere``, those of its publisher that are ambiguous, too.

    How a date was written is kept in the article's meta. ``facts`` are other facts of the article that are corrected
    in the same step, see `annotator.services.curate.set_article_facts`.
    """

    def build(context: Context) -> EditSet:
        from annotator.services.curate import set_article_facts

        before = context.article(article_id)
        if facts:
            # What else is corrected goes the way of every correction; both are one step to undo.
            (edit,) = set_article_facts(article_id=article_id, **facts)(context).edits
            after: Any = edit.after
        else:
            after = before
        edits = [Edit(before, _read(replace(after, published=before.published), order))]
        if everywhere and before.publisher:
            edits += [
                Edit(one, _read(one, order))
                for one in _articles_of(context.read, before.publisher)
                if one.id != article_id and ambiguous(one) is not None
            ]
        return EditSet("article.set_date_order", tuple(edit for edit in edits if edit.before != edit.after))

    return build


def _read(article: Article, order: Order) -> Article:
    written = as_written(article.published, article.meta)
    moment = read_moment(written, order)
    if moment is None or moment.iso == article.published:
        return article
    return replace(
        article,
        published=moment.iso,
        published_basis=BASIS,
        meta={**article.meta, WRITTEN: written},
    )


def _articles_of(read: Queries, publisher: str) -> Iterator[Article]:
    if not publisher:
        return
    some: list[str] = []
    for article_id in read.article_ids(ArticleFilter(publishers=frozenset({publisher}))):
        some.append(article_id)
        if len(some) == _BATCH:
            yield from read.articles_with(some).values()
            some.clear()
    yield from read.articles_with(some).values()
