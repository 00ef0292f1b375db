"""CSV: articles in, one a row; annotations out and in, one a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from string import ascii_letters, digits
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.files import opened, read_whole
from annotator.formats.tables import Row, as_meant, drafts, harmless, records, table
from annotator.formats.text import decoded_or_detected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.table_articles import Record

MOST_BYTES = 512 * 1024 * 1024
CARRIES = frozenset(Feature) - {Feature.REGIONS, Feature.META}
_HARMLESS = frozenset(["", *ascii_letters, *digits, "[", "{"])
_MARKS = (",", ";", "\t", "|")


class CSVTable:
    """Comma-separated values, as RFC 4180 has them; read with semicolons, tabs or bars as well."""

    info = Info(
        name="csv",
        title="CSV table",
        suffixes=(".csv", ".tsv"),
        reads=True,
        writes=True,
        carries=CARRIES,
        is_table=True,
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
        text, encoding, notes = _text(path, options)
        for draft in drafts(rows(text, str(path)), str(path), options.columns):
            if isinstance(draft, Trouble) or draft.text is None:
                yield draft
            else:
                yield replace(draft, encoding=encoding, notes=(*notes, *draft.notes))
                notes = ()

    def records(self, path: Path, options: ReadOptions) -> tuple[list[str], Iterator[Record | Trouble]]:
        """Return the names of the columns and the rows. Raises `UserError` for the whole file."""
        return records(rows(_text(path, options)[0], str(path)), str(path))

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one annotation a row, under a row of names."""
        articles = annotations = 0
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text)
        for is_first, cells in table(documents, with_text=options.with_text):
            articles += is_first
            if cells:
                # Most cells are empty or begin with a letter or digit, which is the quickest to tell.
                writer.writerow([cell if cell[:1] in _HARMLESS else harmless(cell) for cell in cells])
                annotations += 1
        text.detach()  # else it would close what it writes to
        return WriteReport(articles=articles, annotations=annotations - 1)


def _text(path: Path, options: ReadOptions) -> tuple[str, str, tuple[Trouble, ...]]:
    with opened(path) as stream:
        data = read_whole(stream, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
    return decoded_or_detected(data, path, options.encoding)


def rows(text: str, place: str) -> Iterator[Row | Trouble]:
    """Yield the rows of a table; a quotation mark out of place is the last `Trouble`."""
    first = text.split("\n", 1)[0]
    mark = max(_MARKS, key=first.count)
    csv.field_size_limit(MOST_BYTES)  # the module's own limit is shorter than some articles
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        begun = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Trouble("table.broken", {"detail": str(error)}, place, begun)
            return
        yield Row(begun, [as_meant(cell) for cell in cells])
