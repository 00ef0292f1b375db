"""The search of the project as a concordance: hits by article, and one annotation for every hit, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import Span
from annotator.core.times import stamp
from annotator.core.values import Annotation, AnnotationStatus
from annotator.services.searching import Hit, hits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.core.views import ArticleFilter, ArticleSummary
    from annotator.services.session import Session
    from annotator.store.queries import Queries

MOST_HITS = 20_000  # that one step annotates


class Group(NamedTuple):
    """An article and the places in it that were found, in the order of the text."""

    article: ArticleSummary
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """What came of annotating hits: how many were, had the label already, or are no longer there."""

    added: int = 0
    had_it: int = 0
    gone: int = 0


def concordance(
    read: Queries,
    query: str,
    filter: ArticleFilter | None = None,  # noqa: A002 - what it is called everywhere
) -> Iterator[Group]:
    """Yield the hits of a query in the articles that pass, article by article, as they are asked for.

    The query is as for `annotator.services.searching.hits`.
    """
    for article_id, found in groupby(hits(read, query, filter), key=lambda hit: hit.article_id):
        article = read.article_summary(article_id)
        if article is not None:
            yield Group(article, tuple(found))


def all_hits(
    read: Queries,
    query: str,
    filter: ArticleFilter | None = None,  # noqa: A002 - as above
    *,
    progress: Callable[[int, int], None] | None = None,
) -> list[Hit]:
    """Return every hit, for the preview; ``progress`` hears of (hits so far, 0) and may raise to cancel.

    Raises `UserError` where there are more than one step may annotate.
    """
    found: list[Hit] = []
    for group in concordance(read, query, filter):
        found += group.hits
        if len(found) > MOST_HITS:
            raise UserError("search.too_many", most=MOST_HITS)
        if progress is not None:
            progress(len(found), 0)
    return found


def annotate_hits(
    session: Session,
    found: Sequence[Hit],
    label_id: str,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Annotated:
    """Annotate every hit with a label, in one transaction and one entry of the journal.

    A hit whose words have an accepted annotation with this label already is passed over, and so is one whose article
    is gone. ``progress`` hears of (done, in all) and may raise to cancel: then nothing happened.
    """
    added = had_it = gone = done = 0
    now = stamp()
    with session.bulk("annotation.add_hits") as bulk:
        for article_id, some in groupby(found, key=lambda hit: hit.article_id):
            here = list(some)
            done += len(here)
            if session.read.article(article_id) is None:
                gone += len(here)
                continue
            known = {
                one.fragments
                for one in session.read.annotations(article_id)
                if one.label_id == label_id and one.status is AnnotationStatus.ACCEPTED
            }
            spans = [Span(hit.start, hit.end) for hit in here]
            fresh = [span for span in dict.fromkeys(spans) if (span,) not in known]
            had_it += len(spans) - len(fresh)
            added += len(fresh)
            if fresh:
                made = (_annotation(article_id, label_id, span, session.annotator, now) for span in fresh)
                bulk.apply(EditSet("annotation.add_hits", tuple(Edit(None, one) for one in made)))
            if progress is not None:
                progress(done, len(found))
    return Annotated(added, had_it, gone)


def _annotation(article_id: str, label_id: str, span: Span, annotator: str, now: str) -> Annotation:
    return Annotation(
        id=new_id(),
        article_id=article_id,
        label_id=label_id,
        fragments=(span,),
        annotator=annotator,
        created=now,
        updated=now,
    )
