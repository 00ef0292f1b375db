"""Why one entry of the journal cannot be taken back by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.errors import UserError
from annotator.core.views import EntryKind

if TYPE_CHECKING:
    from annotator.core.views import JournalEntry
    from annotator.store.queries import Queries


def entry_to_undo(read: Queries, seq: int) -> JournalEntry:
    """Return the entry; raise `UserError` where it is none that can be taken back at all."""
    entry = read.journal_entry(seq)
    if entry is None:
        raise UserError("undo.no_entry", seq=seq)
    if entry.undone:
        raise UserError("undo.undone_already", seq=seq)
    if entry.kind is not EntryKind.DO:
        raise UserError("undo.of_an_undo", seq=seq, target=entry.target or 0)
    if entry.operation.startswith("project."):
        raise UserError("undo.of_the_beginning", seq=seq)
    return entry


def why_not_alone(read: Queries, seq: int, error: UserError) -> UserError:
    """Return what refused the undoing of an entry, in terms of the later entries that stand in its way."""
    if error.code in {"project.contradiction", "edit.missing"}:
        return UserError("undo.needed", seq=seq)
    if error.code != "undo.changed_since":
        return error
    kind, own_id = str(error.trouble.facts["kind"]), str(error.trouble.facts["id"])
    for entry in reversed(read.journal_since(seq)):
        if not entry.undone and any(
            (row[0], row[1]) == (kind, own_id) for row in read.journal_rows(entry.seq)
        ):
            facts: dict[str, Any] = {"seq": seq, "later": entry.seq, "annotator": entry.annotator}
            return UserError("undo.overtaken", kind=kind.replace("_", " "), id=own_id, **facts)
    return error
