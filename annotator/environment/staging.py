"""Several files written into a folder together, all of them or none."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[Callable[[str, bytes], None]]:
    """Yield what adds a file by its name, and put all files into ``folder`` when the block ends well.

    The folder is made where it is missing; its own folder must be there. When the block raises, or a file cannot be put
    in its place, the folder is as it was. Raises `OSError`.
    """
    is_new = not folder.exists()
    if is_new:
        folder.mkdir()
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".claims-export-") as name:
            written, replaced = Path(name, "written"), Path(name, "replaced")
            written.mkdir()
            replaced.mkdir()

            def add(name: str, data: bytes) -> None:
                target = written / name
                with target.open("wb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())

            yield add
            _put(written, replaced, folder)
    except BaseException:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _put(written: Path, replaced: Path, folder: Path) -> None:
    """Move the files to their places; on a failure move them, and what they replaced, back."""
    files = sorted(written.iterdir())
    for each in files:
        if (folder / each.name).is_dir():  # it could be moved away, and what is in it would be lost
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), each.name)
    done: list[str] = []
    kept: list[str] = []
    try:
        for each in files:
            target = folder / each.name
            if target.exists():
                target.replace(replaced / each.name)
                kept.append(each.name)
            each.replace(target)
            done.append(each.name)
    except OSError:
        for name in done:
            (folder / name).unlink(missing_ok=True)
        for name in kept:
            (replaced / name).replace(folder / name)
        raise
