"""Times and figures of a sentence, resolved as far as its article's date allows, and whether two can both be true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.analysis.figure_words import (
    AGAIN,
    ANYBODY,
    LESS,
    MONEY,
    MONTHS,
    MORE,
    ORDINALS,
    RELATIVE,
    SCALE,
    SOMEBODY,
    SPELT,
    VAGUE,
    WEEK,
)
from annotator.analysis.terms import is_matter, plain
from annotator.core.spans import Span

if TYPE_CHECKING:
    from annotator.analysis.drift_units import Unit
    from annotator.analysis.terms import Term

_NEAR = 3  # words of matter to each side: where several are others, it is about something else
DAY, WEEKDAY = "day of the year", "day of the week"  # units of days told without a year, or without a date
_CONTEXT = 9  # words to each side that tell what a time or figure is about
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DECADE = re.compile(r"(?:19|20)\d0s$")
_FIGURE = re.compile(r"(?P<money>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<percent>\s?%)?$")
_DAY = re.compile(r"(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$")


@dataclass(frozen=True, slots=True)
class Told:
    """A time or a figure as it stands: from ``low`` to ``high``, both inclusive.

    Of a time, these are day numbers and ``unit`` is empty; of a figure, ``unit`` is the stem of what is counted.
    ``context`` holds the stems around it. Of a figure with a word such as "about" before it, the two bounds are apart.
    """

    span: Span
    low: float
    high: float
    unit: str
    context: frozenset[str]
    near: frozenset[str] = frozenset()  # of these, the nearest

    @property
    def is_time(self) -> bool:
        """Tell whether it is a time."""
        return self.unit in {"", DAY, WEEKDAY}

    def is_like(self, other: Told) -> bool:
        """Tell whether both say when, or both count the same."""
        if self.unit == other.unit:
            return True
        both = {self.unit, other.unit}
        return both <= SOMEBODY and not both.isdisjoint(ANYBODY)

    def contradicts(self, other: Told) -> bool:
        """Tell whether the two, told of the same thing, cannot both be true."""
        if not self.is_like(other):
            return False
        return self.high < other.low or other.high < self.low


def told(unit: Unit) -> tuple[Told, ...]:
    """Return the times and figures of a sentence. "Last year" is resolved only where the article's date is known."""
    found = []
    known = unit.terms
    for at, term in enumerate(known):
        folded = plain(term.word)
        if _DECADE.match(folded):
            year = int(folded[:4])
            # "The early 1990s" are still the 1990s: nothing finer is made of it.
            found.append(_time(known, at, at, date(year, 1, 1), date(year + 9, 12, 31)))
        elif _YEAR.match(folded):
            found.append(_year(known, at, int(folded)))
        elif folded == "year" and at and plain(known[at - 1].word) in RELATIVE:
            shift = RELATIVE[plain(known[at - 1].word)]
            if unit.published is not None and unit.published.first.year == unit.published.last.year:
                year = unit.published.first.year + shift
                if date.min.year <= year <= date.max.year:
                    found.append(_time(known, at - 1, at, date(year, 1, 1), date(year, 12, 31)))
        elif (day := _day(known, at)) is not None:
            found.append(day)
        elif folded in WEEK and not _is_when_it_was_said(known, at):
            found.append(_told(known, at, at, WEEK[folded], WEEK[folded], WEEKDAY))
        elif _FIGURE.match(folded) or folded in SPELT:
            figure = _figure(known, at)
            if figure is not None:
                found.append(figure)
    return tuple(found)


def contradictions(one: Unit, other: Unit) -> list[tuple[Told, Told, int]]:
    """Return the times and figures of two sentences that are told of the same thing and exclude each other.

    Each comes with the number of stems that the words around both share. Two are of the same thing where each is the
    other's best match by these words, and nothing else in the other sentence agrees with it.
    """
    mine, theirs = told(one), told(other)
    found: list[tuple[Told, Told, int]] = []
    numbered = _ordinals(one), _ordinals(other)
    is_another = all(numbered) and numbered[0].isdisjoint(numbered[1])
    if is_another or _are_of_others(one, other):
        return found  # the first game and the second, Lund and Malmö
    days = [{a.low for a in some if a.unit == WEEKDAY} for some in (mine, theirs)]
    if days[0] and days[1] and days[0].isdisjoint(days[1]):
        # What is counted on another day may well be another number; and what happens again has another day.
        again = {plain(term.word) for unit in (one, other) for term in unit.terms} & AGAIN
        mine, theirs = (tuple(a for a in some if a.unit == WEEKDAY and not again) for some in (mine, theirs))
    years = _years(one), _years(other)
    if all(years) and years[0].isdisjoint(years[1]):  # this year's figure and last year's
        mine, theirs = (tuple(a for a in some if a.is_time) for some in (mine, theirs))
    for a in mine:
        if any(a.is_like(b) and not a.contradicts(b) for b in theirs):
            continue
        for b in theirs:
            if not a.contradicts(b) or any(c.is_like(b) and not c.contradicts(b) for c in mine):
                continue
            shared = len(a.context & b.context)
            best = all(len(a.context & c.context) <= shared for c in theirs if a.contradicts(c))
            # "By the end of 2026 …" and "… by the end of 2024" have others beside them, in the same sentence.
            shared = max(shared, min(len(a.context & other.stems), len(b.context & one.stems)) - 1)
            is_elsewhere = len(a.near - other.stems) > 1 and len(b.near - one.stems) > 1
            if best and shared >= 2 and not is_elsewhere:
                found.append((a, b, shared))
    return found


def _year(known: tuple[Term, ...], at: int, year: int) -> Told:
    month = MONTHS.get(plain(known[at - 1].word)) if at else None
    if month is None:
        return _time(known, at, at, date(year, 1, 1), date(year, 12, 31))
    last = date(year + month // 12, month % 12 + 1, 1)
    return _time(known, at - 1, at, date(year, month, 1), date.fromordinal(last.toordinal() - 1))


def _time(known: tuple[Term, ...], first: int, last: int, low: date, high: date) -> Told:
    span = Span(known[first].start, known[last].end)
    context = _context(known, first, last)
    near = _context(known, first, last, _NEAR)
    return Told(span, low.toordinal(), high.toordinal(), "", context, near)


def _day(known: tuple[Term, ...], at: int) -> Told | None:
    """Return "12 March" or "March 12" as a day of any year, where a figure is one."""
    found = _DAY.match(plain(known[at].word))
    if found is None:
        return None
    for month_at in (at + 1, at - 1):
        if 0 <= month_at < len(known) and (month := MONTHS.get(plain(known[month_at].word))):
            number = month * 31 + int(found["day"])
            return _told(known, min(at, month_at), max(at, month_at), number, number, DAY)
    return None


def _is_when_it_was_said(known: tuple[Term, ...], at: int) -> bool:
    """Tell whether a weekday is that of the report ("said on Monday"), which differs from article to article."""
    before = {plain(term.word) for term in known[max(0, at - 4) : at]}
    return not before.isdisjoint({"said", "says", "told", "reporters", "announced", "added", "reported"})


def _figure(known: tuple[Term, ...], at: int) -> Told | None:
    folded = plain(known[at].word)
    found = _FIGURE.match(folded)
    value = SPELT[folded] if found is None else float(found["number"].replace(",", ""))
    last = at
    while last + 1 < len(known) and (scale := SCALE.get(plain(known[last + 1].word))):
        value *= scale
        last += 1
    before = plain(known[at - 1].word) if at else ""
    if found is not None and found["percent"]:
        unit = "percent"
    elif found is not None and found["money"]:
        unit = MONEY[found["money"]]
    else:
        counted = next((term for term in known[last + 1 : last + 3] if is_matter(term.word)), None)
        if counted is None or plain(counted.word) in MONTHS or counted.is_figure or before in MONTHS:
            return None
        unit = counted.stem
    low, high = VAGUE.get(before, (1.0, 1.0))
    if before == "than" and at > 1:
        comparing = plain(known[at - 2].word)
        low, high = (1.0, 3.0) if comparing in MORE else (0.0, 1.0) if comparing in LESS else (0.0, 3.0)
    elif before == "to":  # up to, to some number: nobody knows how many there were
        low = 0.0
    return _told(known, at, last, value * low, value * high, unit)


def _told(  # noqa: PLR0917 - a place, two bounds, a unit
    known: tuple[Term, ...], first: int, last: int, low: float, high: float, unit: str
) -> Told:
    context = _context(known, first, last) - {unit}
    near = _context(known, first, last, _NEAR) - {unit}
    return Told(Span(known[first].start, known[last].end), low, high, unit, context, near)


def _years(unit: Unit) -> set[str]:
    """Return how years are told that only the article's date settles: this, last, next."""
    folded = [plain(term.word) for term in unit.terms]
    return {before for before, word in pairwise(folded) if word == "year" and before in RELATIVE}


def _ordinals(unit: Unit) -> set[str]:
    return {plain(term.word) for term in unit.terms} & ORDINALS


def _are_of_others(one: Unit, other: Unit) -> bool:
    """Tell whether both name somebody or some place, and not one in common: then they tell of different things."""
    mine, theirs = _names(one), _names(other)
    return (
        bool(mine)
        and bool(theirs)
        and mine.isdisjoint(theirs)
        and not (mine & other.stems or theirs & one.stems)
    )


def _names(unit: Unit) -> set[str]:
    first = unit.terms[0].start if unit.terms else 0
    return {
        term.stem
        for term in unit.matter
        if term.word[0].isupper()
        and term.start != first
        and plain(term.word) not in WEEK
        and plain(term.word) not in MONTHS
    }


def _context(known: tuple[Term, ...], first: int, last: int, matter: int = _CONTEXT) -> frozenset[str]:
    """Return the stems around a figure: of so many words to each side, at most so many that carry matter."""
    sides = (known[max(0, first - _CONTEXT) : first][::-1], known[last + 1 : last + 1 + _CONTEXT])
    found = []
    for side in sides:
        telling = [
            term.stem
            for term in side
            if is_matter(term.word) and not term.is_figure and plain(term.word) not in WEEK
        ]
        found += telling[:matter]
    return frozenset(found)
