"""Spans of a line that stand in their text as they say, kept as they were read: most files hold no others.

Such a line needs no repair, and the importer can take its spans over without making a draft of each. To everybody
else they are the sequence of their drafts, made as they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload

from annotator.core.graphemes import is_boundary
from annotator.core.spans import Span, covered
from annotator.formats.drafts import DraftSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KNOWN = frozenset(
    {
        *("id", "label", "start", "end", "text", "start_byte", "end_byte", "fragments", "source", "cue"),
        *("addressee", "speaker", "attributes", "note", "statement", "annotator", "origin", "status"),
        *("created", "updated"),
    }
)
_LISTS = frozenset({"fragments", "source", "cue", "addressee"})
_NESTED = frozenset({*_LISTS, "speaker", "statement", "attributes"})


class PlainSpans(Sequence[DraftSpan]):
    """The spans of one line, valid by its schema, all of which have an id and stand in the text as they say.

    ``rows`` are the objects of the file, with no key that is unknown and no null; `are_plain` holds for them.
    """

    __slots__ = ("draft_of", "rows")

    def __init__(
        self, rows: Sequence[Mapping[str, Any]], draft_of: Callable[[Mapping[str, Any]], DraftSpan]
    ) -> None:
        self.rows = rows
        self.draft_of = draft_of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # its rows can be changed

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> DraftSpan: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[DraftSpan, ...]: ...

    def __getitem__(self, index: int | slice) -> DraftSpan | tuple[DraftSpan, ...]:
        if isinstance(index, slice):
            return tuple(self.draft_of(row) for row in self.rows[index])
        return self.draft_of(self.rows[index])


def are_plain(rows: Sequence[Mapping[str, Any]], text: str) -> bool:
    """Tell whether the spans, valid by the schema, are such that `PlainSpans` may hold them."""
    length = len(text)
    # In ASCII, CR LF is the only cluster of more than one code point.
    has_clusters = not text.isascii() or "\r\n" in text
    for row in rows:
        start, end = row["start"], row["end"]
        flat = is_flat(tuple(row))
        if flat is None or None in row.values() or not (0 <= start < end <= length and row["id"]):
            return False
        if flat or _LISTS.isdisjoint(row):
            if (words := row.get("text")) and words != text[start:end]:
                return False
        elif not _lists_are_plain(row, text):
            return False
        if has_clusters and not (is_boundary(text, start) and is_boundary(text, end)):
            return False
        if not flat:
            attributes = row.get("attributes")
            if attributes and not all(isinstance(value, str) for value in attributes.values()):
                return False
    return True


@lru_cache(maxsize=256)
def is_flat(keys: tuple[str, ...]) -> bool | None:
    """Tell whether a span of these keys holds single values only; None where one is unknown, or there is no id.

    The spans of a file have a handful of different keys between them, and are told apart by the million.
    """
    if "id" not in keys or not _KNOWN.issuperset(keys):
        return None
    return _NESTED.isdisjoint(keys)


def _lists_are_plain(row: Mapping[str, Any], text: str) -> bool:
    """Tell whether the fragments and words of a span are in order, inside the text, and say what the row says."""
    for name in _LISTS:
        last = 0
        for start, end in row.get(name, ()):
            if not (last <= start < end <= len(text) and is_boundary(text, start) and is_boundary(text, end)):
                return False
            last = end
    fragments = row.get("fragments") or [[row["start"], row["end"]]]
    if (fragments[0][0], fragments[-1][1]) != (row["start"], row["end"]):
        return False
    words = row.get("text")
    return not words or words == covered(text, [Span(*each) for each in fragments])
