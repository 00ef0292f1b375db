"""The statement picker: which statement the selected annotation expresses, best first, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from annotator.ui.dialogs.picker import Picker
from annotator.ui.panels.parts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.core.values import Annotation
    from annotator.services.connections import Connections, StatementChoice

_MOST = 30


class StatementPicker(Picker):
    """Shows statements. The last row makes a new one, worded as the field says, or as the annotation is."""

    put_in_requested = Signal(str)  # statement id
    new_requested = Signal(str)  # wording

    def __init__(
        self, annotation: Annotation, words: str, connections: Connections, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            words,
            parent,
            name="statement",
            search=self.tr("Search statements, or word a new one"),
            spoken=self.tr("Statements"),
        )
        self.setWindowTitle(self.tr("Put into a statement"))
        self._annotation, self._connections = annotation, connections
        self._own_words = " ".join(words.split())
        self._choices: Sequence[StatementChoice] = ()
        self.put = self.add_button(self.tr("&Put in"))
        self.resize(600, 460)
        self.begin()

    def take(self, row: int) -> bool:
        """Ask for what the chosen row says."""
        if 0 <= row < len(self._choices):
            self.put_in_requested.emit(self._choices[row].statement.id)
        elif row == len(self._choices):
            self.new_requested.emit(self._new_wording())
        else:
            return False
        return True

    def _new_wording(self) -> str:
        return " ".join(self.search.text().split()) or self._own_words

    def show_choices(self) -> None:
        """Show the statements like the words, or the likeliest ones, and a new one."""
        wanted = self.search.text().strip()
        if wanted:
            self._choices = self._connections.statements_like(wanted, _MOST, without=self._annotation.id)
        else:
            self._choices = self._connections.statements_for(self._annotation.id, _MOST)
        self.list.clear()
        for choice in self._choices:
            count = counted(self.tr("%n annotation(s)", "", choice.members), choice.members)
            self.list.addItem(QListWidgetItem(f"{choice.statement.wording}\n{count}"))
        new = self._new_wording()
        words = new if len(new) <= 200 else new[:200] + "…"
        self.list.addItem(QListWidgetItem(self.tr("New statement: {words}").format(words=words)))
        self.list.setCurrentRow(0)
