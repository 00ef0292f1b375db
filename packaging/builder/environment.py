"""The Python environment that builds: pinned packages with hashes, fetched once, installed without a network."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from builder.plan import NAME, PACKAGING, BuildError, say

if TYPE_CHECKING:
    from builder.plan import Plan

CONSTRAINTS = PACKAGING / "constraints" / "build.txt"
_PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def python(plan: Plan) -> Path:
    """Return the Python of the build's own environment, made where it is not there or the pins have changed."""
    folder = plan.work / "environment"
    inner = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = hashlib.sha256(CONSTRAINTS.read_bytes() + sys.version.encode()).hexdigest()
    stamp = folder / ".made-from"
    if stamp.is_file() and stamp.read_text() == wanted and inner.exists():
        return inner
    packages = fetch(plan)
    say("setting up the build's Python environment, without a network")
    shutil.rmtree(folder, ignore_errors=True)
    plan.run([sys.executable, "-m", "venv", folder])
    plan.run(
        [
            inner,
            *_PIP,
            "install",
            "--no-index",
            "--find-links",
            packages,
            "--require-hashes",
            "-r",
            CONSTRAINTS,
        ]
    )
    stamp.write_text(wanted)
    return inner


def fetch(plan: Plan) -> Path:
    """Fetch the packages that this system's build needs, if they are not there; return their folder."""
    folder = plan.work / "packages"
    stamp = folder / ".made-from"
    wanted = hashlib.sha256(CONSTRAINTS.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return folder
    say("fetching the packages (the one step that needs a network)")
    folder.mkdir(parents=True, exist_ok=True)
    plan.run(
        [
            *(sys.executable, *_PIP, "download", "--only-binary", ":all:"),
            *("--require-hashes", "-r", CONSTRAINTS, "--dest", folder),
        ]
    )
    stamp.write_text(wanted)
    return folder


def wheel(plan: Plan) -> Path:
    """Build the wheel of the program into the output folder and return its path."""
    inner = python(plan)
    folder = plan.folder("wheel")
    say("building the wheel")
    plan.run(
        [
            inner,
            *_PIP,
            "wheel",
            "--no-build-isolation",
            "--no-deps",
            "--no-index",
            "--wheel-dir",
            folder,
            plan.source,
        ]
    )
    built = list(folder.glob("*.whl"))
    if len(built) != 1:
        msg = f"the wheel of {NAME} was not made in {folder}"
        raise BuildError(msg)
    return Path(shutil.copy2(built[0], plan.out / built[0].name))


def install(plan: Plan, built: Path) -> None:
    """Install the wheel of the program into the build's environment."""
    inner = python(plan)
    plan.run([inner, *_PIP, "install", "--no-deps", "--no-index", "--no-compile", "--force-reinstall", built])
