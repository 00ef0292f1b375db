"""Counts of a project as a table whose numbers know their places: by tag, speaker, publisher, annotator and status."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.formats.tables import harmless
from annotator.services.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.core.values import Annotation, Article
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]

MOST_PLACES = 300  # that a number of the table leads to


class Group(StrEnum):
    """What a row of the table is about."""

    ALL = "all"
    ARTICLE_STATUS = "article_status"
    STATUS = "status"
    PUBLISHER = "publisher"
    ANNOTATOR = "annotator"
    SPEAKER = "speaker"


class Spot(NamedTuple):
    """Where an annotation is: ids of its article and its own, and its extent in code points."""

    article_id: str
    annotation_id: str
    start: int
    end: int


@dataclass(slots=True)
class Tally:
    """One row: its group, what it counts there (an id, a name or a status), and the counts by label id.

    All but the group `Group.STATUS` count accepted annotations. ``spots`` and ``article_ids`` are the first places.
    """

    group: Group
    name: str
    articles: int = 0
    by_label: Counter[str] = field(default_factory=Counter)
    spots: dict[str, list[Spot]] = field(default_factory=dict)
    article_ids: list[str] = field(default_factory=list)

    @property
    def annotations(self) -> int:
        """The number of annotations, of every label."""
        return self.by_label.total()

    def places(self, label_id: str = "") -> list[Spot]:
        """Return the first places of one label, or of all, in the order of the articles they came in."""
        if label_id:
            return self.spots.get(label_id, [])
        return [spot for label in self.spots for spot in self.spots[label]][:MOST_PLACES]


def tallies(read: Queries, progress: Progress | None = None) -> list[Tally]:
    """Return the rows, the most frequent of each group first; ``progress`` hears of articles and may raise.

    Memory grows with the rows and the first places of each, not with the annotations.
    """
    rows: dict[tuple[Group, str], Tally] = {(Group.ALL, ""): Tally(Group.ALL, "")}
    for article_status in ArticleStatus:
        rows[Group.ARTICLE_STATUS, article_status] = Tally(Group.ARTICLE_STATUS, article_status)
    for status in AnnotationStatus:
        rows[Group.STATUS, status] = Tally(Group.STATUS, status)
    for article, _text, some in load(read, progress):
        _count(rows, article, some)
    places = {group: at for at, group in enumerate(Group)}

    def order(row: Tally) -> tuple[int, int, str]:
        if row.group in {Group.ARTICLE_STATUS, Group.STATUS}:  # in the order of the work, as they were made
            return places[row.group], 0, ""
        return places[row.group], -row.annotations, row.name

    return sorted(rows.values(), key=order)


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Return a table as CSV (RFC 4180), so that no spreadsheet runs a cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def _count(rows: dict[tuple[Group, str], Tally], article: Article, annotations: Sequence[Annotation]) -> None:
    seen = {(Group.ALL, ""), (Group.ARTICLE_STATUS, article.status.value)}
    if article.publisher:
        seen.add((Group.PUBLISHER, article.publisher))
    for key in seen:
        _row(rows, key)
    common = tuple(seen)
    for annotation in annotations:
        keys = [(Group.STATUS, annotation.status.value)]
        if annotation.status is AnnotationStatus.ACCEPTED:
            keys += [*common, (Group.ANNOTATOR, annotation.annotator)]
            if annotation.speaker_id:
                keys.append((Group.SPEAKER, annotation.speaker_id))
        spot = Spot(article.id, annotation.id, annotation.start, annotation.end)
        for key in keys:
            row = _row(rows, key)
            row.by_label[annotation.label_id] += 1
            known = row.spots.setdefault(annotation.label_id, [])
            if len(known) < MOST_PLACES:
                known.append(spot)
        seen.update(keys)
    for key in seen:
        row = rows[key]
        row.articles += 1
        if len(row.article_ids) < MOST_PLACES:
            row.article_ids.append(article.id)


def _row(rows: dict[tuple[Group, str], Tally], key: tuple[Group, str]) -> Tally:
    row = rows.get(key)
    if row is None:
        row = rows[key] = Tally(*key)
    return row
