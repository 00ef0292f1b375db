"""Word documents: a paragraph a line, a table's row a line, footnotes at the end; with the document's own facts.

The parts are those of ECMA-376. They are read by `safe_xml` within its bounds: a document is one tree of XML, and what
it refers to outside itself (pictures, templates, links) is never looked for. What was deleted in a tracked change is
left out, what was inserted is in; headers, footers and comments are not read.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats import safe_xml
from annotator.formats.archive import opened_archive
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.drafts import CREATED, DraftArticle
from annotator.formats.files import opened, read_whole
from annotator.formats.one_way import ReadOnly
from annotator.formats.safe_xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from annotator.formats.archive import Archive

MOST_BYTES = 128 * 1024 * 1024
_BODY = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_CORE = "docProps/core.xml"
# Deleted text, field codes, and the second form of what is there in two.
_LEFT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "tcPr"}
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)T")
_DIGITS = re.compile(r"-?\d{1,9}")


class WordDocument(ReadOnly):
    """Articles as Word documents."""

    info = Info(
        name="docx",
        title="Word document",
        suffixes=(".docx", ".docm"),
        reads=True,
        writes=False,
        carries=frozenset({Feature.FACTS}),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a Word document, from 0 to 100."""
        if not head.startswith(b"PK\x03\x04"):
            return 20 if name.lower().endswith(self.info.suffixes) and not head.strip() else 0
        return 92 if name.lower().endswith(self.info.suffixes) else 60 if b"word/document.xml" in head else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:  # noqa: ARG002 - its own encoding
        """Yield the document's text. Raises `UserError` where it is damaged or has none."""
        with opened(path) as stream:
            data = read_whole(stream, MOST_BYTES)
            if len(data) > MOST_BYTES:
                raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
            stream.seek(0)
            with opened_archive(stream, path) as archive:
                if _BODY not in archive.names():
                    raise UserError("docx.no_document", file=str(path))
                body = safe_xml.parsed(archive.read(_BODY), str(path))
                notes = _Notes(archive, str(path))
                facts = _facts(archive, str(path))
        lines = list(_lines(body, notes))
        lines += notes.lines()
        text = "\n".join(lines).strip("\n")
        if not text.strip():
            raise UserError("docx.no_text", file=str(path))
        yield DraftArticle(
            place=str(path),
            text=text,
            title=facts.get("title", ""),
            author=facts.get("creator", ""),
            language=facts.get("language", "")[:2].lower(),
            file=path.name.encode("utf-8", "replace").decode(),
            file_sha256=hashlib.sha256(data).hexdigest(),
            meta={CREATED: facts["created"]} if facts.get("created") else {},
            tells_facts=True,
        )


class _Notes:
    """The footnotes and endnotes of a document, numbered in the order in which its text refers to them."""

    def __init__(self, archive: Archive, place: str) -> None:
        self._bodies: dict[tuple[str, str], Element] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        names = archive.names()
        for part, kind in _NOTES:
            if part in names:
                for note in safe_xml.parsed(archive.read(part), place):
                    self._bodies[kind, _id(note)] = note

    def number(self, reference: Element) -> int:
        """Return the number of the note that an element refers to; 0 where it is not there."""
        key = local(reference.tag).removesuffix("Reference"), _id(reference)
        if key not in self._bodies:
            return 0
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def lines(self) -> Iterator[str]:
        """Yield each note that was referred to as a line."""
        for key, number in list(self._numbers.items()):
            words = " ".join(line.strip() for line in _lines(self._bodies[key], self) if line.strip())
            yield f"[{number}] {words}"


def _id(element: Element) -> str:
    value = next((value for key, value in element.attrib.items() if local(key) == "id"), "")
    return value if _DIGITS.fullmatch(value) else ""


def _lines(root: Element, notes: _Notes) -> Iterator[str]:
    """Yield the paragraphs and the rows of tables below an element. Recursion is bounded by the depth of the XML."""
    for element in root:
        name = local(element.tag)
        if name == "p":
            boxes: list[Element] = []
            yield "".join(_words(element, notes, boxes))
            for box in boxes:
                yield from _lines(box, notes)
        elif name == "tbl":
            for row in _inner(element, "tr"):
                cells = ("\n".join(_lines(cell, notes)) for cell in _inner(row, "tc"))
                yield "\t".join(" ".join(cell.split()) for cell in cells)
        elif name not in _LEFT:
            yield from _lines(element, notes)


def _inner(element: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those inside content controls."""
    for child in element:
        if local(child.tag) == wanted:
            yield child
        elif local(child.tag) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _inner(child, wanted)


def _words(element: Element, notes: _Notes, boxes: list[Element]) -> Iterator[str]:
    for child in element:
        name = local(child.tag)
        if name == "t":
            yield child.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name in {"footnoteReference", "endnoteReference"}:
            if number := notes.number(child):
                yield f"[{number}]"
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _LEFT:
            yield from _words(child, notes, boxes)


def _facts(archive: Archive, place: str) -> dict[str, str]:
    if _CORE not in archive.names():
        return {}
    try:
        root = safe_xml.parsed(archive.read(_CORE), place)
    except UserError:  # the text does not need them
        return {}
    facts = {local(each.tag): " ".join((each.text or "").split()) for each in root}
    created = _DATE.match(facts.get("created", ""))
    facts["created"] = created[1] if created else ""
    return facts
