"""What stands where a view has nothing to show yet: what will be here, and the key that gets one there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView, QWidget

_ACTION = re.compile(r"\{([a-z_.]+)\}")
_MOST_WIDTH = 460  # pixels of a line of words
_ROOM = 24


class EmptyNote(QLabel):
    """Calm words in the middle of a list or a table. ``{project.import}`` in them is an action, shown with its key."""

    def __init__(self, area: QAbstractScrollArea, words: str = "") -> None:
        super().__init__(area.viewport())
        self.setObjectName("emptyState")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._area = area
        self._words = words
        self.hide()
        area.viewport().installEventFilter(self)

    def set_words(self, words: str) -> None:
        """Take what is said while there is nothing."""
        self._words = words
        self._write()

    def show_where(self, is_empty: bool) -> None:  # noqa: FBT001 - the one thing it is asked
        """Show the words where there is nothing; a screen reader hears them with the name of the list."""
        self._write()
        self.setVisible(is_empty and bool(self._words))
        self._area.setAccessibleDescription(self.text() if is_empty else "")
        self._place()

    def stand_for(self, table: QTableView, *, is_empty: bool) -> None:
        """Show the words in place of a table without rows, whose headings and scroll bar say nothing."""
        policy = Qt.ScrollBarPolicy
        table.horizontalHeader().setVisible(not is_empty)
        table.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_empty else policy.ScrollBarAsNeeded
        )
        self.show_where(is_empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle, and name the keys as they are when the view is shown."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._write()
            self._place()
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        self.setText(with_actions(self._words, self._area.window()))

    def _place(self) -> None:
        frame = self._area.viewport().rect()
        width = max(0, min(_MOST_WIDTH, frame.width() - 2 * _ROOM))
        height = self.heightForWidth(width)
        # A little above the middle, where the eye looks for it.
        self.setGeometry(
            (frame.width() - width) // 2, max(_ROOM, (frame.height() - height) * 2 // 5), width, height
        )


def with_actions(words: str, window: QWidget) -> str:
    """Return words in which each ``{id of an action}`` is its name and its key, as the window has them."""

    def named(match: re.Match[str]) -> str:
        action = window.findChild(QAction, match[1])
        if not isinstance(action, QAction):
            return ""
        name = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("… ")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        pattern = QCoreApplication.translate("EmptyNote", "“{command}” ({key})")
        without = QCoreApplication.translate("EmptyNote", "“{command}”")
        return (pattern if key else without).format(command=name, key=key)

    return _ACTION.sub(named, words)
