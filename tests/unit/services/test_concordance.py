"""Hits grouped by article, filtered, and annotated in one step that undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import Cancelled, UserError
from annotator.core.spans import Span
from annotator.core.values import ArticleStatus
from annotator.core.views import ArticleFilter
from annotator.services import annotate, concordance, curate
from annotator.services.concordance import Annotated, all_hits, annotate_hits

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article
    from annotator.services.session import Session


@pytest.fixture
def articles(session: Session, add_article: Callable[..., Article]) -> list[Article]:
    """Return three articles of two publishers that speak of the same ministry."""
    return [
        add_article(session, "The Ministry said no. A ministry!", publisher="Wire", published="2024-01-05"),
        add_article(
            session, "\U0001f600 Le minist\u00e8re et the ministry.", publisher="Post", published="2024-02"
        ),
        add_article(session, "Nothing of that here.", publisher="Wire"),
    ]


def test_hits_come_by_article_with_exact_places(session: Session, articles: list[Article]) -> None:
    groups = list(concordance.concordance(session.read, "ministry"))
    assert [group.article.id for group in groups] == [articles[0].id, articles[1].id]
    for group in groups:
        text = next(one for one in articles if one.id == group.article.id)
        words = session.read.text(text.text_sha256) or ""
        assert [words[hit.start : hit.end].lower() for hit in group.hits] == ["ministry"] * len(group.hits)
    assert [len(group.hits) for group in groups] == [2, 1]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (ArticleFilter(publishers=frozenset({"Wire"})), 2),
        (ArticleFilter(published_from="2024-02"), 1),
        (ArticleFilter(published_to="2024-01-31"), 2),
        (ArticleFilter(statuses=frozenset({ArticleStatus.DONE})), 1),
        (ArticleFilter(publishers=frozenset({"Herald"})), 0),
    ],
)
def test_filters_narrow_the_search(
    session: Session, articles: list[Article], wanted: ArticleFilter, number: int
) -> None:
    session.run(curate.set_article_status(article_ids=[articles[1].id], status=ArticleStatus.DONE))
    assert len(all_hits(session.read, "ministry", wanted)) == number


def test_all_hits_are_annotated_once_and_undone_at_once(session: Session, articles: list[Article]) -> None:
    label = session.read.tag_set().labels[0].id
    session.run(annotate.add(article_id=articles[0].id, label_id=label, fragments=[Span(4, 12)]))
    found = all_hits(session.read, "ministry")
    before = session.read.last_seq()
    assert annotate_hits(session, found, label) == Annotated(added=2, had_it=1)
    assert session.read.last_seq() == before + 1
    assert session.read.annotation_total() == 3
    assert annotate_hits(session, found, label) == Annotated(had_it=3)
    session.undo()
    assert session.read.annotation_total() == 1
    session.redo()
    assert session.read.annotation_total() == 3
    assert session.verify().is_sound


def test_an_article_that_went_away_is_passed_over(session: Session, articles: list[Article]) -> None:
    label = session.read.tag_set().labels[0].id
    found = all_hits(session.read, "ministry")
    session.run(curate.delete_articles(article_ids=[articles[0].id]))
    assert annotate_hits(session, found, label) == Annotated(added=1, gone=2)


def test_a_cancel_and_too_many_hits_change_nothing(
    session: Session, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    label = session.read.tag_set().labels[0].id
    found = all_hits(session.read, "ministry")
    assert {hit.article_id for hit in found} == {one.id for one in articles[:2]}

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        annotate_hits(session, found, label, progress=cancel)
    assert session.read.annotation_total() == 0
    monkeypatch.setattr(concordance, "MOST_HITS", 2)
    with pytest.raises(UserError) as failure:
        all_hits(session.read, "ministry")
    assert failure.value.code == "search.too_many"
