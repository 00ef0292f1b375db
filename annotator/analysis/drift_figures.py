"""Times and figures of a sentence, resolved as far as its article's date allows, and whether two can both be true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from annotator.analysis.terms import is_matter, plain
from annotator.core.spans import Span

if TYPE_CHECKING:
    from annotator.analysis.drift_units import Unit
    from annotator.analysis.terms import Term

_CONTEXT = 9  # words to each side that tell what a time or figure is about
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DECADE = re.compile(r"(?:19|20)\d0s$")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+$|\d+(?:\.\d+)?$")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBERS = "two three four five six seven eight nine ten eleven twelve"
_SPELT = {name: float(number) for number, name in enumerate(_NUMBERS.split(), 2)}
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_RELATIVE = {"last": -1, "this": 0, "next": 1, "previous": -1, "past": -1}


@dataclass(frozen=True, slots=True)
class Told:
    """A time or a figure as it stands: from ``low`` to ``high``, both inclusive.

    Of a time, these are day numbers and ``unit`` is empty; of a figure, ``unit`` is the stem of what is counted.
    ``context`` holds the stems around it; ``exact`` is false where words such as "about" stand before it.
    """

    span: Span
    low: float
    high: float
    unit: str
    context: frozenset[str]
    is_exact: bool = True
    is_relative: bool = False

    @property
    def is_time(self) -> bool:
        """Tell whether it is a time."""
        return not self.unit

    def contradicts(self, other: Told) -> bool:
        """Tell whether the two, told of the same thing, cannot both be true."""
        if self.unit != other.unit or not (self.is_exact and other.is_exact):
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
        elif folded == "year" and at and plain(known[at - 1].word) in _RELATIVE:
            shift = _RELATIVE[plain(known[at - 1].word)]
            if unit.published is not None and unit.published.first.year == unit.published.last.year:
                year = unit.published.first.year + shift
                found.append(_time(known, at - 1, at, date(year, 1, 1), date(year, 12, 31), is_relative=True))
        elif _FIGURE.match(folded) or folded in _SPELT:
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
    found = []
    for a in mine:
        if any(a.unit == b.unit and not a.contradicts(b) for b in theirs):
            continue
        for b in theirs:
            if not a.contradicts(b) or any(c.unit == b.unit and not c.contradicts(b) for c in mine):
                continue
            shared = len(a.context & b.context)
            best = all(len(a.context & c.context) <= shared for c in theirs if a.contradicts(c))
            if best and shared >= 2:
                found.append((a, b, shared))
    return found


def _year(known: tuple[Term, ...], at: int, year: int) -> Told:
    month = _MONTHS.get(plain(known[at - 1].word)) if at else None
    if month is None:
        return _time(known, at, at, date(year, 1, 1), date(year, 12, 31))
    last = date(year + month // 12, month % 12 + 1, 1)
    return _time(known, at - 1, at, date(year, month, 1), date.fromordinal(last.toordinal() - 1))


def _time(
    known: tuple[Term, ...], first: int, last: int, low: date, high: date, *, is_relative: bool = False
) -> Told:
    span = Span(known[first].start, known[last].end)
    context = _context(known, first, last)
    return Told(span, low.toordinal(), high.toordinal(), "", context, is_relative=is_relative)


def _figure(known: tuple[Term, ...], at: int) -> Told | None:
    folded = plain(known[at].word)
    value = _SPELT.get(folded) or float(folded.replace(",", ""))
    last = at
    if at + 1 < len(known) and (scale := _SCALE.get(plain(known[at + 1].word))):
        value *= scale
        last += 1
    counted = next((term for term in known[last + 1 : last + 3] if is_matter(term.word)), None)
    if counted is None or plain(counted.word) in _MONTHS or counted.is_figure:
        return None
    before = plain(known[at - 1].word) if at else ""
    if before in _MONTHS:
        return None
    is_exact = before not in {"about", "around", "over", "nearly", "almost", "than", "least", "some", "to"}
    context = _context(known, at, last) - {counted.stem}
    return Told(
        Span(known[at].start, known[last].end), value, value, counted.stem, context, is_exact=is_exact
    )


def _context(known: tuple[Term, ...], first: int, last: int) -> frozenset[str]:
    around = (*known[max(0, first - _CONTEXT) : first], *known[last + 1 : last + 1 + _CONTEXT])
    return frozenset(term.stem for term in around if is_matter(term.word) and not term.is_figure)
