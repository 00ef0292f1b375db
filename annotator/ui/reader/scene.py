"""What one frame shows: the visible lines, what is to be painted on them, and whose badge is where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.spans import Cover, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.reader.inks import Inks
    from annotator.ui.reader.linework import LineWork, LineWorks
    from annotator.ui.reader.marks import ReaderMark
    from annotator.ui.reader.markset import MarkSet
    from annotator.ui.reader.page import Line, Page


@dataclass(slots=True)
class Scene:
    """What one frame shows: the visible lines, and what is to be painted on them. Positions are code points."""

    page: Page
    lines: list[Line]
    marks: MarkSet
    inks: Inks
    known: LineWorks
    selection: Span | None = None
    has_focus: bool = True
    selected: ReaderMark | None = None
    hits: Sequence[Span] = ()
    current_hit: int = -1
    veiled: Cover = field(default_factory=Cover)
    badge_left: float = 0.0
    badge_right: float = 0.0
    _works: list[LineWork] | None = None

    @property
    def span(self) -> Span:
        """From the first visible code point to the last, line ends included."""
        return Span(self.lines[0].start, self.lines[-1].end + 1)

    @property
    def works(self) -> list[LineWork]:
        """What annotations do to each of the lines."""
        if self._works is None:
            self._works = self.known.of(self)
        return self._works

    def badge_top(self, line: Line) -> int:
        """Return the upper edge of the badges beside a line."""
        return round((line.text_top + line.text_bottom - self.inks.badge_height) / 2)

    def badge_at(self, x: float, y: float) -> ReaderMark | None:
        """Return the annotation whose badge is there, or None."""
        if x < self.badge_left:
            return None
        for line, work in zip(self.lines, self.works, strict=True):
            top = self.badge_top(line)
            if line.top <= y < line.bottom and top <= y < top + self.inks.badge_height:
                for mark, _, left, width in work.badges:
                    if left <= x < left + width:
                        return mark
        return None
