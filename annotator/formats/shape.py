"""What a record of another program's file is, where it is not what such files hold."""

from __future__ import annotations

from typing import Any

from annotator.core.errors import Trouble

_SHOWN = 60


def wrong(key: str, value: Any, format_name: str, place: str, line: int) -> Trouble:
    """Return the trouble that a part of a file has the wrong shape."""
    return Trouble(
        "record.wrong_shape", {"key": key, "value": shown(value), "format": format_name}, place, line
    )


def shown(value: Any) -> str:
    """Return a short form of a JSON value for a message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = str(value)
    text = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
    return f'"{text}"' if isinstance(value, str) else text


def is_whole(value: Any) -> bool:
    """Tell whether a JSON value is a whole number."""
    return type(value) is int


def as_dict(value: Any) -> dict[str, Any]:
    """Return an object, and an empty one for everything else."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return a list, and an empty one for everything else."""
    return value if isinstance(value, list) else []
