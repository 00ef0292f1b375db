"""The cues of German, French, Spanish, Russian, Turkish and Armenian, read from ``resources/cues/other.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.environment.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class ForeignLexicon:
    """The cues of one language, compiled."""

    language: str
    cue: re.Pattern[str]
    beside: frozenset[str]
    joined: re.Pattern[str] | None
    source: re.Pattern[str] | None
    denials: frozenset[str]


def load_foreign() -> Mapping[str, ForeignLexicon]:
    """Read the lists that come with the program, by language."""
    with resource("cues/other.toml").open("rb") as file:
        return _OnDemand(tomllib.load(file))


class _OnDemand(Mapping[str, ForeignLexicon]):
    """The lexicons of all languages, each compiled when it is asked for: a text is in one of them."""

    def __init__(self, table: Mapping[str, Mapping[str, object]]) -> None:
        self._table = table
        self._known: dict[str, ForeignLexicon] = {}

    def __getitem__(self, language: str) -> ForeignLexicon:
        if language not in self._known:
            self._known[language] = _compiled(language, self._table[language])
        return self._known[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def _compiled(language: str, row: Mapping[str, object]) -> ForeignLexicon:
    denials = frozenset(str(row["denials"]).split())
    listed = {*str(row["verbs"]).split(), *denials}
    known = _inflected(language, listed)
    beside = str(row.get("beside", "")).split()
    joins, sources = row["joins"], row["sources"]
    joined = "|".join(map(re.escape, joins)) if isinstance(joins, list) else ""
    introduced = [str(each) for each in sources] if isinstance(sources, list) else []
    return ForeignLexicon(
        language=language,
        cue=re.compile(rf"\b{any_of((*known, *beside, *introduced))}\b", re.IGNORECASE),
        beside=frozenset(beside),
        joined=re.compile(
            rf"\b(?P<cue>{any_of(known)})\b(?P<between>[^.!?;:«„“\"]{{0,60}}?),? (?P<join>{joined})(?: |(?<=['’]))",
            re.IGNORECASE,
        )
        if joined
        else None,
        source=re.compile(rf"\b{any_of(introduced)}\b", re.IGNORECASE) if introduced else None,
        denials=denials,
    )


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, in which those that begin alike share their beginnings.

    A plain list of a thousand alternatives would be gone through at every word of a text.
    """
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for character in word.lower():
            at = at.setdefault(character, {})
        at[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    ways = [re.escape(character) + _branch(rest) for character, rest in tree.items() if character]
    if not ways:
        return ""
    one = len(ways) == 1 and "" not in tree
    return ways[0] if one else f"(?:{'|'.join(ways)}){'?' if '' in tree else ''}"


# How the forms of a list make more of them: an ending, and those that may stand in its place.
_ENDINGS = {
    "ru": (("лся", ("лась", "лось", "лись")), ("л", ("ла", "ло", "ли"))),
    "es": (("ó", ("aron", "ado", "aba", "aban")),),
    "fr": (("é", ("ait", "aient", "ent", "èrent")),),
    "de": (("te", ("ten",)),),
}
_REGULAR = {"es": re.compile(r".*[^iuñ]ó"), "ru": re.compile(r".{2,}[аеиуыяё]л(?:ся)?")}


def _inflected(language: str, forms: Iterable[str]) -> set[str]:
    """Return the forms of a list and those that differ from them in gender, number or tense alone."""
    every = set(forms)
    regular = _REGULAR.get(language)
    for form in list(every):
        for ending, others in _ENDINGS.get(language, ()):
            if form.endswith(ending) and (regular is None or regular.fullmatch(form)):
                every.update(form.removesuffix(ending) + other for other in others)
                break
    return every
