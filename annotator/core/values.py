"""The things a project holds: articles, annotations, speakers, statements and links between annotations.

All are frozen: a change makes a new value. Positions are code points into the article's text, end-exclusive. Times
are as `annotator.core.times.stamp` writes them. ``extra`` keeps what a file said that the program has no field for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from annotator.core.spans import Span

Extra = dict[str, Any]


class ArticleStatus(StrEnum):
    """How far the reading of an article has come."""

    NEW = "new"
    OPEN = "open"
    DONE = "done"


class AnnotationStatus(StrEnum):
    """Whether a person stands behind an annotation. Only accepted ones count."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class RegionKind(StrEnum):
    """What a part of a text is that is not its body. All but title and dateline are boilerplate."""

    TITLE = "title"
    DATELINE = "dateline"
    RELATED_LINKS = "related_links"
    PROMOTION = "promotion"
    ADVERTISEMENT = "advertisement"
    CAPTION = "caption"
    LEGAL = "legal"
    PAGE_FURNITURE = "page_furniture"
    DATE_PREFIX = "date_prefix"

    @property
    def is_boilerplate(self) -> bool:
        """Tell whether it is shown grey, passed over by sentence moves, and never suggested in."""
        return self not in {RegionKind.TITLE, RegionKind.DATELINE}


class SourceKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a text that is not its body. ``rule`` names what found it; empty where a person or a file says so.

    Two are equal where kind and place are, whatever found them.
    """

    kind: RegionKind
    span: Span
    rule: str = field(default="", compare=False)


def switched_on(regions: Iterable[Region], off: Collection[str]) -> tuple[Region, ...]:
    """Return the regions without those that a rule found which is switched off; ``off`` names such rules."""
    return tuple(region for region in regions if not region.rule or region.rule not in off)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article, without its text: that is kept once for each hash and never changed."""

    id: str
    text_sha256: str
    text_length: int
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""  # ISO 8601, as much of it as is known: 2023, 2023-09, 2023-09-25
    published_basis: str = ""  # what that rests on: text, prefix, file name, analyst
    language: str = ""
    status: ArticleStatus = ArticleStatus.NEW
    file: str = ""
    file_sha256: str = ""
    encoding: str = ""
    regions: tuple[Region, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An attributed statement: its content's fragments and label, and who is said to have made it, in which words."""

    id: str
    article_id: str
    label_id: str
    fragments: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    speaker_id: str = ""
    statement_id: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    annotator: str = ""
    origin: str = "manual"  # manual, suggested:<engine>/<rule>, imported:<format>
    status: AnnotationStatus = AnnotationStatus.ACCEPTED
    created: str = ""
    updated: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """The first code point it covers."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """The code point after the last it covers."""
        return self.fragments[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A speaker in the project's register: a person, an organisation, a state, or somebody unnamed."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: SourceKind = SourceKind.PERSON
    role: str = ""
    affiliation: str = ""
    reliability: str = "F"  # Admiralty code, A to F
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A proposition that several annotations express."""

    id: str
    wording: str
    credibility: int = 6  # Admiralty code, 1 to 6
    judgement: str = ""  # the analyst's own, kept apart from what the texts say
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A directed, typed relation from one annotation to another, in the same or another article."""

    id: str
    type: str
    from_id: str
    to_id: str
    to_article: str = ""  # kept only while the other end is awaited
    note: str = ""
    annotator: str = ""
    created: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedLink:
    """A link whose other end has not arrived yet: kept, exported, and joined when it does."""

    id: str
    link: Link
