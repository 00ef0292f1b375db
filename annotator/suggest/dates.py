"""Dates as news pages write them, with the order of day and month told apart where the text allows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAMES = (
    "january jan januar jänner janvier janv enero ene января янв ocak oca հունվարի",
    "february feb februar février fevrier févr fév febrero февраля фев şubat փետրվարի",
    "march mar märz mrz mars marzo марта мар mart մարտի",
    "april apr avril avr abril abr апреля апр nisan ապրիլի",
    "may mai mayo мая mayıs մայիսի",
    "june jun juni juin junio июня июн haziran հունիսի",
    "july jul juli juillet juil julio июля июл temmuz հուլիսի",
    "august aug août aout agosto ago августа авг ağustos օգոստոսի",
    "september sep sept septembre septiembre сентября сен сент eylül սեպտեմբերի",
    "october oct okt oktober octobre octubre октября окт ekim հոկտեմբերի",
    "november nov novembre noviembre ноября ноя kasım նոյեմբերի",
    "december dec dez dezember décembre decembre déc diciembre dic декабря дек aralık դեկտեմբերի",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
# A page may run two dates into one another: "9 Oct 20239 Oct 2023".
_YEAR = r"(?P<year>(?:19|20)\d\d)(?=\b|\d{1,2} [^\W\d])"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th|er|º|\.)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-./](?P<month>\d\d?)[-./](?P<day>\d\d?)(?!\d)",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?<!\d){_DAY}(?:\s+de)?[\s-]+{_MONTH}(?:\s+del?)?\s?,?[\s-]*{_YEAR}",
        rf"(?<!\d)(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark){_YEAR}(?!\d)",
    )
)
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-_.]?)(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?!\d)"
)
_BOTH_ORDERS = frozenset({"", "en", "zh", "ja", "ko", "fa"})
_WEEKDAYS = {  # from Monday on, as they stand in running text: the day of the news
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "hy": "երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ - կիրակի",  # Saturday is the word for a week, too
}
# What stands before a weekday that is not the day of the news: the next Friday, until Friday.
_NOT_THE_DAY = {
    "en": "last next this by until since previous past every each",
    "de": "nächsten kommenden bis vergangenen letzten diesen jeden seit ab zum",
    "fr": "prochain d'ici avant chaque depuis",
    "es": "próximo pasado cada hasta desde del",
    "it": "prossimo scorso ogni entro",
    "ru": "следующий прошлый прошлую следующую каждый каждую до",
    "tr": "gelecek geçen her",
    "hy": "հաջորդ անցյալ ամեն",
}
_BEHIND = {"tr": r"(?=\s+gün)", "en": r"(?!s|['’]s)"}  # "pazar" alone is a market
_WEEKDAY = {
    language: re.compile(
        "".join(rf"(?<!\b{word} )" for word in _NOT_THE_DAY[language].split())
        + rf"\b(?P<day>{'|'.join(names.replace('-', '').split())})\b{_BEHIND.get(language, '')}"
        + r"(?!\s+(?:prochain|dernier|próximo|pasado|prossimo|scorso))",
        0 if language == "en" else re.IGNORECASE,
    )
    for language, names in _WEEKDAYS.items()
}
_SHORT = (  # before a date they stand short as well
    "mon mo lun пн понед pzt",
    "tue tues di mar вт sal",
    "wed mi mer mié mie mit ср çar",
    "thu thur thurs do don jeu jue gio чт per",
    "fri fr fre ven vie пт cum",
    "sat sa sam sáb sab сб cmt",
    "sun so son dim dom вс paz",
)
_NUMBER = (
    {name: number for number, names in enumerate(_SHORT) for name in names.split()}
    | {
        name.casefold(): number
        for names in _WEEKDAYS.values()
        for number, both in enumerate(names.split())
        for name in both.split("|")
    }
    | {"среда": 2, "пятница": 4, "суббота": 5}
)
_SAME, _DAYS, _MONTHS_APART = 1, 7, 21  # days
_DAY_BEFORE_DATE = re.compile(r"(?<![^\W_])(?P<day>[^\W\d_]{2,12})\.?,?\s+(?:den\s+)?$")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. ``other`` is the second reading where the order of day and month is open."""

    start: int
    end: int
    day: date
    other: date | None = None
    weekday: int | None = None  # written before it, 0 for Monday

    @property
    def iso(self) -> str:
        """ISO 8601, as much of it as is known."""
        if self.other is None:
            return self.day.isoformat()
        return f"{self.day.year:04d}"


def find_date(text: str, start: int = 0, end: int | None = None) -> FoundDate | None:
    """Return the first date written out in ``text[start:end]``, or None; positions in code points."""
    stop = len(text) if end is None else end
    best: FoundDate | None = None
    for form in _FORMS:
        for found in form.finditer(text, start, stop):
            if best is not None and found.start() >= best.start:
                break
            if read := _read(found):
                best = _with_weekday(text, read, start)
                break
    return best


def find_dates(text: str, start: int, end: int) -> Iterator[FoundDate]:
    """Yield all dates written out in ``text[start:end]``, in order."""
    while (found := find_date(text, start, end)) is not None:
        yield found
        start = found.end


def date_in_name(file_name: str) -> date | None:
    """Return the date that a file's name holds (2023-09-25, 20230925), or None."""
    found = _IN_NAME.search(file_name)
    return _valid(int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def weekdays_told(text: str, start: int, end: int, language: str) -> list[int]:
    """Return the weekdays (0 for Monday) that a text of this language tells as the days of its news, in order."""
    pattern = _WEEKDAY.get(language)
    if pattern is None:
        return []
    return [_NUMBER[found["day"].casefold()] for found in pattern.finditer(text, start, end)]


def by_weekday(found: FoundDate, weekdays: list[int]) -> FoundDate:
    """Settle the order of day and month by the weekdays of the news, where one order fits and the other does not."""
    if found.other is None or not weekdays:
        return found
    told = set(weekdays[:3])
    first, second = (any((day.weekday() - w) % 7 <= 1 for w in told) for day in (found.day, found.other))
    if first == second:
        return found
    return FoundDate(found.start, found.end, found.day if first else found.other, None, found.weekday)


def by_neighbours(found: FoundDate, others: Iterable[FoundDate]) -> FoundDate:
    """Settle the order of day and month by other dates of the same article.

    One that can be read one way only and is that of one order, or the day before or after, tells it: "03/08/2023 March
    8, 2023". Of two in the same order, published and updated, the order is likelier in which they are days apart rather
    than months.
    """
    if found.other is None:
        return found
    for one in others:
        first, second = abs(found.day - one.day).days, abs(found.other - (one.other or one.day)).days
        close, far = (_SAME, _SAME + 1) if one.other is None else (_DAYS, _MONTHS_APART)
        if min(first, second) <= close and max(first, second) >= far:
            day = found.day if first < second else found.other
            return FoundDate(found.start, found.end, day, None, found.weekday)
    return found


def by_language(found: FoundDate, language: str) -> FoundDate:
    """Settle the order of day and month in the languages that write the day first; English writes both."""
    if found.other is None or language in _BOTH_ORDERS:
        return found
    return FoundDate(found.start, found.end, found.other, None, found.weekday)


def _with_weekday(text: str, found: FoundDate, start: int) -> FoundDate:
    before = _DAY_BEFORE_DATE.search(text, max(start, found.start - 20), found.start)
    weekday = _NUMBER.get(before["day"].casefold()) if before is not None else None
    if weekday is None:
        return found
    day, other = found.day, found.other
    if other is not None and weekday in {day.weekday(), other.weekday()} and day.weekday() != other.weekday():
        day, other = (day, None) if day.weekday() == weekday else (other, None)
    return FoundDate(found.start, found.end, day, other, weekday)


def _read(found: re.Match[str]) -> FoundDate | None:
    parts = found.groupdict()
    year = int(parts["year"])
    if "first" not in parts:
        month = parts["month"].lower()
        day = _valid(year, _MONTHS[month] if month in _MONTHS else int(month), int(parts["day"]))
        return FoundDate(found.start(), found.end(), day) if day else None
    first, second = int(parts["first"]), int(parts["second"])
    us, european = _valid(year, first, second), _valid(year, second, first)
    if parts["mark"] == "." and european:  # dots are written day first
        us = None
    if us and european and us != european:
        return FoundDate(found.start(), found.end(), us, european)
    day = us or european
    return FoundDate(found.start(), found.end(), day) if day else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
