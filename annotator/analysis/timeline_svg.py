"""The timeline as a picture: one self-contained SVG without scripts or outside parts, readable in print.

Sides are told by shape as well as by colour: a circle claims, a diamond denies, a square quotes. A time known only to
the month or year is drawn as wide as it is uncertain; one that is ambiguous, with a question mark.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from annotator.analysis.marks import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.analysis.timeline import Event, Lane, Timeline

# What XML 1.0 cannot hold (section 2.2), and what turns the direction of the text around it.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_LEFT, _TOP, _RIGHT, _BOTTOM = 190.0, 74.0, 40.0, 70.0
_ROW = 26.0  # height of one row of a lane
_SIZE = 7.0  # half of a shape's width
_CHARACTER = 6.6  # width of one at 12 px, about
_WORDS = 34
_COLOURS = {Side.CLAIM: "#0072B2", Side.DENIAL: "#D55E00", Side.QUOTE: "#009E73"}
_DEFINITIONS = (
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="#555"/></marker></defs>'
)
_DASHES = {"same_claim": "5 3", "same_utterance": "1 3", "supports": "8 3", "queries": "2 4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SvgWords:
    """The words of the picture that are not the project's; the caller translates them."""

    title: str = "Timeline"
    nobody: str = "no speaker"
    undated: str = "without a date"
    ambiguous: str = "day and month may be the other way round"
    sides: dict[Side, str] = field(
        default_factory=lambda: {Side.CLAIM: "claim", Side.DENIAL: "denial", Side.QUOTE: "quote"}
    )


@dataclass(slots=True)
class _Place:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day lies on the picture."""

    first: date
    last: date
    width: int

    @property
    def per_day(self) -> float:
        return (self.width - _LEFT - _RIGHT) / max(1, self.last.toordinal() - self.first.toordinal())

    def x(self, day: date) -> float:
        return _LEFT + (day.toordinal() - self.first.toordinal()) * self.per_day


def timeline_svg(timeline: Timeline, *, width: int = 1200, words: SvgWords | None = None) -> str:
    """Return the picture. Every text of the project is escaped; characters that XML cannot hold become U+FFFD."""
    said = words or SvgWords()
    dated = [event for event in timeline.events if event.moment is not None]
    undated = [event for event in timeline.events if event.moment is None]
    scale = _Scale(*_range(dated), width)
    places: dict[str, _Place] = {}
    y = _TOP
    parts: list[str] = []
    for number, lane in enumerate(timeline.lanes):
        known = [event for event in lane.events if event.moment is not None]
        if not known:
            continue
        rows = _rows(known, scale)
        height = _ROW * (max(rows, default=0) + 1) + 10
        fill = "#f6f6f4" if number % 2 == 0 else "#ffffff"
        parts.append(f'<rect x="0" y="{y:.1f}" width="{width}" height="{height:.1f}" fill="{fill}"/>')
        parts.append(_name(lane, y + 22, said))
        for event, row in zip(known, rows, strict=True):
            places[event.annotation_id] = _Place(_x(event, scale), y + 5 + _ROW * (row + 0.5))
        y += height
    bottom = y
    if undated:
        parts += _undated(undated, timeline, bottom + 44, said)
    height = bottom + _BOTTOM + (18 * (len(undated) + 2) if undated else 0)
    events = {event.annotation_id: event for event in dated}
    body = [
        *_axis(scale, bottom),
        *parts,
        *_arrows(timeline, places),
        *(piece for one, place in places.items() for piece in _shape(events[one], place, scale, said)),
        *_legend(said, width),
    ]
    title = _text(said.title)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height:.0f}" '
        f'viewBox="0 0 {width} {height:.0f}" role="img" font-family="sans-serif" font-size="12" fill="#1a1a1a">'
    )
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            head,
            f"<title>{title}</title>",
            _DEFINITIONS,
            f'<rect width="{width}" height="{height:.0f}" fill="#fff"/>',
            f'<text x="14" y="26" font-size="17" font-weight="bold">{title}</text>',
            *body,
            "</svg>",
            "",
        ]
    )


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", " ".join(words.split())))


def _short(words: str, most: int) -> str:
    known = " ".join(words.split())
    return known if len(known) <= most else known[: most - 1].rstrip() + "…"


def _range(events: Sequence[Event]) -> tuple[date, date]:
    moments = [event.moment for event in events if event.moment is not None]
    if not moments:
        return date(2000, 1, 1), date(2000, 1, 2)
    first = min(moment.first.toordinal() for moment in moments)
    last = max(moment.last.toordinal() for moment in moments)
    margin = max(1, (last - first) // 30)
    return (
        date.fromordinal(max(1, first - margin)),
        date.fromordinal(min(date.max.toordinal(), last + margin)),
    )


def _x(event: Event, scale: _Scale) -> float:
    return scale.x(event.moment.middle) if event.moment is not None else _LEFT


def _rows(events: Sequence[Event], scale: _Scale) -> list[int]:
    """Return the row of each event within its lane, so that no two texts run into each other."""
    ends: list[float] = []
    rows = []
    for event in events:
        x = _x(event, scale) - _SIZE
        width = 3 * _SIZE + _CHARACTER * min(_WORDS, len(event.words))
        row = next((row for row, end in enumerate(ends) if end <= x), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = x + width + 8
        rows.append(row)
    return rows


def _name(lane: Lane, y: float, said: SvgWords) -> str:
    name = _text(_short(lane.name or said.nobody, 26))
    style = "" if lane.name else ' font-style="italic"'
    return f'<text x="14" y="{y:.1f}"{style}>{name}</text>'


def _axis(scale: _Scale, bottom: float) -> Iterator[str]:
    width = (scale.last.toordinal() - scale.first.toordinal()) * scale.per_day
    for day, label in _ticks(scale.first, scale.last, width):
        x = scale.x(day)
        yield f'<path d="M{x:.1f} {_TOP - 8:.1f}V{bottom:.1f}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{_TOP - 14:.1f}" text-anchor="middle" fill="#555">{label}</text>'


def _ticks(first: date, last: date, width: float) -> list[tuple[date, str]]:
    """Return round dates that stand at least 80 px apart: days, months or years."""
    span = last.toordinal() - first.toordinal()
    most = max(2, int(width // 80))
    if span <= 60:
        step = max(1, math.ceil(span / most))
        days = range(first.toordinal(), last.toordinal() + 1, step)
        return [(date.fromordinal(day), date.fromordinal(day).isoformat()) for day in days]
    months = (last.year - first.year) * 12 + last.month - first.month
    if months <= 12 * most:
        step = next((one for one in (1, 2, 3, 4, 6, 12) if months / one <= most), 12)
        found = []
        for number in range(months + 1):
            year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
            if month % step == 0 and date(year, month + 1, 1) >= first:
                found.append(
                    (date(year, month + 1, 1), f"{year:04d}-{month + 1:02d}" if step < 12 else str(year))
                )
        return found
    step = math.ceil((last.year - first.year + 1) / most)
    return [
        (date(year, 1, 1), str(year))
        for year in range(first.year, last.year + 1)
        if year % step == 0 and date(year, 1, 1) >= first
    ]


def _arrows(timeline: Timeline, places: dict[str, _Place]) -> Iterator[str]:
    for arrow in timeline.arrows:
        start, end = places.get(arrow.from_id), places.get(arrow.to_id)
        if start is None or end is None:
            continue
        bend = 26 if abs(start.y - end.y) < 1 else 0
        sign = 1 if end.y >= start.y else -1
        gap = _SIZE + 3 if not bend else 0
        y1, y2 = start.y + sign * gap, end.y - sign * gap
        middle = (y1 + y2) / 2 - bend
        dash = _DASHES.get(arrow.type, "")
        yield (
            f'<path d="M{start.x:.1f} {y1:.1f}C{start.x:.1f} {middle:.1f} {end.x:.1f} {middle:.1f} '
            f'{end.x:.1f} {y2:.1f}" fill="none" stroke="#555" stroke-width="1.2" marker-end="url(#arrow)"'
            + (f' stroke-dasharray="{dash}"' if dash else "")
            + f"><title>{_text(arrow.type)}</title></path>"
        )


def _shape(event: Event, place: _Place, scale: _Scale, said: SvgWords) -> Iterator[str]:
    x, y, colour = place.x, place.y, _COLOURS[event.side]
    moment = event.moment
    told = f"{said.sides[event.side]} · {event.written}: {event.words}"
    if event.trouble is not None:
        told = f"{told} ({said.ambiguous})"
    ident = quoteattr(_NOT_XML.sub("\ufffd", f"event-{event.annotation_id}"))
    yield f"<g id={ident}><title>{_text(told)}</title>"
    if moment is not None and moment.first != moment.last:
        left, right = scale.x(moment.first), scale.x(moment.last)
        yield f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{colour}" stroke-width="2" opacity="0.45"/>'
    yield _outline(event.side, x, y, colour)
    words = ("? " if event.trouble is not None else "") + _short(event.words, _WORDS)
    if x + 2 * _SIZE + _CHARACTER * len(words) > scale.width - 4:
        yield f'<text x="{x - _SIZE - 4:.1f}" y="{y + 4:.1f}" text-anchor="end">{_text(words)}</text></g>'
    else:
        yield f'<text x="{x + _SIZE + 4:.1f}" y="{y + 4:.1f}">{_text(words)}</text></g>'


def _outline(side: Side, x: float, y: float, colour: str) -> str:
    if side is Side.CLAIM:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_SIZE - 1:.1f}" fill="{colour}"/>'
    if side is Side.DENIAL:
        path = f"M{x:.1f} {y - _SIZE:.1f}l{_SIZE} {_SIZE}-{_SIZE} {_SIZE}-{_SIZE}-{_SIZE}z"
        return f'<path d="{path}" fill="{colour}"/>'
    half = _SIZE - 1
    return (
        f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}" '
        f'fill="{colour}"/>'
    )


def _legend(said: SvgWords, width: int) -> Iterator[str]:
    x = width - 330.0
    for side in Side:
        yield _outline(side, x, 22, _COLOURS[side])
        yield f'<text x="{x + 12:.1f}" y="26">{_text(said.sides[side])}</text>'
        x += 110


def _undated(events: Sequence[Event], timeline: Timeline, y: float, said: SvgWords) -> Iterator[str]:
    names = {lane.speaker_id: lane.name for lane in timeline.lanes}
    yield f'<text x="14" y="{y:.1f}" font-weight="bold">{_text(said.undated)}</text>'
    for number, event in enumerate(events, 1):
        line = y + 18 * number
        yield _outline(event.side, 22, line - 4, _COLOURS[event.side])
        words = f"{names.get(event.lane) or said.nobody}: {_short(event.words, 120)}"
        yield f'<text x="36" y="{line:.1f}">{_text(words)}</text>'
