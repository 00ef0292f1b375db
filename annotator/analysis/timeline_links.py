"""How links are drawn on the timeline: past the words rather than through them, each type by its own line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from annotator.analysis.timeline_layout import SIZE, Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annotator.analysis.timeline_layout import Place
    from annotator.analysis.timeline_svg import SvgInk

_DASHES = {"same_claim": "5 3", "same_utterance": "1 3", "supports": "8 3", "queries": "2 4"}
_PLAIN, _FAINT = 'stroke-width="1.3" opacity="0.75"', 'stroke-width="0.9" opacity="0.3"'
_HEAD = 6.0  # length of an arrow's head
_GAP = SIZE + 2  # between a line's end and the middle of a shape


class Point(NamedTuple):
    """A place on the picture, in pixels."""

    x: float
    y: float


def arrow_piece(
    kind: str, start: Place, end: Place, told: str, ink: SvgInk, *, is_faint: bool = False
) -> tuple[Box, str]:
    """Return the line from one event to another, where it lies, and its SVG; ``told`` is escaped already."""
    points = curve(start, end)
    colour, dash = _line_of(kind, ink)
    a, b, c, d = points
    path = f"M{a.x:.1f} {a.y:.1f}C{b.x:.1f} {b.y:.1f} {c.x:.1f} {c.y:.1f} {d.x:.1f} {d.y:.1f}"
    svg = (
        f'<path d="{path}" fill="none" stroke="{colour}" {_FAINT if is_faint else _PLAIN}{dash}>'
        f"<title>{told}</title></path>{_head(c, d, colour)}"
    )
    xs, ys = [one.x for one in points], [one.y for one in points]
    return Box(min(xs) - _HEAD, min(ys) - _HEAD, max(xs) + _HEAD, max(ys) + _HEAD), svg


def link_legend(titles: Mapping[str, str], width: float, ink: SvgInk) -> Iterator[str]:
    """Yield a sample of each type's line with its name, in a row below the sides; ``titles`` are escaped already."""
    x, y = width - 36.0, 44.0
    for kind, title in sorted(titles.items(), reverse=True):
        x -= 7.2 * len(title) + 52
        colour, dash = _line_of(kind, ink)
        yield f'<path d="M{x:.1f} {y:.1f}h22" fill="none" stroke="{colour}" stroke-width="1.3"{dash}/>'
        yield _head(Point(x, y), Point(x + 26, y), colour)
        yield f'<text x="{x + 32:.1f}" y="{y + 4:.1f}">{title}</text>'


def _line_of(kind: str, ink: SvgInk) -> tuple[str, str]:
    colour = {"denies": ink.denial, "rebuts": ink.claim}.get(kind, ink.muted)
    dash = _DASHES.get(kind, "")
    return colour, f' stroke-dasharray="{dash}"' if dash else ""


def curve(start: Place, end: Place) -> tuple[Point, Point, Point, Point]:
    """Return the four points of a Bézier curve from one event to another.

    Words stand beside a shape: a line leaves and comes on the other side, or above or below.
    """
    across, down = end.x - start.x, end.y - start.y
    if abs(down) < 1:  # in one row: over the top
        high = 18 + min(20.0, abs(across) / 12)
        a, d = Point(start.x, start.y - _GAP), Point(end.x, end.y - _GAP)
        return a, Point(a.x, a.y - high), Point(d.x, d.y - high), d
    out, into = _free_side(start), _free_side(end)
    upright = math.copysign(1, down)
    if abs(across) < 40 and out == into:  # at one time: a bow beside both
        bow = 14 + min(70.0, abs(down) * 0.16)
        a, d = Point(start.x + out * _GAP, start.y), Point(end.x + into * _GAP, end.y)
        far = min(a.x, d.x) - bow if out < 0 else max(a.x, d.x) + bow
        return a, Point(far, a.y), Point(far, d.y), d
    if across * out > 0:  # the other lies on the free side
        a = Point(start.x + out * _GAP, start.y)
        b = Point(a.x + out * 40, a.y)
    else:
        a = Point(start.x, start.y + upright * _GAP)
        b = Point(a.x, a.y + upright * 40)
    if across * into < 0:
        d = Point(end.x + into * _GAP, end.y)
        return a, b, Point(d.x + into * 40, d.y), d
    d = Point(end.x, end.y - upright * _GAP)
    return a, b, Point(d.x, d.y - upright * 40), d


def _free_side(place: Place) -> int:
    """Return on which side of a shape no words stand: -1 before it, 1 after it."""
    return 1 if place.is_before else -1


def _head(before: Point, tip: Point, colour: str) -> str:
    turn = math.atan2(tip.y - before.y, tip.x - before.x)
    corners = [
        (tip.x - _HEAD * math.cos(turn + side), tip.y - _HEAD * math.sin(turn + side))
        for side in (0.45, -0.45)
    ]
    (ax, ay), (bx, by) = corners
    return f'<path d="M{tip.x:.1f} {tip.y:.1f}L{ax:.1f} {ay:.1f} {bx:.1f} {by:.1f}z" fill="{colour}"/>'
