"""HTML onto A4 pages of a PDF, by Qt's own rich text: no browser, no printer, no display.

A ``QTextDocument`` and a ``QPdfWriter`` may be used in any thread (Qt's documentation: "Rich Text Processing",
"Threads and QObjects"), so a job prints where it runs. Fonts need a ``QGuiApplication``, which must be there.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from annotator.formats.pdf_letters import with_true_letters

if TYPE_CHECKING:
    from collections.abc import Callable

_MARGIN = 18.0  # millimetres
_FOOT = 10.0
_DOTS = 300  # an inch; what is drawn is lines and outlines of letters, so more only costs room


def print_pdf(html: str, progress: Callable[[int, int], None] = lambda _done, _total: None) -> bytes:
    """Return the pages as PDF. Words are selectable, links to the web work, every page has its number.

    ``progress`` hears of (pages drawn, of how many) and may raise to end it; before that, of an unknown number, as
    Qt reads the HTML and lays it out, each at once.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setTitle("Claims Annotator report")
    writer.setCreator("Claims Annotator")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)  # sizes in points are then points on paper
    document.setDocumentMargin(0)
    progress(0, 0)
    document.setHtml(html)
    progress(0, 0)
    foot = _FOOT / 25.4 * _DOTS
    page = QSizeF(writer.width(), writer.height() - foot)
    document.setPageSize(page)
    painter = QPainter(writer)
    try:
        count = document.pageCount()
        for number in range(count):
            progress(number, count)
            if number:
                writer.newPage()
            _draw(painter, document, number, page)
            painter.setPen(Qt.GlobalColor.black)
            painter.setFont(QFont("Noto Sans", 8))
            place = QRectF(0, page.height(), page.width(), foot)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{number + 1} / {count}"
            )
    finally:
        painter.end()
    progress(count, count)
    buffer.close()
    return with_true_letters(bytes(data.data()))


def print_anywhere(html: str, progress: Callable[[int, int], None] = lambda _done, _total: None) -> bytes:
    """Do the same also where no application runs: one without a display is made for it."""
    if QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication([])
        pages = print_pdf(html, progress)
        del application
        return pages
    return print_pdf(html, progress)


def _draw(painter: QPainter, document: QTextDocument, number: int, page: QSizeF) -> None:
    """Draw the part of the document that is on a page."""
    painter.save()
    painter.translate(0, -number * page.height())
    document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
    painter.restore()
