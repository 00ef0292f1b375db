"""What the reader knows of one annotation: where it lies, how it looks, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.tagset import Pattern
from annotator.core.values import AnnotationStatus
from annotator.ui.terms import shown

if TYPE_CHECKING:
    from annotator.core.spans import Span
    from annotator.core.tagset import Label
    from annotator.core.values import Annotation


@dataclass(frozen=True, slots=True)
class ReaderMark:
    """One annotation as it is painted. Positions are code points; the fragments are in order and not empty."""

    id: str
    fragments: tuple[Span, ...]
    badge: str = ""  # one or two letters for the margin
    colour: str = "#0072B2"  # the label's own; the theme's tint is derived from it
    pattern: Pattern = Pattern.SOLID
    status: AnnotationStatus = AnnotationStatus.ACCEPTED
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    caption: str = ""  # the label in words
    speaker: str = ""
    note: str = ""
    is_linked: bool = False  # a link begins or ends at it

    @classmethod
    def of(
        cls, annotation: Annotation, label: Label, speaker: str = "", *, is_linked: bool = False
    ) -> ReaderMark:
        """Return the mark of an annotation with this label, whose speaker is called ``speaker``."""
        return cls(
            annotation.id,
            annotation.fragments,
            (label.key or label.caption[:1]).upper(),
            label.colour,
            label.pattern,
            annotation.status,
            annotation.source,
            annotation.cue,
            annotation.addressee,
            shown(label.caption),
            speaker,
            annotation.note,
            is_linked,
        )

    @property
    def start(self) -> int:
        """The first code point it covers."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """The code point after the last it covers."""
        return self.fragments[-1].end

    @property
    def length(self) -> int:
        """The number of code points its fragments cover."""
        return sum(end - start for start, end in self.fragments)

    @property
    def is_shown(self) -> bool:
        """Tell whether it is painted and reached by the keys: a rejected one is not."""
        return self.status is not AnnotationStatus.REJECTED

    @property
    def is_suggestion(self) -> bool:
        """Tell whether nobody has stood behind it yet."""
        return self.status is AnnotationStatus.SUGGESTED

    def covers(self, point: int) -> bool:
        """Tell whether one of its fragments holds the code point at ``point``."""
        return any(start <= point < end for start, end in self.fragments)
