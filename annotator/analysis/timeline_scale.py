"""Where a day lies on the timeline: to scale, but for long stretches in which nothing was said, which are folded."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.analysis.moments import Moment

FOLD = 34.0  # width of a folded stretch, in pixels
_LEAST_FOLDED = 21  # days
_FOLDED = 0.3  # of the days shown, from which an empty stretch is folded
_MOST_FOLDS = 12
_APART = 82.0  # pixels between the middles of two dates on the axis


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that are drawn to scale, as ordinals, both inclusive, and the pixels they begin and end at."""

    first: int
    last: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The stretches, in order; what lies between two of them is folded."""

    stretches: tuple[Stretch, ...]

    def x(self, day: date) -> float:
        """Return where a day lies, in pixels."""
        number = day.toordinal()
        at = max(0, bisect_right([one.first for one in self.stretches], number) - 1)
        one = self.stretches[at]
        if number > one.last and at + 1 < len(self.stretches):
            return (one.right + self.stretches[at + 1].left) / 2
        share = (number - one.first) / max(1, one.last - one.first)
        return one.left + min(1.0, max(0.0, share)) * (one.right - one.left)

    @property
    def folds(self) -> tuple[float, ...]:
        """The middles of the folded stretches, in pixels."""
        pairs = zip(self.stretches, self.stretches[1:], strict=False)
        return tuple((one.right + other.left) / 2 for one, other in pairs)

    def ticks(self) -> list[tuple[float, str]]:
        """Return round dates with their places, none so near another that the two run into each other."""
        found: list[tuple[float, str]] = []
        for one in self.stretches:
            days = _ticks(date.fromordinal(one.first), date.fromordinal(one.last), one.right - one.left)
            for day, label in days:
                x = self.x(day)
                is_at_fold = x > one.right - FOLD and x > one.left and one is not self.stretches[-1]
                if not is_at_fold and (not found or x - found[-1][0] >= _APART):
                    found.append((x, label))
        return found


def scale_of(moments: Iterable[Moment], left: float, right: float) -> Scale:
    """Return a scale for some moments between two places, in pixels; for none, one without a single day."""
    spans = sorted((one.first.toordinal(), one.last.toordinal()) for one in moments)
    if not spans:
        return Scale(())
    busy: list[list[int]] = []
    for first, last in spans:
        if busy and first <= busy[-1][1] + 1:
            busy[-1][1] = max(busy[-1][1], last)
        else:
            busy.append([first, last])
    folded = _folded(busy)
    shown = _joined(busy, folded)
    total = sum(last - first for first, last in shown)
    margin = max(1, total // 40)
    shown = [(max(1, first - margin), min(date.max.toordinal(), last + margin)) for first, last in shown]
    total = sum(last - first for first, last in shown)
    per_day = (right - left - FOLD * (len(shown) - 1)) / max(1, total)
    stretches = []
    x = left
    for first, last in shown:
        end = x + (last - first) * per_day
        stretches.append(Stretch(first, last, x, end))
        x = end + FOLD
    return Scale(tuple(stretches))


def _folded(busy: list[list[int]]) -> set[int]:
    """Return after which of some busy stretches nothing is said for so long that it would take the room of the rest."""
    gaps = {at: busy[at + 1][0] - busy[at][1] for at in range(len(busy) - 1)}
    total = busy[-1][1] - busy[0][0]
    folded: set[int] = set()
    for at, gap in sorted(gaps.items(), key=lambda one: (-one[1], one[0])):
        if gap < max(_LEAST_FOLDED, _FOLDED * total) or len(folded) == _MOST_FOLDS:
            break
        folded.add(at)
        total -= gap
    return folded


def _joined(busy: list[list[int]], folded: set[int]) -> list[tuple[int, int]]:
    shown: list[tuple[int, int]] = []
    begin = busy[0][0]
    for at, (_, last) in enumerate(busy):
        if at in folded or at == len(busy) - 1:
            shown.append((begin, last))
            begin = busy[min(at + 1, len(busy) - 1)][0]
    return shown


def _ticks(first: date, last: date, width: float) -> list[tuple[date, str]]:
    """Return round dates that stand at least 80 px apart: days, months or years."""
    span = last.toordinal() - first.toordinal()
    most = max(2, int(width // _APART))
    if span <= 100:
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
                label = f"{year:04d}-{month + 1:02d}" if step < 12 else str(year)
                found.append((date(year, month + 1, 1), label))
        return found
    step = math.ceil((last.year - first.year + 1) / most)
    years = range(first.year, last.year + 1)
    return [(date(year, 1, 1), str(year)) for year in years if year % step == 0 and date(year, 1, 1) >= first]
