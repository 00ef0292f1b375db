"""JSON records: articles in the objects of a JSON array or of JSONL, with keys that the user may map.

An object within an object is a column “outer.inner”; every other value is a column's cell as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.json_items import items
from annotator.formats.mapping import TEXT_NAMES
from annotator.formats.one_way import ReadOnly
from annotator.formats.shape import wrong
from annotator.formats.table_articles import Record, articles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

_NAME = "json"
_SAMPLE = 200  # records whose keys are the columns; a later key is metadata
_KEY = re.compile(rb'"(' + "|".join(TEXT_NAMES).encode() + rb')"\s*:', re.IGNORECASE)


class JSONTable(ReadOnly):
    """Records of scrapers, archives and databases."""

    info = Info(
        name=_NAME,
        title="JSON records",
        suffixes=(".json", ".jsonl", ".ndjson"),
        reads=True,
        writes=False,
        carries=frozenset({Feature.FACTS, Feature.META}),
        is_table=True,
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content tells
        """Tell how sure it is that the file holds records with texts, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return 30 if start.startswith((b"{", b"[{", b"[ ", b"[\n", b"[\r")) and _KEY.search(start) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each record as an article. Raises `UserError` for the whole file."""
        names, records = self.records(path, options)
        yield from articles(records, names, str(path), options.columns)

    def records(self, path: Path, options: ReadOptions) -> tuple[list[str], Iterator[Record | Trouble]]:
        """Return the names of the columns, and the records; raise `UserError` where there are none."""
        found = self._records(path, options)
        first = []
        for record in found:
            first.append(record)
            if len(first) == _SAMPLE:
                break
        if not first:
            raise UserError("table.empty", file=str(path))
        names = dict.fromkeys(
            name for record in first if not isinstance(record, Trouble) for name in record.cells
        )

        def every() -> Iterator[Record | Trouble]:
            yield from first
            yield from found

        return list(names), every()

    def _records(self, path: Path, options: ReadOptions) -> Iterator[Record | Trouble]:
        for item in items(path, options):
            if isinstance(item, Trouble):
                yield item
            elif not isinstance(item.value, dict):
                yield wrong("record", item.value, _NAME, str(path), item.line)
            else:
                yield Record(item.line, flat(item.value))


def flat(value: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return an object's values by their names, those of objects inside it as ``outer.inner``."""
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, dict) and inner:
            found |= flat(inner, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = inner
    return found
