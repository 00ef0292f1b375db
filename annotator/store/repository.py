"""The one way a project changes: edits go into the state and into the journal, in one transaction."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Changes, Edit, EditSet, Kind, kind_of
from annotator.core.errors import UserError
from annotator.core.journal import GENESIS, EditsDigest, entry_hash
from annotator.core.times import stamp
from annotator.core.views import EntryKind
from annotator.store.codec import dump
from annotator.store.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from annotator.store.project import Project

# From so many edits on, listeners are told of a bulk change instead of each edit.
BULK = 1_000
_VALUES = {
    kind: kind.value for kind in Kind
}  # sqlite3 binds a plain str at once, and asks what an enum's member is


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
        with self._project.transaction() as connection:
            entry = Entry(connection, operation=operation, annotator=annotator)
            yield entry
            if entry.edit_count:
                entry.finish()

    def revert(
        self, seq: int, inverse: Callable[[int], Iterator[Edit]], *, kind: EntryKind, annotator: str
    ) -> Changes:
        """Undo or redo the entry ``seq`` with the edits that ``inverse(seq)`` yields, as an entry of its own.

        Raises `UserError` ``undo.changed_since`` where something it touches is no longer as the entry left it.
        """
        with self._project.transaction() as connection:
            operation, undone = connection.exec_driver_sql(
                "SELECT operation, undone FROM journal WHERE seq = ?", (seq,)
            ).one()
            if bool(undone) is (kind is EntryKind.UNDO):
                raise UserError("undo.not_possible", seq=seq)
            entry = Entry(connection, operation=operation, annotator=annotator, kind=kind, target=seq)
            entry.add(EditSet(operation, tuple(inverse(seq))), is_return=True)
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
        self._kept: list[Edit] = []

    @property
    def edit_count(self) -> int:
        """How many edits it holds so far."""
        return self._digest.count

    def add(self, edit_set: EditSet, *, is_return: bool = False) -> None:
        """Make the edits true and journal them.

        With ``is_return`` (undo and redo) each thing must be as the edit's ``before`` says, and an article that
        comes back takes its old place. Raises `UserError` for a thing, or an end of a link, that does not exist.
        """
        edits = edit_set.edits
        if is_return:
            self._check_unchanged(edits)
        places = self._old_places(edits) if is_return else {}
        try:
            self._state.add_texts(edit_set.texts)
            pks = self._state.apply(edits, places=places)
        except LookupError as error:
            kind, missing = error.args
            raise UserError("edit.missing", kind=str(kind), id=str(missing)) from error
        if edits:
            self._connection.exec_driver_sql(
                "INSERT INTO journal_edits (seq, n, kind, entity_id, row_pk, before, after) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                self._journaled(edits, pks),
            )
        if self._digest.count <= BULK:
            self._kept += edits

    def _journaled(self, edits: Iterable[Edit], pks: Mapping[str, int]) -> list[tuple[Any, ...]]:
        """Return the edits' rows of the journal, taken into the digest."""
        seq, count = self.seq, self._digest.count
        rows = []
        for n, edit in enumerate(edits, count):
            was, is_now = edit.before, edit.after
            entity = edit.entity if is_now is None else is_now
            kind, entity_id = kind_of(entity), entity.id
            before = None if was is None else dump(kind, was)
            after = None if is_now is None else dump(kind, is_now)
            self._digest.add(kind, entity_id, before, after)
            rows.append(
                (
                    *(seq, n, _VALUES[kind], entity_id, pks.get(entity_id)),
                    None if before is None else before.decode(),
                    None if after is None else after.decode(),
                )
            )
        return rows

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
                *(self._digest.count, digest, self._previous, own),
            ),
        )
        is_bulk = self._digest.count > BULK
        return Changes(
            seq=self.seq,
            operation=self._operation if self._kind is EntryKind.DO else self._kind.value,
            edits=() if is_bulk else tuple(self._kept),
            is_bulk=is_bulk,
            annotator=self._annotator,
        )

    def _check_unchanged(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            if self._state.current(edit.kind, edit.id) != edit.before:
                raise UserError("undo.changed_since", kind=edit.kind.value, id=edit.id)

    def _old_places(self, edits: Iterable[Edit]) -> dict[str, int]:
        places: dict[str, int] = {}
        for edit in edits:
            if edit.kind is Kind.ARTICLE and edit.before is None:
                row_pk = self._connection.exec_driver_sql(
                    "SELECT row_pk FROM journal_edits WHERE entity_id = ? AND kind = 'article' LIMIT 1",
                    (edit.id,),
                ).scalar()
                if row_pk is not None:
                    places[edit.id] = row_pk
        return places
