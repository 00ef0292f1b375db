"""Pens and fills for the page, made once for each colour of a theme."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from annotator.core.tagset import Pattern

if TYPE_CHECKING:
    from annotator.ui.reader.colours import ReaderColours
    from annotator.ui.reader.marks import ReaderMark

# Lengths of dash, gap, dash, gap … in widths of the line.
_DASHES = {
    Pattern.DASHED: (4.0, 2.0),
    Pattern.DOTTED: (1.0, 1.5),
    Pattern.DASH_DOT: (4.0, 1.5, 1.0, 1.5),
}


class Inks:
    """What a theme paints with, and how thick lines are at the present zoom (pixels)."""

    def __init__(self, colours: ReaderColours, unit: float, badge_font: QFont, scale: float = 1.0) -> None:
        self.colours = colours
        self.unit = unit  # the thickness of a lane's line
        self.lane_pitch = unit + max(1.0, unit * 0.5)
        self.badge_font = badge_font
        self.scale = scale  # device pixels to a pixel
        metrics = QFontMetricsF(badge_font)
        self.badge_height = math.ceil(metrics.height())
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
        self._metrics = metrics
        self._tints: dict[str, QColor] = {}
        self._lines: dict[str, QColor] = {}
        self._tiles: dict[tuple[str, Pattern], QPixmap] = {}
        self._badges: dict[tuple[str, str, str, bool], QPixmap] = {}
        self._widths: dict[tuple[str, bool], int] = {}

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
        unit, pattern = self.unit, mark.pattern
        if pattern is Pattern.SOLID:
            painter.fillRect(QRectF(left, top, right - left, unit), self.line(mark.colour))
        elif pattern is Pattern.DOUBLE:
            thin, ink = max(1.0, unit / 3), self.line(mark.colour)
            painter.fillRect(QRectF(left, top - thin / 2, right - left, thin), ink)
            painter.fillRect(QRectF(left, top + unit - thin / 2, right - left, thin), ink)
        elif pattern is Pattern.WAVE:
            painter.setPen(QPen(self.line(mark.colour), max(1.0, unit * 0.6)))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPolyline(_wave(left, right, top + unit / 2, unit))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        else:
            # A tile of the dashes, repeated: a pen would have each dash computed anew.
            tile = self._tile(mark.colour, pattern)
            painter.drawTiledPixmap(QRectF(left, round(top), right - left, unit), tile)

    def badge_width(self, badge: str, *, is_linked: bool = False) -> int:
        """Return how wide the badge with these letters is, in pixels; the mark of a link stands beside them."""
        known = self._widths.get((badge, is_linked))
        if known is None:
            wide = self._metrics.horizontalAdvance(badge) + self.badge_height * 0.5
            known = max(math.ceil(wide), self.badge_height) + (self._link_width if is_linked else 0)
            self._widths[badge, is_linked] = known
        return known

    @property
    def _link_width(self) -> int:
        return math.ceil(self.badge_height * 0.72)

    def badge(self, mark: ReaderMark, kind: str) -> QPixmap:
        """Return the badge of a mark: ``first`` line, one it ``goes on`` in, or ``suggested``; drawn once and kept."""
        key = (mark.badge, mark.colour, kind, mark.is_linked)
        known = self._badges.get(key)
        if known is None:
            known = self._badges[key] = self._draw_badge(mark, kind)
        return known

    def _draw_badge(self, mark: ReaderMark, kind: str) -> QPixmap:
        scale = self.scale
        whole, height = self.badge_width(mark.badge, is_linked=mark.is_linked), self.badge_height
        width = self.badge_width(mark.badge)
        picture = QPixmap(math.ceil(whole * scale), math.ceil(height * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        box = QRectF(0, 0, width, height)
        radius = height * 0.22
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if kind == "suggested":
            painter.setPen(self.dashed(self.line(mark.colour), 1.0))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        elif kind == "first":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.tint(mark.colour))
            painter.drawRoundedRect(box, radius, radius)
        painter.setFont(self.badge_font)
        painter.setPen(self.muted if kind == "goes on" else self.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.badge)
        if mark.is_linked:
            self._draw_link(painter, QRectF(width, 0, whole - width, height))
        painter.end()
        return picture

    def _draw_link(self, painter: QPainter, box: QRectF) -> None:
        """Draw two links of a chain, one into the other."""
        painter.setPen(QPen(self.text, max(1.0, box.height() * 0.08)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wide, high = box.width() * 0.48, box.height() * 0.30
        top = box.center().y() - high / 2
        for left in (box.left() + box.width() * 0.14, box.left() + box.width() * 0.42):
            painter.drawRoundedRect(QRectF(left, top, wide, high), high / 2, high / 2)

    def _tile(self, colour: str, pattern: Pattern) -> QPixmap:
        scale = self.scale
        key = (colour, pattern)
        known = self._tiles.get(key)
        if known is None:
            width = sum(_DASHES[pattern]) * self.unit
            known = QPixmap(max(1, round(width * scale)), max(1, round(self.unit * scale)))
            known.setDevicePixelRatio(scale)
            known.fill(Qt.GlobalColor.transparent)
            painter = QPainter(known)
            at = 0.0
            for number, length in enumerate(_DASHES[pattern]):
                if number % 2 == 0:
                    painter.fillRect(
                        QRectF(at * self.unit, 0, length * self.unit, self.unit), self.line(colour)
                    )
                at += length
            painter.end()
            self._tiles[key] = known
        return known


def _wave(left: float, right: float, middle: float, unit: float) -> QPolygonF:
    step = unit * 1.25
    count = max(2, int((right - left) / step) + 1)
    points = [
        QPointF(min(right, left + number * step), middle + (unit * 0.55 if number % 2 else -unit * 0.55))
        for number in range(count + 1)
    ]
    return QPolygonF(points)
