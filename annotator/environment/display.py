"""Whether there is a display that a window could be opened on."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_display() -> bool:
    """Tell whether there is a display to open a window on; only on Linux may there be none."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    if not display:
        return False
    number = display.removeprefix(":").partition(".")[0]
    if not display.startswith(":") or not number.isdigit():
        return True
    return Path(f"/tmp/.X11-unix/X{number}").exists() or _listens(f"\0/tmp/.X11-unix/X{number}")  # noqa: S108 - X's own


def _listens(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(address) == 0
