"""What a file says, before it is compared with a project: drafts of articles, annotations and links.

Positions are code points, end-exclusive, as the file states them: nothing here has been checked against a text. An
empty string means that the file does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.core.errors import Trouble
    from annotator.core.spans import Span
    from annotator.core.tagset import TagSet
    from annotator.core.values import Region


CREATED = "created"  # in an article's meta: when its file was made, which is not when it was published


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSpeaker:
    """Who is said to have made a statement; found by id, else by name or alias, else new."""

    name: str
    id: str = ""
    kind: str = ""
    role: str = ""
    affiliation: str = ""
    aliases: tuple[str, ...] = ()
    reliability: str = ""
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStatement:
    """The proposition an annotation expresses; found by id, else by wording, else new."""

    wording: str
    id: str = ""
    credibility: int = 0
    judgement: str = ""
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class DraftSpan:
    """An annotation as a file states it. ``quote`` is the words the file says are there, where it says so.

    ``prefix`` and ``suffix`` are the words around it, for formats that keep them. Not frozen, though nothing changes
    it: files bring these by the million, and a frozen one takes three times as long to make.
    """

    label: str
    fragments: tuple[Span, ...]
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    id: str = ""
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    speaker: DraftSpeaker | None = None
    statement: DraftStatement | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    annotator: str = ""
    origin: str = ""
    status: str = ""
    created: str = ""
    updated: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0  # where it differs from its article's


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLink:
    """A relation between two annotations, named by the ids they have in the same file or in the project."""

    type: str
    from_id: str
    to_id: str
    to_article: str = ""
    id: str = ""
    note: str = ""
    annotator: str = ""
    created: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftProject:
    """What a file says of its project besides articles: its tag set (of no label: none), and its register."""

    tag_set: TagSet
    speakers: tuple[DraftSpeaker, ...] = ()
    statements: tuple[DraftStatement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftArticle:
    """An article as a file states it, with what is marked in it.

    ``text`` is None where the file leaves it out; the article is then found by its id, a hash, or its address.
    ``place`` and ``line`` say where in which file it stands. ``troubles`` are those of its parts that the reader had
    to leave.
    ``tells_facts`` says that the text itself may tell what the file does not state: its title, date, language, and
    which parts of it are no body.
    ``notes`` are what the reader took otherwise than it stood, ``repairs`` those of its parts that were damaged and
    could be mended without doubt. ``local_ids`` says that the ids of spans and links
    hold inside this article only, and are not kept.
    """

    place: str
    line: int = 0
    text: str | None = None
    text_sha256: str = ""
    text_md5: str = ""
    id: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    published_basis: str = ""
    language: str = ""
    status: str = ""
    file: str = ""
    file_sha256: str = ""
    encoding: str = ""
    regions: tuple[Region, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    spans: Sequence[DraftSpan] = ()
    links: tuple[DraftLink, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    notes: tuple[Trouble, ...] = ()
    repairs: tuple[Trouble, ...] = ()
    local_ids: bool = False
    project: DraftProject | None = None
    tells_facts: bool = False
