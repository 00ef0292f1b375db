"""A page of an import that maps names: the labels, or the speakers, of the files to those of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.models.import_names import BECOMES, COUNT, NAME, ImportNamesModel
from annotator.ui.panels.parts import quiet_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.ui.models.headed import Index

_Trigger = QAbstractItemView.EditTrigger


class ImportNamesPage(QWidget):
    """A table of names. What a name becomes is chosen from those there are, or typed; several rows at once."""

    changed = Signal()

    def __init__(
        self,
        headings: Sequence[str],
        hint: str,
        *,
        known: Mapping[str, str],
        words: Callable[[str], str],
        likely: Callable[[str], str],
        left_out: str,
    ) -> None:
        """Make an empty page.

        ``known`` are the names in the project and how they are shown, ``words`` says what any name there is,
        ``likely`` what a name becomes of which nothing was said, and ``left_out`` that nothing comes of it.
        """
        super().__init__()
        self._likely = likely
        self.model = ImportNamesModel(headings, words, self)
        self.table = quiet_table(headings[0])
        self.table.setModel(self.model)
        self.table.setEditTriggers(
            _Trigger.DoubleClicked
            | _Trigger.SelectedClicked
            | _Trigger.EditKeyPressed
            | _Trigger.AnyKeyPressed
        )
        self._delegate = TargetDelegate(known, left_out, self._choose, self.table)
        self.table.setItemDelegateForColumn(BECOMES, self._delegate)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BECOMES, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(COUNT, 90)
        told = QLabel(hint)
        told.setObjectName("hint")
        told.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(9)
        layout.addWidget(told)
        layout.addWidget(self.table, 1)
        self.model.choice_made.connect(self.changed)
        self.table.installEventFilter(self)

    @property
    def number_new(self) -> int:
        """How many names become something that the project does not have."""
        return sum(self.is_new(self.model.target(name)) for name in self.model.counts)

    def is_new(self, name: str) -> bool:
        """Tell whether the project lacks a name."""
        raise NotImplementedError

    def take(self, counts: Mapping[str, int]) -> None:
        """Show the names that were found, unless they are shown already: the row that is edited stays."""
        if counts != self.model.counts:
            current = self.table.currentIndex().row()
            self.model.take(counts, self._likely)
            self.table.setCurrentIndex(self.model.index(max(0, current), BECOMES))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the choice at the cell that is chosen with Space or Alt+Down, as any other choice."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            opens = event.key() == Qt.Key.Key_Space or (
                event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier
            )
            if opens and self.table.currentIndex().isValid():
                self.table.edit(self.model.index(self.table.currentIndex().row(), BECOMES))
                return True
        return super().eventFilter(watched, event)

    def _choose(self, row: int, target: str | None) -> None:
        chosen = [index.row() for index in self.table.selectionModel().selectedRows()]
        self.model.choose(sorted(chosen) if row in chosen else [row], target)


class TargetDelegate(QStyledItemDelegate):
    """The choice of what a name becomes: itself, nothing, one there is, or one that is typed."""

    def __init__(
        self,
        known: Mapping[str, str],
        left_out: str,
        choose: Callable[[int, str | None], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._known, self._left_out, self._choose = known, left_out, choose
        self._open: QComboBox | None = None
        self.closeEditor.connect(self._forget)

    def _forget(self) -> None:
        self._open = None

    def createEditor(self, parent: QWidget, _option: object, index: Index) -> QWidget:
        """Return the choice for a row, open."""
        editor = QComboBox(parent)
        editor.setEditable(True)
        editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name = self._name(index)
        editor.addItem(self.tr("itself: {name}").format(name=name))
        editor.addItem(self._left_out)
        for words in self._known.values():
            editor.addItem(words)
        completer = QCompleter(editor.model(), editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        editor.setCompleter(completer)
        editor.activated.connect(lambda _at: QTimer.singleShot(0, editor, lambda: self._take(editor)))
        self._open = editor
        return editor

    def _take(self, editor: QComboBox) -> None:
        """Take what was chosen from the list. Not before its key was heard by all: Enter would import as well."""
        if self._open is editor:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the name becomes now."""
        if isinstance(editor, QComboBox):
            target = str(index.data(Qt.ItemDataRole.EditRole))
            name = self._name(index)
            if target == "":
                editor.setCurrentIndex(1)
            elif target in self._known:
                editor.setCurrentIndex(2 + list(self._known).index(target))
            elif target == name:
                editor.setCurrentIndex(0)
            else:
                editor.setEditText(target)
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()

    def _name(self, index: Index) -> str:
        return str(index.model().index(index.row(), NAME).data())

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Take what was chosen or typed."""
        if not isinstance(editor, QComboBox):
            return
        typed = " ".join(editor.currentText().split())
        at = editor.findText(typed, Qt.MatchFlag.MatchFixedString)
        if at == 0 or not typed:
            self._choose(index.row(), None)
        elif at == 1:
            self._choose(index.row(), "")
        else:
            self._choose(index.row(), list(self._known)[at - 2] if at > 1 else typed)
