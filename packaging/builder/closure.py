"""Which shared libraries a tree of ELF files needs, found by following NEEDED entries from where the program starts."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BATCH = 100  # files at a time, so that the command line stays short


@dataclass(frozen=True)
class Elf:
    """One ELF file of a tree: its path, its own name, the names it needs and the C library version it needs."""

    path: Path
    soname: str
    needed: tuple[str, ...]
    glibc: tuple[int, ...]


def elves(tree: Path) -> dict[Path, Elf]:
    """Return every ELF file of the tree, by its path; symbolic links are left out."""
    paths = [each for each in sorted(tree.rglob("*")) if each.is_file() and not each.is_symlink()]
    paths = [each for each in paths if _magic(each) == b"\x7fELF"]
    found = {}
    for start in range(0, len(paths), _BATCH):
        batch = paths[start : start + _BATCH]
        done = subprocess.run(
            ["objdump", "-p", *map(str, batch)],
            check=True,
            capture_output=True,
            text=True,
            errors="replace",
            env={**os.environ, "LC_ALL": "C"},
        )
        parts = re.split(r"^(/.+): +file format .+$", done.stdout, flags=re.MULTILINE)
        for name, text in zip(parts[1::2], parts[2::2], strict=True):
            found[Path(name)] = _read(Path(name), text)
    return found


def reached(found: dict[Path, Elf], roots: Iterable[Path]) -> set[Path]:
    """Return the files of the tree that the roots need, the roots themselves with them."""
    by_name: dict[str, Path] = {}
    for elf in found.values():
        for name in (elf.soname, elf.path.name):
            by_name.setdefault(name, elf.path)
    kept: set[Path] = set()
    waiting = list(roots)
    while waiting:
        path = waiting.pop()
        if path in kept:
            continue
        kept.add(path)
        waiting.extend(by_name[name] for name in found[path].needed if name in by_name)
    return kept


def outside(found: dict[Path, Elf]) -> list[str]:
    """Return the names of the libraries that the tree needs and does not hold, in order."""
    inside = {elf.soname for elf in found.values()} | {path.name for path in found}
    return sorted({name for elf in found.values() for name in elf.needed} - inside)


def glibc_floor(found: dict[Path, Elf]) -> str:
    """Return the oldest version of the C library that every file of the tree can be loaded with."""
    return ".".join(map(str, max((elf.glibc for elf in found.values()), default=(0,))))


def _magic(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4)


def _read(path: Path, text: str) -> Elf:
    soname = re.search(r"^ +SONAME +(\S+)", text, re.MULTILINE)
    versions = [
        tuple(map(int, number.split(".")))
        for number in re.findall(r" GLIBC_(2\.[0-9.]+)$", text, re.MULTILINE)
    ]
    return Elf(
        path,
        soname[1] if soname else path.name,
        tuple(re.findall(r"^ +NEEDED +(\S+)", text, re.MULTILINE)),
        max(versions, default=(2, 0)),
    )
