"""What to do with a project that does not open: put a copy in its place, or save into a new one what can be read."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.times import stamp
from annotator.environment.files import sync_folder
from annotator.services.session import Session
from annotator.store.salvage import salvaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(slots=True)
class Rescue:
    """What was saved, as counts by kind, and what could not be, each as a line for a person.

    ``restored`` are lines for what could not be read, and is as the journal left it.
    """

    saved: dict[str, int] = field(default_factory=dict)
    restored: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def restore(copy: Path, project: Path) -> Path:
    """Put a copy in the project's place, and return where the damaged file was moved to (nothing is deleted).

    Raises `UserError` where the copy is no sound project or the files cannot be moved; then nothing has changed.
    """
    with Session.open(copy, annotator="") as session:
        if not session.verify().is_sound:
            raise UserError("recovery.copy_damaged", file=str(copy))
    aside = _aside(project)
    part = project.with_name(f".{project.name}.restored.part")
    done: list[tuple[Path, Path]] = []
    try:
        shutil.copyfile(copy, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        # The log goes after its project: without it, the project would open as if what is in the log had never been.
        for old, new in (*_moves(project, aside), (part, project)):
            old.rename(new)
            done.append((old, new))
    except OSError as error:
        for old, new in reversed(done):
            with contextlib.suppress(OSError):
                new.rename(old)
        part.unlink(missing_ok=True)
        raise UserError("recovery.cannot_move", file=str(project), detail=error.strerror or "") from error
    with contextlib.suppress(OSError):
        sync_folder(project.parent)
    return aside


def salvage(
    damaged: Path, target: Path, *, annotator: str, progress: Callable[[str, int], None] | None = None
) -> Rescue:
    """Save what can be read of ``damaged`` into a new project at ``target``; the damaged file is only read.

    ``progress`` hears of (what, how many so far) and may raise to cancel, which leaves no target. Raises `UserError`
    where nothing at all can be read, and where something is at ``target`` already.
    """
    rescue = Rescue()
    found = salvaged(damaged, rescue.lost, rescue.restored, progress=progress)
    if found.tag_set is None or not found.texts:
        raise UserError("recovery.nothing_left", file=str(damaged))

    def fill(session: Session) -> None:
        with session.bulk("project.salvage") as bulk:
            for edit_set in found.edit_sets(rescue.saved, rescue.lost):
                bulk.apply(edit_set)

    # Raises where something is there.
    Session.create(target, annotator=annotator, tag_set=found.tag_set, fill=fill).close()
    return rescue


def _moves(project: Path, aside: Path) -> Iterator[tuple[Path, Path]]:
    """Yield what makes way for the copy: the project, then what lies beside it."""
    yield project, aside
    for suffix in ("-wal", "-shm"):
        beside = project.with_name(project.name + suffix)
        if beside.exists():
            yield beside, aside.with_name(aside.name + suffix)


def _aside(project: Path) -> Path:
    """Return a name that nothing has yet: a file that was moved there before is never replaced."""
    moment = stamp()[:19].replace(":", "").replace("-", "")
    first = f"{project.stem}.damaged-{moment}"
    names = (f"{first}-{number}" if number > 1 else first for number in count(1))
    places = (project.with_name(f"{name}{project.suffix}") for name in names)
    return next(place for place in places if not place.exists())
