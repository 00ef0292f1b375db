"""A report for people: one HTML file that needs nothing else, to read, print or listen to.

It holds no script, loads nothing, and its policy lets no browser run or load anything; words of articles are text
wherever they stand. Every highlight has a number, a line and a name besides its colour.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from html import escape
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.counting import counted
from annotator.core.errors import UserError
from annotator.formats.base import Feature, Info, WriteOptions, WriteReport
from annotator.formats.one_way import WriteOnly
from annotator.formats.report_content import CHECKS, GRADES, TURNS, Background, Numbering, pictured
from annotator.formats.report_style import LOOKS, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.formats.documents import Document
    from annotator.formats.report_content import Entry, Finding, Part

_DEEPEST = 6  # marks on the same words; more could not be told apart, and all are listed below the text
_WEB = re.compile(r"https?://[^\s\x00-\x20]+")
_IN_MEMORY = 16 * 1024 * 1024
CARRIES = frozenset(Feature) - {Feature.REGIONS}


class Report(WriteOnly):
    """The ledger, the analyst's judgement apart from it, and articles with highlights and all annotations."""

    info = Info(
        name="report", title="HTML report", suffixes=(".html",), reads=False, writes=True, carries=CARRIES
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
        return write_html(documents, out, background)


def write_html(
    documents: Iterable[Document], out: BinaryIO, background: Background, *, is_print: bool = False
) -> WriteReport:
    """Write the report as HTML, for browsers or for Qt to print. Articles wait in a file for what goes before them."""
    pages = _Pages(is_print=is_print)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
        for document in documents:
            spool.writelines(part.encode() for part in pages.article(document))
        out.write(head("Claims Annotator report", is_print=is_print).encode())
        out.writelines(part.encode() for part in pages.front(background))
        spool.seek(0)
        shutil.copyfileobj(spool, out)
        out.write(b"</main>\n</body>\n</html>\n")
    return WriteReport(articles=pages.known.articles, annotations=pages.known.annotations)


class _Pages:
    """Makes the report's parts; what goes before the articles comes last, when all is known."""

    def __init__(self, *, is_print: bool) -> None:
        self.known = Numbering()
        self._is_print = is_print
        self._mark = "span" if is_print else "mark"  # Qt does not know the one that HTML has for this
        self._contents: list[str] = []

    def article(self, document: Document) -> Iterator[str]:
        """Yield an article: its facts, its text, its annotations."""
        part = self.known.part(document)
        anchor = f"article-{part.number}"
        origin = f' <span class="meta">({shown(part.origin)})</span>' if part.origin else ""
        self._contents.append(f'<li><a href="#{anchor}">{shown(part.title)}</a>{origin}</li>\n')
        language = f' lang="{part.language}"' if part.language else ""
        yield f'<article aria-labelledby="{anchor}">\n'
        yield f'<h2 id="{anchor}" class="page" dir="auto"{language}>{shown(part.title)}</h2>\n'
        yield table("facts", [(name, self._fact(name, value, part)) for name, value in part.facts])
        yield f'<div class="text" dir="auto"{language}>'
        for segment in part.segments:
            for number, label in segment.begins:
                yield f'<a class="number" href="#annotation-{number}">[{number} {shown(label)}]</a>'
            yield self._marked(segment.words, segment.labels)
        yield "</div>\n"
        if part.entries:
            yield "<h3>Annotations</h3>\n"
            for entry in part.entries:
                yield self._entry(entry, language)
        yield "</article>\n"

    def front(self, background: Background) -> Iterator[str]:
        """Yield what stands before the articles: contents, key, ledger, judgement, how to check."""
        known = self.known
        if not self._is_print:
            yield '<a class="skip" href="#contents">To the contents</a>\n'
        yield '<main>\n<h1>Report</h1>\n<p class="meta">'
        yield f"{counted(known.articles, 'article')}, {counted(known.annotations, 'annotation')}"
        yield f", the last of {shown(known.latest)}.</p>\n" if known.latest else ".</p>\n"
        if known.labels:
            keys = " ".join(
                f'<span class="key look-{number % LOOKS}">{shown(label)}</span>'
                for label, number in known.labels.items()
            )
            yield f"<p>Labels: {keys}</p>\n"
        yield '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>\n<ol>\n'
        if background.findings:
            yield '<li><a href="#ledger">What the articles report</a></li>\n'
            yield '<li><a href="#judgement">What the analyst makes of it</a></li>\n'
        yield '<li><a href="#checking">How to check this report</a></li>\n'
        yield from self._contents
        yield "</ol></nav>\n"
        if background.findings:
            yield from self._ledger(background.findings)
        yield '<section aria-labelledby="checking"><h2 id="checking">How to check this report</h2>\n<ol>\n'
        yield from (f"<li>{shown(each)}</li>\n" for each in CHECKS)
        yield "</ol></section>\n"

    def _ledger(self, findings: Iterable[Finding]) -> Iterator[str]:
        findings = tuple(findings)
        yield '<section aria-labelledby="ledger"><h2 id="ledger">What the articles report</h2>\n'
        yield "<p>Who is reported to have said what. Nothing here is the analyst's own view.</p>\n"
        for number, finding in enumerate(findings, 1):
            yield f'<div class="finding"><h3 id="finding-{number}" dir="auto">{number}. {shown(finding.wording)}</h3>\n'
            yield table("facts", [(name, shown(value)) for name, value in finding.facts()])
            rows = [
                (
                    self._reference(each.annotation_id),
                    shown(each.part),
                    shown(each.speaker),
                    f'<span dir="auto">{shown(each.quote)}</span>',
                    shown(", ".join(filter(None, (each.article, each.when)))),
                )
                for each in finding.evidence
            ]
            yield grid(("Annotation", "Part", "Speaker", "Words", "Article"), rows)
            yield "</div>\n"
        yield '</section>\n<section class="judgement" aria-labelledby="judgement">'
        yield '<h2 id="judgement">What the analyst makes of it</h2>\n'
        yield f"<p>{shown(GRADES)}</p>\n"
        graded = [
            (
                f'<a href="#finding-{number}">{number}</a>',
                shown(each.wording),
                shown(each.grade),
                shown(each.judgement),
            )
            for number, each in enumerate(findings, 1)
        ]
        yield grid(("Row", "Statement", "Grade", "Judgement"), graded)
        yield "</section>\n"

    def _look(self, label: str) -> str:
        return f"look-{self.known.labels.get(label, 0) % LOOKS}"

    def _reference(self, target: int | str) -> str:
        number = target if isinstance(target, int) else self.known.numbers.get(target)
        # One that comes in a later article, or in none of these, has no number; it is named by its id.
        return (
            f'<a href="#annotation-{number}">{number}</a>' if number else f"<code>{shown(str(target))}</code>"
        )

    def _marked(self, words: str, labels: tuple[str, ...]) -> str:
        result = shown(words)
        if words:
            for label in labels[::-1][:_DEEPEST]:
                result = f'<{self._mark} class="{self._look(label)}">{result}</{self._mark}>'
        return result

    def _fact(self, name: str, value: str, part: Part) -> str:
        if name == "Address" and value == part.url and _WEB.fullmatch(value):
            return f'<a rel="noopener noreferrer nofollow" href="{escape(value)}">{shown(value)}</a>'
        return shown(value)

    def _entry(self, entry: Entry, language: str) -> str:
        rows = [(name, shown(value)) for name, value in entry.rows]
        links = "; ".join(
            f"{shown(kind)} {self._reference(target)}" + (f" ({shown(note)})" if note else "")
            for kind, target, note in entry.links
        )
        if links:
            rows.append(("Links", links))
        around = '<span class="around">{}</span>'
        quote = f"{around.format(shown(entry.before))}<b>{shown(entry.words)}</b>{around.format(shown(entry.after))}"
        anchor = f"annotation-{entry.number}"
        return (
            f'<section class="entry" id="{anchor}" aria-labelledby="{anchor}-label"><h4 id="{anchor}-label">'
            f'<span class="key {self._look(entry.label)}">{entry.number} {shown(entry.label)}</span></h4>\n'
            f'<blockquote dir="auto"{language}>{quote}</blockquote>\n{table("facts", rows)}</section>\n'
        )


def shown(text: str) -> str:
    """Return words as HTML that shows them and nothing else."""
    return TURNS.sub(lambda found: f'<span class="turn">U+{ord(found[0]):04X}</span>', escape(pictured(text)))


def table(kind: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return names and values (as HTML) as a table, each name the head of its row."""
    listed = "".join(
        f'<tr><th scope="row">{shown(name)}</th><td dir="auto">{value}</td></tr>\n'
        for name, value in rows
        if value
    )
    return f'<table class="{kind}">\n{listed}</table>\n' if listed else ""


def grid(names: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table with a row of names; the cells are HTML."""
    first = "".join(f'<th scope="col">{shown(name)}</th>' for name in names)
    listed = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    # The attributes are for Qt, which draws no borders that a style asks for.
    begin = '<table class="grid" border="1" cellspacing="0" cellpadding="3" width="100%">'
    return f"{begin}<thead><tr>{first}</tr></thead>\n<tbody>\n{listed}</tbody></table>\n"
