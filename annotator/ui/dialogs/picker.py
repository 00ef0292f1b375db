"""What the pickers have in common: the words in question, a search field, and a list that the arrow keys move in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_PAUSE = 150  # milliseconds after the last key, before the search
_LONGEST = 400  # characters of the words in question


class Picker(QDialog):
    """Shows what may be picked, best first. Nothing is done before Enter is pressed on a row.

    A picker fills its list in `show_choices` and does what a row is for in `take`.
    """

    def __init__(self, words: str, parent: QWidget | None, *, name: str, search: str, spoken: str) -> None:
        """Make the fields.

        ``words`` are those in question, ``name`` begins the names of the parts, ``search`` says what can be typed,
        ``spoken`` what the rows are.
        """
        super().__init__(parent)
        self.setObjectName(f"{name}Picker")
        own = QLabel(" ".join(words.split())[:_LONGEST])
        own.setWordWrap(True)
        own.setTextFormat(Qt.TextFormat.PlainText)
        self.search = QLineEdit()
        self.search.setObjectName(f"{name}Search")
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}List")
        self.list.setAccessibleName(spoken)
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.column = QVBoxLayout(self)
        self.column.addWidget(own)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.show_choices)
        self.search.textChanged.connect(lambda _words: self._timer.start())
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def show_choices(self) -> None:
        """Fill the list with what fits the words of the search field, or with the best where there are none."""
        raise NotImplementedError

    def take(self, row: int) -> bool:
        """Ask for what a row is for (-1: there is none); tell whether that could be."""
        raise NotImplementedError

    def add_button(self, words: str) -> QPushButton:
        """Return the button that Enter presses."""
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setDefault(True)
        return button

    def begin(self) -> None:
        """Show the first choices, with the focus in the search field."""
        self.show_choices()
        self.search.setFocus()

    def accept(self) -> None:
        """Take the chosen row, and close where that could be."""
        if self._timer.isActive():  # the list still shows what was searched for before
            self._timer.stop()
            self.show_choices()
        if self.take(self.list.currentRow()):
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while words are typed."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                at = min(max(0, self.list.currentRow() + step), self.list.count() - 1)
                self.list.setCurrentRow(at)
                return True
        return super().eventFilter(watched, event)
