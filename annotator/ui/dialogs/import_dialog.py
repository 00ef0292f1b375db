"""Import: which files and folders, in which format and encoding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.terms import format_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.formats.base import Info

_ENCODINGS = ("utf-8", "utf-16", "windows-1252", "windows-1251", "windows-1250", "windows-1256", "koi8-r", "gb18030",
              "shift_jis", "iso-8859-1")  # fmt: skip


class ImportWish(NamedTuple):
    """What is to be read, in plain values."""

    paths: tuple[Path, ...]
    format: str
    encoding: str


class ImportDialog(QDialog):
    """Asks what to read. What each file is, is found out unless it is said."""

    def __init__(self, formats: Sequence[Info], folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import"))
        self._folder = folder
        self._paths: list[Path] = []
        self._suffixes = sorted({suffix for info in formats for suffix in info.suffixes})
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files and folders"))
        files = QPushButton(self.tr("Add files…"))
        folders = QPushButton(self.tr("Add a folder…"))
        clear = QPushButton(self.tr("Remove"))
        files.clicked.connect(self._add_files)
        folders.clicked.connect(self._add_folder)
        clear.clicked.connect(self._remove)
        row = QHBoxLayout()
        for button in (files, folders, clear):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.format = QComboBox()
        self.format.addItem(self.tr("found out for each file"), "")
        for info in formats:
            self.format.addItem(f"{format_title(info)}  ({info.name})", info.name)
        self.encoding = QComboBox()
        self.encoding.setEditable(True)
        self.encoding.addItem(self.tr("as the file says, else UTF-8"))
        self.encoding.addItems(list(_ENCODINGS))
        form = QFormLayout()
        form.setVerticalSpacing(9)
        for words, field in ((self.tr("Format"), self.format), (self.tr("Encoding of texts"), self.encoding)):
            field.setAccessibleName(words)
            form.addRow(words, field)
        hint = QLabel(
            self.tr("Whatever cannot be taken is listed afterwards, with what can be done about it.")
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(self.buttons)
        self.resize(560, 420)
        self._show()

    @property
    def wish(self) -> ImportWish:
        """What the fields say."""
        encoding = self.encoding.currentText().strip() if self.encoding.currentIndex() != 0 else ""
        if encoding == self.encoding.itemText(0):
            encoding = ""
        return ImportWish(tuple(self._paths), str(self.format.currentData()), encoding)

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders, each once."""
        self._paths += [path for path in dict.fromkeys(paths) if path not in self._paths]
        self._show()

    def _show(self) -> None:
        self.list.clear()
        self.list.addItems([str(path) for path in self._paths])
        self.go.setEnabled(bool(self._paths))

    def _add_files(self) -> None:
        known = " ".join(f"*{suffix}" for suffix in self._suffixes)
        kinds = f"{self.tr('Known files')} ({known});;{self.tr('All files')} (*)"
        names, _kind = QFileDialog.getOpenFileNames(
            self, self.tr("Files to import"), str(self._folder), kinds
        )
        self.add([Path(name) for name in names])

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder to import"), str(self._folder))
        if name:
            self.add([Path(name)])

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            del self._paths[row]
            self._show()
