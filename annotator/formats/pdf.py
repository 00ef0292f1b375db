"""PDF: the text layer with a paragraph a line, and the document's own facts; pages without text are told."""

from __future__ import annotations

import hashlib
import io
import logging
import re
import time
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble, UserError
from annotator.core.text import LONE_SURROGATE
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.drafts import CREATED, DraftArticle
from annotator.formats.files import opened, read_whole
from annotator.formats.one_way import ReadOnly
from annotator.formats.page_lines import paragraphs
from annotator.formats.pdf_letters import AS_READ
from annotator.formats.pdf_places import begin_in_place, is_of_qt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MOST_BYTES = 256 * 1024 * 1024
MOST_SECONDS = 120.0  # of the processor's time for one file; pages after that are listed as not read
# What pypdf may spend on one page: text of 500 pages fits ten times over, and what is more is no text.
_LIMITS = {
    "maximum_declared_stream_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 200_000,
    "array_maximum_element_count": 100_000,
    "dictionary_maximum_element_count": 50_000,
    "page_tree_maximum_entries": 20_000,
}
_LEAST = 2  # letters of a page that has text
_NO_TITLE = re.compile(r"^(microsoft word|untitled|document\d*$|powerpoint|slide \d)|\.(docx?|pdf|indd|rtf|odt|html?)$",
                       re.IGNORECASE)  # fmt: skip
_LISTED = 20


class PDF(ReadOnly):
    """Articles as PDF files."""

    info = Info(
        name="pdf",
        title="PDF",
        suffixes=(".pdf",),
        reads=True,
        writes=False,
        carries=frozenset({Feature.FACTS}),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a PDF, from 0 to 100."""
        if b"%PDF-" in head[:1024]:
            return 95
        return 55 if name.lower().endswith(self.info.suffixes) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield the file's text. Raises `UserError` where it is none, is locked, or has no text layer."""
        with opened(path) as stream:
            data = read_whole(stream, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
        with _bounded():
            pages, troubles, facts = _read(data, path, options)
        empty = [number for number, page in enumerate(pages, 1) if sum(map(str.isalnum, page)) < _LEAST]
        failed = {trouble.line for trouble in troubles}
        if len(empty) == len(pages):
            if troubles:
                raise UserError("pdf.no_page", file=str(path), pages=len(pages))
            raise UserError("pdf.no_text", file=str(path), pages=len(pages))
        bare = [number for number in empty if number not in failed]
        notes = [Trouble("pdf.pages_without_text", {"pages": _listed(bare)}, str(path))] if bare else []
        text, regions = paragraphs(pages)
        yield DraftArticle(
            place=str(path),
            text=text,
            title=facts.get("title", ""),
            author=facts.get("author", ""),
            file=path.name.encode("utf-8", "replace").decode(),
            file_sha256=hashlib.sha256(data).hexdigest(),
            regions=regions,
            meta={CREATED: facts["created"]} if facts.get("created") else {},
            troubles=tuple(troubles),
            notes=tuple(notes),
            tells_facts=True,
        )


@contextmanager
def _bounded() -> Iterator[None]:
    """Let pypdf work within our limits, and keep to itself what it finds odd."""
    import pypdf

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), pypdf.apply_configuration(None, **_LIMITS):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _read(data: bytes, path: Path, options: ReadOptions) -> tuple[list[str], list[Trouble], dict[str, str]]:
    """Return the text of each page, what went wrong with which page as its ``line``, and the document's facts."""
    from pypdf import PdfReader

    began = time.thread_time()
    try:
        reader = PdfReader(
            io.BytesIO(data), root_object_recovery_limit=1_000, xref_stream_maximum_entries=200_000
        )
        is_locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if is_locked else len(reader.pages)
    except Exception as error:  # noqa: BLE001 - pypdf raises whatever a damaged file leads it into
        code = (
            "pdf.locked"
            if type(error).__name__ in {"DependencyError", "FileNotDecryptedError"}
            else "pdf.damaged"
        )
        raise UserError(code, file=str(path), detail=_short(error)) from None
    if is_locked:
        raise UserError("pdf.locked", file=str(path))
    if not count:
        raise UserError("pdf.no_page", file=str(path), pages=0)
    has_pieces = is_of_qt(reader)
    pages: list[str] = []
    troubles: list[Trouble] = []
    for number in range(count):
        if time.thread_time() - began > MOST_SECONDS:
            facts = {"page": number + 1, "pages": count}
            troubles.append(Trouble("pdf.too_slow", facts, str(path), number + 1))
            pages += [""] * (count - number)
            break
        options.tick()
        try:
            page = reader.pages[number]
            if has_pieces:
                begin_in_place(page)
            pages.append(LONE_SURROGATE.sub("\ufffd", page.extract_text().translate(AS_READ)))
        except Exception as error:  # noqa: BLE001 - see above; the other pages may be whole
            troubles.append(
                Trouble(
                    "pdf.page_failed", {"page": number + 1, "detail": _short(error)}, str(path), number + 1
                )
            )
            pages.append("")
    return pages, troubles, _facts(reader)


def _facts(reader: Any) -> dict[str, str]:
    facts: dict[str, str] = {}
    try:
        metadata = reader.metadata
        if metadata is not None:
            facts["title"] = _line(metadata.title)
            facts["author"] = _line(metadata.author)
            created = metadata.creation_date
            facts["created"] = created.date().isoformat() if created else ""
    except Exception:  # noqa: BLE001 - the text does not need them, and what they hold may be anything
        return facts
    if _NO_TITLE.search(facts.get("title", "")):
        facts["title"] = ""
    return facts


def _line(value: object) -> str:
    return LONE_SURROGATE.sub("\ufffd", " ".join(str(value or "").split()))[:1000]


def _short(error: Exception) -> str:
    return (str(error) or type(error).__name__).split("\n", 1)[0][:100]


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:_LISTED])) + (", …" if len(numbers) > _LISTED else "")
