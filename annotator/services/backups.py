"""Automatic copies of a project: one at each start that finds news, the newest few and one a day kept."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from annotator.core.errors import UserError
from annotator.core.times import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.services.session import Session

NEWEST = 5
DAYS = 7


class Copy(NamedTuple):
    """An automatic copy, its moment (UTC, ISO 8601 to the second) and the number of the last change it holds."""

    path: Path
    at: str
    seq: int


def make_copy(
    session: Session, folder: Path, *, progress: Callable[[int, int], None] | None = None
) -> Path | None:
    """Copy the project into ``folder`` unless its newest copy holds the same changes, and thin out the old ones.

    Returns the new copy's path, or None where there was nothing new. Raises `UserError` where it cannot be written.
    """
    known = copies(session.path, folder)
    seq = session.read.last_seq()
    if known and known[0].seq == seq:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("backup.cannot_write", file=str(folder), detail=error.strerror or "") from error
    moment = stamp()[:19].replace(":", "").replace("-", "")
    target = folder / f"{_prefix(session.path)}{moment}Z.{seq}.claims"
    session.backup(target, progress=progress)
    for old in outdated(copies(session.path, folder)):
        with suppress(OSError):  # another program may hold it; the next start tries again
            old.path.unlink()
    return target


def copies(project: Path, folder: Path) -> list[Copy]:
    """Return the automatic copies of the project at ``project``, newest first."""
    prefix = _prefix(project)
    found = []
    for path in folder.glob(f"{_escaped(prefix)}*.claims") if folder.is_dir() else ():
        moment, _, seq = path.name.removeprefix(prefix).removesuffix(".claims").partition(".")
        if len(moment) == len("20250131T123456Z") and seq.isascii() and seq.isdigit():
            day, time = moment[:8], moment[9:15]
            at = f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}Z"
            found.append(Copy(path, at, int(seq)))
    return sorted(found, key=lambda copy: (copy.at, copy.seq), reverse=True)


def outdated(known: Sequence[Copy]) -> list[Copy]:
    """Return the copies that are neither among the newest nor the last of one of the newest days."""
    last_of_day: dict[str, Copy] = {}
    for copy in known:
        last_of_day.setdefault(copy.at[:10], copy)
    kept = {copy.path for copy in (*known[:NEWEST], *list(last_of_day.values())[:DAYS])}
    return [copy for copy in known if copy.path not in kept]


def _prefix(project: Path) -> str:
    """Return how the names of the project's copies begin: its name, and a mark of its folder."""
    mark = hashlib.sha256(str(project.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{project.stem}.{mark}."


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
