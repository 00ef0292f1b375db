"""The fields of the inspector and how they are laid out; what they show and save is the inspector's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.panels.fields import ChoiceField, LineField, NoteField, WordsField
from annotator.ui.panels.parts import plain_label, speak
from annotator.ui.terms import plain_tip, shown

if TYPE_CHECKING:
    from annotator.core.tagset import AttributeType

_BOTH_ROLES = (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)


class InspectorForm(QScrollArea):
    """A form that is built anew when the attributes of the label are others."""

    decision_requested = Signal(str)  # id of an action: suggestion.accept, suggestion.reject
    attribute_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Inspector of the selected annotation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._attributes: dict[str, ChoiceField | LineField] = {}
        self._names = QStringListModel(self)
        self._build()

    def _build(self) -> None:  # noqa: PLR0915 - one statement a widget: what the inspector is made of, in one place
        self._hint = QLabel(self.tr("Select words in the text, then press the key of a tag."))
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._label = ChoiceField()
        speak(self._label, self.tr("Label"))
        self._words = QLabel()
        self._words.setObjectName("facts")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.why = QLabel()
        self.why.setObjectName("hint")
        self.why.setAccessibleName(self.tr("Why this is suggested"))
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._decision = QWidget()
        row = QHBoxLayout(self._decision)
        row.setContentsMargins(0, 0, 0, 0)
        for words, action in (
            (self.tr("Accept"), "suggestion.accept"),
            (self.tr("Reject"), "suggestion.reject"),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _on=False, name=action: self.decision_requested.emit(name))
            row.addWidget(button)
        self.speaker = LineField()
        self.speaker.setObjectName("speaker")
        self.speaker.setAccessibleName(self.tr("Speaker"))
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.speaker.setCompleter(completer)
        self._spans = {name: WordsField() for name in ("source", "cue", "addressee")}
        self.note = NoteField()
        self.note.setObjectName("note")
        self.note.setAccessibleName(self.tr("Note"))
        self._origin = QLabel()
        self._origin.setObjectName("hint")
        self._origin.setWordWrap(True)
        self._origin.setTextFormat(Qt.TextFormat.PlainText)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(7)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._body = QWidget()
        inner = self._column = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for widget in (self._label, self._words, self.why, self._decision):
            inner.addWidget(widget)
        inner.addLayout(self._form)
        inner.addWidget(self._origin)
        ground = QWidget()
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.addWidget(self._hint)
        layout.addWidget(self._body)
        layout.addStretch(1)
        self.setWidget(ground)
        self._build_form((), ())

    def add_part(self, part: QWidget) -> None:
        """Put a part of its own between the annotation's words and the fields."""
        self._column.insertWidget(self._column.indexOf(self._form), part)

    def _build_form(self, attributes: tuple[AttributeType, ...], more: tuple[str, ...]) -> None:
        """Lay out the fields: speaker, note, what the label asks for, what else the annotation says, words."""
        kept: tuple[QWidget, ...] = (self.speaker, *self._spans.values(), self.note)
        while self._form.rowCount():
            widgets = [self._form.itemAt(0, role).widget() for role in _BOTH_ROLES]
            self._form.takeRow(0)
            for widget in widgets:
                if widget not in kept:
                    widget.setParent(None)
                    widget.deleteLater()
        self._attributes = {}
        self._add_row(self.tr("Speaker"), self.speaker)
        self._add_row(self.tr("Note"), self.note)
        for kind in attributes:
            field = self._attribute_field(kind.name, kind.choices)
            title = shown(kind.title or kind.name)
            field.setAccessibleName(title)
            if isinstance(field, QComboBox):
                speak(field, title)
            field.setToolTip(plain_tip(shown(kind.guideline)))
            self._add_row(title, field)
        for name in more:
            field = self._attribute_field(name, ())
            field.setAccessibleName(name)
            self._add_row(name, field)
        captions = {"source": self.tr("Source"), "cue": self.tr("Cue"), "addressee": self.tr("Addressee")}
        for name, words in self._spans.items():
            words.set_spoken_name(captions[name])
            self._add_row(captions[name], words)

    def _add_row(self, words: str, field: QWidget) -> None:
        caption = plain_label(words)
        caption.setObjectName("hint")
        self._form.addRow(caption, field)
        field.show()

    def _attribute_field(self, name: str, choices: tuple[str, ...]) -> ChoiceField | LineField:
        field: ChoiceField | LineField
        if choices:
            field = ChoiceField()
            field.activated.connect(lambda _at, which=name: self.attribute_edited.emit(which))
        else:
            field = LineField()
            field.editingFinished.connect(lambda which=name: self.attribute_edited.emit(which))
        field.setObjectName(f"attribute.{name}")
        self._attributes[name] = field
        return field
