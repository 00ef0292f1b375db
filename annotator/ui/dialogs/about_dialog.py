"""About: the version, where the project lies, and the licence of every part that the program stands on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from pathlib import Path


class AboutDialog(QDialog):
    """Shows one part's licence at a time; its texts are read when they are asked for."""

    def __init__(self, version: str, project: str, licences: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About Claims Annotator"))
        self._folder = licences
        words = self.tr("Claims Annotator {version}\n\nProject: {project}\n\nApache License 2.0")
        about = QLabel(words.format(version=version, project=project))
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        caption = QLabel(self.tr("What it stands on, and the licence of each part:"))
        self.parts = QListWidget()
        self.parts.setAccessibleName(self.tr("Parts"))
        for row in json.loads((licences / "index.json").read_text(encoding="utf-8")):
            item = QListWidgetItem(row["name"])
            item.setToolTip(row["licence"])
            item.setData(Qt.ItemDataRole.UserRole, (row["licence"], tuple(row["files"])))
            self.parts.addItem(item)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        split = QSplitter()
        split.addWidget(self.parts)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([180, 560])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(about)
        layout.addWidget(caption)
        layout.addWidget(split, 1)
        layout.addWidget(buttons)
        self.resize(760, 560)
        self.parts.currentItemChanged.connect(self._show)
        self.parts.setCurrentRow(0)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        licence, files = item.data(Qt.ItemDataRole.UserRole)
        texts = [(self._folder / name).read_text(encoding="utf-8") for name in files]
        self.text.setPlainText(f"{item.text()}: {licence}\n\n" + "\n\n".join(texts))
