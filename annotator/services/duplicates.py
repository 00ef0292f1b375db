"""Duplicates of a project, in the background or from the shell, and the origins that follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.analysis.duplicates import Body, find_duplicates, origins
from annotator.services.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.analysis.duplicates import DuplicateGroup
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]


def duplicates(read: Queries, progress: Progress | None = None) -> tuple[DuplicateGroup, ...]:
    """Return the groups of articles that are one, nearly one, or rewritten from one story.

    ``progress`` hears of (done, of how many) and may raise, which ends the work.
    """
    bodies = (
        Body(article.id, article.text_sha256, text, article.regions)
        for article, text, _ in load(read, with_annotations=False)
    )
    return find_duplicates(bodies, read.article_count(), progress)


def origins_of(read: Queries, groups: Iterable[DuplicateGroup]) -> dict[str, str]:
    """Return for each article of the project the one that stands for its origin."""
    return origins(read.article_ids(), groups)


def as_json(groups: Iterable[DuplicateGroup]) -> list[dict[str, Any]]:
    """Return the groups as the shell prints them."""
    return [
        {"kind": group.kind.value, "articles": list(group.article_ids), "score": group.score}
        for group in groups
    ]
