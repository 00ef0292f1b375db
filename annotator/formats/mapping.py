"""Which column of a table is what of an article: as its user says, as its name says, or as its cells look.

A mapping is ``column -> target``. Columns that it does not name are what their names say, and else metadata.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.errors import Trouble, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SHOWN = 200
MOST_COLUMNS = 16_384  # by the limits of Excel


class Target(StrEnum):
    """What a column of a table can hold. Several columns of texts are put below each other, as paragraphs."""

    TEXT = "text"
    TITLE = "title"
    PUBLISHER = "publisher"
    AUTHOR = "author"
    URL = "url"
    PUBLISHED = "published"
    LANGUAGE = "language"
    META = "meta"
    SKIP = "skip"


# Names are compared in lower case, with spaces and hyphens as underscores.
NAMES: dict[Target, tuple[str, ...]] = {
    Target.TEXT: (
        *(
            "text",
            "content",
            "body",
            "article_text",
            "full_text",
            "fulltext",
            "story",
            "article",
            "article_body",
        ),
        *(
            "articlebody",
            "maintext",
            "main_text",
            "cleaned_text",
            "body_text",
            "текст",
            "volltext",
            "texte",
            "texto",
        ),
    ),
    Target.TITLE: (
        "title",
        "headline",
        "heading",
        "заголовок",
        "название",
        "titel",
        "titre",
        "título",
        "titulo",
    ),
    Target.PUBLISHER: (
        *("publisher", "outlet", "newspaper", "site_name", "sitename", "publication", "source_name", "media"),
        *("издание", "источник", "zeitung", "medium", "journal"),
    ),
    Target.AUTHOR: ("author", "byline", "authors", "автор", "autor", "auteur"),
    Target.URL: ("url", "link", "uri", "source_url", "permalink", "ссылка", "адрес"),
    Target.PUBLISHED: (
        *(
            "published",
            "date",
            "published_at",
            "publication_date",
            "pubdate",
            "publish_date",
            "date_published",
        ),
        *("datepublished", "published_date", "pub_date", "дата", "datum", "fecha"),
    ),
    Target.LANGUAGE: ("language", "lang", "язык", "sprache", "langue", "idioma"),
}
TEXT_NAMES = NAMES[Target.TEXT]
_BY_NAME = {name: target for target, names in NAMES.items() for name in names}
_ONCE = (Target.TITLE, Target.PUBLISHER, Target.AUTHOR, Target.URL, Target.PUBLISHED, Target.LANGUAGE)
_URL = re.compile(r"https?://\S+$", re.IGNORECASE)
_DATE = re.compile(
    r"(\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|[^\W\d]{3,12}\.? \d{1,2}, \d{4})\b"
)
_LANGUAGE = re.compile(r"[a-z]{2}([-_][A-Za-z]{2,4})?$")
_LONG = 200  # characters on average: what is longer than headlines are
_MOST = 0.8  # of a column's filled cells must look alike


class Guess(NamedTuple):
    """What a column probably is. ``reason`` is a trouble whose sentence says why."""

    target: Target
    reason: Trouble


def target_of(name: str) -> Target | None:
    """Return what a column with this name is; None where the name says nothing."""
    return _BY_NAME.get(re.sub(r"[\s-]+", "_", name.strip().lower()))


def by_name(names: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, Target]:
    """Return what each column is by the mapping, and where it does not say, by name; the first of two names wins.

    Raises `UserError` for a mapping that names a column or a target that is not there, or one fact twice.
    """
    said = _checked(names, mapping or {})
    taken = set(said.values())
    targets: dict[str, Target] = {}
    # The surest name of each target first: of “text” and “story”, “text” is the text.
    for name in sorted(names, key=_rank):
        target = said.get(name) or target_of(name)
        if name not in said and (target is None or target in taken):
            target = Target.META
        targets[name] = target or Target.META
        if target not in {Target.META, Target.SKIP, None}:
            taken.add(targets[name])
    return {name: targets[name] for name in names}


def guessed(
    names: Sequence[str], rows: Sequence[Mapping[str, str]], mapping: Mapping[str, str] | None = None
) -> dict[str, Guess]:
    """Return what each column probably is, by the mapping, by its name, and by how its cells look, with the reason."""
    named = by_name(names, mapping)
    said = _checked(names, mapping or {})
    guesses: dict[str, Guess] = {}
    for name in names:
        if name in said:
            guesses[name] = Guess(named[name], Trouble("column.as_said"))
        elif named[name] is not Target.META:
            guesses[name] = Guess(named[name], Trouble("column.by_name", {"name": name[:60]}))
    taken = {guess.target for guess in guesses.values()}
    rest = [name for name in names if name not in guesses]
    cells = {name: [row[name] for row in rows if row.get(name)] for name in rest}
    for target, code, fits in (
        (Target.URL, "column.addresses", _URL),
        (Target.PUBLISHED, "column.dates", _DATE),
        (Target.LANGUAGE, "column.languages", _LANGUAGE),
    ):
        name = next((each for each in rest if target not in taken and _are(cells[each], fits)), "")
        if name:
            guesses[name] = Guess(target, Trouble(code, {"count": len(cells[name])}))
            rest.remove(name)
    if Target.TEXT not in taken:
        longest = max(rest, key=lambda each: _average(cells[each]), default="")
        if longest and _average(cells[longest]) >= _LONG:
            guesses[longest] = Guess(
                Target.TEXT, Trouble("column.longest", {"count": round(_average(cells[longest]))})
            )
            rest.remove(longest)
    for name in rest:
        guesses[name] = Guess(Target.META, Trouble("column.rest"))
    return {name: guesses[name] for name in names}


def parsed(pairs: Sequence[str]) -> dict[str, str]:
    """Return the mapping that ``target=column`` pairs of the command line say; raise `UserError` for other forms."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        target, mark, column = pair.partition("=")
        if not mark or not target.strip() or not column.strip():
            raise UserError("map.no_pair", pair=pair[:60])
        mapping[column.strip()] = target.strip().lower()
    return mapping


def unique(cells: Sequence[str]) -> list[str]:
    """Return the names of columns, each once: one without a name is “column 3”, a second of a name “name (2)”.

    Raises `UserError` for more columns than any spreadsheet has.
    """
    if len(cells) > MOST_COLUMNS:
        raise UserError("table.too_many_columns", columns=len(cells), most=MOST_COLUMNS)
    names: list[str] = []
    taken = {cell.strip() for cell in cells}
    seen: set[str] = set()
    for number, cell in enumerate(cells, 1):
        name = cell.strip() or f"column {number}"
        base, count = name, 1
        while name in seen or (count > 1 and name in taken):
            count += 1
            name = f"{base} ({count})"
        seen.add(name)
        names.append(name)
    return names


def _checked(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, Target]:
    lower = {name.lower(): name for name in reversed(names)}
    said: dict[str, Target] = {}
    for column, target in mapping.items():
        name = column if column in names else lower.get(column.strip().lower(), "")
        if not name:
            raise UserError("map.no_column", column=column[:60], columns=", ".join(names)[:_SHOWN])
        if target not in set(Target):
            raise UserError("map.no_target", target=str(target)[:60], known=", ".join(Target))
        if Target(target) in _ONCE and target in said.values():
            raise UserError("map.twice", target=str(target))
        said[name] = Target(target)
    return said


def _rank(name: str) -> int:
    target = target_of(name)
    known = NAMES[target] if target else ()
    key = re.sub(r"[\s-]+", "_", name.strip().lower())
    return known.index(key) if key in known else len(known)


def _are(cells: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return bool(cells) and sum(bool(pattern.match(cell.strip()[:500])) for cell in cells) >= _MOST * len(
        cells
    )


def _average(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0
