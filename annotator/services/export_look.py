"""What an export would write: how much, what its format has no place for, and how the file would begin."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.formats.base import PartsFormat, PrintedFormat, ReportFormat, WriteOptions
from annotator.services.documents import documents
from annotator.services.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.core.errors import Trouble
    from annotator.formats.base import Format
    from annotator.formats.documents import Document
    from annotator.services.documents import ExportOptions
    from annotator.services.session import Session

    Progress = Callable[[int, int], None]

SHOWN = 4_000  # code points of the beginning
_ARTICLES = 3  # that the beginning is made of
_MOST_POINTS = 400_000  # code points of these


@dataclass(frozen=True, slots=True)
class ExportLook:
    """How many articles and annotations would be written, what would be lost, and the beginning of the file.

    ``beginning`` is empty for a report and for a file that is no text; ``parts`` are the names of the first files of a
    folder.
    """

    articles: int
    annotations: int
    losses: tuple[Trouble, ...]
    beginning: str
    parts: tuple[str, ...] = ()


def look(
    session: Session,
    writer: Format,
    options: ExportOptions,
    *,
    as_folder: bool = False,
    progress: Progress | None = None,
) -> ExportLook:
    """Count what would be written, and write the first articles into memory. Raises `UserError` as the export does."""
    lost, articles, annotations = Losses(writer.info), 0, 0
    first: list[str] = []
    points = 0
    with session.snapshot() as read:
        for document in documents(read, options, progress):
            articles += 1
            annotations += len(document.annotations)
            lost.add(document)
            if len(first) < _ARTICLES and points + len(document.text) <= _MOST_POINTS:
                first.append(document.article.id)
                points += len(document.text)
        beginning, parts = "", tuple[str, ...]()
        if first:
            some = documents(read, replace(options, article_ids=tuple(first)))
            beginning, parts = _begun(writer, some, options, as_folder=as_folder)
    return ExportLook(articles, annotations, tuple(lost.troubles()), beginning, parts)


def _begun(
    writer: Format, some: Iterator[Document], options: ExportOptions, *, as_folder: bool
) -> tuple[str, tuple[str, ...]]:
    """Return the beginning of what is written of some articles, and the names of the files where there are several."""
    wanted = WriteOptions(with_text=options.with_text)
    if as_folder and isinstance(writer, PartsFormat):
        files: dict[str, bytes] = {}
        writer.write_parts(some, files.__setitem__, wanted)
        shown = next((data for name, data in files.items() if not name.endswith(".txt")), b"")
        return _as_text(shown), tuple(files)
    if isinstance(writer, ReportFormat | PrintedFormat):
        return "", ()  # it tells of the whole project, and is made for people to look at
    out = io.BytesIO()
    writer.write(some, out, wanted)
    return _as_text(out.getvalue()), ()


def _as_text(data: bytes) -> str:
    if b"\0" in data[:SHOWN]:
        return ""
    try:
        return data[: 4 * SHOWN].decode("utf-8", "strict" if len(data) <= 4 * SHOWN else "ignore")[:SHOWN]
    except UnicodeDecodeError:
        return ""
