"""Opening the project of a start: the one that is named, or the default one, made with the seed articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.services.session import Session

if TYPE_CHECKING:
    from pathlib import Path


def open_project(path: Path, annotator: str, *, is_default: bool = False) -> Session:
    """Open a project; the default one is made, with the seed articles, where it is not there. Raises `UserError`."""
    if not is_default:
        return Session.open(path, annotator=annotator)
    if path.exists():
        session = Session.open(path, annotator=annotator)
    else:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise UserError("profile.cannot_make", file=str(path.parent), detail=detail) from error
        session = Session.create(path, annotator=annotator)
    # A start that was cut off before the articles came is made good at the next.
    if session.read.last_seq() <= 1 and not session.is_read_only:
        from annotator.services.transfer import add_seeds

        add_seeds(session)
    return session
