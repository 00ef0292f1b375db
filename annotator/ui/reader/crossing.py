"""What is said when the caret crosses the edge of an annotation, and what is shown of one under the pointer."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.reader.display import invisible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.spans import Span
    from annotator.ui.reader.marks import ReaderMark


def crossed(before: Sequence[ReaderMark], after: Sequence[ReaderMark]) -> list[str]:
    """Return what to say when the caret went from the marks ``before`` to those ``after``: ends first, then starts."""
    gone = [mark for mark in before if all(mark.id != other.id for other in after)]
    come = [mark for mark in after if all(mark.id != other.id for other in before)]
    ends = QCoreApplication.translate("Reader", "{annotation}, ends")
    starts = QCoreApplication.translate("Reader", "{annotation}, starts")
    return [ends.format(annotation=short(mark)) for mark in gone] + [
        starts.format(annotation=short(mark)) for mark in reversed(come)
    ]


def short(mark: ReaderMark) -> str:
    """Return the label and the speaker, as a screen reader says them."""
    parts = [mark.caption or mark.badge]
    if mark.is_suggestion:
        parts.insert(0, QCoreApplication.translate("Reader", "suggestion"))
    if mark.speaker:
        parts.append(mark.speaker)
    if mark.is_linked:
        parts.append(QCoreApplication.translate("Reader", "linked"))
    return ", ".join(parts)


def described(marks: Iterable[ReaderMark]) -> str:
    """Return label, speaker and note of each mark, a paragraph each, as a tooltip shows them."""
    paragraphs = []
    for mark in marks:
        head = mark.caption or mark.badge
        if mark.speaker:
            head = f"{head} · {mark.speaker}"
        if mark.is_linked:
            head = f"{head} · {QCoreApplication.translate('Reader', 'linked')}"
        if mark.is_suggestion:
            head = QCoreApplication.translate("Reader", "{annotation} (suggested)").format(annotation=head)
        paragraphs.append(f"{head}\n{mark.note}" if mark.note else head)
    return "\n\n".join(paragraphs)


def invisible_named(text: str, span: Span) -> str:
    """Return the code points and names of the invisible characters in the span, a line each."""
    lines = []
    for point in invisible(text, span):
        name = unicodedata.name(text[point], "")
        lines.append(f"U+{ord(text[point]):04X} {name}".rstrip())
    return "\n".join(lines)
