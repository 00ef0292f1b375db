"""The user guide in the help dialog: a page of Markdown with its table of contents beside it, searchable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QUrl

_AT = Qt.ItemDataRole.UserRole  # where a heading begins, as a position of the document
_CONTENTS_WIDTH = 250  # pixels
_MOST_MARKED = 500  # places that are shown at once


class GuidePage(QWidget):
    """Shows a page; links lead to headings of it, to other pages of the help, and to the browser."""

    shown = Signal(str)  # the name of the page that is shown

    def __init__(
        self,
        page: Path,
        fill: Callable[[str], str],
        find_page: Callable[[str], Path],
        parent: QWidget | None = None,
    ) -> None:
        """``fill`` puts the names and keys of commands into the words of a page; ``find_page`` finds one by name."""
        super().__init__(parent)
        self._first, self._fill, self._find_page = page, fill, find_page
        self.search = QLineEdit()
        self.search.setObjectName("guideSearch")
        self.search.setPlaceholderText(self.tr("Search the guide; Enter goes on, Shift+Enter goes back"))
        self.search.setAccessibleName(self.tr("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.number = QLabel()
        self.number.setObjectName("hint")
        self.back = QPushButton(self.tr("Back to the guide"))
        self.back.setAutoDefault(False)
        self.contents = QListWidget()
        self.contents.setObjectName("guideContents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setWordWrap(True)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.contents.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = QTextBrowser()
        self.browser.setObjectName("guide")
        self.browser.setAccessibleName(self.tr("Guide"))
        self.browser.setOpenLinks(False)
        self._found: list[QTextCursor] = []
        self._lay_out()
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(lambda: self._step(1))
        back = QShortcut(QKeySequence("Shift+Return"), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(lambda: self._step(-1))
        self.contents.currentItemChanged.connect(lambda now, _before: self._go(now))
        self.contents.itemClicked.connect(self._go)
        self.browser.anchorClicked.connect(self._follow)
        self.back.clicked.connect(lambda _on=False: self.show_page(self._first))
        self.show_page(page)

    def show_page(self, page: Path) -> None:
        """Show a page from its beginning, with its headings as the contents."""
        # A page of our own, yet Markdown's HTML stays out of it: angle brackets are meant as they stand.
        self.browser.setMarkdown(self._fill(page.read_text(encoding="utf-8")).replace("<", "&lt;"))
        self.back.setVisible(page != self._first)
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.contents.clear()
        block = self.browser.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level in {2, 3}:
                item = QListWidgetItem(("    " if level == 3 else "") + block.text())
                item.setData(_AT, block.position())
                self.contents.addItem(item)
            block = block.next()
        self.contents.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._look(self.search.text())
        self.shown.emit(page.name)

    def go_to(self, heading: str) -> bool:
        """Show a heading by its words, or by its words as a link has them; tell whether it is there."""
        for at in range(self.contents.count()):
            item = self.contents.item(at)
            if slug(heading) == slug(item.text()):
                self.contents.setCurrentItem(item)
                self._go(item)
                return True
        return False

    # -- the contents and the links ---------------------------------------------------------------------------------

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            cursor = QTextCursor(self.browser.document())
            cursor.setPosition(int(item.data(_AT)))
            self._show_at_top(cursor)

    def _show_at_top(self, cursor: QTextCursor) -> None:
        bar = self.browser.verticalScrollBar()
        bar.setValue(bar.value() + self.browser.cursorRect(cursor).top() - 8)
        self.browser.setTextCursor(cursor)

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and not link.path():
            self.go_to(link.fragment())
        elif link.isRelative():
            self.show_page(self._find_page(f"help/{link.path()}"))
        else:
            QDesktopServices.openUrl(link)

    # -- searching --------------------------------------------------------------------------------------------------

    def _look(self, typed: str) -> None:
        """Mark every place where the words stand, and show the first."""
        self._found = []
        document = self.browser.document()
        cursor = QTextCursor(document)
        while typed.strip() and len(self._found) < _MOST_MARKED:
            cursor = document.find(typed.strip(), cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            self._found.append(QTextCursor(cursor))
        marks = []
        for place in self._found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place  # type: ignore[attr-defined]  # its stub leaves the fields out
            mark.format.setBackground(self.palette().highlight())  # type: ignore[attr-defined]  # as above
            mark.format.setForeground(self.palette().highlightedText())  # type: ignore[attr-defined]  # as above
            marks.append(mark)
        self.browser.setExtraSelections(marks)
        self._at = 0
        self._show_found()

    def _step(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show_found()

    def _show_found(self) -> None:
        if not self._found:
            self.number.setText(self.tr("nowhere") if self.search.text().strip() else "")
            return
        pattern = self.tr("{number} of {all}")
        self.number.setText(pattern.format(number=self._at + 1, all=len(self._found)))
        place = self._found[self._at]
        self.browser.setTextCursor(place)
        self.browser.ensureCursorVisible()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search, 1)
        line.addWidget(self.number)
        line.addWidget(self.back)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.contents)
        split.addWidget(self.browser)
        split.setSizes([_CONTENTS_WIDTH, 3 * _CONTENTS_WIDTH])
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(split, 1)


def slug(heading: str) -> str:
    """Return the words of a heading as a link has them: small letters, digits and hyphens."""
    return re.sub(r"[\W_]+", "-", heading.strip().casefold()).strip("-")
