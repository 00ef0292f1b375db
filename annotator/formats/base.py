"""The shape every format has: what it can carry, how it is recognised, read and written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from annotator.core.errors import Trouble
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.report_content import Background
    from annotator.formats.table_articles import Record

    Printer = Callable[[str, Callable[[int, int], None]], bytes]  # HTML and progress in, PDF out


class Feature(StrEnum):
    """Something a project holds that not every format has a place for."""

    ANNOTATIONS = "annotations"
    DISCONTINUOUS = "discontinuous"
    OVERLAP = "overlap"
    LINKS = "links"
    CROSS_LINKS = "cross_links"  # those between articles
    SPEAKERS = "speakers"
    WORDS = "words"  # the positions of source, cue and addressee words
    ATTRIBUTES = "attributes"
    NOTES = "notes"
    STATEMENTS = "statements"
    PROVENANCE = "provenance"  # annotator, origin, status and times
    FACTS = "facts"  # title, publisher, author, url, date, language
    REGIONS = "regions"
    META = "meta"
    CONTROLS = "controls"  # characters of texts that XML has no form for
    BETWEEN_CRLF = "between_crlf"  # ends of annotations between CR and LF
    LONG_CELLS = "long_cells"  # values longer than a spreadsheet's cell


# What only formats with a form of their own for texts cannot carry.
ANY_TEXT = frozenset({Feature.CONTROLS, Feature.BETWEEN_CRLF, Feature.LONG_CELLS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a format is called and what it can carry. ``unit`` is what its own positions count."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    reads: bool
    writes: bool
    carries: frozenset[Feature]
    unit: str = "code points"
    is_table: bool = False  # its columns can be mapped, see `TableFormat`
    companions: tuple[str, ...] = ()  # suffixes of files that belong to one of these and are not read alone


def _nothing() -> None:
    """Do nothing."""


def _unheard(_done: int, _total: int) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a user may say about the files to read. No ``encoding``: the format's own, or found out.

    ``tick`` is called now and then while one long article, or what is none, is read; what it raises ends the reading.
    ``columns`` says of a table's columns what they hold, see `annotator.formats.mapping`.
    """

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    tick: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """What a user may say about the file to write. Without text, only offsets and hashes leave the project.

    ``progress`` hears of (pages done, of how many; 0: nobody knows) where more is to be done than to write one article
    after the other; what it raises ends the writing.
    """

    with_text: bool = True
    progress: Callable[[int, int], None] = _unheard


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteReport:
    """How much was written."""

    articles: int = 0
    annotations: int = 0


class Format(Protocol):
    """One format. ``read`` and ``write`` stream; neither holds more than a few articles at a time."""

    @property
    def info(self) -> Info:
        """What the format is and can carry."""

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is, from 0 (no) to 100, that a file of this name beginning with ``head`` is its own."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each article of the file, or why one could not be taken.

        Raises `UserError` where the file as a whole cannot be read, and `OSError` as reading does.
        """

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write the articles, the same bytes for the same articles."""


@runtime_checkable
class TableFormat(Protocol):
    """A format whose files are tables of articles, with columns that a user can map."""

    def records(self, path: Path, options: ReadOptions) -> tuple[list[str], Iterator[Record | Trouble]]:
        """Return the names of a file's columns and its rows; raise `UserError` as ``read`` does."""


@runtime_checkable
class LinesFormat(Protocol):
    """A format that writes native lines as they are, so that a whole project needs no values made for it."""

    def write_lines(self, lines: Iterable[dict[str, Any]], out: BinaryIO) -> WriteReport:
        """Write the lines that `annotator.formats.jsonl_write.plain_line` made."""


@runtime_checkable
class ReportFormat(Protocol):
    """A format for people, which tells of the project more than its articles."""

    def write_report(
        self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions, background: Background
    ) -> WriteReport:
        """Write the articles with the ledger and the tag set of their project."""


@runtime_checkable
class PrintedFormat(Protocol):
    """A format that needs somebody to print it: whoever makes the registry hands the printer over."""

    printer: Printer | None


@runtime_checkable
class PartsFormat(Protocol):
    """A format of several files, which can be written into a folder as well as into one archive."""

    def write_parts(
        self, documents: Iterable[Document], add: Callable[[str, bytes], None], options: WriteOptions
    ) -> WriteReport:
        """Write the articles with ``add(name, bytes)``, called once for each file."""
