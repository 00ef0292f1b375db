"""ZIP archives from outside: looked into without unpacking, within bounds, never trusted with a path."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_ENTRIES = 200_000
MOST_ENTRY_BYTES = 128 * 1024 * 1024
MOST_RATIO = 100  # of what an entry grows to; text seldom grows more than tenfold
_FREE_BYTES = 1024 * 1024  # below this nothing is a bomb
_EPOCH = (1980, 1, 1, 0, 0, 0)  # so that the same articles give the same bytes
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1


def is_archive(head: bytes) -> bool:
    """Tell whether a file that begins so is a ZIP archive, perhaps an empty one."""
    return head[:4] in {b"PK\x03\x04", b"PK\x05\x06"}


class Archive:
    """The entries of a ZIP archive, by name, that are files and lie inside it."""

    def __init__(self, file: zipfile.ZipFile, place: str) -> None:
        self._file = file
        self._place = place
        entries = [each for each in file.infolist() if not each.is_dir()]
        if len(entries) > MOST_ENTRIES:
            raise UserError("zip.too_many", file=place, most=MOST_ENTRIES)
        for entry in entries:
            if _leaves(entry.filename):
                raise UserError("zip.bad_path", file=place, name=entry.filename[:60])
        self._entries = {entry.filename: entry for entry in entries}
        total = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if total > MOST_RATIO * packed + _FREE_BYTES:
            raise UserError("zip.bomb", file=place, ratio=MOST_RATIO)

    def names(self) -> list[str]:
        """Return the names of the files in it, in the order of the archive."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """Return the bytes of an entry; raise `UserError` where it is missing, damaged, locked or far too large."""
        entry = self._entries.get(name)
        place = f"{self._place}/{name}"
        if entry is None:
            raise UserError("zip.missing", file=self._place, name=name[:200])
        if entry.flag_bits & _ENCRYPTED:
            raise UserError("zip.locked", file=place)
        if entry.compress_type not in _METHODS:
            raise UserError("zip.method", file=place)
        if entry.file_size > MOST_ENTRY_BYTES:
            raise UserError("zip.too_large", file=place, most=MOST_ENTRY_BYTES // 1_000_000)
        if entry.file_size > MOST_RATIO * entry.compress_size + _FREE_BYTES:
            raise UserError("zip.bomb", file=place, ratio=MOST_RATIO)
        try:
            with self._file.open(entry) as stream:
                return stream.read(entry.file_size)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise UserError("zip.damaged", file=place, detail=str(error)) from None


@contextlib.contextmanager
def opened_archive(stream: BinaryIO, path: Path) -> Iterator[Archive]:
    """Open an archive; raise `UserError` for what is none, for a bomb, and for a path that leaves it."""
    try:
        file = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, OverflowError, NotImplementedError) as error:
        raise UserError("zip.damaged", file=str(path), detail=str(error)) from None
    with file:
        yield Archive(file, str(path))


class ArchiveWriter:
    """A ZIP archive being written, each entry with the same date, so that the bytes repeat."""

    def __init__(self, out: BinaryIO) -> None:
        self._file = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, data: bytes) -> None:
        """Write one file."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        self._file.writestr(entry, data)

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Write the directory at the archive's end; after a failure the file is of no use, and so is another one."""
        if kind is None:
            self._file.close()
            return
        with contextlib.suppress(OSError, ValueError):
            self._file.close()


def _leaves(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name
