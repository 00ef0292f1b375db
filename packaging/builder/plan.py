"""What one build is: the commit, its version and time, where it works and where the results go."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
NAME = "claims-annotator"
PRODUCT = "Claims Annotator"
APPLICATION_ID = "org.claimsannotator.ClaimsAnnotator"
MIME_TYPE = "application/vnd.claims-annotator.project+sqlite3"


class BuildError(Exception):
    """What keeps an artefact from being made, in words, with what to do about it."""


@dataclass(frozen=True)
class Plan:
    """One build.

    ``source`` is a copy of the commit (or of the files as they are), ``epoch`` the time in seconds since 1970 that
    everything made carries, ``quick`` asks for the fastest compression instead of the smallest file.
    """

    source: Path
    out: Path
    work: Path
    version: str
    epoch: int
    quick: bool

    @property
    def environment(self) -> dict[str, str]:
        """The environment of every command: no time, place, language or order of this machine gets into the result."""
        kept = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
        return {
            **kept,
            "SOURCE_DATE_EPOCH": str(self.epoch),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }

    def folder(self, name: str) -> Path:
        """Return a folder of this name to work in, empty."""
        import shutil

        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def run(
        self,
        command: Sequence[str | Path],
        *,
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> str:
        """Run a command and return what it printed; raise `BuildError` with its own words if it fails."""
        words = [str(each) for each in command]
        done = subprocess.run(
            words,
            check=False,
            cwd=folder or self.work,
            env={**self.environment, **(variables or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
        )
        if done.returncode != 0:
            tail = "\n".join((done.stdout + done.stderr).splitlines()[-40:])
            msg = f"{Path(words[0]).name} failed ({done.returncode}):\n  {' '.join(words)}\n{tail}"
            raise BuildError(msg)
        return done.stdout


# What a machine may have set for its own Python or Qt, and no build should depend on.
_LEFT_OUT = {
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "QT_QPA_PLATFORM",
    "QT_PLUGIN_PATH",
    "LD_LIBRARY_PATH",
}


def say(text: str) -> None:
    """Tell what is being done, on standard error."""
    print(text, file=sys.stderr, flush=True)


def make_plan(*, out: Path, work: Path, worktree: bool, quick: bool) -> Plan:
    """Copy the sources of the commit (with ``worktree``, the files as they are) and return the plan."""
    work.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    source = work / "source"
    epoch = _copy(source, worktree=worktree)
    found = re.search(
        r'^__version__ = "([0-9][^"]*)"', (source / "annotator/__init__.py").read_text("utf-8"), re.MULTILINE
    )
    if found is None:
        msg = "annotator/__init__.py does not say __version__"
        raise BuildError(msg)
    return Plan(source, out.resolve(), work.resolve(), found[1], epoch, quick)


def _copy(target: Path, *, worktree: bool) -> int:
    """Copy the sources to ``target``; return their time."""
    import shutil
    import tarfile

    shutil.rmtree(target, ignore_errors=True)
    if not worktree and (ROOT / ".git").exists():
        archive = target.with_suffix(".tar")
        _git("archive", "--format=tar", "-o", str(archive), "HEAD")
        with tarfile.open(archive) as opened:
            if hasattr(tarfile, "data_filter"):  # since Python 3.11.4; Debian 12 has 3.11.2
                opened.extractall(target, filter="data")
            else:
                opened.extractall(target)  # noqa: S202 - git wrote it, from our own commit
        archive.unlink()
    else:
        left_out = shutil.ignore_patterns(
            ".git", ".venv", "build", "dist", "__pycache__", "*_cache", ".hypothesis", "*.claims*"
        )
        shutil.copytree(ROOT, target, ignore=left_out, symlinks=True)
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    if (ROOT / ".git").exists():
        return int(_git("log", "-1", "--format=%ct"))
    return int((target / "CHANGELOG.md").stat().st_mtime)


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(ROOT), *arguments],
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        msg = f"git {arguments[0]} failed: {done.stderr.strip()}"
        raise BuildError(msg)
    return done.stdout.strip()
