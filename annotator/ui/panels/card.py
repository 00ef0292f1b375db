"""The card of the first start: three keys, and a way to be rid of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class Card(QWidget):
    """A small card in the margin of the reader, or a strip below it. It takes no focus and covers no text."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("First steps"))
        self._title = QLabel(f"<b>{self.tr('Three keys to begin with')}</b>")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (key, words) in enumerate(
            (
                ("S", self.tr("selects the sentence at the caret")),
                ("C  D  Q", self.tr("marks it as claim, denial or quote")),
                ("Ctrl+Z", self.tr("takes it back; F1 shows all keys")),
            )
        ):
            cap = QLabel(f"<b>{key}</b>")
            grid.addWidget(cap, row, 0)
            grid.addWidget(QLabel(words), row, 1)
        done = QPushButton(self.tr("Got it"))
        done.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        done.clicked.connect(self.dismiss)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(grid)
        layout.addWidget(done, 0, Qt.AlignmentFlag.AlignTrailing)

    def set_flat(self, is_flat: bool) -> None:  # noqa: FBT001 - said in the name
        """Be a strip that is as wide as the reader, or a card."""
        self._title.setVisible(not is_flat)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(across if is_flat else down)
        self.setProperty("flat", is_flat)
        self.style().polish(self)

    def dismiss(self) -> None:
        """Go, for good."""
        self.hide()
        self.dismissed.emit()
