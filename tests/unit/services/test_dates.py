"""Dates that can be read in two ways: the order is said once for a publisher, kept, and taken back in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.moments import Order, read_moment
from annotator.core.values import Article
from annotator.services import dates

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from annotator.services.session import Session


@pytest.fixture
def articles(session: Session, add_article: Callable[..., Article]) -> list[Article]:
    """Return articles of two publishers, whose dates are ambiguous, certain and impossible."""
    facts = (
        ("Gazette", "01/02/2025"),
        ("Gazette", "03/04/2025"),
        ("Gazette", "25/12/2025"),
        ("Gazette", "2025-02-01"),
        ("Herald", "01/02/2025"),
    )
    return [
        add_article(session, f"text {number}", publisher=publisher, published=written)
        for number, (publisher, written) in enumerate(facts)
    ]


def published(session: Session, articles: list[Article]) -> list[str]:
    found = [session.read.article(one.id) for one in articles]
    return [one.published for one in found if one is not None]


def test_an_order_is_said_for_all_of_a_publisher(session: Session, articles: list[Article]) -> None:
    before = published(session, articles)
    session.run(dates.set_date_order(article_id=articles[0].id, order=Order.DAY_FIRST, everywhere=True))
    assert published(session, articles) == [
        "2025-02-01", "2025-04-03", "25/12/2025", "2025-02-01", "01/02/2025",
    ]  # fmt: skip
    first = session.read.article(articles[0].id)
    assert first is not None
    assert first.meta[dates.WRITTEN] == "01/02/2025"
    assert first.published_basis == "analyst"
    assert dates.order_of(session.read, "Gazette") is Order.DAY_FIRST
    assert dates.order_of(session.read, "Herald") is None
    session.undo()
    assert published(session, articles) == before


def test_an_order_is_said_for_one_article_together_with_other_facts(
    session: Session, articles: list[Article]
) -> None:
    session.run(
        dates.set_date_order(
            article_id=articles[0].id, order=Order.MONTH_FIRST, title="A title", publisher="G"
        )
    )
    first = session.read.article(articles[0].id)
    assert first is not None
    assert (first.title, first.publisher, first.published) == ("A title", "G", "2025-01-02")
    assert published(session, articles)[1] == "03/04/2025"


@given(st.dates())
def test_both_readings_of_an_ambiguous_date_are_offered(day: date) -> None:
    written = f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    article = Article(id="a", text_sha256="", text_length=0, published=written)
    found = dates.readings(article)
    is_ambiguous = day.day <= 12 and day.day != day.month
    assert (len(found) == 2) == is_ambiguous
    if is_ambiguous:
        assert found[Order.DAY_FIRST] == day.isoformat()
        assert found[Order.MONTH_FIRST] != day.isoformat()
        assert all(not _is_ambiguous(one) for one in found.values())


def _is_ambiguous(written: str) -> bool:
    moment = read_moment(written)
    return moment is None or moment.is_ambiguous
