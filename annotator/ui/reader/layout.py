"""The document layout of the page: a centred column of limited measure, with room between its lines for lanes.

`QPlainTextDocumentLayout` sets solid lines over the whole width of the view and knows no line height. Here its lazy
layout of one block at a time is kept, and only how the lines of a block are placed is done anew.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker
from PySide6.QtWidgets import QPlainTextDocumentLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTextBlock, QTextDocument

LINE_HEIGHT = 1.5  # times what the font itself asks for: the rest is room for the lanes
SHAPED_LIMIT = 400_000  # UTF-16 units whose glyphs are kept, about 60 bytes each
ABOVE = 0.25  # the share of that room that is above the words; lanes lie below them


class Row(NamedTuple):
    """A line of a block as it was set: its text in UTF-16 units from the block's start, its height in pixels."""

    start: int
    length: int
    y: float  # from the top of the block
    height: float


class PageLayout(QPlainTextDocumentLayout):
    """Lays a block out at `left`, `measure` wide, its lines `pitch` apart (all in pixels).

    Lines of a script that is taller than the font of the page are further apart, with at least `room` between them.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.left = 0
        self.measure = 400
        self.pitch = 24
        self.room = 6.0
        self._shaped: deque[tuple[int, int]] = (
            deque()
        )  # block numbers and lengths, those laid out first in front
        self._shaped_length = 0
        self.is_resized = (
            False  # blocks turned out to have other than the supposed one line, and the view was not told
        )
        self._heights: dict[int, float] = {}  # of the blocks laid out as is wished now, by number
        self._rows: dict[int, list[Row]] = {}  # of the same
        self.generation = 0  # another one whenever lines may be elsewhere

    def arrange(self, *, left: int, measure: int, pitch: int, room: float) -> bool:
        """Set where lines go from now on; tell whether that changed, and all blocks must be laid out again."""
        wished = (left, measure, pitch, room)
        is_new = wished != (self.left, self.measure, self.pitch, self.room)
        self.left, self.measure, self.pitch, self.room = wished
        if is_new:
            self._forget()
        return is_new

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt calls it
        """Return the block's rectangle, laying it out where that has not been done."""
        return QRectF(0, 0, self.left + self.measure, self.height_of(block))

    def height_of(self, block: QTextBlock) -> float:
        """Return the height of a block with all its slots, laying it out where that has not been done."""
        height = self._heights.get(block.blockNumber())
        if height is None or not block.layout().lineCount():
            return self._lay_out(block) if block.isValid() else 0.0
        return height

    def rows_of(self, block: QTextBlock) -> list[Row]:
        """Return the lines of a block, laying it out where that has not been done."""
        self.height_of(block)
        return self._rows.get(block.blockNumber(), [])

    def documentChanged(self, position: int, removed: int, added: int) -> None:  # noqa: N802 - Qt calls it
        """Forget how the changed blocks were laid out. A lone block is laid out by the base class; not so here."""
        # The base class tells the size at each step, and each time the view walks the last page, which lays it out.
        with QSignalBlocker(self):
            super().documentChanged(position, removed, added)
        self.is_resized = True
        self._shaped.clear()
        self._shaped_length = 0
        self._forget()
        first = self.document().findBlock(position)
        if first.isValid() and first == self.document().findBlock(position + max(0, added - 1)):
            first.layout().clearLayout()

    def tell_size(self) -> None:
        """Let the view set its scroll bars anew, where blocks turned out to have other than the supposed one line.

        Once for all blocks of a frame: the view then walks the last page, which lays out more blocks.
        """
        if self.is_resized:
            self.is_resized = False
            self.documentSizeChanged.emit(self.documentSize())

    def forget_far_blocks(self, painter: QPainter) -> None:
        """Give back what shaping took for the blocks laid out longest ago, beyond `SHAPED_LIMIT` code units.

        Qt frees it only in a drawing: the blocks are drawn, outside of what the painter shows.
        """
        while self._shaped_length > SHAPED_LIMIT and len(self._shaped) > 1:
            number, length = self._shaped.popleft()
            self._shaped_length -= length
            block = self.document().findBlockByNumber(number)
            if block.isValid() and block.layout().lineCount():
                block.layout().setCacheEnabled(False)
                block.layout().draw(painter, QPointF(0, 0), [], QRectF(0, -9, 1, 1))
                block.layout().clearLayout()
                self._heights.pop(number, None)
                self._rows.pop(number, None)

    def _forget(self) -> None:
        self._heights.clear()
        self._rows.clear()
        self.generation += 1

    def _lay_out(self, block: QTextBlock) -> float:
        layout = block.layout()
        layout.setTextOption(self.document().defaultTextOption())
        layout.setCacheEnabled(True)  # else Qt shapes the block anew for each painting and each question
        self._shaped.append((block.blockNumber(), block.length()))
        self._shaped_length += block.length()
        left, measure, pitch, room = self.left, self.measure, self.pitch, self.room
        top = 0.0
        rows: list[Row] = []
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(measure)
            height = line.height()
            slot = max(pitch, round(height + room))  # a taller script has as much room for its lanes
            y = top + round((slot - height) * ABOVE)
            line.setPosition(QPointF(left, y))
            rows.append(Row(line.textStart(), line.textLength(), y, height))
            top += slot
        layout.endLayout()
        height = top + (0 if block.next().isValid() else self.document().documentMargin())
        self._heights[block.blockNumber()] = height
        self._rows[block.blockNumber()] = rows
        if block.lineCount() != len(rows):
            block.setLineCount(len(rows))
            self.is_resized = True
        return height
