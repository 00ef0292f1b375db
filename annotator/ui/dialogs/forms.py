"""What dialogs with a form share: the buttons below it, and rows whose fields can be found and are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QDialog, QWidget


def save_or_cancel(dialog: QDialog) -> QDialogButtonBox:
    """Return the two buttons of a dialog, which accept and reject it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def form_of(rows: Iterable[tuple[str, str, QWidget]]) -> QFormLayout:
    """Return a form of fields, each with its object name and its caption, which a screen reader says too."""
    form = QFormLayout()
    form.setVerticalSpacing(9)
    for name, words, field in rows:
        field.setObjectName(name)
        field.setAccessibleName(words)
        form.addRow(words, field)
    return form
