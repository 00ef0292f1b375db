"""The report as DOCX, for those who work on with it in a word processor: the content of the HTML report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.counting import counted
from annotator.core.errors import UserError
from annotator.formats.base import Info, WriteOptions, WriteReport
from annotator.formats.docx_writer import DocxWriter
from annotator.formats.one_way import WriteOnly
from annotator.formats.report import CARRIES
from annotator.formats.report_content import CHECKS, GRADES, Background, Numbering
from annotator.formats.report_style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.formats.documents import Document
    from annotator.formats.report_content import Entry, Finding, Part


class DOCXReport(WriteOnly):
    """Headings, shaded and numbered words, and tables, all in styles that the reader can change."""

    info = Info(
        name="report-docx",
        title="DOCX report",
        suffixes=(".docx",),
        reads=False,
        writes=True,
        carries=CARRIES,
    )

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write the report of articles alone."""
        return self.write_report(documents, out, options, Background())

    def write_report(
        self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions, background: Background
    ) -> WriteReport:
        """Write the report. Raises `UserError` where no words may be written: it would hold nothing."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        known = Numbering()
        writer = DocxWriter("Claims Annotator report")
        writer.heading("Report", 0)
        counts = writer.paragraph("")
        if background.findings:
            _ledger(writer, background.findings)
        writer.heading("How to check this report", 1)
        for each in CHECKS:
            writer.paragraph(each, "List Number")
        for document in documents:
            _article(writer, known.part(document), known)
        latest = f", the last of {known.latest}" if known.latest else ""
        what = f"{counted(known.articles, 'article')}, {counted(known.annotations, 'annotation')}"
        writer.add(counts, f"{what}{latest}.")
        writer.save(out)
        return WriteReport(articles=known.articles, annotations=known.annotations)


def _ledger(writer: DocxWriter, findings: Iterable[Finding]) -> None:
    writer.heading("What the articles report", 1)
    writer.paragraph("Who is reported to have said what. Nothing here is the analyst's own view.")
    graded = []
    for number, finding in enumerate(findings, 1):
        writer.heading(f"{number}. {finding.wording}", 2)
        writer.facts(finding.facts())
        writer.grid(
            ("Part", "Speaker", "Words", "Article"),
            [
                (each.part, each.speaker, each.quote, ", ".join(filter(None, (each.article, each.when))))
                for each in finding.evidence
            ],
        )
        graded.append((str(number), finding.wording, finding.grade, finding.judgement))
    writer.heading("What the analyst makes of it", 1)
    writer.paragraph(GRADES)
    writer.grid(("Row", "Statement", "Grade", "Judgement"), graded)


def _article(writer: DocxWriter, part: Part, known: Numbering) -> None:
    writer.heading(part.title, 1, starts_page=True)
    writer.facts(part.facts)
    at: Any = writer.paragraph("")
    for segment in part.segments:
        for number, label in segment.begins:
            writer.add(at, f"[{number} {label}]", small=True)
        # A line of the article is a paragraph here, so that spaces between them are the reader's to set.
        for place, line in enumerate(segment.words.splitlines(keepends=True)):
            look = PALETTE[known.labels[segment.labels[-1]] % len(PALETTE)] if segment.labels else None
            if place:
                at = writer.paragraph("")
            writer.add(at, line.rstrip("\r\n"), look=look)
        if segment.words.endswith(("\n", "\r")):
            at = writer.paragraph("")
    if part.entries:
        writer.heading("Annotations", 2)
        for entry in part.entries:
            _entry(writer, entry)


def _entry(writer: DocxWriter, entry: Entry) -> None:
    writer.heading(f"{entry.number} {entry.label}", 3)
    quote = writer.paragraph("")
    writer.add(quote, " ".join(entry.before.split(" ")), grey=True)
    writer.add(quote, entry.words, bold=True)
    writer.add(quote, entry.after, grey=True)
    links = "; ".join(
        f"{kind} {target}" + (f" ({note})" if note else "") for kind, target, note in entry.links
    )
    writer.facts([*entry.rows, *([("Links", links)] if links else [])])
