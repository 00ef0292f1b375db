"""The wheel as users install it: in an environment of its own, with the pinned packages, away from the checkout.

It fetches packages, so it is no part of `make test`; `make test-packaged` runs it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = "Scripts/claims-annotator.exe" if os.name == "nt" else "bin/claims-annotator"
PYTHON = "Scripts/python.exe" if os.name == "nt" else "bin/python"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the environment in which the built wheel is installed."""
    folder = tmp_path_factory.mktemp("installed")
    _run(
        sys.executable, *_pip("wheel", "--no-build-isolation", "--no-deps", "--no-index", "-w", folder, ROOT)
    )
    (wheel,) = folder.glob("*.whl")
    home = folder / "venv"
    venv.create(home, with_pip=True)
    pins = ROOT / "packaging" / "constraints" / "run.txt"
    _run(home / PYTHON, *_pip("install", "--require-hashes", "-r", pins))
    _run(home / PYTHON, *_pip("install", "--no-deps", "--no-index", wheel))
    return home


def _pip(*arguments: str | Path) -> list[str | Path]:
    return ["-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]


def _run(*command: str | Path, folder: Path | None = None) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert "0." in _run(installed / PROGRAM, "--version", folder=tmp_path)


def test_it_makes_exports_and_reads_back_a_project(installed: Path, tmp_path: Path) -> None:
    def program(*arguments: str) -> str:
        return _run(installed / PROGRAM, *arguments, folder=tmp_path)

    program("new", "a.claims", "--seeds")
    program("export", "a.claims", "--format", "jsonl", "--status", "all", "-o", "a.jsonl")
    program("new", "b.claims")
    program("import", "b.claims", "a.jsonl")
    program("export", "b.claims", "--format", "jsonl", "--status", "all", "-o", "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_bytes().split(b"\n")[:-1]]
    assert {row["file"] for row in rows} == {each.name for each in (ROOT / "seeds").iterdir()}
    assert json.loads(program("verify", "a.claims", "--json"))["ok"] is True


def test_its_window_opens_and_paints(installed: Path, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    _run(installed / PROGRAM, "self-test", "--screenshot", str(picture), folder=tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000
