"""What a format has no place for, counted over what is about to be written, so that it can be said before."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble
from annotator.formats.base import Feature
from annotator.formats.safe_xml import is_possible
from annotator.services.documents import documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.formats.base import Info
    from annotator.formats.documents import Document
    from annotator.services.documents import ExportOptions
    from annotator.services.session import Session

CODES = {
    Feature.ANNOTATIONS: "loss.annotations",
    Feature.DISCONTINUOUS: "loss.discontinuous",
    Feature.OVERLAP: "loss.overlap",
    Feature.LINKS: "loss.links",
    Feature.CROSS_LINKS: "loss.cross_links",
    Feature.SPEAKERS: "loss.speakers",
    Feature.WORDS: "loss.words",
    Feature.ATTRIBUTES: "loss.attributes",
    Feature.NOTES: "loss.notes",
    Feature.STATEMENTS: "loss.statements",
    Feature.PROVENANCE: "loss.provenance",
    Feature.FACTS: "loss.facts",
    Feature.REGIONS: "loss.regions",
    Feature.META: "loss.meta",
    Feature.CONTROLS: "loss.controls",
    Feature.BETWEEN_CRLF: "loss.between_crlf",
    Feature.LONG_CELLS: "loss.long_cells",
}


def losses(session: Session, info: Info, options: ExportOptions) -> list[Trouble]:
    """Return a trouble for each feature the format cannot carry and the articles have, with how often they have it."""
    counted = Losses(info)
    if counted.lacking:
        with session.snapshot() as read:
            for document in documents(read, options):
                counted.add(document)
    return counted.troubles()


class Losses:
    """Counts, article by article, what a format cannot carry."""

    def __init__(self, info: Info) -> None:
        self._format = info.name
        self.lacking = [feature for feature in Feature if feature not in info.carries]
        if Feature.LINKS in self.lacking and Feature.CROSS_LINKS in self.lacking:
            self.lacking.remove(Feature.CROSS_LINKS)  # they are counted among all links
        self._found: Counter[Feature] = Counter()

    def add(self, document: Document) -> None:
        """Count what an article has."""
        for feature in self.lacking:
            self._found[feature] += _COUNTS[feature](document)

    def troubles(self) -> list[Trouble]:
        """Return a trouble for each feature that the articles have, with how often they have it."""
        return [
            Trouble(CODES[feature], {"count": self._found[feature], "format": self._format})
            for feature in self.lacking
            if self._found[feature]
        ]


def _overlapping(document: Document) -> int:
    spans = sorted(fragment for annotation in document.annotations for fragment in annotation.fragments)
    return sum(before.end > after.start for before, after in pairwise(spans))


def _across(document: Document) -> int:
    here = {annotation.id for annotation in document.annotations}
    return sum(link.to_id not in here for link in document.links)


def _between_crlf(document: Document) -> int:
    text = document.text
    if "\r\n" not in text:
        return 0
    return sum(
        any(
            text[place - 1 : place + 1] == "\r\n"
            for spans in (each.fragments, each.source, each.cue, each.addressee)
            for span in spans
            for place in span
            if place
        )
        for each in document.annotations
    )


def _long_cells(document: Document) -> int:
    from annotator.formats.tables import count_too_long, rows_of  # which only tables need

    return sum(count_too_long(cells) for _, cells in rows_of(document))


def _count(test: Callable[[Document], Iterator[object]]) -> Callable[[Document], int]:
    return lambda document: sum(1 for each in test(document) if each)


_COUNTS: dict[Feature, Callable[[Document], int]] = {
    Feature.ANNOTATIONS: lambda document: len(document.annotations),
    Feature.DISCONTINUOUS: _count(
        lambda document: (len(each.fragments) > 1 for each in document.annotations)
    ),
    Feature.OVERLAP: _overlapping,
    Feature.LINKS: lambda document: len(document.links),
    Feature.CROSS_LINKS: _across,
    Feature.SPEAKERS: _count(lambda document: (each.speaker_id for each in document.annotations)),
    Feature.WORDS: _count(
        lambda document: (each.source or each.cue or each.addressee for each in document.annotations)
    ),
    Feature.ATTRIBUTES: _count(lambda document: (each.attributes for each in document.annotations)),
    Feature.NOTES: _count(lambda document: (each.note for each in document.annotations)),
    Feature.STATEMENTS: _count(lambda document: (each.statement_id for each in document.annotations)),
    Feature.PROVENANCE: _count(lambda document: (each.annotator for each in document.annotations)),
    Feature.FACTS: lambda document: bool(document.article.title or document.article.publisher),
    Feature.REGIONS: lambda document: len(document.article.regions),
    Feature.META: lambda document: len(document.article.meta),
    Feature.CONTROLS: lambda document: not is_possible(document.text),
    Feature.BETWEEN_CRLF: _between_crlf,
    Feature.LONG_CELLS: _long_cells,
}
