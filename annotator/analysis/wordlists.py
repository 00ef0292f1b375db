"""The word lists that drift is told by, read from ``resources/drift/``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from annotator.analysis.terms import plain
from annotator.environment.resources import resource


@dataclass(frozen=True, slots=True)
class WordLists:
    """Words by what they do to a report; all without case."""

    attribution: frozenset[str]
    two_ways: frozenset[str]  # of these, those that attribute only with what is said beside them
    said_things: frozenset[str]
    negation: frozenset[str]
    hedge: frozenset[str]
    booster: frozenset[str]
    deictic: frozenset[str]
    opposing: tuple[str, ...]  # prefixes, the longest first

    @classmethod
    def load(cls, language: str = "en") -> WordLists:
        """Read the lists of a language; raise `FileNotFoundError` where there are none."""
        with resource(f"drift/{language}.toml").open("rb") as file:
            known = {
                name: frozenset(map(plain, listed.split())) for name, listed in tomllib.load(file).items()
            }
        return cls(
            attribution=known["attribution"],
            two_ways=known["two_ways"],
            said_things=known["said_things"],
            negation=known["negation"],
            hedge=known["hedge"],
            booster=known["booster"],
            deictic=known["deictic"],
            opposing=tuple(sorted(known["opposing"], key=lambda prefix: (-len(prefix), prefix))),
        )
