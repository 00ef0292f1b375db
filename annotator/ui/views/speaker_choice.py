"""A field to choose one of the project's speakers, or all of them, by which a view is narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from annotator.ui.panels.parts import speak

if TYPE_CHECKING:
    from annotator.ui.desk import Desk


class SpeakerChoice(QComboBox):
    """The speakers by name; its data are their ids, empty for all."""

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(name)
        speak(self, self.tr("Speaker"))
        self._desk = desk
        desk.speakers_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        kept = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self.tr("Every speaker"), "")
            for source in sorted(self._desk.speakers.values(), key=lambda one: one.name.casefold()):
                self.addItem(source.name, source.id)
            self.setCurrentIndex(max(0, self.findData(kept)))
