"""Paragraphs, headings and tables of a DOCX file, from words that may hold anything."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.formats.archive import ArchiveWriter
from annotator.formats.report_content import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EPOCH = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - python-docx writes it as UTC; the same report has the same bytes
_GREY = "555B63"
_SMALL = 7  # points


class DocxWriter:
    """One document. Words lose nothing but the power to be anything else than words."""

    def __init__(self, title: str) -> None:
        import docx  # it takes a third of a second, and only reports need it
        from docx.enum.text import WD_UNDERLINE
        from docx.shared import Cm, Pt, RGBColor

        self._document: Any = docx.Document()
        self._points, self._colour, self._underline = Pt, RGBColor.from_string, WD_UNDERLINE.SINGLE
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = title, "Claims Annotator", ""
        properties.created = properties.modified = _EPOCH
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        self._document.styles["Normal"].font.name = "Georgia"
        self._document.styles["Normal"].font.size = Pt(10)

    def heading(self, words: str, level: int, *, starts_page: bool = False) -> None:
        """Add a heading; level 0 is the title."""
        made = self._document.add_heading(" ".join(plain(words).split()), level)
        made.paragraph_format.page_break_before = starts_page

    def paragraph(self, words: str, style: str | None = None) -> Any:
        """Add a paragraph, and return it so that more can be added."""
        made = self._document.add_paragraph(style=style)
        made.paragraph_format.space_after = self._points(2)
        if words:
            self.add(made, words)
        return made

    def add(
        self,
        paragraph: Any,
        words: str,
        *,
        bold: bool = False,
        grey: bool = False,
        small: bool = False,
        look: tuple[str, str, str] | None = None,
    ) -> None:
        """Add words to a paragraph; with a look, they are shaded and underlined."""
        run = paragraph.add_run(plain(words))
        run.bold = bold or None
        if grey:
            run.font.color.rgb = self._colour(_GREY)
        if small:
            run.font.size = self._points(_SMALL)
        if look is not None:
            self._shade(run._r.get_or_add_rPr(), look[0])  # noqa: SLF001 - python-docx has no shading of its own
            run.font.underline = self._underline

    def facts(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add names and values as a table of two columns."""
        rows = list(rows)
        if not rows:
            return
        table = self._document.add_table(rows=0, cols=2)
        table.autofit = True
        for name, value in rows:
            cells = table.add_row().cells
            self.add(cells[0].paragraphs[0], name, grey=True)
            self.add(cells[1].paragraphs[0], value)
        self._document.add_paragraph()

    def grid(self, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table whose first row names the columns, and is repeated on each page."""
        from docx.oxml import OxmlElement

        table = self._document.add_table(rows=1, cols=len(names), style="Table Grid")
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            self.add(cell.paragraphs[0], name, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - see `add`
        for row in rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                self.add(cell.paragraphs[0], value)
        self._document.add_paragraph()

    def save(self, out: BinaryIO) -> None:
        """Write the file. Its entries have no time of their own, so that the same words give the same bytes."""
        made = io.BytesIO()
        self._document.save(made)
        with zipfile.ZipFile(made) as packed, ArchiveWriter(out) as archive:
            for name in packed.namelist():
                archive.add(name, packed.read(name))

    def _shade(self, properties: Any, tint: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), tint.removeprefix("#"))
        properties.append(shading)
