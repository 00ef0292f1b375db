"""Which libraries of a folder of Windows programs are needed, found by following their import tables."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OBJDUMP = "x86_64-w64-mingw32-objdump"
SUFFIXES = {".dll", ".pyd", ".exe"}
_BATCH = 50  # files at a time


def imports(tree: Path) -> dict[Path, frozenset[str]]:
    """Return what each program and library of the tree imports, as names in lower case."""
    paths = sorted(path for path in tree.rglob("*") if path.suffix.lower() in SUFFIXES)
    found = {}
    for start in range(0, len(paths), _BATCH):
        done = subprocess.run(
            [OBJDUMP, "-p", *map(str, paths[start : start + _BATCH])],
            check=True,
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "LC_ALL": "C"},
        )
        parts = re.split(r"^(/.+): +file format .+$", done.stdout, flags=re.MULTILINE)
        for name, text in zip(parts[1::2], parts[2::2], strict=True):
            names = re.findall(r"^\s*DLL Name: (\S+)", text, re.MULTILINE)
            found[Path(name)] = frozenset(each.lower() for each in names)
    return found


def reached(found: dict[Path, frozenset[str]], roots: Iterable[Path]) -> set[Path]:
    """Return the files that the roots need. Where two files have one name, both are kept: each folder has its own."""
    by_name: dict[str, list[Path]] = {}
    for path in found:
        by_name.setdefault(path.name.lower(), []).append(path)
    kept: set[Path] = set()
    waiting = list(roots)
    while waiting:
        path = waiting.pop()
        if path not in kept:
            kept.add(path)
            waiting.extend(each for name in found[path] for each in by_name.get(name, ()))
    return kept
