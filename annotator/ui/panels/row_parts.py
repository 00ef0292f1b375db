"""What the painters of list rows share: the ground of a row, its room from either side, smaller words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from annotator.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
Option: TypeAlias = Any  # a QStyleOptionViewItem, whose fields PySide6's stubs leave out
EDGE = 14  # pixels between the panel's edge and its words


class RowDelegate(QStyledItemDelegate):
    """What the three have in common: the ground of a row, and small words."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def ground(self, painter: QPainter, option: Option) -> bool:
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


class Row:
    """The room of a row, taken from its start and its end, whichever side they are on."""

    def __init__(self, option: Option, edge: int) -> None:
        self.rest = option.rect.adjusted(edge, 0, -edge, 0)
        self._is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self.start = Qt.AlignmentFlag.AlignLeft  # the painter mirrors it with the window

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


def small_font(font: QFont) -> QFont:
    """Return the font, a little smaller."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * 0.9)
    return result
