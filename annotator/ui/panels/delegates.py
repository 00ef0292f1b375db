"""Painters of list rows: a label, an annotation. All colours come from the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from annotator.core.tagset import Label, Pattern
from annotator.core.values import AnnotationStatus
from annotator.ui import theme as colours
from annotator.ui.models import annotations as marks
from annotator.ui.models import labels
from annotator.ui.panels.row_parts import EDGE, Index, Option, Row, RowDelegate, small_font
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from annotator.core.values import Annotation

_STYLES = {
    Pattern.SOLID: Qt.PenStyle.SolidLine,
    Pattern.DASHED: Qt.PenStyle.DashLine,
    Pattern.DOTTED: Qt.PenStyle.DotLine,
    Pattern.DASH_DOT: Qt.PenStyle.DashDotLine,
}


class LabelDelegate(RowDelegate):
    """A key cap, the label's colour and pattern, its name, and how often it is used."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a row."""
        label: Label | None = index.data(labels.LABEL)
        if label is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.ground(painter, option)
        theme = self.look.theme
        behind = theme.row_selected if is_chosen else theme.chrome
        row = Row(option, EDGE)
        key = str(index.data(labels.KEY)).upper()
        cap = QRectF(row.take(22)).adjusted(0, 5, 0, -5)
        painter.setPen(QPen(QColor(theme.field_line), 1))
        painter.setBrush(QColor(theme.field))
        if key:
            painter.drawRoundedRect(cap, 4, 4)
            painter.setFont(small_font(option.font))
            painter.setPen(QColor(theme.text))
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key)
        row.take(10)
        paint_swatch(painter, QRectF(row.take(30)), label, behind)
        row.take(10)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted))
        count = str(index.data(labels.COUNT))
        metrics = QFontMetrics(option.font)
        painter.drawText(row.take_end(metrics.horizontalAdvance(count)), Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(QColor(theme.chrome_text))
        words = metrics.elidedText(shown(label.caption), Qt.TextElideMode.ElideRight, row.rest.width() - 8)
        painter.drawText(row.rest, int(row.start | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def sizeHint(self, option: Option, _index: Index) -> QSize:
        """Return the size of every row."""
        return QSize(120, QFontMetrics(option.font).height() + 15)


class AnnotationDelegate(RowDelegate):
    """The label's letter in its colour, and the first words of the annotation."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a row."""
        annotation: Annotation | None = index.data(marks.ANNOTATION)
        if annotation is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.ground(painter, option)
        theme = self.look.theme
        behind = theme.row_selected if is_chosen else theme.chrome
        label: Label | None = index.data(marks.LABEL)
        row = Row(option, EDGE)
        metrics = QFontMetrics(option.font)
        badge = QRectF(row.take(22))
        badge.setHeight(metrics.height())
        badge.moveTop(option.rect.top() + (option.rect.height() - badge.height()) / 2)
        if label is not None:
            colour = QColor(colours.legible(label.colour, behind))
            is_suggested = annotation.status is AnnotationStatus.SUGGESTED
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if is_suggested else Qt.PenStyle.SolidLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(badge.adjusted(1, 0.5, -1, -0.5), 4, 4)
            bold = small_font(option.font)
            bold.setWeight(QFont.Weight.Bold)
            painter.setFont(bold)
            letter = (label.key or label.caption[:1]).upper()
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), letter)
        row.take(9)
        painter.setFont(option.font)
        speaker = index.data(marks.SPEAKER) or ""
        if speaker:
            small = small_font(option.font)
            shown = QFontMetrics(small).elidedText(
                speaker, Qt.TextElideMode.ElideRight, row.rest.width() * 2 // 5
            )
            painter.setFont(small)
            painter.setPen(QColor(colours.legible(theme.muted, behind)))
            place = row.take_end(QFontMetrics(small).horizontalAdvance(shown))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            row.take_end(8)
            painter.setFont(option.font)
        painter.setPen(QColor(theme.chrome_text))
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, row.rest.width())
        painter.drawText(row.rest, int(row.start | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def sizeHint(self, option: Option, _index: Index) -> QSize:
        """Return the size of every row."""
        return QSize(120, QFontMetrics(option.font).height() + 12)


def paint_swatch(painter: QPainter, frame: QRectF, label: Label, behind: str) -> None:
    """Paint a tint over a line of the label's pattern, as it is in the text."""
    colour = QColor(colours.legible(label.colour, behind, 3.0))
    box = QRectF(frame.left(), frame.center().y() - 8, frame.width(), 16)
    tint = QColor(label.colour)
    tint.setAlpha(58)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(tint))
    painter.drawRect(box.adjusted(0, 0, 0, -3))
    y = box.bottom() - 1.5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if label.pattern is Pattern.DOUBLE:
        painter.setPen(QPen(colour, 1.2))
        painter.drawLine(QPointF(box.left(), y - 1.5), QPointF(box.right(), y - 1.5))
        painter.drawLine(QPointF(box.left(), y + 1.5), QPointF(box.right(), y + 1.5))
    elif label.pattern is Pattern.WAVE:
        painter.setPen(QPen(colour, 1.4))
        steps = int(box.width() / 3)
        painter.drawPolyline(
            [QPointF(box.left() + 3 * at, y + (1.5 if at % 2 else -1.5)) for at in range(steps + 1)]
        )
    else:
        painter.setPen(QPen(colour, 2.2, _STYLES[label.pattern], Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
