"""The program on a display, as its users start it: a window appears, it paints, and being killed loses nothing."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.display,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no virtual display here (Xvfb)"),
]
PATIENCE = 60.0  # seconds; a busy machine starts slowly
WIDTH, HEIGHT = 1280, 800


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Start a virtual display, and return the environment of a program that shows itself there."""
    read, write = os.pipe()
    folder = tmp_path / "screen"
    folder.mkdir()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)],
        pass_fds=(write,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        environment = {**os.environ, "DISPLAY": f":{number}"}
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        if not _qt_can_show(environment):
            pytest.skip("the system lacks the libraries of Qt's xcb platform")
        yield environment
    finally:
        server.terminate()
        server.wait()


def _qt_can_show(environment: dict[str, str]) -> bool:
    code = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return (
        subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=False
        ).returncode
        == 0
    )


def _colours(folder: Path) -> int:
    """Return how many colours the screen shows, from its frame buffer (an XWD file: header, colour map, pixels)."""
    data = (folder / "screen" / "Xvfb_screen0").read_bytes()
    header_size, _, _, _, width, height = struct.unpack_from(">6I", data)
    assert (width, height) == (WIDTH, HEIGHT)
    colour_count = struct.unpack_from(">I", data, 4 * 19)[0]
    start = header_size + 12 * colour_count
    pixels = memoryview(data)[start : start + 4 * WIDTH * HEIGHT].cast("I")
    return len(set(pixels[::7]))


def _wait_for(what: str, is_there: Callable[[], bool], program: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_there():
        assert program.poll() is None, f"the program ended with {program.returncode} before {what}"
        assert time.monotonic() < end, f"{what} did not come about"
        time.sleep(0.1)


def _articles(profile: Path, environment: dict[str, str]) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "articles", str(profile / "default.claims"), "--json"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return []  # it is being made
    articles: list[dict[str, object]] = json.loads(done.stdout)
    return articles


def test_the_window_shows_the_seeds_and_being_killed_loses_nothing(
    tmp_path: Path, profile: Path, display: dict[str, str]
) -> None:
    program = subprocess.Popen([sys.executable, "-m", "annotator"], env=display, stdin=subprocess.DEVNULL)
    try:
        _wait_for("the default project", lambda: len(_articles(profile, display)) == 5, program)
        _wait_for("a painted article", lambda: _colours(tmp_path) > 20, program)
    finally:
        program.kill()
        program.wait()
    assert len(_articles(profile, display)) == 5
    verified = subprocess.run(
        [sys.executable, "-m", "annotator", "verify", str(profile / "default.claims")],
        env=display,
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="nothing presses keys here (xdotool)")
def test_keys_work_at_once_and_after_a_dialog_without_a_window_manager(
    tmp_path: Path, profile: Path, display: dict[str, str]
) -> None:
    def press(*keys: str) -> None:
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], env=display, check=True)
            time.sleep(0.3)

    def counted() -> int:
        rows: list[Any] = list(_articles(profile, display))
        return sum(count for row in rows for count in row["counts"].values())

    program = subprocess.Popen([sys.executable, "-m", "annotator"], env=display, stdin=subprocess.DEVNULL)
    try:
        _wait_for("the default project", lambda: len(_articles(profile, display)) == 5, program)
        _wait_for("a painted article", lambda: _colours(tmp_path) > 20, program)
        time.sleep(1)
        press("s", "c")
        _wait_for("the first annotation", lambda: counted() == 1, program)
        press("ctrl+k", "Escape", "Down", "Down", "s", "d")
        _wait_for("the one after the dialog", lambda: counted() == 2, program)
    finally:
        program.kill()
        program.wait()
