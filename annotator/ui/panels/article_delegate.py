"""The painter of a row of the article list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption

from annotator.core.values import ArticleStatus
from annotator.ui import theme as colours
from annotator.ui.models import articles
from annotator.ui.panels.row_parts import EDGE, Index, Option, RowDelegate, small_font

if TYPE_CHECKING:
    from annotator.core.views import ArticleSummary


class ArticleDelegate(RowDelegate):
    """Two lines of title, one line of facts, the counts by label, and how far the reading is."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a row."""
        row: ArticleSummary | None = index.data(articles.SUMMARY)
        if row is None:
            return
        painter.save()
        is_chosen = self.ground(painter, option)
        theme = self.look.theme
        behind = theme.row_selected if is_chosen else theme.chrome
        frame = option.rect.adjusted(EDGE + 14, 8, -EDGE, -8)
        dot = QRectF(option.rect.left() + EDGE - 2, frame.top() + 5, 8, 8)
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if is_mirrored:
            frame = option.rect.adjusted(EDGE, 8, -EDGE - 14, -8)
            dot.moveRight(option.rect.right() - EDGE + 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_status(painter, dot, row.status)
        metrics = QFontMetrics(option.font)
        title_colour = theme.muted if row.status is ArticleStatus.DONE else theme.chrome_text
        height = _two_lines(painter, frame, row.caption, option.font, QColor(title_colour))
        small = small_font(option.font)
        line = QRect(frame.left(), frame.top() + height + 2, frame.width(), metrics.height())
        right = self._paint_counts(
            painter, line, index.data(articles.COUNTS), small, behind, is_mirrored=is_mirrored
        )
        read = index.data(articles.READ) or 0
        if read and row.status is not ArticleStatus.DONE:
            self._paint_progress(
                painter, QRectF(frame.left(), option.rect.bottom() - 5, frame.width(), 2), read, is_mirrored
            )
        line.adjust(*((right + 8, 0, 0, 0) if is_mirrored else (0, 0, -right - 8, 0)))
        painter.setFont(small)
        painter.setPen(QColor(colours.legible(theme.muted, behind)))
        facts = " · ".join(part for part in (row.publisher, row.published) if part) or row.file
        if read and row.status is not ArticleStatus.DONE:
            facts = f"{read} % · {facts}"
        facts = QFontMetrics(small).elidedText(facts, Qt.TextElideMode.ElideRight, line.width())
        side = Qt.AlignmentFlag.AlignLeft  # where the row begins: the painter mirrors it with the window
        painter.drawText(line, int(side | Qt.AlignmentFlag.AlignVCenter), facts)
        painter.restore()

    def sizeHint(self, option: Option, _index: Index) -> QSize:
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

    def _paint_progress(self, painter: QPainter, bar: QRectF, read: int, is_mirrored: bool) -> None:  # noqa: FBT001 - as above
        """Paint a thin bar under the row's words, as long as the part of the article that has been in view."""
        painter.fillRect(bar, QColor(self.look.theme.line))
        part = bar.width() * read / 100
        done = QRectF(bar.right() - part if is_mirrored else bar.left(), bar.top(), part, bar.height())
        painter.fillRect(done, QColor(self.look.theme.accent))

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
    start = (
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        if words[:1] and words.isprintable() and _is_mirrored(words)
        else Qt.AlignmentFlag.AlignLeft
    )
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
