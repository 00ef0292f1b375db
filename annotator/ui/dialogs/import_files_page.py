"""The first page of an import: which files, what each was found to be, and what the user says instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.services.transfer import FileChoice
from annotator.ui.messages import in_words
from annotator.ui.models.import_files import (
    ENCODING,
    FORMAT,
    NAME,
    SIZE,
    WHY,
    ImportFilesModel,
    encoding_words,
    is_unsure,
)
from annotator.ui.panels.parts import quiet_table
from annotator.ui.terms import format_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.formats.base import Info
    from annotator.services.import_look import FileLook

ENCODINGS = (
    *("utf-8", "utf-16", "windows-1252", "windows-1251", "windows-1250", "windows-1256"),
    *("koi8-r", "gb18030", "shift_jis", "iso-8859-1"),
)
_NONE = FileChoice()


class ImportFilesPage(QWidget):
    """The files as a table; below it, what can be said of the chosen ones, and how the current one begins."""

    look_requested = Signal(object)  # dict of place and FileChoice: look at these files again
    more_requested = Signal(object)  # tuple of paths, files or folders
    changed = Signal()  # files came, went or are to be read otherwise

    def __init__(
        self, formats: Sequence[Info], folder: Path, annotator: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._suffixes = sorted({suffix for info in formats for suffix in info.suffixes})
        self._titles = {info.name: format_title(info) for info in formats}
        self._is_showing = False
        self.model = ImportFilesModel(self._titles, self)
        self.table = quiet_table(self.tr("Files"))
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((FORMAT, 160), (WHY, 165), (ENCODING, 150), (SIZE, 80)):
            self.table.setColumnWidth(column, width)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(9)
        layout.addWidget(self.table, 3)
        layout.addLayout(self._buttons())
        layout.addLayout(self._form(annotator))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.beginning = QPlainTextEdit()
        self.beginning.setObjectName("beginning")
        self.beginning.setReadOnly(True)
        self.beginning.setTabChangesFocus(True)
        self.beginning.setAccessibleName(self.tr("How the file begins"))
        self.beginning.setPlaceholderText(self.tr("How the chosen file begins is shown here."))
        layout.addWidget(self.problem)
        layout.addWidget(self.beginning, 2)
        self.table.selectionModel().selectionChanged.connect(lambda *_which: self._show_chosen())
        self.format.activated.connect(self._take_choice)
        self.encoding.activated.connect(self._take_choice)
        typed = self.encoding.lineEdit()
        if typed is not None:
            typed.editingFinished.connect(self._take_choice)
        self._show_chosen()

    def _buttons(self) -> QHBoxLayout:
        self.add_files = QPushButton(self.tr("Add &files…"))
        self.add_folder = QPushButton(self.tr("Add a f&older…"))
        self.remove = QPushButton(self.tr("&Remove"))
        self.add_files.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        for button in (self.add_files, self.add_folder, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.hint = QLabel(self.tr("Files and folders can be dropped here, too."))
        self.hint.setObjectName("hint")
        row.addWidget(self.hint)
        return row

    def _form(self, annotator: str) -> QFormLayout:
        self.format = QComboBox()
        self.encoding = QComboBox()
        self.encoding.setEditable(True)
        self.encoding.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.annotator = QLineEdit(annotator)
        row = QHBoxLayout()
        for words, field in ((self.tr("For&mat"), self.format), (self.tr("&Encoding"), self.encoding)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            field.setMinimumContentsLength(18)
            row.addWidget(label)
            row.addWidget(field, 1)
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.addRow(self.tr("Chosen files"), row)
        whose = self.tr("Annotator, where a file names none")
        self.annotator.setAccessibleName(whose)
        form.addRow(whose, self.annotator)
        return form

    # -- what the dialog asks ---------------------------------------------------------------------------------------

    @property
    def places(self) -> tuple[str, ...]:
        """Where the files are, in their order."""
        return tuple(look.place for look in self.model.rows)

    @property
    def given(self) -> tuple[Path, ...]:
        """The files, folders and archives of which something is left, in their order."""
        return tuple(dict.fromkeys(look.given for look in self.model.rows))

    @property
    def choices(self) -> dict[str, FileChoice]:
        """What was said of single files, by place."""
        return {look.place: look.choice for look in self.model.rows if look.choice != _NONE}

    def take(self, looks: Sequence[FileLook]) -> None:
        """Show files that were looked at."""
        self.model.take(looks)
        if self.model.rowCount() and not self.table.selectionModel().hasSelection():
            self.table.selectRow(0)
        self._show_chosen()
        self.changed.emit()

    # -- what is clicked --------------------------------------------------------------------------------------------

    def _ask_files(self) -> None:
        known = " ".join(f"*{suffix}" for suffix in self._suffixes)
        kinds = f"{self.tr('Known files')} ({known});;{self.tr('All files')} (*)"
        names, _kind = QFileDialog.getOpenFileNames(
            self, self.tr("Files to import"), str(self._folder), kinds
        )
        if names:
            self._folder = Path(names[0]).parent
            self.more_requested.emit(tuple(Path(name) for name in names))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder to import"), str(self._folder))
        if name:
            self._folder = Path(name)
            self.more_requested.emit((Path(name),))

    def _remove(self) -> None:
        self.model.remove(self._chosen())
        if self.model.rowCount():
            self.table.selectRow(0)
        self._show_chosen()
        self.changed.emit()

    def _chosen(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _take_choice(self) -> None:
        """Read the chosen files as the fields say, and look at them anew."""
        if self._is_showing or not self.encoding.isEnabled():
            return
        typed = self.encoding.currentText().strip()
        encoding = "" if typed == self.encoding.itemText(0) else typed
        name = self.format.currentData() or ""
        wanted = {}
        for look in (one for one in map(self.model.row, self._chosen()) if one is not None):
            # Another format may have other columns.
            columns = look.choice.columns if name == look.choice.format else {}
            choice = FileChoice(format=name, encoding=encoding, columns=columns)
            if choice != look.choice:
                wanted[look.place] = choice
        if wanted:
            self.look_requested.emit(wanted)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        look = self.model.row(chosen[0]) if chosen else None
        self._is_showing = True
        for field in (self.format, self.encoding, self.remove):
            field.setEnabled(look is not None)
        self.format.clear()
        self.encoding.clear()
        self.problem.hide()
        if look is None:
            self.beginning.setPlainText("")
        else:
            choice = look.choice
            title = self._titles.get(look.format, "")
            found = self.tr("found out: {format}").format(format=title) if title and not choice.format else ""
            self.format.addItem(found or self.tr("found out"), "")
            for name in dict.fromkeys((*look.others, *self._titles)):
                self.format.addItem(f"{self._titles[name]}  ({name})", name)
            self.format.setCurrentIndex(max(0, self.format.findData(choice.format)) if choice.format else 0)
            guess = encoding_words(look) if look.encoding and not choice.encoding else ""
            pattern = self.tr("found out: {encoding}")
            self.encoding.addItem(pattern.format(encoding=guess) if guess else self.tr("found out"))
            self.encoding.addItems(list(dict.fromkeys((*look.encodings, *ENCODINGS))))
            self.encoding.setCurrentText(choice.encoding or self.encoding.itemText(0))
            self.beginning.setPlainText(look.beginning)
            if look.trouble is not None:
                unsure = self.tr(
                    "The encoding is not sure. Choose the one with which the words below are right."
                )
                self.problem.setText(unsure if is_unsure(look) else in_words(look.trouble))
                self.problem.show()
        self._is_showing = False
