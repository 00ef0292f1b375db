"""The register of speakers in the window: who they are, everything they said, and two that are one made one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.core.spans import Span
from annotator.services import speakers
from annotator.ui.panels.parts import plain_label
from annotator.ui.terms import side_words, speaker_kind
from annotator.ui.views.rows import Door, RowsView, ViewRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from annotator.analysis.marks import Mark
    from annotator.core.values import Source
    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.desk import Desk

_PAUSE = 150  # milliseconds after a change, or a key in the filter


class SpeakersView(RowsView):
    """One row a speaker; the places of a row are all that was said, by date."""

    edit_requested = Signal(str)  # id of a speaker; empty for a new one

    def __init__(self, desk: Desk, prepared: Preparing, parent: QWidget | None = None) -> None:
        super().__init__((), self.tr("Speakers"), parent)
        self.setObjectName("speakersView")
        self._desk, self._prepared = desk, prepared
        self._is_old = True
        self.field = QLineEdit()
        self.field.setObjectName("speakersFilter")
        self.field.setPlaceholderText(self.tr("Name, role, affiliation"))
        self.field.setAccessibleName(self.tr("Filter the speakers"))
        self.field.setClearButtonEnabled(True)
        self.hint = plain_label()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 0, 12, 6)
        self.new = self._button("speakersNew", self.tr("New…"), self.tr("Add a speaker to the register"))
        self.edit = self._button(
            "speakersEdit", self.tr("Speaker…"), self.tr("Names, role, reliability and note (F2)")
        )
        self.empty.set_words(
            self.tr(
                "Here will be everybody who is reported to have said something. Select an annotation and press "
                "{annotation.speaker} to say who speaks."
            )
        )
        self.merge = self._button(
            "speakersMerge",
            self.tr("Make one"),
            self.tr("The first keeps its name; the others' names become aliases. Undo parts them."),
        )
        self.delete = self._button(
            "speakersDelete",
            self.tr("Delete"),
            self.tr("What was said stays, by nobody; undo brings the speaker back (Del)"),
        )
        self.bar.addWidget(self.field, 1)
        self.bar.addWidget(self.new)
        below = QHBoxLayout()  # one line has no room for all of it, in no language
        below.setContentsMargins(12, 0, 12, 8)
        below.setSpacing(8)
        below.addStretch(1)
        for button in (self.edit, self.merge, self.delete):
            below.addWidget(button)
        self.add_bar(below)
        self.add_bar(self.hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        self.field.textChanged.connect(lambda _words: self._timer.start())
        self.new.clicked.connect(lambda _on: self.edit_requested.emit(""))
        self.edit.clicked.connect(lambda _on: self._ask())
        self.merge.clicked.connect(lambda _on: self.merge_chosen())
        self.delete.clicked.connect(lambda _on: self.delete_chosen())
        for keys, act in (("F2", self._ask), ("Del", self.delete_chosen)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._enable())
        desk.changed.connect(self._hear)
        prepared.ready.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while nobody looked."""
        super().showEvent(event)
        if self._is_old:
            self.refresh()

    def refresh(self) -> None:
        """Show the register as it is now; a view that nobody sees waits until it is shown."""
        session = self._desk.session
        self._is_old = not self.isVisible()
        if session is None or self._is_old:
            return
        if not self._prepared.is_ready():
            self._tell(self.tr("The project is being read …"))
            return
        counts = Counter(mark.speaker_id for mark in self._prepared.connections.ledger.marks())
        wanted = self.field.text().casefold().split()
        sources = sorted(self._desk.speakers.values(), key=lambda source: (source.name.casefold(), source.id))
        rows = [
            self._row(source, counts[source.id])
            for source in sources
            if all(word in _looked_in(source) for word in wanted)
        ]
        self.set_rows(
            rows,
            (
                self.tr("Name"),
                self.tr("Said"),
                self.tr("Aliases"),
                self.tr("Kind"),
                self.tr("Role"),
                self.tr("Affiliation"),
                self.tr("Reliability"),
                self.tr("Note"),
            ),
        )
        shared = speakers.shared_names(session.read)
        words = self.tr("Several speakers have the name: {names}").format(
            names=", ".join(name for name, _ in shared)
        )
        self._tell(words if shared else "")
        self._enable()

    def _hear(self, *_what: object) -> None:  # a method: a lambda would be called when the view has gone
        self._timer.start()

    def merge_chosen(self) -> None:
        """Make the selected speakers one: the topmost stays."""
        chosen = self.chosen()
        if len(chosen) > 1:
            keep, *others = (row.id for row in chosen)
            self._desk.run(speakers.merge_speakers(keep_id=keep, other_ids=others))

    def delete_chosen(self) -> None:
        """Delete the selected speaker; of several none, so that no key takes many away."""
        chosen = self.chosen()
        if len(chosen) == 1:
            self._desk.run(speakers.delete_speaker(speaker_id=chosen[0].id))

    def _ask(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.edit_requested.emit(chosen[0].id)

    def _row(self, source: Source, said: int) -> ViewRow:
        cells = (
            source.name,
            said,
            ", ".join(source.aliases),
            speaker_kind(source.kind.value),
            source.role,
            source.affiliation,
            source.reliability,
            source.note,
        )
        return ViewRow(source.id, cells, lambda: self._said(source.id))

    def _said(self, speaker_id: str) -> Sequence[Door]:
        """Return the places of everything a speaker said, by date."""
        marks = self._prepared.connections.ledger.marks()
        own = [mark for mark in marks if mark.speaker_id == speaker_id]
        own.sort(key=lambda mark: (mark.moment or "~", mark.article_id, mark.start))
        return [self._door(mark) for mark in own]

    def _enable(self) -> None:
        count = len(self.chosen())
        self.merge.setEnabled(count > 1)
        self.edit.setEnabled(count == 1)
        self.delete.setEnabled(count == 1)

    def _tell(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    @staticmethod
    def _button(name: str, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setToolTip(tip)
        return button

    @staticmethod
    def _door(mark: Mark) -> Door:
        facts = " · ".join(
            fact for fact in (mark.moment, side_words(mark.side.value), mark.publisher) if fact
        )
        caption = f"{facts}\n{' '.join(mark.words.split())}"
        return Door(mark.article_id, Span(mark.start, mark.end), caption, mark.id)


def _looked_in(source: Source) -> str:
    return " ".join((source.name, *source.aliases, source.role, source.affiliation)).casefold()
