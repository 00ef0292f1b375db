"""A tag: its name, key, colour, pattern and guideline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.core.ids import new_id
from annotator.core.tagset import Label, Pattern, TagSet
from annotator.ui.dialogs.forms import save_or_cancel
from annotator.ui.panels.parts import plain_label
from annotator.ui.terms import shown
from annotator.ui.theme import LABEL_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping


class LabelDialog(QDialog):
    """Edits a label, or makes one. ``taken_keys`` says which single keys other commands have, and their names."""

    def __init__(
        self,
        tag_set: TagSet,
        label: Label | None,
        taken_keys: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("labelDialog")
        self.setWindowTitle(
            self.tr("Tag") if label is None else self.tr("Tag “{label}”").format(label=shown(label.caption))
        )
        self._before = label
        self._others = [known for known in tag_set if label is None or known.id != label.id]
        self._taken = dict(taken_keys)
        start = label or _fresh(tag_set)
        self.title = QLineEdit(start.caption if label is not None else "")
        self.name = QLineEdit(start.name)
        self.key = QLineEdit(start.key)
        self.key.setMaxLength(1)
        self.key.setMaximumWidth(60)
        self.colour = QComboBox()
        for colour in dict.fromkeys((*LABEL_COLOURS, start.colour)):
            self.colour.addItem(_swatch(colour), colour, colour)
        self.colour.setCurrentIndex(self.colour.findData(start.colour))
        self.pattern = QComboBox()
        for pattern, words in _patterns().items():
            self.pattern.addItem(words, pattern.value)
        self.pattern.setCurrentIndex(self.pattern.findData(start.pattern.value))
        self.guideline = QPlainTextEdit(start.guideline)
        self.guideline.setTabChangesFocus(True)
        self.guideline.setObjectName("note")
        form = QFormLayout()
        form.setVerticalSpacing(9)
        for words, field in (
            (self.tr("Title"), self.title),
            (self.tr("Name in files"), self.name),
            (self.tr("Key"), self.key),
            (self.tr("Colour"), self.colour),
            (self.tr("Pattern"), self.pattern),
            (self.tr("Guideline"), self.guideline),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.problem = plain_label()
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.buttons = save_or_cancel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)
        self.resize(460, 420)
        for line in (self.title, self.name, self.key):
            line.textChanged.connect(self._check)
        self._check()

    @property
    def label(self) -> Label:
        """The label as the fields say it."""
        start = self._before or Label(id=new_id(), name="")
        title = self.title.text().strip()
        return replace(
            start,
            name=self.name.text().strip(),
            title=title,
            key=self.key.text().strip(),
            colour=self.colour.currentData(),
            pattern=Pattern(self.pattern.currentData()),
            guideline=self.guideline.toPlainText().strip(),
        )

    def _check(self) -> None:
        label = self.label
        problem = ""
        if not label.name:
            problem = self.tr("A tag needs a name.")
        elif any(other.name == label.name for other in self._others):
            problem = self.tr("Another tag has this name.")
        elif label.key and (other := next((one for one in self._others if one.key == label.key), None)):
            problem = self.tr("The tag “{label}” has this key.").format(label=shown(other.caption))
        elif label.key.lower() in self._taken:
            problem = self.tr("This key belongs to the command “{command}”.").format(
                command=self._taken[label.key.lower()]
            )
        self.problem.setText(problem)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not problem)


def _fresh(tag_set: TagSet) -> Label:
    """Return a label with a colour and a pattern that no other has, as long as there are such."""
    used = {(label.colour, label.pattern) for label in tag_set}
    looks = [
        (colour, pattern) for colour, pattern in zip(LABEL_COLOURS * 2, [*Pattern, *Pattern], strict=False)
    ]
    colour, pattern = next((look for look in looks if look not in used), (LABEL_COLOURS[0], Pattern.SOLID))
    return Label(id="", name="", colour=colour, pattern=pattern)


def _patterns() -> dict[Pattern, str]:
    def words(source: str) -> str:
        return QCoreApplication.translate("Patterns", source)

    return {
        Pattern.SOLID: words("solid"),
        Pattern.DASHED: words("dashed"),
        Pattern.DOTTED: words("dotted"),
        Pattern.WAVE: words("wavy"),
        Pattern.DOUBLE: words("double"),
        Pattern.DASH_DOT: words("dash and dot"),
    }


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(28, 16)
    pixmap.fill(QColor(colour))
    painter = QPainter(pixmap)
    painter.setPen(QColor(0, 0, 0, 60))
    painter.drawRect(0, 0, 27, 15)
    painter.end()
    return QIcon(pixmap)
