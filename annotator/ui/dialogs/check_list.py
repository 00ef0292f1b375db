"""A list whose entries are ticked or not, with one at the top for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEY = Qt.ItemDataRole.UserRole
_Check = Qt.CheckState


class CheckList(QListWidget):
    """Everything is ticked at first. The entry at the top ticks all, or none."""

    changed = Signal()

    def __init__(self, title: str, entries: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Make the list; ``entries`` are the keys and their words."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self._is_setting = False
        for key, words in ((None, self.tr("{title}: all").format(title=title)), *entries.items()):
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(_Check.Checked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.itemChanged.connect(self._hear)

    @property
    def chosen(self) -> frozenset[str]:
        """The keys that are ticked."""
        return frozenset(
            str(item.data(_KEY)) for item in self._entries() if item.checkState() is _Check.Checked
        )

    @property
    def is_full(self) -> bool:
        """Tell whether every key is ticked."""
        return all(item.checkState() is _Check.Checked for item in self._entries())

    def _entries(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(1, self.count())]

    def _hear(self, changed: QListWidgetItem) -> None:
        if self._is_setting:
            return
        self._is_setting = True
        if changed is self.item(0):
            for item in self._entries():
                item.setCheckState(changed.checkState())
        else:
            number = len(self.chosen)
            state = (
                _Check.Checked if self.is_full else _Check.PartiallyChecked if number else _Check.Unchecked
            )
            self.item(0).setCheckState(state)
        self._is_setting = False
        self.changed.emit()
