"""Plain text: one article a file, exactly as its bytes decode. The bytes' hash and the encoding are kept."""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.core.text import lone_surrogate
from annotator.formats.base import Feature, Info, ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.files import known_encoding, opened, read_whole
from annotator.formats.one_way import ReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.core.errors import Fact

MOST_BYTES = 128 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class PlainText(ReadOnly):
    """Articles as text files."""

    info = Info(
        name="text",
        title="Plain text",
        suffixes=(".txt", ".text"),
        reads=True,
        writes=False,
        carries=frozenset[Feature](),
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is plain text, from 0 to 100."""
        if name.lower().endswith(self.info.suffixes):
            return 60
        return 5 if b"\0" not in head or head.startswith(tuple(mark for mark, _ in _MARKS)) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield the file's one article. Raises `UserError` where it is no text in its encoding."""
        with opened(path) as stream:
            data = read_whole(stream, MOST_BYTES)
        if len(data) > MOST_BYTES:
            raise UserError("text.too_large", file=str(path), most=MOST_BYTES // 1_000_000)
        text, encoding, notes = decoded_or_detected(data, path, options.encoding)
        if not text:
            raise UserError("text.empty", file=str(path))
        yield DraftArticle(
            place=str(path),
            text=text,
            file=path.name.encode("utf-8", "replace").decode(),
            file_sha256=hashlib.sha256(data).hexdigest(),
            encoding=encoding,
            notes=notes,
            tells_facts=True,
        )


def decoded(data: bytes, path: Path, encoding: str = "") -> tuple[str, str]:
    """Return the text and the name of its encoding: the one said, else that of its byte order mark, else UTF-8.

    The mark itself is no part of the text. Raises `UserError` with the first byte (from 0) that is none in the
    encoding, and for half surrogate pairs, which some encodings let through.
    """
    name = known_encoding(encoding, path) if encoding else _by_mark(data)
    if name == "utf-8" and data.startswith(codecs.BOM_UTF8):
        name = "utf-8-sig"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        byte = error.start + (3 if name == "utf-8-sig" else 0)
        if encoding or not name.startswith("utf-8"):
            raise UserError("encoding.wrong", file=str(path), encoding=name, byte=byte) from None
        raise UserError("text.not_utf8", file=str(path), byte=byte, value=f"0x{data[byte]:02X}") from None
    except (UnicodeError, ValueError):
        raise UserError("encoding.wrong", file=str(path), encoding=name, byte=0) from None
    at = lone_surrogate(text)
    if at is not None:
        raise UserError("text.lone_surrogate", file=str(path), position=at)
    return text.removeprefix("\ufeff") if name.startswith(("utf-16-", "utf-32-")) else text, name


def decoded_or_detected(data: bytes, path: Path, encoding: str = "") -> tuple[str, str, tuple[Trouble, ...]]:
    """Do what `decoded` does, and find out the encoding of bytes that have no mark and are no UTF-8.

    Which one was taken, and how sure that is, is a note. Raises `UserError` as well where it is not sure enough.
    """
    if encoding or _by_mark(data) != "utf-8" or data.startswith(codecs.BOM_UTF8):
        return *decoded(data, path, encoding), ()
    from annotator.formats import encodings

    if name := encodings.wide(data):
        return *decoded(data, path, name), (_note(path, name, 99, ""),)
    if encodings.is_iso_2022(data):
        return *decoded(data, path, "iso2022_jp"), (_note(path, "iso2022_jp", 99, ""),)
    try:
        return *decoded(data, path), ()
    except UserError as error:
        if error.code != "text.not_utf8" or encodings.is_damaged_utf8(data):
            raise
        trouble = error.trouble
    found = encodings.detected(data)
    if not found.guesses:
        raise UserError.of(trouble) from None
    if not found.is_sure:
        likely = ", ".join(f"{each.encoding} ({each.confidence:.0%})" for each in found.guesses[:4])
        facts = {**trouble.facts, "likely": likely, "first": found.best.encoding}
        raise UserError.of(Trouble("encoding.unsure", facts, str(path))) from None
    best = found.best
    return *decoded(data, path, best.encoding), (
        _note(path, best.encoding, best.confidence * 100, found.others),
    )


def _note(path: Path, encoding: str, percent: float, others: str) -> Trouble:
    facts: dict[str, Fact] = {"encoding": encoding, "percent": round(percent)}
    if others:
        return Trouble("encoding.detected", facts | {"others": others}, str(path))
    return Trouble("encoding.detected_alone", facts, str(path))


def _by_mark(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
