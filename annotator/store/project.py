"""A project's database as a file: made whole or not at all, opened with care, one connection a thread."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.times import stamp
from annotator.store.connection import Connection
from annotator.store.ddl import STATEMENTS
from annotator.store.failures import told_as_user_errors
from annotator.store.matches import Matches
from annotator.store.schema import APPLICATION_ID, SCHEMA_VERSION, check_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BUSY_SECONDS = 5.0
_PAGE_BYTES = 16_384
_INDEX_BYTES = 8 * 1024 * 1024
_LARGE_CACHE_KIBIBYTES = 64 * 1024  # at most, 2,000 are usual
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "synchronous = FULL",
    "temp_store = MEMORY",
)


class Project:
    """An open project. Use it in the thread that opened it; every change goes through `transaction`.

    Reads outside a transaction see the newest committed state; none stays open, so the log can be checkpointed.
    """

    def __init__(self, path: Path, connection: Connection, *, is_read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.is_read_only = is_read_only
        self.matches = Matches(connection)

    @classmethod
    def create(cls, path: Path, fill: Callable[[Project], object] | None = None) -> Project:
        """Make a project at ``path``, put in what ``fill`` puts in, and open it.

        It is built beside its place and linked there when it is whole, so that a crash, a full disk or a ``fill`` that
        raises leaves nothing. Raises `UserError` where something is there already or the folder cannot be written.
        """
        path = path.absolute()
        if os.path.lexists(path):  # pathlib would raise for a name that is none
            raise UserError("project.exists", file=str(path))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        except OSError as error:
            raise UserError("project.cannot_create", file=str(path), detail=error.strerror or "") from error
        os.close(handle)
        part = Path(name)
        try:
            with told_as_user_errors(path):
                _build(part)
                if fill is not None:
                    connection = _connect(part)
                    try:
                        fill(
                            cls(path, connection, is_read_only=False)
                        )  # failures name the place it will have
                    finally:
                        connection.close()
            _put_in_place(part, path)
        finally:
            unmake(part)
        try:
            return cls.open(path)
        except UserError:  # there was room for the project, and none for its log
            unmake(path)
            raise

    @classmethod
    def open(cls, path: Path) -> Project:
        """Open the project at ``path``.

        Raises `UserError` where there is none, where it is something else, damaged, newer than this program, or
        held by another program.
        """
        path = path.absolute()
        is_read_only = _look_before_opening(path)
        with told_as_user_errors(path):
            connection = _connect(path, is_read_only=is_read_only)
            try:
                _check_version(connection, path)
                check_schema(connection, path)
                if not is_read_only:
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, is_read_only=is_read_only)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run the block as one change: committed and on the disk when it ends well, undone when it raises."""
        if self.is_read_only:
            raise UserError("project.read_only", file=str(self.path))
        with told_as_user_errors(self.path):
            self.connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.exec_driver_sql("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextlib.contextmanager
    def large_transaction(self) -> Iterator[Connection]:
        """Do the same for a change that may touch a large part of the project, with more of it kept in memory.

        Rows that come by the thousand lie all over the indexes of ids, hashes, titles and dates. Where these do not fit
        into the memory that SQLite is given, it reads and writes a page of them for nearly every row.
        """
        with told_as_user_errors(self.path):
            usual = self.connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
            self.connection.exec_driver_sql(f"PRAGMA cache_size = {-_LARGE_CACHE_KIBIBYTES}")
            try:
                with self.transaction() as connection:
                    yield connection
            finally:
                with contextlib.suppress(sqlite3.Error):  # what failed before is to be told
                    self.connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")

    def _roll_back(self) -> None:
        """End the transaction, unless SQLite has done so already (it does on a full disk)."""
        if self.connection.in_transaction:
            self.connection.exec_driver_sql("ROLLBACK")

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Run the block's reads on one state of the project, whatever others write meanwhile."""
        with told_as_user_errors(self.path):
            self.connection.exec_driver_sql("BEGIN")
            try:
                yield self.connection
            finally:
                self._roll_back()

    def close(self) -> None:
        """Let the file go. Closing twice is harmless."""
        self.connection.close()


def unmake(path: Path) -> None:
    """Delete a project that was only just made, with all that lies beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _connect(path: Path, *, is_read_only: bool = False) -> Connection:
    mode = "?mode=ro&immutable=1" if is_read_only else "?mode=rw"

    opened = sqlite3.connect(path.as_uri() + mode, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            opened.execute(f"PRAGMA {pragma}")
    except BaseException:
        opened.close()
        raise
    return Connection(opened)


def _build(path: Path) -> None:
    connection = _connect(path)
    try:
        connection.exec_driver_sql(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for statement in STATEMENTS:
            connection.exec_driver_sql(statement)
        for table in ("text_search", "fact_search"):
            # How much of the index an import may hold in memory before writing a part: eight times as much as usual.
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {_INDEX_BYTES})"
            )
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.exec_driver_sql(
            "INSERT INTO project (key, value) VALUES ('id', ?), ('created', ?)", (new_id(), stamp())
        )
        connection.exec_driver_sql("COMMIT")
    finally:
        connection.close()


def _put_in_place(part: Path, path: Path) -> None:
    """Give the finished file its name, never over another file."""
    try:
        try:
            path.hardlink_to(part)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if path.exists():
                raise FileExistsError(path) from None
            part.rename(path)
    except FileExistsError:
        raise UserError("project.exists", file=str(path)) from None
    except OSError as error:
        raise UserError("project.cannot_create", file=str(path), detail=error.strerror or "") from error


def _look_before_opening(path: Path) -> bool:
    """Refuse what is no whole project file, and tell whether it can only be read."""
    try:
        if path.is_dir():
            raise UserError("project.is_folder", file=str(path))
        if not path.exists():
            raise UserError("project.missing", file=str(path))
        if not path.is_file():
            raise UserError("project.not_a_project", file=str(path))
    except OSError as error:
        raise UserError("project.cannot_open", file=str(path), detail=error.strerror or "") from error
    if _application_id(path) != APPLICATION_ID:
        raise UserError("project.not_a_project", file=str(path))
    return not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)


def _application_id(path: Path) -> int:
    """Return the number by which a database says whose it is; raise `UserError` for no database, or half of one.

    It is read through SQLite. To open the file here and close it again would let go of every lock that other
    connections of this process hold on it (https://www.sqlite.org/howtocorrupt.html, 2.2): the next program to close
    the project would then take its log away under them, and what they write after that would be lost.
    """
    # A power cut may leave the file shorter than it says, in the middle of what its log still has: then the log is part
    # of what is looked at, and SQLite will bring the file up to it.
    has_log = _has_log(path)
    with told_as_user_errors(path):
        opened = sqlite3.connect(f"{path.as_uri()}?mode=ro{'' if has_log else '&immutable=1'}", uri=True)
        try:
            number, page_bytes, pages = (
                opened.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "page_size", "page_count")
            )
            # SQLite itself is content with a part of the last page.
            if not has_log and number == APPLICATION_ID and path.stat().st_size < page_bytes * pages:
                raise UserError("project.truncated", file=str(path))
        except sqlite3.DatabaseError as error:
            # All that SQLite has looked at so far is the header, and whether the file is as long as that says.
            if not has_log and getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
                raise UserError("project.truncated", file=str(path)) from error
            raise
        finally:
            opened.close()
    return int(number)


def _has_log(path: Path) -> bool:
    """Tell whether there is a log beside the file that can be read with it."""
    log = path.with_name(f"{path.name}-wal")
    try:
        return log.stat().st_size > 0 and os.access(path.parent, os.W_OK)
    except OSError:
        return False


def _check_version(connection: Connection, path: Path) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > SCHEMA_VERSION:
        raise UserError("project.newer", file=str(path), version=version, known=SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        from annotator.store.migrations.runner import migrate

        migrate(connection, path, version)
