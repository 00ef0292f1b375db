"""What to do with a project that does not open: put a copy in its place, or save into a new one what can be read."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.times import stamp
from annotator.services.session import Session
from annotator.store.project import unmake
from annotator.store.salvage import salvaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(slots=True)
class Rescue:
    """What was saved, as counts by kind, and what could not be, each as a line for a person."""

    saved: dict[str, int] = field(default_factory=dict)
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
    try:
        shutil.copyfile(copy, part)
        for suffix in ("-wal", "-shm"):
            beside = project.with_name(project.name + suffix)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + suffix))
        project.rename(aside)
        part.rename(project)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError("recovery.cannot_move", file=str(project), detail=error.strerror or "") from error
    return aside


def salvage(
    damaged: Path, target: Path, *, annotator: str, progress: Callable[[str, int], None] | None = None
) -> Rescue:
    """Save what can be read of ``damaged`` into a new project at ``target``; the damaged file is only read.

    ``progress`` hears of (what, how many so far) and may raise to cancel, which leaves no target. Raises `UserError`
    where nothing at all can be read, and where something is at ``target`` already.
    """
    rescue = Rescue()
    found = salvaged(damaged, rescue.lost, progress=progress)
    if found.tag_set is None or not found.texts:
        raise UserError("recovery.nothing_left", file=str(damaged))
    session = Session.create(
        target, annotator=annotator, tag_set=found.tag_set
    )  # raises where something is there
    try:
        with session, session.bulk("project.salvage") as bulk:
            for edit_set in found.edit_sets(rescue.saved, rescue.lost):
                bulk.apply(edit_set)
    except BaseException:
        unmake(target)
        raise
    return rescue


def _aside(project: Path) -> Path:
    moment = stamp()[:19].replace(":", "").replace("-", "")
    return project.with_name(f"{project.stem}.damaged-{moment}{project.suffix}")
