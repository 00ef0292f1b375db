"""Small parts that panels share: headings, lists, thin lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QTableView,
    QWidget,
)


class Heading(QWidget):
    """A panel's heading, with a number behind it and room for buttons at its end."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(words)
        self.title.setObjectName("heading")
        self.number = QLabel()
        self.number.setObjectName("hint")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 8, 8, 4)
        self.row.addWidget(self.title)
        self.row.addWidget(self.number)
        self.row.addStretch(1)

    def set_number(self, number: int | None) -> None:
        """Show how many there are, or nothing."""
        self.number.setText("" if number is None else f"{number:,}".replace(",", "\u202f"))


def quiet_list(name: str, spoken: str, parent: QWidget | None = None) -> QListView:
    """Return a flat list of rows that are all of one height."""
    view = QListView(parent)
    view.setObjectName(name)
    view.setAccessibleName(spoken)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return view


def quiet_table(spoken: str, parent: QWidget | None = None) -> QTableView:
    """Return a table without a grid whose rows are chosen whole; Tab leaves it, as every other field."""
    table = QTableView(parent)
    table.setAccessibleName(spoken)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def plain_label(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label for words of data (a name, a note, an article's), in which nothing is markup."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def speak(choice: QComboBox, words: str) -> None:
    """Say what is chosen here: on Linux Qt gives the chosen text as the name of a choice, and leaves its own out."""
    choice.setAccessibleName(words)
    choice.setAccessibleDescription(words)


def counted(words: str, number: int) -> str:
    """Return words for a number, where the language of the source is shown: its plural is an s."""
    return words.replace("(s)", "" if number == 1 else "s")
