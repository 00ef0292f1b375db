"""Annotations whose words are nowhere in their text: kept with the article as they stood, and exported with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.core.values import Article
    from annotator.formats.drafts import DraftSpan

KEY = "unplaced"
_TEXTS = ("id", "note", "annotator", "origin", "status", "created", "updated")


def with_unplaced(article: Article, spans: Iterable[DraftSpan]) -> Article:
    """Return the article with the spans listed under `KEY` of its unknown keys, each once; itself where none is new."""
    listed = article.extra.get(KEY, [])
    if not isinstance(listed, list):  # a file has a key of this name that means something else
        return article
    every = list(listed)
    for row in map(_row, spans):
        if row not in every:
            every.append(row)
    return replace(article, extra={**article.extra, KEY: every}) if len(every) > len(listed) else article


def _row(span: DraftSpan) -> dict[str, Any]:
    row: dict[str, Any] = {
        "label": span.label,
        "start": span.fragments[0].start,
        "end": span.fragments[-1].end,
        "text": span.quote,
    }
    if len(span.fragments) > 1:
        row["fragments"] = [list(fragment) for fragment in span.fragments]
    row |= {name: getattr(span, name) for name in _TEXTS if getattr(span, name)}
    if span.speaker is not None:
        row["speaker"] = span.speaker.name
    if span.attributes:
        row["attributes"] = dict(span.attributes)
    return row
