"""What is handed to the widget in place of the stored text, so that every position stays computable.

Characters that the widget would swallow or turn into something else are replaced one for one, and very long lines
are broken.

`QPlainTextEdit` begins a block at LF, CR, CR LF (one position), U+2029, U+FDD0 and U+FDD1; the conversion of a
string to Qt swallows a leading U+FEFF and takes a leading U+FFFE for a byte order (measured, see ARCHITECTURE.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.core.graphemes import floor_boundary
from annotator.core.offsets import WidgetMap

if TYPE_CHECKING:
    from annotator.core.spans import Span

BLOCK_LIMIT = 8_000  # code points of a line shown as one block: laying out one block is what a frame may cost
_PIECE = 1 << 15  # code points looked through at once
_LINE_END = re.compile("[\n\r\u2029]")

# Replaced one for one by the replacement character, which every font has: controls (their own pictures few fonts
# have), and what Qt gives a meaning of its own.
_SUBSTITUTES = {0xFEFF: 0x200B} | dict.fromkeys(
    (
        *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in {0x09, 0x0A, 0x0D}),
        *range(0xD800, 0xE000),
        *range(0xFDD0, 0xFDF0),
        0xFFFC,
        0xFFFE,
        0xFFFF,
    ),
    0xFFFD,
)
_REPLACED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)
_CONTROL_BYTES = bytes(code for code in (*range(0x20), 0x7F) if code not in {0x09, 0x0A, 0x0D})
_TOLD_BY_A_BYTE = _CONTROL_BYTES + bytes(range(0xF0, 0xF5))  # and what begins an astral character in UTF-8

# Characters without a shape of their own, or with a hidden one; the page shows a small mark in their place. The
# joiners are left out where they join something, as in an emoji, in Persian or in an Indic script.
_PERHAPS_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffc\ufffe\U000e0001-\U000e007f]"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffc\ufffe\U000e0001]"
    "|(?<![^\x00-\u02ff\u2000-\u206f])[\u200c\u200d]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+"
)


@dataclass(frozen=True, slots=True)
class Display:
    """The string for the widget, and the map between its positions and the code points of the stored text."""

    string: str
    offsets: WidgetMap
    breaks: tuple[int, ...]


def display(text: str) -> Display:
    """Return what the widget is given to show ``text``."""
    breaks = long_line_breaks(text)
    is_plain, is_basic = _looked_through(text)
    shown = text if is_plain else text.translate(_SUBSTITUTES)
    if breaks:
        bounds = (0, *breaks, len(shown))
        shown = "\n".join(shown[start:end] for start, end in pairwise(bounds))
    return Display(shown, WidgetMap(text, breaks, is_basic=is_basic), breaks)


def long_line_breaks(text: str, limit: int = BLOCK_LIMIT) -> tuple[int, ...]:
    """Return the code points before which lines longer than ``limit`` are broken: after a space where there is one."""
    breaks: list[int] = []
    start = 0
    while len(text) - start > limit:
        stop = start + limit
        newline = text.rfind("\n", start, stop)
        if newline >= 0:
            start = newline + 1
            continue
        other = [found.end() for found in _LINE_END.finditer(text, start, stop)]
        if other:
            start = other[-1] if text[other[-1] - 1 : other[-1] + 1] != "\r\n" else other[-1] + 1
            continue
        if text[stop] in "\n\r\u2029":
            start = stop
            start += 2 if text.startswith("\r\n", start) else 1
            continue
        space = text.rfind(" ", start + limit // 2, stop)
        at = space + 1 if space >= 0 else stop
        boundary = floor_boundary(text, at)
        start = boundary if boundary > start else at
        breaks.append(start)
    return tuple(breaks)


def invisible(text: str, span: Span) -> list[int]:
    """Return the code points in the span that have no shape of their own."""
    if (
        _PERHAPS_INVISIBLE.search(text, span.start, span.end) is None
    ):  # one class is looked for ten times as fast
        return []
    return [found.start() for found in _INVISIBLE.finditer(text, span.start, span.end)]


def _looked_through(text: str) -> tuple[bool, bool | None]:
    """Tell whether no character has to be replaced, and whether each is one UTF-16 unit (None: not looked at).

    Bytes are looked through faster than characters, and in pieces: fresh megabytes would cost more to get from the
    system than to look through.
    """
    is_basic = True
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE]
        try:
            data = piece.encode()
        except UnicodeEncodeError:  # a lone surrogate
            return False, None
        if len(data.translate(None, _TOLD_BY_A_BYTE)) != len(data):
            if len(data.translate(None, _CONTROL_BYTES)) != len(data):
                return False, None
            is_basic = False
        # U+0080 to U+009F are C2 80 to C2 9F, all others from U+F000 on begin with EF.
        if (b"\xc2" in data or b"\xef" in data) and _REPLACED.search(piece):
            return False, None
    return True, is_basic
