"""The lines that an article's spans stand on, where each has one of its own: put into their drafts without making them.

A file of this program's own mostly holds spans that are taken over as they stand (`annotator.formats.jsonl_plain`);
their drafts are made, and told their lines, only if somebody asks for them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.formats.jsonl_plain import PlainSpans

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.formats.drafts import DraftArticle, DraftSpan


def with_lines(draft: DraftArticle, lines: Sequence[int]) -> DraftArticle:
    """Return the article with each span's line. Where some spans were refused it is not known whose are left."""
    spans = draft.spans
    if len(spans) != len(lines):
        return draft
    if isinstance(spans, PlainSpans):
        return replace(draft, spans=PlainSpans(spans.rows, spans.runs, _Lined(spans, lines)))
    placed = tuple(spans)
    for span, line in zip(placed, lines, strict=True):
        span.line = line  # nobody else has it yet
    return replace(draft, spans=placed)


class _Lined:
    """Makes the draft of a row, with its line."""

    __slots__ = ("_by_row", "_draft_of", "_lines", "_rows")

    def __init__(self, spans: PlainSpans, lines: Sequence[int]) -> None:
        self._draft_of: Callable[[Mapping[str, Any]], DraftSpan] = spans.draft_of
        self._rows = spans.rows
        self._lines = lines
        self._by_row: dict[int, int] = {}

    def __call__(self, row: Mapping[str, Any]) -> DraftSpan:
        if not self._by_row:
            self._by_row = {id(each): line for each, line in zip(self._rows, self._lines, strict=True)}
        span = self._draft_of(row)
        span.line = self._by_row[id(row)]
        return span
