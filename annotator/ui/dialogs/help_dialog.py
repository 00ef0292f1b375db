"""Help: every key from the action table, the guide of the whole program, and the guideline of what to mark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import MENUS, plain, words
from annotator.ui.dialogs.format_table import with_formats
from annotator.ui.dialogs.guide_page import GuidePage
from annotator.ui.dialogs.palette import matches
from annotator.ui.terms import shown
from annotator.ui.views.empty import with_actions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.tagset import TagSet
    from annotator.ui.action_set import ActionSet


class HelpDialog(QDialog):
    """Stands beside the window while one reads; it is not modal."""

    def __init__(
        self,
        actions: ActionSet,
        tag_set: TagSet,
        find_page: Callable[[str], Path],
        window: QWidget,
    ) -> None:
        """``find_page`` finds a page of the help by its name, in the language of the user."""
        super().__init__(window)
        self.setObjectName("helpDialog")
        self.setWindowTitle(self.tr("Keys and help"))
        self._actions = actions
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the keys"))
        self.search.setAccessibleName(self.tr("Search the keys"))
        self.search.setClearButtonEnabled(True)
        self.keys = _browser(self.tr("Keys"))
        first = QWidget()
        column = QVBoxLayout(first)
        column.addWidget(self.search)
        column.addWidget(self.keys, 1)
        guideline = _browser(self.tr("Guideline"))
        words_of_it = find_page("help/guideline.md").read_text(encoding="utf-8")
        guideline.setMarkdown(_without_html(words_of_it) + _labels(tag_set))
        self.guide = GuidePage(
            find_page("help/guide.md"), lambda page: with_actions(with_formats(page), window), find_page
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(first, self.tr("Keys"))
        self.tabs.addTab(self.guide, self.tr("Guide"))
        self.tabs.addTab(guideline, self.tr("What to mark"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Enter is for searching
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        self.resize(900, 680)
        self.search.textChanged.connect(self._show)
        self._show("")
        self.search.setFocus()

    def _show(self, typed: str) -> None:
        """List the commands that fit, by menu; the arrow keys, which no action has, come first."""
        parts: list[str] = []
        caret = (
            (self.tr("arrows, Home, End, Page Up, Page Down"), self.tr("Move the caret"), ""),
            (self.tr("the same with Shift; with Ctrl by word"), self.tr("Select"), ""),
            (self.tr("on a keyboard of another script"), self.tr("The same keys do the same"), ""),
        )
        moves = [
            (",  ".join(self._actions.keys(row.id)), plain(row.text), "")
            for row in self._actions.rows()
            if not row.menu and self._actions.keys(row.id)  # moves that somebody has given keys
        ]
        parts += _table(
            self.tr("In the text"), [row for row in (*caret, *moves) if matches(" ".join(row), typed)]
        )
        for name, title in MENUS:
            rows = []
            for row in self._actions.rows():
                keys = ",  ".join(self._actions.keys(row.id))
                line = (keys, plain(row.text), words(row.help))
                if row.menu == name and matches(" ".join(line), typed):
                    rows.append(line)
            parts += _table(plain(title), rows)
        self.keys.setHtml("".join(parts) or f"<p>{escape(self.tr('No command fits.'))}</p>")


def _table(title: str, rows: list[tuple[str, str, str]]) -> list[str]:
    if not rows:
        return []
    lines = "".join(
        f"<tr><td width='150'><b>{escape(keys)}</b>&nbsp;</td><td>{escape(name)}"
        f"{'<br><small>' + escape(text) + '</small>' if text else ''}</td></tr>"
        for keys, name, text in rows
    )
    return [f"<h3>{escape(title)}</h3><table cellpadding='4'>{lines}</table>"]


def _labels(tag_set: TagSet) -> str:
    """Return the guidelines of the project's own tags, as Markdown."""
    return "".join(
        f"\n\n## {_without_html(shown(label.caption))}\n\n{_without_html(shown(label.guideline))}"
        for label in tag_set
        if label.guideline
    )


def _without_html(words: str) -> str:
    """Return words in which Markdown sees no HTML: tag sets come from outside."""
    return words.replace("<", "&lt;")


def _browser(spoken: str) -> QTextBrowser:
    browser = QTextBrowser()
    browser.setAccessibleName(spoken)
    browser.setOpenLinks(False)
    return browser
