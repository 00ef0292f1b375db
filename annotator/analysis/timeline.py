"""The timeline: who said what when, a lane for each speaker, and what answers what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.analysis.moments import Moment, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.analysis.marks import Mark, Side
    from annotator.core.values import Link, Source

NOBODY = ""  # the lane of what has no speaker
_SHOWN = frozenset({"denies", "rebuts", "supports", "queries", "same_claim", "same_utterance"})


class TimeBasis(StrEnum):
    """Which time an event is placed by."""

    SAID = "said"  # the annotation's resolved time, else its article's date
    PUBLISHED = "published"


class TimeTrouble(StrEnum):
    """What is wrong with a time."""

    AMBIGUOUS = "ambiguous"  # 01/02/2025: day or month first
    IMPOSSIBLE = "impossible"  # no calendar has it
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Event:
    """An annotation at its time. Without a ``moment`` it stands beside the timeline."""

    annotation_id: str
    article_id: str
    side: Side
    lane: str
    words: str
    start: int
    end: int
    moment: Moment | None
    written: str
    trouble: TimeTrouble | None


@dataclass(frozen=True, slots=True)
class Lane:
    """A speaker's line. The id is empty for what has no speaker."""

    speaker_id: str
    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link between two events."""

    link_id: str
    type: str
    from_id: str
    to_id: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes in the order of their first event, each event by time; and the links between them."""

    lanes: tuple[Lane, ...]
    arrows: tuple[Arrow, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, by time; those without one last."""
        return tuple(sorted((event for lane in self.lanes for event in lane.events), key=_by_time))

    @property
    def troubled(self) -> tuple[Event, ...]:
        """The events whose time is ambiguous, impossible or unknown."""
        return tuple(event for event in self.events if event.trouble is not None)


def build_timeline(
    marks: Iterable[Mark],
    links: Iterable[Link],
    sources: Mapping[str, Source],
    *,
    basis: TimeBasis = TimeBasis.SAID,
) -> Timeline:
    """Return the timeline of some annotations."""
    lanes: defaultdict[str, list[Event]] = defaultdict(list)
    for mark in marks:
        event = _event(mark, basis)
        lanes[event.lane].append(event)
    shown = {event.annotation_id for some in lanes.values() for event in some}
    ordered = sorted(lanes.items(), key=lambda lane: (lane[0] == NOBODY, min(map(_by_time, lane[1]))))
    return Timeline(
        lanes=tuple(
            Lane(
                speaker,
                sources[speaker].name if speaker in sources else "",
                tuple(sorted(some, key=_by_time)),
            )
            for speaker, some in ordered
        ),
        arrows=tuple(
            Arrow(link.id, link.type, link.from_id, link.to_id)
            for link in sorted(links, key=lambda link: link.id)
            if link.type in _SHOWN and link.from_id in shown and link.to_id in shown
        ),
    )


def _event(mark: Mark, basis: TimeBasis) -> Event:
    times = {
        TimeBasis.SAID: mark.written or mark.moment,
        TimeBasis.PUBLISHED: mark.published_written or mark.published,
    }
    said = times[basis]
    moment = read_moment(said)
    trouble = None
    if moment is None:
        trouble = TimeTrouble.IMPOSSIBLE if said.strip() else TimeTrouble.UNKNOWN
    elif moment.is_ambiguous:
        trouble = TimeTrouble.AMBIGUOUS
    elif moment.is_impossible:
        trouble = TimeTrouble.IMPOSSIBLE
    return Event(
        annotation_id=mark.id,
        article_id=mark.article_id,
        side=mark.side,
        lane=mark.speaker_id or NOBODY,
        words=mark.words,
        start=mark.start,
        end=mark.end,
        moment=moment,
        written=said,
        trouble=trouble,
    )


def _by_time(event: Event) -> tuple[bool, int, str, int, str]:
    day = event.moment.middle.toordinal() if event.moment is not None else 0
    return (event.moment is None, day, event.article_id, event.start, event.annotation_id)
