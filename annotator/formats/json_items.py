"""The values of a JSON file one at a time, each with its line: the items of an array, or the lines of JSONL.

One broken item is one trouble; a file that was cut off still gives all items before the cut.
"""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats.files import known_encoding, opened, read_whole
from annotator.formats.json_array import Item, array_items, parsed
from annotator.formats.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.base import ReadOptions

MOST_BYTES = 512 * 1024 * 1024
_NEXT_LINE = b",\n"
_HEAD_BYTES = 64 * 1024


def items(path: Path, options: ReadOptions) -> Iterator[Item | Trouble]:
    """Yield the items of a JSON array, the values of JSONL's lines, or the one object the file is.

    Raises `UserError` where the file cannot be read, or is too large to be one array.
    """
    with opened(path) as stream:
        head = stream.read(_HEAD_BYTES)
        stream.seek(0)
        if not options.encoding and not _is_whole(head):
            for line in lines(stream, path):
                yield line if isinstance(line, Trouble) else parsed(line.data, str(path), line.number)
            return
        data = read_whole(stream, MOST_BYTES)
    yield from items_of(utf8(data, path, options.encoding), str(path))


def items_of(data: bytes, place: str) -> Iterator[Item | Trouble]:
    """Yield the items of the array that the bytes are, or the one value."""
    if data.lstrip()[:1] != b"[":
        found = parsed(data.strip(), place, 1)
        if isinstance(found, Trouble) and b"\n{" in data.strip():
            for number, one in enumerate(data.split(b"\n"), 1):
                if one.strip():
                    yield parsed(one.strip(), place, number)
            return
        yield found
        return
    yield from _array(data, place, is_inner=False)


def inner_items(data: bytes, start: int, place: str) -> Iterator[Item | Trouble]:
    """Yield the items of the array that begins at byte ``start``, and nothing of what comes after it."""
    lines_before = data.count(b"\n", 0, start)
    for item in _array(data[start:], place, is_inner=True):
        line = item.line + lines_before
        yield Item(item.value, line) if isinstance(item, Item) else replace(item, line=line)


def utf8(data: bytes, path: Path, encoding: str = "") -> bytes:
    """Return the file's bytes in UTF-8, without a mark.

    Raises `UserError` for a file that is too large, or not in the encoding.
    """
    if len(data) > MOST_BYTES:
        raise UserError("json.file_too_large", file=str(path), most=MOST_BYTES // 1_000_000)
    if encoding:
        name = known_encoding(encoding, path)
        try:
            return data.decode(name).removeprefix("\ufeff").encode("utf-8", "surrogatepass")
        except UnicodeError as error:
            at = getattr(error, "start", 0)
            raise UserError("encoding.wrong", file=str(path), encoding=name, byte=at) from None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UserError("lines.utf16", file=str(path))
    return data.removeprefix(codecs.BOM_UTF8)


def _is_whole(head: bytes) -> bool:
    """Tell whether a file with this beginning is one JSON value rather than lines of them."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"["):
        return True
    first = start.split(b"\n", 1)[0].rstrip()
    # A line that is cut at the end of the head is a long line of JSONL; an object over several lines is one value.
    return start.startswith(b"{") and len(first) < len(start) and not first.endswith(b"}")


def _array(data: bytes, place: str, *, is_inner: bool) -> Iterator[Item | Trouble]:
    """Yield the items of an array, first those that stand on lines of their own, as most programs write them.

    No string holds a newline as it is, so what stands before a comma and a newline and is an object for itself, is an
    item. From the first on that is none, brackets are counted, which takes three times as long.
    """
    at = data.index(b"[") + 1
    line = 1 + data.count(b"\n", 0, at)
    while (end := data.find(_NEXT_LINE, at)) >= 0:
        piece = data[at:end]
        item = piece.strip()
        if not (item.startswith(b"{") and item.endswith(b"}")):
            break
        first = line + piece.count(b"\n", 0, piece.index(b"{"))
        found = parsed(item, place, first)
        if isinstance(found, Trouble):
            break
        yield found
        line += piece.count(b"\n") + 1
        at = end + len(_NEXT_LINE)
    yield from array_items(data, place, is_inner=is_inner, at=at)
