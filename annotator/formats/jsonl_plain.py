"""Spans of a line that stand in their text as they say, kept as they were read: most files hold no others.

Such a line needs no repair, and the importer can take its spans over without making a draft of each. They are looked
at column by column, which costs a fraction of looking at each with its keys. To everybody else they are the sequence
of their drafts, made as they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from annotator.core.graphemes import is_boundary
from annotator.core.spans import Span, covered
from annotator.formats.drafts import DraftSpan
from annotator.formats.wire_errors import are_valid_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TEXTS = frozenset({"id", "label", "text", "note", "annotator", "origin", "status", "created", "updated"})
_NUMBERS = frozenset({"start", "end", "start_byte", "end_byte"})
_LISTS = frozenset({"fragments", "source", "cue", "addressee"})
_KNOWN = frozenset({*_TEXTS, *_NUMBERS, *_LISTS, "speaker", "statement", "attributes"})
_NEEDED = frozenset({"id", "label", "start", "end"})
_STATUSES = frozenset({"suggested", "accepted", "rejected"})
_MOST_POINTS = 1_000  # of an id or a label


class Run(NamedTuple):
    """Spans that follow each other and have the same keys: the objects of the file, and each key's values."""

    rows: list[dict[str, Any]]
    columns: dict[str, tuple[Any, ...]]
    is_flat: bool  # each value is a text or a number


class PlainSpans(Sequence[DraftSpan]):
    """The spans of one line, valid by the schema, all of which have an id and stand in the text as they say.

    ``rows`` are the objects of the file, with no key that is unknown and no null, ``runs`` the same as `plain_runs`
    gives them.
    """

    __slots__ = ("draft_of", "rows", "runs")

    def __init__(
        self,
        rows: Sequence[Mapping[str, Any]],
        runs: Sequence[Run],
        draft_of: Callable[[Mapping[str, Any]], DraftSpan],
    ) -> None:
        self.rows = rows
        self.runs = runs
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


def plain_runs(rows: Any, text: str) -> list[Run] | None:
    """Return the spans of a line as `PlainSpans` holds them; None where they are not such, or not valid."""
    if not (isinstance(rows, list) and set(map(type, rows)) == {dict}):
        return None
    # In ASCII, CR LF is the only cluster of more than one code point.
    has_clusters = not text.isascii() or "\r\n" in text
    runs: list[Run] = []
    for keys, group in groupby(rows, tuple):
        flat = is_flat(keys)
        if flat is None:
            return None
        some = list(group)
        columns = dict(zip(keys, zip(*map(dict.values, some), strict=True), strict=True))
        if not (_are_valid(columns) if flat else are_valid_spans(some)) or not _stand(columns, text):
            return None
        if has_clusters and not _split_none(columns, text):
            return None
        if not (flat or all(_is_nested_plainly(row, text) for row in some)):
            return None
        runs.append(Run(some, columns, flat))
    return runs


def _are_valid(columns: Mapping[str, tuple[Any, ...]]) -> bool:
    """Tell whether flat spans are valid by the schema, and none of their values is null.

    It says the same as `annotator.formats.wire.SpanLine`, in a quarter of the time; a test holds it to that.
    """
    for name, values in columns.items():
        kinds: set[type] = set(map(type, values))
        if kinds != ({int} if name in _NUMBERS else {str}):
            return False
    ids, labels = columns["id"], columns["label"]
    return (
        all(labels)
        and max(map(len, ids)) <= _MOST_POINTS
        and max(map(len, labels)) <= _MOST_POINTS
        and _STATUSES.issuperset(columns.get("status", ()))
    )


def _stand(columns: Mapping[str, tuple[Any, ...]], text: str) -> bool:
    """Tell whether each span has an id, lies in the text, and where it is of one piece, has the words that it says."""
    if not all(columns["id"]):
        return False
    length = len(text)
    starts, ends, words = columns["start"], columns["end"], columns.get("text")
    if words is None or not _LISTS.isdisjoint(columns):
        return all(0 <= start < end <= length for start, end in zip(starts, ends, strict=True))
    for start, end, said in zip(starts, ends, words, strict=True):
        if not 0 <= start < end <= length or (text[start:end] != said and said):
            return False
    return True


def _split_none(columns: Mapping[str, tuple[Any, ...]], text: str) -> bool:
    """Tell whether no span begins or ends inside a grapheme cluster."""
    return all(is_boundary(text, point) for point in chain(columns["start"], columns["end"]))


@lru_cache(maxsize=256)
def is_flat(keys: tuple[str, ...]) -> bool | None:
    """Tell whether a span of these keys holds single values only; None where one is unknown, or one is lacking.

    The spans of a file have a handful of different keys between them, and are told apart by the million.
    """
    if not (_NEEDED.issubset(keys) and _KNOWN.issuperset(keys)):
        return None
    return (_TEXTS | _NUMBERS).issuperset(keys)


def _is_nested_plainly(row: Mapping[str, Any], text: str) -> bool:
    """Tell whether attributes are text, fragments and words in order, inside the text, and as the span says."""
    if None in row.values():
        return False
    if not all(isinstance(value, str) for value in row.get("attributes", {}).values()):
        return False
    if _LISTS.isdisjoint(row):
        return True
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
