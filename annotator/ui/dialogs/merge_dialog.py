"""What a merge would bring, shown before anything is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_SHOWN = 2000


class MergeDialog(QDialog):
    """Says how much would come and what differs; the window stays free for reading."""

    def __init__(
        self,
        files: Sequence[str],
        summary: str,
        lines: Sequence[str],
        parent: QWidget | None = None,
        *,
        brings_anything: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mergeDialog")
        self.setWindowTitle(self.tr("Merge a project"))
        head = QLabel(self.tr("From {files}:").format(files=", ".join(files)) + f"\n{summary}")
        head.setTextFormat(Qt.TextFormat.PlainText)  # files may be called anything
        head.setWordWrap(True)
        note = QLabel(
            self.tr("It is one step, which one undo takes back. The other projects are only read.")
            if brings_anything
            else self.tr("There is nothing to merge: this project holds all of it.")
        )
        note.setObjectName("hint")
        note.setWordWrap(True)
        self.view = QTextBrowser()
        self.view.setAccessibleName(self.tr("What differs"))
        self.view.setPlainText("\n".join(lines[:_MOST_SHOWN]))
        self.view.setVisible(bool(lines))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.merge = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.merge.setText(self.tr("Merge"))
        self.merge.setEnabled(brings_anything)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        for widget in (head, note, self.view, self.buttons):
            layout.addWidget(widget, 1 if widget is self.view else 0)
        self.resize(680, 420 if lines else 190)
