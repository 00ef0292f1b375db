"""brat standoff: a text and its lines of annotation, alone, in a folder or in a ZIP archive."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.formats.archive import ArchiveWriter, opened_archive
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.brat_lines import type_of
from annotator.formats.brat_read import Reader
from annotator.formats.brat_write import ATTRIBUTION, Writer
from annotator.formats.files import opened, read_whole
from annotator.formats.names import stem_of
from annotator.formats.text import MOST_BYTES, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from annotator.formats.archive import Archive
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

    Add: TypeAlias = Callable[[str, bytes], None]

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?(?:[TERAMN#]\d+\t\S|\*\t\S)")
_ARCHIVE = b"PK\x03\x04"


class Brat:
    """Pairs of NAME.txt and NAME.ann. Written, they are the files of a ZIP archive, or of a folder."""

    info = Info(
        name="brat",
        title="brat standoff",
        suffixes=(".ann", ".zip"),
        reads=True,
        writes=True,
        carries=frozenset(Feature)
        - {
            *(Feature.PROVENANCE, Feature.FACTS, Feature.REGIONS, Feature.META),
            *(Feature.CROSS_LINKS, Feature.BETWEEN_CRLF),
        },
        companions=(".txt",),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file holds brat's lines, from 0 to 100."""
        if head.startswith(_ARCHIVE):
            return 80 if b".ann" in head else 0
        if name.lower().endswith(".ann"):
            return 95 if not head.strip() or _BEGINS.match(head) else 70
        return 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield the article of a pair, named by either file, or each article of an archive.

        Raises `UserError` where a file cannot be read, is no text in its encoding, or its other half is missing.
        """
        with opened(path) as stream:
            if stream.read(4) == _ARCHIVE:
                stream.seek(0)
                with opened_archive(stream, path) as archive:
                    yield from _of_archive(archive, path, options)
                return
        if path.suffix.lower() == ".txt":
            text_path, lines_path = path, path.with_suffix(".ann")
            lines = _read(lines_path) if lines_path.exists() else b""
        else:
            text_path, lines_path = path.with_suffix(".txt"), path
            if not text_path.exists():
                raise UserError("brat.no_text", file=str(path), name=text_path.name)
            lines = _read(path)
        yield _draft(_read(text_path), lines, text_path, lines_path, options)

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write a ZIP archive of the pairs, and the configuration that brat needs to show them."""
        with ArchiveWriter(out) as archive:
            return self.write_parts(documents, archive.add, options)

    def write_parts(self, documents: Iterable[Document], add: Add, options: WriteOptions) -> WriteReport:
        """Write the same files one by one, with ``add(name, bytes)``."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        used: set[str] = set()
        labels: dict[str, None] = {}
        attributes: dict[str, None] = {}
        links: dict[str, None] = {}
        articles = annotations = 0
        for document in documents:
            stem = stem_of(document, used)
            add(f"{stem}.txt", document.text.encode())
            add(f"{stem}.ann", Writer(document).lines().encode())
            labels |= dict.fromkeys(type_of(document.labels[each.label_id]) for each in document.annotations)
            attributes |= dict.fromkeys(
                type_of(name) for each in document.annotations for name in each.attributes
            )
            links |= dict.fromkeys(type_of(link.type) for link in document.links)
            articles += 1
            annotations += len(document.annotations)
        add("annotation.conf", _configuration(labels, links, attributes).encode())
        return WriteReport(articles=articles, annotations=annotations)


def _read(path: Path) -> bytes:
    with opened(path) as stream:
        data = read_whole(stream, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
    return data


def _of_archive(archive: Archive, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
    names = archive.names()
    known = set(names)
    stems = dict.fromkeys(name[:-4] for name in names if name.endswith((".ann", ".txt")))
    for stem in stems:
        text_path, lines_path = path / f"{stem}.txt", path / f"{stem}.ann"
        if f"{stem}.txt" not in known:
            yield Trouble("brat.no_text", {"name": text_path.name}, str(lines_path))
            continue
        try:
            lines = archive.read(f"{stem}.ann") if f"{stem}.ann" in known else b""
            yield _draft(archive.read(f"{stem}.txt"), lines, text_path, lines_path, options)
        except UserError as error:
            yield error.trouble


def _draft(
    data: bytes, lines: bytes, text_path: Path, lines_path: Path, options: ReadOptions
) -> DraftArticle:
    # brat counts a byte order mark as the text's first character.
    has_mark = data.startswith(codecs.BOM_UTF8) and not options.encoding
    text, encoding = decoded(data[3:] if has_mark else data, text_path, options.encoding)
    if has_mark:
        text = f"\ufeff{text}"
    if not text:
        raise UserError("text.empty", file=str(text_path))
    draft = Reader(text, str(lines_path)).read(decoded(lines, lines_path, options.encoding)[0])
    return replace(
        draft,
        file=text_path.name.encode("utf-8", "replace").decode(),
        file_sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
    )


def _configuration(labels: Iterable[str], links: Iterable[str], attributes: Iterable[str]) -> str:
    """Return ``annotation.conf``, which names all types there are."""
    words = ("Source", "Cue", "Addressee")
    parts = (
        ("entities", (*labels, *words)),
        ("relations", [f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in links]),
        ("events", [f"{ATTRIBUTION}\tContent+:<ENTITY>, Cue*:Cue, Source*:Source, Addressee*:Addressee"]),
        ("attributes", [f"{name}\tArg:<ENTITY>" for name in attributes]),
    )
    return "\n".join(
        "".join(f"{row}\n" for row in (f"[{title}]", *dict.fromkeys(rows))) for title, rows in parts
    )
