"""spaCy's DocBin (.spacy): texts as tokens, annotations in the span group ``sc``, the rest in the user data.

The program writes and reads the file itself, so that nobody needs spaCy for it, nor waits for its import; the tests
hold it to spaCy's own ``DocBin``. Tokens end where annotations do, so that every annotation is whole tokens, and white
space that spaCy has no flag for is a token, so that the text comes back exactly.
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.core.spans import envelope
from annotator.formats import msgpack, own
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.files import opened, read_whole
from annotator.formats.spacy_read import GROUP, MARK, ORTH, SPAN, Reader
from annotator.formats.spacy_strings import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

MOST_BYTES = 512 * 1024 * 1024
MOST_RATIO = 100  # of what the file grows to
_FREE_BYTES = 4 * 1024 * 1024
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


class SpacyDocBin:
    """Files that spaCy trains from and stores its results in."""

    info = Info(
        name="spacy",
        title="spaCy DocBin",
        suffixes=(".spacy",),
        reads=True,
        writes=True,
        carries=frozenset(Feature) - {Feature.REGIONS, Feature.CROSS_LINKS},
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a DocBin, from 0 to 100."""
        return 95 if name.lower().endswith(self.info.suffixes) and _ZLIB.match(head) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:  # noqa: ARG002 - it has no encoding
        """Yield each document. Raises `UserError` for what is no DocBin, damaged, or grows too large."""
        with opened(path) as stream:
            data = read_whole(stream, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
        try:
            message = msgpack.loads(_unpacked(data, path))
        except (msgpack.BadMessageError, zlib.error) as error:
            raise UserError("spacy.damaged", file=str(path), detail=str(error)[:100]) from None
        yield from Reader(message, str(path)).articles()

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write all documents as one DocBin; it is one compressed value, so their tokens are held until the end."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        strings: set[str] = set()
        tokens, spaces, lengths = array("Q"), bytearray(), array("i")
        groups: list[bytes] = []
        known: list[bytes] = []
        annotations = 0
        for document in documents:
            words, after, starts = _tokens(document)
            strings.update(words)
            tokens.extend(map(number_of, words))
            spaces += after
            lengths.append(len(words))
            groups.append(_group(document, starts, strings))
            known.append(msgpack.dumps({MARK: _said(document)}))
            annotations += len(document.annotations)
        if sys.byteorder == "big":  # the file is little-endian
            tokens.byteswap()
            lengths.byteswap()
        message = {
            "version": "0.1",
            "attrs": [ORTH],
            "tokens": tokens.tobytes(),
            "spaces": bytes(spaces),
            "lengths": lengths.tobytes(),
            "strings": sorted(strings),
            "cats": [{} for _ in lengths],
            "flags": [{"has_unknown_spaces": False} for _ in lengths],
            "span_groups": groups,
            "user_data": known,
        }
        out.write(zlib.compress(msgpack.dumps(message)))
        return WriteReport(articles=len(lengths), annotations=annotations)


def _unpacked(data: bytes, path: Path) -> bytes:
    """Return what the file holds; raise `UserError` where it grows beyond bounds, `zlib.error` where it is damaged."""
    most = min(MOST_BYTES, MOST_RATIO * len(data) + _FREE_BYTES)
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(data, most)
    if unpacker.unconsumed_tail:
        raise UserError("zip.bomb", file=str(path), ratio=MOST_RATIO)
    if not unpacker.eof:
        raise zlib.error("cut off")
    return found


def _tokens(document: Document) -> tuple[list[str], bytes, dict[int, int]]:
    """Return the words, whether a space follows each, and the number of the token at each of its ends and starts."""
    text = document.text
    ends = {annotation.end for annotation in document.annotations}
    cuts = sorted({0, len(text), *ends, *(annotation.start for annotation in document.annotations)})
    words: list[str] = []
    after = bytearray()
    place = 0
    numbers = {0: 0}
    for start, stop in pairwise(cuts):
        is_first = True
        for word in _TOKEN.findall(text, start, stop):
            place += len(word)
            # A single space is a flag of the word before it, unless an annotation begins with it or ends behind it.
            if word == " " and not is_first and not words[-1].isspace() and place not in ends:
                after[-1] = 1
            else:
                words.append(word)
                after.append(0)
            is_first = False
        numbers[stop] = len(words)
    return words, bytes(after), numbers


def _group(document: Document, numbers: dict[int, int], strings: set[str]) -> bytes:
    """Return the span groups of a document, which are one."""
    spans = []
    for annotation in document.annotations:
        label = document.labels[annotation.label_id]
        strings.update((label, annotation.id))
        start, end = envelope(annotation.fragments)
        spans.append(
            struct.pack(
                SPAN, number_of(annotation.id), 0, number_of(label), numbers[start], numbers[end], start, end
            )
        )
    if not spans:
        return b""
    return msgpack.dumps({msgpack.dumps({"name": GROUP, "attrs": {}, "spans": spans}): [GROUP]})


def _said(document: Document) -> dict[str, Any]:
    """Return what spaCy has no place for: the article's facts, and what is known of each annotation and link."""
    article = document.article
    said: dict[str, Any] = {"id": article.id, **own.facts(article)}
    if article.meta:
        said["meta"] = dict(article.meta)
    spans: dict[str, dict[str, Any]] = {}
    for annotation in document.annotations:
        row = own.span_keys(annotation, document)
        if len(annotation.fragments) > 1:
            row["fragments"] = [list(each) for each in annotation.fragments]
        row["status"] = annotation.status.value
        for name in ("annotator", "origin", "created", "updated"):
            if value := getattr(annotation, name):
                row[name] = value
        spans[annotation.id] = row
    here = set(spans)
    links = [
        {
            "id": link.id,
            "type": link.type,
            "from": link.from_id,
            "to": link.to_id,
            **{name: value for name in ("note", "annotator", "created") if (value := getattr(link, name))},
        }
        for link in document.links
        if link.to_id in here
    ]
    said |= ({"spans": spans} if spans else {}) | ({"links": links} if links else {})
    return said
