"""Where a packaged program is installed for a test, and how it is called there.

``CLAIMS_ANNOTATOR_ARTEFACT`` names what is tested: a program or an AppImage, which run as they are; a ``.deb`` or
``.rpm``, which are installed into a copy of the bare Debian system that ``CLAIMS_ANNOTATOR_TEST_ROOT`` names (made by
``debootstrap --variant=minbase``); a Windows ``setup.exe``, which is installed under the Wine of such a system, or, on
Windows itself, as users install it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ARTEFACT = "CLAIMS_ANNOTATOR_ARTEFACT"
ROOT = "CLAIMS_ANNOTATOR_TEST_ROOT"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class CannotTest(Exception):  # noqa: N818 - it is a reason to skip, not a failure
    """What is missing on this machine for testing an artefact, in words."""

    @classmethod
    def because(cls, *reason: object) -> CannotTest:
        """Return the exception with a reason that names what is missing."""
        return cls(" ".join(map(str, reason)))


class Place(ABC):
    """An installed program."""

    folder: Path  # the installed files, as this machine sees them
    is_windows = False

    @abstractmethod
    def command(self, *arguments: str, variables: Mapping[str, str], user: str = "") -> list[str]:
        """Return the command that runs the program with no other environment than ``variables``."""

    def path(self, path: Path) -> str:
        """Return how the program names a file of this machine."""
        return str(path)

    @abstractmethod
    def remove(self) -> list[str]:
        """Uninstall, and return what was left behind where the program had been."""


class Direct(Place):
    """A program that runs from where it lies: an unpacked folder, an AppImage, one that the system installed."""

    def __init__(self, program: Path) -> None:
        self.program = program
        self.folder = program.parent

    def command(self, *arguments: str, variables: Mapping[str, str], user: str = "") -> list[str]:
        if sys.platform == "win32":
            return [str(self.program), *arguments]
        switch = ["setpriv", f"--reuid={user}", "--regid=nogroup", "--clear-groups"] if user else []
        given = [f"{name}={value}" for name, value in variables.items()]
        return [*switch, "env", "-i", f"PATH={PATH}", *given, str(self.program), *arguments]

    def remove(self) -> list[str]:
        return []


class Packaged(Place):
    """A .deb or .rpm in a bare system of its own."""

    def __init__(self, root: Path, artefact: Path) -> None:
        self.root = root
        self.folder = root / "usr/lib/claims-annotator"
        self._is_rpm = artefact.suffix == ".rpm"
        shutil.copy2(artefact, root / "root" / artefact.name)
        self._inside("apt-get", "update", "-q")
        if self._is_rpm:
            # What the package asks for by the names of libraries, Debian calls by the names of packages.
            libraries = (
                "libgl1 libegl1 libdbus-1-3 libfontconfig1 libfreetype6 libwayland-client0 libwayland-cursor0"
            )
            self._install("rpm", *libraries.split(), "libx11-xcb1", "zlib1g", "fonts-dejavu-core")
            self._before = self._state()
            self._inside("rpm", "-i", "--nodeps", f"/root/{artefact.name}")
        else:
            self._before = self._state()
            self._install(f"/root/{artefact.name}")

    def command(self, *arguments: str, variables: Mapping[str, str], user: str = "") -> list[str]:
        who = [f"--userspec={user}:nogroup"] if user else []
        given = [f"{name}={value}" for name, value in variables.items()]
        return [
            *("chroot", *who, str(self.root), "/usr/bin/env", "-i", f"PATH={PATH}"),
            *(*given, "claims-annotator", *arguments),
        ]

    def remove(self) -> list[str]:
        if self._is_rpm:
            self._inside("rpm", "-e", "claims-annotator")
        else:
            self._inside("dpkg", "--purge", "claims-annotator")
        return sorted(each for each in self._state() - self._before if "claims" in each.lower())

    def _install(self, *packages: str) -> None:
        self._inside("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages)

    def _inside(self, *command: str) -> str:
        given = ["env", "-i", f"PATH={PATH}", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
        return run(["chroot", str(self.root), *given, *command])

    def _state(self) -> set[str]:
        found = set()
        for place in ("usr", "etc", "var/lib", "opt"):
            for path in (self.root / place).rglob("*"):
                name = path.relative_to(self.root).as_posix()
                if not name.startswith("var/lib/apt/"):
                    found.add(name)
        return found


class Wine(Place):
    """A Windows installer under the Wine of a system of its own."""

    is_windows = True
    _installed = "root/.wine/drive_c/users/root/AppData/Local/Programs/Claims Annotator"

    def __init__(self, root: Path, artefact: Path) -> None:
        self.root = root
        self.folder = root / self._installed
        if not os.path.lexists(root / "usr/bin/wine"):  # a link to somewhere in there
            raise CannotTest.because(root, "has no Wine")
        shutil.copy2(artefact, root / "root/setup.exe")
        self._wine("wineboot", "-i")
        fonts = root / "root/.wine/drive_c/windows/Fonts"
        for font in (root / "usr/share/fonts/truetype/dejavu").glob("*.ttf"):
            shutil.copy2(font, fonts / font.name)  # Wine brings none that Qt can use without a display
        self._wine("wine", "/root/setup.exe", "/S")

    def command(self, *arguments: str, variables: Mapping[str, str], user: str = "") -> list[str]:
        assert not user
        given = [f"{name}={value}" for name, value in variables.items() if name != "HOME"]
        program = f"/{self._installed}/claims-annotator.exe"
        return [*self._start, *given, "wine", program, *arguments]

    def path(self, path: Path) -> str:
        return "Z:" + str(path).replace("/", "\\")

    def remove(self) -> list[str]:
        self._wine("wine", f"/{self._installed}/uninstall.exe", "/S")
        self._wine("wineserver", "-w")
        left = [str(each) for each in self.folder.rglob("*")] if self.folder.exists() else []
        registry = (self.root / "root/.wine/user.reg").read_text(encoding="utf-8", errors="replace")
        return left + [line for line in registry.splitlines() if "ClaimsAnnotator.Project" in line]

    def opened_by(self) -> str:
        """Return the command that a double click on a project runs, as the registry says."""
        key = r"HKCU\Software\Classes\ClaimsAnnotator.Project\shell\open\command"
        return self._wine("wine", "reg", "query", key, "/ve")

    @property
    def _start(self) -> list[str]:
        variables = ["HOME=/root", "WINEDEBUG=-all", "LC_ALL=C.UTF-8", "WINEDLLOVERRIDES=mscoree,mshtml="]
        return ["chroot", str(self.root), "/usr/bin/env", "-i", f"PATH={PATH}", *variables]

    def _wine(self, *command: str) -> str:
        return run([*self._start, *command])


@contextlib.contextmanager
def installed(work: Path) -> Iterator[Place]:
    """Install what the environment names, below ``work`` where it needs a place; raise `CannotTest`."""
    named = os.environ.get(ARTEFACT)
    if not named:
        raise CannotTest.because(ARTEFACT, "does not name what to test")
    artefact = Path(named).absolute()
    assert artefact.is_file(), f"{artefact} is not there"
    if artefact.suffix in {".deb", ".rpm"} or (
        artefact.name.endswith("setup.exe") and sys.platform != "win32"
    ):
        with _system(work) as root:
            yield Wine(root, artefact) if artefact.suffix == ".exe" else Packaged(root, artefact)
    elif artefact.name.endswith("setup.exe"):
        run([str(artefact), "/S"])
        yield Direct(Path(os.environ["LOCALAPPDATA"]) / "Programs/Claims Annotator/claims-annotator.exe")
    else:
        yield Direct(artefact)


@contextlib.contextmanager
def _system(work: Path) -> Iterator[Path]:
    """Give a copy of the bare system that can be changed at will, with ``work`` visible at its own path."""
    base = os.environ.get(ROOT)
    if not base:
        raise CannotTest.because(ROOT, "does not name a bare system to install into")
    if os.geteuid() != 0:
        raise CannotTest("installing into a system of its own needs root")
    layers = {name: work / name for name in ("upper", "layer", "root", "shared")}
    for each in layers.values():
        each.mkdir()
    root = layers["root"]
    options = f"lowerdir={base},upperdir={layers['upper']},workdir={layers['layer']}"
    mounted: list[str] = []
    try:
        for command, target in (
            (["-t", "overlay", "overlay", "-o", options], root),
            (["-t", "proc", "proc"], root / "proc"),
            (["--bind", str(layers["shared"])], root / str(layers["shared"]).lstrip("/")),
        ):
            target.mkdir(parents=True, exist_ok=True)
            try:
                run(["mount", *command, str(target)])
            except AssertionError as error:
                raise CannotTest.because("this machine lets nobody mount:", error) from error
            mounted.append(str(target))
        yield root
    finally:
        for place in reversed(mounted):
            subprocess.run(["umount", "-l", place], check=False)


def run(command: Sequence[str]) -> str:
    """Run a command of this machine and return what it said; it must succeed."""
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout
