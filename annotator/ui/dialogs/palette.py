"""The command palette: type a part of a command's name, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import plain, words
from annotator.ui.panels.parts import plain_label
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from annotator.ui.action_set import ActionSet

_ID = Qt.ItemDataRole.UserRole
_KEYS = Qt.ItemDataRole.UserRole + 1
_HELP = Qt.ItemDataRole.UserRole + 2


class CommandPalette(QDialog):
    """Lists the commands that can be run now; the best match is chosen already."""

    command_chosen = Signal(str)

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("commandPalette")
        self.setWindowTitle(self.tr("Commands"))
        self.setAccessibleName(self.tr("Commands"))
        self._rows = [
            (
                row.id,
                plain(row.text),
                words(row.help),
                "  ".join(actions.keys(row.id)),
                actions[row.id].isEnabled(),
            )
            for row in actions.rows()
            if row.id != "help.palette" and row.menu  # what moves the caret is for keys alone
        ]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a command"))
        self.field.setAccessibleName(self.tr("Command"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_WithKeys(self.list))
        self.help = plain_label()
        self.help.setObjectName("hint")
        self.help.setWordWrap(True)
        self.help.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.help)
        self.resize(520, 400)
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self.list.currentItemChanged.connect(self._show_help)
        self._show("")
        self.setFocusProxy(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys and Enter work while a name is typed."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            key = Qt.Key(event.key())
            if key in step and self.list.count():
                row = self.list.currentRow() + step[key]
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self.list.clear()
        for action_id, name, help_words, keys, is_enabled in sorted(
            self._rows, key=lambda row: _rank(row[1], typed)
        ):
            if not matches(f"{name} {action_id}", typed):
                continue
            item = QListWidgetItem(name)
            item.setData(_ID, action_id)
            item.setData(_KEYS, keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {keys}" if keys else name)
            item.setData(_HELP, help_words)
            item.setToolTip(plain_tip(help_words))
            if not is_enabled:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
        enabled = (
            at for at in range(self.list.count()) if self.list.item(at).flags() & Qt.ItemFlag.ItemIsEnabled
        )
        self.list.setCurrentRow(next(enabled, 0))

    def _show_help(self, item: QListWidgetItem | None) -> None:
        self.help.setText(str(item.data(_HELP)) if item is not None else "")

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        self.accept()
        self.command_chosen.emit(item.data(_ID))


class _WithKeys(QStyledItemDelegate):
    """A command with room around it, its keys at the end of the row."""

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """Return the size of every row."""
        return super().sizeHint(option, index) + QSize(0, 9)

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        """Paint a row."""
        super().paint(painter, option, index)
        role = QPalette.ColorRole.HighlightedText
        if not option.state & QStyle.StateFlag.State_Selected:
            role = QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        side = Qt.AlignmentFlag.AlignRight  # the end of the row: the painter mirrors it with the window
        keys = str(index.data(_KEYS) or "")
        painter.drawText(option.rect.adjusted(10, 0, -10, 0), int(side | Qt.AlignmentFlag.AlignVCenter), keys)


def matches(name: str, typed: str) -> bool:
    """Tell whether every word that was typed is in the name, in any order."""
    return all(part in name.casefold() for part in typed.casefold().split())


def _rank(name: str, typed: str) -> tuple[bool, int]:
    folded, wanted = name.casefold(), typed.casefold().strip()
    return (not folded.startswith(wanted), folded.find(wanted) if wanted else 0)
