"""The page with its annotations: shown, selected, stepped through, and told to those who do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.core.graphemes import floor_boundary
from annotator.core.spans import Span, envelope
from annotator.ui.reader import navigation
from annotator.ui.reader.crossing import crossed, described
from annotator.ui.reader.markset import touched
from annotator.ui.reader.regions import Greyed
from annotator.ui.reader.selecting import SelectingSurface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.core.values import Region
    from annotator.core.views import AnnotationPlace
    from annotator.ui.reader.colours import ReaderColours
    from annotator.ui.reader.marks import ReaderMark
    from annotator.ui.reader.markset import MarkSource


class AnnotatedSurface(SelectingSurface):
    """Holds the annotations of the text on the page, one of which may be the selected one."""

    annotation_selected = Signal(str)
    announced = Signal(str)
    caret_described = Signal(str)

    def __init__(self, parent: QWidget | None, colours: ReaderColours) -> None:
        super().__init__(parent, colours)
        self.article_key = ""
        self._clicked_at = (
            -1
        )  # the code point that was clicked last, where the next click takes the next annotation
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

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Take other parts of the same text for no body; nothing else changes."""
        self._grey = Greyed(regions)
        self._describe_caret()
        self.viewport().update()

    def set_annotations(self, marks: Iterable[ReaderMark]) -> None:
        """Show these annotations and no others; the selected one stays so if it is among them."""
        selected = self._selected
        self._marks.clear()
        self._marks.put(marks)
        if selected and self._marks.get(selected) is None:
            self.select_annotation("")
        self._describe_caret()
        self.viewport().update()

    def set_places(self, places: Sequence[AnnotationPlace], source: MarkSource) -> None:
        """Show the annotations at these places and no others; what they look like is fetched when they are in view."""
        self._marks.clear()
        self._marks.put_places(places, source)
        self.viewport().update()
        # When the page is painted, for which all that is in view is fetched at once.
        QTimer.singleShot(0, self, self._describe_caret)

    def add_places(self, places: Sequence[AnnotationPlace], source: MarkSource) -> None:
        """Show annotations at more places, sorted, whose ids are new."""
        self._marks.put_places(places, source)
        if places and places[0][0] < self.visible_span().end:
            self._describe_caret()
            self.viewport().update()

    def forget_looks(self) -> None:
        """Fetch anew what annotations that came as places look like."""
        self._marks.forget_looks()
        self._describe_caret()
        self.viewport().update()

    def add_annotations(self, marks: Iterable[ReaderMark]) -> None:
        """Show more annotations, or changed ones in place of those with the same id; only their lines are repainted."""
        fresh = list(marks)
        before = [
            known for known in map(self._marks.at_hand, (mark.id for mark in fresh)) if known is not None
        ]
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
        return self._step(1)

    def previous_annotation(self) -> bool:
        """Select the annotation before, in reading order; False where there is none."""
        return self._step(-1)

    def next_suggestion(self) -> bool:
        """Select the next suggestion; False where there is none left."""
        return self._step(1, suggested=True)

    def previous_suggestion(self) -> bool:
        """Select the suggestion before; False where there is none left."""
        return self._step(-1, suggested=True)

    def move_end_by_word(self, direction: int) -> tuple[Span, ...] | None:
        """Move the end of the selection by a word, or return the new fragments of the selected annotation."""
        return self._move_edge(direction, navigation.end_moved, navigation.fragments_end_moved)

    def move_start_by_word(self, direction: int) -> tuple[Span, ...] | None:
        """Move the start of the selection by a word, or return the new fragments of the selected annotation."""
        return self._move_edge(direction, navigation.start_moved, navigation.fragments_start_moved)

    # Inside

    def _marks_at_caret(self) -> tuple[ReaderMark, ...]:
        """Return the marks the caret is in; where it is in none, those that end right before it."""
        point = self._caret.point
        here = self._marks.at(point)
        if here or point == 0:
            return here
        return self._marks.at(floor_boundary(self._page.text, point - 1))

    def _step(self, direction: int, *, suggested: bool = False) -> bool:
        length = len(self._page.text)
        current = self._marks.get(self._selected)
        if current is not None and current.is_shown:
            place = (current.start, current.end, current.id)
        else:
            # From the caret on: an annotation that begins right there is the next one.
            place = (self._caret.point, -1, "")
        search = self._marks.after if direction > 0 else self._marks.before
        found = search(place, length, suggested=suggested)
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

    def _caret_crossed(self, before: int, after: int) -> None:
        if len(self._marks):
            for words in crossed(self._marks.at(before), self._marks.at(after)):
                self.announced.emit(words)
                if QAccessible.isActive():
                    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._describe_caret()

    def _describe_caret(self) -> None:
        words = described(self._marks.at(self._caret.point)) if len(self._marks) else ""
        words = words or self._grey.described(self._caret.point, only_grey=True)
        if words != self._described:
            self._described = words
            self.caret_described.emit(words)


def _with_gaps(marks: Iterable[ReaderMark]) -> list[Span]:
    """Return what changes its look when marks are selected: their words, roles, and what joins their fragments."""
    known = list(marks)
    return [*touched(known), *(envelope(mark.fragments) for mark in known)]
