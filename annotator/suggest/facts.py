"""The facts of an article that its own text tells: title, date, publisher, author, language and regions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from annotator.core.values import Region, RegionKind
from annotator.suggest import dates
from annotator.suggest.boilerplate import Boilerplate
from annotator.suggest.bylines import author_of, publisher_of
from annotator.suggest.language import language_of
from annotator.suggest.regions import find_regions

BASIS_TEXT, BASIS_PREFIX, BASIS_FILE_NAME = "text", "prefix", "file name"
WEEKDAY_MISFIT = "weekday_does_not_fit"  # the date and the weekdays of the text contradict each other
ORDER_AMBIGUOUS = "date_order_ambiguous"  # 03/04/2025: only the year is taken
DATES_DISAGREE = "dates_disagree"  # the text's date and the file name's are over a month apart
DATE_MISSING = "date_missing"  # "Published: Updated:" without dates


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text tells of itself; empty where it does not. ``warnings`` are codes of this module."""

    title: str = ""
    published: str = ""  # ISO 8601, as much of it as is known
    published_basis: str = ""
    published_written: str = ""  # as it stands there, where day and month could be the other way round
    publisher: str = ""
    author: str = ""
    language: str = ""
    regions: tuple[Region, ...] = ()
    warnings: tuple[str, ...] = ()


_NEAR = 1_500  # code points between two lines that date the same article
_PUBLISHED = re.compile(
    r"\b(?:(?:first )?published|posted|опубликовано|veröffentlicht|erstellt|publiée?|publicado|pubblicato|oluşturulma"
    r"|yayınlanma|giriş|հրապարակ\w*)\b",
    re.IGNORECASE,
)
_Dated: TypeAlias = tuple[dates.FoundDate | None, str, str, tuple[str, ...]]


@cache
def _lists() -> Boilerplate:
    return Boilerplate.load()


def facts_of(text: str, file_name: str = "") -> Facts:
    """Read the facts of an article from its text, and from its file's name what the text does not tell."""
    regions = find_regions(text, _lists())
    title = next((text[slice(*r.span)] for r in regions if r.kind is RegionKind.TITLE), "")
    found, published, basis, warnings = _published(text, regions, file_name)
    is_open = found is not None and ORDER_AMBIGUOUS in warnings
    return Facts(
        title=" ".join(title.split()),
        published=published,
        published_basis=basis,
        published_written=text[found.start : found.end] if found is not None and is_open else "",
        publisher=publisher_of(text, regions, title),
        author=author_of(text, regions),
        language=language_of(text),
        regions=regions,
        warnings=warnings,
    )


def _published(text: str, regions: tuple[Region, ...], file_name: str) -> _Dated:
    warnings: list[str] = []
    language = language_of(text)
    told = dates.weekdays_told(text, *_lead(text, regions), language)
    found, basis = _written(text, regions)
    if found is not None:
        found = dates.by_weekday(dates.by_language(found, language), told)
        found = dates.by_neighbours(found, _dates_near(text, regions, found))
    if found is None and any(
        r.kind is RegionKind.DATE_PREFIX and text[slice(*r.span)].lower().startswith("published")
        for r in regions
    ):
        warnings.append(DATE_MISSING)
    named = dates.date_in_name(file_name)
    if found is None:
        if named is None:
            return None, "", "", tuple(warnings)
        if _misfits(named.weekday(), told):
            warnings.append(WEEKDAY_MISFIT)
        return None, named.isoformat(), BASIS_FILE_NAME, tuple(warnings)
    if found.other is not None:
        if named is not None and named in {found.day, found.other}:
            return found, named.isoformat(), basis, ()
        warnings.append(ORDER_AMBIGUOUS)
    elif (found.weekday is not None and found.weekday != found.day.weekday()) or _misfits(
        found.day.weekday(), told
    ):
        warnings.append(WEEKDAY_MISFIT)
    if named is not None and abs((named - found.day).days) > 31 and found.other is None:
        warnings.append(DATES_DISAGREE)
    return found, found.iso, basis, tuple(warnings)


def _written(text: str, regions: tuple[Region, ...]) -> tuple[dates.FoundDate | None, str]:
    """Return the date that the lines around the text say, the one of publication before others, and what it rests on.

    Where no line dates the article, the first of the page's other lines above or below the title that holds a date.
    """
    found, basis = None, ""
    for region in regions:
        if region.kind not in {RegionKind.DATE_PREFIX, RegionKind.DATELINE}:
            continue
        says = _PUBLISHED.search(text, *region.span)
        own = dates.find_date(text, says.end(), region.span.end) if says is not None else None
        read = own or dates.find_date(text, *region.span)
        if read is None or (found is not None and (own is None or read.start - found.end > _NEAR)):
            continue
        is_alone = text[region.span.end : region.span.end + 1] in {"\n", "\r", ""}
        basis = BASIS_TEXT if is_alone or region.kind is RegionKind.DATELINE else BASIS_PREFIX
        found = read
        if own is not None or basis == BASIS_PREFIX:
            break
    if found is None:
        title = next((r.span.end for r in regions if r.kind is RegionKind.TITLE), 0)
        near = (r for r in regions if r.kind is RegionKind.PAGE_FURNITURE and r.span.start < title + _NEAR)
        found = next((one for r in near if (one := dates.find_date(text, *r.span)) is not None), None)
        basis = BASIS_TEXT if found is not None else ""
    return found, basis


def _dates_near(text: str, regions: tuple[Region, ...], found: dates.FoundDate) -> list[dates.FoundDate]:
    """Return the other dates of the lines that date the article: "Published 10/04/2024, updated 11/04/2024"."""
    if found.other is None:
        return []
    return [
        one
        for region in regions
        if region.kind in {RegionKind.DATE_PREFIX, RegionKind.DATELINE}
        and abs(region.span.start - found.start) < _NEAR
        for one in dates.find_dates(text, *region.span)
        if one.start != found.start
    ]


def _misfits(weekday: int, told: list[int]) -> bool:
    """Tell whether no weekday that the opening tells is that of the date, of the day before, or of the one after."""
    return bool(told) and all((weekday - day) % 7 not in {0, 1, 6} for day in told)


def _lead(text: str, regions: tuple[Region, ...]) -> tuple[int, int]:
    """Return where the first two paragraphs of the body are, about."""
    outside = [r.span.end for r in regions if r.kind is not RegionKind.DATELINE and r.span.start < 1500]
    inside = (end for end in sorted(outside) if text[end : end + 1] in {"\n", "\r", " "})
    start = 0
    for end in inside:
        if end - start > 1200 and start:
            break
        start = end
    first = next((r.span.start for r in regions if r.kind is RegionKind.DATELINE), start)
    return min(start, first), min(start, first) + 700
