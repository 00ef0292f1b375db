"""The bare page: a read-only text view that lays lines out, paints overlays and turns pixels into code points.

It knows no keys and no wishes; `annotator.ui.reader.widget.Reader` stands on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from annotator.core.spans import Span
from annotator.ui.reader.carets import Caret, Carets
from annotator.ui.reader.display import display
from annotator.ui.reader.inks import Inks
from annotator.ui.reader.layout import LINE_HEIGHT, PageLayout
from annotator.ui.reader.linework import LineWorks
from annotator.ui.reader.markset import MarkSet
from annotator.ui.reader.page import Line, Page
from annotator.ui.reader.painting import paint_above, paint_below
from annotator.ui.reader.regions import Greyed
from annotator.ui.reader.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.values import Region
    from annotator.ui.reader.colours import ReaderColours
    from annotator.ui.reader.marks import ReaderMark

MEASURE = 68  # characters of a line, between the 60 and 75 that are read with ease
BASE_POINTS = 12.5  # the size of the text at 100 %
ZOOMS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 350, 400)
FAMILIES = ("Charter", "Source Serif 4", "Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif", "serif")
_SAMPLE = "The Kremlin on Tuesday rejected a suggestion by Armenia’s prime minister that Russia had failed."


class Surface(QPlainTextEdit):
    """Shows one text with its marks, caret and selection. All positions are code points."""

    def __init__(self, parent: QWidget | None, colours: ReaderColours) -> None:
        super().__init__(parent)
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(16)
        self._layout = PageLayout(document)
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always: else the column would move aside between a short article and a long one, and as sizes get known.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setCursorWidth(0)  # the caret is painted here, as it is to be seen without the focus too
        self._colours = colours
        self._families: tuple[str, ...] = FAMILIES
        self._zoom = 100
        self._points, self._measure, self._line_height = BASE_POINTS, MEASURE, LINE_HEIGHT
        self._marks = MarkSet()
        self._works = LineWorks()
        self._page = Page("", display(""), self._layout)
        self._carets = Carets(self._page, document)
        self._anchor = 0
        self._caret = Caret(0)
        self._selected = ""
        self._hits: Sequence[Span] = ()
        self._current_hit = -1
        self._grey = Greyed()
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._layout.tell_size)
        self._badge_font = QFont()
        self._inks = Inks(colours, 2.0, self._badge_font)
        self._apply_colours()
        self._apply_font()

    def _show_bar(self, low: int, high: int) -> None:
        """Leave the place of the scroll bar empty where there is nothing to scroll."""
        self.verticalScrollBar().setEnabled(high > low)

    def _show_text(self, text: str, regions: Iterable[Region]) -> None:
        """Put another text on the page; marks, hits and selection are forgotten."""
        shown = display(text)
        self._marks.clear()
        self._selected = ""
        self._hits, self._current_hit = (), -1
        self._anchor, self._caret = 0, Caret(0)
        self._grey = Greyed(regions)
        self._page = Page(text, shown, self._layout)
        self._carets = Carets(self._page, self.document())
        bar = self.verticalScrollBar()
        bar.setValue(0)
        self.setPlainText(shown.string)
        # As far as is known before lines are laid out: scrolled beyond its text, the view never comes back.
        bar.setRange(0, max(0, self.document().blockCount() - 1))
        self.viewport().update()

    def _selection(self) -> Span | None:
        low, high = sorted((self._anchor, self._caret.point))
        return Span(low, high) if low < high else None

    # Fonts and colours

    def _apply_colours(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._colours.page)
        palette.setColor(QPalette.ColorRole.Text, self._colours.text)
        # The selection is painted below the words here: bidirectional text, and no second colour for the text.
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            palette.setColor(group, QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, self._colours.text)
            palette.setColor(group, QPalette.ColorRole.Text, self._colours.text)
        self.setPalette(palette)
        self._ink_of_words = QColor(self._colours.text)
        self._inks = Inks(self._colours, self._inks.unit, self._badge_font, self.devicePixelRatioF())
        self.viewport().update()

    def _apply_font(self) -> None:
        font = QFont()
        font.setFamilies(list(self._families))
        font.setPointSizeF(self._points * self._zoom / 100)
        self.setFont(font)
        metrics = QFontMetricsF(font)
        self._badge_font = QFont(QFont().family())
        self._badge_font.setPointSizeF(max(6.0, font.pointSizeF() * 0.66))
        self._inks = Inks(
            self._colours, max(1.0, round(metrics.height() / 11)), self._badge_font, self.devicePixelRatioF()
        )
        self.setTabStopDistance(metrics.horizontalAdvance(" ") * 4)
        self._arrange()

    def _arrange(self) -> None:
        """Set the column: of the wished measure where there is room, in the middle, with a margin for the badges."""
        metrics = QFontMetricsF(self.font())
        wished = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self._measure
        width = self.viewport().width()
        gutter = QFontMetricsF(self._badge_font).height() * 2.6 + 12
        measure = max(80, min(round(wished), int(width - gutter - 16)))
        left = max(16, min((width - measure) // 2, int(width - measure - gutter)))
        pitch = round(metrics.height() * self._line_height)
        room = round((pitch - metrics.height()) * 0.85, 1)
        if self._layout.arrange(left=left, measure=measure, pitch=pitch, room=room):
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the column anew before the lines are laid out."""
        self._arrange()
        super().resizeEvent(event)
        self._arrange()

    # Lines and places

    def _lines(self, top: float, bottom: float) -> list[Line]:
        return self._page.lines(self.firstVisibleBlock(), self.contentOffset().y(), top, bottom)

    def _visible_lines(self) -> list[Line]:
        return self._lines(0, self.viewport().height())

    def _line_at(self, y: float) -> Line | None:
        """Return the visible line whose slot holds ``y``; the first or the last, beyond them."""
        lines = self._visible_lines()
        if not lines:
            return None
        return next((line for line in lines if y < line.bottom), lines[-1])

    def _place_at(self, where: QPoint) -> Caret:
        """Return the place between characters nearest to a point of the viewport."""
        line = self._line_at(where.y())
        return Caret(0) if line is None else Caret(*self._page.point_at(line, where.x()))

    def _character_at(self, where: QPoint) -> int | None:
        """Return the start of the character under a point of the viewport, or None beside the words."""
        line = self._line_at(where.y())
        if line is None or not line.top <= where.y() < line.bottom:
            return None
        return self._page.character_at(line, where.x())

    def _badge_at(self, where: QPoint) -> ReaderMark | None:
        line = self._line_at(where.y())
        if line is None:
            return None
        return self._scene([line]).badge_at(where.x(), where.y())

    def _caret_line(self, lines: Iterable[Line]) -> Line | None:
        point, upstream = self._caret
        for line in lines:
            if line.start <= point < line.end or (point == line.end and (line.is_last or upstream)):
                return line
        return None

    @property
    def badges_end(self) -> int:
        """Where the usual room for badges ends, in pixels of the viewport: what is beyond is margin."""
        gutter = QFontMetricsF(self._badge_font).height() * 2.6 + 12
        return int(self._layout.left + self._layout.measure + gutter)

    # Painting

    def _scene(self, lines: list[Line]) -> Scene:
        column_end = self._layout.left + self._layout.measure
        return Scene(
            page=self._page,
            lines=lines,
            marks=self._marks,
            inks=self._inks,
            known=self._works,
            selection=self._selection(),
            has_focus=self.hasFocus(),
            selected=self._marks.get(self._selected),
            hits=self._hits,
            current_hit=self._current_hit,
            veiled=self._grey.cover,
            badge_left=column_end + 10,
            badge_right=self.viewport().width() - 4,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the overlays of the lines to be painted, below and above what the text view paints itself."""
        if self.devicePixelRatioF() != self._inks.scale:  # the window has gone to another screen
            self._inks = Inks(self._colours, self._inks.unit, self._badge_font, self.devicePixelRatioF())
        area = event.rect()
        # A lane or an outline reaches a little out of its line's slot: the neighbours are painted with it.
        reach = 5 * self._inks.unit
        lines = self._lines(area.top() - reach, area.bottom() + reach)
        scene = self._scene(lines)
        # The words are painted here too: the text view would do just this with a painter of its own.
        painter = QPainter(self.viewport())
        painter.setClipRect(area)
        paint_below(painter, scene)
        painter.setPen(self._ink_of_words)
        self._page.draw_words(painter, lines, QRectF(area))
        paint_above(painter, scene)
        self._paint_caret(painter, lines)
        self._layout.forget_far_blocks(painter)
        painter.end()
        if self._layout.is_resized:
            self._resized.start()  # after the frame: telling walks the last page, which nobody sees yet

    def _paint_caret(self, painter: QPainter, lines: list[Line]) -> None:
        line = self._caret_line(lines)
        if line is None:
            return
        width = max(2.0, self._inks.unit * 0.9)
        x = self._page.x_of(line, self._caret.point)
        box = QRectF(x - width / 2, line.text_top, width, line.text_bottom - line.text_top)
        if self.hasFocus():
            painter.fillRect(box, self._inks.caret)
        else:
            painter.fillRect(box.adjusted(0, 0, 0, 0), self._inks.muted)

    def _repaint(self, spans: Iterable[Span]) -> None:
        """Have the visible lines painted anew that a part of one of the spans is on, its caret positions included."""
        wanted = list(spans)
        if not wanted:
            return
        lines = self._visible_lines()
        width = self.viewport().width()
        for line in lines:
            if any(start <= line.end and line.start <= end for start, end in wanted):
                # Outlines, lanes and the letters of source and cue reach into the neighbours' slots.
                top, bottom = int(line.top - 5 * self._inks.unit), int(line.bottom + 5 * self._inks.unit)
                self.viewport().update(QRect(0, top, width, bottom - top + 1))

    def _show_cursor(self) -> None:
        """Let the text view's own cursor follow, for scrolling, input methods and screen readers."""
        self._layout.tell_size()  # else the scroll bar would not go as far as the text
        to_widget = self._page.offsets.to_widget
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_widget(self._anchor))
        cursor.setPosition(to_widget(self._caret.point), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
