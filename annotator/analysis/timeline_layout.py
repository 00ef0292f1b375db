"""Where everything of the timeline lies, in pixels: the lanes, the events in them with their words, the undated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator.analysis.timeline_scale import Scale, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.analysis.timeline import Event, Timeline

LEFT, TOP, RIGHT, BOTTOM = 200.0, 92.0, 36.0, 30.0
_NO_AXIS = 20.0  # where what has no time begins, if nothing has one
SIZE = 7.0  # half of a shape's width
LINE = 18.0  # height of a line of the undated
MOST_UNDATED = 200  # that are listed
_ROW, _DENSE_ROW = 26.0, 16.0  # heights of a row of a lane, with words and without
_CHARACTER = 6.7  # width of one at 12 px, about
_WORDS = (64, 34, 16)  # characters of an event's words that are shown, where there is room
_MOST_ROWS = 14  # of a lane with words; a lane that would need more shows shapes alone


class Box(NamedTuple):
    """A part of the picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two share a place."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is drawn: the middle of its shape, its words, and whether they stand before it."""

    event: Event
    x: float
    y: float
    words: str
    is_before: bool = False

    @property
    def box(self) -> Box:
        """The shape and its words."""
        wide = SIZE + 6 + _CHARACTER * len(self.words) if self.words else SIZE
        left, right = (wide, SIZE) if self.is_before else (SIZE, wide)
        return Box(self.x - left, self.y - SIZE - 2, self.x + right, self.y + SIZE + 2)


@dataclass(frozen=True, slots=True)
class LanePlace:
    """A speaker's lane, in pixels from the top."""

    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture. Events without a time are listed below the lanes; those beyond `MOST_UNDATED` are counted."""

    width: float
    height: float
    scale: Scale
    lanes: tuple[LanePlace, ...]
    places: dict[str, Place]
    undated: tuple[Place, ...]
    left_out: int
    bottom: float  # of the lanes


def lay_out(timeline: Timeline, width: float) -> Layout:
    """Return where everything lies in a picture of this width."""
    events = timeline.events
    dated = [event for event in events if event.moment is not None]
    undated = [event for event in events if event.moment is None]
    scale = scale_of([event.moment for event in dated if event.moment], LEFT, max(LEFT + 200, width - RIGHT))
    lanes: list[LanePlace] = []
    places: dict[str, Place] = {}
    y = TOP if dated else _NO_AXIS
    for lane in timeline.lanes:
        known = [event for event in lane.events if event.moment is not None]
        if not known:
            continue
        own = _lane(known, scale, y, width)
        bottom = max(place.y for place in own) + _ROW / 2 + 5
        lanes.append(LanePlace(lane.name, y, bottom))
        places |= {place.event.annotation_id: place for place in own}
        y = bottom
    bottom = y
    listed = []
    if undated:
        y += 44
        for event in undated[:MOST_UNDATED]:
            y += LINE
            listed.append(Place(event, 22, y - 4, _short(event.words, 120)))
        y += LINE * (len(undated) > MOST_UNDATED)
    left_out = max(0, len(undated) - MOST_UNDATED)
    return Layout(width, y + BOTTOM, scale, tuple(lanes), places, tuple(listed), left_out, bottom)


def _lane(events: Sequence[Event], scale: Scale, top: float, width: float) -> list[Place]:
    """Return the places of a lane's events: with as many of their words as there is room for."""
    for most in _WORDS:
        rows, own = _rows(events, scale, most, width)
        if max(rows) < _MOST_ROWS:
            return [_moved(place, top + 5 + _ROW * (row + 0.5)) for place, row in zip(own, rows, strict=True)]
    rows, own = _rows(events, scale, 0, width)
    return [_moved(place, top + 8 + _DENSE_ROW * (row + 0.5)) for place, row in zip(own, rows, strict=True)]


def _moved(place: Place, y: float) -> Place:
    return Place(place.event, place.x, y, place.words, place.is_before)


def _rows(events: Sequence[Event], scale: Scale, most: int, width: float) -> tuple[list[int], list[Place]]:
    """Return the row of each event within its lane, so that no two run into each other, and its place."""
    ends: list[float] = []
    rows, places = [], []
    for event in events:
        x = scale.x(event.moment.middle) if event.moment is not None else LEFT
        words = ("? " if event.trouble is not None else "") + _short(event.words, most) if most else ""
        is_before = x + 2 * SIZE + _CHARACTER * len(words) > width - 4
        place = Place(event, x, 0.0, words, is_before)
        left, _, right, _ = place.box
        row = next((row for row, end in enumerate(ends) if end <= left), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = right + (8 if most else 1)
        rows.append(row)
        places.append(place)
    return rows, places


def _short(words: str, most: int) -> str:
    known = " ".join(words.split())
    return known if len(known) <= most else known[: most - 1].rstrip() + "…"
