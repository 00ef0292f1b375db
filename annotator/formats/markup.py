"""The encoding of a web page: as said, by its mark, by what it was sent with, by its own meta tag, else found out."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats.text import decoded, decoded_or_detected

if TYPE_CHECKING:
    from pathlib import Path

_HEAD_BYTES = 8 * 1024
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
# The names that pages use, and what browsers take for them (the WHATWG Encoding Standard).
_MEANT = {
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252"), "cp1252"
    ),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "windows-949"), "cp949"),
    **dict.fromkeys(("tis-620", "iso-8859-11", "windows-874"), "cp874"),
    **dict.fromkeys(("big5", "big5-hkscs"), "big5hkscs"),
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "unicode": "utf-16",
}


def decoded_page(
    data: bytes, path: Path, encoding: str = "", sent: str = ""
) -> tuple[str, str, tuple[Trouble, ...]]:
    """Return a page's text with its markup, the encoding's name, and notes on how that was found.

    ``sent`` is the encoding that it was sent with, by HTTP or MIME. Raises `UserError` for an encoding that was said
    and does not fit, and where none fits.
    """
    if encoding or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return *decoded(data, path, encoding), ()
    for name in dict.fromkeys((sent, _declared(data))):
        known = _known(name)
        if not known:
            continue
        try:
            return *decoded(data, path, known), ()
        except UserError:
            continue
    text, found, notes = decoded_or_detected(data, path)
    if declared := _declared(data):
        facts = {"declared": declared[:40], "encoding": found}
        notes = (*notes, Trouble("page.other_encoding", facts, str(path)))
    return text, found, notes


def _declared(data: bytes) -> str:
    head = data[:_HEAD_BYTES]
    found = _META.search(head) or _XML.match(head)
    return found[1].decode("ascii").lower() if found else ""


def _known(name: str) -> str:
    """Return Python's name of an encoding of text; empty where there is none. A page in UTF-16 cannot say so itself."""
    name = name.strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    if name.startswith(("utf-16", "utf16")):
        name = "utf-8"
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
