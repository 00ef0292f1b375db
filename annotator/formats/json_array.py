"""The items of a JSON array by its brackets, so that what is wrong in one of them or between them spoils no other.

Where an item has brackets too many or too few, the next line that begins as the first item did begins the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.core.errors import Trouble
from annotator.formats import strict_json

if TYPE_CHECKING:
    from collections.abc import Iterator

# A string as a whole. None holds a line feed, so that one which never ends does so with its line.
_STRING = rb'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+(?:"|(?=\n)|\\?\Z)'
# One bracket with all that stands before it; a rest without brackets matches to the end of the file, so that looking
# for its end is done once.
_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|' + _STRING + rb")*+([\[\]{}]|\Z)", re.DOTALL)
_COMMA = re.compile(_STRING + rb"|(,)", re.DOTALL)
_FIRST = re.compile(rb"\s*\n([ \t]*)\{")
_TOO_DEEP = 2 * strict_json.MOST_LEVELS
_MOST_LOOKS = 5  # how often the length of the array is looked at for the ends of items that have none


class Item(NamedTuple):
    """A value and the line it begins on, from 1."""

    value: Any
    line: int


def parsed(data: bytes, place: str, line: int) -> Item | Trouble:
    """Return the value that the bytes are, or why they are none."""
    try:
        return Item(strict_json.loads(data), line)
    except strict_json.BadJSONError as error:
        return Trouble(error.trouble.code, error.trouble.facts, place, line)


def array_items(data: bytes, place: str, *, is_inner: bool, at: int = 0) -> Iterator[Item | Trouble]:
    """Yield each item of the array that begins with the first “[”, and what is wrong; lines count from 1.

    ``is_inner`` says that other things follow the array, which are not looked at. ``at`` is where to begin: after the
    bracket, or after an item and its comma.
    """
    return _Array(data, place).items(at or data.index(b"[") + 1, is_inner=is_inner)


class _Array:
    """Goes through one array."""

    def __init__(self, data: bytes, place: str) -> None:
        self._data = data
        self._place = place
        self._line, self._counted = 1, 0
        self._left = _MOST_LOOKS * len(data)
        first = _FIRST.match(data, data.index(b"[") + 1)
        self._next = self._item(first) if first else None

    def _item(self, first: re.Match[bytes]) -> re.Pattern[bytes] | None:
        """Return how lines begin on which an item begins; None where things inside an item may begin lines so, too."""
        start, indent = first.end() - 1, first[1]
        end = self._end(start)
        begins = re.compile(rb"\n(?=%s\{)" % re.escape(indent))
        if isinstance(parsed(self._data[start:end], self._place, 1), Item):
            return None if begins.search(self._data, start, end) else begins
        line = self._data[start:].split(b"\n", 1)[0].rstrip()
        return begins if indent or line.endswith((b"}", b"},")) else None

    def items(self, at: int, *, is_inner: bool) -> Iterator[Item | Trouble]:
        """Yield the items from a place on."""
        data = self._data
        has_before = False  # a value stands before what is looked at, and a comma must follow
        while True:
            found = _BRACKET.match(data, at)
            bracket, start = (found[1], found.start(1)) if found else (b"", len(data))
            is_value = bracket in {b"{", b"["}
            yield from self._between(at, start, has_before=has_before, is_value=is_value)
            if not is_value:
                if bracket == b"}":  # of nothing that was opened
                    yield self._parsed(start, start + 1)
                    at, has_before = start + 1, True
                    continue
                after = data[start + 1 :].strip() if bracket else b""
                if not bracket and not data[at:].strip(b" \t\r\n,"):
                    yield self._parsed(len(data), len(data))  # it was cut off after an item
                elif after and not is_inner:
                    again = self._next.search(data, start) if self._next else None
                    yield self._parsed(start if again else start + 1, again.end() if again else len(data))
                    if again:  # it was one bracket too many
                        at, has_before = again.end(), False
                        continue
                return
            end = self._end(start)
            value = self._parsed(start, end)
            resumed = self._resumed(start, end) if isinstance(value, Trouble) else -1
            if resumed >= 0:
                value = self._parsed(start, resumed, without=b",")
            yield value
            if resumed < 0 and isinstance(value, Trouble) and end == len(data):
                return  # it was cut off in the item
            at, has_before = (resumed, False) if resumed >= 0 else (end, True)

    def _between(self, at: int, end: int, *, has_before: bool, is_value: bool) -> Iterator[Item | Trouble]:
        """Yield what stands between two values or brackets, and should be a comma at most."""
        cuts = [found.start(1) for found in _COMMA.finditer(self._data, at, end) if found[1]]
        starts, ends = [at, *(cut + 1 for cut in cuts)], [*cuts, end]
        for number, (one, other) in enumerate(zip(starts, ends, strict=True)):
            is_blank = not self._data[one:other].strip()
            is_beside = (number == 0 and has_before) or number == len(cuts)
            if not (is_blank and is_beside):
                yield self._parsed(one, other)
        if has_before and is_value and not cuts and not self._data[at:end].strip():
            facts: dict[str, str | int] = {"column": 1, "detail": "Expecting ',' delimiter"}
            yield Trouble("json.broken", facts, self._place, self._line_at(end))

    def _end(self, start: int) -> int:
        """Return where the value that begins at a bracket ends: the array's end, where it does not."""
        depth = 0
        for found in _BRACKET.finditer(self._data, start):
            bracket = found[1]
            if bracket in {b"[", b"{"} and bracket:
                depth += 1
                if (
                    depth > _TOO_DEEP
                ):  # nothing of it will be taken, so no more of it is looked at than shows that
                    return found.end()
            elif not bracket:
                break
            else:
                depth -= 1
                if depth == 0:
                    return found.end()
        return len(self._data)

    def _resumed(self, start: int, end: int) -> int:
        """Return where the next item begins in or after a value that is none; -1 where that cannot be told."""
        self._left -= end - start
        if self._next is None or self._left < 0:
            return -1
        found = self._next.search(self._data, start + 1)
        # Where the value was closed before, its brackets are right, and only something in it is wrong.
        return found.end() if found is not None and found.start() < end else -1

    def _parsed(self, start: int, end: int, without: bytes = b"") -> Item | Trouble:
        piece = self._data[start:end]
        whole = piece.strip()
        line = self._line_at(start + len(piece) - len(piece.lstrip()) if whole else start)
        if without:
            whole = whole.removesuffix(without).rstrip()
        return parsed(whole, self._place, line)

    def _line_at(self, place: int) -> int:
        self._line += self._data.count(b"\n", self._counted, place)
        self._counted = max(self._counted, place)
        return self._line
