"""Painters of list rows: an article, a label, an annotation. All colours come from the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from annotator.core.tagset import Label, Pattern
from annotator.core.values import AnnotationStatus, ArticleStatus
from annotator.ui import theme as colours
from annotator.ui.models import annotations as marks
from annotator.ui.models import articles, labels

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from annotator.core.values import Annotation
    from annotator.core.views import ArticleSummary
    from annotator.ui.look import Look

_Index = QModelIndex | QPersistentModelIndex
_Option: TypeAlias = Any  # a QStyleOptionViewItem, whose fields PySide6's stubs leave out
_EDGE = 14  # pixels between the panel's edge and its words
_STYLES = {
    Pattern.SOLID: Qt.PenStyle.SolidLine,
    Pattern.DASHED: Qt.PenStyle.DashLine,
    Pattern.DOTTED: Qt.PenStyle.DotLine,
    Pattern.DASH_DOT: Qt.PenStyle.DashDotLine,
}


class _Delegate(QStyledItemDelegate):
    """What the three have in common: the ground of a row, and small words."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def ground(self, painter: QPainter, option: _Option) -> bool:
        """Paint the ground of a row; tell whether it is the chosen one."""
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        theme = self.look.theme
        if is_chosen:
            painter.fillRect(option.rect, QColor(theme.row_selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.row_hover))
        if option.state & QStyle.StateFlag.State_HasFocus and is_chosen:
            bar = QRect(option.rect)
            is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            (bar.setLeft(bar.right() - 2) if is_mirrored else bar.setWidth(3))
            painter.fillRect(bar, QColor(theme.accent))
        return is_chosen


class ArticleDelegate(_Delegate):
    """Two lines of title, one line of facts, the counts by label, and how far the reading is."""

    def paint(self, painter: QPainter, option: _Option, index: _Index) -> None:
        """Paint a row."""
        row: ArticleSummary | None = index.data(articles.SUMMARY)
        if row is None:
            return
        painter.save()
        is_chosen = self.ground(painter, option)
        theme = self.look.theme
        behind = theme.row_selected if is_chosen else theme.chrome
        frame = option.rect.adjusted(_EDGE + 14, 8, -_EDGE, -8)
        dot = QRectF(option.rect.left() + _EDGE - 2, frame.top() + 5, 8, 8)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if is_mirrored:
            frame = option.rect.adjusted(_EDGE, 8, -_EDGE - 14, -8)
            dot.moveRight(option.rect.right() - _EDGE + 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_status(painter, dot, row.status)
        metrics = QFontMetrics(option.font)
        title_colour = theme.muted if row.status is ArticleStatus.DONE else theme.chrome_text
        height = _two_lines(painter, frame, row.caption, option.font, QColor(title_colour))
        small = _small(option.font)
        line = QRect(frame.left(), frame.top() + height + 2, frame.width(), metrics.height())
        right = self._paint_counts(
            painter, line, index.data(articles.COUNTS), small, behind, is_mirrored=is_mirrored
        )
        line.adjust(*((right + 8, 0, 0, 0) if is_mirrored else (0, 0, -right - 8, 0)))
        painter.setFont(small)
        painter.setPen(QColor(colours.legible(theme.muted, behind)))
        facts = " · ".join(part for part in (row.publisher, row.published) if part) or row.file
        facts = QFontMetrics(small).elidedText(facts, Qt.TextElideMode.ElideRight, line.width())
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, int(side | Qt.AlignmentFlag.AlignVCenter), facts)
        painter.restore()

    def sizeHint(self, option: _Option, _index: _Index) -> QSize:
        """Return the size of every row: the same, so that a hundred thousand cost nothing."""
        return QSize(160, QFontMetrics(option.font).lineSpacing() * 3 + 20)

    def _paint_status(self, painter: QPainter, dot: QRectF, status: ArticleStatus) -> None:
        theme = self.look.theme
        pen = QPen(QColor(theme.muted if status is ArticleStatus.DONE else theme.accent), 1.6)
        painter.setPen(pen)
        if status is ArticleStatus.DONE:
            points = (QPointF(0, 4.5), QPointF(3, 7.5), QPointF(8, 0.5))
            painter.drawPolyline([dot.topLeft() + point for point in points])
        else:
            painter.setBrush(QColor(theme.accent) if status is ArticleStatus.OPEN else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _paint_counts(
        painter: QPainter,
        line: QRect,
        counts: tuple[tuple[str, str, int], ...] | None,
        font: QFont,
        behind: str,
        *,
        is_mirrored: bool,
    ) -> int:
        """Paint the counts at the end of the line; return how wide they are, in pixels."""
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        metrics = QFontMetrics(bold)
        used = 0
        for letter, colour, number in reversed(counts or ()):
            words = f"{letter}{number}"
            width = metrics.horizontalAdvance(words)
            x = line.left() + used if is_mirrored else line.right() - used - width + 1
            painter.setPen(QColor(colours.legible(colour, behind)))
            painter.drawText(
                QRect(x, line.top(), width + 1, line.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
            used += width + 7
        return used


class LabelDelegate(_Delegate):
    """A key cap, the label's colour and pattern, its name, and how often it is used."""

    def paint(self, painter: QPainter, option: _Option, index: _Index) -> None:
        """Paint a row."""
        label: Label | None = index.data(labels.LABEL)
        if label is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.ground(painter, option)
        theme = self.look.theme
        behind = theme.row_selected if is_chosen else theme.chrome
        row = _Row(option, _EDGE)
        key = str(index.data(labels.KEY)).upper()
        cap = QRectF(row.take(22)).adjusted(0, 5, 0, -5)
        painter.setPen(QPen(QColor(theme.field_line), 1))
        painter.setBrush(QColor(theme.field))
        if key:
            painter.drawRoundedRect(cap, 4, 4)
            painter.setFont(_small(option.font))
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
        words = metrics.elidedText(label.caption, Qt.TextElideMode.ElideRight, row.rest.width() - 8)
        painter.drawText(row.rest, int(row.start | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def sizeHint(self, option: _Option, _index: _Index) -> QSize:
        """Return the size of every row."""
        return QSize(120, QFontMetrics(option.font).height() + 15)


class AnnotationDelegate(_Delegate):
    """The label's letter in its colour, and the first words of the annotation."""

    def paint(self, painter: QPainter, option: _Option, index: _Index) -> None:
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
        row = _Row(option, _EDGE)
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
            bold = _small(option.font)
            bold.setWeight(QFont.Weight.Bold)
            painter.setFont(bold)
            letter = (label.key or label.caption[:1]).upper()
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), letter)
        row.take(9)
        painter.setFont(option.font)
        speaker = index.data(marks.SPEAKER) or ""
        if speaker:
            small = _small(option.font)
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

    def sizeHint(self, option: _Option, _index: _Index) -> QSize:
        """Return the size of every row."""
        return QSize(120, QFontMetrics(option.font).height() + 12)


class _Row:
    """The room of a row, taken from its start and its end, whichever side they are on."""

    def __init__(self, option: _Option, edge: int) -> None:
        self.rest = option.rect.adjusted(edge, 0, -edge, 0)
        self._is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self.start = Qt.AlignmentFlag.AlignRight if self._is_mirrored else Qt.AlignmentFlag.AlignLeft

    def take(self, width: int) -> QRect:
        """Return so many pixels from the start of the row."""
        return self._cut(width, from_left=not self._is_mirrored)

    def take_end(self, width: int) -> QRect:
        """Return so many pixels from the end of the row."""
        return self._cut(width, from_left=self._is_mirrored)

    def _cut(self, width: int, *, from_left: bool) -> QRect:
        room = QRect(self.rest)
        if from_left:
            room.setWidth(width)
            self.rest.setLeft(self.rest.left() + width)
        else:
            room.setLeft(self.rest.right() - width + 1)
            self.rest.setRight(self.rest.right() - width)
        return room


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


def _small(font: QFont) -> QFont:
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * 0.9)
    return result


def _two_lines(painter: QPainter, frame: QRect, words: str, font: QFont, colour: QColor) -> int:
    """Paint words on at most two lines, the second cut off where they are longer; return the height, in pixels."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(words[:400], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(frame.width())
    cut = first.textLength()
    layout.endLayout()
    head, tail = words[:cut], words[cut:400]
    painter.setFont(font)
    painter.setPen(colour)
    start = Qt.AlignmentFlag.AlignRight if words[:1] and words.isprintable() and _is_mirrored(words) else 0
    line = QRect(frame.left(), frame.top(), frame.width(), metrics.height())
    painter.drawText(line, int(start), head.rstrip())
    if tail.strip():
        line.translate(0, metrics.lineSpacing())
        painter.drawText(
            line, int(start), metrics.elidedText(tail.strip(), Qt.TextElideMode.ElideRight, frame.width())
        )
        return 2 * metrics.lineSpacing()
    return metrics.lineSpacing()


def _is_mirrored(words: str) -> bool:
    """Tell whether words begin with a letter that is read from right to left."""
    from unicodedata import bidirectional

    kinds = (bidirectional(letter) for letter in words[:200])
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)
