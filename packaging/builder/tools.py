"""The commands and headers that a target needs of the machine, and how to get those that lack."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from builder.plan import BuildError


@dataclass(frozen=True)
class Tool:
    """A command (or, with a slash, a file) that a target needs, what for, and the packages that bring it."""

    name: str
    purpose: str
    apt: str
    dnf: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the machine has it."""
        return Path(self.name).exists() if "/" in self.name else shutil.which(self.name) is not None


BUNDLE = (
    Tool("objdump", "to see which libraries a file needs", "binutils", "binutils"),
    Tool("strip", "to take out symbols", "binutils", "binutils"),
)
_MAN = Tool("gzip", "to compress the manual page", "gzip", "gzip")
DEB = (
    *BUNDLE,
    _MAN,
    Tool("dpkg-deb", "to write the package", "dpkg", "dpkg"),
    Tool("dpkg-shlibdeps", "to find the packages it depends on", "dpkg-dev", "dpkg-dev"),
)
RPM = (*BUNDLE, _MAN, Tool("rpmbuild", "to write the package", "rpm", "rpm-build"))
_INCLUDE = "/usr/include"
APPIMAGE = (
    *BUNDLE,
    Tool("mksquashfs", "to write the file system", "squashfs-tools", "squashfs-tools"),
    Tool("gcc", "to compile the runtime", "gcc libc6-dev", "gcc"),
    Tool(f"{_INCLUDE}/squashfuse", "for the runtime", "libsquashfuse-dev", "squashfuse-devel"),
    Tool(f"{_INCLUDE}/fuse3", "for the runtime", "libfuse3-dev", "fuse3-devel"),
    Tool(f"{_INCLUDE}/zstd.h", "for the runtime", "libzstd-dev", "libzstd-devel"),
    Tool(f"{_INCLUDE}/zlib.h", "for the runtime", "zlib1g-dev", "zlib-devel"),
)
WINDOWS = (
    Tool("x86_64-w64-mingw32-gcc", "to compile the launcher", "gcc-mingw-w64-x86-64", "mingw64-gcc"),
    Tool(
        "x86_64-w64-mingw32-windres",
        "for its icon and version",
        "binutils-mingw-w64-x86-64",
        "mingw64-binutils",
    ),
    Tool(
        "x86_64-w64-mingw32-objdump",
        "to see which libraries a file needs",
        "binutils-mingw-w64-x86-64",
        "mingw64-binutils",
    ),
    Tool("makensis", "to write the installer", "nsis", "mingw-nsis-base"),
    Tool("osslsigncode", "to look at signatures, and to sign", "osslsigncode", "osslsigncode"),
)
MACOS = (
    Tool("codesign", "to sign", "Xcode's command line tools: xcode-select --install"),
    Tool("hdiutil", "to write the disk image", "macOS itself"),
    Tool("iconutil", "to write the icon", "macOS itself"),
)


def check(tools: tuple[Tool, ...]) -> None:
    """Raise `BuildError` that names every tool that lacks, why it is needed, and the command that brings it."""
    lacking = [each for each in tools if not each.is_there]
    if not lacking:
        return
    lines = [f"  {each.name}, {each.purpose}" for each in lacking]
    apt = " ".join(dict.fromkeys(each.apt for each in lacking))
    dnf = " ".join(dict.fromkeys(each.dnf for each in lacking if each.dnf))
    if lacking[0] in MACOS:
        remedy = "This target is built on macOS alone; there: " + apt
    elif shutil.which("apt-get") or not shutil.which("dnf"):
        remedy = f"On Debian and Ubuntu: apt-get install --no-install-recommends {apt}"
    else:
        remedy = f"On Fedora: dnf install {dnf}"
    msg = "this machine lacks:\n" + "\n".join(lines) + f"\n{remedy}"
    raise BuildError(msg)
