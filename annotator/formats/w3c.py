"""W3C Web Annotation JSON-LD: selectors by position and quote, links as annotations of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble
from annotator.formats import strict_json
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.files import opened, read_whole
from annotator.formats.json_items import MOST_BYTES, inner_items, items_of, utf8
from annotator.formats.w3c_read import NAME, Reader
from annotator.formats.w3c_write import CONTEXT, items_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.json_array import Item

_ITEMS = re.compile(rb'"(?:items|@graph)"\s*:\s*(?=\[)')
_ANNOTATION = re.compile(rb'"@?type"\s*:\s*\[?\s*"(?:oa:)?Annotation')


class WebAnnotation:
    """Web annotations. An annotation of several fragments has as many targets."""

    info = Info(
        name=NAME,
        title="W3C Web Annotation",
        suffixes=(".jsonld", ".json"),
        reads=True,
        writes=True,
        carries=frozenset(Feature) - {Feature.REGIONS},
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content tells
        """Tell how sure it is that these are web annotations, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith((b"{", b"[")):
            return 0
        if b"ns/anno.jsonld" in start:
            return 95
        return 80 if _ANNOTATION.search(start) and b'"target"' in start else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each source that annotations are about as an article. Raises `UserError` for the whole file."""
        with opened(path) as stream:
            data = utf8(read_whole(stream, MOST_BYTES), path, options.encoding)
        reader = Reader(str(path))
        for item in _items(data, str(path)):
            if isinstance(item, Trouble):
                yield item
            else:
                yield from reader.take(item.value, item.line)
        yield from reader.articles()

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one page of annotations."""
        articles = annotations = 0
        out.write(b'{"@context":' + strict_json.dumps(CONTEXT) + b',"type":"AnnotationPage","items":[')
        is_first = True
        for document in documents:
            for item in items_for(document, with_text=options.with_text):
                out.write(b"\n" if is_first else b",\n")
                out.write(strict_json.dumps(item))
                is_first = False
            articles += 1
            annotations += len(document.annotations)
        out.write(b"\n]}\n")
        return WriteReport(articles=articles, annotations=annotations)


def _items(data: bytes, place: str) -> Iterator[Item | Trouble]:
    """Yield the annotations of a page, a collection, a list, lines, or the one that the file is."""
    found = _ITEMS.search(data) if data.lstrip()[:1] == b"{" else None
    if found is not None:
        yield from inner_items(data, found.end(), place)
    else:
        yield from items_of(data, place)
