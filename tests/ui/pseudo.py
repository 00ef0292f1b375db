"""A language that nobody speaks, made from English: longer, with accents, and in brackets.

A text that did not come through the translator shows at once. And every text of a window, for looking through them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QFontComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN, CLOSE = "⟦", "⟧"
_ACCENTED = str.maketrans("AEIOUYCNSaeiouycns", "ÀÉÎÖÛÝÇÑŠàéîöûýçñš")
_KEPT = re.compile(
    r"(\{\w*\}|%n|&.|<[^>]*>|\(\*[^)]*\)|\*\.\w+)"
)  # placeholders, menu letters, markup, file filters
_NOT_WORDS = frozenset({"QShortcut", "QGuiApplication", "QFontDatabase", "QIODevice", "QFile"})


def pseudo(source: str, *, right_to_left: bool = False) -> str:
    """Return a text in the language that nobody speaks; the right-to-left kind also turns the writing round."""
    parts = _KEPT.split(source)
    accented = "".join(part if at % 2 else part.translate(_ACCENTED) for at, part in enumerate(parts))
    longer = accented + " " + "·" * max(2, len(source) // 3)
    # U+202E turns letters round, as a right-to-left script would; U+202C ends it.
    return f"{OPEN}\u202e{longer}\u202c{CLOSE}" if right_to_left else f"{OPEN}{longer}{CLOSE}"


class PseudoTranslator(QTranslator):
    """Answers every question of the program and of Qt's dialogs; what Qt reads as a setting, it leaves alone."""

    def __init__(self, parent: QObject, *, right_to_left: bool = False) -> None:
        super().__init__(parent)
        self._right_to_left = right_to_left

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str:
        if context in _NOT_WORDS or not sourceText:
            return None  # type: ignore[return-value]  # Qt's null: not translated here
        return pseudo(sourceText, right_to_left=self._right_to_left)


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text that a window and what is in it show or say, with the place it is at."""
    inside = (one for one in root.findChildren(QWidget) if one.window() is root or isinstance(one, QMenu))
    seen = [root, *inside]  # without the dialogs over it, which may be on their way out
    for widget in seen:
        name = f"{type(widget).__name__} {widget.objectName()}".strip()
        for what, words in _of(widget):
            if words:
                yield f"{name} {what}", words
    for action in {one for widget in seen for one in widget.actions()}:
        yield f"action {action.objectName()}", action.text()
        yield f"tip of action {action.objectName()}", action.toolTip()


def _of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if isinstance(widget, QDialog):
        yield "title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QMenu | QGroupBox):
        yield "title", widget.title()
    if isinstance(widget, QComboBox) and not isinstance(widget, QFontComboBox):
        for at in range(widget.count()):
            yield "item", widget.itemText(at)
    if isinstance(widget, QTabBar):
        for at in range(widget.count()):
            yield "tab", widget.tabText(at)
            yield "tip of a tab", widget.tabToolTip(at)
    if isinstance(widget, QTableView | QTreeView) and widget.model() is not None:
        model = widget.model()
        for column in range(model.columnCount(QModelIndex())):
            heading = model.headerData(column, Qt.Orientation.Horizontal)
            yield "heading", heading if isinstance(heading, str) else ""


def without_brackets(words: str) -> str:
    """Return what stands outside the brackets: what nobody translated."""
    inner = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
    while (shorter := inner.sub("", words)) != words:
        words = shorter
    return words
