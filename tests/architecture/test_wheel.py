"""The built wheel is whole: installed elsewhere, it finds its resources and its seeds."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_LOOK = """
import sys
import annotator
from annotator.environment.resources import resource, seeds
print(annotator.__file__)
print(resource("tagsets"))
print(*seeds(), sep="\\n")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).resolve().parent.parent.parent
    out = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(out), str(root))
    (built,) = out.glob("*.whl")
    return built


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _run(*arguments: str, site: Path, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_finds_its_resources_wherever_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    _pip("install", "--no-deps", "--no-index", "--no-compile", "--target", str(site), str(wheel))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    package, tagsets, *seeds = map(Path, _run("-c", _LOOK, site=site, folder=elsewhere).splitlines())
    assert package.is_relative_to(site)
    assert tagsets.is_relative_to(site)
    assert len(seeds) == 5
    assert all(each.is_relative_to(site) for each in seeds)
    assert "0." in _run("-m", "annotator", "--version", site=site, folder=elsewhere)


def test_it_holds_the_program_and_nothing_else(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        seeds = {name.rpartition("/")[2]: archive.read(name) for name in names if "/seeds/" in name}
    assert {name.partition("/")[0] for name in names} == {"annotator"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".claims", ".part"))]
    assert seeds == {each.name: each.read_bytes() for each in (root / "seeds").iterdir()}
    modules = {path.relative_to(root).as_posix() for path in (root / "annotator").rglob("*.py")}
    assert modules <= set(names)
