"""What lists and pages of the program show: small values read from a project, never written back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.core.values import ArticleStatus


class ArticleOrder(StrEnum):
    """How the article list may be sorted. ``ADDED`` is the order of arrival."""

    ADDED = "added"
    TITLE = "title"
    PUBLISHED = "published"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles a list shows. Empty fields let everything pass.

    ``words`` are looked for in title, publisher, file name and text.
    """

    words: str = ""
    statuses: frozenset[ArticleStatus] = frozenset()
    label_ids: frozenset[str] = frozenset()  # has an accepted annotation with one of them
    publishers: frozenset[str] = frozenset()
    speaker_ids: frozenset[str] = frozenset()
    published_from: str = ""  # ISO 8601 dates, both inclusive
    published_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """An article as a row of the list: its facts and its counts, kept as counters, without its text."""

    id: str
    title: str
    publisher: str
    published: str
    status: ArticleStatus
    file: str
    text_length: int
    counts: Mapping[str, int] = field(default_factory=dict)  # accepted annotations by label id
    suggestions: int = 0

    @property
    def caption(self) -> str:
        """The title, or the file's name where there is none, or the id."""
        return self.title or self.file or self.id


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Some rows of the article list, and the key after which the next page begins (None: this is the last)."""

    rows: tuple[ArticleSummary, ...]
    next_key: tuple[Any, ...] | None


# Where an annotation of an article lies: start and end in code points, its id, its status. They sort by the text's
# order. A bare tuple, as the database makes it: a long article has a hundred thousand of them.
AnnotationPlace = tuple[int, int, str, str]


class EntryKind(StrEnum):
    """What a journal entry is."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One entry of the journal, without its edits."""

    seq: int
    at: str
    annotator: str
    operation: str
    kind: EntryKind
    target: int | None  # the entry that an undo or a redo is about
    undone: bool
    edit_count: int
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `verify` found: where, as a place a person can look up, and a code with its facts for the words."""

    place: str
    code: str
    facts: Mapping[str, str | int | float] = field(default_factory=dict)
