"""Pens and fills for the page, made once for each colour of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.core.tagset import Pattern

if TYPE_CHECKING:
    from annotator.ui.reader.colours import ReaderColours
    from annotator.ui.reader.marks import ReaderMark

# Lengths of dash, gap, … in widths of the line, as `QPen.setDashPattern` takes them.
_DASHES = {
    Pattern.DASHED: (4.0, 2.0),
    Pattern.DOTTED: (1.0, 1.5),
    Pattern.DASH_DOT: (4.0, 1.5, 1.0, 1.5),
}


class Inks:
    """What a theme paints with, and how thick lines are at the present zoom (pixels)."""

    def __init__(self, colours: ReaderColours, unit: float) -> None:
        self.colours = colours
        self.unit = unit  # the thickness of a lane's line
        self.lane_pitch = unit + max(1.0, unit * 0.5)
        self.selection = QColor(colours.selection)
        self.selection_unfocused = QColor(colours.selection_unfocused)
        self.hit = QColor(colours.hit)
        self.hit_current = QColor(colours.hit_current)
        self.caret = QColor(colours.caret)
        self.outline = QColor(colours.outline)
        self.text = QColor(colours.text)
        self.muted = QColor(colours.muted)
        self.veil = QColor(colours.page)
        self.veil.setAlphaF(colours.veil)
        self._tints: dict[str, QColor] = {}
        self._lines: dict[str, QColor] = {}

    def tint(self, colour: str) -> QColor:
        """Return the fill behind words of a label's colour."""
        known = self._tints.get(colour)
        if known is None:
            known = self._tints[colour] = QColor(self.colours.tint(colour))
        return known

    def line(self, colour: str) -> QColor:
        """Return what a label's lane is drawn with."""
        known = self._lines.get(colour)
        if known is None:
            known = self._lines[colour] = QColor(self.colours.line(colour))
        return known

    def dashed(self, colour: QColor, width: float) -> QPen:
        """Return the pen for the outline of a suggestion."""
        pen = QPen(
            colour, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin
        )
        pen.setDashPattern([3.0, 2.0])
        return pen

    def draw_lane(
        self, painter: QPainter, mark: ReaderMark, left: float, right: float, *, top: float
    ) -> None:
        """Draw a lane's line in the label's pattern, its upper edge at ``top``; dashes stay where the text stands."""
        ink, unit, pattern = self.line(mark.colour), self.unit, mark.pattern
        if pattern is Pattern.SOLID:
            painter.fillRect(QRectF(left, top, right - left, unit), ink)
        elif pattern is Pattern.DOUBLE:
            thin = max(0.7, unit / 3)
            painter.fillRect(QRectF(left, top - thin / 2, right - left, thin), ink)
            painter.fillRect(QRectF(left, top + unit - thin / 2, right - left, thin), ink)
        elif pattern is Pattern.WAVE:
            painter.setPen(QPen(ink, max(1.0, unit * 0.6)))
            painter.drawPolyline(_wave(left, right, top + unit / 2, unit))
        else:
            pen = QPen(ink, unit, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(list(_DASHES[pattern]))
            painter.setPen(pen)
            middle = top + unit / 2
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def _wave(left: float, right: float, middle: float, unit: float) -> QPolygonF:
    step = unit * 1.25
    count = max(2, int((right - left) / step) + 1)
    points = [
        QPointF(min(right, left + number * step), middle + (unit * 0.55 if number % 2 else -unit * 0.55))
        for number in range(count + 1)
    ]
    return QPolygonF(points)
