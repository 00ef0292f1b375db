"""A speaker of the register: names, what it is, its role, how reliable it is as a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.core.values import SourceKind
from annotator.ui.dialogs.forms import form_of, save_or_cancel
from annotator.ui.panels.fields import NoteField
from annotator.ui.terms import speaker_kind

if TYPE_CHECKING:
    from annotator.core.values import Source


class SpeakerDialog(QDialog):
    """Changes a speaker. Nothing is saved before it is accepted."""

    def __init__(self, speaker: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("speakerDialog")
        self.setWindowTitle(self.tr("Speaker"))
        self._speaker = speaker
        self.name, self.role = QLineEdit(speaker.name), QLineEdit(speaker.role)
        self.affiliation = QLineEdit(speaker.affiliation)
        self.aliases, self.note = NoteField(), NoteField()
        self.aliases.show_words("\n".join(speaker.aliases))
        self.aliases.setPlaceholderText(self.tr("One a line"))
        self.note.show_words(speaker.note)
        self.kind, self.reliability = QComboBox(), QComboBox()
        for kind in SourceKind:
            self.kind.addItem(speaker_kind(kind.value), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(speaker.kind.value))
        for grade, words in zip("ABCDEF", self._grades(), strict=True):
            self.reliability.addItem(f"{grade} – {words}", grade)
        self.reliability.setCurrentIndex(max(0, self.reliability.findData(speaker.reliability)))
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("speakerName", self.tr("Name"), self.name),
            ("speakerAliases", self.tr("Other names"), self.aliases),
            ("speakerKind", self.tr("Kind"), self.kind),
            ("speakerRole", self.tr("Role"), self.role),
            ("speakerAffiliation", self.tr("Affiliation"), self.affiliation),
            ("speakerReliability", self.tr("Reliability"), self.reliability),
            ("speakerNote", self.tr("Note"), self.note),
        )
        self.buttons = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(form_of(rows))
        layout.addWidget(self.buttons)
        self.resize(520, 420)
        self.name.textChanged.connect(lambda _words: self._check())
        self._check()

    @property
    def changed(self) -> dict[str, Any]:
        """The fields that differ from those before."""
        lines = self.aliases.toPlainText().splitlines()
        now: dict[str, Any] = {
            "name": " ".join(self.name.text().split()),
            "aliases": tuple(dict.fromkeys(filter(None, (" ".join(line.split()) for line in lines)))),
            "kind": SourceKind(self.kind.currentData()),
            "role": self.role.text().strip(),
            "affiliation": self.affiliation.text().strip(),
            "reliability": self.reliability.currentData(),
            "note": self.note.toPlainText().strip(),
        }
        return {name: value for name, value in now.items() if value != getattr(self._speaker, name)}

    def _check(self) -> None:
        has_name = bool(self.name.text().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(has_name)

    def _grades(self) -> tuple[str, ...]:
        """Return the grades of the Admiralty code for sources, from A."""
        return (
            self.tr("completely reliable"),
            self.tr("usually reliable"),
            self.tr("fairly reliable"),
            self.tr("not usually reliable"),
            self.tr("unreliable"),
            self.tr("cannot be judged"),
        )
