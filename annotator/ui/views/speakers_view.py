"""The register of speakers in the window: who they are, everything they said, and two that are one made one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from annotator.core.spans import Span
from annotator.services import speakers
from annotator.ui.terms import side_words, speaker_kind
from annotator.ui.views.rows import Door, RowsView, ViewRow

if TYPE_CHECKING:
    from annotator.analysis.marks import Mark
    from annotator.ui.commands.preparing import Preparing
    from annotator.ui.desk import Desk


class SpeakersView(RowsView):
    """One row a speaker; the places of a row are all that was said, by date."""

    def __init__(self, desk: Desk, prepared: Preparing, parent: QWidget | None = None) -> None:
        super().__init__((), self.tr("Speakers"), parent)
        self.setObjectName("speakersView")
        self._desk, self._prepared = desk, prepared
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.merge = QPushButton(self.tr("Make the selected one"))
        self.merge.setObjectName("speakersMerge")
        self.merge.setToolTip(
            self.tr("The first keeps its name; the others' names become aliases. Undo parts them.")
        )
        self.empty.set_words(
            self.tr(
                "Here will be everybody who is reported to have said something. Select an annotation and press "
                "{annotation.speaker} to say who speaks."
            )
        )
        self.bar.addWidget(self.hint, 1)
        self.bar.addWidget(self.merge)
        self.merge.clicked.connect(self.merge_chosen)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._enable())
        desk.changed.connect(lambda _changes, _by: self.refresh())
        prepared.ready.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the register as it is now."""
        session = self._desk.session
        if session is None:
            return
        if not self._prepared.is_ready():
            self.hint.setText(self.tr("The project is being read …"))
            return
        said: defaultdict[str, list[Mark]] = defaultdict(list)
        for mark in self._prepared.connections.ledger.marks():
            said[mark.speaker_id].append(mark)
        rows = []
        for source in session.read.sources():
            own = sorted(said[source.id], key=lambda mark: (mark.moment or "~", mark.article_id, mark.start))
            rows.append(
                ViewRow(
                    source.id,
                    (
                        source.name,
                        len(own),
                        ", ".join(source.aliases),
                        speaker_kind(source.kind.value),
                        source.role,
                        source.affiliation,
                        source.reliability,
                    ),
                    lambda own=own: [self._door(mark) for mark in own],  # type: ignore[misc]  # defaults bind now
                )
            )
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
            ),
        )
        shared = speakers.shared_names(session.read)
        words = self.tr("Several speakers have the name: {names}").format(
            names=", ".join(name for name, _ in shared)
        )
        self.hint.setText(words if shared else "")
        self._enable()

    def merge_chosen(self) -> None:
        """Make the selected speakers one: the topmost stays."""
        chosen = self.chosen()
        if len(chosen) > 1:
            keep, *others = (row.id for row in chosen)
            self._desk.run(speakers.merge_speakers(keep_id=keep, other_ids=others))

    def _enable(self) -> None:
        self.merge.setEnabled(len(self.chosen()) > 1)

    @staticmethod
    def _door(mark: Mark) -> Door:
        facts = " · ".join(
            fact for fact in (mark.moment, side_words(mark.side.value), mark.publisher) if fact
        )
        caption = f"{facts}\n{' '.join(mark.words.split())}"
        return Door(mark.article_id, Span(mark.start, mark.end), caption, mark.id)
