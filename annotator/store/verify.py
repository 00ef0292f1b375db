"""Checks a project from the ground up: the database, the journal's chain, and every thing against the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Kind
from annotator.core.errors import UserError
from annotator.core.rules import check_annotation
from annotator.core.text import sha256
from annotator.core.values import Annotation
from annotator.core.views import Problem
from annotator.store.columns import TABLES
from annotator.store.failures import told_as_user_errors
from annotator.store.rows import SELECTS, from_row
from annotator.store.verify_chain import check_chain, check_undone, last_states
from annotator.store.verify_derived import check_derived
from annotator.store.verify_search import check_search
from annotator.store.verify_sums import Sums, is_same, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.core.edits import Entity
    from annotator.store.connection import Connection
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
                journaled, held = Sums(), Sums()
                result.checked |= check_chain(connection, journaled, result.problems, tell)
                check_undone(connection, result.problems)
                for kind in Kind:
                    _things(connection, kind, held, result, tell)
                _compare(connection, journaled, held, result)
                check_derived(connection, result.problems)
                check_search(connection, result.problems, tell)
        except UserError as error:
            if error.code != "project.damaged":
                raise
            result.problems.append(Problem("database", "verify.damaged", error.trouble.facts))
    return result


def _database(connection: Connection, result: Verification) -> None:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":  # or several lines of what belongs together, under a heading
            result.problems.extend(
                Problem("database", "verify.damaged", {"detail": each})
                for each in str(line).splitlines()
                if not each.startswith("***")
            )
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


def _things(
    connection: Connection,
    kind: Kind,
    held: Sums,
    result: Verification,
    tell: Callable[[str, int], None],
) -> None:
    """Take everything of a kind into the sums, and hold every annotation against its text."""
    count = length = 0
    article_id = ""
    order = "t.article_pk" if kind is Kind.ANNOTATION else "t.pk"
    for row in _stream(connection, f"{SELECTS[kind]} ORDER BY {order}"):
        count += 1
        thing = _thing(kind, row)
        held.add(kind, row[0], value_of(thing))
        if isinstance(thing, Annotation):
            if thing.article_id != article_id:
                article_id, length = thing.article_id, _text_length(connection, thing.article_id)
            _check_span(thing, length, result)
        if count % _CHUNK == 0:
            tell(TABLES[kind], count)
    tell(TABLES[kind], count)
    # Counted as well: the statement above joins a row to others, and passes over one that has lost its ends.
    result.checked[TABLES[kind]] = int(
        connection.exec_driver_sql(f"SELECT count(*) FROM {TABLES[kind]}").scalar_one()
    )


def _compare(connection: Connection, journaled: Sums, held: Sums, result: Verification) -> None:
    """Name the things that are not as the journal last said; only where the sums differ is there one."""
    differing = journaled.differing(held)
    if differing:
        now: dict[tuple[Kind, str], Any] = {}
        for kind in {kind for kind, _ in differing}:
            for row in _stream(connection, SELECTS[kind]):
                if Sums.place(kind, row[0]) in differing:
                    now[kind, str(row[0])] = value_of(_thing(kind, row))
        said, contradictions = last_states(connection, differing)
        wrong = [one for one in {**said, **now} if not is_same(said.get(one), now.get(one))]
        result.problems.extend(
            Problem(f"{kind.value} {one}", "verify.not_as_journaled") for kind, one in sorted(wrong)
        )
        result.problems.extend(
            Problem(f"{kind.value} {one}", "verify.journal_contradicts")
            for kind, one in sorted(contradictions)
        )
    for kind in Kind:
        count = result.checked[TABLES[kind]]
        if count != journaled.counts[kind]:
            facts = {"count": count, "journaled": journaled.counts[kind]}
            result.problems.append(Problem(TABLES[kind], "verify.not_in_journal", facts))


def _thing(kind: Kind, row: Sequence[Any]) -> Entity | None:
    try:
        return from_row(kind, row)
    except UserError:
        return None


def _text_length(connection: Connection, article_id: str) -> int:
    """Return the measured length of an article's text: the number beside it may be wrong.

    SQLite's own ``length()`` stops at a NUL.
    """
    row = connection.exec_driver_sql(
        "SELECT x.content FROM articles a JOIN texts x ON x.pk = a.text_pk WHERE a.id = ?", (article_id,)
    ).first()
    return len(row[0]) if row and isinstance(row[0], str) else 0


def _check_span(annotation: Annotation, text_length: int, result: Verification) -> None:
    try:
        check_annotation(annotation, text_length)
    except UserError as error:
        facts = {"code": error.code, **error.trouble.facts}
        result.problems.append(Problem(f"annotation {annotation.id}", "verify.span", facts))


def _stream(connection: Connection, statement: str, values: tuple[Any, ...] = ()) -> Iterator[Sequence[Any]]:
    yield from connection.exec_driver_sql(statement, values)
