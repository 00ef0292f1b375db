"""The one way a project changes: edits go into the state and into the journal, in one transaction."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from annotator.core.edits import Changes, Edit, EditSet, Kind
from annotator.core.errors import UserError
from annotator.core.journal import GENESIS, EditsDigest, entry_hash
from annotator.core.times import stamp
from annotator.core.views import EntryKind
from annotator.store.codec import load_fields
from annotator.store.parts import encoded, packed
from annotator.store.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from annotator.store.connection import Connection
    from annotator.store.parts import Part
    from annotator.store.project import Project

# From so many edits on, listeners are told of a bulk change instead of each edit.
BULK = 1_000


class Repository:
    """Writes a project. Every method is one transaction: all of it happens, or nothing."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def apply(self, build: Callable[[], EditSet], *, annotator: str) -> Changes | None:
        """Make true what ``build`` returns, and journal it; return what changed, or None where nothing did.

        ``build`` runs inside the transaction, so that what it reads is what it changes. Raises `UserError`, and
        then nothing has changed.
        """
        with self._project.transaction() as connection:
            edit_set = build()
            edits = tuple(edit for edit in edit_set.edits if edit.before != edit.after)
            if not edits and not edit_set.texts:
                return None
            entry = Entry(connection, operation=edit_set.operation, annotator=annotator)
            entry.add(EditSet(edit_set.operation, edits, edit_set.texts))
            return entry.finish()

    @contextlib.contextmanager
    def bulk(self, operation: str, *, annotator: str) -> Iterator[Entry]:
        """Take many edit sets into one transaction and one entry; when the block raises, nothing has happened."""
        with self._project.large_transaction() as connection:
            entry = Entry(connection, operation=operation, annotator=annotator)
            yield entry
            if entry.edit_count:
                entry.finish()

    def revert(
        self, seq: int, inverse: Callable[[int], Iterator[Part]], *, kind: EntryKind, annotator: str
    ) -> Changes:
        """Undo or redo the entry ``seq`` with the parts that ``inverse(seq)`` yields, as an entry of its own.

        They are made true one after another, so that no more than one is in memory. Raises `UserError`
        ``undo.changed_since`` where something it touches is no longer as the entry left it.
        """
        with self._project.large_transaction() as connection:
            operation, undone = connection.exec_driver_sql(
                "SELECT operation, undone FROM journal WHERE seq = ?", (seq,)
            ).one()
            if bool(undone) is (kind is EntryKind.UNDO):
                raise UserError("undo.not_possible", seq=seq)
            entry = Entry(connection, operation=operation, annotator=annotator, kind=kind, target=seq)
            for part in inverse(seq):
                entry.give_back(part)
            connection.exec_driver_sql(
                "UPDATE journal SET undone = ? WHERE seq = ?", (int(kind is EntryKind.UNDO), seq)
            )
            return entry.finish()


class Entry:
    """One journal entry in the making, with its edits already in the state tables."""

    def __init__(
        self,
        connection: Connection,
        *,
        operation: str,
        annotator: str,
        kind: EntryKind = EntryKind.DO,
        target: int | None = None,
    ) -> None:
        self._connection = connection
        self._operation = operation
        self._annotator = annotator
        self._kind = kind
        self._target = target
        last = connection.exec_driver_sql("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").first()
        self.seq: int = last[0] + 1 if last else 1
        self._previous: str = last[1] if last else GENESIS
        self._state = State(connection)
        self._digest = EditsDigest()
        self._parts = 0
        self._kept: list[Edit] = []
        self.edit_count = 0

    def add(self, edit_set: EditSet) -> None:
        """Make the edits true and journal them.

        Raises `UserError` for a thing, or an end of a link, that does not exist.
        """
        self._add(edit_set, {})

    def give_back(self, part: Part) -> None:
        """Make true what undo or redo brings back; an article that comes back takes its old place.

        Raises `UserError` where a thing is not as the edit's ``before`` says.
        """
        now = self._state.known(part.edits)
        for edit in part.edits:
            if edit.before != now.get((edit.kind, edit.id)):
                raise UserError("undo.changed_since", kind=edit.kind.value, id=edit.id)
        self._add(EditSet(self._operation, tuple(part.edits)), part.places)

    def _add(self, edit_set: EditSet, places: Mapping[str, int]) -> None:
        edits, made = edit_set.edits, edit_set.made
        try:
            self._state.add_texts(edit_set.texts)
            pks = self._state.apply(edits, places=places, made=made)
        except LookupError as error:
            kind, missing = error.args
            raise UserError("edit.missing", kind=str(kind), id=str(missing)) from error
        if edits or made:
            part = encoded(edits, pks, made)
            self._digest.add(part)
            self._connection.exec_driver_sql(
                "INSERT INTO journal_parts (seq, part, edits) VALUES (?, ?, ?)",
                (self.seq, self._parts, packed(part)),
            )
            self._parts += 1
        self.edit_count += len(edits) + sum(map(len, made))
        if self.edit_count <= BULK:
            self._kept += edits
            self._kept += [
                Edit(None, load_fields(Kind.ANNOTATION, fields)) for some in made for fields in some.fields()
            ]

    def finish(self) -> Changes:
        """Write the counters and the entry itself; return what listeners are to be told."""
        self._state.finish()
        at = stamp()
        digest = self._digest.hexdigest()
        own = entry_hash(
            previous=self._previous,
            seq=self.seq,
            at=at,
            annotator=self._annotator,
            operation=self._operation,
            kind=self._kind,
            target=self._target,
            edits_digest=digest,
        )
        self._connection.exec_driver_sql(
            "INSERT INTO journal (seq, at, annotator, operation, kind, target, edit_count, edits_digest, "
            "previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(self.seq, at, self._annotator, self._operation, self._kind.value, self._target),
                *(self.edit_count, digest, self._previous, own),
            ),
        )
        is_bulk = self.edit_count > BULK
        return Changes(
            seq=self.seq,
            operation=self._operation if self._kind is EntryKind.DO else self._kind.value,
            edits=() if is_bulk else tuple(self._kept),
            is_bulk=is_bulk,
            annotator=self._annotator,
        )
