"""Commands that look at what was done and take it back: history, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from annotator.cli.shell import (
    Shell,
    annotator_option,
    complain,
    json_option,
    pass_shell,
    project_argument,
    say,
    say_json_list,
)
from annotator.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.views import JournalEntry
    from annotator.services.session import Session

_DEFAULT = click.core.ParameterSource.DEFAULT
_PAGE = 200
_TOUCHED = 20
_count_option = click.option(
    "-n", "count", default=1, metavar="N", type=click.IntRange(min=1), help="How many."
)


@click.command(short_help="Show what was done, newest first.")
@project_argument
@click.option("-n", "count", default=None, metavar="N", type=click.IntRange(min=1), help="Only the newest N.")
@json_option
@pass_shell
def history(shell: Shell, *, project: str, count: int | None, as_json: bool) -> None:
    """Show the journal of PROJECT, newest first."""
    with shell.open(project) as session:
        entries = _entries(session, count)
        if as_json:
            say_json_list(_as_json(session, entry) for entry in entries)
            return
        for entry in entries:
            undone = "  (undone)" if entry.undone else ""
            target = f" of {entry.target}" if entry.target else ""
            kind = "" if entry.kind.value == "do" else f"{entry.kind.value}{target}: "
            changes = f"{entry.edit_count} change" + ("" if entry.edit_count == 1 else "s")
            say(f"{entry.seq:>6}  {entry.at}  {entry.annotator}  {kind}{entry.operation}, {changes}{undone}")


def _entries(session: Session, count: int | None) -> Iterator[JournalEntry]:
    before: int | None = None
    left = count
    while left is None or left > 0:
        page = session.read.journal(limit=_PAGE if left is None else min(_PAGE, left), before=before)
        if not page:
            return
        yield from page
        before = page[-1].seq
        left = None if left is None else left - len(page)


def _as_json(session: Session, entry: JournalEntry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at,
        "annotator": entry.annotator,
        "operation": entry.operation,
        "kind": entry.kind.value,
        "target": entry.target,
        "undone": entry.undone,
        "touched": [{"kind": kind, "id": one} for kind, one in session.read.touched(entry.seq, _TOUCHED)],
        "changes": entry.edit_count,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }


@click.command(short_help="Take back the newest change.")
@project_argument
@_count_option
@click.option(
    "--entry", type=click.IntRange(min=1), metavar="SEQ", help="Take back just this entry of the journal."
)
@annotator_option
@pass_shell
def undo(shell: Shell, *, project: str, count: int, entry: int | None, annotator: str) -> None:
    """Take back the newest change of PROJECT that is not taken back yet, or the newest N.

    With --entry, just that one is taken back, and the later ones stay, where none of them touched the same.
    """
    if entry is not None and click.get_current_context().get_parameter_source("count") is not _DEFAULT:
        raise click.UsageError("-n and --entry exclude each other: --entry takes back just one.")
    with shell.open(project, annotator) as session:
        if entry is not None:
            session.undo_entry(entry)
            say(f"undone: {entry}")
            return
        _repeat(shell, session, count, is_undo=True)


@click.command(short_help="Do again what was taken back.")
@project_argument
@_count_option
@annotator_option
@pass_shell
def redo(shell: Shell, *, project: str, count: int, annotator: str) -> None:
    """Do again what the newest undo took back, or the newest N."""
    with shell.open(project, annotator) as session:
        _repeat(shell, session, count, is_undo=False)


def _repeat(shell: Shell, session: Session, count: int, *, is_undo: bool) -> None:
    """Undo or redo ``count`` times. When it ends before, that is an error only where nothing was done at all."""
    for done in range(count):
        try:
            say(_undone(session) if is_undo else _redone(session))
        except UserError as error:
            if not done:
                raise
            complain(error.trouble)
            shell.fell_short()
            return


def _undone(session: Session) -> str:
    entry = session.read.undoable()
    if entry is None or session.undo() is None:
        raise UserError("undo.nothing", file=str(session.path))
    return f"undone: {entry.seq}, {entry.operation}"


def _redone(session: Session) -> str:
    entry = session.read.redoable()
    if entry is None or session.redo() is None:
        raise UserError("redo.nothing", file=str(session.path))
    return f"done again: {entry.seq}, {entry.operation}"
