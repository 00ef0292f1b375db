"""The dialog for a project that does not open: its automatic copies, rescue, another project, or quit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PATH = Qt.ItemDataRole.UserRole


class RecoveryDialog(QDialog):
    """Offers what can be done. Nothing is deleted whatever is chosen, and the dialog says so."""

    restore_requested = Signal(object)  # the Path of a copy
    salvage_requested = Signal()
    open_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self,
        path: Path,
        what: str,
        copies: Sequence[tuple[Path, str, int]],
        parent: QWidget | None = None,
    ) -> None:
        """Offer for the project at ``path``; ``copies`` are (path, moment in UTC, number of the last change)."""
        super().__init__(parent)
        self.setObjectName("recoveryDialog")
        self.setWindowTitle(self.tr("The project does not open"))
        what_happened = QLabel(what)
        what_happened.setWordWrap(True)
        what_happened.setTextFormat(Qt.TextFormat.PlainText)
        heading = QLabel(
            self.tr("Automatic copies, newest first:")
            if copies
            else self.tr("There is no automatic copy of this project.")
        )
        self.list = QListWidget()
        self.list.setObjectName("copies")
        self.list.setAccessibleName(self.tr("Automatic copies"))
        for copy, at, seq in copies:
            item = QListWidgetItem(self._caption(copy, at, seq))
            item.setData(_PATH, copy)
            item.setToolTip(str(copy))
            self.list.addItem(item)
        self.list.setVisible(bool(copies))
        self.list.setFixedHeight(self.fontMetrics().lineSpacing() * min(8, len(copies) + 1) + 12)
        note = QLabel(
            self.tr(
                "Restoring puts the copy in the project's place and keeps the damaged file beside it. Saving what "
                "can be read makes a new project and lists what could not be saved. Nothing is deleted."
            )
        )
        note.setObjectName("hint")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(Qt.Orientation.Vertical)
        self.restore = self._button(buttons, "restore", self.tr("Restore this copy"), self._restore)
        self.salvage = self._button(
            buttons, "salvage", self.tr("Save what can be read…"), self.salvage_requested
        )
        self.other = self._button(buttons, "other", self.tr("Open another project…"), self.open_requested)
        self.quit = self._button(buttons, "quit", self.tr("Quit"), self.quit_requested)
        buttons.setCenterButtons(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (what_happened, heading, self.list, note, buttons):
            layout.addWidget(widget)
        self.restore.setVisible(bool(copies))
        if copies:
            self.list.setCurrentRow(0)
            self.list.itemDoubleClicked.connect(lambda _item: self._restore())
            self.list.setFocus()
        first = self.restore if copies else self.salvage
        first.setDefault(True)
        self.setMinimumWidth(520)
        self.setAccessibleDescription(f"{path}. {what}")

    def _button(self, box: QDialogButtonBox, name: str, words: str, then: object) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

        def choose() -> None:
            self.accept()
            if isinstance(then, type(self.quit_requested)):
                then.emit()
            elif callable(then):
                then()

        button.clicked.connect(lambda _on=False: choose())
        return button

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.restore_requested.emit(item.data(_PATH))

    def _caption(self, copy: Path, at: str, seq: int) -> str:
        moment = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        try:
            size = QLocale().formattedDataSize(copy.stat().st_size)
        except OSError:
            size = ""
        age = datetime.now().astimezone() - datetime.fromisoformat(at)
        days = self.tr("%n day(s) old", "", age.days).replace("(s)", "" if age.days == 1 else "s")
        parts = (when, days if age.days > 0 else "", self.tr("change {number}").format(number=seq), size)
        return "  ·  ".join(part for part in parts if part)
