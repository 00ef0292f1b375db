"""An open project and the one way to change it: run an operation, hear what changed, take it back."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.edits import Changes, Edit, EditSet, Kind
from annotator.core.errors import UserError
from annotator.core.rules import check_annotation, check_extents, check_plain
from annotator.core.times import stamp
from annotator.core.values import Annotation
from annotator.core.views import EntryKind
from annotator.services.operation import Context
from annotator.services.undoing import check_alone, entry_to_undo, why_not_alone
from annotator.store.parts import Part
from annotator.store.project import Project, unmake
from annotator.store.queries import Queries
from annotator.store.repository import BULK, Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.core.edits import Entity
    from annotator.core.tagset import TagSet
    from annotator.core.views import JournalEntry
    from annotator.services.operation import Operation
    from annotator.store.repository import Entry
    from annotator.store.verify import Verification

    Listener = Callable[[Changes, object], None]


class Session:
    """One person at work on one project, in one thread.

    ``read`` answers questions. `run`, `undo`, `redo` and `bulk` are the only ways to change anything; each is
    durable when it returns, and every listener hears of it with the ``by`` that asked for it.
    """

    def __init__(self, project: Project, *, annotator: str) -> None:
        self._project = project
        self._repository = Repository(project)
        self._listeners: list[Listener] = []
        self.annotator = annotator
        self.read = Queries(project)
        self._seen = self.read.last_seq()

    @classmethod
    def open(cls, path: Path, *, annotator: str) -> Session:
        """Open the project at ``path``; raise `UserError` where that cannot be done."""
        project = Project.open(path)
        try:
            return cls(project, annotator=annotator)
        except BaseException:
            project.close()  # its journal cannot be read
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        annotator: str,
        tag_set: TagSet | None = None,
        fill: Callable[[Session], object] | None = None,
    ) -> Session:
        """Make a project at ``path``, with a tag set (the default one), and open it; raise `UserError`.

        What ``fill`` puts in is there from the first: the project comes to its place when that is done, and where
        ``fill`` raises, or the machine stops, nothing is there.
        """
        if tag_set is None:
            from annotator.services.tagsets import load_default

            tag_set = load_default()
        things: tuple[Entity, ...] = (*tag_set.labels, *tag_set.link_types)
        made = tuple(Edit(None, thing) for thing in things)

        def put_in(project: Project) -> None:
            session = cls(project, annotator=annotator)
            session.run(lambda _context: EditSet("project.create", made))
            if fill is not None:
                fill(session)

        project = Project.create(path, put_in)
        try:
            return cls(project, annotator=annotator)
        except BaseException:  # there was no room for its log
            project.close()
            unmake(project.path)
            raise

    @property
    def path(self) -> Path:
        """Where the project lies."""
        return self._project.path

    @property
    def is_read_only(self) -> bool:
        """Tell whether the file's rights forbid every change."""
        return self._project.is_read_only

    def close(self) -> None:
        """Let the project go. Closing twice is harmless."""
        self._listeners.clear()
        self._project.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Changing

    def run(self, operation: Operation, *, by: object = None) -> Changes:
        """Do what ``operation`` says, and return what changed; raise `UserError`, and then nothing has."""

        def build() -> EditSet:
            edit_set = operation(Context(self.read, self.annotator, stamp()))
            self._check(edit_set)
            return edit_set

        changes = self._repository.apply(build, annotator=self.annotator)
        if changes is None:
            return Changes(seq=self._seen, operation="", annotator=self.annotator)
        self._tell(changes, by)
        return changes

    def undo(self, *, by: object = None) -> Changes | None:
        """Take back the newest change that is not taken back yet, also one from before the last restart."""
        entry = self.read.undoable()
        return None if entry is None else self._revert(entry, EntryKind.UNDO, by)

    def undo_entry(self, seq: int, *, by: object = None) -> Changes:
        """Take back just this change; raise `UserError` where a later one touched the same thing, which it names."""
        entry = entry_to_undo(self.read, seq)
        try:
            return self._revert(entry, EntryKind.UNDO, by, is_alone=True)
        except UserError as error:
            raise why_not_alone(seq, error) from error

    def redo(self, *, by: object = None) -> Changes | None:
        """Do again what the newest undo took back, unless something new was done since."""
        entry = self.read.redoable()
        return None if entry is None else self._revert(entry, EntryKind.REDO, by)

    @contextlib.contextmanager
    def bulk(self, operation: str, *, by: object = None) -> Iterator[Bulk]:
        """Take many edit sets into one transaction and one journal entry; when the block raises, none happened."""
        with self._repository.bulk(operation, annotator=self.annotator) as entry:
            bulk = Bulk(self, entry)
            yield bulk
        if entry.edit_count:
            kept = () if entry.edit_count > BULK else tuple(self.read.journal_edits(entry.seq))
            self._tell(
                Changes(entry.seq, operation, kept, entry.edit_count > BULK, self.annotator),
                by,
            )

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Queries]:
        """Read one state of the project in the block, whatever others write meanwhile."""
        with self._project.snapshot():
            yield self.read

    def verify(self, *, progress: Callable[[str, int], None] | None = None) -> Verification:
        """Check the whole project; ``progress`` hears of (what, how many so far) and may raise to cancel."""
        from annotator.store.verify import verify

        return verify(self._project, progress=progress)

    def backup(self, target: Path, *, progress: Callable[[int, int], None] | None = None) -> None:
        """Write a consistent copy of the project; ``progress`` hears of (pages done, in all). Raises `UserError`."""
        from annotator.store.backup import copy_database

        if target.absolute() == self.path:
            raise UserError("backup.onto_itself", file=str(target))
        copy_database(self._project.connection, target, progress=progress)

    # Hearing

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with every change and who asked for it; return what ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def refresh(self) -> list[Changes]:
        """Tell the listeners what others have done since (another window, a job, the shell), and return it."""
        last = self.read.last_seq()
        return self._hear(self._seen + 1, last) if last > self._seen else []

    # Parts

    def _revert(self, entry: JournalEntry, kind: EntryKind, by: object, *, is_alone: bool = False) -> Changes:
        def parts(seq: int) -> Iterator[Part]:
            if is_alone:
                check_alone(self.read, seq)  # here, in the transaction, where nobody writes in between
            for part in self.read.journal_parts(seq, is_backwards=kind is EntryKind.UNDO):
                edits = part.edits
                if kind is EntryKind.UNDO:
                    edits = [edit.inverse() for edit in reversed(edits)]
                # The journal of a stranger's file may say what no operation would.
                self._check(EditSet(entry.operation, tuple(edits)))
                yield Part(edits, part.places)

        changes = self._repository.revert(entry.seq, parts, kind=kind, annotator=self.annotator)
        self._tell(changes, by)
        return changes

    def _check(self, edit_set: EditSet) -> None:
        """Hold every thing against the rules; an article may come with the same edits as its annotations."""
        lengths = {
            edit.id: edit.after.text_length  # type: ignore[union-attr]  # an article's
            for edit in edit_set.edits
            if edit.kind is Kind.ARTICLE and edit.after is not None
        }
        for edit in edit_set.edits:
            thing = edit.after
            if isinstance(thing, Annotation):
                if thing.article_id not in lengths:
                    lengths[thing.article_id] = self._text_length(thing.article_id)
                check_annotation(thing, lengths[thing.article_id])
            elif thing is not None:
                check_plain(thing)
        for made in edit_set.made:
            if made.article_id not in lengths:
                lengths[made.article_id] = self._text_length(made.article_id)
            check_extents(made, lengths[made.article_id])

    def _text_length(self, article_id: str) -> int:
        article = self.read.article(article_id)
        if article is None:
            raise UserError("article.gone", id=article_id)
        return article.text_length

    def _tell(self, changes: Changes, by: object) -> None:
        if changes.seq > self._seen + 1:
            # Somebody else wrote in between: tell of that first, so that listeners hear everything in its order.
            others = self._hear(self._seen + 1, changes.seq - 1)
            foreign = {edit.id for each in others for edit in each.edits}
            changes = replace(changes, overtaken=frozenset(foreign & {edit.id for edit in changes.edits}))
        self._seen = max(self._seen, changes.seq)
        for listener in tuple(self._listeners):
            listener(changes, by)

    def _hear(self, first: int, last: int) -> list[Changes]:
        """Tell the listeners of the entries from ``first`` to ``last``, and return them as changes."""
        news = []
        for entry in self.read.journal_since(first - 1):
            if entry.seq > last:
                break
            is_bulk = entry.edit_count > BULK
            edits = () if is_bulk else tuple(self.read.journal_edits(entry.seq))
            operation = entry.operation if entry.kind is EntryKind.DO else entry.kind.value
            changes = Changes(entry.seq, operation, edits, is_bulk, entry.annotator)
            news.append(changes)
            self._seen = max(self._seen, entry.seq)
            for listener in tuple(self._listeners):
                listener(changes, None)
        return news


class Bulk:
    """Many edit sets on their way into one journal entry. The project can be read between them."""

    def __init__(self, session: Session, entry: Entry) -> None:
        self._session = session
        self._entry = entry

    @property
    def edit_count(self) -> int:
        """How many edits it holds so far."""
        return self._entry.edit_count

    def apply(self, edit_set: EditSet) -> None:
        """Make the edits true, within the whole; raise `UserError`, which ends the whole unless it is caught.

        Check first what may fail: a set that raised half-way is not taken back by itself.
        """
        self._session._check(edit_set)  # noqa: SLF001 - the two are one thing in two classes
        self._entry.add(edit_set)
