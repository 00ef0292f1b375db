"""The facts of an article: title, publisher, author, address, date and what the date rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from annotator.analysis.moments import Order
from annotator.services.dates import readings
from annotator.ui.dialogs.fact_fields import captions, date_problem, fields
from annotator.ui.dialogs.forms import save_or_cancel
from annotator.ui.panels.parts import plain_label

if TYPE_CHECKING:
    from annotator.core.values import Article


class FactsDialog(QDialog):
    """Corrects what is known of an article. Its text cannot be changed."""

    def __init__(
        self, article: Article, parent: QWidget | None = None, *, known_order: Order | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("factsDialog")
        self.setWindowTitle(self.tr("Facts of the article"))
        self._article = article
        form = QFormLayout()
        form.setVerticalSpacing(9)
        words = captions()
        self.fields = fields({name: getattr(article, name) for name in words})
        for name, field in self.fields.items():
            form.addRow(words[name], field)
            if name == "published":
                self._add_order(form, known_order)
        rests = article.published_basis
        hint = plain_label(self.tr("The date rests on: {basis}").format(basis=rests) if rests else "")
        hint.setObjectName("hint")
        form.addRow("", hint)
        file = plain_label(f"{article.file}\nSHA-256 {article.file_sha256 or article.text_sha256}")
        file.setObjectName("hint")
        file.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.buttons = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(form)
        layout.addWidget(file)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.resize(560, 340)
        self.fields["published"].textChanged.connect(self._check)
        self._check()

    @property
    def changed(self) -> dict[str, str]:
        """The facts that differ from those before."""
        now = {name: field.text().strip() for name, field in self.fields.items()}
        facts = {name: value for name, value in now.items() if value != getattr(self._article, name)}
        if "published" in facts:
            facts["published_basis"] = "analyst" if facts["published"] else ""
        return facts

    @property
    def date_order(self) -> Order | None:
        """In which order the date is to be read, where that was chosen and the date not typed anew."""
        if self.order.currentData() is None or self.fields["published"].text() != self._article.published:
            return None
        return Order(self.order.currentData())

    def _add_order(self, form: QFormLayout, known: Order | None) -> None:
        """Ask which number is the day, where that cannot be told from the date."""
        self.order, self.everywhere = QComboBox(), QCheckBox()
        found = readings(self._article)
        self.order.setObjectName("dateOrder")
        self.order.setAccessibleName(self.tr("The date reads"))
        self.order.addItem(self.tr("not said yet"), None)
        titles = {
            Order.DAY_FIRST: self.tr("{date} (day first)"),
            Order.MONTH_FIRST: self.tr("{date} (month first)"),
        }
        for order, day in found.items():
            shown = QLocale().toString(QDate.fromString(day, "yyyy-MM-dd"), QLocale.FormatType.LongFormat)
            self.order.addItem(titles[order].format(date=shown), order.value)
        self.everywhere.setObjectName("dateEverywhere")
        self.everywhere.setText(
            self.tr("All dates of {publisher} that are written so").format(publisher=self._article.publisher)
        )
        self.everywhere.setChecked(bool(self._article.publisher))
        self.everywhere.setEnabled(bool(self._article.publisher))
        if found:
            self.order.setCurrentIndex(max(0, self.order.findData(known.value if known else None)))
            form.addRow(self.tr("The date reads"), self.order)
            form.addRow("", self.everywhere)
        else:
            self.order.setParent(self)
            self.everywhere.setParent(self)
            self.order.hide()
            self.everywhere.hide()

    def _check(self) -> None:
        date = self.fields["published"].text().strip()
        problem = date_problem(date, self._article.published)
        self.problem.setText(problem)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not problem)
