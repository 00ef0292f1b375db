"""The report as PDF. Only the window's toolkit can print here, so whoever makes the registry hands a printer over."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import UserError
from annotator.formats.base import Info, WriteOptions, WriteReport
from annotator.formats.one_way import WriteOnly
from annotator.formats.report import CARRIES, write_html
from annotator.formats.report_content import Background

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.formats.base import Printer
    from annotator.formats.documents import Document


class PDFReport(WriteOnly):
    """The HTML report on A4 pages with numbers."""

    info = Info(
        name="report-pdf", title="PDF report", suffixes=(".pdf",), reads=False, writes=True, carries=CARRIES
    )

    def __init__(self) -> None:
        self.printer: Printer | None = None

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write the report of articles alone."""
        return self.write_report(documents, out, options, Background())

    def write_report(
        self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions, background: Background
    ) -> WriteReport:
        """Write the report. Raises `UserError` where no words may be written, or nothing here can print."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        if self.printer is None:
            raise UserError("report.no_printer")
        html = io.BytesIO()
        report = write_html(documents, html, background, is_print=True)
        out.write(self.printer(html.getvalue().decode(), options.progress))
        return report
