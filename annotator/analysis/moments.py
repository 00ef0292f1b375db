"""Moments: dates as analysts and files write them, how exact they are, and whether they can be read in two ways."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

WRITTEN = "published_written"  # in an article's meta: its date as it was written, where that can be read in two ways
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:[T ]\d\d:\d\d.*)?$")
_NUMBERS = re.compile(r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})$")


class Order(StrEnum):
    """Which of two numbers is the day: as a publisher writes it, and an analyst has said."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it is known: from ``first`` to ``last``, both inclusive.

    ``iso`` is ISO 8601, as much of it as is certain. ``readings`` holds the two dates of one that can be read day
    first or month first. ``is_impossible`` tells of a date that no calendar has (2023-02-30): then only the part
    that can be is kept.
    """

    first: date
    last: date
    iso: str
    readings: tuple[date, ...] = ()
    is_impossible: bool = False

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether day and month could be the other way round."""
        return len(self.readings) > 1

    @property
    def middle(self) -> date:
        """The day in the middle of what is known, for a place on an axis."""
        return date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)


def read_moment(written: str, order: Order | None = None) -> Moment | None:
    """Return the date that ``written`` holds, or None where it holds none.

    ISO 8601 of any precision, and day, month and year as numbers. Where these could be read in two ways and no
    ``order`` says which, the moment is ambiguous: it spans both readings, and only its year is certain. With full
    stops the day comes first, as it is written where full stops are used.
    """
    known = written.strip()
    if found := _ISO.match(known):
        return _iso(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0), found)
    found = _NUMBERS.match(known)
    if found is None:
        return None
    year, first, second = int(found["year"]), int(found["first"]), int(found["second"])
    by_order = {Order.DAY_FIRST: _day(year, second, first), Order.MONTH_FIRST: _day(year, first, second)}
    if order is None and found["mark"] == ".":
        order = Order.DAY_FIRST
    if order is not None and (day := by_order[order]):
        return Moment(day, day, day.isoformat())
    readings = sorted({day for day in by_order.values() if day is not None})
    if not readings:
        return _year(year, is_impossible=True)
    if len(readings) == 1:
        return Moment(readings[0], readings[0], readings[0].isoformat())
    return Moment(readings[0], readings[-1], f"{year:04d}", tuple(readings))


def as_written(published: str, meta: Mapping[str, Any]) -> str:
    """Return an article's date as it was written while nobody has said how it is read, else the date itself."""
    written = meta.get(WRITTEN)
    if not isinstance(written, str) or written == published:
        return published
    moment = read_moment(written)
    return written if moment is not None and moment.is_ambiguous and moment.iso == published else published


def _iso(year: int, month: int, day: int, found: re.Match[str]) -> Moment | None:
    if year == 0:
        return None
    if not month:
        return _year(year, is_impossible=found["month"] is not None)
    if not 1 <= month <= 12:
        return _year(year, is_impossible=True)
    exact = _day(year, month, day) if day else None
    if exact is not None:
        return Moment(exact, exact, exact.isoformat())
    last = date(year, month, monthrange(year, month)[1])
    return Moment(
        date(year, month, 1), last, f"{year:04d}-{month:02d}", is_impossible=found["day"] is not None
    )


def _year(year: int, *, is_impossible: bool = False) -> Moment | None:
    if not 1 <= year <= 9999:
        return None
    return Moment(date(year, 1, 1), date(year, 12, 31), f"{year:04d}", is_impossible=is_impossible)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
