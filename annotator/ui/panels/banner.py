"""The quiet banner above the reader: what went wrong and what to do, or what was done, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_NEWS_MILLISECONDS = 12_000


class Banner(QWidget):
    """One message at a time. News go by themselves; a failure stays until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._door = QPushButton(self)
        self._door.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.hide)
        self._open: Callable[[], object] | None = None
        self._door.clicked.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 8, 7)
        row.addWidget(self.words, 1)
        row.addWidget(self._door)
        row.addWidget(self._close)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_NEWS_MILLISECONDS)
        self._clock.timeout.connect(self.hide)
        self.hide()

    def tell(self, words: str, *, door: str = "", on_door: Callable[[], object] | None = None) -> None:
        """Tell what was done, with a button that leads somewhere where ``door`` names one."""
        self._show(words, is_failure=False, door=door, on_door=on_door)
        if not door:
            self._clock.start()

    def fail(self, words: str, *, door: str = "", on_door: Callable[[], object] | None = None) -> None:
        """Tell what went wrong and what to do."""
        self._show(words, is_failure=True, door=door, on_door=on_door)

    def _show(self, words: str, *, is_failure: bool, door: str, on_door: Callable[[], object] | None) -> None:
        self._clock.stop()
        self.words.setText(words)
        self._open = on_door
        self._door.setText(door)
        self._door.setVisible(bool(door))
        if self.property("failure") != is_failure:
            self.setProperty("failure", is_failure)
            for widget in (self, self.words, self._close):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
        self.setAccessibleName(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _go(self) -> None:
        self.hide()
        if self._open is not None:
            self._open()
