"""Opening files from outside: what is no readable file is refused in words, and reading never waits for a device."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CODES = {
    errno.ENOENT: "file.missing",
    errno.ENOTDIR: "file.missing",
    errno.EACCES: "file.unreadable",
    errno.EPERM: "file.unreadable",
    errno.EISDIR: "file.is_folder",
    errno.ENAMETOOLONG: "file.missing",
    errno.ELOOP: "file.missing",
    errno.ENXIO: "file.is_device",
}


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file for reading bytes; raise `UserError` for what is missing, unreadable, a folder, a device.

    A failure while reading (a disk that gives up) is a `UserError` as well.
    """
    with told_as_user_errors(path):
        flags = (
            os.O_RDONLY
            | getattr(os, "O_NONBLOCK", 0)
            | getattr(os, "O_BINARY", 0)
            | getattr(os, "O_NOCTTY", 0)
        )
        # Looked at before it is opened as well: opening a device can do something, opening a pipe can wait.
        _refuse_special(path, path.stat().st_mode)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as stream:
            _refuse_special(path, os.fstat(handle).st_mode)
            yield stream


@contextlib.contextmanager
def told_as_user_errors(path: Path) -> Iterator[None]:
    """Raise `UserError` for what the system says of a file."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "file.cannot_read")
        raise UserError(code, file=str(path), detail=error.strerror or str(error)) from error
    except ValueError as error:
        if "null" not in str(error):  # a path with a NUL byte
            raise
        raise UserError("file.missing", file=str(path), detail=str(error)) from error


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UserError("file.is_folder", file=str(path))
    if not stat.S_ISREG(mode):
        raise UserError("file.is_device", file=str(path))


def read_whole(stream: BinaryIO, most: int) -> bytes:
    """Return the rest of a regular file; at most ``most`` bytes and one more, which tells that there are too many.

    Python sets aside as many bytes as it is asked to read, so it is asked for no more than the file holds.
    """
    size = os.fstat(stream.fileno()).st_size - stream.tell()
    return stream.read(min(max(size, 0) + 1, most + 1))


def known_encoding(name: str, path: Path) -> str:
    """Return the encoding's usual name; raise `UserError` where there is no such text encoding."""
    try:
        io.TextIOWrapper(
            io.BytesIO(), encoding=name
        )  # refuses what is no encoding of text, such as hex, as well
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        raise UserError("encoding.unknown", file=str(path), encoding=name[:60]) from None
