"""Import: which files, read how, whose names mean which, and what would come of it. Enter imports at any moment."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.services.name_maps import NameMap
from annotator.ui.dialogs.import_columns_page import ImportColumnsPage
from annotator.ui.dialogs.import_files_page import ImportFilesPage
from annotator.ui.dialogs.import_name_pages import LabelsPage, SpeakersPage
from annotator.ui.dialogs.import_preview_page import ImportPreviewPage
from annotator.ui.messages import in_words
from annotator.ui.panels.parts import counted, plain_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from annotator.core.errors import Trouble
    from annotator.core.tagset import TagSet
    from annotator.core.values import Source
    from annotator.formats.base import Info
    from annotator.services.import_look import Looks
    from annotator.services.rehearsal import Rehearsal
    from annotator.services.transfer import FileChoice

_PAUSE = 250  # milliseconds after the last choice, before the rehearsal


class ImportWish(NamedTuple):
    """What is to be read, in plain values."""

    paths: tuple[Path, ...]
    choices: Mapping[str, FileChoice] = MappingProxyType({})  # by place
    left_out: frozenset[str] = frozenset()  # places
    names: NameMap = NameMap()
    annotator: str = ""


def files_of(data: QMimeData) -> list[Path]:
    """Return the files and folders that were copied or dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class ImportDialog(QDialog):
    """Asks what to read. What it shows of files comes from jobs: it asks for them, and takes what they found."""

    look_requested = Signal(object, object)  # tuple of paths, dict of place and FileChoice: look at these
    rehearsal_requested = Signal(object, bool)  # ImportWish, whether everything is to be read

    def __init__(
        self,
        formats: Sequence[Info],
        folder: Path,
        *,
        annotator: str,
        tag_set: TagSet,
        speakers: Iterable[Source],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import"))
        self.setAcceptDrops(True)
        self._waiting = 0  # looks that were asked for
        self._is_accepted = False
        self.files = ImportFilesPage(formats, folder, annotator)
        self.labels, self.speakers = LabelsPage(tag_set), SpeakersPage(speakers)
        self.columns = ImportColumnsPage()
        self.preview = ImportPreviewPage()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, words in (
            (self.files, self.tr("Files")),
            (self.columns, self.tr("Columns")),
            (self.labels, self.tr("Tags")),
            (self.speakers, self.tr("Speakers")),
            (self.preview, self.tr("Preview")),
        ):
            self.tabs.addTab(page, words)
        self.summary = plain_label()
        self.summary.setObjectName("importSummary")
        self.summary.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("How far the files were looked at"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        told = QHBoxLayout()
        told.addWidget(self.summary, 1)
        told.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(told)
        layout.addWidget(self.buttons)
        self.resize(860, 620)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(lambda: self._rehearse(is_whole=False))
        self.files.look_requested.connect(self._look_again)
        self.columns.choices_made.connect(self._look_again)
        self.files.more_requested.connect(self.add)
        self.files.changed.connect(self._hear)
        for page in (self.labels, self.speakers):
            page.changed.connect(self._hear)
        self.preview.whole_requested.connect(lambda: self._rehearse(is_whole=True))
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self._paste)
        self._show_tabs()
        self._show_ready()

    # -- what the commands ask --------------------------------------------------------------------------------------

    @property
    def wish(self) -> ImportWish:
        """What the pages say."""
        names = NameMap(labels=self.labels.model.map, speakers=self.speakers.model.map, takes_alike=True)
        left_out = frozenset(self.files.model.left_out)
        annotator = self.files.annotator.text().strip()
        return ImportWish(self.files.given, self.files.choices, left_out, names, annotator)

    def add(self, paths: Iterable[Path]) -> None:
        """Have files and folders looked at, to be shown."""
        wanted = tuple(dict.fromkeys(paths))
        if wanted:
            self.files.model.let_back(wanted)
            self._look(wanted, {})

    def take_looks(self, looks: Looks) -> None:
        """Show what was seen of files."""
        self._waiting = max(0, self._waiting - 1)
        self.files.take(looks.files)
        self.columns.take(self.files.model.rows)
        self._show_tabs()
        if looks.failed:
            self.files.hint.setText(" ".join(in_words(one) for one in looks.failed))
        self._show_ready()
        if self._is_accepted and not self._waiting:
            self._is_accepted = False
            self.accept()

    def take_no_look(self, *_why: object) -> None:
        """Take note that a look brought nothing: nothing is waited for any more, and nothing imported by itself."""
        self._waiting = max(0, self._waiting - 1)
        self._is_accepted = False
        self.bar.setVisible(bool(self._waiting))
        self._show_ready()

    def take_rehearsal(self, found: Rehearsal) -> None:
        """Show what the import would do."""
        self.bar.hide()
        self.preview.take(found)
        self.labels.take(found.labels)
        self.speakers.take(found.speakers)
        self._show_tabs()
        self.summary.setText(self._told(found))

    def take_failure(self, trouble: Trouble) -> None:
        """Say why nothing can be said."""
        self.bar.hide()
        self.preview.show_nothing()
        self.summary.setText(in_words(trouble))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the files were looked at."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()

    def accept(self) -> None:
        """Import, once every file was looked at."""
        self._is_accepted = bool(self._waiting)
        if self.files.places and not self._waiting:
            self._pause.stop()
            super().accept()

    # -- what happens -----------------------------------------------------------------------------------------------

    def _look(self, paths: Sequence[Path], choices: Mapping[str, FileChoice]) -> None:
        self._waiting += 1
        self._show_ready()
        self.look_requested.emit(tuple(paths), dict(choices))

    def _look_again(self, choices: Mapping[str, FileChoice]) -> None:
        given = {look.given for look in self.files.model.rows if look.place in choices}
        self._look([path for path in self.files.given if path in given], choices)

    def _hear(self) -> None:
        self._show_ready()
        self._pause.start()

    def _rehearse(self, *, is_whole: bool) -> None:
        if self.files.places:
            self.bar.setRange(0, 0)
            self.bar.show()
            self.rehearsal_requested.emit(self.wish, is_whole)
        else:
            self.preview.show_nothing()
            self.summary.setText("")

    def _paste(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.add(files_of(data))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        event.acceptProposedAction()
        self.add(files_of(event.mimeData()))

    # -- what is shown ----------------------------------------------------------------------------------------------

    def _show_ready(self) -> None:
        """Let Enter import where there is something to import, and choose files where there is not."""
        has_files = bool(self.files.places) or bool(self._waiting)
        self.go.setEnabled(has_files)
        self.go.setDefault(has_files)
        self.files.add_files.setDefault(not has_files)
        if not has_files:
            self.files.add_files.setFocus()
        elif self.focusWidget() is self.files.add_files:  # also while the choice of files closes
            self.files.table.setFocus()
        if self._waiting:
            self.bar.setRange(0, 0)
            self.bar.show()

    def _show_tabs(self) -> None:
        self.tabs.setTabEnabled(self.tabs.indexOf(self.columns), self.columns.has_tables)
        for page, words in ((self.labels, self.tr("Tags")), (self.speakers, self.tr("Speakers"))):
            at, new = self.tabs.indexOf(page), page.number_new
            self.tabs.setTabEnabled(at, page.model.rowCount() > 0)
            pattern = self.tr("{page}, {number} new") if new else "{page}"
            self.tabs.setTabText(at, pattern.format(page=words, number=new))

    def _told(self, found: Rehearsal) -> str:
        """Return in a sentence what the import would do."""
        report = found.report
        articles, annotations = report.accepted["article"], report.accepted["annotation"]
        parts = [
            counted(self.tr("{number} article(s) would come in").format(number=articles), articles),
            counted(self.tr("{number} annotation(s)").format(number=annotations), annotations),
        ]
        for number, pattern in (
            (report.skipped["article"], self.tr("{number} article(s) there already")),
            (report.skipped["annotation"], self.tr("{number} annotation(s) there already")),
            (len(report.repairs), self.tr("{number} repaired")),
            (len(report.refused), self.tr("{number} not taken")),
        ):
            if number:
                parts.append(counted(pattern.format(number=number), number))
        words = ", ".join(parts) + "."
        if not found.is_whole:
            words = self.tr("Of the beginning that was read: {summary}").format(summary=words)
        return words
