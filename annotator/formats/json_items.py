"""The values of a JSON file one at a time, each with its line: the items of an array, or the lines of JSONL.

One broken item is one trouble; a file that was cut off still gives all items before the cut.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.core.errors import Trouble, UserError
from annotator.formats import strict_json
from annotator.formats.files import known_encoding, opened, read_whole
from annotator.formats.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.base import ReadOptions

MOST_BYTES = 512 * 1024 * 1024
# One bracket with all that stands before it, strings taken as wholes. A string that never ends matches to the end of
# the file, and so does a rest without brackets, so that looking for their end is done once.
_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z))*+([\[\]{}]|\Z)', re.DOTALL)
_COMMA = re.compile(rb"\s*+,")
_NEXT_LINE = b",\n"
_HEAD_BYTES = 64 * 1024
_TOO_DEEP = 2 * strict_json.MOST_LEVELS


class Item(NamedTuple):
    """A value and the line it begins on, from 1."""

    value: Any
    line: int


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


def parsed(data: bytes, place: str, line: int) -> Item | Trouble:
    """Return the value that the bytes are, or why they are none."""
    try:
        return Item(strict_json.loads(data), line)
    except strict_json.BadJSONError as error:
        return Trouble(error.trouble.code, error.trouble.facts, place, line)


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
    for rest, number in _pieces(b"[" + data[at:], is_inner=is_inner):
        yield parsed(rest, place, number + line - 1)


def _pieces(data: bytes, *, is_inner: bool = False) -> Iterator[tuple[bytes, int]]:
    """Yield the bytes of each item of the array and its line; what is left at the end of a cut file as well."""
    start = data.index(b"[") + 1
    line, counted = 1, 0
    depth = 0
    for found in _BRACKET.finditer(data, start):
        bracket = found[1]
        if bracket in {b"[", b"{"}:
            depth += 1
            if depth > _TOO_DEEP:
                # Nothing of it will be taken, so no more of it is looked at than shows that.
                yield data[start : found.end()].strip(), line
                return
            continue
        depth -= 1
        comma = _COMMA.match(data, found.end()) if depth == 0 and bracket else None
        if comma is None and depth >= 0 and bracket:
            continue
        end = found.end() if bracket and depth == 0 else found.start(1)
        piece = data[start:end].strip()
        at = end - len(data[start:end].lstrip())
        line, counted = line + data.count(b"\n", counted, at), at
        if piece or depth == 0:
            yield piece, line
        start = comma.end() if comma is not None else found.end()
        if depth < 0 or not bracket:
            break
    after = data[start:]
    if after.strip() and not is_inner:
        yield after.strip(), line + data.count(b"\n", counted, len(data) - len(after.lstrip()))
