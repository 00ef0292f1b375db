"""The statement picker: which statement the selected annotation expresses, best first, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.core.values import Annotation
    from annotator.services.connections import Connections, StatementChoice

_PAUSE = 150  # milliseconds after the last key, before the search
_MOST = 30


class StatementPicker(QDialog):
    """Shows statements. The last row makes a new one, worded as the field says, or as the annotation is."""

    put_in_requested = Signal(str)  # statement id
    new_requested = Signal(str)  # wording

    def __init__(
        self, annotation: Annotation, words: str, connections: Connections, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("statementPicker")
        self.setWindowTitle(self.tr("Put into a statement"))
        self._annotation, self._connections = annotation, connections
        self._own_words = " ".join(words.split())
        self._choices: Sequence[StatementChoice] = ()
        own = QLabel(self._own_words[:400])
        own.setWordWrap(True)
        own.setTextFormat(Qt.TextFormat.PlainText)
        self.search = QLineEdit()
        self.search.setObjectName("statementSearch")
        self.search.setPlaceholderText(self.tr("Search statements, or word a new one"))
        self.search.setAccessibleName(self.tr("Search statements, or word a new one"))
        self.list = QListWidget()
        self.list.setObjectName("statementList")
        self.list.setAccessibleName(self.tr("Statements"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.put = self.buttons.addButton(self.tr("&Put in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.put.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(own)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.buttons)
        self.resize(600, 460)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show)
        self.search.textChanged.connect(lambda _words: self._timer.start())
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show()
        self.search.setFocus()

    def accept(self) -> None:
        """Ask for what the chosen row says."""
        if self._timer.isActive():  # the list still shows what was searched for before
            self._timer.stop()
            self._show()
        at = self.list.currentRow()
        if 0 <= at < len(self._choices):
            self.put_in_requested.emit(self._choices[at].statement.id)
        elif at == len(self._choices):
            self.new_requested.emit(self._new_wording())
        else:
            return
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while words are typed."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                at = min(max(0, self.list.currentRow() + step), self.list.count() - 1)
                self.list.setCurrentRow(at)
                return True
        return super().eventFilter(watched, event)

    def _new_wording(self) -> str:
        return " ".join(self.search.text().split()) or self._own_words

    def _show(self) -> None:
        wanted = self.search.text().strip()
        if wanted:
            self._choices = self._connections.statements_like(wanted, _MOST, without=self._annotation.id)
        else:
            self._choices = self._connections.statements_for(self._annotation.id, _MOST)
        self.list.clear()
        for choice in self._choices:
            count = self.tr("{count} annotations").format(count=choice.members)
            self.list.addItem(QListWidgetItem(f"{choice.statement.wording}\n{count}"))
        new = self._new_wording()
        words = new if len(new) <= 200 else new[:200] + "…"
        self.list.addItem(QListWidgetItem(self.tr("New statement: {words}").format(words=words)))
        self.list.setCurrentRow(0)
