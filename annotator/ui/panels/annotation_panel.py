"""The annotations of the article that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from annotator.ui.dragging import DragSource, DropTarget
from annotator.ui.models.annotations import ANNOTATION, AnnotationModel
from annotator.ui.panels.delegates import AnnotationDelegate
from annotator.ui.panels.parts import Heading, quiet_list

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.look import Look


class AnnotationPanel(QWidget):
    """Shows the annotations in the order of the text; the chosen row is the selected annotation."""

    chosen = Signal(str)
    menu_requested = Signal(QPoint)
    dropped_on_annotation = Signal(list, str)  # ids of annotations, id of the one they were dropped on

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = AnnotationModel(desk, self)
        self.heading = Heading(self.tr("IN THIS ARTICLE"), self)
        self.list = quiet_list("annotationList", self.tr("Annotations of the article"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(AnnotationDelegate(look, self.list))
        DragSource(self.list, self._annotation_at).ended.connect(self._show_selected)
        DropTarget(self.list, self._annotation_at).dropped.connect(self.dropped_on_annotation)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.list, 1)
        self.list.selectionModel().currentChanged.connect(self._choose_by_key)
        self.list.clicked.connect(self._choose)
        self.list.customContextMenuRequested.connect(self._ask_for_menu)
        self.model.modelReset.connect(self._show_number)
        self.model.rowsInserted.connect(self._show_number)
        self.model.rowsRemoved.connect(self._show_number)
        desk.annotation_selected.connect(self._show_selected)
        self.model.modelReset.connect(self._show_selected)
        self.model.rowsInserted.connect(self._show_selected)
        self.model.rowsRemoved.connect(self._show_selected)
        desk.speakers_changed.connect(self.list.viewport().update)
        look.changed.connect(self.list.viewport().update)
        self._is_showing = False
        self._scrolled = 0
        self.model.modelAboutToBeReset.connect(self._keep_scroll)
        desk.slices.complete.connect(self._restore_scroll)

    @staticmethod
    def _annotation_at(index: QModelIndex) -> str:
        annotation = index.data(ANNOTATION)
        return annotation.id if annotation is not None else ""

    def _keep_scroll(self) -> None:
        self._scrolled = self.list.verticalScrollBar().value()

    def _restore_scroll(self) -> None:
        """Stay where somebody has scrolled to while the rest of a long article's rows came."""
        if self._scrolled:
            self.list.doItemsLayout()
            self.list.verticalScrollBar().setValue(self._scrolled)

    def _choose(self, index: QModelIndex, *_before: object) -> None:
        annotation = index.data(ANNOTATION)
        if annotation is not None and not self._is_showing and not self.model.is_changing:
            self.chosen.emit(annotation.id)

    def _choose_by_key(self, index: QModelIndex, *_before: object) -> None:
        """Choose what a key went to; a mouse chooses when it is let go, so that a row can be dragged into a view."""
        if not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._choose(index)

    def _ask_for_menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.menu_requested.emit(self.list.viewport().mapToGlobal(point))

    def _show_selected(self, *_which: object) -> None:
        row = self.model.place(self._desk.selected_id)
        self._is_showing = True
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        else:
            self.list.setCurrentIndex(QModelIndex())
            self.list.clearSelection()
        self._is_showing = False

    def _show_number(self) -> None:
        self.heading.set_number(self.model.rowCount() if self._desk.article is not None else None)
