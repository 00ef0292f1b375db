"""From failures to words on the banner, in the language of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from annotator.core.errors import Trouble
    from annotator.ui.desk import Desk


def translated(source: str) -> str:
    """Return a template of `annotator.services.wording` in the language of the user."""
    return QCoreApplication.translate("Wording", source)


def in_words(trouble: Trouble) -> str:
    """Return a failure as two sentences: where and what happened, and what to do."""
    from annotator.services.wording import sentence

    what, remedy = sentence(trouble, translated)
    place = f"{trouble.file}:{trouble.line}" if trouble.file and trouble.line else trouble.file
    begin = f"{place}: {what}" if place else what[:1].upper() + what[1:]
    return f"{begin}. {remedy[:1].upper()}{remedy[1:]}." if remedy else f"{begin}."


def as_line(trouble: Trouble) -> str:
    """Return a failure as a line of a report."""
    from annotator.services.wording import sentence

    what, remedy = sentence(trouble, translated)
    place = f"{trouble.file}:{trouble.line}" if trouble.line else trouble.file
    return "; ".join(part for part in (f"{place}: {what}" if place else what, remedy) if part)


def tell_uncaught(desk: Desk, error: BaseException) -> None:
    """Tell what nothing caught: a failure of the user's project in words, anything else as a bug."""
    from annotator.core.errors import UserError

    if isinstance(error, UserError):
        desk.failed.emit(error.trouble)
    else:
        desk.broke.emit(type(error).__name__)
