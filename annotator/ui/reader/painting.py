"""Paints what belongs to the visible lines, and nothing else: the work does not grow with the text or its annotations.

Below the text: tints, hits, lanes and the selection. Above it: the veil of boilerplate, the marks of invisible
characters, the outline of the selected annotation and the badges.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.core.spans import Span, without
from annotator.ui.reader.display import invisible
from annotator.ui.reader.linework import numbers_of

if TYPE_CHECKING:
    from annotator.ui.reader.linework import Part
    from annotator.ui.reader.marks import ReaderMark
    from annotator.ui.reader.page import Line
    from annotator.ui.reader.scene import Scene

LANE_TOP = 2.0  # pixels between the words' height and the first lane: room for an outline
LANES = 6  # lanes that are drawn; a deeper overlap is told by its badge


def paint_below(painter: QPainter, scene: Scene) -> None:
    """Paint what lies behind the words."""
    if not scene.lines:
        return
    inks, worked = scene.inks, [each for each in zip(scene.lines, scene.works, strict=True) if each[1].parts]
    fill, tint = painter.fillRect, inks.tint
    for line, work in worked:
        top = line.text_top
        height = line.text_bottom - top
        for mark, _, _, left, right in work.parts:
            if not mark.is_suggestion:
                fill(QRectF(left, top, right - left, height), tint(mark.colour))
    starts = [line.start for line in scene.lines]
    _paint_hits(painter, scene, starts)
    dashed: list[tuple[Line, Part]] = []
    for line, work in worked:
        bottom = line.text_bottom + LANE_TOP
        for part in work.parts:
            if part.mark.is_suggestion:
                dashed.append((line, part))
            elif part.lane < LANES:
                inks.draw_lane(
                    painter, part.mark, part.left, part.right, top=bottom + part.lane * inks.lane_pitch
                )
    for line, (mark, fragment, lane, left, right) in dashed:
        painter.setPen(inks.dashed(inks.line(mark.colour), max(1.0, inks.unit * 0.6)))
        _outline(painter, line, fragment, left, right, grow=min(lane, 2) * 1.5)
    if scene.selection is not None:
        ink = inks.selection if scene.has_focus else inks.selection_unfocused
        for line in _lines_of(scene.lines, starts, scene.selection):
            for left, right in _with_line_end(scene, line, scene.selection):
                _fill(painter, line, left, right, ink)


def paint_above(painter: QPainter, scene: Scene) -> None:
    """Paint what lies over the words or beside them."""
    if not scene.lines:
        return
    starts = [line.start for line in scene.lines]
    _paint_veil(painter, scene, starts)
    _paint_invisible(painter, scene)
    if scene.selected is not None and scene.selected.is_shown:
        _paint_selected(painter, scene, scene.selected, starts)
    inks, selected = scene.inks, "" if scene.selected is None else scene.selected.id
    for line, work in zip(scene.lines, scene.works, strict=True):
        if work.badges:
            top = scene.badge_top(line)
            for mark, kind, left, width in work.badges:
                painter.drawPixmap(left, top, inks.badge(mark, kind))
                if mark.id == selected:
                    painter.setPen(QPen(inks.outline, 1.0))
                    painter.drawRect(left, top, width, inks.badge_height)


def _fill(painter: QPainter, line: Line, left: float, right: float, ink: QColor) -> None:
    """Fill the height of the words."""
    painter.fillRect(QRectF(left, line.text_top, right - left, line.text_bottom - line.text_top), ink)


def _lines_of(lines: list[Line], starts: list[int], span: Span) -> list[Line]:
    """Return the lines that the span has a part of."""
    numbers = numbers_of(starts, span)
    return lines[numbers.start : numbers.stop]


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
                _fill(painter, line, left, right, ink)


def _paint_veil(painter: QPainter, scene: Scene, starts: list[int]) -> None:
    """Fade boilerplate, but for what somebody has annotated in it: on a tint its words would not be legible."""
    if not scene.inks.veil.alpha():
        return
    tinted: list[Span] | None = None
    for region in scene.veiled.over(scene.span):
        if tinted is None:
            tinted = [
                part.fragment for work in scene.works for part in work.parts if not part.mark.is_suggestion
            ]
        for faded in without(region, tinted):
            for line in _lines_of(scene.lines, starts, faded):
                for left, right in scene.page.pieces(line, faded):
                    # Italics and marks reach over their own width and height.
                    over = 1 if faded == region else 0
                    painter.fillRect(
                        QRectF(
                            left - over,
                            line.text_top,
                            right - left + 2 * over,
                            line.text_bottom - line.text_top + 1,
                        ),
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
                font = QFont(scene.inks.badge_font)
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
