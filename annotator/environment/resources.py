"""The one door to ``resources/`` and ``seeds/``, in a checkout, an editable install, a wheel and a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    candidates = ([Path(frozen)] if frozen else []) + [_PACKAGE / "_data", _PACKAGE.parent]
    for candidate in candidates:
        if (candidate / "resources").is_dir() and (candidate / "seeds").is_dir():
            return candidate
    msg = f"the program's resources are missing beside {_PACKAGE}; install it anew"
    raise FileNotFoundError(msg)


def resource(name: str) -> Path:
    """Return the path of a file or folder below ``resources/``; raise `FileNotFoundError` where it is missing."""
    path = _root() / "resources" / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def seeds() -> tuple[Path, ...]:
    """Return the paths of the seed articles, in the order of their names."""
    return tuple(sorted((_root() / "seeds").glob("*.txt")))
