"""The fields for what is known of an article: title, publisher, author, address, date, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def captions() -> dict[str, str]:
    """Return what the facts are called, in the order they are asked for."""
    return {
        "title": _words("Title"),
        "publisher": _words("Publisher"),
        "author": _words("Author"),
        "url": _words("Address"),
        "published": _words("Published"),
        "language": _words("Language"),
    }


def fields(values: Mapping[str, str], names: Iterable[str] = ()) -> dict[str, QLineEdit]:
    """Return a field for each fact, or for those of these names, filled with what is known."""
    known = captions()
    made: dict[str, QLineEdit] = {}
    for name in names or known:
        field = made[name] = QLineEdit(values.get(name, ""))
        field.setObjectName(f"fact_{name}")
        field.setAccessibleName(known[name])
        field.setCursorPosition(0)
    if "published" in made:
        made["published"].setPlaceholderText(_words("2023, 2023-09 or 2023-09-25"))
    if "language" in made:
        made["language"].setPlaceholderText("en")
    return made


def date_problem(date: str, before: str = "") -> str:
    """Return what is wrong with a date that was typed; one that stood there before may stay as it is."""
    is_good = not date or _DATE.fullmatch(date) is not None or date == before
    return "" if is_good else _words("A date is written as 2023, 2023-09 or 2023-09-25.")


def _words(source: str) -> str:
    return QCoreApplication.translate("FactsDialog", source)
