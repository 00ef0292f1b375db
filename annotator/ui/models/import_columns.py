"""The columns of a table that is imported as rows: what each is taken for and why, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt

from annotator.formats.mapping import Target
from annotator.services.look import Column
from annotator.services.wording import sentence
from annotator.ui.messages import translated
from annotator.ui.models.headed import HeadedTable
from annotator.ui.terms import plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.ui.models.headed import Index

NAME, TARGET, WHY, EXAMPLES = range(4)


class ImportColumnsModel(HeadedTable[Column]):
    """A row for each column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = (_words("Column"), _words("Is"), _words("Because"), _words("For example"))
        super().__init__(headings, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        column = self.row_of(index)
        if column is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            what, _remedy = sentence(column.reason, translated)
            examples = " · ".join(" ".join(one.split()) for one in column.examples)
            words = (column.name, target_words(column.target), what, examples)[index.column()]
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.EditRole and index.column() == TARGET:
            return column.target.value
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that what a column is can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TARGET else flags


def target_words(target: Target) -> str:
    """Return what a column can hold, in words."""
    return {
        Target.TEXT: _words("the text"),
        Target.TITLE: _words("the title"),
        Target.PUBLISHER: _words("the publisher"),
        Target.AUTHOR: _words("the author"),
        Target.URL: _words("the address"),
        Target.PUBLISHED: _words("the date"),
        Target.LANGUAGE: _words("the language"),
        Target.META: _words("something else to be kept"),
        Target.SKIP: _words("not wanted"),
    }[target]


def _words(source: str) -> str:
    return QCoreApplication.translate("ImportColumns", source)
