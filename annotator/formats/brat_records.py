"""The lines of a brat file by their ids, in their order; those that cannot be taken kept as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.errors import Trouble
from annotator.formats.brat_lines import Equivalence, record

if TYPE_CHECKING:
    from annotator.formats.brat_lines import Record


class Records:
    """What a file holds. ``order`` names each line by its id, or ``!n`` for the n-th of those that are ``kept``."""

    def __init__(self, lines: str, place: str) -> None:
        self.by_id: dict[str, Record] = {}
        self.order: list[str] = []
        self.kept: list[str] = []
        self.troubles: list[Trouble] = []
        self._place = place
        self._places: dict[str, int] = {}  # where each id stands in the order
        for number, line in enumerate(lines.split("\n"), 1):
            raw = line.removesuffix("\r")
            if raw and not raw.isspace():
                self._take(raw, number)

    def _take(self, raw: str, number: int) -> None:
        found = record(raw, number)
        if found is None:
            self._refuse(raw, number, "brat.unparsed")
            return
        own_id = _id(found)
        if own_id in self.by_id:
            self._refuse(raw, number, "brat.id_twice", id=own_id)
            return
        self.by_id[own_id] = found
        self._places[own_id] = len(self.order)
        self.order.append(own_id)

    def _refuse(self, raw: str, number: int, code: str, **facts: str) -> None:
        self.order.append(f"!{len(self.kept)}")
        self.kept.append(raw)
        self.tell(raw, number, code, **facts)

    def tell(self, raw: str, number: int, code: str, **facts: str) -> None:
        """List a line, or a part of it, as one that is not taken."""
        self.troubles.append(Trouble(code, {"raw": raw[:60], **facts}, self._place, number))

    def keep(self, each: Record) -> None:
        """Keep the line of a record as it is, to be written back at its place."""
        self.order[self._places[_id(each)]] = f"!{len(self.kept)}"
        self.kept.append(each.raw)

    def drop(self, each: Record, missing: str) -> None:
        """Keep the line of a record that refers to nothing there, and list it."""
        self.keep(each)
        self.tell(each.raw, each.line, "brat.no_target", id=missing)


def _id(each: Record) -> str:
    return f"*{each.line}" if isinstance(each, Equivalence) else each.id
