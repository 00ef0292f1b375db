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

_TRIM = " \t\xa0\u200b\ufeff:.!…»›>→►▶•*|-–—()[]<«‹"
_LONG_LEGAL = 320  # code points, from which a legal line must hold words of small print too
_LEGAL_EVERY = 400  # code points for each of them at most
_SHORT_ADDRESS, _LONG_ADDRESS = 240, 700
_APPEAL = 3  # words of address in a line that asks for something
_ENOUGH = 3  # words, a strong one counting twice where the reader is addressed
_QUOTED = re.compile(r"[“\"«„].*?(?:[”\"»“]|$)|''.*?(?:''|$)")
_EMAIL = re.compile(r"\w@[\w-]+\.\w")
_SENTENCE_LENGTH = 90
_COUNT = re.compile(r"\s*\(?\d{1,5}\)?$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line was found to be. ``opens``: the headlines after it belong to it.

    ``speaks``: no list knows it, it only speaks to its reader about things that sites speak of.
    """

    kind: RegionKind
    opens: bool = False
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: RegionKind
    longest: int
    whole: frozenset[str]
    opens: frozenset[str]
    begins: tuple[str, ...]
    fixed: re.Pattern[str] | None  # what a line may begin with, all in one: many patterns cost many calls
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
        if self.fixed is not None and self.fixed.match(line):
            return Verdict(self.kind)
        for pattern in self.matches:
            if pattern.search(line):
                return Verdict(self.kind)
        return None


class Boilerplate:
    """All lists. Make one with `load`; it holds nothing that changes."""

    def __init__(self, table: Mapping[str, Mapping[str, Any]]) -> None:
        self._rules = tuple(_rule(RegionKind(name), row) for name, row in table.items())
        words: Sequence[str] = table.get("legal", {}).get("words", ())
        reader = table.get("promotion", {})
        self._about = tuple(word.casefold() for word in reader.get("strong", ()))
        self._strong, self._weak = _beginnings(reader.get("strong", ())), _beginnings(reader.get("weak", ()))
        self._urge = re.compile(rf"(?:^\W*|[.!?…:] +)(?:{_either(reader.get('urge', ()))})\b", re.IGNORECASE)
        self._you, self._we = (
            re.compile(rf"\b(?:{_either(_cased(reader.get(name, ())))})\b") for name in ("you", "we")
        )
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
                    and self.legal_words(line) * _LEGAL_EVERY < len(line)
                ):
                    continue
                if verdict.kind is RegionKind.PROMOTION and self._is_sentence_of_its_own(line):
                    continue
                return verdict
        return Verdict(RegionKind.PROMOTION, speaks=True) if self.speaks_to_reader(line) else None

    def speaks_to_reader(self, line: str) -> bool:
        """Tell whether a line is about the site and its reader: subscriptions, cookies, players, accounts.

        What stands in quotation marks does not count: somebody else says it.
        """
        if len(line) > _LONG_ADDRESS:
            return False
        if line[0] in "“\"«„‘'":
            return False
        folded = line.casefold()
        if len(line) >= _SENTENCE_LENGTH and not (
            "@" in line or any(word in folded for word in self._about) or self._urge.search(line)
        ):
            return False  # most lines of most texts: the words below are looked for in few
        own = _QUOTED.sub(" ", line)
        rest, urges = self._urge.subn(" ", own)
        strong, weak = _distinct(self._strong, rest), _distinct(self._weak, rest)
        strong += _EMAIL.search(rest) is not None
        least = 2 if len(line) > _SHORT_ADDRESS else 1
        spoken = len(self._you.findall(rest)) + len(self._we.findall(rest))
        if spoken >= _APPEAL and strong and strong * 2 + weak > _ENOUGH:
            return True
        if urges or self._you.search(own) is not None:
            strong += bool(urges)
            return strong >= least and strong * 2 + weak >= _ENOUGH
        told = strong > 1 or (strong == least and strong * 2 + weak > _ENOUGH)
        if own == line and len(line) < _SENTENCE_LENGTH:
            told = told or strong * 2 + weak > 1
            strong += strong > 1
        return strong >= _ENOUGH or (told and self._we.search(own) is not None)

    def speaks(self, line: str) -> bool:
        """Tell whether a line says "we" or "you", outside quotation marks."""
        own = _QUOTED.sub(" ", line)
        return self._you.search(own) is not None or self._we.search(own) is not None

    def addresses(self, line: str) -> bool:
        """Tell whether a line says "you" or calls upon its reader, outside quotation marks."""
        own = _QUOTED.sub(" ", line)
        rest = own.partition(" ")[2]  # "Sie" that begins a sentence may be "she"
        return self._you.search(rest) is not None or self._urge.search(own) is not None

    def _is_sentence_of_its_own(self, line: str) -> bool:
        """Tell whether a line only begins like a promotion: "The best of the three plans, the minister said, …"."""
        return (
            len(line) >= _SENTENCE_LENGTH
            and "@" not in line
            and line.endswith((".", ".”", '."', "”", '"'))
            and self._you.search(own := _QUOTED.sub(" ", line)) is None
            and self._we.search(own) is None
            and _distinct(self._strong, own) < _ENOUGH
        )

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


def _distinct(words: re.Pattern[str], line: str) -> int:
    return len({found.group().casefold() for found in words.finditer(line)})


def _cased(words: Sequence[str]) -> list[str]:
    """Return words as they may begin a sentence too; "Sie" stays as it is, since "sie" is another word."""
    return [form for word in words for form in {word, word[0].upper() + word[1:]}]


def _either(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _beginnings(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(words)})", re.IGNORECASE)


def _rule(kind: RegionKind, row: Mapping[str, Any]) -> _Rule:
    def folded(name: str) -> list[str]:
        return [entry.casefold().replace("’", "'") for entry in row.get(name, ())]

    matches = row.get("matches", ())
    fixed = [entry for entry in matches if _is_fixed(entry)]
    return _Rule(
        kind=kind,
        longest=int(row.get("longest", 200)),
        whole=frozenset(entry.strip(_TRIM) for entry in folded("whole")),
        opens=frozenset(entry.strip(_TRIM) for entry in folded("opens")),
        begins=tuple(folded("begins")),
        fixed=re.compile("|".join(f"(?:{entry})" for entry in fixed), re.IGNORECASE) if fixed else None,
        matches=tuple(re.compile(entry, re.IGNORECASE) for entry in matches if entry not in fixed),
    )


def _is_fixed(pattern: str) -> bool:
    """Tell whether a pattern can match at the beginning of a line alone: ``^`` begins it, and no other choice is."""
    if not pattern.startswith("^"):
        return False
    depth, in_class, escaped = 0, False, False
    for mark in pattern:
        if escaped:
            escaped = False
        elif mark == "\\":
            escaped = True
        elif in_class:
            in_class = mark != "]"
        elif mark == "[":
            in_class = True
        elif mark in "()":
            depth += 1 if mark == "(" else -1
        elif mark == "|" and not depth:
            return False
    return True
