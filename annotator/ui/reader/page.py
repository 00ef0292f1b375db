"""The lines of the page as they are set: which text is where, in code points and in pixels of the viewport.

`QTextLine` and `QTextBlock` die with the next text: a `Line` is used at once and never kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF

from annotator.core.graphemes import (
    ceiling_boundary,
    clusters,
    floor_boundary,
    next_boundary,
    previous_boundary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QTextBlock, QTextLayout, QTextLine

    from annotator.core.spans import Span
    from annotator.ui.reader.display import Display
    from annotator.ui.reader.layout import PageLayout

# The blocks of the scripts written right to left, and the controls that turn the direction.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Line(NamedTuple):
    """One visible line: its text in code points, its slot and its words' height in pixels of the viewport."""

    start: int
    end: int  # a line end or break is part of no line
    top: float  # of the slot, which is as high as the pitch
    bottom: float
    text_top: float
    text_bottom: float
    block_position: int  # the widget's position at the start of the block
    is_mixed: bool  # something runs right to left
    is_last: bool  # of its block
    number: int  # in its block
    layout: QTextLayout  # of its block

    @property
    def line(self) -> QTextLine:
        """What Qt knows of it."""
        return self.layout.lineAt(self.number)


class _Box(NamedTuple):
    """Where one cluster is painted."""

    point: int
    end: int
    left: float
    right: float
    is_reversed: bool


class Page:
    """Finds lines and places on the page of one text."""

    def __init__(self, text: str, shown: Display, layout: PageLayout) -> None:
        self.text = text
        self.offsets = shown.offsets
        self.breaks = shown.breaks
        self._layout = layout
        self._is_plain = text.isascii()

    def lines(self, first: QTextBlock, first_top: float, top: float, bottom: float) -> list[Line]:
        """Return the lines that reach into ``top`` to ``bottom``, from the block ``first`` at ``first_top`` on."""
        result: list[Line] = []
        block, block_top = first, first_top
        while block.isValid() and block_top <= bottom:
            height = self._layout.height_of(block)
            if block_top + height >= top:
                result += self._block_lines(block, block_top, height, top, bottom)
            block_top += height
            block = block.next()
        return result

    def _block_lines(
        self, block: QTextBlock, block_top: float, height: float, top: float, bottom: float
    ) -> Iterator[Line]:
        rows, layout = self._layout.rows_of(block), block.layout()
        count = len(rows)
        position = block.position()
        to_point = self.offsets.to_point
        is_mixed = self.is_mixed(block)
        above = rows[0].y
        index = 0
        if block_top < top:
            index = max(0, bisect_right(rows, top - block_top, key=itemgetter(2)) - 2)
        while index < count:
            begin, length, y, high = rows[index]
            slot_top = block_top + y - above
            if slot_top > bottom:
                break
            is_last = index + 1 == count
            slot_bottom = block_top + (height if is_last else rows[index + 1].y - above)
            if slot_bottom >= top:
                y += block_top
                begin += position
                yield Line(
                    to_point(begin),
                    to_point(begin + length),
                    slot_top,
                    slot_bottom,
                    y,
                    y + high,
                    position,
                    is_mixed,
                    is_last,
                    index,
                    layout,
                )
            index += 1

    @property
    def generation(self) -> int:
        """Another number whenever lines may be elsewhere."""
        return self._layout.generation

    def draw_words(self, painter: QPainter, lines: list[Line], area: QRectF) -> None:
        """Draw the words of the lines, as far as they are in the area (pixels of the viewport)."""
        drawn = -1
        for line in lines:
            if line.block_position != drawn:
                drawn = line.block_position
                line.layout.draw(painter, QPointF(0, line.text_top - line.line.y()), [], area)

    def line_of(self, block: QTextBlock, position: int, *, upstream: bool = False) -> tuple[int, QTextLine]:
        """Return the number in its block of the line with the widget's ``position``, and the line.

        ``upstream`` asks for the line that ends there rather than the one that begins there.
        """
        self._layout.height_of(block)
        layout = block.layout()
        local = position - block.position()
        line = layout.lineForTextPosition(local)
        if upstream and line.lineNumber() > 0 and line.textStart() == local:
            line = layout.lineAt(line.lineNumber() - 1)
        return line.lineNumber(), line

    def x_of(self, line: Line, point: int) -> float:
        """Return where a caret before ``point`` stands on the line."""
        return self.caret_x(line.block_position, line.line, point, is_mixed=line.is_mixed)

    def caret_x(self, block_position: int, line: QTextLine, point: int, *, is_mixed: bool) -> float:
        """Return where a caret before ``point`` stands: at the leading edge of its character, as that is written."""
        local = self.offsets.to_widget(point) - block_position
        if is_mixed:
            # `cursorToX` gives the edge of the neighbour where two directions meet.
            end = line.textStart() + line.textLength()
            for box in self._boxes(block_position, line, near=local):
                if box.point == point and local < end:
                    return box.right if box.is_reversed else box.left
                if box.end == point and local >= end:
                    return box.left if box.is_reversed else box.right
        return _x(line, local)

    def pieces(self, line: Line, span: Span) -> list[tuple[float, float]]:
        """Return the parts of the line, left and right in pixels, where the text of the span stands; merged."""
        start, end = max(span[0], line.start), min(span[1], line.end)
        if end == line.end and not line.is_last and end > start and self.text[end - 1] == " ":
            end -= 1  # the space that the line was broken at hangs over its end
        if start >= end:
            return []
        to_widget = self.offsets.to_widget
        first, last = to_widget(start) - line.block_position, to_widget(end) - line.block_position
        if self.breaks:  # the place before a break in a long line and the one after it are one code point
            last = min(last, line.line.textStart() + line.line.textLength())
        if not line.is_mixed:
            x = line.line.cursorToX
            return [(x(first)[0], x(last)[0])]  # type: ignore[index]  # the stub leaves out that it is a pair
        if self._cuts_ligature(start) or self._cuts_ligature(end):
            boxes = self._boxes(line.block_position, line.line)
            edges = sorted((box.left, box.right) for box in boxes if start <= box.point < end)
        else:
            areas = [run.boundingRect() for run in line.line.glyphRuns(first, last - first)]
            edges = sorted((area.left(), area.right()) for area in areas if area.width() > 0)
        result: list[tuple[float, float]] = []
        for left, right in edges:
            if result and left <= result[-1][1] + 0.75:
                result[-1] = (result[-1][0], max(right, result[-1][1]))
            else:
                result.append((left, right))
        return result

    def point_at(self, line: Line, x: float) -> tuple[int, bool]:
        """Return the boundary between characters nearest to ``x``, and whether it is the end of a wrapped line."""
        return self.nearest(line.block_position, line.line, x, is_mixed=line.is_mixed, is_last=line.is_last)

    def nearest(
        self, block_position: int, line: QTextLine, x: float, *, is_mixed: bool, is_last: bool
    ) -> tuple[int, bool]:
        """Return the boundary nearest to ``x`` on a line, and whether it is shown at the end of a wrapped one.

        `QTextLine.xToCursor` is not asked: within a cluster of several glyphs it was seen to name the line's end.
        """
        start = line.textStart()
        end = start + line.textLength()
        to_point, to_widget = self.offsets.to_point, self.offsets.to_widget
        if is_mixed:
            boxes = self._boxes(block_position, line)
            box = min(boxes, key=lambda one: (max(one.left - x, x - one.right, 0.0), one.point), default=None)
            if box is None:
                point = to_point(block_position + start)
            else:
                is_left = x < (box.left + box.right) / 2
                point = box.point if is_left is not box.is_reversed else box.end
        else:
            local = bisect_left(range(start, end), x, key=lambda number: _x(line, number)) + start
            high = to_point(block_position + local)
            if to_widget(high) < block_position + local:  # between the two halves of an astral character
                high += 1
            high = ceiling_boundary(self.text, high)
            low = previous_boundary(self.text, high) if high > to_point(block_position + start) else high
            edges = [_x(line, min(end, to_widget(one) - block_position)) for one in (low, high)]
            point = low if x - edges[0] < edges[1] - x else high
        if is_last or to_widget(point) - block_position < end:
            return point, False
        if point > 0 and self.text[point - 1].isspace():
            # The space that the line was broken at: a caret after it would be shown on the next line.
            return previous_boundary(self.text, point), False
        return point, True

    def character_at(self, line: Line, x: float) -> int | None:
        """Return the start of the cluster under ``x``, or None beside the words."""
        natural = line.line.naturalTextRect()
        if not natural.left() <= x < natural.right() or line.start == line.end:
            return None
        if line.is_mixed:
            boxes = self._boxes(line.block_position, line.line)
            return next((box.point for box in boxes if box.left <= x < box.right), None)
        start = line.line.textStart()
        end = start + line.line.textLength()
        local = bisect_right(range(start, end), x, key=lambda number: _x(line.line, number)) + start - 1
        point = self.offsets.to_point(line.block_position + max(start, local))
        return floor_boundary(self.text, min(point, line.end - 1))

    def _boxes(self, block_position: int, line: QTextLine, near: int | None = None) -> list[_Box]:
        """Return where the clusters of a line are painted, in the order of the text; all, or those around ``near``."""
        to_point, to_widget = self.offsets.to_point, self.offsets.to_widget
        first, last = line.textStart(), line.textStart() + line.textLength()
        start, end = to_point(block_position + first), to_point(block_position + last)
        if near is not None:
            here = max(start, min(to_point(block_position + near), end))
            start, end = (
                max(start, previous_boundary(self.text, here)),
                min(end, next_boundary(self.text, here)),
            )
        result: list[_Box] = []
        for low, high in clusters(self.text, start, end):
            at = to_widget(low) - block_position
            runs = [
                run
                for run in line.glyphRuns(at, min(last, to_widget(high) - block_position) - at)
                if run.positions()
            ]
            if runs:
                areas = [run.boundingRect() for run in runs]
                left, right = min(one.left() for one in areas), max(one.right() for one in areas)
                is_reversed = runs[0].isRightToLeft()
                if is_reversed and left > runs[0].positions()[0].x() + 0.5:
                    # A part of a ligature that runs right to left: Qt names its glyph's place, and the part after it.
                    left, right = left - (right - left), left
                result.append(_Box(low, high, left, right, is_reversed))
        return result

    def _cuts_ligature(self, point: int) -> bool:
        """Tell whether lam and alef, which are always written as one, meet at the point."""
        return 0 < point < len(self.text) and self.text[point - 1] == "ل" and self.text[point] in "اأإآ"

    def is_mixed(self, block: QTextBlock) -> bool:
        """Tell whether something in the block runs right to left."""
        if self._is_plain:
            return False
        start = self.offsets.to_point(block.position())
        end = self.offsets.to_point(block.position() + block.length() - 1)
        return _RIGHT_TO_LEFT.search(self.text, start, end) is not None


def _x(line: QTextLine, local: int) -> float:
    """Return the x of the caret before the position ``local`` of the block."""
    return float(line.cursorToX(local)[0])  # type: ignore[index]  # the stub leaves out that it is a pair
