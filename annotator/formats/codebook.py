"""The codebook: the tag set with its colours, patterns, keys, attributes and guidelines, without any article."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.tagset import Label, LinkType, TagSet
from annotator.formats.base import Feature, Info, WriteOptions, WriteReport
from annotator.formats.docx_writer import DocxWriter
from annotator.formats.one_way import WriteOnly
from annotator.formats.refi_codebook import codebook
from annotator.formats.report import grid, shown, table
from annotator.formats.report_content import Background
from annotator.formats.report_style import head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.core.tagset import AttributeType
    from annotator.formats.documents import Document

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
# How a browser draws the patterns under a highlight.
_LINES = {"wave": "underline wavy", "dash_dot": "underline dashed", "solid": "underline"}
_OF_ATTRIBUTES = ("Attribute", "Name in files", "Values", "Guideline")
_OF_LINKS = ("Link", "Name in files", "From", "To", "Guideline")
_ALL = frozenset(Feature)  # it is not about articles, so there is nothing of theirs to lose


class _Codebook(WriteOnly):
    """What the forms of the codebook share."""

    info: Info

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write the names of the labels that the articles' project has."""
        names: dict[str, str] = {}
        for document in documents:
            names |= document.labels
        labels = tuple(Label(id=own_id, name=name) for own_id, name in names.items())
        return self.write_report((), out, options, Background(tag_set=TagSet(labels=labels)))

    def write_report(
        self,
        documents: Iterable[Document],  # noqa: ARG002 - a codebook is about no article
        out: BinaryIO,
        options: WriteOptions,  # noqa: ARG002 - see above
        background: Background,
    ) -> WriteReport:
        """Write the codebook."""
        self._put(background.tag_set or TagSet(), out)
        return WriteReport()

    def _put(self, tag_set: TagSet, out: BinaryIO) -> None:
        raise NotImplementedError


class HTMLCodebook(_Codebook):
    """The codebook as one HTML file that needs nothing else."""

    info = Info(
        name="codebook", title="HTML codebook", suffixes=(".html",), reads=False, writes=True, carries=_ALL
    )

    def _put(self, tag_set: TagSet, out: BinaryIO) -> None:
        out.write(head("Claims Annotator codebook").encode())
        out.writelines(part.encode() for part in _html(tag_set))
        out.write(b"</main>\n</body>\n</html>\n")


class DOCXCodebook(_Codebook):
    """The codebook as DOCX."""

    info = Info(
        name="codebook-docx",
        title="DOCX codebook",
        suffixes=(".docx",),
        reads=False,
        writes=True,
        carries=_ALL,
    )

    def _put(self, tag_set: TagSet, out: BinaryIO) -> None:
        writer = DocxWriter("Claims Annotator codebook")
        writer.heading("Codebook", 0)
        writer.heading("Labels", 1)
        for label in tag_set.labels:
            writer.heading(label.caption, 2)
            writer.facts(_facts(label))
            for line in label.guideline.splitlines():
                writer.paragraph(line)
            if label.attributes:
                writer.grid(_OF_ATTRIBUTES, map(_attribute, label.attributes))
        if tag_set.link_types:
            writer.heading("Links", 1)
            writer.grid(_OF_LINKS, map(_link, tag_set.link_types))
        writer.save(out)


class QDCCodebook(_Codebook):
    """The codebook of REFI-QDA: labels, their colours and guidelines."""

    info = Info(
        name="codebook-qdc",
        title="REFI-QDA codebook",
        suffixes=(".qdc",),
        reads=False,
        writes=True,
        carries=_ALL,
    )

    def _put(self, tag_set: TagSet, out: BinaryIO) -> None:
        out.write(codebook(tag_set.labels))


def _html(tag_set: TagSet) -> Iterator[str]:
    numbers = count(1)
    yield '<a class="skip" href="#labels">To the labels</a>\n<main>\n<h1>Codebook</h1>\n'
    yield f'<p class="meta">{len(tag_set.labels)} labels, {len(tag_set.link_types)} types of link.</p>\n'
    yield '<section aria-labelledby="labels"><h2 id="labels">Labels</h2>\n'
    for label in tag_set.labels:
        anchor = f"label-{next(numbers)}"
        colour = label.colour if _COLOUR.fullmatch(label.colour) else "#555555"
        line = _LINES.get(label.pattern.value, f"underline {label.pattern.value}")
        style = f"background: {colour}33; text-decoration: {line} {colour} 2px"
        yield f'<section class="entry" aria-labelledby="{anchor}"><h3 id="{anchor}">'
        yield f'<span class="key" style="{style}">{shown(label.caption)}</span></h3>\n'
        yield table("facts", [(name, shown(value)) for name, value in _facts(label)])
        yield from (f"<p>{shown(line)}</p>\n" for line in label.guideline.splitlines() if line.strip())
        if label.attributes:
            yield grid(_OF_ATTRIBUTES, [tuple(map(shown, _attribute(each))) for each in label.attributes])
        yield "</section>\n"
    yield "</section>\n"
    if tag_set.link_types:
        yield '<section aria-labelledby="links"><h2 id="links">Links</h2>\n'
        yield grid(_OF_LINKS, [tuple(map(shown, _link(each))) for each in tag_set.link_types])
        yield "</section>\n"


def _facts(label: Label) -> list[tuple[str, str]]:
    rows = [
        ("Name in files", label.name),
        ("Key", label.key),
        ("Colour", label.colour),
        ("Pattern", label.pattern.value.replace("_", " ")),
    ]
    return [(name, value) for name, value in rows if value]


def _attribute(attribute: AttributeType) -> tuple[str, ...]:
    values = ", ".join(attribute.choices) or "free text"
    return (attribute.title or attribute.name, attribute.name, values, attribute.guideline)


def _link(kind: LinkType) -> tuple[str, ...]:
    labels = (", ".join(kind.from_labels) or "any", ", ".join(kind.to_labels) or "any")
    return (kind.title or kind.id, kind.id, *labels, kind.guideline)
