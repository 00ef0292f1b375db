"""The facts of an article that its own text tells: title, date, publisher, author, language and regions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from annotator.core.values import Region, RegionKind
from annotator.suggest import dates
from annotator.suggest.boilerplate import Boilerplate
from annotator.suggest.language import language_of
from annotator.suggest.regions import DATELINE, find_regions

BASIS_TEXT, BASIS_PREFIX, BASIS_FILE_NAME = "text", "prefix", "file name"
WEEKDAY_MISFIT = "weekday_does_not_fit"  # the date and the weekdays of the text contradict each other
ORDER_AMBIGUOUS = "date_order_ambiguous"  # 03/04/2025: only the year is taken
DATES_DISAGREE = "dates_disagree"  # the text's date and the file name's are over a month apart
DATE_MISSING = "date_missing"  # "Published: Updated:" without dates

_CAPITAL = "(?-i:[A-ZÀ-ÖØ-ÞŞİĞА-ЯЁ])"
_BYLINE = re.compile(
    rf"^(?:by|von|par|por|автор|текст|yazan):? (?P<name>{_CAPITAL}[\w.’'-]+"
    rf"(?: (?:{_CAPITAL}[\w.’'-]*|de|von|van|der|al|el|bin)){{0,3}})",
    re.IGNORECASE,
)
_NO_AUTHORS = frozenset(
    [
        "staff",
        "agencies",
        "agency",
        "news",
        "newsroom",
        "report",
        "reporter",
        "reporters",
        "correspondent",
        "redaktion",
    ]
)
_REPORTING = re.compile(
    r"^\(?(?:reporting|written|writing) by (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})", re.IGNORECASE
)
_CREDIT = re.compile(r"^©\s*(?P<name>[A-Z][\w&’' ]{1,30}?)\.\s")
_TITLE_TAIL = re.compile(r"\s(?:[|–—]|-)\s(?P<name>(?:The )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})$")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?[\d–, -]+[-–,]?\s*(?:by )?"
    r"(?P<name>[A-Z][\w.&’' ]{1,40}?)(?:\.|,|\s+all rights|$)",
    re.IGNORECASE,
)
_AGENCIES = (
    "reuters ap afp tass interfax dpa anadolu xinhua upi efe ansa bloomberg armenpress trend apa azertac sputnik pa "
    "cnn bbc rfe/rl"
)
_OUTLETS = (
    "times post news guardian reuters herald tribune journal politico bbc cnn independent telegraph observer mail "
    "today daily radio tv agency press sputnik tass euronews france welle monitor chronicle eurasianet arabiya jazeera"
)


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
        publisher=_publisher(text, regions, title),
        author=_author(text, regions),
        language=language_of(text),
        regions=regions,
        warnings=warnings,
    )


def _published(text: str, regions: tuple[Region, ...], file_name: str) -> _Dated:
    found, basis, warnings = None, "", []
    language = language_of(text)
    told = dates.weekdays_told(text, *_lead(text, regions))
    for region in (r for r in regions if r.kind in {RegionKind.DATE_PREFIX, RegionKind.DATELINE}):
        read = dates.find_date(text, *region.span)
        if read is not None and (found is None or (basis == BASIS_TEXT and _says_published(text, region))):
            found = dates.by_weekday(dates.by_language(read, language), told)
            alone = text[region.span.end : region.span.end + 1] in {"\n", "\r", ""}
            basis = BASIS_TEXT if alone or region.kind is RegionKind.DATELINE else BASIS_PREFIX
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


def _says_published(text: str, region: Region) -> bool:
    return text[slice(*region.span)].lower().lstrip().startswith(("published", "posted", "опубликовано"))


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


def _publisher(text: str, regions: tuple[Region, ...], title: str) -> str:
    for region in regions:
        words = text[slice(*region.span)]
        if region.kind is RegionKind.DATELINE and (found := DATELINE.match(words + " ")) and found["agency"]:
            return found["agency"].strip()
    if (found := _TITLE_TAIL.search(title)) and set(found["name"].lower().split()) & set(_OUTLETS.split()):
        return found["name"]
    for kind, pattern in ((RegionKind.LEGAL, _RIGHTS), (RegionKind.CAPTION, _CREDIT)):
        for region in regions:
            if region.kind is kind and (found := pattern.search(text[slice(*region.span)])):
                return found["name"].strip()
    return ""


def _author(text: str, regions: tuple[Region, ...]) -> str:
    for region in regions:
        if region.kind in {RegionKind.PAGE_FURNITURE, RegionKind.LEGAL}:
            words = text[slice(*region.span)]
            found = _BYLINE.match(words) or _REPORTING.match(words)
            parts = found["name"].lower().replace(".", "").split() if found else []
            if found and parts[0] not in _AGENCIES.split() and not _NO_AUTHORS.intersection(parts):
                return found["name"].rstrip(".")
    return ""
