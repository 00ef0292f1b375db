"""What is read from the journal: its entries, their edits, and what the next undo and redo are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.errors import UserError
from annotator.core.views import EntryKind, JournalEntry
from annotator.store.parts import decoded, rows_of, unpacked
from annotator.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from annotator.core.edits import Edit
    from annotator.store.parts import Part

_ENTRY = (
    "SELECT seq, at, annotator, operation, kind, target, undone, edit_count, previous_hash, hash FROM journal"
)
_PAGE = 200  # entries that are looked through at once
_LAST = 2**63 - 1  # the largest number that SQLite takes
_KINDS = {kind.value: kind for kind in EntryKind}


class JournalReader(Reader):
    """The part of the queries that reads the journal."""

    def journal(self, limit: int = 100, before: int | None = None) -> list[JournalEntry]:
        """Return up to ``limit`` entries, newest first, older than ``before`` where it is given."""
        where, values = ("WHERE seq < ? ", (before,)) if before is not None else ("", ())
        found = self._rows(f"{_ENTRY} {where}ORDER BY seq DESC LIMIT ?", (*values, limit))
        return [_entry(row) for row in found]

    def journal_since(self, seq: int) -> list[JournalEntry]:
        """Return the entries newer than ``seq``, oldest first."""
        return [_entry(row) for row in self._rows(f"{_ENTRY} WHERE seq > ? ORDER BY seq", (seq,))]

    def last_seq(self) -> int:
        """Return the number of the newest entry, 0 where there is none."""
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM journal")[0][0])

    def journal_entry(self, seq: int) -> JournalEntry | None:
        """Return one entry, or None."""
        if not 0 < seq <= _LAST:
            return None
        found = self._rows(f"{_ENTRY} WHERE seq = ?", (seq,))
        return _entry(found[0]) if found else None

    def entry_with_hash(self, digits: str) -> JournalEntry | None:
        """Return the entry whose hash begins with these hexadecimal digits, or None; the whole journal is looked at."""
        found = self._rows(f"{_ENTRY} WHERE substr(hash, 1, ?) = ? LIMIT 1", (len(digits), digits))
        return _entry(found[0]) if found else None

    def journal_parts(self, seq: int, *, is_backwards: bool = False) -> Iterator[Part]:
        """Yield the parts of an entry's edits in their order, or the last one first, each read when it is asked for."""
        order = "DESC" if is_backwards else "ASC"
        numbers = self._rows(f"SELECT part FROM journal_parts WHERE seq = ? ORDER BY part {order}", (seq,))
        for (number,) in numbers:
            yield decoded(self._part(seq, number))

    def journal_edits(self, seq: int, limit: int | None = None) -> list[Edit]:
        """Return the edits of an entry, in their order, no more than ``limit``."""
        edits: list[Edit] = []
        for part in self._parts(seq):
            if limit is not None and len(edits) >= limit:
                break
            edits += decoded(part, None if limit is None else limit - len(edits)).edits
        return edits

    def journal_rows(self, seq: int) -> Iterator[list[Any]]:
        """Yield the edits of an entry as plain values: kind, id, an article's place, before and after."""
        for part in self._parts(seq):
            yield from rows_of(part)

    def standing_rows(self, after: int, marks: Collection[bytes] | None) -> Iterator[tuple[int, list[Any]]]:
        """Yield (number, edit as plain values) of every entry newer than ``after`` that stands, the newest first.

        Where there are ``marks``, of those parts alone whose JSON holds one of them: most of a long journal is about
        other things, and to look for a few words takes a fiftieth of what reading it takes.
        """
        last = _LAST
        while True:
            # A damaged journal may have wide gaps between its numbers.
            page = self._rows(
                "SELECT min(seq) FROM (SELECT seq FROM journal WHERE seq > ? AND seq <= ? "
                "AND kind = 'do' AND undone = 0 ORDER BY seq DESC LIMIT ?)",
                (after, last, _PAGE),
            )
            first = page[0][0]
            if first is None:
                return
            found = self._rows(
                "SELECT j.seq, p.edits FROM journal j JOIN journal_parts p ON p.seq = j.seq "
                "WHERE j.seq >= ? AND j.seq <= ? AND j.kind = 'do' AND j.undone = 0 ORDER BY j.seq DESC, p.part",
                (first, last),
            )
            for seq, kept in found:
                part = unpacked(kept)
                if marks is None or any(mark in part for mark in marks):
                    for row in rows_of(part):
                        yield seq, row
            last = first - 1

    def touched(self, seq: int, limit: int = 20) -> list[tuple[str, str]]:
        """Return what an entry touched, as (kind, id), no more than ``limit``."""
        found: list[tuple[str, str]] = []
        for part in self._parts(seq):
            if len(found) >= limit:
                break
            found += [(row[0], row[1]) for row in rows_of(part)[: limit - len(found)]]
        return found

    def _parts(self, seq: int) -> Iterator[bytes]:
        for (number,) in self._rows("SELECT part FROM journal_parts WHERE seq = ? ORDER BY part", (seq,)):
            yield self._part(seq, number)

    def _part(self, seq: int, number: int) -> bytes:
        found = self._rows("SELECT edits FROM journal_parts WHERE seq = ? AND part = ?", (seq, number))
        if not found:  # its index names a part that the table does not have
            raise UserError("project.damaged", detail="a part of the journal")
        return unpacked(found[0][0])

    def undoable(self) -> JournalEntry | None:
        """Return the entry that the next undo takes back, or None. How a project came to be is not undone."""
        found = self._rows(
            f"{_ENTRY} WHERE kind = 'do' AND undone = 0 AND operation NOT LIKE 'project.%' ORDER BY seq DESC LIMIT 1"
        )
        return _entry(found[0]) if found else None

    def redoable(self) -> JournalEntry | None:
        """Return the entry that the next redo does again, or None: a new change ends what could be redone."""
        found = self._rows(
            f"{_ENTRY} WHERE seq = (SELECT u.target FROM journal u JOIN journal t ON t.seq = u.target "
            "WHERE u.kind = 'undo' AND t.undone = 1 "
            "AND u.seq > (SELECT coalesce(max(seq), 0) FROM journal WHERE kind = 'do') "
            "ORDER BY u.seq DESC LIMIT 1)"
        )
        return _entry(found[0]) if found else None


def _entry(row: Sequence[Any]) -> JournalEntry:
    kind = _KINDS.get(row[4])
    seq, _, _, _, _, target, undone, count, *_ = row
    numbers = (seq, undone, count, 0 if target is None else target)
    texts = (*row[1:4], *row[8:10])
    if (
        kind is None
        or not all(type(each) is int for each in numbers)
        or not all(type(each) is str for each in texts)
    ):
        raise UserError("project.damaged", detail=f"journal entry {row[0]}")
    return JournalEntry(
        seq=row[0],
        at=row[1],
        annotator=row[2],
        operation=row[3],
        kind=kind,
        target=row[5],
        undone=bool(row[6]),
        edit_count=row[7],
        previous_hash=row[8],
        hash=row[9],
    )
