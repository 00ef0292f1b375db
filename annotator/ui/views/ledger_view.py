"""The ledger in the window: statements with who asserts and denies them, and what waits for its other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from annotator.analysis.ledger import LedgerFilter
from annotator.analysis.ledger_rows import Standing
from annotator.core.spans import Span
from annotator.services.ledger import names
from annotator.ui.terms import side_words
from annotator.ui.views.rows import Door, RowsView, ViewRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.analysis.ledger_rows import LedgerRow
    from annotator.analysis.marks import Mark
    from annotator.services.connections import Connections
    from annotator.ui.desk import Desk

_PAUSE = 150  # milliseconds after the last key, before a filter is applied


class LedgerView(RowsView):
    """One row a statement. Its places are the annotations behind it."""

    def __init__(self, desk: Desk, connections: Connections, parent: QWidget | None = None) -> None:
        super().__init__((), self.tr("Ledger"), parent)
        self.setObjectName("ledgerView")
        self._desk, self._connections = desk, connections
        self.field = QLineEdit()
        self.field.setObjectName("ledgerFilter")
        self.field.setPlaceholderText(self.tr("Words of a statement, a speaker"))
        self.field.setAccessibleName(self.tr("Filter the ledger"))
        self.field.setClearButtonEnabled(True)
        self.choice = QComboBox()
        self.choice.setObjectName("ledgerChoice")
        self.choice.setAccessibleName(self.tr("What the ledger shows"))
        for title, value in self._choices():
            self.choice.addItem(title, value)
        self.speaker = QComboBox()
        self.speaker.setObjectName("ledgerSpeaker")
        self.speaker.setAccessibleName(self.tr("Speaker"))
        self.number = QLabel()
        self.number.setObjectName("hint")
        for widget in (self.field, self.choice, self.speaker, self.number):
            self.bar.addWidget(widget, 1 if widget is self.field else 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self.field.textChanged.connect(lambda _words: self._timer.start())
        self.choice.currentIndexChanged.connect(lambda _at: self.refresh())
        desk.changed.connect(lambda _changes, _by: self._timer.start())
        self._fill_speakers()
        self.speaker.currentIndexChanged.connect(lambda _at: self.refresh())
        desk.speakers_changed.connect(self._fill_speakers)
        self.refresh()

    def refresh(self) -> None:
        """Show what the project holds now."""
        if self._desk.session is None:
            return
        ledger = self._connections.ledger
        chosen = self.choice.currentData()
        if chosen in {"open", "loose"}:
            marks = ledger.open_claims() if chosen == "open" else ledger.loose_denials()
            wanted = self.field.text().casefold().split()
            speaker = self.speaker.currentData()
            shown = [
                mark
                for mark in marks
                if all(word in mark.words.casefold() for word in wanted) and speaker in {"", mark.speaker_id}
            ]
            rows = self._mark_rows(shown)
            self.set_rows(rows, (self.tr("Words"), self.tr("Speaker"), self.tr("When"), self.tr("Publisher")))
        else:
            wanted_rows = LedgerFilter(
                words=self.field.text(),
                standings=frozenset({Standing(chosen)}) if chosen else frozenset(),
                speaker_ids=frozenset(filter(None, [self.speaker.currentData()])),
            )
            rows = [self._row(row) for row in ledger.rows(wanted_rows)]
            self.set_rows(rows, self._headings())
        self.number.setText(f"{len(rows):,}".replace(",", "\u202f"))

    def _choices(self) -> Sequence[tuple[str, str]]:
        return (
            (self.tr("All statements"), ""),
            (self.tr("Unanswered"), Standing.UNANSWERED.value),
            (self.tr("Denied"), Standing.DENIED.value),
            (self.tr("Disputed"), Standing.DISPUTED.value),
            (self.tr("Conceded"), Standing.CONCEDED.value),
            (self.tr("Retracted"), Standing.RETRACTED.value),
            (self.tr("Claims not answered yet"), "open"),
            (self.tr("Denials of nothing yet"), "loose"),
        )

    def _headings(self) -> Sequence[str]:
        return (
            self.tr("Statement"),
            self.tr("Status"),
            self.tr("Asserted by"),
            self.tr("Denied by"),
            self.tr("Repeated by"),
            self.tr("First seen"),
            self.tr("Articles"),
            self.tr("Publishers"),
            self.tr("Independent"),
            self.tr("Grade"),
        )

    def _row(self, row: LedgerRow) -> ViewRow:
        ledger = self._connections.ledger
        titles = {value: title for title, value in self._choices()}
        return ViewRow(
            row.id,
            (
                row.wording,
                titles[row.standing.value],
                ", ".join(names(ledger, row.asserted_by)),
                ", ".join(names(ledger, row.denied_by)),
                ", ".join(names(ledger, row.repeated_by)),
                row.first_seen,
                len(row.article_ids),
                len(row.publishers),
                row.origins,
                row.grade,
            ),
            lambda: [self._door(span.annotation_id) for span in row.spans],
        )

    def _mark_rows(self, marks: Sequence[Mark]) -> list[ViewRow]:
        return [
            ViewRow(
                mark.id,
                (mark.words, self._desk.speaker_name(mark.speaker_id), mark.moment, mark.publisher),
                lambda one=mark.id: [self._door(one)],  # type: ignore[misc]  # defaults bind now
            )
            for mark in marks
        ]

    def _door(self, annotation_id: str) -> Door:
        mark = self._connections.ledger.mark(annotation_id)
        if mark is None:  # gone between two looks: the next refresh takes the row away
            return Door("", Span(0, 0), "")
        facts = (
            side_words(mark.side.value),
            self._desk.speaker_name(mark.speaker_id),
            mark.moment,
            mark.publisher,
        )
        caption = f"{' · '.join(fact for fact in facts if fact)}\n{' '.join(mark.words.split())}"
        return Door(mark.article_id, Span(mark.start, mark.end), caption, mark.id)

    def _fill_speakers(self) -> None:
        kept = self.speaker.currentData()
        with QSignalBlocker(self.speaker):
            self.speaker.clear()
            self.speaker.addItem(self.tr("Every speaker"), "")
            for source in self._desk.speakers.values():
                self.speaker.addItem(source.name, source.id)
            self.speaker.setCurrentIndex(max(0, self.speaker.findData(kept)))
