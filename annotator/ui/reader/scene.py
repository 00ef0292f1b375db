"""What one frame shows: the visible lines, what is to be painted on them, and which parts annotations cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.reader.inks import Inks
    from annotator.ui.reader.marks import ReaderMark
    from annotator.ui.reader.markset import MarkSet
    from annotator.ui.reader.page import Line, Page


class Piece(NamedTuple):
    """A part of one visible line that is under an annotation, left and right in pixels of the viewport."""

    fragment: Span
    line: int  # its number among the visible ones
    left: float
    right: float


@dataclass(slots=True)
class Scene:
    """What one frame shows: the visible lines, and what is to be painted on them. Positions are code points."""

    page: Page
    lines: list[Line]
    marks: MarkSet
    inks: Inks
    selection: Span | None = None
    has_focus: bool = True
    selected: ReaderMark | None = None
    hits: Sequence[Span] = ()
    current_hit: int = -1
    veiled: Sequence[Span] = ()  # sorted, not overlapping
    badge_left: float = 0.0
    badge_right: float = 0.0
    _covered: list[tuple[ReaderMark, list[Piece]]] | None = None

    @property
    def span(self) -> Span:
        """From the first visible code point to the last, line ends included."""
        return Span(self.lines[0].start, self.lines[-1].end + 1)

    @property
    def covered(self) -> list[tuple[ReaderMark, list[Piece]]]:
        """The annotations of the visible lines, longest first, each with the parts of lines it covers."""
        if self._covered is None:
            starts = [line.start for line in self.lines]
            pieces, lines = self.page.pieces, self.lines
            self._covered = []
            for mark in self.marks.within(*self.span):
                parts = [
                    Piece(fragment, number, left, right)
                    for fragment in mark.fragments
                    for number in numbers_of(starts, fragment)
                    for left, right in pieces(lines[number], fragment)
                ]
                if parts:
                    self._covered.append((mark, parts))
        return self._covered


def numbers_of(starts: list[int], span: Span) -> range:
    """Return the numbers of the lines that the span has a part of, by the code points the lines start at."""
    first = max(0, bisect_right(starts, span[0]) - 1)
    return range(first, bisect_left(starts, span[1], first))
