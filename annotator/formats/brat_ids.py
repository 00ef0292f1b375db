"""The lines of a brat file that is being written: their ids, each given once, and the order they had before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from annotator.formats.shape import as_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = re.compile(r"([TERAMN#])(\d{1,9})")
_TARGET = re.compile(r"(\S*)(\s?)")


class Lines:
    """Lines by id. ``kept`` is what the article's file said of its order and of lines that no one could parse."""

    def __init__(self, kept: dict[str, Any]) -> None:
        self.by_id: dict[str, str] = {}
        self._order = [each for each in as_list(kept.get("order")) if isinstance(each, str)]
        self._unparsed = [str(each) for each in as_list(kept.get("lines"))]
        self._last: dict[str, int] = {}
        for own_id in self._order:
            self.see(own_id)
        for raw in self._unparsed:
            self.see(raw.partition("\t")[0])

    def see(self, own_id: str) -> None:
        """Take note of an id, so that no new line gets it."""
        found = _ID.fullmatch(own_id)
        if found is not None:
            self._last[found[1]] = max(self._last.get(found[1], 0), int(found[2]))

    def free(self, wanted: str, kind: str) -> str:
        """Return the id wanted where it is free and of its kind, else a new one."""
        if wanted[:1] == kind and len(wanted) > 1 and wanted not in self.by_id:
            return wanted
        self._last[kind] = number = self._last.get(kind, 0) + 1
        return f"{kind}{number}"

    def add(self, kind: str, rest: str, wanted: str = "") -> str:
        """Add a line; return its id."""
        own_id = self.free(wanted, kind)
        self.by_id[own_id] = f"{own_id}\t{rest}"
        return own_id

    def add_raw(self, raw: str, old: str, new: str) -> None:
        """Add a line as it was, but for an id that is taken and a target that has another one now."""
        own_id, _, rest = raw.partition("\t")
        type_, _, said = rest.partition(" ")
        found = _TARGET.match(said)
        target, space = (found[1], found[2]) if found else ("", "")
        after = said[len(target) + len(space) :]
        self.add(own_id[:1], f"{type_} {new if target == old else target}{space}{after}", own_id)

    def in_order(self) -> Iterator[str]:
        """Yield the lines in the order they had, new ones after them."""
        left = dict(self.by_id)
        for own_id in self._order:
            if own_id.startswith("!") and own_id[1:].isdecimal() and int(own_id[1:7]) < len(self._unparsed):
                yield self._unparsed[int(own_id[1:7])]
            elif own_id in left:
                yield left.pop(own_id)
        yield from left.values()
