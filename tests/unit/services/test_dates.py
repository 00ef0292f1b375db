"""Dates that can be read in two ways: the order is said once for a publisher, kept, and taken back in one step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.moments import Order, read_moment
from annotator.core.values import Article
from annotator.services import dates
from annotator.services.session import Session
from annotator.services.transfer import ImportOptions, export_file, import_files
from annotator.services.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from annotator.services.transfer_report import ImportReport


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


# -- what arrives


def bring(session: Session, tmp_path: Path, *rows: dict[str, object]) -> ImportReport:
    source = tmp_path / f"{len(list(tmp_path.iterdir()))}.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return import_files(session, [source], ImportOptions(format="jsonl"))


def codes(report: ImportReport) -> list[str]:
    return [note.code for note in report.notes]


def test_an_ambiguous_date_that_arrives_is_asked_about_and_its_order_remembered(
    session: Session, tmp_path: Path
) -> None:
    report = bring(
        session, tmp_path, {"id": "a", "text": "one", "publisher": "Gazette", "published": "01/02/2025"}
    )
    assert codes(report) == ["date.ambiguous"]
    first = session.read.article("a")
    assert first is not None
    assert (first.published, first.meta[dates.WRITTEN]) == ("2025", "01/02/2025")
    assert dates.readings(first) == {Order.DAY_FIRST: "2025-02-01", Order.MONTH_FIRST: "2025-01-02"}
    session.run(dates.set_date_order(article_id="a", order=Order.DAY_FIRST))
    report = bring(
        session,
        tmp_path,
        {"id": "b", "text": "two", "publisher": "Gazette", "published": "03/04/2025"},
        {"id": "c", "text": "three", "publisher": "Herald", "published": "03/04/2025"},
        {"id": "d", "text": "four", "publisher": "Gazette", "published": "25/12/2025"},
    )
    assert "date.order_applied" in codes(report)
    assert codes(report).count("date.ambiguous") == 1
    known = {one: session.read.article(one) for one in "bcd"}
    assert known["b"] is not None
    assert known["c"] is not None
    assert (known["b"].published, known["b"].published_basis) == ("2025-04-03", "publisher")
    assert known["b"].meta[dates.WRITTEN] == "03/04/2025"
    assert known["c"].published == "2025"
    session.undo()
    assert session.read.article("b") is None
    for note in report.notes:
        what, remedy = sentence(note)
        assert "03/04/2025" in what or note.code == "line.not_a_date"
        assert remedy


def test_a_date_in_a_text_is_asked_about(session: Session, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("A headline of the day\n\nPublished 03/04/2025\n\nThe mayor spoke. It rained.", "utf-8")
    report = import_files(session, [source], ImportOptions())
    assert codes(report) == ["date.ambiguous"]
    (article_id,) = session.read.article_ids()
    article = session.read.article(article_id)
    assert article is not None
    assert (article.published, article.meta[dates.WRITTEN]) == ("2025", "03/04/2025")
    assert len(dates.readings(article)) == 2


def test_what_was_exported_comes_back_as_it_was(session: Session, tmp_path: Path) -> None:
    bring(
        session,
        tmp_path,
        {"id": "a", "text": "one", "publisher": "Gazette", "published": "01/02/2025"},
        {"id": "b", "text": "two", "publisher": "Gazette", "published": "03/04/2025"},
    )
    session.run(dates.set_date_order(article_id="a", order=Order.DAY_FIRST))
    target = tmp_path / "out.jsonl"
    export_file(session, target, "jsonl")
    other = Session.create(tmp_path / "other.claims", annotator="bob")
    with other:
        report = import_files(other, [target], ImportOptions())
        assert codes(report) == []
        assert [other.read.article(one) for one in "ab"] == [session.read.article(one) for one in "ab"]
        unresolved = other.read.article("b")
        assert unresolved is not None
        assert dates.ambiguous(unresolved) is not None  # asked again there
