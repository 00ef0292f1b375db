"""The lines of a brat file: what each kind says, and the words, names and notes as they stand in one.

The kinds are those of the standoff format's own description: T text-bound, E event, R relation, * equivalence, A and M
attribute, N normalisation, # note.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from annotator.core.spans import Span, covered

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXT_BOUND = re.compile(r"(T\S{1,100})\t(\S{1,1000}) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)(?:\t(.*))?")
_ATTRIBUTE = re.compile(r"([AM]\S{1,100})\t(\S{1,1000}) (\S{1,100})(?: (\S+))? *")
_NORMALISATION = re.compile(r"(N\S{1,100})\t(\S+) (\S{1,100}) (\S+)(?:\t(.*))?")
_NOTE = re.compile(r"(#\S{0,100})\t(\S{1,1000}) (\S{1,100})(?:\t(.*))?")
# Whatever any reader takes for the end of a line.
LINE_ENDS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NOT_IN_NOTE = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NAME = re.compile(r"[^\s%:;]+")


@dataclass(frozen=True, slots=True)
class TextBound:
    """A type and a place, in the file's own order and count."""

    id: str
    type: str
    fragments: tuple[Span, ...]
    words: str | None
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class Event:
    """A trigger and what plays which role."""

    id: str
    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A type and two arguments, each with its role."""

    id: str
    type: str
    roles: tuple[tuple[str, str], tuple[str, str]]
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class Equivalence:
    """A type and what is the same."""

    type: str
    members: tuple[str, ...]
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class About:
    """An attribute, a normalisation or a note: something said about another line. ``value`` is None for a flag."""

    id: str
    type: str
    target: str
    value: str | None
    line: int
    raw: str


Record = TextBound | Event | Relation | Equivalence | About


def record(raw: str, line: int) -> Record | None:  # noqa: PLR0911 - one kind, one return
    """Return what a line says, or None where it is none of brat's."""
    kind = raw[:1]
    if kind == "T":
        found = _TEXT_BOUND.fullmatch(raw)
        if found is None:
            return None
        pairs = (pair.split(" ") for pair in found[3].split(";"))
        return TextBound(
            found[1], found[2], tuple(Span(int(a), int(b)) for a, b in pairs), found[4], line, raw
        )
    if kind in {"A", "M"}:
        found = _ATTRIBUTE.fullmatch(raw)
        return None if found is None else About(found[1], found[2], found[3], found[4], line, raw)
    if kind == "N":
        found = _NORMALISATION.fullmatch(raw)
        return None if found is None else About(found[1], found[2], found[3], found[4], line, raw)
    if kind == "#":
        found = _NOTE.fullmatch(raw)
        return None if found is None else About(found[1], found[2], found[3], found[4] or "", line, raw)
    head, tab, rest = raw.partition("\t")
    parts = rest.split()
    if not tab or not parts or "\t" in rest:
        return None
    if kind == "E" and len(head) > 1:
        roles = [_role(part) for part in parts]
        if all(name and target for name, target in roles):
            (name, trigger), *others = roles
            return Event(head, name, trigger, tuple(others), line, raw)
    if kind == "R" and len(head) > 1 and len(parts) == 3:
        first, second = _role(parts[1]), _role(parts[2])
        if all((*first, *second)):
            return Relation(head, parts[0], (first, second), line, raw)
    if head == "*" and len(parts) > 2:
        return Equivalence(parts[0], tuple(parts[1:]), line, raw)
    return None


def _role(part: str) -> tuple[str, str]:
    name, _, target = part.partition(":")
    return name, target


def flat(words: str) -> str:
    """Return words as they stand in a line: each character that ends a line is one space."""
    return LINE_ENDS.sub(" ", words)


def words_of(text: str, fragments: Iterable[Span]) -> str:
    """Return the words of fragments as they stand in a T line."""
    return flat(covered(text, fragments))


def type_of(name: str) -> str:
    """Return a label or link type as a type of brat's, which holds no space, colon, semicolon or percent sign."""
    return name if _NAME.fullmatch(name) else quote(name, safe="")


def name_of(type_: str) -> str:
    """Return the label or link type that a type of brat's stands for."""
    if "%" not in type_:
        return type_
    name = unquote(type_)
    return name if type_of(name) == type_ else type_


def note_of(text: str) -> str:
    """Return a note as it stands in a line: as it is, or where it holds tabs or line ends, as a string of JSON."""
    return json.dumps(text) if _NOT_IN_NOTE.search(text) or _decoded(text) is not None else text


def text_of_note(raw: str) -> str:
    """Return the note that a line holds."""
    text = _decoded(raw)
    return raw if text is None else text


def _decoded(raw: str) -> str | None:
    """Return what `note_of` was given where it gave this string of JSON, else None."""
    if len(raw) < 2 or raw[0] != '"' or raw[-1] != '"':
        return None
    try:
        text = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    # What holds half a surrogate pair was not written by this program.
    if not isinstance(text, str) or _has_half(text):
        return None
    return text if _NOT_IN_NOTE.search(text) or _decoded(text) is not None else None


def _has_half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


class Count:
    """Code points <-> brat's count, which takes CR LF as one character.

    A place between CR and LF has no number of its own there: it is taken as that before the CR for a start, and as
    that after the LF for an end.
    """

    def __init__(self, text: str, *, has_crlf: bool) -> None:
        # The code point of each LF that brat does not count.
        self._skipped = [found.start() + 1 for found in re.finditer("\r\n", text)] if has_crlf else []
        self._numbers = [point - number for number, point in enumerate(self._skipped)]

    def to_brat(self, span: Span) -> Span:
        """Return the span in brat's count."""
        if not self._skipped:
            return span
        start = bisect_right(self._skipped, span.start)
        before = span.start - start
        if start and self._skipped[start - 1] == span.start:  # between CR and LF: before the CR
            before = span.start - 1 - (start - 1)
        end = bisect_left(self._skipped, span.end)
        after = span.end - end
        return Span(before, after)

    def to_points(self, span: Span) -> Span:
        """Return the span in code points."""
        if not self._skipped:
            return span
        numbers = self._numbers
        return Span(*(place + bisect_right(numbers, place) for place in span))
