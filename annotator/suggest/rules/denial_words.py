"""The words of denial, read from ``resources/cues/denials.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from annotator.environment.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


# "denied workers had been paid" is a denial, "denied workers a rise" is none.
_AUXILIARIES = (
    "had",
    "has",
    "have",
    "was",
    "were",
    "are",
    "is",
    "would",
    "could",
    "did",
    "do",
    "will",
    "can",
    "should",
    "might",
    "may",
    "must",
    "never",
    "ever",
    "got",
    "who",
    "and",
    "or",
    "in",
    "on",
    "at",
    "of",
    "from",
    "with",
)


@dataclass(frozen=True, slots=True)
class DenialWords:
    """Patterns over words; each is compared without regard to case."""

    denied: re.Pattern[str]  # nouns of what can be denied
    figures: re.Pattern[str]  # the same, and what is only disputed
    false: re.Pattern[str]
    withheld: re.Pattern[
        str
    ]  # at the beginning of a content: what somebody is denied, or who is denied something
    counter: re.Pattern[str]
    courts: re.Pattern[str]  # at the end of a source
    pushed_away: frozenset[str]
    nobody: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> DenialWords:
        """Build it from the tables of such a file; `KeyError` names a table that is missing, `re.error` a bad entry."""
        nouns = table["denied"]["nouns"]
        things, people = table["withheld"]["things"], table["withheld"]["from"]
        return cls(
            denied=_words(nouns),
            figures=_words([*nouns, *table["denied"]["figures"]]),
            false=_words(table["false"]["words"]),
            withheld=re.compile(
                rf"^(?:(?:\w+\s){{0,3}}?{_either(things)}\b|(?:\w+\s)?{_either(people)}\s(?!{_either(_AUXILIARIES)}\b)\w)",
                re.IGNORECASE,
            ),
            counter=re.compile(rf"\b{_either(table['counter']['phrases'])}", re.IGNORECASE),
            courts=re.compile(rf"\b{_either(table['not_denying']['courts'])}$", re.IGNORECASE),
            pushed_away=frozenset(table["pushed_away"]["verbs"]),
            nobody=frozenset(table["not_denying"]["nobody"]),
        )


@cache
def denial_words() -> DenialWords:
    """Return the words that come with the program."""
    with resource("cues/denials.toml").open("rb") as file:
        return DenialWords.of(tomllib.load(file))


def _words(entries: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{_either(entries)}\b", re.IGNORECASE)


def _either(entries: Iterable[str]) -> str:
    """Return one group of entries in which a space is any white space and an apostrophe either of its forms."""
    alternatives = "|".join(entries).replace(" ", r"\s")
    return f"(?:{re.sub(_APOSTROPHE, chr(91) + chr(39) + '’]', alternatives)})"


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")  # n't, that's; the marks in a class of characters stay
