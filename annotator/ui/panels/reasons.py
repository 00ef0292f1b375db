"""Why a suggestion was made, in words: its rule, its cue, and how that rule has fared in this project so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from annotator.core.values import AnnotationStatus
from annotator.ui.panels.parts import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from annotator.core.edits import Changes
    from annotator.core.values import Annotation
    from annotator.services.suggestion_reasons import Reason, RuleRecord
    from annotator.ui.desk import Desk


_LONGEST = 60  # characters of a source
LEARNED = "learned"  # the rule of what no rule alone proposes


class Reasons(QObject):
    """Keeps the record of each rule up to date with every decision; reads it when a suggestion is first shown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._records: dict[str, RuleRecord] | None = None
        desk.project_opened.connect(self._forget)
        desk.project_closed.connect(self._forget)
        desk.changed.connect(self._take)

    def show(self, label: QLabel, annotation: Annotation) -> None:
        """Show why, where the annotation is a suggestion that waits for a decision; hide the label otherwise."""
        found = self.of(annotation) if annotation.status is AnnotationStatus.SUGGESTED else None
        label.setVisible(found is not None)
        if found is not None:
            source = " … ".join(self._desk.text[slice(*span)] for span in annotation.source)
            label.setText(
                in_words(found, source if len(source) <= _LONGEST else source[:_LONGEST].rstrip() + "…")
            )
            example = _words("For example: {example}").format(example=found.example) if found.example else ""
            label.setToolTip("\n".join(part for part in (f"{found.engine}/{found.rule}", example) if part))

    def of(self, annotation: Annotation) -> Reason | None:
        """Return why an annotation was suggested, None where a person made it."""
        from annotator.services.suggestion_reasons import reason, records

        if self._desk.session is None:
            return None
        if self._records is None:
            self._records = records(self._desk.session.read)
        return reason(annotation, self._records)

    def _forget(self) -> None:
        self._records = None

    def _take(self, changes: Changes, _by: object) -> None:
        if changes.is_bulk:
            self._records = None
        elif self._records is not None:
            from annotator.services.suggestion_reasons import after

            self._records = after(self._records, changes.edits)


def in_words(reason: Reason, source: str = "") -> str:
    """Return a reason as two lines, and one more each for how the speaker was found and for what was learned.

    ``source`` are the words that name who says it.
    """
    first = QCoreApplication.translate("Rules", reason.explanation)
    taught = _taught(reason) if reason.taught_by else ""
    if taught and reason.rule == LEARNED:
        first, taught = taught, ""  # from how much says more than that
    if reason.cue:
        first += " · " + _words("cue “{cue}”").format(cue=reason.cue)
    if source:
        first += " · " + _words("source “{source}”").format(source=source)
    taken = ""
    if reason.taken_up:
        taken = _words("“{words}” was taken for the speaker named last.").format(words=reason.taken_up)
    elif reason.follows:
        taken = _words("It was taken to go on with the words of “{words}”.").format(words=reason.follows)
    if reason.precision is None:
        second = _words("Nothing of this rule was decided on here yet.")
    else:
        second = _words("Of this rule, {accepted} of {decided} were accepted here ({share} %).").format(
            accepted=round(reason.precision * reason.decided),
            decided=reason.decided,
            share=round(reason.precision * 100),
        )
    return "\n".join(line for line in (first, taken, second, taught) if line)


def _taught(reason: Reason) -> str:
    words = counted(_words("Learned from your %n decision(s).", reason.taught_by), reason.taught_by)
    if reason.cue_met:
        marked = _words("With this cue, {marked} of {met} were marked.")
        words += " " + marked.format(met=reason.cue_met, marked=reason.cue_marked)
    return words


def _words(source: str, number: int = -1) -> str:
    return QCoreApplication.translate("Reasons", source, None, number)
