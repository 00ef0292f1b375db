"""The journal in the window: who did what when, what each change was, and “undo just this”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.core.errors import UserError
from annotator.core.values import Annotation, Article
from annotator.core.views import EntryKind
from annotator.ui.models.journal import JournalModel
from annotator.ui.terms import shown
from annotator.ui.views.empty import EmptyNote
from annotator.ui.views.journal_words import edit_words

if TYPE_CHECKING:
    from annotator.core.edits import Edit
    from annotator.core.views import JournalEntry
    from annotator.ui.desk import Desk

_MOST_SHOWN = 200  # edits of one entry
_PLACE = Qt.ItemDataRole.UserRole
_NEWS_PAUSE = 120  # milliseconds that changes are gathered before the list is read anew


class JournalView(QWidget):
    """A table of the entries; below it, what the chosen one changed."""

    undo_requested = Signal(int)  # the number of an entry
    opened = Signal(str, str)  # ids of an article and of an annotation, which may be empty
    failed = Signal(object)  # Trouble

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("journalView")
        self.setAccessibleName(self.tr("Journal"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = JournalModel(desk, self)
        self.table = QTableView()
        self.table.setObjectName("journalEntries")
        self.table.setAccessibleName(self.tr("Entries of the journal, newest first"))
        self.table.setModel(self.model)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        for column, width in enumerate((56, 172, 92, 220, 96)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.empty = EmptyNote(self.table)
        self.empty.set_words(
            self.tr("Here will be every change of the project: who made it, when, and what it was.")
        )
        self.edits = QListWidget()
        self.edits.setObjectName("journalEdits")
        self.edits.setAccessibleName(self.tr("What the entry changed"))
        self.edits.setFrameShape(QFrame.Shape.NoFrame)
        self.edits.setWordWrap(True)
        self.undo = QPushButton(self.tr("Undo just this"))
        self.undo.setObjectName("undoJustThis")
        self._why_not = QLabel()
        self._why_not.setObjectName("hint")
        self._lay_out()
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_NEWS_PAUSE)
        self._news.timeout.connect(self.read)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_edits())
        self.undo.clicked.connect(self._ask_undo)
        self.edits.itemActivated.connect(self._open)
        self.model.failed.connect(self.failed)
        desk.changed.connect(self._hear)
        self.setFocusProxy(self.table)
        self.read()

    def read(self) -> None:
        """Read the journal anew; the entry that was chosen stays chosen."""
        self._news.stop()
        chosen = self.chosen
        with QSignalBlocker(self.table.selectionModel()):
            self.model.read()
        at = max(0, self.model.place(chosen.seq)) if chosen is not None else 0
        if self.model.rowCount():
            self.table.selectRow(at)
        self.empty.show_where(not self.model.rowCount())
        self._show_edits()

    @property
    def chosen(self) -> JournalEntry | None:
        """The entry that is chosen."""
        return self.model.row(self.table.currentIndex().row())

    def _hear(self, *_what: object) -> None:  # a method: a lambda would be called when the view has gone
        self._news.start()

    # -- parts ------------------------------------------------------------------------------------------------------

    def _show_edits(self) -> None:
        self.edits.clear()
        entry, session = self.chosen, self._desk.session
        reason = self._reason(entry)
        self._why_not.setText(reason)
        self.undo.setEnabled(entry is not None and not reason)
        if entry is None or session is None:
            return
        labels = {label.id: shown(label.caption) for label in self._desk.tag_set}
        try:
            for edit in session.read.journal_edits(entry.seq, _MOST_SHOWN):
                item = QListWidgetItem(edit_words(edit, session.read, labels))
                item.setData(_PLACE, _place(edit))
                self.edits.addItem(item)
        except UserError as error:
            self.failed.emit(error.trouble)
        if entry.edit_count > _MOST_SHOWN:
            more = self.tr("… and {number} more").format(number=entry.edit_count - _MOST_SHOWN)
            self.edits.addItem(QListWidgetItem(more))

    def _reason(self, entry: JournalEntry | None) -> str:
        """Return why an entry cannot be taken back by itself, as far as that is seen without trying."""
        if entry is None:
            return ""
        if entry.kind is not EntryKind.DO:
            return self.tr("An undo is taken back by a redo, a redo by an undo.")
        if entry.undone:
            return self.tr("This was taken back already.")
        if entry.operation.startswith("project."):
            return self.tr("With this the project began.")
        return ""

    def _ask_undo(self) -> None:
        entry = self.chosen
        if entry is not None:
            self.undo_requested.emit(entry.seq)

    def _open(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place:
            self.opened.emit(*place)

    def _lay_out(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 0)
        row.addWidget(self.undo)
        row.addWidget(self._why_not, 1)
        column.addLayout(row)
        column.addWidget(self.edits, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(below)
        split.setSizes([420, 220])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)


def _place(edit: Edit) -> tuple[str, str] | None:
    thing = edit.entity
    if isinstance(thing, Annotation):
        return thing.article_id, thing.id
    if isinstance(thing, Article):
        return thing.id, ""
    return None
