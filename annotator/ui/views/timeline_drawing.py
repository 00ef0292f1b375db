"""Drawing a timeline: from plain values to a picture, in whichever thread; and the picture as a PNG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from annotator.analysis.timeline import TimeBasis, Timeline, build_timeline
from annotator.analysis.timeline_svg import SvgInk, SvgWords, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.analysis.marks import Mark
    from annotator.analysis.timeline_svg import Picture
    from annotator.core.values import Link, Source

MOST = 5_000  # events of one picture
_SCALE = 2  # of a PNG, for print
_MOST_PIXELS = 20_000  # of a side of a PNG


@dataclass(frozen=True, slots=True)
class Drawn:
    """A timeline with its picture; ``left_out`` events were too many for one."""

    timeline: Timeline
    picture: Picture
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is to be drawn, and how. With a ``speaker``, what that one said, and whatever is joined to it."""

    marks: Sequence[Mark]
    links: Sequence[Link]
    sources: Mapping[str, Source]
    basis: TimeBasis
    speaker: str
    width: int
    words: SvgWords
    ink: SvgInk

    def draw(self, progress: Callable[[int, int], object] | None = None) -> Drawn:
        """Draw it; ``progress`` hears of (steps done, of how many) and may raise, which ends the work."""
        tell = progress or (lambda _done, _total: None)
        shown = sorted(self._chosen(), key=lambda mark: (mark.moment or "~", mark.article_id, mark.start))
        tell(1, 3)
        timeline = build_timeline(shown[:MOST], self.links, self.sources, basis=self.basis)
        tell(2, 3)
        picture = draw(timeline, width=self.width, words=self.words, ink=self.ink)
        tell(3, 3)
        return Drawn(timeline, picture, max(0, len(shown) - MOST))

    def _chosen(self) -> Sequence[Mark]:
        if not self.speaker:
            return self.marks
        own = {mark.id for mark in self.marks if mark.speaker_id == self.speaker}
        ends = [{link.from_id, link.to_id} for link in self.links]
        near = own.union(*(pair for pair in ends if pair & own))
        return [mark for mark in self.marks if mark.id in near]


def as_png(svg: bytes) -> bytes:
    """Return a picture as a PNG of twice its size, for print; of a huge one, as large as a PNG may reasonably be."""
    renderer = QSvgRenderer(svg)
    size = renderer.defaultSize() * _SCALE
    most = QSize(_MOST_PIXELS, _MOST_PIXELS)
    if size.boundedTo(most) != size:
        size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants the format as bytes, Qt takes text
    return bytes(buffer.data().data())
