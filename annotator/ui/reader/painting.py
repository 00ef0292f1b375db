"""Paints what belongs to the visible lines, and nothing else: the work does not grow with the text or its annotations.

Below the text: tints, hits, lanes and the selection. Above it: the veil of boilerplate, the marks of invisible
characters, the outline of the selected annotation and the badges.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.core.spans import Span
from annotator.ui.reader.display import invisible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.reader.inks import Inks
    from annotator.ui.reader.marks import ReaderMark
    from annotator.ui.reader.markset import MarkSet
    from annotator.ui.reader.page import Line, Page

LANE_TOP = 2.0  # pixels between the words' height and the first lane: room for an outline
LANES = 6  # lanes that are drawn; a deeper overlap is told by its badge


@dataclass(slots=True)
class Scene:
    """What one frame shows: the visible lines, and what is to be painted on them. Positions are code points."""

    page: Page
    lines: list[Line]
    marks: MarkSet
    inks: Inks
    selection: Span | None = None
    has_focus: bool = True
    selected: ReaderMark | None = None
    hits: Sequence[Span] = ()
    current_hit: int = -1
    veiled: Sequence[Span] = ()  # sorted, not overlapping
    badge_left: float = 0.0
    badge_right: float = 0.0
    badge_font: QFont = field(default_factory=QFont)
    is_ascii: bool = False
    _shown: list[ReaderMark] | None = None

    @property
    def span(self) -> Span:
        """From the first visible code point to the last, line ends included."""
        return Span(self.lines[0].start, self.lines[-1].end + 1)

    @property
    def shown(self) -> list[ReaderMark]:
        """The marks that reach into the visible lines, longest first."""
        if self._shown is None:
            self._shown = self.marks.within(*self.span)
        return self._shown


def paint_below(painter: QPainter, scene: Scene) -> None:
    """Paint what lies behind the words."""
    if not scene.lines:
        return
    starts = [line.start for line in scene.lines]
    inks, page = scene.inks, scene.page
    pieces: list[tuple[ReaderMark, Span, Line, float, float]] = []
    for mark in scene.shown:
        tint = inks.tint(mark.colour)
        for fragment in mark.fragments:
            for line in _lines_of(scene.lines, starts, fragment):
                for left, right in page.pieces(line, fragment):
                    pieces.append((mark, fragment, line, left, right))
                    if not mark.is_suggestion:
                        _fill(painter, line, left, right, tint)
    _paint_hits(painter, scene, starts)
    for mark, fragment, line, left, right in pieces:
        lane = scene.marks.lane(mark.id)
        if mark.is_suggestion:
            painter.setPen(inks.dashed(inks.line(mark.colour), max(1.0, inks.unit * 0.6)))
            _outline(painter, line, fragment, left, right, grow=min(lane, 2) * 1.5)
        elif lane < LANES:
            inks.draw_lane(
                painter, mark, left, right, top=line.text_bottom + LANE_TOP + lane * inks.lane_pitch
            )
    if scene.selection is not None:
        ink = inks.selection if scene.has_focus else inks.selection_unfocused
        for line in _lines_of(scene.lines, starts, scene.selection):
            for left, right in _with_line_end(scene, line, scene.selection):
                painter.fillRect(
                    QRectF(left, line.text_top, right - left, line.text_bottom - line.text_top), ink
                )


def paint_above(painter: QPainter, scene: Scene) -> None:
    """Paint what lies over the words or beside them."""
    if not scene.lines:
        return
    starts = [line.start for line in scene.lines]
    _paint_veil(painter, scene, starts)
    if not scene.is_ascii:
        _paint_invisible(painter, scene)
    if scene.selected is not None and scene.selected.is_shown:
        _paint_selected(painter, scene, scene.selected, starts)
    for line in scene.lines:
        for box, mark, begins in badges(scene, line):
            _paint_badge(painter, scene, box, mark, begins=begins)


def badges(scene: Scene, line: Line) -> list[tuple[QRectF, ReaderMark, bool]]:
    """Return the badges beside a line: where, of which annotation, and whether it begins on that line."""
    here = [
        mark
        for mark in scene.shown
        if mark.badge and any(start < line.end and line.start < end for start, end in mark.fragments)
    ]
    if not here:
        return []
    here.sort(key=lambda mark: (mark.start < line.start, mark.start, scene.marks.lane(mark.id)))
    metrics = QFontMetricsF(scene.badge_font)
    height = metrics.height()
    top = (line.text_top + line.text_bottom - height) / 2
    left = scene.badge_left
    result: list[tuple[QRectF, ReaderMark, bool]] = []
    for mark in here:
        width = max(metrics.horizontalAdvance(mark.badge) + height * 0.5, height)
        if left + width > scene.badge_right and result:
            break
        result.append((QRectF(left, top, width, height), mark, mark.start >= line.start))
        left += width + 3
    return result


def _fill(painter: QPainter, line: Line, left: float, right: float, ink: QColor) -> None:
    """Fill the height of the words."""
    painter.fillRect(QRectF(left, line.text_top, right - left, line.text_bottom - line.text_top), ink)


def _lines_of(lines: list[Line], starts: list[int], span: Span) -> list[Line]:
    """Return the lines that the span has a part of."""
    first = max(0, bisect_right(starts, span[0]) - 1)
    last = bisect_left(starts, span[1], first)
    return lines[first:last]


def _with_line_end(scene: Scene, line: Line, span: Span) -> list[tuple[float, float]]:
    """Return the pieces of a selection; a selected line end shows as a narrow one, so that an empty line is seen."""
    pieces = scene.page.pieces(line, span)
    if line.is_last and span[0] <= line.end < span[1]:
        width = scene.inks.unit * 2.5
        at = scene.page.x_of(line, line.end)
        pieces.append((at, at + width))
    return pieces


def _paint_hits(painter: QPainter, scene: Scene, starts: list[int]) -> None:
    if not scene.hits:
        return
    span = scene.span
    first = bisect_left(scene.hits, span.start, key=lambda hit: hit.end)
    for number in range(first, len(scene.hits)):
        hit = scene.hits[number]
        if hit.start >= span.end:
            break
        ink = scene.inks.hit_current if number == scene.current_hit else scene.inks.hit
        for line in _lines_of(scene.lines, starts, hit):
            for left, right in scene.page.pieces(line, hit):
                painter.fillRect(
                    QRectF(left, line.text_top, right - left, line.text_bottom - line.text_top), ink
                )


def _paint_veil(painter: QPainter, scene: Scene, starts: list[int]) -> None:
    if not scene.inks.veil.alpha():
        return
    span = scene.span
    for region in scene.veiled:
        if region.end <= span.start:
            continue
        if region.start >= span.end:
            break
        for line in _lines_of(scene.lines, starts, region):
            for left, right in scene.page.pieces(line, region):
                # Italics and marks reach over their own width and height.
                painter.fillRect(
                    QRectF(left - 1, line.text_top, right - left + 2, line.text_bottom - line.text_top + 1),
                    scene.inks.veil,
                )


def _paint_invisible(painter: QPainter, scene: Scene) -> None:
    """Mark characters that have no shape: a short upright stroke with a foot, between the words they stand between."""
    found = invisible(scene.page.text, scene.span)
    if not found:
        return
    ink = scene.inks.muted
    for line in scene.lines:
        for point in found[bisect_left(found, line.start) : bisect_left(found, line.end)]:
            x = scene.page.x_of(line, point)
            size = max(2.0, scene.inks.unit)
            painter.fillRect(QRectF(x - 0.5, line.text_top + 1, 1, line.text_bottom - line.text_top), ink)
            painter.fillRect(QRectF(x - size, line.text_top, size * 2, size * 0.75), ink)


def _paint_selected(painter: QPainter, scene: Scene, mark: ReaderMark, starts: list[int]) -> None:
    inks = scene.inks
    for words, letter in ((mark.source, "S"), (mark.cue, "C"), (mark.addressee, "A")):
        for number, part in enumerate(words):
            _paint_role(painter, scene, part, starts, letter if number == 0 else "")
    pen = QPen(inks.outline, max(1.2, inks.unit * 0.7))
    if mark.is_suggestion:
        pen = inks.dashed(inks.outline, max(1.2, inks.unit * 0.7))
    for fragment in mark.fragments:
        for line in _lines_of(scene.lines, starts, fragment):
            for left, right in scene.page.pieces(line, fragment):
                painter.setPen(pen)
                _outline(painter, line, fragment, left, right, grow=1.0)
    if len(mark.fragments) > 1:
        painter.setPen(QPen(inks.line(mark.colour), max(1.0, inks.unit * 0.5)))
        lane = min(scene.marks.lane(mark.id), LANES - 1)
        for before, after in zip(mark.fragments, mark.fragments[1:], strict=False):
            gap = Span(before.end, after.start)
            for line in _lines_of(scene.lines, starts, gap):
                y = line.text_bottom + LANE_TOP + lane * inks.lane_pitch + inks.unit / 2
                for left, right in scene.page.pieces(line, gap):
                    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _paint_role(painter: QPainter, scene: Scene, words: Span, starts: list[int], letter: str) -> None:
    """Mark the words that name the source, are the cue, or name the addressee: a dotted frame and a small letter."""
    inks = scene.inks
    for line in _lines_of(scene.lines, starts, words):
        for left, right in scene.page.pieces(line, words):
            pen = QPen(inks.outline, 1.0, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1.5, 2.0])
            painter.setPen(pen)
            _outline(painter, line, words, left, right, grow=0.0)
            if letter and words.start >= line.start:
                font = QFont(scene.badge_font)
                font.setPointSizeF(max(5.0, font.pointSizeF() * 0.9))
                font.setBold(True)
                metrics = QFontMetricsF(font)
                width, height = metrics.horizontalAdvance(letter) + 4, metrics.capHeight() + 4
                box = QRectF(left - width * 0.6, line.text_top - height * 0.6, width, height)
                painter.fillRect(box, inks.outline)
                painter.setFont(font)
                painter.setPen(QColor(inks.colours.page))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
                letter = ""


def _outline(painter: QPainter, line: Line, span: Span, left: float, right: float, *, grow: float) -> None:
    """Draw the part of an outline that is on one line; it is open where the span goes on."""
    top, bottom = line.text_top - grow, line.text_bottom + grow
    painter.drawLine(QPointF(left, top), QPointF(right, top))
    painter.drawLine(QPointF(left, bottom), QPointF(right, bottom))
    # Where directions mix, each piece is closed: its two ends are not those of the span.
    if span.start >= line.start or line.is_mixed:
        painter.drawLine(QPointF(left, top), QPointF(left, bottom))
    if span.end <= line.end or line.is_mixed:
        painter.drawLine(QPointF(right, top), QPointF(right, bottom))


def _paint_badge(painter: QPainter, scene: Scene, box: QRectF, mark: ReaderMark, *, begins: bool) -> None:
    inks = scene.inks
    ink = inks.line(mark.colour)
    radius = box.height() * 0.22
    if mark.is_suggestion:
        painter.setPen(inks.dashed(ink, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    elif begins:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.tint(mark.colour))
        painter.drawRoundedRect(box, radius, radius)
    if scene.selected is not None and mark.id == scene.selected.id:
        painter.setPen(QPen(inks.outline, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(scene.badge_font)
    painter.setPen(inks.text if begins else inks.muted)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.badge)
