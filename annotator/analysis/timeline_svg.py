"""The timeline as a picture: one self-contained SVG without scripts or outside parts, readable in print.

Sides are told by shape as well as by colour: a circle claims, a diamond denies, a square quotes. A time known only to
the month or year is drawn as wide as it is uncertain; one that is ambiguous, with a question mark. Long stretches
without an event are folded, and the fold is drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from annotator.analysis.marks import Side
from annotator.analysis.timeline_layout import LEFT, LINE, SIZE, TOP, Box, Layout, Place, lay_out
from annotator.analysis.timeline_links import arrow_piece, link_legend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.analysis.timeline import Timeline

# What XML 1.0 cannot hold (section 2.2), and what turns the direction of the text around it.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")

_MANY_LINKS = 120  # from which on they are drawn faintly, so that what they cross can be read


@dataclass(frozen=True, slots=True, kw_only=True)
class SvgWords:
    """The words of the picture that are not the project's; the caller translates them."""

    title: str = "Timeline"
    nobody: str = "no speaker"
    undated: str = "without a date"
    more: str = "and {count} more"
    ambiguous: str = "day and month may be the other way round"
    impossible: str = "no calendar has this date"
    sides: dict[Side, str] = field(
        default_factory=lambda: {Side.CLAIM: "claim", Side.DENIAL: "denial", Side.QUOTE: "quote"}
    )
    links: dict[str, str] = field(default_factory=dict)  # by type; a type that is not there stands for itself

    def link(self, kind: str) -> str:
        """Return how a type of link is called."""
        return self.links.get(kind, kind.replace("_", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class SvgInk:
    """The colours of the picture. These are for white paper; Okabe and Ito's, which stay apart for every eye."""

    paper: str = "#ffffff"
    band: str = "#f5f5f2"
    text: str = "#1a1a1a"
    muted: str = "#555555"
    line: str = "#dddddd"
    claim: str = "#0072B2"
    denial: str = "#D55E00"
    quote: str = "#009E73"

    def of(self, side: Side) -> str:
        """Return the colour of a side."""
        return {Side.CLAIM: self.claim, Side.DENIAL: self.denial, Side.QUOTE: self.quote}[side]


PAPER = SvgInk()
NIGHT = SvgInk(
    paper="#1C1E22", band="#22252A", text="#DEDFDF", muted="#9CA2AB", line="#3A3F47",
    claim="#56B4E9", denial="#F08A3C", quote="#2FC39A",
)  # fmt: skip


class Piece(NamedTuple):
    """A part of the picture: where it is, and its SVG."""

    box: Box
    svg: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A timeline as it is drawn, whole or a part at a time."""

    layout: Layout
    title: str
    ink: SvgInk
    pieces: tuple[Piece, ...]

    def svg(self, part: Box | None = None) -> str:
        """Return the picture, or what of it lies in a part, as an SVG of that part's size."""
        whole = Box(0, 0, self.layout.width, self.layout.height)
        left, top, right, bottom = part or whole
        wide, high = right - left, bottom - top
        shown = [piece.svg for piece in self.pieces if part is None or piece.box.meets(part)]
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
            f'viewBox="{left:.0f} {top:.0f} {wide:.0f} {high:.0f}" role="img" font-family="sans-serif" '
            f'font-size="12" fill="{self.ink.text}">'
        )
        ground = (
            f'<rect x="{left:.0f}" y="{top:.0f}" width="{wide:.0f}" height="{high:.0f}" '
            f'fill="{self.ink.paper}"/>'
        )
        start = '<?xml version="1.0" encoding="UTF-8"?>'
        return "\n".join([start, head, f"<title>{self.title}</title>", ground, *shown, "</svg>", ""])


def timeline_svg(timeline: Timeline, *, width: int = 1200, words: SvgWords | None = None) -> str:
    """Return the picture on white paper, see `draw`."""
    return draw(timeline, width=width, words=words).svg()


def draw(
    timeline: Timeline, *, width: int = 1200, words: SvgWords | None = None, ink: SvgInk = PAPER
) -> Picture:
    """Draw a timeline so many pixels wide.

    Every text of the project is escaped; characters that XML cannot hold become U+FFFD.
    """
    said = words or SvgWords()
    layout = lay_out(timeline, width)
    title = _text(said.title)
    head = Box(0, 0, width, TOP)
    pieces = [
        *_lanes(layout, said, ink),
        *_axis(layout, ink),
        Piece(head, f'<text x="14" y="26" font-size="17" font-weight="bold">{title}</text>'),
        *(Piece(head, one) for one in _legend(timeline, said, ink, width)),
    ]
    for arrow in timeline.arrows:
        start, end = layout.places.get(arrow.from_id), layout.places.get(arrow.to_id)
        if start is not None and end is not None:
            told = _text(said.link(arrow.type))
            is_faint = len(timeline.arrows) > _MANY_LINKS
            pieces.append(Piece(*arrow_piece(arrow.type, start, end, told, ink, is_faint=is_faint)))
    names = {lane.speaker_id: lane.name for lane in timeline.lanes}
    for place in layout.places.values():
        who = names.get(place.event.lane) or said.nobody
        svg = "".join(_shape(place, layout, said, ink, who))
        pieces.append(Piece(_extent(place, layout), svg))
    pieces += _undated(layout, timeline, said, ink)
    return Picture(layout, title, ink, tuple(pieces))


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", " ".join(words.split())))


def _lanes(layout: Layout, said: SvgWords, ink: SvgInk) -> Iterator[Piece]:
    for number, lane in enumerate(layout.lanes):
        box = Box(0, lane.top, layout.width, lane.bottom)
        if number % 2 == 0:
            high = lane.bottom - lane.top
            yield Piece(
                box,
                f'<rect x="0" y="{lane.top:.1f}" width="{layout.width}" height="{high:.1f}" fill="{ink.band}"/>',
            )
        name = lane.name or said.nobody
        short = name if len(name) <= 27 else name[:26].rstrip() + "…"
        style = "" if lane.name else ' font-style="italic"'
        told = f"<title>{_text(name)}</title>" if short != name else ""
        yield Piece(box, f'<text x="14" y="{lane.top + 22:.1f}"{style}>{told}{_text(short)}</text>')


def _axis(layout: Layout, ink: SvgInk) -> Iterator[Piece]:
    for x, label in layout.scale.ticks():
        yield Piece(
            Box(x - 40, TOP - 30, x + 40, layout.bottom),
            f'<path d="M{x:.1f} {TOP - 8:.1f}V{layout.bottom:.1f}" stroke="{ink.line}"/>'
            f'<text x="{x:.1f}" y="{TOP - 14:.1f}" text-anchor="middle" fill="{ink.muted}">{label}</text>',
        )
    for x in layout.scale.folds:
        y = TOP - 8
        yield Piece(
            Box(x - 12, y - 10, x + 12, layout.bottom),
            f'<path d="M{x - 8:.1f} {y:.1f}l4 -6 4 12 4 -12 4 6" fill="none" stroke="{ink.muted}"/>'
            f'<path d="M{x:.1f} {y + 8:.1f}V{layout.bottom:.1f}" stroke="{ink.muted}" stroke-dasharray="2 5"/>',
        )


def _extent(place: Place, layout: Layout) -> Box:
    """Return how far a place reaches, with the line that shows how uncertain its time is."""
    box, moment = place.box, place.event.moment
    if moment is None or moment.first == moment.last:
        return box
    left, right = layout.scale.x(moment.first), layout.scale.x(moment.last)
    return Box(min(box.left, left), box.top, max(box.right, right), box.bottom)


def _shape(place: Place, layout: Layout, said: SvgWords, ink: SvgInk, who: str) -> Iterator[str]:
    event, x, y = place.event, place.x, place.y
    colour, moment = ink.of(event.side), event.moment
    told = f"{said.sides[event.side]} · {who} · {event.written}: {event.words}"
    if event.trouble is not None:
        trouble = said.ambiguous if moment is not None and moment.is_ambiguous else said.impossible
        told = f"{told} ({trouble})"
    ident = quoteattr(_NOT_XML.sub("\ufffd", f"event-{event.annotation_id}"))
    yield f"<g id={ident}><title>{_text(told)}</title>"
    if moment is not None and moment.first != moment.last:
        left, right = layout.scale.x(moment.first), layout.scale.x(moment.last)
        yield f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{colour}" stroke-width="2" opacity="0.45"/>'
    yield _outline(event.side, x, y, colour)
    if place.words and place.is_before:
        yield f'<text x="{x - SIZE - 4:.1f}" y="{y + 4:.1f}" text-anchor="end">{_text(place.words)}</text>'
    elif place.words:
        yield f'<text x="{x + SIZE + 4:.1f}" y="{y + 4:.1f}">{_text(place.words)}</text>'
    yield "</g>"


def _outline(side: Side, x: float, y: float, colour: str) -> str:
    if side is Side.CLAIM:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{SIZE - 1:.1f}" fill="{colour}"/>'
    if side is Side.DENIAL:
        path = f"M{x:.1f} {y - SIZE:.1f}l{SIZE} {SIZE}-{SIZE} {SIZE}-{SIZE}-{SIZE}z"
        return f'<path d="{path}" fill="{colour}"/>'
    half = SIZE - 1
    return (
        f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}" '
        f'fill="{colour}"/>'
    )


def _legend(timeline: Timeline, said: SvgWords, ink: SvgInk, width: float) -> Iterator[str]:
    x = width - 36.0
    for side in reversed(Side):
        words = said.sides[side]
        x -= 7.2 * len(words) + 34
        yield _outline(side, x, 22, ink.of(side))
        yield f'<text x="{x + 12:.1f}" y="26">{_text(words)}</text>'
    known = dict.fromkeys(arrow.type for arrow in timeline.arrows)
    yield from link_legend({one: _text(said.link(one)) for one in known}, width, ink)


def _undated(layout: Layout, timeline: Timeline, said: SvgWords, ink: SvgInk) -> Iterator[Piece]:
    if not layout.undated:
        return
    names = {lane.speaker_id: lane.name for lane in timeline.lanes}
    y = layout.bottom + 44

    def line(y: float) -> Box:
        return Box(0, y - LINE, layout.width, y + 6)

    yield Piece(line(y), f'<text x="14" y="{y:.1f}" font-weight="bold">{_text(said.undated)}</text>')
    for place in layout.undated:
        words = f"{names.get(place.event.lane) or said.nobody}: {place.words}"
        y = place.y + 4
        yield Piece(
            line(y),
            _outline(place.event.side, place.x, place.y, ink.of(place.event.side))
            + f'<text x="36" y="{y:.1f}">{_text(words)}</text>',
        )
    if layout.left_out:
        y += LINE
        words = said.more.format(count=layout.left_out)
        yield Piece(line(y), f'<text x="{LEFT / 5:.1f}" y="{y:.1f}" fill="{ink.muted}">{_text(words)}</text>')
