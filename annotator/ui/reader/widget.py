"""The reader: the page with its annotations, what was found in it, and what it says to those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QHelpEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.core.graphemes import floor_boundary
from annotator.core.spans import Span, envelope
from annotator.ui.reader import navigation
from annotator.ui.reader.colours import ReaderColours, light
from annotator.ui.reader.crossing import crossed, described, invisible_named
from annotator.ui.reader.find import FindOptions, FindResult, find_all
from annotator.ui.reader.markset import touched
from annotator.ui.reader.selecting import SelectingSurface
from annotator.ui.reader.surface import FAMILIES, ZOOMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotator.core.values import Region
    from annotator.ui.reader.marks import ReaderMark


class Reader(SelectingSurface):
    """Shows one article; see `annotator.ui.reader` for what the window calls and hears."""

    annotation_selected = Signal(str)
    annotation_clicked = Signal(str)
    annotation_open_requested = Signal(str)
    context_menu_requested = Signal(QPoint, object, object)
    zoom_changed = Signal(int)
    announced = Signal(str)
    caret_described = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, colours: ReaderColours | None = None) -> None:
        super().__init__(parent, colours or light())
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Article text"))
        self.viewport().setMouseTracking(True)
        self.article_key = ""
        self._clicked_at = -1
        self._described = ""

    # What is shown

    def set_article(self, key: str, text: str, regions: Iterable[Region] = ()) -> None:
        """Show another text; its annotations come next. The caret goes to the start, nothing is selected."""
        had_selected = self._selected
        self.article_key = key
        self._clicked_at = -1
        self._show_text(text, regions)
        if had_selected:
            self.annotation_selected.emit("")
        self.selection_changed.emit()
        self.caret_moved.emit(0)

    def set_annotations(self, marks: Iterable[ReaderMark]) -> None:
        """Show these annotations and no others; the selected one stays so if it is among them."""
        selected = self._selected
        self._marks.clear()
        self._marks.put(marks)
        if selected and self._marks.get(selected) is None:
            self.select_annotation("")
        self._describe_caret()
        self.viewport().update()

    def add_annotations(self, marks: Iterable[ReaderMark]) -> None:
        """Show more annotations, or changed ones in place of those with the same id; only their lines are repainted."""
        fresh = list(marks)
        before = [known for known in map(self._marks.get, (mark.id for mark in fresh)) if known is not None]
        self._marks.put(fresh)
        self._describe_caret()
        self._repaint(touched((*before, *fresh)))

    def remove_annotations(self, annotation_ids: Iterable[str]) -> None:
        """Show these annotations no more; unknown ids are passed over."""
        taken = self._marks.take(annotation_ids)
        if any(mark.id == self._selected for mark in taken):
            self._selected = ""
            self.annotation_selected.emit("")
        self._describe_caret()
        self._repaint(touched(taken))

    def set_colours(self, colours: ReaderColours) -> None:
        """Paint with the colours of another theme."""
        self._colours = colours
        self._apply_colours()

    def set_font_family(self, family: str) -> None:
        """Set the text in this family, with the usual ones as what is fallen back on; "" for those alone."""
        self._families = (family, *FAMILIES) if family else FAMILIES
        self._apply_font()

    # Places

    def go_to(self, span: Span, *, select: bool = False) -> None:
        """Bring a span to the middle of the page, where it is not in view, and put the caret at its start."""
        seen = self.visible_span()
        if select:
            self.select(span)
        else:
            self.set_caret(span.start)
        if not (seen.start <= span.start and span.end <= seen.end):
            self.centerCursor()

    def annotations_at(self, point: int) -> tuple[str, ...]:
        """Return the ids of the annotations over the code point, the shortest first."""
        return tuple(mark.id for mark in self._marks.at(point))

    def annotation_at_caret(self) -> str:
        """Return the selected annotation if the caret is in it or right after it, else the shortest there, or ""."""
        here = self._marks_at_caret()
        return next((mark.id for mark in here if mark.id == self._selected), here[0].id if here else "")

    def suggestion_at_caret(self) -> str:
        """Return the selected suggestion if the caret is in it, else the shortest there, or ""."""
        here = [mark for mark in self._marks_at_caret() if mark.is_suggestion]
        return next((mark.id for mark in here if mark.id == self._selected), here[0].id if here else "")

    # The selected annotation

    def selected_annotation(self) -> str:
        """Return the id of the selected annotation, or ""."""
        return self._selected

    def select_annotation(self, annotation_id: str, *, reveal: bool = True) -> None:
        """Make another annotation the selected one, or none for ""; unknown ids count as none.

        With ``reveal`` it is brought into view, text is no longer selected, and the caret goes to its start.
        """
        mark = self._marks.get(annotation_id)
        new = mark.id if mark is not None else ""
        changed = new != self._selected
        if changed:
            before = self._marks.get(self._selected)
            self._selected = new
            self._repaint(_with_gaps([known for known in (before, mark) if known is not None]))
        if mark is not None and reveal:
            self.go_to(Span(mark.start, mark.end))
        if changed:
            self.annotation_selected.emit(new)

    def next_annotation(self) -> bool:
        """Select the next annotation in reading order, after the selected one or the caret; False for none."""
        return self._step(1, lambda mark: True)  # noqa: ARG005 - every annotation will do

    def previous_annotation(self) -> bool:
        """Select the annotation before, in reading order; False where there is none."""
        return self._step(-1, lambda mark: True)  # noqa: ARG005 - every annotation will do

    def next_suggestion(self) -> bool:
        """Select the next suggestion; False where there is none left."""
        return self._step(1, lambda mark: mark.is_suggestion)

    def previous_suggestion(self) -> bool:
        """Select the suggestion before; False where there is none left."""
        return self._step(-1, lambda mark: mark.is_suggestion)

    def move_end_by_word(self, direction: int) -> tuple[Span, ...] | None:
        """Move the end of the selection by a word, or return the new fragments of the selected annotation."""
        return self._move_edge(direction, navigation.end_moved, navigation.fragments_end_moved)

    def move_start_by_word(self, direction: int) -> tuple[Span, ...] | None:
        """Move the start of the selection by a word, or return the new fragments of the selected annotation."""
        return self._move_edge(direction, navigation.start_moved, navigation.fragments_start_moved)

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
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def description_at(self, where: QPoint) -> str:
        """Return label, speaker and note of the annotations under a point of the viewport, and invisible characters."""
        badge = self._badge_at(where)
        if badge is not None:
            return described([badge])
        point = self._character_at(where)
        if point is None:
            return ""
        named = invisible_named(self._page.text, Span(max(0, point - 1), point + 2))
        return "\n\n".join(part for part in (described(self._marks.at(point)), named) if part)

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

    def _marks_at_caret(self) -> tuple[ReaderMark, ...]:
        """Return the marks the caret is in; where it is in none, those that end right before it."""
        point = self._caret.point
        here = self._marks.at(point)
        if here or point == 0:
            return here
        return self._marks.at(floor_boundary(self._page.text, point - 1))

    def _step(self, direction: int, wanted: Callable[[ReaderMark], bool]) -> bool:
        length = len(self._page.text)
        current = self._marks.get(self._selected)
        if current is not None and current.is_shown:
            place = (current.start, current.end, current.id)
        else:
            # From the caret on: an annotation that begins right there is the next one.
            place = (self._caret.point, -1, "")
        search = self._marks.after if direction > 0 else self._marks.before
        found = search(place, length, wanted)
        if found is None:
            return False
        self.select_annotation(found.id)
        return True

    def _move_edge(
        self,
        direction: int,
        of_span: Callable[[str, Span, int], Span | None],
        of_fragments: Callable[[str, tuple[Span, ...], int], tuple[Span, ...] | None],
    ) -> tuple[Span, ...] | None:
        selected = self._selection()
        if selected is not None:
            moved = of_span(self._page.text, selected, direction)
            if moved is not None:
                self.select(moved)
            return None
        mark = self._marks.get(self._selected)
        return None if mark is None else of_fragments(self._page.text, mark.fragments, direction)

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
        self.verticalScrollBar().setValue(max(0, block.firstLineNumber() + number - lines))

    def _caret_crossed(self, before: int, after: int) -> None:
        if len(self._marks):
            for words in crossed(self._marks.at(before), self._marks.at(after)):
                self.announced.emit(words)
                if QAccessible.isActive():
                    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._describe_caret()

    def _describe_caret(self) -> None:
        words = described(self._marks.at(self._caret.point)) if len(self._marks) else ""
        if words != self._described:
            self._described = words
            self.caret_described.emit(words)


def _with_gaps(marks: Iterable[ReaderMark]) -> list[Span]:
    """Return what changes its look when marks are selected: their words, roles, and what joins their fragments."""
    known = list(marks)
    return [*touched(known), *(envelope(mark.fragments) for mark in known)]
