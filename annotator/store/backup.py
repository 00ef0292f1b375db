"""Consistent copies of a project, also while others write to it (SQLite's own backup)."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.environment.files import sync_folder
from annotator.store.failures import told_as_user_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.store.connection import Connection


_PAGES_A_STEP = 256
_BEGINNING = "SELECT hash FROM journal ORDER BY seq LIMIT 1"


def copy_database(
    connection: Connection, target: Path, *, progress: Callable[[int, int], None] | None = None
) -> None:
    """Copy the open database to ``target``, whole or not at all, over an earlier copy of it and nothing else.

    ``progress`` hears of (pages done, pages in all), and may raise to cancel. Raises `UserError` where the target
    cannot be written, is something else, or is a copy that somebody works in.
    """
    try:
        _check_replaceable(connection, target)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise UserError("backup.cannot_write", file=str(target), detail=error.strerror or "") from error
    os.close(handle)
    part = Path(name)

    def step(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    try:
        with told_as_user_errors(target), contextlib.closing(sqlite3.connect(part)) as copy:
            connection.driver.backup(copy, pages=_PAGES_A_STEP, progress=step, sleep=0.01)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + end).unlink(missing_ok=True)


def _check_replaceable(connection: Connection, target: Path) -> None:
    """Raise `UserError` unless ``target`` is free, empty, or an earlier copy of this project that nobody has open."""
    if not target.exists() or (target.is_file() and target.stat().st_size == 0):
        return
    if any(target.with_name(target.name + end).exists() for end in ("-wal", "-journal")):
        raise UserError("backup.copy_in_use", file=str(target))
    ours = connection.exec_driver_sql(_BEGINNING).first()
    if ours is None or _beginning_of(target) != ours[0]:
        raise UserError("backup.not_a_copy", file=str(target))


def _beginning_of(path: Path) -> str | None:
    """Return the hash that a project's journal begins with, None where the file is no project."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as other:
            row = other.execute(_BEGINNING).fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return str(row[0]) if row else None
