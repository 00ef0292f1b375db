"""XLSX: the tables of CSV as a workbook that spreadsheets open.

The parts are those of ECMA-376. All cells are written as text, so that nothing in them is ever a formula; a character
that XML cannot hold is written as Excel does, as ``_xHHHH_``.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import repeat
from string import ascii_uppercase
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.formats import safe_xml
from annotator.formats.archive import ArchiveWriter, opened_archive
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.csv_table import CARRIES
from annotator.formats.files import opened
from annotator.formats.mapping import Target, target_of
from annotator.formats.safe_xml import local
from annotator.formats.tables import Row, drafts, fitted, records, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from annotator.formats.archive import Archive
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.table_articles import Record

MOST_COLUMNS = 16_384
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Annotations" '
    'sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile("([A-Z]{1,3})[0-9]{1,7}")
_LETTERS = [
    f"{first}{second}" for first in ("", *ascii_uppercase) for second in ascii_uppercase
]  # of columns
_EPOCH = dt.date(1899, 12, 30)  # what Excel counts days from


class XLSXTable:
    """Workbooks of Excel and LibreOffice; the first sheet is read."""

    info = Info(
        name="xlsx",
        title="Excel workbook",
        suffixes=(".xlsx",),
        reads=True,
        writes=True,
        carries=CARRIES - {Feature.LONG_CELLS},
        is_table=True,
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a workbook, from 0 to 100."""
        return 90 if head.startswith(b"PK\x03\x04") and name.lower().endswith(".xlsx") else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each row as an article, or the annotations of the rows. Raises `UserError` for the whole file."""
        yield from drafts(_opened(path), str(path), options.columns)

    def records(self, path: Path, options: ReadOptions) -> tuple[list[str], Iterator[Record | Trouble]]:  # noqa: ARG002 - its own encoding
        """Return the names of the columns and the rows. Raises `UserError` for the whole file."""
        return records(_opened(path), str(path))

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one annotation a row, under a row of names."""
        articles = annotations = 0
        sheet = [f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>']
        for is_first, cells in table(documents, with_text=options.with_text):
            articles += is_first
            if cells:
                annotations += 1
                written = "".join(map(_written, cells, _LETTERS, repeat(annotations)))
                sheet.append(f'<row r="{annotations}">{written}</row>')
        sheet.append("</sheetData></worksheet>")
        with ArchiveWriter(out) as archive:
            for name, part in _PARTS.items():
                archive.add(name, (_HEAD + part).encode())
            archive.add("xl/worksheets/sheet1.xml", "".join(sheet).encode())
        return WriteReport(articles=articles, annotations=annotations - 1)


def _opened(path: Path) -> Iterator[Row | Trouble]:
    with opened(path) as stream, opened_archive(stream, path) as archive:
        sheet = safe_xml.parsed(archive.read(_first_sheet(archive, str(path))), str(path))
        shared = _shared(archive, str(path))
    return _rows(sheet, shared)


def _written(cell: str, letters: str, row: int) -> str:
    cell = fitted(cell)
    if not cell:
        return ""
    escaped = _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", cell)
    text = f'<t xml:space="preserve">{safe_xml.text_of(escaped)}</t>'
    return f'<c r="{letters}{row}" t="inlineStr"><is>{text}</is></c>'


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[0][2:6], 16)), text)


def _first_sheet(archive: Archive, place: str) -> str:
    names = archive.names()
    if "xl/worksheets/sheet1.xml" in names:
        return "xl/worksheets/sheet1.xml"
    sheets = sorted(name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml"))
    if not sheets:
        raise UserError("xlsx.no_sheet", file=place)
    return sheets[0]


def _shared(archive: Archive, place: str) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.names():
        return []
    root = safe_xml.parsed(archive.read("xl/sharedStrings.xml"), place)
    return [_text(item) for item in root if local(item.tag) == "si"]


def _text(item: Element) -> str:
    """Return the text of a string, without the phonetic runs that some have beside it."""
    parts: list[str] = []
    for child in item:
        if local(child.tag) == "t":
            parts.append(child.text or "")
        elif local(child.tag) == "r":
            parts += [each.text or "" for each in child if local(each.tag) == "t"]
    return _unescaped("".join(parts))


def _rows(sheet: Element, shared: list[str]) -> Iterator[Row | Trouble]:
    names: list[str] = []
    number = 0
    for row in sheet.iter():
        if local(row.tag) != "row":
            continue
        number = int(given) if (given := row.get("r", "")).isdecimal() and len(given) < 10 else number + 1
        cells: list[str] = []
        for cell in row:
            found = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(found[1]) if found else len(cells)
            if column < MOST_COLUMNS:
                cells += [""] * (column - len(cells))
                cells[column:] = [_value(cell, shared)]
        if names:
            cells = [_as_date(name, value) for name, value in zip(names, cells, strict=False)] + cells[
                len(names) :
            ]
        elif any(cells):
            names = [cell.lower() for cell in cells]
        if any(cells):
            yield Row(number, cells)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(child) for child in cell if local(child.tag) == "is")
    raw = next((child.text or "" for child in cell if local(child.tag) == "v"), "")
    if kind == "s":
        return shared[int(raw)] if raw.isdecimal() and int(raw[:9]) < len(shared) else ""
    if kind == "b":
        return "true" if raw == "1" else "false"
    return _unescaped(raw)


def _as_date(name: str, value: str) -> str:
    """Return the day that a number in a column of dates stands for."""
    if (
        target_of(name) is Target.PUBLISHED
        and re.fullmatch(r"[0-9]{4,5}(\.0*)?", value)
        and int(float(value)) > 9999
    ):
        return (_EPOCH + dt.timedelta(days=int(float(value)))).isoformat()
    return value
