"""Sets of keys that are ready to be chosen, each a small file of actions and their keys."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from annotator.environment.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUFFIX = ".toml"


def names() -> tuple[str, ...]:
    """Return what the sets are called, sorted."""
    return tuple(sorted(each.stem for each in resource("keys").iterdir() if each.suffix == _SUFFIX))


def keys_of(name: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of a set: action id -> keys, as Qt writes them in its portable form.

    The set without a name, and one that this version does not have, change nothing.
    """
    if not name or name not in names():
        return {}
    values: Mapping[str, list[str]] = tomllib.loads(
        (resource("keys") / f"{name}{_SUFFIX}").read_text(encoding="utf-8")
    )["keys"]
    return {action: tuple(keys) for action, keys in values.items()}
