"""The lines of the page as they are set: which text is where, in code points and in pixels of the viewport.

`QTextLine` and `QTextBlock` die with the next text: a `Line` is used at once and never kept.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import regex  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtGui import QTextLine

from annotator.core.graphemes import ceiling_boundary, floor_boundary, previous_boundary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock

    from annotator.core.offsets import WidgetMap
    from annotator.core.spans import Span
    from annotator.ui.reader.layout import PageLayout

_RIGHT_TO_LEFT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}\u202A-\u202E\u2066-\u2069]")


class Line(NamedTuple):
    """One visible line: its text in code points, its slot and its words' height in pixels of the viewport."""

    start: int
    end: int  # a line end or break is part of no line
    top: float  # of the slot, which is as high as the pitch
    bottom: float
    text_top: float
    text_bottom: float
    baseline: float
    block_position: int  # the widget's position at the start of the block
    is_mixed: bool  # something runs right to left
    is_last: bool  # of its block
    line: QTextLine


class Page:
    """Finds lines and places on the page of one text."""

    def __init__(self, text: str, offsets: WidgetMap, layout: PageLayout) -> None:
        self.text = text
        self.offsets = offsets
        self._layout = layout
        self._is_plain = text.isascii()

    def lines(self, first: QTextBlock, first_top: float, top: float, bottom: float) -> list[Line]:
        """Return the lines that reach into ``top`` to ``bottom``, from the block ``first`` at ``first_top`` on."""
        result: list[Line] = []
        block, block_top = first, first_top
        while block.isValid() and block_top <= bottom:
            height = self._layout.blockBoundingRect(block).height()
            if block_top + height >= top:
                result += self._block_lines(block, block_top, height, top, bottom)
            block_top += height
            block = block.next()
        return result

    def _block_lines(
        self, block: QTextBlock, block_top: float, height: float, top: float, bottom: float
    ) -> Iterator[Line]:
        layout = block.layout()
        count = layout.lineCount()
        position = block.position()
        to_point = self.offsets.to_point
        is_mixed = not self._is_plain and self._is_mixed(block)
        above = layout.lineAt(0).y()
        index = 0
        if block_top < top:
            index = bisect_right(range(count), top - block_top, key=lambda number: layout.lineAt(number).y())
            index = max(0, index - 2)
        while index < count:
            line = layout.lineAt(index)
            y = block_top + line.y()
            slot_top = y - above
            if slot_top > bottom:
                break
            is_last = index + 1 == count
            slot_bottom = block_top + (height if is_last else layout.lineAt(index + 1).y() - above)
            if slot_bottom >= top:
                begin = position + line.textStart()
                yield Line(
                    to_point(begin),
                    to_point(begin + line.textLength()),
                    slot_top,
                    slot_bottom,
                    y,
                    y + line.height(),
                    y + line.ascent(),
                    position,
                    is_mixed,
                    is_last,
                    line,
                )
            index += 1

    def line_of(self, block: QTextBlock, position: int, *, upstream: bool = False) -> tuple[int, QTextLine]:
        """Return the number in its block of the line with the widget's ``position``, and the line.

        ``upstream`` asks for the line that ends there rather than the one that begins there.
        """
        self._layout.blockBoundingRect(block)
        layout = block.layout()
        local = position - block.position()
        line = layout.lineForTextPosition(local)
        if upstream and line.lineNumber() > 0 and line.textStart() == local:
            line = layout.lineAt(line.lineNumber() - 1)
        return line.lineNumber(), line

    def x_of(self, line: Line, point: int) -> float:
        """Return where a caret before ``point`` stands on the line."""
        return _x(line.line, self.offsets.to_widget(point) - line.block_position)

    def pieces(self, line: Line, span: Span) -> list[tuple[float, float]]:
        """Return the parts of the line, left and right in pixels, where the text of the span stands; merged."""
        start, end = max(span[0], line.start), min(span[1], line.end)
        if end == line.end and not line.is_last and end > start and self.text[end - 1] == " ":
            end -= 1  # the space that the line was broken at hangs over its end
        if start >= end:
            return []
        to_widget = self.offsets.to_widget
        first, last = to_widget(start) - line.block_position, to_widget(end) - line.block_position
        last = min(last, line.line.textStart() + line.line.textLength())
        if not line.is_mixed:
            return [(_x(line.line, first), _x(line.line, last))]
        edges = sorted(
            (run.boundingRect().left(), run.boundingRect().right())
            for run in line.line.glyphRuns(first, last - first)
            if run.boundingRect().width() > 0
        )
        result: list[tuple[float, float]] = []
        for left, right in edges:
            if result and left <= result[-1][1] + 0.75:
                result[-1] = (result[-1][0], max(right, result[-1][1]))
            else:
                result.append((left, right))
        return result

    def point_at(self, line: Line, x: float) -> tuple[int, bool]:
        """Return the boundary between characters nearest to ``x``, and whether it is the end of a wrapped line."""
        local = line.line.xToCursor(x, QTextLine.CursorPosition.CursorBetweenCharacters)
        return self.caret_on(line.block_position, line.line, local, x, is_last=line.is_last)

    def caret_on(
        self, block_position: int, line: QTextLine, local: int, x: float, *, is_last: bool
    ) -> tuple[int, bool]:
        """Return the code point of a place on a line, moved off the inside of a cluster, and whether it is its end."""
        end = line.textStart() + line.textLength()
        point = self.offsets.to_point(block_position + local)
        low, high = floor_boundary(self.text, point), ceiling_boundary(self.text, point)
        if low != high:
            near = [_x(line, self.offsets.to_widget(p) - block_position) for p in (low, high)]
            point = low if abs(near[0] - x) <= abs(near[1] - x) else high
        if is_last or self.offsets.to_widget(point) - block_position < end:
            return point, False
        if point > 0 and self.text[point - 1].isspace():
            # The space that the line was broken at: a caret after it would be shown on the next line.
            return previous_boundary(self.text, point), False
        return point, True

    def character_at(self, line: Line, x: float) -> int | None:
        """Return the start of the cluster under ``x``, or None beside the words."""
        box = line.line.naturalTextRect()
        if not box.left() <= x < box.right() or line.start == line.end:
            return None
        local = line.line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        point = self.offsets.to_point(line.block_position + local)
        point = floor_boundary(self.text, min(point, line.end - 1))
        if line.is_mixed:
            # At the seam of two directions Qt names the neighbour: look at what is painted.
            for near in (point, previous_boundary(self.text, point), ceiling_boundary(self.text, point + 1)):
                cluster = (near, ceiling_boundary(self.text, near + 1))
                if any(left <= x < right for left, right in self.pieces(line, cluster)):  # type: ignore[arg-type]  # a pair is all that is read
                    return near
        return point

    def _is_mixed(self, block: QTextBlock) -> bool:
        start = self.offsets.to_point(block.position())
        end = self.offsets.to_point(block.position() + block.length() - 1)
        return _RIGHT_TO_LEFT.search(self.text, start, end) is not None


def _x(line: QTextLine, local: int) -> float:
    """Return the x of the caret before the position ``local`` of the block."""
    return float(line.cursorToX(local)[0])  # type: ignore[index]  # the stub leaves out that it is a pair
