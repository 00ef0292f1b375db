"""The links and the statement of the selected annotation, in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.analysis.chains import quoted
from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.ui.dialogs.link_types import inverse_words
from annotator.ui.terms import plain_tip, shown

if TYPE_CHECKING:
    from annotator.core.edits import Changes
    from annotator.core.tagset import TagSet
    from annotator.core.values import Annotation
    from annotator.services.linkage import LinkEnd
    from annotator.ui.desk import Desk

_PAUSE = 40  # milliseconds after which the links are read: key presses in a row read none
_SHOWN_WORDS = 140  # characters of the other end
_HIGHEST = 220  # pixels of the list


class LinkList(QListWidget):
    """The links, as high as they need. Enter or a click opens the other end, F2 edits the link, Del deletes it."""

    delete_requested = Signal()
    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorLinks")
        self.setAccessibleName(self.tr("Links of the annotation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the lines break anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.fit)

    def fit(self) -> None:
        """Ask for the height of what is shown now."""
        self.doItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for all links, up to some."""
        if not self.count():
            return QSize(120, 0)
        # As the lines are broken now: the rows' own hints are those of lines that are not.
        first, last = (self.visualItemRect(self.item(at)) for at in (0, self.count() - 1))
        return QSize(120, min(_HIGHEST, last.bottom() - first.top() + 4 * self.spacing() + 4))

    def minimumSizeHint(self) -> QSize:
        """Return room for what is shown, so that the panel scrolls rather than the list."""
        return QSize(60, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Take the Del key before the window's shortcuts, where it would delete the annotation."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the chosen link with Del, edit it with F2."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_requested.emit()
            return
        if event.key() == Qt.Key.Key_F2:
            self.edit_requested.emit()
            return
        super().keyPressEvent(event)


class InspectorLinks(QWidget):
    """Which statement the annotation expresses, and what it is linked to, both ways."""

    go_requested = Signal(str, str)  # article id, annotation id
    action_requested = Signal(str)  # id of an action
    edit_requested = Signal(object)  # LinkEnd

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._annotation_id = ""
        self._ends: list[LinkEnd] = []
        self.statement = QLabel()
        self.statement.setObjectName("inspectorStatement")
        self.statement.setAccessibleName(self.tr("Statement"))
        self.statement.setWordWrap(True)
        self.statement.setTextFormat(Qt.TextFormat.PlainText)
        self.list = LinkList(self)
        self.put_in = self._button("＋", self.tr("Put into a statement…"), "statementPutIn")
        self.take_out = self._button("×", self.tr("Take out of the statement"), "statementTakeOut")
        self.link = self._button("＋", self.tr("Link to another annotation…"), "linkAdd")
        self.edit = self._button("✎", self.tr("Type and note of the chosen link… (F2)"), "linkEdit")
        self.delete = self._button("×", self.tr("Delete the chosen link"), "linkDelete")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._heading(self.tr("Statement"), self.put_in, self.take_out))
        column.addWidget(self.statement)
        column.addLayout(self._heading(self.tr("Links"), self.link, self.edit, self.delete))
        column.addWidget(self.list)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self.put_in.clicked.connect(lambda _on=False: self.action_requested.emit("annotation.statement"))
        self.link.clicked.connect(lambda _on=False: self.action_requested.emit("annotation.link"))
        self.take_out.clicked.connect(lambda _on=False: self._take_out())
        self.delete.clicked.connect(lambda _on=False: self.delete_link())
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        self.list.delete_requested.connect(self.delete_link)
        self.edit.clicked.connect(lambda _on=False: self.edit_link())
        self.list.edit_requested.connect(self.edit_link)
        self.list.currentRowChanged.connect(lambda _at: self._enable())
        desk.changed.connect(self._hear)
        self._show_nothing()

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Show what this annotation belongs to; it is read a moment later."""
        annotation_id = annotation.id if annotation is not None else ""
        if annotation_id != self._annotation_id:
            self._annotation_id = annotation_id
            self._show_nothing()
        self._pause.start()

    def settle(self) -> None:
        """Show now what waits to be shown."""
        if self._pause.isActive():
            self._pause.stop()
            self._read()

    def delete_link(self) -> None:
        """Delete the chosen link; undo brings it back."""
        end = self._chosen()
        if end is not None and not end.is_awaited:
            from annotator.services import curate

            self._desk.run(curate.delete_link(link_id=end.link.id))

    def edit_link(self) -> None:
        """Ask for another type or note of the chosen link."""
        end = self._chosen()
        if end is not None and not end.is_awaited:
            self.edit_requested.emit(end)

    def focus_list(self) -> None:
        """Give the focus to the links."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _hear(self, changes: Changes, _by: object) -> None:
        if self._annotation_id and changes.concerns(
            Kind.LINK, Kind.AWAITED_LINK, Kind.STATEMENT, Kind.ANNOTATION, Kind.LINK_TYPE
        ):
            self._pause.start()

    def _show_nothing(self) -> None:
        self._ends = []
        self.list.clear()
        self.list.hide()
        self.statement.setText("")
        self.statement.hide()
        self._enable()

    def _read(self) -> None:
        from annotator.services.linkage import link_ends

        session, annotation = self._desk.session, self._desk.annotations.get(self._annotation_id)
        if session is None or annotation is None:
            self._show_nothing()
            return
        try:
            ends = link_ends(session.read, annotation)
            statement = session.read.statement(annotation.statement_id) if annotation.statement_id else None
        except UserError as error:
            self._show_nothing()
            self._desk.failed.emit(error.trouble)
            return
        self.statement.setText(statement.wording if statement is not None else "")
        self.statement.setVisible(statement is not None)
        if ends != self._ends:
            at = self.list.currentRow()
            self._ends = ends
            self.list.clear()
            for end in ends:
                item = QListWidgetItem(in_words(end, self._desk.tag_set))
                item.setToolTip(plain_tip(end.link.note))
                self.list.addItem(item)
            self.list.setCurrentRow(min(at, len(ends) - 1))
        self.list.setVisible(bool(ends))
        self.list.fit()
        self._enable()

    def _chosen(self) -> LinkEnd | None:
        at = self.list.currentRow()
        return self._ends[at] if 0 <= at < len(self._ends) else None

    def _go(self) -> None:
        end = self._chosen()
        if end is not None and not end.is_awaited:
            self.go_requested.emit(end.article_id, end.annotation_id)

    def _take_out(self) -> None:
        if self._annotation_id:
            from annotator.services import connect

            self._desk.run(connect.put_in_statement(annotation_ids=[self._annotation_id], statement_id=""))

    def _enable(self) -> None:
        annotation = self._desk.annotations.at_hand(self._annotation_id)
        end = self._chosen()
        self.take_out.setVisible(annotation is not None and bool(annotation.statement_id))
        for button in (self.edit, self.delete):
            button.setVisible(bool(self._ends))
            button.setEnabled(end is not None and not end.is_awaited)

    def _heading(self, words: str, *buttons: QToolButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        caption = QLabel(words)
        caption.setObjectName("hint")
        row.addWidget(caption, 1)
        for button in buttons:
            row.addWidget(button)
        return row

    @staticmethod
    def _button(sign: str, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(sign)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button


def in_words(end: LinkEnd, tag_set: TagSet) -> str:
    """Return a link as two lines: its type and the other end's words; whose they are and where."""
    kind = tag_set.link_type(end.link.type)
    title = shown(kind.title or kind.id) if kind is not None else end.link.type
    if not end.is_outgoing:
        title = inverse_words(end.link.type) or _words("← {type}").format(type=title)
    if end.is_awaited:
        return _words("{type}: an annotation that is not here yet").format(type=title)
    flat = " ".join(end.words.split())
    flat = flat if len(flat) <= _SHOWN_WORDS else flat[:_SHOWN_WORDS].rstrip() + "…"
    facts = " · ".join(part for part in (end.speaker, end.article_caption, end.link.note) if part)
    return f"{title}: {quoted(flat)}\n{facts}"


def _words(source: str) -> str:
    return QCoreApplication.translate("InspectorLinks", source)
