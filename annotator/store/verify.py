"""Checks a project from the ground up: the database, the journal's chain, and every thing against the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.journal import GENESIS, EditsDigest, entry_hash
from annotator.core.rules import check_annotation
from annotator.core.text import sha256
from annotator.core.values import Annotation
from annotator.core.views import EntryKind, Problem
from annotator.store.codec import load
from annotator.store.columns import TABLES
from annotator.store.failures import told_as_user_errors
from annotator.store.rows import SELECTS, from_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from annotator.core.edits import Entity
    from annotator.store.project import Project

_CHUNK = 500


@dataclass(slots=True)
class Verification:
    """What was checked, how many of each, and what was found."""

    checked: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.problems


def verify(project: Project, *, progress: Callable[[str, int], None] | None = None) -> Verification:
    """Check a project on one state of it; ``progress`` hears of (what, how many so far) and may raise to cancel.

    Memory stays small whatever the project's size. Raises `UserError` where the file cannot even be read.
    """
    result = Verification()
    tell = progress or (lambda _what, _count: None)
    with project.snapshot() as connection:
        try:
            with told_as_user_errors(project.path):
                _database(connection, result)
                _texts(connection, result, tell)
                _chain(connection, result, tell)
                _undone(connection, result)
                for kind in Kind:
                    _things(connection, kind, result, tell)
                _counts(connection, result)
        except UserError as error:
            if error.code != "project.damaged":
                raise
            result.problems.append(Problem("database", "verify.damaged", error.trouble.facts))
    return result


def _database(connection: Connection, result: Verification) -> None:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            result.problems.append(Problem("database", "verify.damaged", {"detail": line}))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        result.problems.append(Problem(f"{table} row {row}", "verify.lost_end", {"parent": parent}))
    result.checked["tables"] = int(
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'table'").scalar_one()
    )


def _texts(connection: Connection, result: Verification, tell: Callable[[str, int], None]) -> None:
    count = 0
    for known, length, content in _stream(
        connection, "SELECT sha256, length, content FROM texts ORDER BY pk"
    ):
        count += 1
        if not isinstance(content, str) or sha256(content) != known or len(content) != length:
            result.problems.append(Problem(f"text {known}", "verify.text_changed"))
        tell("texts", count)
    result.checked["texts"] = count


def _chain(connection: Connection, result: Verification, tell: Callable[[str, int], None]) -> None:
    """Compute every entry's hash anew. Only the first broken entry is named: what follows hangs on it."""
    previous, expected, edits_checked = GENESIS, 1, 0
    columns = "seq, at, annotator, operation, kind, target, edit_count, edits_digest, previous_hash, hash"
    for row in _stream(connection, f"SELECT {columns} FROM journal ORDER BY seq"):
        seq, at, annotator, operation, kind, target, count, known_digest, known_previous, known = row
        digest = EditsDigest()
        touched: list[str] = []
        for edit_kind, entity_id, before, after in _stream(
            connection,
            "SELECT kind, entity_id, before, after FROM journal_edits WHERE seq = ? ORDER BY n",
            (seq,),
        ):
            digest.add(edit_kind, entity_id, _bytes(before), _bytes(after))
            if len(touched) < 5:
                touched.append(f"{edit_kind} {entity_id}")
        own = entry_hash(
            previous=previous,
            seq=seq,
            at=at,
            annotator=annotator,
            operation=operation,
            kind=kind,
            target=target,
            edits_digest=digest.hexdigest(),
        )
        is_whole = (seq, known_previous, known_digest, known) == (expected, previous, digest.hexdigest(), own)
        if not is_whole or count != digest.count:
            facts = {"operation": str(operation), "touched": ", ".join(touched) or "nothing"}
            result.problems.append(Problem(f"journal entry {seq}", "verify.chain_broken", facts))
            break
        previous, expected, edits_checked = own, expected + 1, edits_checked + count
        tell("journal entries", expected - 1)
    stray = connection.exec_driver_sql(
        "SELECT count(*) FROM journal_edits WHERE seq NOT IN (SELECT seq FROM journal)"
    ).scalar_one()
    if stray:
        result.problems.append(Problem("journal", "verify.stray_edits", {"count": stray}))
    result.checked["journal_entries"] = expected - 1
    result.checked["journal_edits"] = edits_checked


def _undone(connection: Connection, result: Verification) -> None:
    """Hold the flags that say what is undone against the undo and redo entries themselves."""
    undone: set[int] = set()
    flagged: set[int] = set()
    for seq, kind, target, flag in _stream(
        connection, "SELECT seq, kind, target, undone FROM journal ORDER BY seq"
    ):
        if flag:
            flagged.add(seq)
        if kind == EntryKind.UNDO:
            undone.add(target)
        elif kind == EntryKind.REDO:
            undone.discard(target)
    result.problems.extend(
        Problem(f"journal entry {seq}", "verify.undone_flag") for seq in sorted(undone ^ flagged)
    )


def _things(
    connection: Connection, kind: Kind, result: Verification, tell: Callable[[str, int], None]
) -> None:
    """Hold every thing against what the journal last said of it, and every annotation against its text."""
    lengths: dict[str, int] = {}
    count = 0
    for chunk in _chunks(_latest(connection, kind)):
        marks = ", ".join("?" * len(chunk))
        found = connection.exec_driver_sql(
            f"{SELECTS[kind]} WHERE t.id IN ({marks})", tuple(row[0] for row in chunk)
        )
        now: dict[str, Entity | None] = {}
        for row in found:
            try:
                now[row[0]] = from_row(kind, row)
            except UserError:
                now[row[0]] = None
        for entity_id, said in chunk:
            count += said is not None
            if now.get(entity_id) != _loaded(kind, said) or (said is None) is (entity_id in now):
                result.problems.append(Problem(f"{kind.value} {entity_id}", "verify.not_as_journaled"))
        if kind is Kind.ANNOTATION:
            _check_spans(
                connection, [each for each in now.values() if isinstance(each, Annotation)], lengths, result
            )
        tell(TABLES[kind], count)
    held = connection.exec_driver_sql(f"SELECT count(*) FROM {TABLES[kind]}").scalar_one()
    if held != count:
        facts = {"count": held, "journaled": count}
        result.problems.append(Problem(TABLES[kind], "verify.not_in_journal", facts))
    result.checked[TABLES[kind]] = count


def _latest(connection: Connection, kind: Kind) -> Iterator[Sequence[Any]]:
    """Yield (id, the JSON of its last state or None) of everything of a kind that the journal ever named."""
    return _stream(
        connection,
        "SELECT e.entity_id, e.after FROM journal_edits e WHERE e.kind = ? AND NOT EXISTS ("
        "SELECT 1 FROM journal_edits l WHERE l.entity_id = e.entity_id AND l.kind = e.kind "
        "AND (+l.seq > e.seq OR (+l.seq = e.seq AND +l.n > e.n)))",  # the plus keeps to the index by entity
        (kind.value,),
    )


def _check_spans(
    connection: Connection, annotations: Sequence[Annotation], lengths: dict[str, int], result: Verification
) -> None:
    for annotation in annotations:
        if annotation.article_id not in lengths:
            if len(lengths) > 10_000:
                lengths.clear()
            row = connection.exec_driver_sql(
                "SELECT x.content FROM articles a JOIN texts x ON x.pk = a.text_pk WHERE a.id = ?",
                (annotation.article_id,),
            ).first()
            # The text itself is measured, not the number beside it: SQLite's own length() stops at a NUL.
            lengths[annotation.article_id] = len(row[0]) if row else 0
        try:
            check_annotation(annotation, lengths[annotation.article_id])
        except UserError as error:
            facts = {"code": error.code, **error.trouble.facts}
            result.problems.append(Problem(f"annotation {annotation.id}", "verify.span", facts))


def _counts(connection: Connection, result: Verification) -> None:
    """Count what the counters say."""
    counted = (
        "SELECT {place} AS article_pk, label_pk, sum(status = 'accepted') AS accepted, "
        "sum(status = 'suggested') AS suggested FROM annotations WHERE status <> 'rejected' GROUP BY 1, 2"
    )
    true = f"{counted.format(place='article_pk')} UNION ALL {counted.format(place='0')}"
    kept = "SELECT article_pk, label_pk, accepted, suggested FROM label_counts"
    wrong = connection.exec_driver_sql(
        f"WITH counted AS ({true}), kept AS ({kept}) SELECT count(*) FROM ("
        "SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) "
        "UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))"
    ).scalar_one()
    if wrong:
        result.problems.append(Problem("counters", "verify.counters", {"count": wrong}))


def _loaded(kind: Kind, data: str | None) -> Entity | None:
    try:
        return load(kind, data)
    except (ValueError, TypeError):
        return None


def _bytes(data: str | None) -> bytes | None:
    return None if data is None else data.encode()


def _stream(connection: Connection, statement: str, values: tuple[Any, ...] = ()) -> Iterator[Sequence[Any]]:
    yield from connection.exec_driver_sql(statement, values).yield_per(_CHUNK)


def _chunks(rows: Iterator[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    chunk: list[Sequence[Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
