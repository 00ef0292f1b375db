"""The flat table that views share, whose headings sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHeaderView

from annotator.ui.panels.parts import quiet_table

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QTableView


def sorted_table(model: QAbstractItemModel, spoken: str) -> QTableView:
    """Return a table of this model, with its accessible name; the last column takes the room that is left."""
    table = quiet_table(spoken)
    table.setModel(model)
    table.setFrameShape(QFrame.Shape.NoFrame)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionsClickable(True)
    header.setStretchLastSection(True)
    header.setSortIndicatorShown(False)
    return table
