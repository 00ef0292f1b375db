"""The report of an import or a rescue: how much came in, and every record that did not, with what can be done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from annotator.services.report_lines import LineKind, ReportLine, save
from annotator.ui.models.headed import HeadedTable
from annotator.ui.panels.parts import plain_label, quiet_table
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.models.headed import Index


class ReportModel(HeadedTable[ReportLine]):
    """A row for each record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(headings(), parent)
        self._kinds = kind_words()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; the whole of it under the pointer."""
        line = self.row_of(index)
        if line is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        file = Path(line.file).name if role == Qt.ItemDataRole.DisplayRole else line.file
        cells = (self._kinds[line.kind], file, str(line.line) if line.line else "", line.what, line.remedy)
        words = cells[index.column()]
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class ReportDialog(QDialog):
    """Shows the lines of a report and writes them to a file. It is not modal: the articles can be read beside it."""

    def __init__(
        self,
        summary: str,
        lines: Sequence[ReportLine],
        parent: QWidget | None = None,
        *,
        title: str = "",
        file_name: str = "import-report.csv",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle(title or self.tr("What the import did"))
        self._file_name = file_name
        self._summary, self._lines = summary, tuple(lines)
        self.head = plain_label(summary)
        self.head.setWordWrap(True)
        self.problem = plain_label()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Which records are shown"))
        self.kind.addItem(self.tr("all ({number})").format(number=len(self._lines)), None)
        counts = Counter(line.kind for line in self._lines)
        for kind, words in kind_words().items():
            if counts[kind]:
                self.kind.addItem(f"{words}  ({counts[kind]})", kind.value)
        self.kind.setVisible(len(counts) > 1)
        self.kind.currentIndexChanged.connect(self._show)
        self.model = ReportModel(self)
        self.table = quiet_table(self.tr("Records"))
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        for column, width in ((0, 90), (1, 150), (2, 60)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.words = plain_label()
        self.words.setObjectName("hint")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self._show_words(now.row())
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        button = buttons.addButton(self.tr("Save the report…"), QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(self._ask_where)
        buttons.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.words)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(860, 480)
        self._show()

    def save(self, path: Path) -> str:
        """Write the report; return why not, or nothing."""
        try:
            save(path, self._summary, self._lines, headings=headings(), kinds=kind_words())
        except OSError as error:
            return self.tr("{file} could not be written: {reason}").format(file=path, reason=error.strerror)
        return ""

    def _show(self) -> None:
        wanted = self.kind.currentData()
        self.model.set_rows([line for line in self._lines if wanted is None or line.kind == wanted])
        if self.model.rowCount():
            self.table.selectRow(0)

    def _show_words(self, at: int) -> None:
        line = self.model.row(at)
        parts = (line.place, line.what, line.remedy) if line is not None else ()
        self.words.setText("\n".join(part for part in parts if part))

    def _ask_where(self) -> None:
        kinds = f"{self.tr('Table')} (*.csv);;{self.tr('Text')} (*.txt)"
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), self._file_name, kinds)
        if path:
            problem = self.save(Path(path))
            self.problem.setText(problem)
            self.problem.setVisible(bool(problem))


def headings() -> tuple[str, ...]:
    """Return what stands over the columns of a report."""
    return (_words("Outcome"), _words("File"), _words("Line"), _words("What happened"), _words("What to do"))


def kind_words() -> dict[LineKind, str]:
    """Return what became of a record, in words."""
    return {
        LineKind.REFUSED: _words("not taken"),
        LineKind.REPAIRED: _words("repaired"),
        LineKind.NOTE: _words("note"),
    }


def _words(source: str) -> str:
    return QCoreApplication.translate("ReportDialog", source)
