"""What the database driver says, turned into failures that a user can do something about."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.store.connection import NoRowError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BY_CODE = {
    sqlite3.SQLITE_BUSY: "project.locked",
    sqlite3.SQLITE_LOCKED: "project.locked",
    sqlite3.SQLITE_FULL: "project.disk_full",
    sqlite3.SQLITE_IOERR_SHMSIZE: "project.disk_full",  # no room for the index of the log
    sqlite3.SQLITE_READONLY: "project.read_only",
    sqlite3.SQLITE_CANTOPEN: "project.cannot_open",
    sqlite3.SQLITE_PERM: "project.cannot_open",
    sqlite3.SQLITE_AUTH: "project.cannot_open",
    sqlite3.SQLITE_NOTADB: "project.not_a_project",
    sqlite3.SQLITE_CORRUPT: "project.damaged",
    sqlite3.SQLITE_IOERR: "project.io_error",
    sqlite3.SQLITE_TOOBIG: "project.value_too_big",
    # The rules were asked before: what the tables then refuse contradicts something they should not hold.
    sqlite3.SQLITE_CONSTRAINT: "project.contradiction",
}

# Damage that SQLite tells in words alone, under its general error code.
# The last two are all that it says of a search index that contradicts itself, and of counters too large to be added up:
# our own statements are sound.
_DAMAGE = (
    *("malformed", "fts5", "unsupported file format", "same text encoding", "SQL logic error"),
    "integer overflow",
)


@contextlib.contextmanager
def told_as_user_errors(path: Path) -> Iterator[None]:
    """Raise `UserError` for what the disk or another program did; let everything else through as it is."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, path) from error
    except NoRowError as error:
        raise UserError("project.damaged", file=str(path), detail="a row that its index has") from error
    except OverflowError as error:  # a number of the file's, counted up, is more than SQLite takes
        raise UserError("project.damaged", file=str(path), detail="a number that is too large") from error
    except (
        UnicodeDecodeError
    ) as error:  # the driver cannot even decode SQLite's message, which quotes the damage
        raise UserError("project.damaged", file=str(path), detail="a message that cannot be read") from error


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Do the same around a read, whose memory depends on what the rows say of their own size, as damaged ones may."""
    with told_as_user_errors(path):
        try:
            yield
        except MemoryError as error:
            raise UserError("project.no_memory", file=str(path)) from error


def _translated(error: sqlite3.Error, path: Path) -> Exception:
    said = str(error)
    number = getattr(error, "sqlite_errorcode", 0)
    code = _BY_CODE.get(number, _BY_CODE.get(number & 0xFF))
    if code is not None:
        return UserError(code, file=str(path), detail=said)
    if any(words in said for words in _DAMAGE):
        return UserError("project.damaged", file=str(path), detail=said)
    if said.startswith("Could not decode"):  # the driver's own, without a code; it quotes the text
        return UserError("project.damaged", file=str(path), detail="words that are not UTF-8")
    return error
