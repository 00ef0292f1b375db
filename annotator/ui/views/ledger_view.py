"""The ledger in the window: statements with who asserts and denies them, and what waits for its other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from annotator.analysis.ledger import IMPLICIT, LedgerFilter
from annotator.analysis.ledger_rows import Standing
from annotator.ui.dragging import DragSource, DropTarget
from annotator.ui.panels.parts import speak
from annotator.ui.views.ledger_cells import LedgerCells, standing_titles
from annotator.ui.views.ledger_tables import MarkRows, MatrixRows, SpeakerRows, StatementRows
from annotator.ui.views.rows import RowsView
from annotator.ui.views.speaker_choice import SpeakerChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, SignalInstance
    from PySide6.QtGui import QShowEvent

    from annotator.analysis.ledger import Ledger
    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.desk import Desk
    from annotator.ui.views.rows import Rows

_PAUSE = 150  # milliseconds after the last key, before a filter is applied
_OPEN, _LOOSE = "open", "loose"


class LedgerView(RowsView):
    """One row a statement. Its places are the annotations behind it; those of a cell, what that cell counts."""

    edit_requested = Signal(str)  # id of a row
    chain_requested = Signal(str)  # id of a row
    merge_requested = Signal(list)  # ids of statements, the one that stays first
    delete_requested = Signal(str)  # id of a statement
    dropped_on_statement = Signal(list, str)  # ids of annotations, id of a row

    def __init__(self, desk: Desk, prepared: Preparing, parent: QWidget | None = None) -> None:
        super().__init__((), self.tr("Ledger"), parent)
        self.setObjectName("ledgerView")
        self._desk, self._prepared = desk, prepared
        self._cells = LedgerCells(desk, prepared.connections)
        self._is_old = True
        self.field = QLineEdit()
        self.field.setObjectName("ledgerFilter")
        self.field.setPlaceholderText(self.tr("Words of a statement, a speaker"))
        self.field.setAccessibleName(self.tr("Filter the ledger"))
        self.field.setClearButtonEnabled(True)
        self.choice = self._combo("ledgerChoice", self.tr("What the ledger shows"), self._choices())
        self.speaker = SpeakerChoice("ledgerSpeaker", desk)
        self.shape = self._combo(
            "ledgerShape",
            self.tr("How the ledger is laid out"),
            (
                (self.tr("One row a statement"), "rows"),
                (self.tr("Grouped by speaker"), "groups"),
                (self.tr("Who said what"), "matrix"),
            ),
        )
        self.number = QLabel()
        self.number.setObjectName("hint")
        self.edit = QPushButton(self.tr("Statement…"))
        self.edit.setObjectName("ledgerEdit")
        self.edit.setToolTip(self.tr("Word the statement, grade it, judge it"))
        self.merge = QPushButton(self.tr("Make one"))
        self.merge.setObjectName("ledgerMerge")
        self.merge.setToolTip(
            self.tr("The topmost of the selected statements takes the annotations of the others")
        )
        self.delete = QPushButton(self.tr("Delete"))
        self.delete.setObjectName("ledgerDelete")
        self.delete.setToolTip(self.tr("Delete the statement; its annotations stay"))
        self.chain = QPushButton(self.tr("Denial chain…"))
        self.chain.setObjectName("ledgerChain")
        self.chain.setToolTip(self.tr("The claim, what denies it, and what answers that, in order of time"))
        self.bar.addWidget(self.field, 1)
        for widget in (self.choice, self.speaker, self.shape):
            self.bar.addWidget(widget)
        below = QHBoxLayout()  # one line has no room for all of it, in no language
        below.setContentsMargins(12, 0, 12, 8)
        below.setSpacing(8)
        below.addWidget(self.number, 1)
        for button in (self.edit, self.chain, self.merge, self.delete):
            below.addWidget(button)
        self.add_bar(below)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _words: self._timer.start())
        for combo in (self.choice, self.shape):  # other columns: what sorted the old ones says nothing
            combo.currentIndexChanged.connect(lambda _at: self.unsort())
        for combo in (self.choice, self.speaker, self.shape):
            combo.currentIndexChanged.connect(lambda _at: self.refresh())
        self.edit.clicked.connect(lambda _on=False: self._ask(self.edit_requested))
        self.merge.clicked.connect(lambda _on=False: self.merge_requested.emit(self._worded()))
        self.delete.clicked.connect(lambda _on=False: self.delete_requested.emit(self._worded()[0]))
        self.chain.clicked.connect(lambda _on=False: self._ask(self.chain_requested))
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._enable())
        DragSource(self.table, self._annotation_at)
        DropTarget(self.table, self._row_at).dropped.connect(self._take_dropped)
        self._desk.changed.connect(self._hear)
        self._prepared.ready.connect(self.refresh)
        self._prepared.progressed.connect(self._tell_progress)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while nobody looked."""
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def refresh(self) -> None:
        """Show what the project holds now, or that it is being read.

        A view that nobody sees waits until it is shown.
        """
        self._is_old = not self.isVisible()
        if self._desk.session is None or self._is_old:
            return
        if not self._prepared.is_ready():
            self._tell_progress(0, 0)
            return
        self._prepared.look_for_origins()
        ledger = self._prepared.connections.ledger
        rows, headings = self._rows(ledger)
        self.empty.set_words(self._nothing(ledger))
        self.set_rows(rows, headings)
        self.number.setText(f"{len(rows):,}".replace(",", "\u202f"))
        self._enable()

    def _hear(self, *_what: object) -> None:  # a method: a lambda would be called when the view has gone
        self._timer.start()

    def _nothing(self, ledger: Ledger) -> str:
        """Return what is said where no row is listed."""
        if not ledger.rows():
            return self.tr(
                "Here will be every statement, with who claims it, who denies it and who repeats it. Select an "
                "annotation and press {annotation.link} to link a denial to its claim, or {annotation.statement} "
                "to word the statement."
            )
        return self.tr("No statement fits what is chosen above.")

    def _rows(self, ledger: Ledger) -> tuple[Rows, tuple[str, ...]]:
        chosen, cells, speaker = self.choice.currentData(), self._cells, self.speaker.currentData()
        if chosen in {_OPEN, _LOOSE}:
            marks = ledger.open_claims() if chosen == _OPEN else ledger.loose_denials()
            if speaker:
                marks = [mark for mark in marks if mark.speaker_id == speaker]
            for word in self.field.text().casefold().split():
                marks = [mark for mark in marks if word in mark.words.casefold()]
            return MarkRows(cells, marks), cells.mark_headings
        wanted = LedgerFilter(
            words=self.field.text(),
            standings=frozenset({Standing(chosen)}) if chosen else frozenset(),
            speaker_ids=frozenset({speaker} if speaker else ()),
        )
        shape = self.shape.currentData()
        if shape == "matrix":
            matrix = MatrixRows(cells, ledger, wanted)
            return matrix, (cells.headings[0], *matrix.names)
        if shape == "groups":
            return SpeakerRows(cells, ledger, wanted), (self.tr("Speaker"), *cells.headings)
        return StatementRows(cells, ledger, wanted), cells.headings

    def chosen_row_id(self) -> str:
        """Return the id of the chosen row of the ledger, or of the annotation that waits; nothing where none is."""
        chosen = self.chosen()
        return chosen[0].id.rsplit(" ", 1)[-1] if chosen else ""

    def _row_at(self, index: QModelIndex) -> str:
        row = self.model.row(index.row())
        return row.id.rsplit(" ", 1)[-1] if row is not None else ""

    def _annotation_at(self, index: QModelIndex) -> str:
        """Return the annotation that a row of the lists beside the ledger is; nothing for a statement."""
        return self._row_at(index) if self.choice.currentData() in {_OPEN, _LOOSE} else ""

    def _take_dropped(self, ids: list[str], row_id: str) -> None:
        is_annotation = self.choice.currentData() in {_OPEN, _LOOSE}
        (self.dropped_on_annotation if is_annotation else self.dropped_on_statement).emit(ids, row_id)

    def _ask(self, wish: SignalInstance) -> None:
        row_id = self.chosen_row_id()
        if row_id:
            wish.emit(row_id)

    def _worded(self) -> list[str]:
        """Return the ids of the selected statements that somebody has worded."""
        if self.choice.currentData() in {_OPEN, _LOOSE}:
            return []
        ids = dict.fromkeys(row.id.rsplit(" ", 1)[-1] for row in self.chosen())
        return [one for one in ids if not one.startswith(IMPLICIT)]

    def _enable(self) -> None:
        is_row = bool(self.chosen_row_id()) and self.choice.currentData() not in {_OPEN, _LOOSE}
        worded = self._worded()
        self.merge.setEnabled(len(worded) > 1)
        self.delete.setEnabled(len(worded) == 1)
        self.edit.setEnabled(is_row)
        self.chain.setEnabled(is_row)

    def _tell_progress(self, done: int, total: int) -> None:
        if not self._prepared.connections.is_stale:
            return
        self.empty.set_words(self.tr("The project is being read …"))
        self.empty.stand_for(self.table, is_empty=not self.model.rowCount())
        share = f" {done * 100 // total} %" if total else ""
        self.number.setText(self.tr("The project is being read …") + share)

    def _choices(self) -> Sequence[tuple[str, str]]:
        return (
            (self.tr("All statements"), ""),
            *((title, standing.value) for standing, title in standing_titles().items()),
            (self.tr("Claims not answered yet"), _OPEN),
            (self.tr("Denials of nothing yet"), _LOOSE),
        )

    @staticmethod
    def _combo(name: str, spoken: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        speak(combo, spoken)
        for title, value in choices:
            combo.addItem(title, value)
        return combo
