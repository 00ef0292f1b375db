"""The page with a caret and a selection that the keys and the mouse move, always between characters."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.core.spans import Span
from annotator.ui.reader import navigation
from annotator.ui.reader.carets import Caret, is_caret_key, is_copy, keeps_column
from annotator.ui.reader.clipboard import mime_of
from annotator.ui.reader.surface import Surface

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from annotator.ui.reader.colours import ReaderColours

_SCROLL_INTERVAL = 40  # milliseconds between two steps while the mouse drags past the edge


class SelectingSurface(Surface):
    """Moves the caret and the selection, and tells when they have changed."""

    selection_changed = Signal()
    caret_moved = Signal(int)

    def __init__(self, parent: QWidget | None, colours: ReaderColours) -> None:
        super().__init__(parent, colours)
        self._goal: float | None = None  # the column that moves up and down keep to
        self._pressed: QPoint | None = None
        self._is_dragging = False
        self._dragged_unit: Span | None = (
            None  # the word or paragraph that a double or triple click began with
        )
        self._last_double: tuple[int, QPoint] = (0, QPoint())
        self._scroll_timer = QTimer(self)
        self._scroll_timer.setInterval(_SCROLL_INTERVAL)
        self._scroll_timer.timeout.connect(self._scroll_while_dragging)

    # What the window asks

    def selection(self) -> tuple[Span, ...]:
        """Return the selected span in code points, or nothing."""
        span = self._selection()
        return () if span is None else (span,)

    def selected_text(self) -> str:
        """Return the selected part of the stored text, exactly."""
        span = self._selection()
        return "" if span is None else self._page.text[span.start : span.end]

    def caret(self) -> int:
        """Return where the caret stands, in code points."""
        return self._caret.point

    def line_number(self) -> int:
        """Return the number of the caret's line of text, from 1."""
        return self.textCursor().blockNumber() + 1 - self._breaks_before(self._caret.point)

    def visible_span(self) -> Span:
        """Return the part of the text that is on the page now."""
        lines = self._visible_lines()
        return Span(lines[0].start, lines[-1].end) if lines else Span(0, 0)

    def set_caret(self, point: int) -> None:
        """Put the caret there (code points), select nothing, and bring it into view."""
        at = navigation.snapped(self._page.text, Span(point, point)).start
        self._place(at, Caret(at))

    def select(self, span: Span) -> None:
        """Select the span, made longer where it would split a character, and bring it into view."""
        start, end = navigation.snapped(self._page.text, span)
        self._place(start, Caret(end, upstream=True))

    def clear_selection(self) -> None:
        """Select nothing; the caret stays."""
        self._place(self._caret.point, self._caret)

    def select_all(self) -> bool:
        """Select the whole text."""
        self._place(0, Caret(len(self._page.text)), reveal=False)
        return bool(self._page.text)

    def copy(self) -> None:
        """Put the selected part of the stored text on the clipboard, exactly."""
        if self._selection() is not None:
            QGuiApplication.clipboard().setMimeData(mime_of(self.selected_text()))

    def select_sentence(self) -> bool:
        """Select the sentence at the caret, or the next one where it is selected; False where there is none."""
        return self._select(navigation.sentence(self._page.text, self._here(), self._grey.cover))

    def extend_sentence(self) -> bool:
        """Extend the selection by the next sentence; False at the end of the text."""
        return self._select(navigation.extended_by_sentence(self._page.text, self._here(), self._grey.cover))

    def select_quotation(self) -> bool:
        """Select the innermost quotation around the caret with its marks; again: the next outer one."""
        return self._select(navigation.quotation(self._page.text, self._here()))

    def select_paragraph(self) -> bool:
        """Select the paragraph at the caret."""
        return self._select(navigation.paragraph(self._page.text, self._here()))

    def select_word(self) -> bool:
        """Select the word at the caret."""
        return self._select(navigation.word(self._page.text, self._caret.point))

    # Keys

    def event(self, event: QEvent) -> bool:
        """Claim the caret's keys before the actions of the window see them, and leave them every other key."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(is_caret_key(event))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, select with Shift, copy; leave every other key to the window."""
        lines = max(1, int(self.viewport().height() / self._layout.pitch) - 1)
        x = self._goal if self._goal is not None else self._carets.x_of(self._caret)
        caret = self._carets.moved(event, self._caret, x, lines)
        if caret is None:
            if is_copy(event):
                self.copy()
                event.accept()
            else:
                event.ignore()
            return
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        selected = self._selection()
        if not extends and selected is not None and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            by_word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if not by_word:  # an arrow leaves a selection at the end that it points to
                # Where nothing follows the text the caret does not move: it is at that end already.
                goes_on = caret.point > self._caret.point or caret.point == selected.end == self._caret.point
                caret = Caret(selected.end if goes_on else selected.start)
        self._place(self._anchor if extends else caret.point, caret)
        self._goal = x if keeps_column(event) else None
        event.accept()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection; with Shift, extend the one there is."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.accept()
            return
        where = event.position().toPoint()
        moment, place = self._last_double
        near = (where - place).manhattanLength() < QApplication.startDragDistance()
        if moment and event.timestamp() - moment < QApplication.doubleClickInterval() and near:
            self._last_double = (0, QPoint())
            self._begin_with(navigation.paragraph(self._page.text, self._here()), where)
            return
        caret = self._place_at(where)
        self._pressed, self._is_dragging, self._dragged_unit = where, False, None
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._is_dragging = True
            self._place(self._anchor, caret)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection to the pointer; past the edge, scroll."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hovered(event.position().toPoint())
            return
        where = event.position().toPoint()
        if not self._is_dragging:
            if (where - self._pressed).manhattanLength() < 3:
                return
            self._is_dragging = True
            caret = self._place_at(self._pressed)
            self._place(caret.point, caret, reveal=False)
        self._drag_to(where)
        if self.viewport().rect().contains(where):
            self._scroll_timer.stop()
        elif not self._scroll_timer.isActive():
            self._scroll_timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or choose what was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._scroll_timer.stop()
        pressed, was_dragging = self._pressed, self._is_dragging
        self._pressed, self._is_dragging, self._dragged_unit = None, False, None
        if not was_dragging:
            caret = self._place_at(pressed)
            self._place(caret.point, caret)
            self._clicked(pressed)
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._selection() is not None:
            clipboard.setMimeData(mime_of(self.selected_text()), QClipboard.Mode.Selection)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer; a drag goes on by words, a third click takes the paragraph."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        where = event.position().toPoint()
        if self._double_clicked(where):
            return
        self._last_double = (event.timestamp(), where)
        point = self._character_at(where)
        at = self._place_at(where).point if point is None else point
        self._begin_with(navigation.word(self._page.text, at), where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show caret and selection in their full colours."""
        super().focusInEvent(event)
        self._repaint([self._here()])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show caret and selection in their quiet colours; they stay visible."""
        super().focusOutEvent(event)
        self._repaint([self._here()])

    # For the reader that stands on this

    def _clicked(self, where: QPoint) -> None:
        """Do what a click without a drag does besides putting the caret there."""

    def _double_clicked(self, where: QPoint) -> bool:  # noqa: ARG002 - for those who override it
        """Do what a double click does instead of selecting a word; False for nothing."""
        return False

    def _hovered(self, where: QPoint) -> None:
        """Do what a move without a pressed button does."""

    def _caret_crossed(self, before: int, after: int) -> None:
        """Do what follows from the caret's having gone from one code point to another."""

    def _here(self) -> Span:
        """Return the selection, or the empty span at the caret."""
        return self._selection() or Span(self._caret.point, self._caret.point)

    def _place(self, anchor: int, caret: Caret, *, reveal: bool = True) -> None:
        """Set anchor and caret, repaint what changed, and tell."""
        selection, before = self._selection(), self._caret
        here = self._here()
        self._anchor, self._caret, self._goal = anchor, caret, None
        if reveal:
            self._show_cursor()
        else:
            value = self.verticalScrollBar().value()
            self._show_cursor()
            self.verticalScrollBar().setValue(value)
        if caret != before or self._selection() != selection:
            self._repaint(navigation.differing(here, self._here()))
        if caret.point != before.point:
            self.caret_moved.emit(caret.point)
            self._caret_crossed(before.point, caret.point)
        if self._selection() != selection:
            self.selection_changed.emit()

    def _select(self, span: Span | None) -> bool:
        if span is None:
            return False
        self._place(span.start, Caret(span.end, upstream=True))
        return True

    def _begin_with(self, unit: Span | None, where: QPoint) -> None:
        """Select a unit that a drag may now extend by its like."""
        self._pressed, self._is_dragging, self._dragged_unit = where, True, unit
        if unit is not None:
            self._place(unit.start, Caret(unit.end, upstream=True), reveal=False)

    def _drag_to(self, where: QPoint) -> None:
        caret, unit = self._place_at(where), self._dragged_unit
        if unit is None:
            self._place(self._anchor, caret, reveal=False)
            return
        step = navigation.word(self._page.text, caret.point) or Span(caret.point, caret.point)
        if caret.point < unit.start:
            self._place(unit.end, Caret(min(step.start, unit.start)), reveal=False)
        else:
            self._place(unit.start, Caret(max(step.end, unit.end), upstream=True), reveal=False)

    def _scroll_while_dragging(self) -> None:
        where = self.viewport().mapFromGlobal(self.cursor().pos())
        height = self.viewport().height()
        past = where.y() if where.y() < 0 else max(0, where.y() - height)
        if past and self._pressed is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (1 + abs(past) // 24) * (1 if past > 0 else -1))
            self._drag_to(QPoint(where.x(), max(0, min(where.y(), height - 1))))

    def _breaks_before(self, point: int) -> int:
        """Return how many breaks the display puts into long lines up to the point."""
        return bisect_right(self._page.breaks, point)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt calls it
        """Return the selected part of the stored text, for whoever asks the text view."""
        return mime_of(self.selected_text())
