"""The lists of what is not the article, read from ``resources/regions/boilerplate.toml``, applied to one line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.environment.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

_TRIM = " \t\xa0\u200b\ufeff:.…»›>→►▶•*|-–—()[]<«‹"
_LONG_LEGAL = 320  # code points, from which a legal line must hold a word of small print too
_COUNT = re.compile(r"\s*\(?\d{1,5}\)?$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was found to be. ``opens``: the headlines after it belong to it."""

    kind: RegionKind
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: RegionKind
    longest: int
    whole: frozenset[str]
    opens: frozenset[str]
    begins: tuple[str, ...]
    matches: tuple[re.Pattern[str], ...]

    def known(self, bare: str) -> Verdict | None:
        """Return what a line is that stands in a list as a whole."""
        if bare in self.whole:
            return Verdict(self.kind)
        return Verdict(self.kind, opens=True) if bare in self.opens else None

    def judge(self, line: str, folded: str) -> Verdict | None:
        """Return what a line is by how it begins or what it holds."""
        if len(line) > self.longest:
            return None
        if self.opens and _opens_with_text(folded, self.opens):
            return Verdict(self.kind)
        if self.begins and folded.startswith(self.begins):
            return Verdict(self.kind)
        return Verdict(self.kind) if any(pattern.search(line) for pattern in self.matches) else None


class Boilerplate:
    """All lists. Make one with `load`; it holds nothing that changes."""

    def __init__(self, table: Mapping[str, Mapping[str, Any]]) -> None:
        self._rules = tuple(_rule(RegionKind(name), row) for name, row in table.items())
        words: Sequence[str] = table.get("legal", {}).get("words", ())
        self._legal = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)

    @classmethod
    def load(cls) -> Boilerplate:
        """Read the lists that come with the program."""
        with resource("regions/boilerplate.toml").open("rb") as file:
            return cls(tomllib.load(file))

    def judge(self, line: str) -> Verdict | None:
        """Return what a line (without surrounding white space) is, or None where it may be the article's own."""
        folded = line.casefold().replace("’", "'")
        bare = folded.strip(_TRIM)
        bare = _COUNT.sub("", bare) if len(bare) < 60 and not bare.isdigit() else bare
        bare = bare.strip(_TRIM)
        if not bare:
            return Verdict(RegionKind.PAGE_FURNITURE) if not any(c in line for c in "“”«»") else None
        for rule in self._rules:  # a heading of links before a promotion that begins like it
            if verdict := rule.known(bare):
                return verdict
        for rule in self._rules:
            if verdict := rule.judge(line, folded):
                if (
                    verdict.kind is RegionKind.LEGAL
                    and len(line) > _LONG_LEGAL
                    and not self.legal_words(line)
                ):
                    continue
                return verdict
        return None

    def legal_words(self, line: str) -> int:
        """Count the different words of small print in a line."""
        return len({found.group().casefold() for found in self._legal.finditer(line)})


def _opens_with_text(folded: str, opens: frozenset[str]) -> bool:
    """Tell whether the line is such a heading, a mark, and text: "Read more: Kremlin …"."""
    for mark in (":", "|", " - ", " – ", " — ", ">>", "»", "►"):
        head, found, tail = folded[:60].partition(mark)
        if found and tail.strip() and head.strip(_TRIM) in opens:
            return True
    return False


def _rule(kind: RegionKind, row: Mapping[str, Any]) -> _Rule:
    def folded(name: str) -> list[str]:
        return [entry.casefold().replace("’", "'") for entry in row.get(name, ())]

    return _Rule(
        kind=kind,
        longest=int(row.get("longest", 200)),
        whole=frozenset(entry.strip(_TRIM) for entry in folded("whole")),
        opens=frozenset(entry.strip(_TRIM) for entry in folded("opens")),
        begins=tuple(folded("begins")),
        matches=tuple(re.compile(entry, re.IGNORECASE) for entry in row.get("matches", ())),
    )
