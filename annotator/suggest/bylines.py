"""Who wrote an article and who published it, as the lines around its text name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.suggest.datelines import DATELINE, agency_of
from annotator.suggest.dates import find_date
from annotator.suggest.outlets import outlets
from annotator.suggest.rules.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.core.values import Region

_CAPITAL = "(?-i:[A-ZÀ-ÖØ-ÞŞİĞА-ЯЁԱ-Ֆ])"
_PARTICLE = "de|von|van|der|den|al|el|bin|ben|da|di|du|la|le|dos|ter|zu"
_NAME = rf"{_CAPITAL}[\w.’'-]+(?: (?:{_CAPITAL}[\w.’'-]*|{_PARTICLE})){{0,3}}"
_BYLINE = re.compile(
    rf"^(?:(?:written|reported|words|story|text|analysis)? ?by|von|par|por|автор|текст|yazan):? (?P<name>{_NAME})"
    r"(?![/\w])",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(rf"\b(?:by|von|par|por) (?P<name>{_NAME})$", re.IGNORECASE)
_REPORTING = re.compile(
    r"^\(?(?:reporting|written|writing) by (?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})", re.IGNORECASE
)
_LABELLED = re.compile(r"(?<=\w)\s+(?:Published|Updated|Posted)\b")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|journalist|contributor|producer|staff|bureau chief"
    r"|Redakteur(?:in)?|Korrespondent(?:in)?|корреспондент|обозреватель|журналист|corresponsal|redactora?|periodista"
    r"|envoyée? spéciale?|correspondante?|muhabiri?)\b",
    re.IGNORECASE,
)
# A name, and behind it nothing, or what a byline adds: ", Political Editor", " Political editor", " |25.07.2022"
_NAMED = re.compile(
    rf"(?P<name>{_CAPITAL}[\w.’'-]+(?: (?:{_CAPITAL}[\w.’'-]*|{_PARTICLE})){{1,3}})(?P<rest>.*)$"
)
_NO_AUTHORS = word_set(
    "staff agencies agency news newsroom report reporter reporters correspondent redaktion service desk team editorial "
    "wire wires admin"
)
_NO_NAMES = word_set(
    "share comments read listen politics world opinion analysis live updated published home more follow video photo "
    "minutes story image source latest top breaking exclusive the by street house city east west north south kong york "
    "united states kingdom union middle haberin devamı press corp inc ltd gmbh company ministry party why how what "
    "actualizado actualizada publicado publicada publié publiée mis mise stand aktualisiert veröffentlicht erstellt "
    "güncelleme обновлено опубликовано monday tuesday wednesday thursday friday saturday sunday "
    "this subscribe search menu sign log january february march april may june july august september october november "
    "december"
)
_HEAD = 3_000  # code points from the title in which a name may stand alone
_LAST = 4  # lines at the end of a page in which an outlet may stand alone
_LONGEST = 130  # code points of a line that names a writer or an outlet
_CREDIT = re.compile(r"^©\s*(?P<name>[A-Z][\w&’' ]{1,30}?)\.\s")
_TITLE_TAIL = re.compile(r"\s(?:[|–—]|-)\s(?P<name>(?:The )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})$")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?[\d–, -]+[-–,]?\s*(?:by )?"
    r"(?P<name>[A-Z][\w.&’' ]{1,40}?)(?:\.|,|\s+all rights|$)",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?:www\.)?[\w-]{2,30}\.(?:am|com|ru|org|net|de|fr|tv|info|news|az|ge|tr|ua|co\.uk)", re.IGNORECASE
)
_WITH = re.compile(r"\s+(?:with|avec|mit|con|и|via|/|&)\s+(?P<other>.+)$", re.IGNORECASE)
_FURNITURE = frozenset({RegionKind.PAGE_FURNITURE, RegionKind.DATE_PREFIX})


def author_of(text: str, regions: Sequence[Region]) -> str:
    """Return the first writer that the lines around the text name, as it stands there; nothing where none is named."""
    for region in regions:
        if region.kind in _FURNITURE or region.kind is RegionKind.LEGAL:
            words = text[slice(*region.span)]
            if len(words) > _LONGEST and region.kind is not RegionKind.LEGAL:
                continue
            found = _BYLINE.match(words) or _REPORTING.match(words)
            if found is None and region.kind is RegionKind.DATE_PREFIX:
                found = _POSTED_BY.search(words)
            if found is not None and (name := _person(found["name"])):
                return name
    return next(_named_alone(text, regions), "")


def _person(name: str) -> str:
    """Return a byline's name without the outlet behind it; nothing where no person is left."""
    known = outlets()
    name = name.removesuffix(_outlet_behind(name)).rstrip(" ,")
    dated = find_date(name)
    name = name[: dated.start].rstrip(" ,") if dated is not None else name
    words = name.split()
    while words and words[-1].casefold().strip(".") in _NO_NAMES:
        words.pop()
    parts = [word.casefold().replace(".", "") for word in words]
    if not parts or not _NO_AUTHORS.isdisjoint(parts) or known.is_one(" ".join(words)):
        return ""
    return " ".join(words).rstrip(".")


def _named_alone(text: str, regions: Sequence[Region]) -> Iterator[str]:
    """Yield names that stand below the title without "by", next to a date, a role or an outlet."""
    title = next((at for at, region in enumerate(regions) if region.kind is RegionKind.TITLE), None)
    if title is None:
        return
    stop = regions[title].span.end + _HEAD
    for at in range(title + 1, len(regions)):
        region = regions[at]
        words = text[slice(*region.span)]
        if region.span.start > stop:
            return
        if region.kind not in _FURNITURE or len(words) > _LONGEST:
            continue
        dated = find_date(words)
        head = words if dated is None else words[: dated.start].rstrip()  # "Kamran Yousaf March 11, 2022"
        head = _LABELLED.split(head, maxsplit=1)[0]
        found = _NAMED.match(head)
        if found is None or not _is_name(found["name"], found["rest"]):
            continue
        name, rest = _without_role(found["name"], f"{found['rest']} {words[len(head) :]}")
        if rest.strip():
            fits = _ROLE.search(rest) is not None or find_date(rest) is not None or outlets().ends(rest) != ""
        else:
            fits = not region.rule.endswith("-listed") and any(
                _is_beside(text, region, other) for other in regions[at - 1 : at + 2] if other is not region
            )
        if fits and name:
            yield name


def _without_role(name: str, rest: str) -> tuple[str, str]:
    """Move a role that is written with a capital from a name to what follows it: "Pippa Crerar Political editor"."""
    words = name.split()
    role = _ROLE.search(rest) if not rest.lstrip().startswith((",", "|")) else None
    if role is not None and len(words) > 2:
        return " ".join(words[:2]), f"{' '.join(words[2:])} {rest}"
    return name, rest


def _is_name(name: str, rest: str) -> bool:
    words = [word.casefold() for word in name.split()]
    return (
        _NO_NAMES.isdisjoint(words)
        and _NO_AUTHORS.isdisjoint(words)
        and sum(word[0].isupper() for word in name.split()) > 1
        and (name.isupper() or not any(map(_ACRONYM.fullmatch, name.split())))
        and not outlets().ends(name)
        and not any(character.isdigit() or character == "_" for character in name)
        and (not rest or rest[0] in " ,|•·-–—")
    )


def _is_beside(text: str, region: Region, other: Region) -> bool:
    """Tell whether the line above or below dates the article, names a role or an outlet."""
    low, high = sorted((region.span, other.span))
    if text[low.end : high.start].strip():
        return False
    words = text[slice(*other.span)]
    return len(words) <= _LONGEST and (
        other.kind is RegionKind.DATE_PREFIX or _ROLE.search(words) is not None or outlets().is_one(words)
    )


def publisher_of(text: str, regions: Sequence[Region], title: str) -> str:
    """Return who published an article, as its dateline, its title, its lines or its rights name them."""
    for region in regions:
        if region.kind is RegionKind.DATELINE:
            found = DATELINE.match(text[slice(*region.span)] + " ")
            if found is not None and (agency := agency_of(found)):
                return agency
    if (found := _TITLE_TAIL.search(title)) and outlets().ends(found["name"]):
        return found["name"]
    for region in regions:
        if name := _credited(region.kind, text[slice(*region.span)]):
            return name
    above = next((region.span.end for region in regions if region.kind is RegionKind.TITLE), 0)
    for region in regions:
        if region.span.start > above + _HEAD:
            break
        if region.kind in _FURNITURE and (name := _outlet_of(text[slice(*region.span)])):
            return name
    return _signed(text, regions)


def _signed(text: str, regions: Sequence[Region]) -> str:
    """Return the outlet that stands alone among the last lines of the page."""
    for region in regions[-_LAST:]:
        words = text[slice(*region.span)]
        if region.kind is RegionKind.PAGE_FURNITURE and outlet_alone(words):
            return outlet_alone(words)
    return ""


def _credited(kind: RegionKind, words: str) -> str:
    if kind in {RegionKind.LEGAL, RegionKind.PAGE_FURNITURE, RegionKind.CAPTION} and (
        found := _RIGHTS.search(words)
    ):
        return found["name"].strip()
    if kind is RegionKind.CAPTION and (found := _CREDIT.search(words)):
        return found["name"].strip()
    return ""


def _outlet_behind(words: str) -> str:
    """Return the outlet behind a writer's name: "Adam Shaw Fox News", "Jane Doe Fernhill Gazette"."""
    outlet = outlets().ends(words)
    if len(outlet) == len(words) and words.count(" ") > 2:
        return outlets().ends(" ".join(words.split()[2:]))
    return outlet


def outlet_alone(line: str) -> str:
    """Return the outlet that is all a line says, or all but whom it had help from: "Le Monde avec AFP"."""
    known = outlets()
    if known.is_one(line) or _DOMAIN.fullmatch(line):
        return line
    both = _WITH.search(line) if len(line) <= _LONGEST else None
    return line[: both.start()] if both and known.is_one(line[: both.start()]) else ""


def _outlet_of(line: str) -> str:  # noqa: PLR0911 - one line a rule, in their order
    """Return the outlet that a line of the page's head names: alone, behind a byline, before a place or a date."""
    if len(line) > _LONGEST:
        return ""
    known = outlets()
    words = re.sub(r"^(?:by|von|par|por|source|quelle):? ", "", line, flags=re.IGNORECASE).strip()
    if line != words:  # "By RFE/RL's Georgian Service"
        words = re.sub(r"['’]s .*", "", words)
        if last := _outlet_behind(words):
            return last
    if name := outlet_alone(words):
        return name
    first = known.begins(words)
    rest = words[len(first) :].lstrip()
    if first and (
        rest[:1] in {",", "-", "–", "—", "|", "•", "·"}
        or re.fullmatch(r"staff(?: writer| reporter)?s?", rest, re.IGNORECASE)
    ):
        return first
    parts = re.split(r"[,|]\s*", words)
    if len(parts) > 1 and known.is_one(parts[-1]):
        return parts[-1]
    if len(parts) > 1 and _ROLE.search(line) and _ACRONYM.fullmatch(parts[-1]):
        return parts[-1]  # Mark Ogden, Senior Writer, ESPN
    if (line != words or _ROLE.search(line)) and (name := known.within(parts[-1])):
        return name  # "By Daniel Dale and the CNN Fact Check Team", "Health correspondent, BBC South East"
    return ""
