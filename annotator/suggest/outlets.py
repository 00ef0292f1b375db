"""The names of outlets and agencies, read from ``resources/words/outlets.toml``: which words of a line are one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from annotator.environment.resources import resource

_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|el)\s+(?=\S)", re.IGNORECASE)
_WORD = re.compile(r"[^\s,|]+")
_LONGEST = 6  # words of such a name


@dataclass(frozen=True, slots=True)
class Outlets:
    """What the lists say; everything in small letters."""

    names: frozenset[str]
    words: frozenset[str]
    sections: frozenset[str]

    def is_one(self, words: str) -> bool:
        """Tell whether these words as a whole are the name of an outlet."""
        folded = words.casefold().strip()
        if folded in self.names or _ARTICLE.sub("", folded, count=1) in self.names:
            return True
        parts = words.split()
        last = parts[-1].casefold().rpartition("-") if parts else ("", "", "")
        if len(parts) == 1 and last[0]:  # Al-Monitor, Interfax-Ukraine
            return parts[0][0].isupper() and (last[2] in self.words or folded.partition("-")[0] in self.names)
        return (
            1 < len(parts) <= _LONGEST
            and parts[-1].casefold() in self.words
            and all(part[0].isupper() or part in {"of", "and", "&"} for part in parts)
            and self.sections.isdisjoint(folded.split())
        )

    def begins(self, words: str) -> str:
        """Return the longest name of an outlet with which the words begin, or nothing."""
        ends = [found.end() for found in _WORD.finditer(words[:80])][:_LONGEST]
        return next((words[:end] for end in reversed(ends) if self.is_one(words[:end])), "")

    def within(self, words: str) -> str:
        """Return the first word in capitals that is the name of an outlet of the list, or nothing."""
        return next(
            (word for word in _WORD.findall(words) if word.isupper() and word.casefold() in self.names), ""
        )

    def ends(self, words: str) -> str:
        """Return the name of an outlet with which the words end, one of the list before others, else the longest."""
        parts = [words[found.start() :] for found in _WORD.finditer(words)][-_LONGEST:]
        listed = (part for part in parts if part.casefold() in self.names)
        return next(listed, "") or next((part for part in parts if self.is_one(part)), "")


@cache
def outlets() -> Outlets:
    """Return the lists that come with the program."""
    with resource("words/outlets.toml").open("rb") as file:
        table = tomllib.load(file)
    return Outlets(*(frozenset(map(str.casefold, table[name])) for name in ("names", "words", "sections")))
