"""An article from the clipboard: its first words, and what is known of it, to be corrected before it is added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.dialogs.fact_fields import captions, date_problem, fields
from annotator.ui.panels.parts import counted

if TYPE_CHECKING:
    from annotator.formats.drafts import DraftArticle

_SHOWN = 3_000  # code points


class PasteDialog(QDialog):
    """Asks for the facts of an article. Enter adds it."""

    def __init__(self, draft: DraftArticle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pasteDialog")
        self.setWindowTitle(self.tr("Paste as an article"))
        self._draft = draft
        text = draft.text or ""
        words = captions()
        form = QFormLayout()
        form.setVerticalSpacing(9)
        self.fields = fields({name: getattr(draft, name) for name in words})
        for name, field in self.fields.items():
            form.addRow(words[name], field)
        self.text = QPlainTextEdit(text[:_SHOWN])
        self.text.setObjectName("beginning")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("How the article begins"))
        length = QLabel(counted(self.tr("%n character(s)", "", len(text)), len(text)))
        length.setObjectName("hint")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.add = self.buttons.addButton(self.tr("&Add the article"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(form)
        layout.addWidget(self.text, 1)
        layout.addWidget(length)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.resize(600, 520)
        self.fields["published"].textChanged.connect(self._check)
        self._check()
        self.fields["title"].setFocus()

    @property
    def draft(self) -> DraftArticle:
        """The article, with the facts as the fields say them."""
        facts: dict[str, Any] = {name: field.text().strip() for name, field in self.fields.items()}
        basis = self._draft.published_basis
        if facts["published"] != self._draft.published:
            basis = "analyst" if facts["published"] else ""
        return replace(self._draft, **facts, published_basis=basis)

    def _check(self) -> None:
        problem = date_problem(self.fields["published"].text().strip(), self._draft.published)
        self.problem.setText(problem)
        self.add.setEnabled(not problem)
