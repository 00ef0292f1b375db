"""The choices of the user: what they may be, and how they are kept in one small file.

The window reads them before its first paint, so this module imports nothing but the standard library and the core.
What the window remembers by itself (its size, the last article) is no choice and is kept elsewhere.
"""

from __future__ import annotations

import getpass
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble, UserError
from annotator.environment.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class Theme(StrEnum):
    """How the window looks. ``SYSTEM`` follows the desktop's light, dark or high contrast."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class QueueOrder(StrEnum):
    """In which order waiting suggestions are shown: as they stand, the surest first, or what teaches most first."""

    TEXT = "text"
    CONFIDENCE = "confidence"
    TEACHES = "teaches"


def system_user() -> str:
    """Return the name under which the operating system knows the user, or ``analyst`` where it knows none."""
    try:
        return getpass.getuser() or "analyst"
    except (OSError, KeyError, ImportError):  # which one it is depends on the system and the Python version
        return "analyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices of one user. Make a changed one with `changed`, which checks the values."""

    annotator: str = field(default_factory=system_user)  # the name that annotations carry
    theme: Theme = Theme.SYSTEM
    font_family: str = ""  # of the article; empty: the program's own choice
    font_size: float = 13.0  # of the article, in points, before the zoom
    zoom: int = 100  # of the article, in percent
    line_height: float = 1.5  # a multiple of the font's own line height
    measure: int = 68  # the width of a line of the article, in characters
    language: str = ""  # of the window, as an ISO 639 code; empty: the system's
    learn: bool = (
        True  # let decisions of the project choose among suggestions, where cross-validation says so
    )
    queue_order: QueueOrder = QueueOrder.TEXT  # of the suggestions that wait
    rules_off: tuple[str, ...] = ()  # names of rules that make no suggestions, or grey nothing
    key_set: str = ""  # the name of a set of `annotator.services.key_sets`; empty: the program's own
    keys: Mapping[str, str] = field(
        default_factory=dict
    )  # action id -> key; an empty key takes the action's away
    extra: Mapping[str, Any] = field(
        default_factory=dict
    )  # what the file held that this version does not know


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings in force, and what was wrong with the file, for the user to be told."""

    settings: Settings
    troubles: tuple[Trouble, ...] = ()


def load(path: Path) -> Loaded:
    """Read the settings from ``path``. It never raises: whatever cannot be used stays at its default and is told.

    A file that is no JSON object is set aside beside itself, so that nothing of it is lost when it is written anew.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        return Loaded(Settings(), (Trouble("settings.unreadable", {"reason": _reason(error)}, str(path)),))
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        return Loaded(Settings(), (_set_aside(path),))
    settings, troubles = Settings(), []
    for name, value in values.items():
        try:
            settings = (
                changed(settings, **{name: value}) if name in _CHECKS else _with_extra(settings, name, value)
            )
        except UserError as error:
            wrong = error.trouble
            troubles.append(Trouble(wrong.code, wrong.facts, str(path)))
    return Loaded(settings, tuple(troubles))


def save(path: Path, settings: Settings) -> None:
    """Write the settings that differ from the defaults, whole or not at all.

    Raises `UserError` ``settings.not_saved``; the file is then as it was.
    """
    standard = Settings()
    values: dict[str, Any] = dict(settings.extra)
    for name in _CHECKS:
        value = getattr(settings, name)
        if value != getattr(standard, name):
            values[name] = dict(value) if name == "keys" else value
    data = _as_bytes(values)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as out:
            out.write(data)
    except OSError as error:
        raise UserError("settings.not_saved", file=str(path), reason=_reason(error)) from error


def changed(settings: Settings, **values: object) -> Settings:
    """Return the settings with some choices changed.

    Raises `UserError` whose facts name the field, the value and what it may be: ``settings.choice``,
    ``settings.number``, ``settings.text`` or ``settings.keys``; ``TypeError`` for a field that there is not.
    """
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in _CHECKS:
            msg = f"there is no setting {name}"
            raise TypeError(msg)
        checked[name] = _CHECKS[name](name, value)
    return replace(settings, **checked)


def _as_bytes(values: Mapping[str, Any]) -> bytes:
    """Return the file for these values; half surrogate pairs, which have no UTF-8 form, stay the escapes they were."""
    try:
        text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True).encode()
    except UnicodeEncodeError:
        text = json.dumps(values, indent=2, sort_keys=True).encode()
    return text + b"\n"


def _with_extra(settings: Settings, name: str, value: object) -> Settings:
    return replace(settings, extra={**settings.extra, name: value})


def _set_aside(path: Path) -> Trouble:
    """Move a broken file out of the way, under a name that says when."""
    kept = path.with_name(f"{path.name}.broken-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    try:
        path.replace(kept)
    except OSError as error:
        return Trouble("settings.unreadable", {"reason": _reason(error)}, str(path))
    return Trouble("settings.broken", {"kept": str(kept)}, str(path))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _shown(value: object) -> str:
    """Return the value as a message may show it: short, and on one line."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _text(longest: int, *, may_be_empty: bool) -> Callable[[str, object], str]:
    """Return a check for one line of text of at most ``longest`` code points."""

    def check(name: str, value: object) -> str:
        text = value.strip() if isinstance(value, str) else None
        if text is None or not (text or may_be_empty) or len(text) > longest or not text.isprintable():
            raise UserError("settings.text", field=name, value=_shown(value), longest=longest)
        return text

    return check


def _number(least: float, most: float) -> Callable[[str, object], float]:
    """Return a check for a number from ``least`` to ``most``, both allowed."""

    def check(name: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise UserError("settings.number", field=name, value=_shown(value), least=least, most=most)
        return float(value)

    return check


def _whole(least: int, most: int) -> Callable[[str, object], int]:
    """Return a check for a whole number from ``least`` to ``most``, both allowed."""
    in_range = _number(least, most)

    def check(name: str, value: object) -> int:
        number = in_range(name, value)
        if not number.is_integer():
            raise UserError("settings.number", field=name, value=_shown(value), least=least, most=most)
        return int(number)

    return check


def _theme(name: str, value: object) -> Theme:
    try:
        return Theme(value)  # type: ignore[arg-type]  # whatever it is: what is no theme raises ValueError
    except ValueError as error:
        choices = ", ".join(Theme)
        raise UserError("settings.choice", field=name, value=_shown(value), choices=choices) from error


def _queue_order(name: str, value: object) -> QueueOrder:
    try:
        return QueueOrder(value)  # type: ignore[arg-type]  # whatever it is: what is no order raises ValueError
    except ValueError as error:
        choices = ", ".join(QueueOrder)
        raise UserError("settings.choice", field=name, value=_shown(value), choices=choices) from error


def _keys(name: str, value: object) -> dict[str, str]:
    items = list(value.items()) if isinstance(value, dict) else None
    if items is None or not all(isinstance(action, str) and isinstance(key, str) for action, key in items):
        raise UserError("settings.keys", field=name, value=_shown(value))
    return dict(items)


def _truth(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise UserError("settings.choice", field=name, value=_shown(value), choices="true, false")
    return value


def _names(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise UserError("settings.names", field=name, value=_shown(value))
    return tuple(dict.fromkeys(value))


_CHECKS: dict[str, Callable[[str, object], Any]] = {
    "annotator": _text(100, may_be_empty=False),
    "theme": _theme,
    "font_family": _text(200, may_be_empty=True),
    "font_size": _number(6, 72),
    "zoom": _whole(30, 500),
    "line_height": _number(1, 3),
    "measure": _whole(30, 200),
    "language": _text(20, may_be_empty=True),
    "learn": _truth,
    "queue_order": _queue_order,
    "rules_off": _names,
    "key_set": _text(40, may_be_empty=True),
    "keys": _keys,
}
