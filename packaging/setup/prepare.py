"""Make `.venv` with the pinned packages, and see that Qt can load. It runs before there is anything but Python.

    python prepare.py window|tests

Nothing is done where nothing changed since the last time: the stamp in `.venv` says what it was made from.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints" / "dev.txt"
STAMP = VENV / ".made-from"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(arguments: list[str]) -> int:
    """Set up; return 0, or 1 when what lacks has been told."""
    if arguments not in (["window"], ["tests"]):
        _tell(f"usage: {Path(__file__).name} window|tests")
        return 1
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    wanted = _made_from()
    if not (_works() and STAMP.is_file() and STAMP.read_text() == wanted):
        if not _make():
            return 1
        STAMP.write_text(wanted)
    from system import complete

    return 0 if complete(PYTHON, window=arguments == ["window"]) else 1


def _made_from() -> str:
    """Return what the environment depends on, as one hash: the pins, the project's own file, and where it lies."""
    parts = [CONSTRAINTS.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _works() -> bool:
    """Tell whether there is an environment whose Python runs and is new enough."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-I", "-c", check], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _make() -> bool:
    if not _works():
        if not _can_make_environments():
            return False
        _tell(f"Setting up {VENV.name} with Python {sys.version.split()[0]} (once; a minute or so)")
        shutil.rmtree(VENV, ignore_errors=True)
        if not _run([sys.executable, "-m", "venv", str(VENV)]):
            _tell(f"error: {VENV} could not be made; see above for why.")
            return False
    else:
        _tell(f"Bringing {VENV.name} up to date")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    steps = (
        [*pip, "--require-hashes", "-r", str(CONSTRAINTS)],
        [*pip, "--no-build-isolation", "--no-deps", "--no-index", "-e", str(ROOT)],
    )
    for step in steps:
        if not _run(step):
            _tell(
                "error: the packages could not be installed; pip says why above. Without a network, or behind a "
                "proxy that pip does not know of, they cannot be fetched: mend that, then run make again."
            )
            return False
    return True


def _can_make_environments() -> bool:
    """Tell whether this Python can make an environment; Debian keeps that part in a package of its own."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return True
    from system import install, install_command, may_install

    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if may_install():
        _tell(f"Installing {package}, which this system lacks")
        if install([package]):
            importlib.invalidate_caches()
            return True
    _tell(
        f"error: this Python cannot make virtual environments (it lacks ensurepip). On Debian and Ubuntu:\n"
        f"  {install_command([package])}\nElsewhere install Python whole, or name another: make run PYTHON=..."
    )
    return False


def _run(command: list[str]) -> bool:
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
