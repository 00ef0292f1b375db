"""Checks the journal: every entry's hash, what its edits come to, and what is marked as undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.journal import GENESIS, EditsDigest, entry_hash
from annotator.core.views import EntryKind, Problem
from annotator.store.parts import rows_of, unpacked
from annotator.store.verify_sums import Sums, is_same

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from annotator.store.connection import Connection


_KINDS = {kind.value: kind for kind in Kind}
_COLUMNS = "seq, at, annotator, operation, kind, target, edit_count, edits_digest, previous_hash, hash"
_SHOWN = 5  # of what a broken entry touched


def check_chain(
    connection: Connection, sums: Sums, problems: list[Problem], tell: Callable[[str, int], None]
) -> dict[str, int]:
    """Compute every entry's hash anew, add up its edits, and return how many entries and edits were sound.

    Only the first broken entry is named: what follows hangs on it.
    """
    previous, expected, edits_checked, is_broken = GENESIS, 1, 0, False
    for row in _stream(connection, f"SELECT {_COLUMNS} FROM journal ORDER BY seq"):
        seq, at, annotator, operation, kind, target, count, known_digest, known_previous, known = row
        digest, touched, found = _edits(connection, seq, sums)
        try:
            own = entry_hash(
                previous=previous,
                seq=seq,
                at=at,
                annotator=annotator,
                operation=operation,
                kind=kind,
                target=target,
                edits_digest=digest,
            )
        except TypeError:  # a blob, of which no entry was ever made
            own = ""
        is_whole = (seq, known_previous, known_digest, known) == (expected, previous, digest, own)
        if not is_broken and (not is_whole or count != found):
            facts = {"operation": str(operation), "touched": ", ".join(touched) or "nothing"}
            problems.append(Problem(f"journal entry {seq}", "verify.chain_broken", facts))
            is_broken = True
        if not is_broken:
            previous, expected, edits_checked = own, expected + 1, edits_checked + count
            tell("journal entries", expected - 1)
    stray = connection.exec_driver_sql(
        "SELECT count(*) FROM journal_parts WHERE seq NOT IN (SELECT seq FROM journal)"
    ).scalar_one()
    if stray:
        problems.append(Problem("journal", "verify.stray_edits", {"count": stray}))
    return {"journal_entries": expected - 1, "journal_edits": edits_checked}


def check_undone(connection: Connection, problems: list[Problem]) -> None:
    """Hold the flags that say what is undone against the undo and redo entries themselves."""
    undone: set[Any] = set()  # a damaged entry may have anything for its target
    flagged: set[Any] = set()
    for seq, kind, target, flag in _stream(
        connection, "SELECT seq, kind, target, undone FROM journal ORDER BY seq"
    ):
        if flag:
            flagged.add(seq)
        if kind == EntryKind.UNDO:
            undone.add(target)
        elif kind == EntryKind.REDO:
            undone.discard(target)
    problems.extend(
        Problem(f"journal entry {seq}", "verify.undone_flag") for seq in sorted(undone ^ flagged, key=str)
    )


def last_states(
    connection: Connection, places: Container[tuple[Kind, int]]
) -> tuple[dict[tuple[Kind, str], Any], set[tuple[Kind, str]]]:
    """Return what the journal last said of the things in these buckets that it did not delete.

    The second value names those of which an edit said that they were otherwise before than the last one left them.
    """
    last: dict[tuple[Kind, str], Any] = {}
    contradictions: set[tuple[Kind, str]] = set()
    for (kept,) in _stream(connection, "SELECT edits FROM journal_parts ORDER BY seq, part"):
        for name, own_id, _, before, after in _rows(kept):
            kind = _KINDS.get(name)
            if kind is None or Sums.place(kind, own_id) not in places:
                continue
            if not is_same(last.get((kind, own_id)), before):
                contradictions.add((kind, own_id))
            last[kind, own_id] = after
    return {one: value for one, value in last.items() if value is not None}, contradictions


def _edits(connection: Connection, seq: int, sums: Sums) -> tuple[str, list[str], int]:
    """Add up the edits of an entry, and return their digest, the first of what they touch, and how many they are."""
    digest = EditsDigest()
    touched: list[str] = []
    count = 0
    for (kept,) in _stream(connection, "SELECT edits FROM journal_parts WHERE seq = ? ORDER BY part", (seq,)):
        try:
            digest.add(unpacked(kept))
        except UserError:
            digest.add(b"")  # what cannot be read has another digest
        rows = _rows(kept)
        count += len(rows)
        touched += [f"{row[0]} {row[1]}" for row in rows[: _SHOWN - len(touched)]]
        for name, own_id, _, before, after in rows:
            if (kind := _KINDS.get(name)) is not None:
                if before is not None:
                    sums.add(kind, own_id, before, -1)
                if after is not None:
                    sums.add(kind, own_id, after)
    return digest.hexdigest(), touched, count


def _rows(kept: object) -> list[list[Any]]:
    try:
        return rows_of(unpacked(kept))
    except UserError:
        return []


def _stream(connection: Connection, statement: str, values: tuple[Any, ...] = ()) -> Iterator[Sequence[Any]]:
    yield from connection.exec_driver_sql(statement, values)
