"""Articles from the records of a table or a JSON file: each one's text, facts and metadata by what its columns are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.core.errors import Trouble, UserError
from annotator.formats.jsonl_read import draft_of
from annotator.formats.mapping import TEXT_NAMES, Target, by_name, guessed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.formats.drafts import DraftArticle

_SHOWN = 200
_BETWEEN = "\n"  # columns of texts are paragraphs, and a paragraph is a line


class Record(NamedTuple):
    """One row: its line from 1, and what stands in which column. JSON has values that are no text."""

    line: int
    cells: Mapping[str, Any]


def articles(
    records: Iterator[Record | Trouble],
    names: Sequence[str],
    place: str,
    mapping: Mapping[str, str] | None = None,
) -> Iterator[DraftArticle | Trouble]:
    """Yield each record as an article. Raises `UserError` where no column holds texts, or the mapping does not fit."""
    targets = targets_of(names, mapping, place)
    if Target.TEXT not in targets.values():
        raise _no_text(records, names, place)
    for record in records:
        yield record if isinstance(record, Trouble) else article(record, targets, place)


def targets_of(names: Sequence[str], mapping: Mapping[str, str] | None, place: str) -> dict[str, Target]:
    """Return what each column is; raise `UserError`, with the file's name, for a mapping that does not fit."""
    try:
        return by_name(names, mapping)
    except UserError as error:
        raise UserError.of(replace(error.trouble, file=place)) from None


def article(record: Record, targets: Mapping[str, Target], place: str) -> DraftArticle | Trouble:
    """Return what a record says, or why it cannot be taken."""
    texts: list[str] = []
    native: dict[str, Any] = {}
    meta: dict[str, Any] = {}
    for name, cell in record.cells.items():
        target = targets.get(name, Target.META)
        if target is Target.SKIP or cell in (None, ""):
            continue
        if target is Target.META:
            meta[name] = cell
        elif target is Target.TEXT:
            texts.append(in_words(cell))
        else:
            native[target.value] = in_words(cell)
    if not any(text.strip() for text in texts):
        columns = ", ".join(name for name, target in targets.items() if target is Target.TEXT)
        return Trouble("table.no_text_in_row", {"column": columns[:60]}, place, record.line)
    draft = draft_of(native | {"text": _BETWEEN.join(texts), "meta": meta}, place, record.line)
    return draft if isinstance(draft, Trouble) or draft.text is None else replace(draft, tells_facts=True)


def in_words(value: Any) -> str:
    """Return a value of JSON as a fact is written: several after each other."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(in_words(each) for each in value if each not in (None, ""))
    if isinstance(value, dict):
        return in_words(value.get("name") or list(value.values()))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _no_text(records: Iterator[Record | Trouble], names: Sequence[str], place: str) -> UserError:
    """Return why the table cannot be read, naming the column that looks like its texts."""
    rows = []
    for record in records:
        if not isinstance(record, Trouble):
            rows.append({name: in_words(cell) for name, cell in record.cells.items() if cell is not None})
        if len(rows) == 20:
            break
    columns = ", ".join(names)[:_SHOWN]
    likely = next((name for name, guess in guessed(names, rows).items() if guess.target is Target.TEXT), None)
    if likely is not None:
        return UserError("table.likely_text", file=place, columns=columns, column=likely[:60])
    return UserError("table.no_text", file=place, columns=columns, known=", ".join(TEXT_NAMES))
