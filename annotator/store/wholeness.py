"""Whether a value read from a damaged row has what its fields may hold: a table of SQLite's holds anything anywhere."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import orjson

from annotator.core.edits import CLASSES
from annotator.core.spans import Span
from annotator.core.tagset import AttributeType
from annotator.core.values import Link, Region

if TYPE_CHECKING:
    from annotator.core.edits import Entity

_PLAIN: dict[str, type] = {"str": str, "int": int}


def is_whole(thing: Entity | AttributeType) -> bool:
    """Tell whether each field is of its type, and all of it can be written as JSON."""
    plain, others = _FIELDS[type(thing)]
    for name, wanted in plain:
        if type(getattr(thing, name)) is not wanted:
            return False
    return all(_is_whole(name, getattr(thing, name)) for name in others)


def _is_whole(name: str, value: object) -> bool:
    match value:
        case tuple():
            return all(_is_part(each) for each in value)
        case dict():
            return _is_mapping(value, only_text=name == "attributes")
        case Link():
            return is_whole(value)
        case str():  # a status, a kind: of an enum, which has taken it
            return True
        case _:
            return False


def _is_part(part: object) -> bool:
    match part:
        case Span():
            return all(type(place) is int for place in part)
        case Region():
            return _is_part(part.span) and isinstance(part.rule, str)
        case AttributeType():
            return is_whole(part)
        case _:
            return isinstance(part, str)


def _is_mapping(value: dict[str, object], *, only_text: bool) -> bool:
    if not value:
        return True
    if only_text and not all(isinstance(each, str) for each in value.values()):
        return False
    try:
        orjson.dumps(value)
    except TypeError:
        return False
    return True


# Of each class the fields that are plain, with their types, and the names of the others. Asked once: there are articles
# by the hundred thousand.
_FIELDS = {
    cls: (
        tuple((field.name, _PLAIN[str(field.type)]) for field in fields(cls) if str(field.type) in _PLAIN),
        tuple(field.name for field in fields(cls) if field.init and str(field.type) not in _PLAIN),
    )
    for cls in (*CLASSES.values(), AttributeType)
}
