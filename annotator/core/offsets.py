"""One map between code points, UTF-8 bytes and the positions of a text widget.

A project counts in Unicode code points. A file's bytes count otherwise, and so does a `QTextDocument`: it counts
UTF-16 units, and takes CR LF as one position (as `QTextDocument` was measured to do, see ARCHITECTURE.md). Every
conversion goes through here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_PIECE = 1 << 15  # code points
_CRLF_OR_ASTRAL = re.compile("\r\n|[\U00010000-\U0010ffff]")


class WidgetMap:
    """Code points <-> positions of a widget that shows the text, where CR LF is one and an astral character two.

    A code point between CR and LF has no position of its own: it maps to that of the CR, and no position maps to
    it. A widget position inside a surrogate pair maps to the code point the pair stands for.

    ``breaks`` are code points (sorted, inside the text, none between CR and LF) before which the widget has a line
    break that the text has not, as a very long line is shown in parts. The positions before and after such a break
    map to the same code point, which maps to the one after it. ``is_basic`` says, where somebody has looked already,
    whether every character is one UTF-16 unit.
    """

    __slots__ = ("_limits", "_points", "_positions", "_shifts", "length", "widget_length")

    def __init__(self, text: str, breaks: Sequence[int] = (), *, is_basic: bool | None = None) -> None:
        self.length = len(text)
        # From the code point points[i] on, and from the position positions[i] on, position - point is shifts[i].
        self._points: list[int] = []
        self._positions: list[int] = []
        self._shifts: list[int] = []
        self._limits: list[int] = []  # the last code point that a position before positions[i] can mean
        shift = 0
        ahead = 0
        if is_basic is None:
            is_basic = _fits_utf16(text)
        if not is_basic or ("\r" in text and "\r\n" in text):
            for found in _CRLF_OR_ASTRAL.finditer(text):
                while ahead < len(breaks) and breaks[ahead] <= found.start():
                    shift = self._add_break(breaks[ahead], shift)
                    ahead += 1
                shift += 1 if found.end() - found.start() == 1 else -1
                self._points.append(found.start() + 1)
                self._positions.append(found.end() + shift)
                self._shifts.append(shift)
                self._limits.append(found.start())
        for point in breaks[ahead:]:
            shift = self._add_break(point, shift)
        self.widget_length = self.length + shift

    def _add_break(self, point: int, shift: int) -> int:
        self._points.append(point)
        self._positions.append(point + shift + 1)
        self._shifts.append(shift + 1)
        self._limits.append(point)
        return shift + 1

    def to_widget(self, point: int) -> int:
        """Return the widget's position before the code point at ``point`` (0 to ``length``)."""
        index = bisect_right(self._points, point) - 1
        return point if index < 0 else point + self._shifts[index]

    def to_point(self, position: int) -> int:
        """Return the code point before which the widget's ``position`` (0 to ``widget_length``) stands."""
        index = bisect_right(self._positions, position) - 1
        point = position if index < 0 else position - self._shifts[index]
        if index + 1 < len(self._limits):
            # A position inside a surrogate pair belongs to the astral character that the pair stands for.
            point = min(point, self._limits[index + 1])
        return point


class ByteMap:
    """Code points <-> bytes of the text's UTF-8 form. It keeps one sum for every 4,096 code points."""

    __slots__ = ("_before", "_text", "byte_length", "length")

    _STEP = 4096

    def __init__(self, text: str) -> None:
        self._text = text
        self.length = len(text)
        self._before: list[int] = []
        total = self.length
        if not text.isascii():
            total = 0
            for start in range(0, self.length, self._STEP):
                self._before.append(total)
                total += len(text[start : start + self._STEP].encode())
        self.byte_length = total

    def to_byte(self, point: int) -> int:
        """Return the number of bytes before the code point at ``point`` (0 to ``length``)."""
        if not self._before:
            return point
        step = min(point // self._STEP, len(self._before) - 1)
        return self._before[step] + len(self._text[step * self._STEP : point].encode())

    def to_point(self, byte: int) -> int | None:
        """Return the code point that begins at ``byte``, or None where none does."""
        if not 0 <= byte <= self.byte_length:
            return None
        if not self._before:
            return byte
        step = bisect_right(self._before, byte) - 1
        start = step * self._STEP
        head = self._text[start : start + self._STEP].encode()[: byte - self._before[step]]
        try:
            return start + len(head.decode())
        except UnicodeDecodeError:
            return None


class Utf16Map:
    """Code points <-> UTF-16 code units, the unit of Java, JavaScript and the CAS formats."""

    __slots__ = ("_points", "length", "unit_length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._points = [] if _fits_utf16(text) else [found.start() for found in _ASTRAL.finditer(text)]
        self.unit_length = self.length + len(self._points)

    def to_unit(self, point: int) -> int:
        """Return the number of units before the code point at ``point`` (0 to ``length``)."""
        return point + bisect_left(self._points, point)

    def to_point(self, unit: int) -> int | None:
        """Return the code point that begins at ``unit``, or None inside a surrogate pair or past the end."""
        if not self._points:
            return unit if 0 <= unit <= self.length else None
        low = bisect_left(range(self.length + 1), unit, key=self.to_unit)
        return low if low <= self.length and self.to_unit(low) == unit else None


def _fits_utf16(text: str) -> bool:
    """Tell whether every code point is one UTF-16 unit (0.3 ms a megabyte; ASCII costs nothing)."""
    if text.isascii():
        return True
    # In pieces: fresh megabytes would cost more to get from the system than to look through.
    pieces = (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
    return all(len(piece.encode("utf-16-le", "surrogatepass")) == 2 * len(piece) for piece in pieces)
