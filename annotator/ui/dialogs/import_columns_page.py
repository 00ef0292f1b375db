"""A page of an import: what the columns of the tables among the files hold, with their first rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.mapping import Target
from annotator.ui.models.import_columns import EXAMPLES, NAME, TARGET, WHY, ImportColumnsModel, target_words
from annotator.ui.panels.parts import quiet_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.services.import_look import FileLook
    from annotator.services.look import Table
    from annotator.ui.models.headed import Index

_Trigger = QAbstractItemView.EditTrigger


class ImportColumnsPage(QWidget):
    """The columns of one table at a time; what is said holds for every table with the same columns."""

    choices_made = Signal(object)  # dict of place and FileChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks: list[FileLook] = []
        self.file = QComboBox()
        self.file.setAccessibleName(self.tr("Table"))
        self.file.currentIndexChanged.connect(lambda _at: self._show())
        self.model = ImportColumnsModel(self)
        self.table = quiet_table(self.tr("Columns"))
        self.table.setObjectName("importColumns")
        self.table.setModel(self.model)
        self.table.setEditTriggers(
            _Trigger.DoubleClicked
            | _Trigger.SelectedClicked
            | _Trigger.EditKeyPressed
            | _Trigger.AnyKeyPressed
        )
        self._delegate = ChoiceDelegate(self._choose, self.table)
        self.table.setItemDelegateForColumn(TARGET, self._delegate)
        header = self.table.horizontalHeader()
        for column, width in ((NAME, 140), (TARGET, 170), (WHY, 220)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(EXAMPLES, QHeaderView.ResizeMode.Stretch)
        self.table.installEventFilter(self)
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.rows = QTableWidget()
        self.rows.setAccessibleName(self.tr("First rows"))
        self.rows.setEditTriggers(_Trigger.NoEditTriggers)
        self.rows.setTabKeyNavigation(False)
        self.rows.setWordWrap(False)
        self.rows.verticalHeader().hide()
        top = QHBoxLayout()
        label = QLabel(self.tr("&Table"))
        label.setBuddy(self.file)
        top.addWidget(label)
        top.addWidget(self.file, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(9)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.rows, 1)

    @property
    def has_tables(self) -> bool:
        """Tell whether there is a table among the files."""
        return bool(self._looks)

    def take(self, looks: Sequence[FileLook]) -> None:
        """Show the tables among these files; the one that is shown stays."""
        kept = self.file.currentData()
        self._looks = [look for look in looks if look.table is not None]
        self.file.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.file.clear()
        for look in self._looks:
            self.file.addItem(look.name, look.place)
        self.file.setCurrentIndex(max(0, self.file.findData(kept)))
        self.file.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the choice at the chosen column with Space."""
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
            and self.table.currentIndex().isValid()
        ):
            self.table.edit(self.model.index(self.table.currentIndex().row(), TARGET))
            return True
        return super().eventFilter(watched, event)

    def _choose(self, row: int, target: Target) -> None:
        """Say what a column is, for every table with these columns; the one that was it is kept as metadata."""
        shown = self._shown()
        if shown is None or shown.table is None or shown.table.columns[row].target is target:
            return
        names = [column.name for column in shown.table.columns]
        said = {column.name: column.target.value for column in shown.table.columns}
        if target not in {Target.META, Target.SKIP, Target.TEXT}:
            said = {
                name: Target.META.value if before == target.value else before for name, before in said.items()
            }
        said[names[row]] = target.value
        alike = (look for look in self._looks if look.table is not None and _names(look.table) == names)
        self.choices_made.emit({look.place: replace(look.choice, columns=said) for look in alike})

    def _shown(self) -> FileLook | None:
        at = self.file.currentIndex()
        return self._looks[at] if 0 <= at < len(self._looks) else None

    def _show(self) -> None:
        shown = self._shown()
        table = shown.table if shown is not None else None
        current = self.table.currentIndex().row()
        self.model.set_rows(table.columns if table is not None else ())
        self.table.setCurrentIndex(self.model.index(max(0, current), TARGET))
        self.rows.clear()
        self.rows.setRowCount(len(table.rows) if table is not None else 0)
        self.rows.setColumnCount(len(table.columns) if table is not None else 0)
        if table is None:
            return
        self.table.setEnabled(not table.is_of_annotations)
        self.hint.setText(
            self.tr("This is a table of annotations, as the program writes them: its columns are known.")
            if table.is_of_annotations
            else self.tr("Texts of several columns are put below each other. The first rows:")
        )
        self.rows.setHorizontalHeaderLabels(_names(table))
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                self.rows.setItem(row, column, QTableWidgetItem(" ".join(cell.split())))


class ChoiceDelegate(QStyledItemDelegate):
    """The choice of what a column is."""

    def __init__(self, choose: Callable[[int, Target], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._choose = choose

    def createEditor(self, parent: QWidget, _option: object, _index: Index) -> QWidget:
        """Return the choice, with its list open."""
        editor = QComboBox(parent)
        for target in Target:
            editor.addItem(target_words(target), target.value)
        editor.activated.connect(lambda _at: self.commitData.emit(editor))
        editor.activated.connect(lambda _at: self.closeEditor.emit(editor))
        QTimer.singleShot(0, editor, editor.showPopup)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the column is now."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Take what was chosen."""
        if isinstance(editor, QComboBox):
            self._choose(index.row(), Target(editor.currentData()))


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]
