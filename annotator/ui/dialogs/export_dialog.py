"""Export: which format, which annotations of which articles, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.values import AnnotationStatus
from annotator.formats.base import Feature
from annotator.ui.terms import format_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.formats.base import Info

_ACCEPTED = frozenset({AnnotationStatus.ACCEPTED})


class ExportWish(NamedTuple):
    """What is to be written, in plain values."""

    format: str
    path: Path
    statuses: frozenset[AnnotationStatus]
    which: str  # all, one, listed
    with_text: bool


class ExportDialog(QDialog):
    """Asks what to write. It says beforehand what the format has no place for."""

    def __init__(
        self,
        formats: Sequence[Info],
        folder: Path,
        stem: str,
        numbers: dict[str, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export"))
        self._formats = {info.name: info for info in formats}
        self._folder, self._stem = folder, stem
        self._is_own_path = False
        self.format = QComboBox()
        for info in formats:
            self.format.addItem(f"{format_title(info)}  ({info.name})", info.name)
        self.statuses = QComboBox()
        self.statuses.addItem(self.tr("accepted"), "accepted")
        self.statuses.addItem(self.tr("accepted, suggested and rejected"), "all")
        self.which = QComboBox()
        captions = {
            "all": self.tr("all"),
            "listed": self.tr("those listed now"),
            "one": self.tr("the one that is open"),
        }
        for which, words in captions.items():
            if which in numbers:
                self.which.addItem(f"{words}  ({numbers[which]})", which)
        self.with_text = QCheckBox(self.tr("with the texts of the articles"))
        self.with_text.setChecked(True)
        self.path = QLineEdit()
        self.path.setMinimumWidth(320)
        browse = QPushButton(self.tr("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.path, 1)
        place.addWidget(browse)
        self.losses = QLabel()
        self.losses.setObjectName("hint")
        self.losses.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(9)
        for words, field in (
            (self.tr("Format"), self.format),
            (self.tr("Articles"), self.which),
            (self.tr("Annotations"), self.statuses),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        form.addRow("", self.with_text)
        self.path.setAccessibleName(self.tr("File"))
        form.addRow(self.tr("File"), place)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.losses)
        layout.addWidget(self.buttons)
        self.format.currentIndexChanged.connect(self._show_format)
        self.path.textEdited.connect(self._own_path)
        self.path.textChanged.connect(lambda words: self.go.setEnabled(bool(words.strip())))
        self._show_format()

    @property
    def wish(self) -> ExportWish:
        """What the fields say."""
        is_all = self.statuses.currentData() == "all"
        return ExportWish(
            self.format.currentData(),
            Path(self.path.text().strip()).expanduser(),
            frozenset(AnnotationStatus) if is_all else _ACCEPTED,
            str(self.which.currentData()),
            self.with_text.isChecked(),
        )

    def _own_path(self) -> None:
        self._is_own_path = True

    def _show_format(self) -> None:
        info = self._formats[self.format.currentData()]
        if not self._is_own_path:
            suffix = info.suffixes[0] if info.suffixes else ""
            self.path.setText(str(self._folder / f"{self._stem}{suffix}"))
        names = self._names()
        missing = [names[feature] for feature in Feature if feature not in info.carries and feature in names]
        pattern = self.tr("This format has no place for {what}: these stay in the project.")
        self.losses.setText(pattern.format(what=", ".join(missing)) if missing else "")
        self.losses.setVisible(bool(missing))

    def _names(self) -> dict[Feature, str]:
        return {
            Feature.ANNOTATIONS: self.tr("annotations"),
            Feature.DISCONTINUOUS: self.tr("annotations of several fragments"),
            Feature.OVERLAP: self.tr("overlapping annotations"),
            Feature.LINKS: self.tr("links"),
            Feature.SPEAKERS: self.tr("speakers"),
            Feature.WORDS: self.tr("source and cue words"),
            Feature.ATTRIBUTES: self.tr("attributes"),
            Feature.NOTES: self.tr("notes"),
            Feature.STATEMENTS: self.tr("statements"),
            Feature.PROVENANCE: self.tr("annotator, origin and times"),
            Feature.REGIONS: self.tr("boilerplate marks"),
        }

    def _browse(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export to"), self.path.text())
        if path:
            self._is_own_path = True
            self.path.setText(path)
