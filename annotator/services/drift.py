"""Drift in a project: its articles held against each other, and what analysts joined, against itself."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from annotator.analysis.drift import find_drift
from annotator.analysis.drift_units import Page
from annotator.analysis.marks import Side
from annotator.analysis.wordlists import WordLists
from annotator.core.spans import Span
from annotator.core.values import AnnotationStatus
from annotator.services.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.analysis.drift import Finding
    from annotator.analysis.drift import Side as FindingSide
    from annotator.core.values import Annotation
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]
    Place = tuple[str, Span]

_MEMBERS = 8  # of one statement that are each held against each other


def drift(read: Queries, article_ids: Iterable[str] = (), progress: Progress | None = None) -> list[Finding]:
    """Return where words changed on the way, strongest first, in the whole project or among some articles.

    ``progress`` hears of (done, of how many) and may raise, which ends the work.
    """
    wanted = frozenset(article_ids)
    pages: list[Page] = []
    annotations: dict[str, Annotation] = {}
    for article, text, some in load(read):
        if wanted and article.id not in wanted:
            continue
        pages.append(Page(article.id, text, article.regions, article.published))
        annotations |= {one.id: one for one in some if one.status is AnnotationStatus.ACCEPTED}
    return find_drift(
        pages,
        WordLists.load(),
        joined=_linked(read, annotations),
        grouped=_of_one_statement(read, annotations),
        progress=progress,
    )


def _linked(read: Queries, annotations: dict[str, Annotation]) -> Iterator[tuple[Place, Place]]:
    """Yield the places that somebody has said to be one utterance."""
    for link in read.links():
        if link.type == "same_utterance" and {link.from_id, link.to_id} <= annotations.keys():
            yield _place(annotations[link.from_id]), _place(annotations[link.to_id])


def _of_one_statement(read: Queries, annotations: dict[str, Annotation]) -> Iterator[tuple[Place, Place]]:
    """Yield the places that express one statement, a denial not against a claim."""
    from annotator.analysis.marks import sides_of

    sides = sides_of(read.tag_set())
    members: defaultdict[str, list[Annotation]] = defaultdict(list)
    for one in annotations.values():
        if one.statement_id and sides.get(one.label_id) is not Side.DENIAL:
            members[one.statement_id].append(one)
    for some in members.values():
        for one, other in combinations(some[:_MEMBERS], 2):
            yield _place(one), _place(other)


def _place(annotation: Annotation) -> Place:
    return annotation.article_id, Span(annotation.start, annotation.end)


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the findings as the shell prints them."""
    return [
        {
            "kind": finding.kind.value,
            "score": finding.score,
            "a": _side(finding.a),
            "b": _side(finding.b),
            "changes": [
                {
                    "what": change.what,
                    "a": change.a,
                    "b": change.b,
                    "a_span": list(change.a_span),
                    "b_span": list(change.b_span),
                }
                for change in finding.changes
            ],
        }
        for finding in findings
    ]


def _side(side: FindingSide) -> dict[str, Any]:
    return {"article": side.article_id, "start": side.span.start, "end": side.span.end, "text": side.text}
