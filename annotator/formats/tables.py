"""Tables in and out: a row is an article where it has a text, and an annotation where it has a label and a place.

Annotations are written in the columns of `jsonl_rows`. They come back to the articles whose texts they were made on,
which must be in the project.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.core.errors import Trouble, UserError
from annotator.formats import own, strict_json
from annotator.formats.jsonl_read import draft_of
from annotator.formats.jsonl_rows import COLUMNS, facts_of, row_of
from annotator.formats.mapping import unique
from annotator.formats.shape import as_list
from annotator.formats.span_lines import with_lines
from annotator.formats.table_articles import Record, articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

_LISTS = ("fragments", "source", "cue", "addressee")
_PLAIN = ("id", "note", "annotator", "origin", "status", "created", "updated")
_SPEAKER = {"speaker": "name", "speaker_id": "id"} | {
    f"speaker_{key}": key for key in ("kind", "role", "affiliation")
}
MOST_IN_CELL = 32_767  # UTF-16 units, by Excel's own limits
CUT = "…"
_PLACES = {name: place for place, name in enumerate(COLUMNS)}


class Row(NamedTuple):
    """A row: the line or row number it begins on, from 1, and its cells."""

    line: int
    cells: Sequence[str]


def drafts(
    rows: Iterator[Row | Trouble], place: str, mapping: Mapping[str, str] | None = None
) -> Iterator[DraftArticle | Trouble]:
    """Yield what a table says. The first row names the columns.

    ``mapping`` says what a column holds (see `annotator.formats.mapping`). Raises `UserError` where no column holds
    texts, and for a mapping that does not fit.
    """
    first = next(rows, None)
    if first is None:
        raise UserError("table.empty", file=place)
    if isinstance(first, Trouble):
        yield first
        return
    names = _names(first, place)
    lower = [name.lower() for name in names]
    if not mapping and holds_annotations(names):
        yield from _annotations(_as_dicts(rows, lower, place), place)
        return
    yield from articles((named(each) for each in _as_dicts(rows, names, place)), names, place, mapping)


def records(rows: Iterator[Row | Trouble], place: str) -> tuple[list[str], Iterator[Record | Trouble]]:
    """Return the names of a table's columns, and its rows by these names; raise `UserError` where it is empty."""
    first = next(rows, None)
    if first is None:
        raise UserError("table.empty", file=place)
    if isinstance(first, Trouble):
        return [], iter([first])
    names = _names(first, place)
    return names, (named(each) for each in _as_dicts(rows, names, place))


def _names(first: Row, place: str) -> list[str]:
    try:
        return unique(first.cells)
    except UserError as error:
        raise UserError.of(replace(error.trouble, file=place, line=first.line)) from None


def named(row: tuple[int, dict[str, str]] | Trouble) -> Record | Trouble:
    """Return a row as a record."""
    return row if isinstance(row, Trouble) else Record(*row)


def holds_annotations(names: Sequence[str]) -> bool:
    """Tell whether a table with these columns holds annotations rather than articles."""
    lower = {name.lower() for name in names}
    return {"label", "start", "end"} <= lower and ("text_sha256" in lower or "article" in lower)


def _as_dicts(
    rows: Iterator[Row | Trouble], names: list[str], place: str
) -> Iterator[tuple[int, dict[str, str]] | Trouble]:
    for row in rows:
        if isinstance(row, Trouble):
            yield row
        elif len(row.cells) > len(names) and any(row.cells[len(names) :]):
            yield Trouble(
                "table.too_many_cells", {"cells": len(row.cells), "columns": len(names)}, place, row.line
            )
        elif any(row.cells):
            yield row.line, dict(zip(names, row.cells, strict=False))


# Annotations


def _annotations(
    rows: Iterator[tuple[int, dict[str, str]] | Trouble], place: str
) -> Iterator[DraftArticle | Trouble]:
    """Yield the rows of one article after another as one draft each."""

    def article(row: tuple[int, dict[str, str]] | Trouble) -> tuple[str, str]:
        return (
            ("", "")
            if isinstance(row, Trouble)
            else (row[1].get("text_sha256", ""), row[1].get("article", ""))
        )

    for (text_sha256, own_id), some in groupby(rows, article):
        spans: list[Any] = []
        links: list[Any] = []
        lines: list[int] = []
        facts: dict[str, str] = {}
        for row in some:
            if isinstance(row, Trouble):
                yield row
                continue
            span = _span(row[1])
            if isinstance(span, Trouble):
                yield replace(span, file=place, line=row[0])
                continue
            facts = facts or {name: row[1][name] for name in own.FACTS if row[1].get(name)}
            spans.append(span)
            lines.append(row[0])
            links += _links(row[1])
        if not spans:
            continue
        native = {"text_sha256": text_sha256 or "0" * 64, "spans": spans, "links": links, **facts}
        draft = draft_of(native, place, lines[0])
        if isinstance(draft, Trouble):
            yield draft
            continue
        draft = with_lines(draft, lines)
        yield replace(draft, id=own_id, text_sha256=text_sha256)


def _span(row: dict[str, str]) -> dict[str, Any] | Trouble:
    span: dict[str, Any] = {"label": row.get("label", "")}
    try:
        span |= {name: int(row.get(name, "")[:20]) for name in ("start", "end")}
    except ValueError:
        return Trouble("table.no_place", {"start": row.get("start", "")[:60], "end": row.get("end", "")[:60]})
    for name in (*_LISTS, "attributes"):
        if row.get(name):
            value = _json(row[name])
            if value is None:
                return Trouble("table.wrong_cell", {"column": name, "value": row[name][:60]})
            span[name] = value
    span |= {name: row[name] for name in _PLAIN if row.get(name)}
    if row.get("text") and not _is_cut(row["text"]):  # words that were cut are not those of the place
        span["text"] = row["text"]
    speaker = {key: row[name] for name, key in _SPEAKER.items() if row.get(name)}
    if "name" in speaker:
        span["speaker"] = speaker
    if row.get("statement"):
        span["statement"] = {"wording": row["statement"]} | (
            {"id": row["statement_id"]} if row.get("statement_id") else {}
        )
    return span


def _links(row: dict[str, str]) -> list[dict[str, Any]]:
    found = _json(row.get("links", "")) if row.get("links") and row.get("id") else None
    return [
        {"type": each["type"], "from": row["id"], "to": each["to"]}
        for each in as_list(found)
        if isinstance(each, dict) and isinstance(each.get("type"), str) and isinstance(each.get("to"), str)
    ]


def _json(cell: str) -> Any:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return None


# Out


def table(documents: Iterable[Document], *, with_text: bool) -> Iterator[tuple[bool, list[str]]]:
    """Yield the cells of each row: its columns' names first, then the annotations; true where an article begins."""
    yield False, list(COLUMNS)
    for document in documents:
        yield from rows_of(document, with_text=with_text)


def rows_of(document: Document, *, with_text: bool = True) -> Iterator[tuple[bool, list[str]]]:
    """Yield the cells of each annotation of an article; none for an article without."""
    shared = [_cell(value) for value in facts_of(document).values()]
    is_first = True
    for annotation in document.annotations:
        cells = shared.copy()
        for name, value in row_of(annotation, document, with_text=with_text).items():
            if value:
                cells[_PLACES[name]] = _cell(value)
            elif type(value) is int:
                cells[_PLACES[name]] = "0"
        yield is_first, cells
        is_first = False
    if is_first:
        yield True, []


def is_too_long(cell: str) -> bool:
    """Tell whether a cell is longer than those of spreadsheets, which count UTF-16 units."""
    if len(cell) <= MOST_IN_CELL // 2:
        return False
    return len(cell) > MOST_IN_CELL or len(cell.encode("utf-16-le")) // 2 > MOST_IN_CELL


def count_too_long(cells: Iterable[str]) -> int:
    """Return how many cells are too long for spreadsheets."""
    return sum(map(is_too_long, cells))


def fitted(cell: str) -> str:
    """Return a cell as far as it fits into a spreadsheet's, with “…” at its end.

    A list or an object is no longer one when it is cut, so it is left out.
    """
    if not is_too_long(cell):
        return cell
    if cell.startswith(("[", "{")):
        return ""
    start = cell.encode("utf-16-le")[: 2 * (MOST_IN_CELL - 1)].decode("utf-16-le", "ignore")
    return f"{start}{CUT}"


def _is_cut(cell: str) -> bool:
    return cell.endswith(CUT) and len(cell.encode("utf-16-le")) // 2 >= MOST_IN_CELL - 1


def _cell(value: Any) -> str:
    if type(value) is str:
        return value
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, (list, dict)):
        return strict_json.dumps(value).decode()
    return str(value)


_RUNS = re.compile(r"'*[=+\-@\x00-\x1f\x7f＝＋－＠]")


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet runs it: with an apostrophe before what would be a formula."""
    # Most cells begin with a letter or digit, which is the quickest to tell.
    return cell if cell[:1].isalnum() or not _RUNS.match(cell) else f"'{cell}"


def as_meant(cell: str) -> str:
    """Return the cell that `harmless` was given."""
    return cell[1:] if cell[:1] == "'" and _RUNS.match(cell) else cell
