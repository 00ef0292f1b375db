"""Marking: labels, fragments, source and cue words, decisions on suggestions, deleting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.core.values import AnnotationStatus
from annotator.ui.actions import label_action_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.core.spans import Span
    from annotator.ui.desk import Desk
    from annotator.ui.panels.inspector import Inspector
    from annotator.ui.reader import Reader


class Marking:
    """Turns the reader's selection into annotations."""

    def __init__(self, desk: Desk, reader: Reader, inspector: Inspector) -> None:
        self._desk = desk
        self._reader = reader
        self._inspector = inspector
        self.next_waiting: Callable[[], bool] = reader.next_suggestion  # goes to the suggestion that is next
        self.hint: Callable[[str], None] | None = None  # where a hint for the user goes

    def table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to which action."""
        return {
            "annotation.add_fragment": self.add_fragment,
            "annotation.source_words": lambda: self.set_words("source"),
            "annotation.cue_words": lambda: self.set_words("cue"),
            "annotation.addressee_words": lambda: self.set_words("addressee"),
            "annotation.delete": self.delete,
            "annotation.inspect": self._inspector.focus_first,
            "annotation.speaker": self._inspector.focus_speaker,
            "suggestion.accept": lambda: self.decide(AnnotationStatus.ACCEPTED),
            "suggestion.reject": lambda: self.decide(AnnotationStatus.REJECTED),
            "select.end_forward": lambda: self._move(self._reader.move_end_by_word, 1),
            "select.end_back": lambda: self._move(self._reader.move_end_by_word, -1),
            "select.start_forward": lambda: self._move(self._reader.move_start_by_word, 1),
            "select.start_back": lambda: self._move(self._reader.move_start_by_word, -1),
        }

    def label_table(self) -> Mapping[str, Callable[[], object]]:
        """Return what answers to the actions of the labels there are now."""
        return {label_action_id(label.name): partial(self.mark, label.id) for label in self._desk.tag_set}

    def mark(self, label_id: str) -> None:
        """Annotate the selection with a label; without one, give the selected annotation that label."""
        from annotator.services import annotate

        desk, fragments = self._desk, self._reader.selection()
        if fragments and desk.article is not None:
            from annotator.core.ids import new_id

            made = new_id()
            added = annotate.add(
                article_id=desk.article.id, label_id=label_id, fragments=fragments, annotation_id=made
            )
            if desk.run(added, by=self) is not None:
                self._reader.clear_selection()
                desk.select(made)
        elif desk.selected is not None:
            desk.leaving.emit()
            desk.run(annotate.relabel(annotation_id=desk.selected_id, label_id=label_id), by=self)
        elif self.hint is not None:
            self.hint(
                _words("Select words first: S selects the sentence at the caret, ' the quotation around it.")
            )

    def add_fragment(self) -> None:
        """Add the selection to the selected annotation."""
        from annotator.services import annotate

        selection, annotation = self._reader.selection(), self._desk.selected
        if selection and annotation is not None:
            added = annotate.add_fragment(annotation_id=annotation.id, span=selection[0])
            if self._desk.run(added, by=self) is not None:
                self._reader.clear_selection()

    def set_words(self, which: str) -> None:
        """Say that the selection is the source words, the cue or the addressee of the selected annotation."""
        from annotator.services import annotate

        selection, annotation = self._reader.selection(), self._desk.selected
        if not selection or annotation is None:
            return
        setters = {
            "source": annotate.set_source_words,
            "cue": annotate.set_cue_words,
            "addressee": annotate.set_addressee_words,
        }
        if self._desk.run(setters[which](annotation_id=annotation.id, spans=selection), by=self) is not None:
            self._reader.clear_selection()

    def delete(self) -> None:
        """Delete the selected annotation, and go to the next; a suggestion is rejected, or it would come again."""
        from annotator.services import annotate

        annotation = self._desk.selected
        if annotation is None:
            return
        following = self._desk.annotations.following(annotation.id)
        self._desk.leaving.emit()
        gone = [annotation.id]
        waits = annotation.status is AnnotationStatus.SUGGESTED
        rejected = annotate.decide(annotation_ids=gone, status=AnnotationStatus.REJECTED)
        if self._desk.run(rejected if waits else annotate.delete(annotation_ids=gone), by=self) is not None:
            self._desk.select(following)

    def decide(self, status: AnnotationStatus) -> None:
        """Accept or reject the suggestion at the caret, or the selected one, and go to the next."""
        wanted, selected = self._reader.suggestion_at_caret(), self._desk.selected
        if not wanted and selected is not None and selected.status is AnnotationStatus.SUGGESTED:
            wanted = selected.id
        self._decide(wanted, status)

    def decide_selected(self, action_id: str) -> None:
        """Accept or reject the suggestion that the inspector shows, wherever the caret is."""
        is_kept = action_id == "suggestion.accept"
        self._decide(
            self._desk.selected_id, AnnotationStatus.ACCEPTED if is_kept else AnnotationStatus.REJECTED
        )

    def _decide(self, wanted: str, status: AnnotationStatus) -> None:
        from annotator.services import annotate

        self._desk.leaving.emit()
        if (
            wanted
            and self._desk.run(annotate.decide(annotation_ids=[wanted], status=status), by=self) is not None
            and not self.next_waiting()
            and self.hint is not None
        ):
            self.hint(_words("No suggestion is left in this article."))

    def _move(self, move: Callable[[int], tuple[Span, ...] | None], words: int) -> None:
        from annotator.services import annotate

        fragments = move(words)
        if fragments is not None and self._desk.selected is not None:
            changed = annotate.set_fragments(annotation_id=self._desk.selected_id, fragments=fragments)
            self._desk.run(changed, by=self)


def _words(source: str) -> str:
    return QCoreApplication.translate("Marking", source)
