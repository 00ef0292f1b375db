"""Export: which format, which annotations of which articles, and where to. What would be lost is said before."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.values import AnnotationStatus
from annotator.services.wording import sentence
from annotator.ui.dialogs.check_list import CheckList
from annotator.ui.dialogs.replacing import ask_to_replace
from annotator.ui.messages import in_words, translated
from annotator.ui.panels.parts import counted, plain_label
from annotator.ui.terms import format_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.core.errors import Trouble
    from annotator.formats.base import Info
    from annotator.services.export_look import ExportLook

_ACCEPTED = frozenset({AnnotationStatus.ACCEPTED})
_PAUSE = 250  # milliseconds after the last choice, before it is counted


class ExportWish(NamedTuple):
    """What is to be written, in plain values. No labels or annotators: all of them."""

    format: str
    path: Path
    statuses: frozenset[AnnotationStatus] = _ACCEPTED
    which: str = "all"  # all, listed, chosen, one, or a reading status
    with_text: bool = True
    labels: frozenset[str] = frozenset()
    annotators: frozenset[str] = frozenset()
    as_folder: bool = False


class Offer(NamedTuple):
    """What can be chosen: numbers of articles by `ExportWish.which`, labels by name, annotators, formats, titles."""

    numbers: Mapping[str, int]
    labels: Mapping[str, str]
    annotators: Mapping[str, int]
    folders: frozenset[str] = frozenset()
    titles: Mapping[str, str] = MappingProxyType({})  # of the single article that `which` stands for


class ExportDialog(QDialog):
    """Asks what to write. What it says of that comes from jobs: it asks for it, and takes what they found."""

    look_requested = Signal(object)  # ExportWish

    def __init__(
        self,
        formats: Sequence[Info],
        folder: Path,
        stem: str,
        offer: Offer,
        parent: QWidget | None = None,
        *,
        which: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export"))
        self._formats = {info.name: info for info in formats}
        self._folder, self._stem, self._offer = folder, stem, offer
        self._is_own_path, self._agreed = False, ""  # agreed: the place that the file dialog has asked about
        self._make_fields(which)
        self.losses = plain_label()
        self.losses.setWordWrap(True)
        self.losses.hide()
        self.beginning = QPlainTextEdit()
        self.beginning.setObjectName("beginning")
        self.beginning.setReadOnly(True)
        self.beginning.setTabChangesFocus(True)
        self.beginning.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.beginning.setAccessibleName(self.tr("How the file would begin"))
        self.summary = plain_label()
        self.summary.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("How far the articles were counted"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        told = QHBoxLayout()
        told.addWidget(self.summary, 1)
        told.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(self._form())
        layout.addWidget(self.losses)
        layout.addWidget(self.beginning, 1)
        layout.addLayout(told)
        layout.addWidget(self.buttons)
        self.resize(820, 660)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._connect()
        self._show_format()

    def _make_fields(self, which: str) -> None:
        self.format = QComboBox()
        for info in self._formats.values():
            self.format.addItem(f"{format_title(info)}  ({info.name})", info.name)
        self.which = QComboBox()
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(30)  # a title may be longer than the dialog is wide
        for name, words in which_words().items():
            if name in self._offer.numbers:
                named = self.tr("{which}: “{title}”").format(which=words, title=self._offer.titles.get(name))
                numbered = f"{words}  ({self._offer.numbers[name]})"
                self.which.addItem(named if name in self._offer.titles else numbered, name)
        self.which.setCurrentIndex(max(0, self.which.findData(which)))
        words_of = {
            AnnotationStatus.ACCEPTED: self.tr("&accepted"),
            AnnotationStatus.SUGGESTED: self.tr("&suggested"),
            AnnotationStatus.REJECTED: self.tr("&rejected"),
        }
        self.statuses = {status: QCheckBox(words) for status, words in words_of.items()}
        self.statuses[AnnotationStatus.ACCEPTED].setChecked(True)
        self.labels = CheckList(self.tr("Tags"), self._offer.labels)
        names = {name: f"{name or self.tr('nobody')}  ({n})" for name, n in self._offer.annotators.items()}
        self.annotators = CheckList(self.tr("Annotators"), names)
        self.with_text = QCheckBox(self.tr("with the te&xts of the articles"))
        self.with_text.setChecked(True)
        self.as_folder = QCheckBox(self.tr("as a f&older of files"))
        self.path = QLineEdit()
        self.path.setMinimumWidth(320)
        self.browse = QPushButton(self.tr("&Choose…"))
        self.browse.setAutoDefault(False)

    def _form(self) -> QFormLayout:
        statuses, lists, place, extras = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for box in self.statuses.values():
            statuses.addWidget(box)
        statuses.addStretch(1)
        for each in (self.labels, self.annotators):
            lists.addWidget(each)
            each.setMaximumHeight(112)
        extras.addWidget(self.with_text)
        extras.addWidget(self.as_folder)
        extras.addStretch(1)
        place.addWidget(self.path, 1)
        place.addWidget(self.browse)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for words, field in ((self.tr("&Format"), self.format), (self.tr("Artic&les"), self.which)):
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(words, field)
        form.addRow(self.tr("Annotations"), statuses)
        form.addRow(self.tr("of, by"), lists)
        form.addRow("", extras)
        self.path.setAccessibleName(self.tr("Where to"))
        form.addRow(self.tr("&Where to"), place)
        form.labelForField(place).setBuddy(self.path)  # type: ignore[attr-defined]  # a QLabel, which the stubs do not say
        return form

    def _connect(self) -> None:
        self.browse.clicked.connect(self._browse)
        self.format.currentIndexChanged.connect(self._show_format)
        self.as_folder.toggled.connect(self._show_format)
        self.path.textEdited.connect(self._own_path)
        self.path.textChanged.connect(self._show_ready)
        self.which.currentIndexChanged.connect(self._hear)
        for box in (*self.statuses.values(), self.with_text):
            box.toggled.connect(self._hear)
        for each in (self.labels, self.annotators):
            each.changed.connect(self._hear)

    # -- what the commands ask --------------------------------------------------------------------------------------

    @property
    def wish(self) -> ExportWish:
        """What the fields say."""
        labels, annotators = self.labels.chosen, self.annotators.chosen
        statuses = frozenset(status for status, box in self.statuses.items() if box.isChecked())
        has_none = not (labels or not self._offer.labels) or not (annotators or not self._offer.annotators)
        return ExportWish(
            format=self.format.currentData(),
            path=Path(self.path.text().strip()).expanduser(),
            statuses=frozenset() if has_none else statuses,
            which=str(self.which.currentData()),
            with_text=self.with_text.isChecked(),
            labels=frozenset() if self.labels.is_full else labels,
            annotators=frozenset() if self.annotators.is_full else annotators,
            as_folder=self.as_folder.isChecked() and self.as_folder.isEnabled(),
        )

    def accept(self) -> None:
        """Export, once it is agreed that what is there already may be replaced."""
        if self.path.text() == self._agreed:
            super().accept()
        else:
            ask_to_replace(self.wish.path, self, super().accept)

    def take_look(self, found: ExportLook) -> None:
        """Show what would be written."""
        self.bar.hide()
        words = counted(self.tr("{number} article(s) with").format(number=found.articles), found.articles)
        marks = counted(self.tr("{number} annotation(s)").format(number=found.annotations), found.annotations)
        self.summary.setText(f"{words} {marks}.")
        lost = [sentence(trouble, translated) for trouble in found.losses]
        self.losses.setText("\n".join(f"• {what}" for what, _remedy in lost))
        self.losses.setVisible(bool(lost))
        named = ", ".join(found.parts)
        text = f"{named}\n\n{found.beginning}" if named else found.beginning
        self.beginning.setPlainText(text)
        self.beginning.setPlaceholderText(self.tr("Nothing of this format can be shown beforehand."))

    def take_failure(self, trouble: Trouble) -> None:
        """Say why nothing can be said."""
        self.bar.hide()
        self.summary.setText(in_words(trouble))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the articles were counted."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()

    # -- what happens -----------------------------------------------------------------------------------------------

    def _own_path(self) -> None:
        self._is_own_path = True

    def _hear(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self.look_requested.emit(self.wish)

    def _show_format(self) -> None:
        info = self._formats[self.format.currentData()]
        self.as_folder.setEnabled(info.name in self._offer.folders)
        self.as_folder.setVisible(info.name in self._offer.folders)
        if not self._is_own_path:
            has_suffix = info.suffixes and not self.wish.as_folder
            self.path.setText(str(self._folder / f"{self._stem}{info.suffixes[0] if has_suffix else ''}"))
        self._show_ready()
        self._hear()

    def _show_ready(self) -> None:
        self.go.setEnabled(bool(self.path.text().strip()) and self.which.count() > 0)

    def _browse(self) -> None:
        if self.wish.as_folder:
            path = QFileDialog.getExistingDirectory(self, self.tr("Export into"), str(self._folder))
        else:
            path, _kind = QFileDialog.getSaveFileName(self, self.tr("Export to"), self.path.text())
        if path:
            self.path.setText(path)
            self._is_own_path, self._agreed = True, "" if self.wish.as_folder else path


def which_words() -> dict[str, str]:
    """Return which articles can be chosen, in words."""
    return {
        "all": _words("all"),
        "listed": _words("those listed now"),
        "chosen": _words("those selected in the list"),
        "one": _words("the one that is open"),
        "done": _words("those that are done"),
        "open": _words("those that are being worked on"),
        "new": _words("those that are new"),
    }


def _words(source: str) -> str:
    return QCoreApplication.translate("ExportDialog", source)
