"""The first articles of an import as rows, with what becomes of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from annotator.services.rehearsal import PreviewRow
from annotator.services.wording import sentence
from annotator.ui.messages import in_words, translated
from annotator.ui.models.headed import HeadedTable
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.ui.models.headed import Index

STATE, TITLE, PUBLISHED, LENGTH, SPANS, PLACE = range(6)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ImportRowsModel(HeadedTable[PreviewRow]):
    """A row for each article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = (
            *(_words("Outcome"), _words("Article"), _words("Published")),
            *(_words("Characters"), _words("Annotations"), _words("Where")),
        )
        super().__init__(headings, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; what is wrong with a row is under the pointer."""
        row = self.row_of(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(in_words(one) for one in row.troubles) or row.caption)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {LENGTH, SPANS}:
            return _RIGHT
        return None

    def _cell(self, row: PreviewRow, column: int) -> str:
        locale = QLocale()
        if column == STATE:
            return state_words(row)
        if column == LENGTH:
            return locale.toString(row.length) if row.length >= 0 else ""
        if column == SPANS:
            return "" if row.is_refused else locale.toString(row.spans)
        name = Path(row.file).name
        return {
            TITLE: row.caption or (sentence(row.troubles[0], translated)[0] if row.troubles else ""),
            PUBLISHED: row.published,
            PLACE: f"{name}:{row.line}" if row.line else name,
        }[column]


def state_words(row: PreviewRow) -> str:
    """Return what becomes of an article."""
    if row.is_refused:
        return _words("⚠ not taken")
    if row.troubles:
        return _words("⚠ see below")
    return _words("there already") if row.is_known else _words("new")


def _words(source: str) -> str:
    return QCoreApplication.translate("ImportRows", source)
