"""Dragging annotations from any list onto a statement, or onto another annotation; keys do the same (T, L).

A list is given away by a `DragSource`, which is told the annotation of a row; it takes through a `DropTarget`, which
is told what a row stands for. Neither the list nor its model has to know.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QRubberBand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractItemView

MIME = "application/x-claims-annotator-annotations"


def packed(annotation_ids: Sequence[str], words: str = "") -> QMimeData:
    """Return annotations as something that can be dragged; other programs get the words."""
    data = QMimeData()
    data.setData(MIME, json.dumps(list(annotation_ids)).encode())
    if words:
        data.setText(words)
    return data


def carried(data: QMimeData) -> list[str]:
    """Return the ids of the annotations that are dragged, none where something else is."""
    try:
        found = json.loads(bytes(data.data(MIME).data()) or b"[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


class DragSource(QObject):
    """Lets the rows of a list be dragged that stand for an annotation."""

    ended = Signal()

    def __init__(self, view: QAbstractItemView, annotation_at: Callable[[QModelIndex], str]) -> None:
        super().__init__(view)
        self._view, self._annotation_at = view, annotation_at
        self._pressed: QPoint | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to drag where the mouse has been moved far enough with its button held."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        kind, point = event.type(), event.position().toPoint()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = point
        elif kind == QEvent.Type.MouseButtonRelease:
            self._pressed = None
        elif kind == QEvent.Type.MouseMove and self._pressed is not None:
            if not event.buttons() & Qt.MouseButton.LeftButton:
                self._pressed = None
            elif (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                index = self._view.indexAt(self._pressed)
                self._pressed = None
                annotation_id = self._annotation_at(index) if index.isValid() else ""
                if annotation_id:
                    self.drag(annotation_id, str(index.data() or ""))
                    self.ended.emit()
                    return True
        return super().eventFilter(watched, event)

    def drag(self, annotation_id: str, words: str) -> None:
        """Drag an annotation until the button is let go."""
        drag = QDrag(self._view)
        drag.setMimeData(packed([annotation_id], words))
        drag.exec(Qt.DropAction.CopyAction)


class DropTarget(QObject):
    """Takes annotations that are dropped on a row that stands for something."""

    dropped = Signal(list, str)  # ids of annotations, what the row stands for

    def __init__(self, view: QAbstractItemView, target_at: Callable[[QModelIndex], str]) -> None:
        super().__init__(view)
        self._view, self._target_at = view, target_at
        self._frame = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped, and frame the row that would take it."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._frame.hide()
        elif isinstance(event, QDropEvent):  # also a QDragEnterEvent and a QDragMoveEvent
            ids = carried(event.mimeData())
            if not ids:  # words from elsewhere, a file: nothing that a row could take
                event.ignore()
                return True
            index = self._view.indexAt(event.position().toPoint())
            target = self._target_at(index) if index.isValid() else ""
            is_taken = bool(target) and target not in ids
            if kind == QEvent.Type.Drop:
                self._frame.hide()
                if is_taken:
                    self.dropped.emit(ids, target)
            else:
                self._show_frame(index if is_taken else None)
            if is_taken or kind == QEvent.Type.DragEnter:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
            else:
                event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _show_frame(self, index: QModelIndex | None) -> None:
        if index is None:
            self._frame.hide()
            return
        place = self._view.visualRect(index)
        place.setLeft(0)
        place.setRight(self._view.viewport().width() - 1)
        self._frame.setGeometry(place)
        self._frame.show()
