"""The installed program that the tests of this folder share, and a virtual display."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.packaged.places import CannotTest, Place, installed

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def work() -> Iterator[Path]:
    """Return a folder that the installed program sees at the same path, and that anybody may enter.

    Those that pytest makes are closed to every other user.
    """
    with tempfile.TemporaryDirectory(prefix="packaged-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
def place(work: Path) -> Iterator[Place]:
    """Return the installed program; skip where nothing is named to be tested, or this machine cannot test it."""
    try:
        with installed(work) as found:
            yield found
    except CannotTest as reason:
        pytest.skip(str(reason))


@pytest.fixture
def shared(work: Path, request: pytest.FixtureRequest) -> Path:
    """Return a folder of this test alone that the program may write to, whoever runs it."""
    base = work / "shared"
    base.mkdir(exist_ok=True)
    folder: Path = base / str(request.node.name)
    folder.mkdir()
    folder.chmod(0o777)
    return folder


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """Return the name of a virtual display; skip where there can be none."""
    for needed in ("Xvfb", "xdotool"):
        if shutil.which(needed) is None:
            pytest.skip(f"there is no {needed} here")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24"],
        pass_fds=(write,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()
