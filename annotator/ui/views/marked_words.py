"""Rows of a list some of whose words are marked: what differs between two wordings."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QListWidget

MARKED = Qt.ItemDataRole.UserRole + 1  # a row's HTML, where it has some
Index = QModelIndex | QPersistentModelIndex
Option: TypeAlias = Any  # a QStyleOptionViewItem, whose fields PySide6's stubs leave out
_EDGE = 4  # pixels around a row


def marked_words(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text as HTML with some of its spans marked. What stands in an article is never markup."""
    parts = []
    at = 0
    for start, end in sorted(spans):
        if not at <= start < end <= len(text):
            continue
        parts += [escape(text[at:start]), "<b><u>", escape(text[start:end]), "</u></b>"]
        at = end
    parts.append(escape(text[at:]))
    return "".join(parts)


class MarkedDelegate(QStyledItemDelegate):
    """Paints the HTML of a row, and plain rows as ever; a screen reader reads the row's plain text."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Paint a row."""
        html = index.data(MARKED)
        if not html:
            super().paint(painter, option, index)
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.save()
        if is_chosen:
            painter.fillRect(option.rect, option.palette.highlight())
        document = self._document(html, option.rect.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, option.palette.color(role))  # type: ignore[attr-defined]  # not in the stubs
        painter.translate(option.rect.left(), option.rect.top())
        painter.setClipRect(QRectF(0, 0, option.rect.width(), option.rect.height()))
        document.documentLayout().draw(painter, context)
        painter.restore()

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """Return the room that a row needs."""
        html = index.data(MARKED)
        if not html:
            return super().sizeHint(option, index)
        width = self._view.viewport().width() - 2 * self._view.spacing()
        return QSize(width, round(self._document(html, width).size().height()))

    def _document(self, html: str, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(self._view.font())
        document.setDocumentMargin(_EDGE)
        document.setHtml(html)
        document.setTextWidth(width)
        return document
