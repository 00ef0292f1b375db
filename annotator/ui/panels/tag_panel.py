"""The tags: each label with its key, its look and its number; a click marks the selection with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.ui.models.labels import LABEL, LabelModel
from annotator.ui.panels.delegates import LabelDelegate
from annotator.ui.panels.parts import Heading, quiet_list
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.look import Look


class TagPanel(QWidget):
    """Shows the labels of the project."""

    label_chosen = Signal(str)  # the name of a label: mark the selection with it
    edit_requested = Signal(str)  # the id of a label, or nothing for a new one
    delete_requested = Signal(str)

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = LabelModel(desk, self)
        self.list = quiet_list("tagPanel", self.tr("Tags"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LabelDelegate(look, self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        heading = Heading(self.tr("TAGS"), self)
        self.add = QToolButton(self)
        self.add.setObjectName("tagAdd")
        self.add.setText("＋")
        self.add.setToolTip(self.tr("New tag…"))
        self.add.setAccessibleName(self.tr("New tag…"))
        self.add.clicked.connect(lambda _on=False: self.edit_requested.emit(""))
        heading.row.addWidget(self.add)
        layout.addWidget(heading)
        layout.addWidget(self.list)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.model.modelReset.connect(self._fit)
        look.changed.connect(self.list.viewport().update)
        self._fit()

    def _choose(self, index: QModelIndex) -> None:
        self.label_chosen.emit(index.data(LABEL).name)

    def _show_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        menu = QMenu(self)
        if index.isValid():
            label = index.data(LABEL)
            edit = menu.addAction(
                self.tr("Edit “{label}”…").format(label=shown(label.caption).replace("&", "&&"))
            )
            edit.triggered.connect(lambda: self.edit_requested.emit(label.id))
        add = menu.addAction(self.tr("New tag…"))
        add.triggered.connect(lambda: self.edit_requested.emit(""))
        if index.isValid():
            menu.addSeparator()
            delete = menu.addAction(self.tr("Delete, with its annotations"))
            delete.triggered.connect(lambda: self.delete_requested.emit(label.id))
        menu.popup(self.list.viewport().mapToGlobal(point))
        menu.aboutToHide.connect(menu.deleteLater)

    def _fit(self) -> None:
        """Take as much room as the labels need, up to ten of them."""
        rows = min(self.model.rowCount(), 10)
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(max(rows * height, 1))
