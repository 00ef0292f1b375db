"""Counts whose every number knows its places."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.services import annotate, curate
from annotator.services.statistics import statistics
from annotator.services.tally import MOST_PLACES, Group, as_csv, tallies

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article
    from annotator.services.session import Session


def test_every_number_is_that_of_the_shell_and_leads_to_its_places(
    session: Session, add_article: Callable[..., Article]
) -> None:
    labels = session.read.tag_set().labels
    articles = [
        add_article(session, f"Article {n} says no to all of it.", publisher=f"P{n % 2}") for n in range(3)
    ]
    for at, article in enumerate(articles[:2]):
        for label in range(at + 1):
            made = session.run(
                annotate.add(article_id=article.id, label_id=labels[label].id, fragments=[Span(label, 9)])
            )
            session.run(annotate.set_speaker(annotation_id=made.edits[0].id, name="Peskov"))
    session.run(
        annotate.add(
            article_id=articles[2].id, label_id=labels[0].id, fragments=[Span(0, 4)],
            status=AnnotationStatus.SUGGESTED,
        )
    )  # fmt: skip
    session.run(curate.set_article_status(article_ids=[articles[0].id], status=ArticleStatus.DONE))
    rows = tallies(session.read)
    by_key = {(row.group, row.name): row for row in rows}
    told = statistics(session.read).as_json()
    every = by_key[Group.ALL, ""]
    assert rows[0] is every
    assert (every.articles, every.annotations) == (told["articles"], told["annotations"]) == (3, 3)
    names = {label.id: label.name for label in labels}
    assert {names[one]: count for one, count in every.by_label.items()} == {"claim": 2, "denial": 1}
    for group, shape in ((Group.PUBLISHER, "by_publisher"), (Group.STATUS, "by_status")):
        counted = {row.name: row.annotations for row in rows if row.group is group and row.annotations}
        assert counted == told[shape]
    assert [row.name for row in rows if row.group is Group.ARTICLE_STATUS] == ["new", "open", "done"]
    assert by_key[Group.ARTICLE_STATUS, "done"].article_ids == [articles[0].id]
    (speaker,) = (row for row in rows if row.group is Group.SPEAKER)
    assert (speaker.articles, speaker.annotations) == (2, 3)
    assert [spot.article_id for spot in speaker.places(labels[1].id)] == [articles[1].id]
    assert len(speaker.places()) == 3


def test_the_places_of_a_number_are_the_first_of_many(
    session: Session, add_article: Callable[..., Article]
) -> None:
    label = session.read.tag_set().labels[0]
    article = add_article(session, "x" * 500)
    with session.bulk("annotation.add") as bulk:
        from annotator.services.operation import Context

        for at in range(MOST_PLACES + 7):
            made = annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(at, at + 1)])
            bulk.apply(made(Context(session.read, "alice", "2024-01-01T00:00:00.000Z")))
    row = tallies(session.read)[0]
    assert row.annotations == MOST_PLACES + 7
    assert len(row.places()) == len(row.places(label.id)) == MOST_PLACES


def test_an_empty_project_has_its_rows(session: Session) -> None:
    rows = tallies(session.read)
    assert {row.group for row in rows} == {Group.ALL, Group.STATUS, Group.ARTICLE_STATUS}
    assert not any(row.articles or row.annotations for row in rows)


def test_no_spreadsheet_runs_what_is_copied() -> None:
    table = as_csv(("Name", "Number"), [("=1+1", 2), ('a "b", c', 3)])
    assert list(csv.reader(io.StringIO(table))) == [["Name", "Number"], ["'=1+1", "2"], ['a "b", c', "3"]]
