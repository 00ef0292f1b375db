"""The report of an import or a rescue: how much came in, and every record that did not, with what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_SHOWN = 2000


class ReportDialog(QDialog):
    """Shows the lines of a report and writes them to a file. It is not modal: the articles can be read beside it."""

    def __init__(
        self,
        summary: str,
        lines: Sequence[str],
        parent: QWidget | None = None,
        *,
        title: str = "",
        file_name: str = "import-report.txt",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle(title or self.tr("What the import did"))
        self._file_name = file_name
        self._summary, self._lines = summary, tuple(lines)
        head = QLabel(summary)
        head.setWordWrap(True)
        self.view = QTextBrowser()
        self.view.setAccessibleName(self.tr("Records"))
        shown = list(self._lines[:_MOST_SHOWN])
        if len(self._lines) > _MOST_SHOWN:
            shown.append(
                self.tr("… and {number} more, all in the saved report.").format(
                    number=len(self._lines) - _MOST_SHOWN
                )
            )
        self.view.setPlainText("\n".join(shown))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        save = buttons.addButton(self.tr("Save the report…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._ask_where)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.resize(760, 460)

    def save(self, path: Path) -> str:
        """Write the report as a text; return why not, or nothing."""
        try:
            path.write_text("\n".join((self._summary, "", *self._lines)) + "\n", encoding="utf-8")
        except OSError as error:
            return self.tr("{file} could not be written: {reason}").format(file=path, reason=error.strerror)
        return ""

    def _ask_where(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), self._file_name)
        problem = self.save(Path(path)) if path else ""
        if problem:
            self._lines = (problem, *self._lines)
            self.view.setPlainText("\n".join(self._lines[:_MOST_SHOWN]))
