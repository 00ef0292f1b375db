"""Saved web pages: the article of each, with what the page says of its title, author, date, publisher and address."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats import webpage
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.files import opened, read_whole
from annotator.formats.markup import decoded_page
from annotator.formats.one_way import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_BEGINS = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
                     re.IGNORECASE | re.DOTALL)  # fmt: skip
# What browsers write into a page that they save: where it was.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s>]{3,2000})\s*-->", re.IGNORECASE)
_HEAD = 4_000


class SavedPage(ReadOnly):
    """Articles as web pages that a browser saved."""

    info = Info(
        name="html",
        title="Saved web page",
        suffixes=(".html", ".htm", ".xhtml"),
        reads=True,
        writes=False,
        carries=frozenset({Feature.FACTS}),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a web page, from 0 to 100."""
        if head.startswith(b"PK\x03\x04"):
            return 0
        if _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")):
            return 90
        return 70 if name.lower().endswith(self.info.suffixes) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield the page's article. Raises `UserError` where it holds no text, or none in its encoding."""
        with opened(path) as stream:
            data = read_whole(stream, webpage.MOST_BYTES)
        if len(data) > webpage.MOST_BYTES:
            raise UserError("text.too_large", file=str(path), most=webpage.MOST_BYTES // 1_000_000)
        if not data.strip():
            raise UserError("text.empty", file=str(path))
        markup, encoding, notes = decoded_page(data, path, options.encoding)
        saved_from = _SAVED_FROM.search(markup[:_HEAD])
        yield draft_of(
            webpage.page_of(markup, str(path), saved_from[1] if saved_from else ""),
            str(path),
            file=path.name.encode("utf-8", "replace").decode(),
            file_sha256=hashlib.sha256(data).hexdigest(),
            encoding=encoding,
            notes=notes,
        )


def draft_of(
    page: webpage.Page,
    place: str,
    *,
    file: str,
    file_sha256: str,
    encoding: str,
    notes: tuple[Trouble, ...] = (),
    line: int = 0,
    meta: dict[str, str] | None = None,
) -> DraftArticle:
    """Return what a page says as an article."""
    if page.is_visible_text:
        notes = (*notes, Trouble("page.visible_text", {}, place, line))
    about = {"description": page.description} if page.description else {}
    return DraftArticle(
        place=place,
        line=line,
        text=page.text,
        title=page.title,
        author=page.author,
        publisher=page.publisher,
        published=page.published,
        published_basis=page.published_basis,
        url=page.url,
        language=page.language,
        file=file,
        file_sha256=file_sha256,
        encoding=encoding,
        regions=page.regions,
        meta=about | (meta or {}),
        notes=notes,
        tells_facts=True,
    )
