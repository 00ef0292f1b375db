"""The fields of the inspector: what they show is replaced from outside only while nobody edits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent


class LineField(QLineEdit):
    """A line of text."""

    def show_words(self, words: str, *, anyway: bool = False) -> None:
        """Show these words, unless others are being typed."""
        if anyway or not (self.hasFocus() and self.isModified()):
            if self.text() != words:
                self.setText(words)
                if not self.hasFocus():
                    self.setCursorPosition(0)  # of a long name the beginning says most
            self.setModified(False)


class ChoiceField(QComboBox):
    """One of several. The wheel scrolls the panel, rather than change what the pointer happens to be over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def show_choice(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        """Offer these (caption, value) and show one; a value that is not among them is added."""
        wanted = list(choices)
        if all(known != value for _caption, known in wanted):
            wanted.append((value, value))
        now = [(self.itemText(at), self.itemData(at)) for at in range(self.count())]
        if now != wanted:
            self.clear()
            for caption, known in wanted:
                self.addItem(caption, known)
        self.setCurrentIndex(next(at for at, (_caption, known) in enumerate(wanted) if known == value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()


class NoteField(QPlainTextEdit):
    """Some lines of text. Tab leaves it, as it leaves every other field."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def show_words(self, words: str, *, anyway: bool = False) -> None:
        """Show these words, unless others are being typed."""
        if anyway or not (self.hasFocus() and self.document().isModified()):
            if self.toPlainText() != words:
                self.setPlainText(words)
            self.document().setModified(False)

    def sizeHint(self) -> QSize:
        """Return room for three lines."""
        return QSize(120, self.fontMetrics().lineSpacing() * 3 + 16)

    def minimumSizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(60, self.fontMetrics().lineSpacing() * 2 + 16)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to the window."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class WordsField(QWidget):
    """Words of the article that were marked as source, cue or addressee, with buttons to take and to clear them."""

    taken = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._take = QToolButton()
        self._take.setText("＋")
        self._take.clicked.connect(lambda _on=False: self.taken.emit())
        self._clear = QToolButton()
        self._clear.setText("×")
        self._clear.clicked.connect(lambda _on=False: self.cleared.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._words, 1)
        row.addWidget(self._take)
        row.addWidget(self._clear)

    def set_spoken_name(self, name: str) -> None:
        """Name the field for screen readers and tips."""
        self._words.setAccessibleName(name)
        take = self.tr("Take the selected words: {name}").format(name=name)
        clear = self.tr("Clear: {name}").format(name=name)
        for button, words in ((self._take, take), (self._clear, clear)):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def show_words(self, words: str) -> None:
        """Show the words, on one line of at most a few dozen characters."""
        flat = " ".join(words.split())
        self._words.setText(flat if len(flat) <= 80 else flat[:80] + "…")
        self._clear.setVisible(bool(words))
