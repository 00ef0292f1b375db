"""Where the caret goes by a key: by character, word, line, page and paragraph; never inside a cluster or CR LF."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.core import words
from annotator.core.graphemes import next_boundary, previous_boundary
from annotator.ui.reader.navigation import paragraph_start_after, paragraph_start_before

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from annotator.ui.reader.page import Page


class Caret(NamedTuple):
    """A place between two characters: a code point, and whether it is shown at the end of a wrapped line."""

    point: int
    upstream: bool = False


class Carets:
    """Moves a caret over one page."""

    def __init__(self, page: Page, document: QTextDocument) -> None:
        self._page = page
        self._document = document

    def x_of(self, caret: Caret) -> float:
        """Return where the caret stands, in pixels from the left of the page."""
        position = self._page.offsets.to_widget(caret.point)
        block = self._document.findBlock(position)
        _, line = self._page.line_of(block, position, upstream=caret.upstream)
        is_mixed = self._page.is_mixed(block)
        return self._page.caret_x(block.position(), line, caret.point, is_mixed=is_mixed)

    def sideways(self, caret: Caret, direction: int, *, by_word: bool) -> Caret:
        """Return the caret a character or a word to the right (+1) or left (-1), as the paragraph is written."""
        text, point = self._page.text, caret.point
        block = self._document.findBlock(self._page.offsets.to_widget(point))
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            direction = -direction
        if by_word:
            move = words.next_word_end if direction > 0 else words.previous_word_start
        else:
            move = next_boundary if direction > 0 else previous_boundary
        return Caret(move(text, point))

    def vertical(self, caret: Caret, lines: int, x: float) -> Caret:
        """Return the caret that many lines further down (up, where negative), nearest to ``x``."""
        page, offsets = self._page, self._page.offsets
        position = offsets.to_widget(caret.point)
        block = self._document.findBlock(position)
        number, line = page.line_of(block, position, upstream=caret.upstream)
        for _ in range(abs(lines)):
            if lines > 0 and number + 1 < block.layout().lineCount():
                number += 1
            elif lines < 0 and number > 0:
                number -= 1
            else:
                neighbour = block.next() if lines > 0 else block.previous()
                if not neighbour.isValid():
                    return Caret(len(page.text) if lines > 0 else 0)
                block = neighbour
                page.line_of(block, block.position())  # lays it out
                number = 0 if lines > 0 else block.layout().lineCount() - 1
            line = block.layout().lineAt(number)
        is_last = number + 1 == block.layout().lineCount()
        return Caret(*page.nearest(block.position(), line, x, is_mixed=page.is_mixed(block), is_last=is_last))

    def line_edge(self, caret: Caret, direction: int) -> Caret:
        """Return the start (-1) or the end (+1) of the caret's line as it is shown."""
        page = self._page
        position = page.offsets.to_widget(caret.point)
        block = self._document.findBlock(position)
        number, line = page.line_of(block, position, upstream=caret.upstream)
        end = block.position() + line.textStart() + line.textLength()
        if direction < 0:
            return Caret(page.offsets.to_point(block.position() + line.textStart()))
        point = page.offsets.to_point(end)
        if number + 1 == block.layout().lineCount():
            return Caret(point)
        if page.text[point - 1].isspace():  # a caret after it would be shown on the next line
            return Caret(previous_boundary(page.text, point))
        return Caret(point, upstream=True)

    def moved(  # noqa: PLR0911 - one line a key
        self, event: QKeyEvent, caret: Caret, x: float, page_lines: int
    ) -> Caret | None:
        """Return where the key takes the caret, or None where it is no key of the caret's."""
        by_word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return None
        text = self._page.text
        match event.key():
            case Qt.Key.Key_Right:
                return self.sideways(caret, 1, by_word=by_word)
            case Qt.Key.Key_Left:
                return self.sideways(caret, -1, by_word=by_word)
            case Qt.Key.Key_Down:
                return (
                    Caret(paragraph_start_after(text, caret.point)) if by_word else self.vertical(caret, 1, x)
                )
            case Qt.Key.Key_Up:
                return (
                    Caret(paragraph_start_before(text, caret.point))
                    if by_word
                    else self.vertical(caret, -1, x)
                )
            case Qt.Key.Key_Home:
                return Caret(0) if by_word else self.line_edge(caret, -1)
            case Qt.Key.Key_End:
                return Caret(len(text)) if by_word else self.line_edge(caret, 1)
            case Qt.Key.Key_PageDown:
                return None if by_word else self.vertical(caret, page_lines, x)
            case Qt.Key.Key_PageUp:
                return None if by_word else self.vertical(caret, -page_lines, x)
        return None


def is_caret_key(event: QKeyEvent) -> bool:
    """Tell whether the reader takes the key itself, before any action of the window."""
    if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return False
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
        return not control
    return event.key() in {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }


def keeps_column(event: QKeyEvent) -> bool:
    """Tell whether the key moves up or down, so that the caret comes back to its column after a short line."""
    return event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def is_copy(event: QKeyEvent) -> bool:
    """Tell whether the key asks for a copy of the selection."""
    return event.matches(QKeySequence.StandardKey.Copy)
