"""The last page of an import: the first articles and what becomes of each, and everything that would be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.services.report_lines import as_text, lines_of
from annotator.ui.dialogs.report_dialog import kind_words
from annotator.ui.messages import in_words, translated
from annotator.ui.models.import_rows import LENGTH, PLACE, PUBLISHED, SPANS, STATE, TITLE, ImportRowsModel
from annotator.ui.panels.parts import quiet_table

if TYPE_CHECKING:
    from annotator.services.rehearsal import Rehearsal

_MOST_LINES = 500


class ImportPreviewPage(QWidget):
    """Shows a rehearsal."""

    whole_requested = Signal()  # read everything, not only the beginning

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ImportRowsModel(self)
        self.table = quiet_table(self.tr("First articles"))
        self.table.setModel(self.model)
        self.table.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((STATE, 105), (PUBLISHED, 95), (LENGTH, 85), (SPANS, 95), (PLACE, 150)):
            self.table.setColumnWidth(column, width)
        self.scope = QLabel()
        self.scope.setObjectName("hint")
        self.scope.setWordWrap(True)
        self.whole = QPushButton(self.tr("Read &everything"))
        self.whole.setAutoDefault(False)
        self.whole.clicked.connect(self.whole_requested)
        self.lines = QPlainTextEdit()
        self.lines.setObjectName("problems")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("What would be reported"))
        self.lines.setPlaceholderText(self.tr("Nothing would be refused, repaired or noted."))
        row = QHBoxLayout()
        row.addWidget(self.scope, 1)
        row.addWidget(self.whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(9)
        layout.addWidget(self.table, 3)
        layout.addLayout(row)
        layout.addWidget(self.lines, 2)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_row(now.row()))
        self._everything = ""
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that nothing is known yet."""
        self.model.set_rows([])
        self._everything = ""
        self.lines.setPlainText("")
        self.scope.setText("")
        self.whole.hide()

    def take(self, found: Rehearsal) -> None:
        """Show what a rehearsal found."""
        self.model.set_rows(found.rows)
        lines = lines_of(found.report, translated)
        kinds = kind_words()
        shown = [as_text(line, kinds) for line in lines[:_MOST_LINES]]
        if len(lines) > _MOST_LINES:
            shown.append(self.tr("… and {number} more.").format(number=len(lines) - _MOST_LINES))
        self._everything = "\n".join(shown)
        self.lines.setPlainText(self._everything)
        count = len(found.rows)
        if not found.is_whole:
            words = self.tr("Only the beginning of what there is was read; the import reads the rest.")
        elif count < found.articles:
            words = self.tr("Everything was read; the first {number} articles are shown.").format(
                number=count
            )
        else:
            words = self.tr("Everything was read.")
        self.scope.setText(words)
        self.whole.setVisible(not found.is_whole)

    def _show_row(self, at: int) -> None:
        """Show what is wrong with a row, or everything where nothing is."""
        row = self.model.row(at)
        own = "\n".join(in_words(one) for one in row.troubles) if row is not None else ""
        self.lines.setPlainText(own or self._everything)
        self.lines.moveCursor(QTextCursor.MoveOperation.Start)
