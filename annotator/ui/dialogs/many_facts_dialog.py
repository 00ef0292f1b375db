"""The facts of several articles at once: what is ticked becomes the same for all of them."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.dialogs.fact_fields import captions, date_problem, fields
from annotator.ui.dialogs.forms import save_or_cancel
from annotator.ui.panels.parts import counted

_NAMES = ("publisher", "author", "published", "language")  # a title and an address belong to one article


class ManyFactsDialog(QDialog):
    """Asks for facts. A field that is typed into ticks itself; a ticked field that is empty takes the fact away."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyFactsDialog")
        self.setWindowTitle(self.tr("Facts of several articles"))
        told = QLabel(
            counted(self.tr("What is ticked becomes the same in %n article(s).", "", number), number)
        )
        told.setWordWrap(True)
        self.fields = fields({}, _NAMES)
        self.ticks: dict[str, QCheckBox] = {}
        words = captions()
        form = QFormLayout()
        form.setVerticalSpacing(9)
        for name, field in self.fields.items():
            tick = self.ticks[name] = QCheckBox(words[name])
            field.textEdited.connect(lambda _words, which=tick: which.setChecked(True))
            tick.toggled.connect(self._check)
            form.addRow(tick, field)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.buttons = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.resize(520, 260)
        self.fields["published"].textChanged.connect(self._check)
        self._check()
        self.fields["publisher"].setFocus()

    @property
    def changed(self) -> dict[str, str]:
        """The facts that all of them get."""
        facts = {
            name: self.fields[name].text().strip() for name, tick in self.ticks.items() if tick.isChecked()
        }
        if "published" in facts:
            facts["published_basis"] = "analyst" if facts["published"] else ""
        return facts

    def _check(self) -> None:
        problem = date_problem(self.changed.get("published", ""))
        self.problem.setText(problem)
        can_save = bool(self.changed) and not problem
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(can_save)
