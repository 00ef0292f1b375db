"""A statement: its wording, how credible it is, and what the analyst makes of it, apart from what the texts say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.ui.dialogs.forms import form_of, save_or_cancel
from annotator.ui.panels.fields import NoteField

if TYPE_CHECKING:
    from annotator.core.values import Statement


class StatementDialog(QDialog):
    """Changes a statement. Nothing is saved before it is accepted."""

    def __init__(self, statement: Statement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statementDialog")
        self.setWindowTitle(self.tr("Statement"))
        self._statement = statement
        self.wording, self.judgement, self.note = NoteField(), NoteField(), NoteField()
        self.credibility = QComboBox()
        for grade, words in enumerate(self._grades(), 1):
            self.credibility.addItem(f"{grade} – {words}", grade)
        self.credibility.setCurrentIndex(statement.credibility - 1)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("statementWording", self.tr("Wording"), self.wording),
            ("statementCredibility", self.tr("Credibility"), self.credibility),
            ("statementJudgement", self.tr("Your judgement"), self.judgement),
            ("statementNote", self.tr("Note"), self.note),
        )
        for text_field, words in (
            (self.wording, statement.wording),
            (self.judgement, statement.judgement),
            (self.note, statement.note),
        ):
            text_field.show_words(words)
        self.buttons = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(form_of(rows))
        layout.addWidget(self.buttons)
        self.resize(560, 360)
        self.wording.textChanged.connect(self._check)
        self._check()

    @property
    def changed(self) -> dict[str, Any]:
        """The fields that differ from those before."""
        now: dict[str, Any] = {
            "wording": " ".join(self.wording.toPlainText().split()),
            "credibility": self.credibility.currentData(),
            "judgement": self.judgement.toPlainText().strip(),
            "note": self.note.toPlainText().strip(),
        }
        return {name: value for name, value in now.items() if value != getattr(self._statement, name)}

    def _check(self) -> None:
        has_words = bool(self.wording.toPlainText().strip())
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(has_words)

    def _grades(self) -> tuple[str, ...]:
        """Return the grades of the Admiralty code for information, from 1."""
        return (
            self.tr("confirmed by other sources"),
            self.tr("probably true"),
            self.tr("possibly true"),
            self.tr("doubtful"),
            self.tr("improbable"),
            self.tr("cannot be judged"),
        )
