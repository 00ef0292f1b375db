"""The facts of an article: title, publisher, author, address, date and what the date rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from annotator.core.values import Article

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class FactsDialog(QDialog):
    """Corrects what is known of an article. Its text cannot be changed."""

    def __init__(self, article: Article, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("factsDialog")
        self.setWindowTitle(self.tr("Facts of the article"))
        self._article = article
        captions = {
            "title": self.tr("Title"),
            "publisher": self.tr("Publisher"),
            "author": self.tr("Author"),
            "url": self.tr("Address"),
            "published": self.tr("Published"),
            "language": self.tr("Language"),
        }
        form = QFormLayout()
        form.setVerticalSpacing(9)
        self.fields: dict[str, QLineEdit] = {}
        for name, words in captions.items():
            field = QLineEdit(getattr(article, name))
            field.setAccessibleName(words)
            field.setCursorPosition(0)
            self.fields[name] = field
            form.addRow(words, field)
        self.fields["published"].setPlaceholderText(self.tr("2023, 2023-09 or 2023-09-25"))
        self.fields["language"].setPlaceholderText("en")
        rests = article.published_basis
        hint = QLabel(self.tr("The date rests on: {basis}").format(basis=rests) if rests else "")
        hint.setObjectName("hint")
        form.addRow("", hint)
        file = QLabel(f"{article.file}\nSHA-256 {article.file_sha256 or article.text_sha256}")
        file.setObjectName("hint")
        file.setWordWrap(True)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
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

    def _check(self) -> None:
        date = self.fields["published"].text().strip()
        is_good = not date or _DATE.fullmatch(date) is not None or date == self._article.published
        self.problem.setText("" if is_good else self.tr("A date is written as 2023, 2023-09 or 2023-09-25."))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(is_good)
