"""What the system lacks of what Qt needs: found by loading it, named by package, installed where that is ours to do."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from packages import ALWAYS, COMMANDS, FONT, WAYLAND, X11, Library

# Run by the Python of the new environment, so that nothing of it is loaded into the set-up itself.
_PROBE = """
import ctypes, json, pathlib, sys
import PySide6
home = pathlib.Path(PySide6.__file__).parent
request = json.load(sys.stdin)
failures = {}
def load(name, path):
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        failures[name] = str(error)
for name in request["sonames"]:
    load(name, name)
for name in request["libraries"]:
    load(name, home / "Qt" / "lib" / name)
for name in request["platforms"]:
    load(name, home / "Qt" / "plugins" / "platforms" / f"libq{name}.so")
json.dump(failures, sys.stdout)
"""
QT_LIBRARIES = (
    "libQt6Core.so.6",
    "libQt6Gui.so.6",
    "libQt6Widgets.so.6",
    "libQt6Svg.so.6",
    "libQt6Test.so.6",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_SUFFIXES = {".ttf", ".otf", ".ttc", ".pfb", ".otc"}


class Lack(NamedTuple):
    """What is not there: libraries whose packages are known, a font, and whatever else kept Qt from loading."""

    libraries: tuple[Library, ...]
    others: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """What to tell the user is missing."""
        return [each.soname or "a font" for each in self.libraries] + list(self.others)

    def packages(self, manager: str) -> list[str]:
        """Return the packages that bring what lacks, in the names of ``manager``, each once."""
        return list(dict.fromkeys(getattr(each, manager) for each in self.libraries))


def complete(python: Path, *, window: bool) -> bool:
    """See to it that Qt can load: with a display where ``window`` is asked for and there is one, else without.

    Returns whether it can. Otherwise what lacks has been told, with the command that brings it.
    """
    if not sys.platform.startswith("linux"):
        return True  # the wheels bring everything on Windows and macOS
    lack = find(python, window=window)
    if lack.libraries and may_install():
        _tell(f"Installing what Qt needs and this system lacks: {', '.join(lack.packages('apt'))}")
        if install(lack.packages("apt")):
            lack = find(python, window=window)
    if not lack.names:
        return True
    _explain(lack)
    return False


def find(python: Path, *, window: bool) -> Lack:
    """Return what keeps Qt from loading on this system."""
    lack = _probe(python, ALWAYS, ("offscreen",))
    if window and os.environ.get("QT_QPA_PLATFORM", "") == "":
        lack = _joined(lack, _lack_of_a_window(python))
    return lack if _has_font() else lack._replace(libraries=(*lack.libraries, FONT))


def _lack_of_a_window(python: Path) -> Lack:
    """Return what the display needs; on Wayland, X11's libraries will do as well where X11 is reachable."""
    on_x11 = bool(os.environ.get("DISPLAY"))
    lack_of_wayland = Lack((), ())
    if os.environ.get("WAYLAND_DISPLAY"):
        lack_of_wayland = _probe(python, WAYLAND, ("wayland-generic",))
        if not lack_of_wayland.names or not on_x11:
            return lack_of_wayland
    return _probe(python, X11, ("xcb",)) if on_x11 else lack_of_wayland


def _joined(one: Lack, other: Lack) -> Lack:
    libraries = tuple(dict.fromkeys(one.libraries + other.libraries))
    return Lack(libraries, tuple(dict.fromkeys(one.others + other.others)))


def _probe(python: Path, libraries: tuple[Library, ...], platforms: tuple[str, ...]) -> Lack:
    request = {
        "sonames": [each.soname for each in libraries],
        "libraries": QT_LIBRARIES,
        "platforms": platforms,
    }
    answer = subprocess.run(
        [python, "-I", "-c", _PROBE], input=json.dumps(request), capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        return Lack((), (f"PySide6 ({answer.stderr.strip().splitlines()[-1:] or answer.returncode})",))
    failures: dict[str, str] = json.loads(answer.stdout)
    known = {each.soname: each for each in libraries}
    lacking = tuple(known[name] for name in failures if name in known)
    missing = {name for name in failures if name in known}
    others = []
    for name, reason in failures.items():
        found = re.match(r"(\S+): cannot open shared object file", reason)
        if name in known or (found and (found[1] in missing or found[1] in _SONAMES)):
            continue
        others.append(found[1] if found else f"{name} ({reason})")
    return Lack(lacking, tuple(dict.fromkeys(others)))


_SONAMES = {each.soname for each in (*ALWAYS, *X11, *WAYLAND)}  # told by the probe that asks for them


def _has_font() -> bool:
    for folder in FONT_FOLDERS:
        for _, _, files in os.walk(Path(folder).expanduser()):
            if any(Path(name).suffix.lower() in FONT_SUFFIXES for name in files):
                return True
    return False


def _manager() -> str | None:
    for name, command in COMMANDS.items():
        if shutil.which(command.split()[0]):
            return name
    return None


def may_install() -> bool:
    """Tell whether this is root on a Debian-like system: there, and only there, installing is ours to do."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and _manager() == "apt"


def install(packages: list[str]) -> bool:
    """Install Debian packages as root, quietly; tell what apt said where it fails. Returns whether it worked."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], [*COMMANDS["apt"].split(), *packages]):
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != 0 and command[1] == "install":
            _tell(done.stdout.rstrip())
            return False
    return True


def install_command(packages: list[str]) -> str:
    """Return the command of this system that installs Debian's ``packages``, for the user to run."""
    return _as_root(f"{COMMANDS['apt']} {' '.join(packages)}")


def _as_root(command: str) -> str:
    return command if hasattr(os, "geteuid") and os.geteuid() == 0 else f"sudo {command}"


def _explain(lack: Lack) -> None:
    _tell(f"error: Qt cannot start, because this system lacks {', '.join(lack.names)}.")
    manager = _manager()
    if lack.libraries and manager:
        _tell(
            f"Install it, then run make again:\n  {_as_root(COMMANDS[manager])} {' '.join(lack.packages(manager))}"
        )
    elif lack.libraries:
        for name in COMMANDS:
            _tell(f"  {COMMANDS[name]} {' '.join(lack.packages(name))}")
    if lack.others:
        _tell(f"Look for the packages of your system that bring: {', '.join(lack.others)}")


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
