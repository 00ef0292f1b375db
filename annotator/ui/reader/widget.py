"""The reader: what a person does on the page with the mouse, what is found in it, and its size."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.spans import Span
from annotator.ui.reader.annotated import AnnotatedSurface
from annotator.ui.reader.colours import ReaderColours, light
from annotator.ui.reader.crossing import described, invisible_named
from annotator.ui.reader.find import FindOptions, FindResult, find_all
from annotator.ui.reader.surface import FAMILIES, ZOOMS


class Reader(AnnotatedSurface):
    """Shows one article; see `annotator.ui.reader` for what the window calls and hears."""

    annotation_clicked = Signal(str)
    annotation_open_requested = Signal(str)
    context_menu_requested = Signal(QPoint, object, object)
    zoom_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, colours: ReaderColours | None = None) -> None:
        super().__init__(parent, colours or light())
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Article text"))
        self.viewport().setMouseTracking(True)

    # Look

    def set_colours(self, colours: ReaderColours) -> None:
        """Paint with the colours of another theme."""
        self._colours = colours
        self._apply_colours()

    def set_type(self, *, points: float, line_height: float, measure: int) -> None:
        """Set the text in this size at 100 %, its lines so far apart (1: as the font asks), so many characters wide."""
        if (points, line_height, measure) != (self._points, self._line_height, self._measure):
            self._points, self._line_height, self._measure = points, line_height, measure
            self._apply_font()

    def set_font_family(self, family: str) -> None:
        """Set the text in this family, with the usual ones as what is fallen back on; "" for those alone."""
        self._families = (family, *FAMILIES) if family else FAMILIES
        self._apply_font()

    # Find

    def find_words(self, query: str, options: FindOptions | None = None) -> FindResult:
        """Mark every place where the query stands, and show the first at or after the caret. Selects nothing."""
        result = find_all(self._page.text, query, options)
        self._hits = result.hits
        self._current_hit = -1
        if result.hits:
            start = self._here().start
            first = next((number for number, hit in enumerate(result.hits) if hit.start >= start), 0)
            self._current_hit = first
            seen = self.visible_span()
            if not seen.start <= result.hits[first].start <= seen.end:
                self._scroll_to(result.hits[first].start)
        self.viewport().update()
        return result

    def find_next(self) -> bool:
        """Select the next hit after the caret; round to the first after the last."""
        start = self._here().end if self._selection() else self._here().start
        return self._select_hit(next((n for n, hit in enumerate(self._hits) if hit.start >= start), 0))

    def find_previous(self) -> bool:
        """Select the last hit before the caret; round to the last before the first."""
        end = self._here().start
        last = len(self._hits) - 1
        return self._select_hit(next((n for n in range(last, -1, -1) if self._hits[n].end <= end), last))

    def find_position(self) -> tuple[int, int]:
        """Return the number of the current hit, from 1 (0 for none), and how many there are."""
        return self._current_hit + 1, len(self._hits)

    def clear_find(self) -> None:
        """Mark no hits any more."""
        self._hits, self._current_hit = (), -1
        self.viewport().update()

    # Zoom

    def zoom(self) -> int:
        """Return the size of the text in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, from 50 to 400 per cent; what is read stays in view."""
        percent = max(ZOOMS[0], min(percent, ZOOMS[-1]))
        if percent == self._zoom:
            return
        top = self.visible_span().start
        self._zoom = percent
        self._apply_font()
        self._scroll_to(top, at_top=True)
        self.zoom_changed.emit(percent)

    def zoom_in(self) -> None:
        """Set the text larger by a step."""
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Set the text smaller by a step."""
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0]))

    def zoom_reset(self) -> None:
        """Set the text in its usual size."""
        self.set_zoom(100)

    # What Qt calls

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu; a right click outside the selection puts the caret there first."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            point = self._caret.point
            where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        else:
            caret = self._place_at(event.pos())
            selected = self._selection()
            if selected is None or not selected.start <= caret.point <= selected.end:
                self._place(caret.point, caret)
            under = self._character_at(event.pos())
            point = caret.point if under is None else under
            where = event.globalPos()
        self.context_menu_requested.emit(where, self._selection(), self.annotations_at(point))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show label, speaker and note of what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.description_at(event.pos())
            if words:
                # As plain text: a note must not be read as markup.
                shown = escape(words).replace("\n", "<br>") if "<" in words else words
                QToolTip.showText(event.globalPos(), shown, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def description_at(self, where: QPoint) -> str:
        """Return what is said of a point of the viewport: its annotations, why it is grey, invisible characters."""
        badge = self._badge_at(where)
        if badge is not None:
            return described([badge])
        point = self._character_at(where)
        if point is None:
            return ""
        named = invisible_named(self._page.text, Span(max(0, point - 1), point + 2))
        grey = self._grey.described(point)
        return "\n\n".join(part for part in (described(self._marks.at(point)), grey, named) if part)

    # Inside

    def _clicked(self, where: QPoint) -> None:
        """Select the shortest annotation under the pointer; clicked again, the next one; beside all, none."""
        badge = self._badge_at(where)
        point = self._character_at(where)
        under = self._marks.at(point) if point is not None and badge is None else ()
        if badge is not None:
            chosen = badge.id
        elif not under:
            chosen = ""
        else:
            ids = [mark.id for mark in under]
            again = self._selected in ids and self._clicked_at in {point, -2}
            chosen = ids[(ids.index(self._selected) + 1) % len(ids)] if again else ids[0]
        self._clicked_at = -1 if point is None else point
        self.select_annotation(chosen, reveal=False)
        if chosen:
            self.annotation_clicked.emit(chosen)

    def _double_clicked(self, where: QPoint) -> bool:
        badge = self._badge_at(where)
        if badge is None:
            return False
        self.annotation_open_requested.emit(badge.id)
        return True

    def _hovered(self, where: QPoint) -> None:
        is_badge = self._badge_at(where) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_badge else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _select_hit(self, number: int) -> bool:
        if not self._hits:
            return False
        self._current_hit = number
        self.go_to(self._hits[number], select=True)
        self.viewport().update()
        return True

    def _scroll_to(self, point: int, *, at_top: bool = False) -> None:
        """Bring a code point into view without moving the caret."""
        position = self._page.offsets.to_widget(point)
        block = self.document().findBlock(position)
        number, _ = self._page.line_of(block, position)
        lines = 0 if at_top else int(self.viewport().height() / self._layout.pitch / 3)
        self._layout.tell_size()
        self.verticalScrollBar().setValue(max(0, block.firstLineNumber() + number - lines))
