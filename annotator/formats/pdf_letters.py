"""What the letters drawn in a PDF stand for: Qt says “tab” of every space, and “ﬁ” of two letters drawn as one."""

from __future__ import annotations

import io
import re

LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
AS_READ: dict[int, str] = {**LIGATURES, 0x09: " "}
"""What is read instead, for `str.translate`: a drawn tab is a space, whoever made the file."""

# A code point of a ToUnicode map (ISO 32000-1, 9.10.3), in the list that a range stands for.
_STANDS_FOR = re.compile(rb"<([0-9A-Fa-f]{4})>(?= |\])")
_LISTS = re.compile(rb"\[[^\]]*\]")


def with_true_letters(pdf: bytes) -> bytes:
    """Return a PDF of Qt's whose words, copied or read aloud, are the words that were written.

    `QPdfWriter` names for each drawn letter the lowest code point that looks like it: words copied from a report would
    have tabs between them, and a hash could hold a ligature.
    """
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    fonts = [item for item in writer._objects if isinstance(item, DictionaryObject) and "/ToUnicode" in item]  # noqa: SLF001 - pypdf has no other way to all of a file's objects
    for font in fonts:
        stream = font["/ToUnicode"].get_object()
        if not isinstance(stream, StreamObject):
            continue
        mended = StreamObject()
        mended.set_data(_LISTS.sub(lambda found: _STANDS_FOR.sub(_letters, found[0]), stream.get_data()))
        font[NameObject("/ToUnicode")] = writer._add_object(mended.flate_encode())  # noqa: SLF001 - as above
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _letters(found: re.Match[bytes]) -> bytes:
    point = int(found[1], 16)
    meant = AS_READ.get(point)
    return found[0] if meant is None else b"<%s>" % meant.encode("utf-16-be").hex().upper().encode()
