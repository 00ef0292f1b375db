"""MHTML: a web page saved with all it shows in one file; its article, its address, and when it was saved."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats import mime, webpage
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.files import opened, read_whole
from annotator.formats.html import draft_of
from annotator.formats.one_way import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

_HTML = frozenset({"text/html", "application/xhtml+xml"})


class WebArchive(ReadOnly):
    """Articles as web pages in one file."""

    info = Info(
        name="mhtml",
        title="Web page in one file",
        suffixes=(".mhtml", ".mht"),
        reads=True,
        writes=False,
        carries=frozenset({Feature.FACTS}),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a page in MIME, from 0 to 100."""
        start = head[:4_000].lower()
        is_mime = b"mime-version:" in start and b"multipart/related" in start
        if name.lower().endswith(self.info.suffixes):
            return 95 if is_mime else 65
        return 80 if is_mime and b"text/html" in head.lower() else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield the page's article. Raises `UserError` where there is none, or it is none in its encoding."""
        with opened(path) as stream:
            data = read_whole(stream, mime.MOST_BYTES)
        if len(data) > mime.MOST_BYTES:
            raise UserError("text.too_large", file=str(path), most=mime.MOST_BYTES // 1_000_000)
        message = mime.parsed(data, str(path))
        part = _page(message, str(path))
        markup, encoding, notes = mime.text(part, path, options.encoding)
        url = mime.header(message, "Snapshot-Content-Location") or mime.header(part, "Content-Location")
        if not url.lower().startswith(("http://", "https://")):
            url = ""
        retrieved = mime.day(message)
        yield draft_of(
            webpage.page_of(markup, str(path), url),
            str(path),
            file=path.name.encode("utf-8", "replace").decode(),
            file_sha256=hashlib.sha256(data).hexdigest(),
            encoding=encoding,
            notes=notes,
            meta={"retrieved": retrieved} if retrieved else {},
        )


def _page(message: Message, place: str) -> Message:
    """Return the part that is the page itself: the one the message says it starts with, else the first page in it."""
    pages = [part for part in mime.parts(message, place) if part.get_content_type() in _HTML]
    start = str(message.get_param("start") or "")
    for part in pages:
        if start and mime.header(part, "Content-ID") == start:
            return part
    if not pages:
        raise UserError("page.none_inside", file=place)
    return pages[0]
