"""The lines of a file as bytes, numbered, each of bounded size. Only LF ends a line: JSON may hold U+2028 as it is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.formats.files import known_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_LINE_BYTES = 64 * 1024 * 1024
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, its bytes in UTF-8 without the line end, and the byte of the file it begins at."""

    number: int
    data: bytes
    offset: int


def lines(
    stream: BinaryIO, path: Path, encoding: str = "", most: int = MOST_LINE_BYTES
) -> Iterator[Line | Trouble]:
    """Yield the lines that are not blank; a line of more than ``most`` bytes is a `Trouble` and passed over.

    A UTF-8 byte order mark at the start is left out. Raises `UserError` for a file in UTF-16 where no encoding was
    said, for an unknown encoding, and for bytes that are none in it.
    """
    head = stream.read(4)
    stream.seek(0)
    if encoding:
        name = known_encoding(encoding, path)
        if name not in {"utf-8", "utf-8-sig", "ascii"}:
            yield from _recoded(stream, path, name, most)
            return
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UserError("lines.utf16", file=str(path))
    offset = 3 if head.startswith(codecs.BOM_UTF8) else 0
    stream.seek(offset)
    number = 0
    while piece := stream.readline(most + 1):
        number += 1
        start = offset
        offset += len(piece)
        if len(piece) > most and not piece.endswith(b"\n"):
            while rest := stream.readline(_PIECE):
                offset += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield _too_long(path, number, offset - start, most)
            continue
        if not piece.isspace():
            yield Line(number, piece.rstrip(b"\r\n"), start)


def _too_long(path: Path, number: int, size: int, most: int) -> Trouble:
    facts = {"megabytes": max(1, size // 1_000_000), "most": most // 1_000_000}
    return Trouble("line.too_long", facts, str(path), number)


def _recoded(stream: BinaryIO, path: Path, encoding: str, most: int) -> Iterator[Line | Trouble]:
    """Yield the lines of a file in another encoding than UTF-8. ``offset`` is 0: their bytes are not the file's."""
    decoder = codecs.getincrementaldecoder(encoding)()
    number, size, read = 1, 0, 0
    parts: list[str] = []
    is_first = True
    while True:
        raw = stream.read(_PIECE)
        try:
            text = decoder.decode(raw, final=not raw)
        except UnicodeError as error:
            at = read + getattr(error, "start", 0)
            raise UserError("encoding.wrong", file=str(path), encoding=encoding, byte=at) from None
        read += len(raw)
        if is_first and text:
            text, is_first = text.removeprefix("\ufeff"), False
        *ended, tail = text.split("\n")
        for part in ended:
            if size <= most:
                parts.append(part)
            yield from _ended("".join(parts), number, size + len(part), path, most)
            parts, size, number = [], 0, number + 1
        size += len(tail)
        if size <= most:
            parts.append(tail)
        if not raw:
            yield from _ended("".join(parts), number, size, path, most)
            return


def _ended(text: str, number: int, size: int, path: Path, most: int) -> Iterator[Line | Trouble]:
    if size > most:
        yield _too_long(path, number, size, most)
    elif text and not text.isspace():
        yield Line(number, text.rstrip("\r").encode("utf-8", "surrogatepass"), 0)
