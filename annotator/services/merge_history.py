"""What each of two projects that share a beginning has changed since they parted, by their journals.

Two journals are the same up to the last entry with the same hash: a chain has one past. What only one side has changed
since is not in dispute; what both have is, unless one of them went on from the very state the other is in, as after an
earlier merge.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, TypeAlias

import orjson

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.store.codec import dump_fields
from annotator.store.parts import thing_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.edits import Entity
    from annotator.store.queries import Queries

    Key: TypeAlias = tuple[Kind, str]

OPERATION = "merge"  # as the journal calls all that a merge does


class Verdict(Enum):
    """Whose state of a thing is the one to keep."""

    SAME = auto()
    OURS = auto()
    THEIRS = auto()
    BOTH = auto()  # both have changed it: a conflict
    UNKNOWN = auto()  # the journals do not say


@dataclass(slots=True)
class _Past:
    """The states a thing was in since the two parted, the first being the one they shared, and its last entry."""

    states: list[bytes] = field(default_factory=list)
    seq: int = 0
    base: Entity | None = None  # of labels and link types, which are few: what they were when the two parted


class Histories:
    """The changes and deletions of both sides since they parted. What was only made since is not among them."""

    def __init__(self, here: Queries, there: Queries) -> None:
        parted = _last_shared(here, there)
        self.share_a_beginning = parted > 0
        self._here = _pasts(here, parted) if parted else {}
        self._there = _pasts(there, parted) if parted else {}

    def verdict(self, kind: Kind, entity_id: str, ours: Entity | None, theirs: Entity | None) -> Verdict:
        """Return whose state counts. ``theirs`` must name things as its own project does; None: it is not there."""
        our_state, their_state = _state(kind, ours), _state(kind, theirs)
        if our_state == their_state:
            return Verdict.SAME
        here, there = self._here.get((kind, entity_id)), self._there.get((kind, entity_id))
        if here is None or there is None:
            return Verdict.UNKNOWN if here is there else Verdict.THEIRS if here is None else Verdict.OURS
        they_went_on, we_went_on = our_state in there.states, their_state in here.states
        if they_went_on is we_went_on:
            return Verdict.BOTH
        return Verdict.THEIRS if they_went_on else Verdict.OURS

    def places(self, kind: Kind, entity_id: str) -> dict[str, int]:
        """Return the entry that last changed a thing here, and the one there, as facts; 0 where none has."""
        none = _Past()
        return {
            "here": self._here.get((kind, entity_id), none).seq,
            "there": self._there.get((kind, entity_id), none).seq,
        }

    def base(self, kind: Kind, entity_id: str) -> Entity | None:
        """Return a label or a link type as it was when the two parted; None where neither has changed it since."""
        pasts = (side.get((kind, entity_id)) for side in (self._here, self._there))
        return next((past.base for past in pasts if past is not None and past.base is not None), None)

    def deleted_here(self, kind: Kind, entity_id: str) -> bool:
        """Tell whether this project deleted a thing since."""
        past = self._here.get((kind, entity_id))
        return past is not None and past.states[-1] == _GONE

    def deleted_there(self, kind: Kind) -> Iterator[str]:
        """Yield the ids of what the other project deleted since."""
        return (one for (each, one), past in self._there.items() if each is kind and past.states[-1] == _GONE)


_GONE = b""
_KEPT = frozenset({Kind.LABEL, Kind.LINK_TYPE})


def _last_shared(here: Queries, there: Queries) -> int:
    """Return the number of the last entry that both journals have, 0 for none."""
    low, high = 0, min(here.last_seq(), there.last_seq())
    while low < high:
        middle = (low + high + 1) // 2
        ours, theirs = here.journal_entry(middle), there.journal_entry(middle)
        if ours is not None and theirs is not None and ours.hash == theirs.hash:
            low = middle
        else:
            high = middle - 1
    return low


def _pasts(read: Queries, parted: int) -> dict[Key, _Past]:
    found: dict[Key, _Past] = {}
    for entry in read.journal_since(parted):
        for name, own_id, _, before, after in read.journal_rows(entry.seq):
            key = (Kind(name), own_id)
            if before is None and key not in found:
                continue  # made since, and only that so far
            past = found.setdefault(key, _Past())
            try:
                if not past.states:
                    past.states.append(_digest(before))
                    if key[0] in _KEPT:
                        past.base = thing_of(key[0], own_id, before)
                past.states.append(_digest(after))
            except (TypeError, ValueError, AttributeError, KeyError) as error:  # of a stranger's making
                raise UserError("project.damaged", detail="a part of the journal") from error
            past.seq = entry.seq
    return found


def _state(kind: Kind, thing: Entity | None) -> bytes:
    return _digest(None if thing is None else dump_fields(kind, thing))


def _digest(fields: dict[str, Any] | None) -> bytes:
    if fields is None:
        return _GONE
    return hashlib.sha256(orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)).digest()[:16]
