"""The painter of a concordance: the words that were found under each other, what is around them on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from annotator.core.views import ArticleSummary
from annotator.ui import theme as colours
from annotator.ui.models.hits import ROW, line_of
from annotator.ui.panels.row_parts import Index, Option, RowDelegate

if TYPE_CHECKING:
    from annotator.services.searching import Hit

_MARGIN = 16
_BEFORE = 0.42  # the share of a line that lies before the word


class HitDelegate(RowDelegate):
    """Headings in bold; hits aligned by their words."""

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a heading or a hit."""
        row = index.data(ROW)
        if row is None:
            return
        painter.save()
        theme = self.look.theme
        if isinstance(row, ArticleSummary):
            self._paint_heading(painter, option, row)
        else:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self.ground(painter, option)
            self._paint_hit(painter, option, row, theme.row_selected if is_chosen else theme.page)
        painter.restore()

    def sizeHint(self, option: Option, _index: Index) -> QSize:
        """Return one size for all rows, so that many thousand cost nothing."""
        return QSize(240, QFontMetrics(option.font).lineSpacing() + 11)

    def _paint_heading(self, painter: QPainter, option: Option, row: ArticleSummary) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self.look.theme.text))
        frame = option.rect.adjusted(_MARGIN, 4, -_MARGIN, 0)
        words = QFontMetrics(font).elidedText(line_of(row), Qt.TextElideMode.ElideRight, frame.width())
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), words)
        painter.setPen(QColor(self.look.theme.line))
        painter.drawLine(frame.left(), option.rect.bottom(), frame.right(), option.rect.bottom())

    def _paint_hit(self, painter: QPainter, option: Option, hit: Hit, behind: str) -> None:
        theme = self.look.theme
        before, word, after = (" ".join(part.split()) for part in (hit.before, hit.text, hit.after))
        # White space between the word and its neighbours is lost by the split; a sign that clings stays clinging.
        before += " " if hit.before[-1:].isspace() else ""
        after = (" " if hit.after[:1].isspace() else "") + after
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        plain, strong = QFontMetrics(option.font), QFontMetrics(bold)
        frame = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        is_mirrored = word.strip() != "" and _is_right_to_left(word)
        width = min(strong.horizontalAdvance(word), frame.width() // 2)
        room = int(frame.width() * _BEFORE) - width // 2
        first = QRect(frame.left(), frame.top(), max(0, room), frame.height())
        middle = QRect(first.right() + 1, frame.top(), width, frame.height())
        last = QRect(middle.right() + 1, frame.top(), max(0, frame.right() - middle.right()), frame.height())
        left, right = (after, before) if is_mirrored else (before, after)
        centre = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.legible(theme.muted, behind)))
        painter.drawText(
            first,
            centre | int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute),
            plain.elidedText(left, Qt.TextElideMode.ElideLeft, first.width()),
        )
        painter.drawText(
            last,
            centre | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute),
            plain.elidedText(right, Qt.TextElideMode.ElideRight, last.width()),
        )
        painter.setFont(bold)
        painter.setPen(QColor(colours.legible(theme.accent, behind)))
        painter.drawText(
            middle,
            centre | int(Qt.AlignmentFlag.AlignHCenter),
            strong.elidedText(word, Qt.TextElideMode.ElideMiddle, width + 1),
        )


def _is_right_to_left(word: str) -> bool:
    import unicodedata

    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in word)
