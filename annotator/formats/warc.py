"""Web archives: each page and each text that a crawl kept is an article, with its address and when it was fetched."""

from __future__ import annotations

import hashlib
import logging
import re
import zlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.formats import webpage
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.files import opened
from annotator.formats.html import draft_of
from annotator.formats.markup import decoded_page
from annotator.formats.one_way import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

_PIECE = 1024 * 1024
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_KINDS = frozenset({"response", "resource", "conversion", "revisit"})
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_NO_PAGE = 300  # HTTP statuses from here on are redirections and failures
_LISTED = 6
MOST_RATIO = 100  # of what an archive grows to; pages seldom grow more than tenfold
_FREE_BYTES = 4 * 1024 * 1024  # below this nothing is a bomb


# What warcio and zlib raise for damaged records, whose headers may hold anything.
_DAMAGE = (zlib.error, EOFError, ValueError, AttributeError, TypeError, LookupError)


class WARC(ReadOnly):
    """Articles as records of web archives."""

    info = Info(
        name="warc",
        title="Web archive",
        suffixes=(".warc", ".warc.gz"),
        reads=True,
        writes=False,
        carries=frozenset({Feature.FACTS, Feature.META}),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a web archive, from 0 to 100."""
        if head.startswith(b"WARC/"):
            return 95
        if head.startswith(b"\x1f\x8b"):
            return 95 if _unpacked(head).startswith(b"WARC/") else 50 * name.lower().endswith(".warc.gz")
        return 50 if name.lower().endswith(self.info.suffixes) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each page of the archive, or why it could not be taken; ``line`` counts its records from 1.

        What is neither page nor text is counted, and told with the last article. Raises `UserError` where the file
        holds no record at all.
        """
        with opened(path) as stream:
            reader = _Reader(stream, path, options, _hash(stream, options))
            kept: DraftArticle | None = None
            for item in reader.items():
                if isinstance(item, Trouble):
                    yield item
                    continue
                if kept is not None:
                    yield kept
                kept = item
        if kept is not None:
            passed = reader.passed()
            yield replace(kept, notes=(*kept.notes, passed)) if passed else kept
        elif reader.number == 0:
            raise UserError("warc.no_record", file=str(path))
        elif not reader.has_failed:
            raise UserError("warc.no_page", file=str(path), count=reader.number)


class _Reader:
    """Goes through the records of one archive."""

    def __init__(self, stream: BinaryIO, path: Path, options: ReadOptions, file_sha256: str) -> None:
        self.number = 0
        self.has_failed = False
        self._stream = stream
        self._path = path
        self._options = options
        self._file_sha256 = file_sha256
        self._unpacked = 0
        self._passed: Counter[str] = Counter()

    def items(self) -> Iterator[DraftArticle | Trouble]:
        """Yield the articles, and what went wrong; after damage nothing more can be found."""
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # it has no types

        records = _records(self._stream)
        while True:
            try:
                record = next(records, None)
                if record is None:
                    return
                self.number += 1
                self._options.tick()
                item = self._item(record)
                cut = self._drained(record)
            except UserError as error:  # more than can be meant; what follows is not looked at
                self.has_failed = True
                yield replace(error.trouble, line=self.number)
                return
            except (ArchiveLoadFailed, *_DAMAGE) as error:
                self.has_failed = True
                detail = str(error).strip().split("\n", 1)[0][:100] or type(error).__name__
                yield Trouble("warc.damaged", {"detail": detail}, str(self._path), self.number + 1)
                return
            if item is not None:
                self.has_failed |= isinstance(item, Trouble)
                yield item
            if cut:
                self.has_failed = True
                yield Trouble("warc.cut", {"missing": cut}, str(self._path), self.number)

    def passed(self) -> Trouble | None:
        """Return what was neither page nor text, as a note; None where there was nothing else."""
        if not self._passed:
            return None
        kinds = ", ".join(f"{count} {kind}" for kind, count in self._passed.most_common(_LISTED))
        return Trouble("warc.passed", {"count": self._passed.total(), "kinds": kinds}, str(self._path))

    def _item(self, record: Any) -> DraftArticle | Trouble | None:
        """Return the record's article, or why it is none; None for what was never meant to be one."""
        http = record.http_headers
        sent = str((http and http.get_header("Content-Type")) or record.content_type or "")
        found = _TYPE.match(sent)
        mime = found[1].lower() if found else ""
        other = self._other(record, mime)
        if other:
            self._passed[other] += 1
            return None
        packed = str((http and http.get_header("Content-Encoding")) or "").lower()
        if packed not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            return Trouble("warc.packed", {"encoding": packed[:40]}, str(self._path), self.number)
        data = self._payload(record)
        if len(data) > webpage.MOST_BYTES:
            facts = {"most": webpage.MOST_BYTES // 1_000_000}
            return Trouble("text.too_large", facts, str(self._path), self.number)
        try:
            return self._article(record, mime, sent, data)
        except UserError as error:
            return replace(error.trouble, file=str(self._path), line=self.number)

    def _other(self, record: Any, mime: str) -> str:
        """Return what a record is that holds neither page nor text; empty where it does."""
        kind = str(record.rec_type)
        status = _status(record)
        if kind not in _KINDS:
            return kind
        if status >= _NO_PAGE:
            return f"HTTP {status}"
        return "" if mime in _HTML or mime == "text/plain" else mime or "record without a type"

    def _article(self, record: Any, mime: str, sent: str, data: bytes) -> DraftArticle:
        charset = _CHARSET.search(sent)
        text, encoding, notes = decoded_page(
            data, self._path, self._options.encoding, charset[1] if charset else ""
        )
        notes = tuple(replace(note, line=self.number) for note in notes)
        url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
        if mime in _HTML:
            page = webpage.page_of(text, str(self._path), url)
        elif text.strip():
            page = webpage.Page(text=text, url=url)
        else:
            raise UserError("text.empty", file=str(self._path))
        meta = {
            "retrieved": str(record.rec_headers.get_header("WARC-Date") or ""),
            "warc_record_id": str(record.rec_headers.get_header("WARC-Record-ID") or ""),
            "payload_sha256": hashlib.sha256(data).hexdigest(),
        }
        return draft_of(
            page,
            str(self._path),
            file=self._path.name.encode("utf-8", "replace").decode(),
            file_sha256=self._file_sha256,
            encoding=encoding,
            notes=notes,
            line=self.number,
            meta={key: value for key, value in meta.items() if value},
        )

    def _payload(self, record: Any) -> bytes:
        """Return what the record holds, as the server meant it, up to a byte more than is taken."""
        stream = record.content_stream()
        pieces: list[bytes] = []
        size = 0
        while size <= webpage.MOST_BYTES:
            piece = stream.read(_PIECE)
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
            self._count(len(piece))
        return b"".join(pieces)

    def _drained(self, record: Any) -> int:
        """Read to the record's end; return how many bytes are missing there."""
        while piece := record.raw_stream.read(_PIECE):
            self._count(len(piece))
        return max(0, int(getattr(record.raw_stream, "limit", 0)))

    def _count(self, size: int) -> None:
        self._unpacked += size
        if self._unpacked > MOST_RATIO * self._stream.tell() + _FREE_BYTES:
            raise UserError("zip.bomb", file=str(self._path), ratio=MOST_RATIO)


def _records(stream: BinaryIO) -> Iterator[Any]:
    logging.getLogger("warcio").setLevel(logging.CRITICAL)  # it would write addresses into the log
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # it has no types

    class Quiet(ArchiveIterator):  # type: ignore[misc]  # the package has no types
        """Passes over what stands between records, and says nothing of it on a stream that may not be there."""

        def _consume_blanklines(self) -> tuple[bytes | None, int]:
            size = 0
            is_first = True
            while line := self.reader.readline(_PIECE):
                if line.strip() and not is_first:
                    return line, size
                size += len(line)
                is_first = False
            return None, size

    return iter(Quiet(stream, arc2warc=False))


def _status(record: Any) -> int:
    try:
        return int(record.http_headers.get_statuscode()) if record.http_headers else 200
    except (ValueError, TypeError, AttributeError):
        return 200


def _hash(stream: BinaryIO, options: ReadOptions) -> str:
    """Return the hash of the whole file, and go back to its beginning."""
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
        options.tick()
    stream.seek(0)
    return digest.hexdigest()


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 64)
    except zlib.error:
        return b""
