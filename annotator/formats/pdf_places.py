"""Where the pieces of Qt's pages begin: each goes to the page's corner first, and is read as a line of its own.

`QPdfWriter` draws every piece of a line that looks otherwise, or that a link leads to, as a text object that sets a
matrix at the corner and then moves to its place (ISO 32000-1, 9.4.2). pypdf takes the way there for the end of a line,
so that a heading fell apart behind its first letter. A matrix at that place says the same.
"""

from __future__ import annotations

import re
from typing import Any

_NUMBER = rb"(-?[0-9.]{1,30})\s+"
# Hexadecimal words follow: no text that was written into a page looks like this.
_BEGINNING = re.compile(
    rb"(BT\s+/\w{1,40}\s+[0-9.]{1,30}\s+Tf\s+)" + _NUMBER * 6 + rb"Tm\s+" + _NUMBER * 2 + rb"Td(?=\s*<)"
)


def is_of_qt(reader: Any) -> bool:
    """Tell whether a document says that Qt made it."""
    try:
        return str(reader.metadata.producer or "").startswith("Qt ")
    except Exception:  # noqa: BLE001 - pypdf raises whatever a damaged file leads it into, and the text may be whole
        return False


def begin_in_place(page: Any) -> None:
    """Let each piece of a page's text begin at its place."""
    from pypdf.generic import DecodedStreamObject, NameObject

    contents = page.get_contents()
    if contents is None:
        return
    mended = DecodedStreamObject()
    mended.set_data(_BEGINNING.sub(_at_place, contents.get_data()))
    page[NameObject("/Contents")] = mended


def _at_place(found: re.Match[bytes]) -> bytes:
    try:
        a, b, c, d, e, f, x, y = (float(found[group]) for group in range(2, 10))
    except ValueError:  # points and minus signs that make no number
        return found[0]
    place = b" ".join(b"%f" % number for number in (a, b, c, d, x * a + y * c + e, x * b + y * d + f))
    return found[1] + place + b" Tm"
