"""The set-up finds a Python, names what lacks in each system's own words, and does nothing twice."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SETUP = ROOT / "packaging" / "setup"
posix = pytest.mark.skipif(os.name != "posix", reason="stand-ins for programs are shell scripts")
linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems' wheels bring everything"
)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SETUP))
    return importlib.import_module("system")


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(SETUP))
    return importlib.import_module("prepare")


def _find_python(folder: Path, **pythons: str) -> subprocess.CompletedProcess[str]:
    """Run the search where only these commands are: each is `new` (3.11 or newer) or `old`."""
    for name, age in pythons.items():
        command = folder / name.replace("_", ".")
        command.write_text(f"#!/bin/sh\nexit {int(age == 'old')}\n")
        command.chmod(0o755)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHON"} | {"PATH": str(folder)}
    (folder / "cat").symlink_to("/bin/cat")
    return subprocess.run(
        ["/bin/sh", str(SETUP / "find_python.sh")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@posix
@pytest.mark.parametrize(
    ("pythons", "found"),
    [
        ({"python3": "new", "python3_12": "new"}, "python3"),
        ({"python3": "old", "python3_12": "new"}, "python3.12"),
        ({"python3": "old", "python": "new"}, "python"),
        ({"python3_14": "new"}, "python3.14"),
    ],
)
def test_it_finds_a_python_that_is_new_enough(tmp_path: Path, pythons: dict[str, str], found: str) -> None:
    done = _find_python(tmp_path, **pythons)
    assert (done.returncode, done.stdout) == (0, f"{found}\n")


@posix
@pytest.mark.parametrize("pythons", [{}, {"python3": "old"}])
def test_without_one_it_says_what_to_do(tmp_path: Path, pythons: dict[str, str]) -> None:
    done = _find_python(tmp_path, **pythons)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "apt-get install python3" in done.stderr
    assert "PYTHON=" in done.stderr


@posix
def test_a_python_that_is_named_is_taken_or_refused() -> None:
    script = ["/bin/sh", str(SETUP / "find_python.sh")]
    taken = subprocess.run(
        script, env={**os.environ, "PYTHON": sys.executable}, capture_output=True, text=True, check=False
    )
    assert taken.stdout.strip() == sys.executable
    refused = subprocess.run(
        script, env={**os.environ, "PYTHON": "/bin/false"}, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert "/bin/false" in refused.stderr


def test_every_library_has_its_package_in_every_system(system: Any) -> None:
    for library in (*system.ALWAYS, *system.X11, *system.WAYLAND, system.FONT):
        assert all(getattr(library, manager) for manager in system.COMMANDS)


@linux
def test_this_system_has_what_qt_needs_without_a_display(system: Any) -> None:
    assert system.find(Path(sys.executable), window=False).names == []


@linux
def test_a_library_that_is_not_there_is_named_with_its_package(system: Any) -> None:
    known = system.Library("libno-such-thing.so.9", "libno9", "no-libs", "libno9-0", "no")
    lack = system._probe(Path(sys.executable), (*system.ALWAYS, known), ("offscreen", "no-such-platform"))
    assert lack.names[0] == "libno-such-thing.so.9"
    assert lack.packages("dnf") == ["no-libs"]
    assert any("no-such-platform" in name for name in lack.others)


@linux
@pytest.mark.parametrize(
    ("manager", "root"), [("apt", True), ("dnf", False), ("pacman", False), ("zypper", True)]
)
def test_what_lacks_is_told_with_the_exact_command(
    system: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    manager: str,
    *,
    root: bool,
) -> None:
    gl, cursor = system.ALWAYS[2], system.X11[2]
    monkeypatch.setattr(system, "find", lambda _python, window: system.Lack((gl, cursor, gl), ()))  # noqa: ARG005 - its shape
    monkeypatch.setattr(system, "_manager", lambda: manager)
    monkeypatch.setattr(system.os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(system, "install", lambda packages: not packages)
    assert not system.complete(Path(sys.executable), window=True)
    told = capsys.readouterr().err
    packages = f"{getattr(gl, manager)} {getattr(cursor, manager)}"
    assert f"  {'' if root else 'sudo '}{system.COMMANDS[manager]} {packages}\n" in told
    assert ("Installing" in told) == (manager == "apt" and root)


@linux
@pytest.mark.parametrize(
    ("x11", "wayland", "lacking", "expected"),
    [
        (False, False, {"xcb", "wayland-generic"}, False),
        (True, False, {"wayland-generic"}, False),
        (True, False, {"xcb"}, True),
        (False, True, {"xcb"}, False),
        (False, True, {"wayland-generic"}, True),
        (True, True, {"wayland-generic"}, False),
        (True, True, {"xcb"}, False),
        (True, True, {"xcb", "wayland-generic"}, True),
    ],
)
def test_only_the_libraries_of_the_display_at_hand_are_asked_for(
    system: Any,
    monkeypatch: pytest.MonkeyPatch,
    *,
    x11: bool,
    wayland: bool,
    lacking: set[str],
    expected: bool,
) -> None:
    def probe(_python: Path, libraries: tuple[Any, ...], platforms: tuple[str, ...]) -> Any:
        return system.Lack(libraries if lacking & set(platforms) else (), ())

    monkeypatch.setattr(system, "_probe", probe)
    for name, there in (("DISPLAY", x11), ("WAYLAND_DISPLAY", wayland)):
        monkeypatch.setenv(name, ":9") if there else monkeypatch.delenv(name, raising=False)
    assert bool(system._lack_of_a_window(Path(sys.executable)).names) == expected


def _with_fake_steps(
    prepare: Any, monkeypatch: pytest.MonkeyPatch, folder: Path, *, fails: bool = False
) -> list[list[str]]:
    """Let the set-up work in ``folder``, and return the list of the commands it would run."""
    ran: list[list[str]] = []

    def run(command: list[str]) -> bool:
        ran.append(command)
        (folder / ".venv").mkdir(exist_ok=True)
        return not fails

    (folder / "dev.txt").write_text("a==1")
    (folder / "pyproject.toml").write_text("[project]")
    monkeypatch.setattr(prepare, "ROOT", folder)
    monkeypatch.setattr(prepare, "VENV", folder / ".venv")
    monkeypatch.setattr(prepare, "CONSTRAINTS", folder / "dev.txt")
    monkeypatch.setattr(prepare, "STAMP", folder / ".venv" / "stamp")
    monkeypatch.setattr(prepare, "_works", (folder / ".venv").exists)
    monkeypatch.setattr(prepare, "_run", run)
    monkeypatch.setattr(importlib.import_module("system"), "complete", lambda *_, **__: True)
    return ran


@pytest.mark.parametrize("changed", ["dev.txt", "pyproject.toml"])
def test_nothing_is_done_twice_until_what_it_rests_on_changes(
    prepare: Any, system: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changed: str
) -> None:
    assert system
    ran = _with_fake_steps(prepare, monkeypatch, tmp_path)
    assert prepare.main(["tests"]) == 0
    assert len(ran) == 3
    assert "--require-hashes" in ran[1]
    assert prepare.main(["window"]) == 0
    assert len(ran) == 3
    (tmp_path / changed).write_text("changed")
    assert prepare.main(["tests"]) == 0
    assert len(ran) == 5
    assert ["-m", "venv"] not in [command[1:3] for command in ran[3:]]


def test_what_failed_is_told_and_tried_again(
    prepare: Any,
    system: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert system
    ran = _with_fake_steps(prepare, monkeypatch, tmp_path, fails=True)
    assert prepare.main(["tests"]) == 1
    assert "error:" in capsys.readouterr().err
    assert prepare.main(["tests"]) == 1
    assert len(ran) == 2
