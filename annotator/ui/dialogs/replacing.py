"""Asks before something that is there already is written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def ask_to_replace(path: Path, parent: QWidget, go_on: Callable[[], object]) -> None:
    """Go on at once where nothing is lost, else after “Replace”: Enter and Esc alike leave everything as it is."""
    words = _what_is_there(path)
    if not words:
        go_on()
        return
    box = QMessageBox(parent)
    box.setObjectName("replaceQuestion")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_words("Replace"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words.format(name=path.name))
    replace = box.addButton(_words("&Replace"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.buttonClicked.connect(lambda button: go_on() if button is replace else None)
    box.finished.connect(box.deleteLater)
    box.open()


def _what_is_there(path: Path) -> str:
    """Return what to ask; nothing where no file is in the way, or the writing will say why the place is none."""
    try:
        if path.is_file():
            return _words("“{name}” is there already. Replace it?")
        if path.is_dir() and any(path.iterdir()):
            return _words(
                "The folder “{name}” has files in it already. Replace those that have the same names?"
            )
    except (OSError, ValueError):
        pass
    return ""


def _words(source: str) -> str:
    return QCoreApplication.translate("Replacing", source)
