"""Collect the licences of everything that is shipped into `resources/licences`, where the program shows them.

    python packaging/licences/collect.py PYTHON        on a Debian system, with the Python of the build's environment

The texts come from the packages' own metadata, from Python's folder and from Debian's `copyright` files. It is run
again when a dependency comes or goes; tests/architecture holds the list to `constraints/run.txt`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = ROOT / "resources" / "licences"
COMMON = Path("/usr/share/common-licenses")

# Where a component is: in every installation, or only in what is built for one system.
ALL, LINUX, APPIMAGE, WINDOWS, FROZEN = (
    "everywhere",
    "Linux packages",
    "AppImage",
    "Windows",
    "Linux and macOS packages",
)

# Name, licence (SPDX), where, the Debian package whose copyright file is its text.
OF_DEBIAN = (
    ("ICU", "Unicode-3.0", ALL, "libicu72"),
    ("SQLite", "blessing", FROZEN, "libsqlite3-0"),
    ("libffi", "MIT", FROZEN, "libffi8"),
    ("XZ Utils", "0BSD", FROZEN, "liblzma5"),
    ("bzip2", "bzip2-1.0.6", FROZEN, "libbz2-1.0"),
    ("libuuid", "BSD-3-Clause", FROZEN, "libuuid1"),
    ("GLib", "LGPL-2.1-or-later", LINUX, "libglib2.0-0"),
    ("PCRE2", "BSD-3-Clause", LINUX, "libpcre2-8-0"),
    ("Zstandard", "BSD-3-Clause", LINUX, "libzstd1"),
    ("libxkbcommon", "MIT", LINUX, "libxkbcommon0"),
    ("libxcb", "MIT", LINUX, "libxcb-randr0"),
    ("xcb-util-cursor", "MIT", LINUX, "libxcb-cursor0"),
    ("xcb-util-image", "MIT", LINUX, "libxcb-image0"),
    ("xcb-util-keysyms", "MIT", LINUX, "libxcb-keysyms1"),
    ("xcb-util-renderutil", "MIT", LINUX, "libxcb-render-util0"),
    ("xcb-util-wm", "MIT", LINUX, "libxcb-icccm4"),
    ("xcb-util", "MIT", LINUX, "libxcb-util1"),
    ("SquashFUSE", "BSD-2-Clause", APPIMAGE, "libsquashfuse-dev"),
    ("libfuse", "LGPL-2.1-only", APPIMAGE, "libfuse3-dev"),
    ("zlib", "Zlib", APPIMAGE, "zlib1g-dev"),
    ("Nullsoft Scriptable Install System", "Zlib", WINDOWS, "nsis"),
    ("MinGW-w64 runtime", "ZPL-2.1", WINDOWS, "mingw-w64-common"),
)
# What packages and resources hold of others, whose texts stand beside this file.
OF_OTHERS = (
    ("CRFsuite", "BSD-3-Clause and MIT"),
    ("WordNet", "LicenseRef-WordNet-3.0"),
    ("spacy-lookups-data", "MIT"),
)
# What packages call by another name than SPDX, and which of several licences a package is used under.
SPDX = {"The BSD 2-Clause License": "BSD-2-Clause", "Apache 2.0": "Apache-2.0"}
CHOSEN = {"tld": ("MPL-1.1", "MPL")}  # the licence, and what its text's file is named by
_LOOK = """
import importlib.metadata, json, re, sys
found = []
for name in sys.argv[1:]:
    about = importlib.metadata.distribution(name)
    files = [str(about.locate_file(each)) for each in about.files or ()
             if re.search(r"dist-info/(licenses/)?(LICEN[CS]E|COPYING|NOTICE)", str(each))]
    terms = about.metadata["License-Expression"] or about.metadata["License"] or ""
    found.append((about.metadata["Name"], terms, files))
json.dump(found, sys.stdout)
"""


def main(arguments: list[str]) -> int:
    """Write the folder anew; return 0, or 1 for wrong usage or a text that is not there."""
    if len(arguments) != 1:
        print("usage: collect.py PYTHON", file=sys.stderr)
        return 1
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    entries = [("Claims Annotator", "Apache-2.0", ALL, _copy("Claims Annotator", [ROOT / "LICENSE"]))]
    for source in (HERE / "Qt.txt", COMMON / "LGPL-3", COMMON / "GPL-3", COMMON / "LGPL-2.1"):
        number = "" if "." in source.name else ".0"
        shutil.copyfile(
            source, TARGET / (source.name if source.suffix == ".txt" else f"{source.name}{number}.txt")
        )
    entries.append(("Qt and PySide6", "LGPL-3.0-only", ALL, ["Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"]))
    entries += _of_python(arguments[0])
    entries += [
        (name, licence, where, _debian(name, licence, package)) for name, licence, where, package in OF_DEBIAN
    ]
    runtime = HERE / "Visual-C++-runtime.txt"
    entries.append(
        ("Visual C++ runtime", "LicenseRef-Microsoft", WINDOWS, _copy("Visual-C++-runtime", [runtime]))
    )
    for name, licence in OF_OTHERS:
        entries.append((name, licence, ALL, _copy(name, [HERE / f"{name}.txt"])))
    rows = [dict(zip(("name", "licence", "where", "files"), entry, strict=True)) for entry in entries]
    (TARGET / "index.json").write_text(
        json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return 0


def _of_python(python: str) -> list[tuple[str, str, str, list[str]]]:
    """Return Python itself, what it is frozen with, and each package that the program runs on."""
    lines = (ROOT / "packaging" / "constraints" / "run.txt").read_text(encoding="utf-8").splitlines()
    names = sorted(
        {line.partition("==")[0] for line in lines if "==" in line} - {"pyside6-essentials", "shiboken6"}
    )
    done = subprocess.run(
        [python, "-c", _LOOK, *names, "pyinstaller"], check=True, capture_output=True, text=True
    )
    library = subprocess.run(
        [python, "-c", "import os; print(os.__file__)"], check=True, capture_output=True, text=True
    )
    licence = Path(library.stdout.strip()).parent / "LICENSE.txt"
    found = [("Python", "PSF-2.0", ALL, _copy("Python", [licence]))]
    for name, expression, files in json.loads(done.stdout):
        if name == "pyinstaller":
            terms = "GPL-2.0-or-later WITH Bootloader-exception"
            found.append(("PyInstaller bootloader", terms, FROZEN, _copy(name, files)))
        elif name in CHOSEN:
            terms, mark = CHOSEN[name]
            found.append((name, terms, ALL, _copy(name, [file for file in files if mark in Path(file).name])))
        else:
            found.append((name, SPDX.get(expression, expression), ALL, _copy(name, files)))
    return found


def _debian(name: str, licence: str, package: str) -> list[str]:
    copied = _copy(name, [Path("/usr/share/doc") / package / "copyright"])
    return [*copied, "LGPL-2.1.txt"] if licence.startswith("LGPL-2.1") else copied


def _copy(name: str, sources: list[Path] | list[str]) -> list[str]:
    """Copy texts under names made of the component's; return these."""
    stem = name.replace(" ", "-")
    if not sources:
        msg = f"error: there is no licence text of {name}"
        raise SystemExit(msg)
    copied = []
    for source in map(Path, sources):
        more = (
            ""
            if source.stem == stem
            else source.stem.upper()
            .removeprefix("LICENSES")
            .removeprefix("LICENSE")
            .removeprefix("COPYRIGHT")
            .removeprefix("COPYING")
            .strip("-._ ")
        )
        target = f"{stem}{'-' + more if more else ''}.txt"
        words = source.read_text(encoding="utf-8", errors="replace").replace("\f", "\n")
        (TARGET / target).write_text(
            "\n".join(line.rstrip() for line in words.splitlines()) + "\n", encoding="utf-8"
        )
        copied.append(target)
    return copied


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
