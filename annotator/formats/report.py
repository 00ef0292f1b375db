"""A report for people: one HTML file that needs nothing else, to read, print or listen to.

It holds no script, loads nothing, and its policy lets no browser run or load anything; words of articles are text
wherever they stand. Every highlight has a number, a line and a name besides its colour.
"""

from __future__ import annotations

import re
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import UserError
from annotator.core.spans import covered
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.report_style import HEAD, LOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.core.errors import Trouble
    from annotator.core.values import Annotation
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

_DEEPEST = 6  # marks on the same words; more could not be told apart, and all are listed below the text
_AROUND = 80  # code points of context before and after the words
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What turns the direction of all that follows it is shown, so that nobody is made to read what is not there.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WEB = re.compile(r"https?://[^\s\x00-\x20]+")


class Report:
    """Articles with highlights, each annotation with its context and origin, and the statements they express."""

    info = Info(
        name="report",
        title="HTML report",
        suffixes=(".html",),
        reads=False,
        writes=True,
        carries=frozenset(Feature) - {Feature.REGIONS},
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the shape of every format
        """Return 0: it is written only."""
        return 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Not offered: it is made for people."""
        raise NotImplementedError

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write the report. Raises `UserError` where no words may be written: it would hold nothing."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        out.write(HEAD.encode())
        pages = _Pages()
        for document in documents:
            out.writelines(part.encode() for part in pages.article(document))
        out.writelines(part.encode() for part in pages.end())
        return WriteReport(articles=pages.articles, annotations=pages.annotations)


class _Pages:
    """Makes the report's parts one after another; it keeps the statements and the contents for its end."""

    def __init__(self) -> None:
        self.articles = 0
        self.annotations = 0
        self._looks: dict[str, int] = {}
        self._contents: list[str] = []
        self._statements: dict[str, tuple[str, list[str]]] = {}
        self._numbers: dict[str, int] = {}  # of the annotations so far

    def article(self, document: Document) -> Iterator[str]:
        """Yield an article: its facts, its text, its annotations."""
        self.articles += 1
        article = document.article
        title = article.title or article.file or "Article"
        anchor = f"article-{self.articles}"
        self._contents.append(f'<li><a href="#{anchor}">{shown(title)}</a> {_in_brackets(document)}</li>\n')
        for annotation in document.annotations:
            self.annotations += 1
            self._numbers[annotation.id] = self.annotations
        language = f' lang="{article.language}"' if _LANGUAGE.fullmatch(article.language) else ""
        yield f'<article aria-labelledby="{anchor}">\n<h2 id="{anchor}" dir="auto"{language}>{shown(title)}</h2>\n'
        yield _facts(document)
        yield f'<div class="text" dir="auto"{language}>'
        yield from self._text(document)
        yield "</div>\n"
        if document.annotations:
            yield "<h3>Annotations</h3>\n"
            links: dict[str, list[str]] = {}
            for link in document.links:
                note = f" ({shown(link.note)})" if link.note else ""
                links.setdefault(link.from_id, []).append(
                    f"{shown(link.type)} {self._reference(link.to_id)}{note}"
                )
            for annotation in document.annotations:
                yield self._annotation(annotation, document, links.get(annotation.id, []))
        yield "</article>\n"

    def end(self) -> Iterator[str]:
        """Yield the statements and the contents."""
        if self._statements:
            yield '<section aria-labelledby="statements"><h2 id="statements">Statements</h2>\n<table>\n<thead><tr>'
            yield '<th scope="col">Statement</th><th scope="col">Expressed by</th></tr></thead>\n<tbody>\n'
            for wording, rows in self._statements.values():
                cells = "".join(f"<li>{row}</li>" for row in rows)
                yield f'<tr><th scope="row" dir="auto">{shown(wording)}</th><td><ul>{cells}</ul></td></tr>\n'
            yield "</tbody></table></section>\n"
        yield '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>\n<ol>\n'
        yield from self._contents
        yield f"</ol>\n<p>{self.articles} articles, {self.annotations} annotations.</p></nav>\n"
        yield "</main>\n</body>\n</html>\n"

    def _look(self, label: str) -> str:
        return f"look-{self._looks.setdefault(label, len(self._looks)) % LOOKS}"

    def _reference(self, own_id: str) -> str:
        number = self._numbers.get(own_id)
        # One that comes in a later article has no number yet; its place in the file is named by its id.
        return f'<a href="#annotation-{number}">{number}</a>' if number else f"<code>{shown(own_id)}</code>"

    def _text(self, document: Document) -> Iterator[str]:
        """Yield the text, with a mark around every part that annotations cover."""
        begins: dict[int, list[Annotation]] = {}
        ends: dict[int, list[Annotation]] = {}
        for annotation in document.annotations:
            for start, end in annotation.fragments:
                begins.setdefault(start, []).append(annotation)
                ends.setdefault(end, []).append(annotation)
        active: dict[str, Annotation] = {}
        at = 0
        for place in sorted({*begins, *ends, len(document.text)}):
            yield self._part(document.text[at:place], active, document)
            for annotation in ends.get(place, ()):
                active.pop(annotation.id, None)
            for annotation in begins.get(place, ()):
                active[annotation.id] = annotation
                if place == annotation.start:
                    number = self._numbers[annotation.id]
                    label = shown(document.labels[annotation.label_id])
                    yield f'<a class="number" href="#annotation-{number}">[{number} {label}]</a>'
            at = place

    def _part(self, words: str, active: dict[str, Annotation], document: Document) -> str:
        if not words or not active:
            return shown(words)
        result = shown(words)
        for annotation in islice(reversed(active.values()), _DEEPEST):
            result = f'<mark class="{self._look(document.labels[annotation.label_id])}">{result}</mark>'
        return result

    def _annotation(self, annotation: Annotation, document: Document, links: list[str]) -> str:
        text, number = document.text, self._numbers[annotation.id]
        label = document.labels[annotation.label_id]
        speaker = document.sources.get(annotation.speaker_id)
        statement = document.statements.get(annotation.statement_id)
        before = text[max(0, annotation.start - _AROUND) : annotation.start]
        after = text[annotation.end : annotation.end + _AROUND]
        words = " … ".join(text[start:end] for start, end in annotation.fragments)
        rows = [
            (
                "Speaker",
                shown(", ".join(filter(None, (speaker.name, speaker.role, speaker.affiliation))))
                if speaker
                else "",
            ),
            ("Source words", shown(covered(text, annotation.source))),
            ("Cue words", shown(covered(text, annotation.cue))),
            ("Addressee words", shown(covered(text, annotation.addressee))),
            *((shown(name), shown(value)) for name, value in annotation.attributes.items()),
            ("Statement", shown(statement.wording) if statement else ""),
            ("Note", shown(annotation.note)),
            ("Links", "; ".join(links)),
            ("Place", f"characters {', '.join(f'{start} to {end}' for start, end in annotation.fragments)}"),
            ("Status", annotation.status.value),
            (
                "Made",
                shown(", ".join(filter(None, (annotation.annotator, annotation.created, annotation.origin)))),
            ),
        ]
        listed = "".join(f'<dt>{name}</dt><dd dir="auto">{value}</dd>' for name, value in rows if value)
        if statement is not None:
            _, known = self._statements.setdefault(statement.id, (statement.wording, []))
            said_by = f", {shown(speaker.name)}" if speaker else ""
            known.append(f"{self._reference(annotation.id)} {shown(label)}{said_by}")
        around = '<span class="around">{}</span>'
        quote = f"{around.format(shown(before))}<b>{shown(words)}</b>{around.format(shown(after))}"
        return (
            f'<section class="annotation" id="annotation-{number}"><h4><span class="{self._look(label)}">{number} '
            f'{shown(label)}</span></h4>\n<blockquote dir="auto">{quote}</blockquote>\n<dl>{listed}</dl></section>\n'
        )


def shown(text: str) -> str:
    """Return words as HTML that shows them and nothing else."""
    text = _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0])), text)
    return _TURNS.sub(lambda found: f'<span class="turn">U+{ord(found[0]):04X}</span>', escape(text))


def _in_brackets(document: Document) -> str:
    article = document.article
    known = ", ".join(filter(None, (article.publisher, article.published)))
    return f"({shown(known)})" if known else ""


def _facts(document: Document) -> str:
    article = document.article
    address = shown(article.url)
    if _WEB.fullmatch(article.url):
        address = f'<a rel="noopener noreferrer nofollow" href="{escape(article.url)}">{address}</a>'
    rows = [
        ("Publisher", shown(article.publisher)),
        ("Author", shown(article.author)),
        ("Address", address),
        (
            "Published",
            shown(
                " ".join(
                    filter(
                        None, (article.published, article.published_basis and f"({article.published_basis})")
                    )
                )
            ),
        ),
        ("Language", shown(article.language)),
        ("File", shown(article.file)),
        ("SHA-256 of the file", shown(article.file_sha256)),
        ("SHA-256 of the text", shown(article.text_sha256)),
        *((shown(str(name)), shown(str(value))) for name, value in article.meta.items()),
    ]
    listed = "".join(f'<dt>{name}</dt><dd dir="auto">{value}</dd>' for name, value in rows if value)
    return f'<dl class="facts">{listed}</dl>\n'
