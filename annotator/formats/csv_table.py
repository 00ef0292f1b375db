"""CSV: articles in, one a row; annotations out and in, one a row, safe to open in a spreadsheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.files import opened, read_whole
from annotator.formats.tables import Row, as_meant, drafts, harmless, table
from annotator.formats.text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

MOST_BYTES = 512 * 1024 * 1024
CARRIES = frozenset(Feature) - {Feature.REGIONS, Feature.META}
_MARKS = (",", ";", "\t", "|")
_NEEDS_QUOTES = re.compile('[",\r\n]|^\\s|\\s$')


class CSVTable:
    """Comma-separated values, as RFC 4180 has them; read with semicolons, tabs or bars as well."""

    info = Info(
        name="csv",
        title="CSV table",
        suffixes=(".csv", ".tsv"),
        reads=True,
        writes=True,
        carries=CARRIES,
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a table, from 0 to 100."""
        return (
            75
            if name.lower().endswith(self.info.suffixes) and not head.startswith((b"{", b"PK\x03\x04"))
            else 0
        )

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each row as an article, or the annotations of the rows. Raises `UserError` for the whole file."""
        with opened(path) as stream:
            data = read_whole(stream, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
        text, _ = decoded(data, path, options.encoding)
        yield from drafts(rows(text, str(path)), str(path))

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one annotation a row, under a row of names."""
        articles = annotations = 0
        for is_first, cells in table(documents, with_text=options.with_text):
            articles += is_first
            if cells:
                out.write(",".join(map(_quoted, cells)).encode())
                out.write(b"\r\n")
                annotations += 1
        return WriteReport(articles=articles, annotations=annotations - 1)


def rows(text: str, place: str) -> Iterator[Row | Trouble]:
    """Yield the rows of a table; a quotation mark that never closes is the last `Trouble`."""
    first = text.split("\n", 1)[0]
    mark = max(_MARKS, key=first.count)
    cell = re.compile(
        rf'(?:"((?:[^"]|"")*+)"|([^{re.escape(mark)}\r\n"][^{re.escape(mark)}\r\n]*+|))({re.escape(mark)}|\r\n|\n|\r|\Z)'
    )
    at, line, begun = 0, 1, 1
    cells: list[str] = []
    while at < len(text):
        found = cell.match(text, at)
        if found is None:
            yield Trouble("table.broken", {"raw": text[at : at + 60]}, place, begun)
            return
        quoted, plain, end = found.groups()
        value = plain if quoted is None else quoted.replace('""', '"')
        cells.append(as_meant(value or ""))
        line += found[0].count("\n") if "\n" in found[0] else found[0].count("\r")
        at = found.end()
        if end != mark:
            yield Row(begun, cells)
            cells, begun = [], line
    if cells:
        yield Row(begun, [*cells, ""])


def _quoted(cell: str) -> str:
    cell = harmless(cell)
    if _NEEDS_QUOTES.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
