"""The inspector: what is known of the selected annotation, each field saved when it is left or at a pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal

from annotator.core.spans import covered
from annotator.core.values import AnnotationStatus
from annotator.ui.panels.fields import ChoiceField, LineField
from annotator.ui.panels.inspector_form import InspectorForm
from annotator.ui.panels.inspector_links import InspectorLinks
from annotator.ui.panels.reasons import Reasons
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.core.errors import Trouble
    from annotator.core.values import Annotation
    from annotator.services.operation import Operation
    from annotator.ui.desk import Desk

_SHOWN_WORDS = 220  # characters of the annotation
_SHOW_PAUSE = 15  # milliseconds after which another annotation is shown: the text is painted first
_NOTE_PAUSE = 900  # milliseconds without a key before a note is saved


class Inspector(InspectorForm):
    """The fields of the selected annotation."""

    reader_wanted = Signal()
    words_requested = Signal(str)  # source, cue, addressee: take the selection for it

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown_id = ""
        self._shape: tuple[object, ...] = ()
        self._names_are_old = True
        self._failure = ""  # the code of what refused the last change
        self._unsaved: dict[str, str] = {}  # notes that could not be saved, by annotation
        self._reasons = Reasons(desk, self)
        self.links = InspectorLinks(desk, self)
        self.add_part(self.links)
        self._show_pause = QTimer(self)
        self._show_pause.setSingleShot(True)
        self._show_pause.setInterval(_SHOW_PAUSE)
        self._show_pause.timeout.connect(self._show)
        self._note_pause = QTimer(self)
        self._note_pause.setSingleShot(True)
        self._note_pause.setInterval(_NOTE_PAUSE)
        self._note_pause.timeout.connect(self._save_note)
        self._label.activated.connect(self._save_label)
        self.speaker.editingFinished.connect(self._save_speaker)
        self.speaker.returnPressed.connect(self.reader_wanted)
        self.speaker.textEdited.connect(lambda _words: self._read_names())
        for name, field in self._spans.items():
            field.taken.connect(lambda which=name: self.words_requested.emit(which))
            field.cleared.connect(lambda which=name: self._save_words(which))
        self.note.textChanged.connect(self._note_pause.start)
        self.note.left.connect(self._save_note)
        self.attribute_edited.connect(self._save_attribute)
        self.speaker.completer().activated.connect(lambda _name: self._save_speaker())
        desk.annotation_selected.connect(self._show_soon)
        desk.annotations_changed.connect(self._look_again)
        desk.annotations_replaced.connect(self._show_soon)
        desk.tag_set_changed.connect(self._show_soon)
        desk.speakers_changed.connect(self._forget_names)
        desk.project_opened.connect(self._forget_names)
        desk.leaving.connect(self.save)
        desk.failed.connect(self._hear_failure)
        self._show()

    # -- what it shows ----------------------------------------------------------------------------------------------

    def _look_again(self, newer: tuple[Annotation, ...], _gone: object) -> None:
        if any(annotation.id == self._desk.selected_id for annotation in newer):
            self._show_soon()

    def _show_soon(self, *_which: object) -> None:
        self._show_pause.start()

    def settle(self) -> None:
        """Show now what waits to be shown."""
        if self._show_pause.isActive():
            self._show()

    def _show(self) -> None:
        self._show_pause.stop()
        annotation = self._desk.selected
        label = self._desk.label(annotation.label_id) if annotation is not None else None
        self._hint.setVisible(annotation is None or label is None)
        self._body.setVisible(annotation is not None and label is not None)
        if annotation is None or label is None:
            self._shown_id = ""
            self.links.show_annotation(None)
            return
        is_other = annotation.id != self._shown_id
        self._shown_id = annotation.id
        known = {kind.name for kind in label.attributes}
        more = tuple(name for name in annotation.attributes if name not in known)
        if self._shape != (label.attributes, more):
            self._shape = (label.attributes, more)
            self._build_form(label.attributes, more)
        self._label.show_choice([(shown(one.caption), one.id) for one in self._desk.tag_set], label.id)
        words = " ".join(covered(self._desk.text, annotation.fragments)[: _SHOWN_WORDS + 1].split())
        self._words.setText(words if len(words) <= _SHOWN_WORDS else words[:_SHOWN_WORDS] + "…")
        self._reasons.show(self.why, annotation)
        self._decision.setVisible(annotation.status is AnnotationStatus.SUGGESTED)
        self.speaker.show_words(self._desk.speaker_name(annotation.speaker_id), anyway=is_other)
        for name, field in self._attributes.items():
            value = annotation.attributes.get(name, "")
            if isinstance(field, ChoiceField):
                choices = next((kind.choices for kind in label.attributes if kind.name == name), ())
                field.show_choice([("", ""), *((shown(choice), choice) for choice in choices)], value)
            else:
                field.show_words(value, anyway=is_other)
        for name, words_field in self._spans.items():
            words_field.show_words(covered(self._desk.text, getattr(annotation, name)))
        with QSignalBlocker(self.note):
            self.note.show_words(annotation.note, anyway=is_other)
            if is_other and annotation.id in self._unsaved:
                self.note.setPlainText(self._unsaved[annotation.id])
                self.note.document().setModified(True)  # it is tried again when it is left
        parts = (annotation.annotator, annotation.origin, annotation.updated[:16].replace("T", " "))
        self._origin.setText(" · ".join(part for part in parts if part))
        self.links.show_annotation(annotation)

    def _forget_names(self) -> None:
        self._names_are_old = True
        annotation = self._desk.selected
        if annotation is not None:
            self.speaker.show_words(self._desk.speaker_name(annotation.speaker_id))

    def _read_names(self) -> None:
        if self._names_are_old:
            names = {
                name for source in self._desk.speakers.values() for name in (source.name, *source.aliases)
            }
            self._names.setStringList(sorted(names, key=str.casefold))
            self._names_are_old = False

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        self.settle()
        if self._desk.selected is not None:
            self._label.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_speaker(self) -> None:
        """Put the focus on the speaker, its words selected."""
        self.settle()
        if self._desk.selected is not None:
            self._read_names()
            self.speaker.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.speaker.selectAll()
            self.ensureWidgetVisible(self.speaker)

    # -- what it saves ----------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save what is being edited."""
        self._save_note()
        self._save_speaker()
        for name, field in tuple(self._attributes.items()):
            if isinstance(field, LineField):
                self._save_attribute(name)

    def _run(self, operation: Operation) -> bool:
        """Change the project; tell whether that was possible, or refused by the rules: what is typed counts no more."""
        self._failure = ""
        self._desk.run_typed(operation, by=self)
        return not self._failure.startswith("project.")

    def _hear_failure(self, trouble: Trouble) -> None:
        self._failure = trouble.code

    def _annotation(self) -> Annotation | None:
        return self._desk.annotations.get(self._shown_id)

    def _save_label(self) -> None:
        from annotator.services import annotate

        annotation, label_id = self._annotation(), self._label.currentData()
        if annotation is not None and label_id and label_id != annotation.label_id:
            self._run(annotate.relabel(annotation_id=annotation.id, label_id=label_id))

    def _save_speaker(self) -> None:
        annotation = self._annotation()
        if annotation is None or not self.speaker.isModified():
            return
        self.speaker.setModified(False)
        name = self.speaker.text().strip()
        if name != self._desk.speaker_name(annotation.speaker_id):
            from annotator.services import annotate

            if not self._run(annotate.set_speaker(annotation_id=annotation.id, name=name)):
                self.speaker.setModified(True)  # a full disk, say: what is typed stays, and is tried again
                return
        # A refused name gives way to the one that is kept; an alias, to the speaker's own name.
        kept = self._annotation()
        if kept is not None:
            self.speaker.show_words(self._desk.speaker_name(kept.speaker_id), anyway=True)

    def _save_attribute(self, name: str) -> None:
        annotation, field = self._annotation(), self._attributes.get(name)
        if annotation is None or field is None:
            return
        if isinstance(field, ChoiceField):
            value = str(field.currentData() or "")
        elif field.isModified():
            value = field.text().strip()
            field.setModified(False)
        else:
            return
        if value != annotation.attributes.get(name, ""):
            from annotator.services import annotate

            is_saved = self._run(annotate.set_attribute(annotation_id=annotation.id, name=name, value=value))
            if not is_saved and isinstance(field, LineField):
                field.setModified(True)

    def _save_words(self, which: str) -> None:
        annotation = self._annotation()
        if annotation is not None:
            from annotator.services import annotate

            setters = {
                "source": annotate.set_source_words,
                "cue": annotate.set_cue_words,
                "addressee": annotate.set_addressee_words,
            }
            self._run(setters[which](annotation_id=annotation.id, spans=()))

    def _save_note(self) -> None:
        self._note_pause.stop()
        annotation = self._annotation()
        if annotation is None or not self.note.document().isModified():
            return
        self.note.document().setModified(False)
        if self.note.toPlainText() != annotation.note:
            from annotator.services import annotate

            note = self.note.toPlainText()
            if self._run(annotate.set_note(annotation_id=annotation.id, note=note)):
                self._unsaved.pop(annotation.id, None)
            else:
                self._unsaved[annotation.id] = note
                self.note.document().setModified(True)
