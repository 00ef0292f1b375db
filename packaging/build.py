"""Make the installers, from a clean checkout, with pinned packages.

    python packaging/build.py TARGET... --out DIR

The targets are wheel, deb, rpm, appimage, windows, sbom, checksums (on Linux), macos (on macOS), bundle and
flatpak-files, which lay out folders, and all, which is everything that can be made on this system. Each target first
checks the tools it needs, and says how to get those that lack. packaging/README.md says more.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from builder import tools
from builder.plan import ROOT, BuildError, Plan, make_plan, say

if TYPE_CHECKING:
    from collections.abc import Callable

# Target -> the module and function that make it, the tools it needs, the systems it can be made on.
TARGETS: dict[str, tuple[str, tuple[tools.Tool, ...], tuple[str, ...]]] = {
    "wheel": ("environment:wheel", (), ("linux", "darwin", "win32")),
    "bundle": ("archive:build", tools.BUNDLE, ("linux",)),
    "deb": ("deb:build", tools.DEB, ("linux",)),
    "rpm": ("rpm:build", tools.RPM, ("linux",)),
    "appimage": ("appimage:build", tools.APPIMAGE, ("linux",)),
    "flatpak-files": ("flatpak:build", tools.BUNDLE, ("linux",)),
    "windows": ("windows:build", tools.WINDOWS, ("linux",)),
    "sbom": ("sbom:build", tools.BUNDLE, ("linux",)),
    "macos": ("macos:build", tools.MACOS, ("darwin",)),
    "checksums": ("checksums:build", (), ("linux", "darwin", "win32")),  # last: of all the others
}
NOT_IN_ALL = {"bundle", "flatpak-files"}  # folders: to be tried out, and to be packed by another tool


def main(arguments: list[str] | None = None) -> int:
    """Make what is asked for; return 0, 1 when something could not be made, or 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="build.py", description="Make the installers of Claims Annotator.")
    parser.add_argument("target", choices=[*TARGETS, "all"], nargs="+")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the results go (dist)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "packaging", help="where the work is done"
    )
    parser.add_argument(
        "--worktree", action="store_true", help="build the files as they are, not the last commit"
    )
    parser.add_argument("--quick", action="store_true", help="compress quickly instead of well")
    parser.add_argument("--check", action="store_true", help="only look whether the tools are there")
    wishes = parser.parse_args(arguments)
    system = "linux" if sys.platform.startswith("linux") else sys.platform
    targets = [
        name
        for name, (_where, _needed, systems) in TARGETS.items()
        if name in wishes.target or ("all" in wishes.target and system in systems and name not in NOT_IN_ALL)
    ]
    try:
        for name in targets:
            _check(name, system)
        if wishes.check:
            return 0
        plan = make_plan(
            out=wishes.out.absolute(),
            work=wishes.work.absolute(),
            worktree=wishes.worktree,
            quick=wishes.quick,
        )
        for name in targets:
            _make(name, plan)
    except BuildError as error:
        say(f"build.py: error: {error}")
        return 1
    return 0


def _check(name: str, system: str) -> None:
    if system not in TARGETS[name][2]:
        msg = f"{name} cannot be made on {sys.platform}, only on {' and '.join(TARGETS[name][2])}"
        raise BuildError(msg)
    tools.check(TARGETS[name][1])


def _make(name: str, plan: Plan) -> None:
    module, _, function = TARGETS[name][0].partition(":")
    build: Callable[[Plan], Path | tuple[Path, ...]] = getattr(
        importlib.import_module(f"builder.{module}"), function
    )
    start = time.monotonic()
    made = build(plan)
    for path in made if isinstance(made, tuple) else (made,):
        size = path.stat().st_size / 1e6 if path.is_file() else 0
        say(f"{path}  {size:.1f} MB  {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
