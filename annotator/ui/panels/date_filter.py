"""The part of the filter menu that asks from which date to which the listed articles were published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget, QWidgetAction

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class DateFilter(QWidgetAction):
    """Two fields, each for a year, a month or a day; either may be left empty. Enter takes them."""

    chosen = Signal(str, str)  # from, to: ISO 8601 dates as `ArticleFilter` wants them, or nothing

    def __init__(self, first: str, last: str, parent: QObject) -> None:
        super().__init__(parent)
        form = QWidget()
        layout = QFormLayout(form)
        layout.setContentsMargins(14, 10, 14, 10)
        self.first, self.last = QLineEdit(first), QLineEdit(last)
        self.problem = QLabel()
        self.problem.setObjectName("hint")
        for words, field in ((self.tr("From"), self.first), (self.tr("To"), self.last)):
            field.setPlaceholderText("2023-09-25")
            field.setAccessibleName(words)
            field.setMinimumWidth(130)
            field.returnPressed.connect(self._take)
            layout.addRow(words, field)
        layout.addRow(self.problem)
        self.problem.setText(self.tr("A year, a month or a day; then Enter"))
        self.setDefaultWidget(form)

    def _take(self) -> None:
        dates = [field.text().strip() for field in (self.first, self.last)]
        if any(date and _DATE.fullmatch(date) is None for date in dates):
            self.problem.setText(self.tr("A date is written as 2023, 2023-09 or 2023-09-25."))
            return
        self.chosen.emit(dates[0], end_of(dates[1]))


def end_of(date: str) -> str:
    """Return the last day that a year or a month may have, so that all of it passes; a day, or nothing, as it is."""
    return {4: f"{date}-12-31", 7: f"{date}-31"}.get(len(date), date)
