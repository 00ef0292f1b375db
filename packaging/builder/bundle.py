"""The frozen program for Linux: PyInstaller's folder, without what is not used, in two variants.

``portable`` holds every library but those that must be the system's; ``system`` leaves the desktop's libraries to the
package manager.
"""

from __future__ import annotations

import fnmatch
import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

from builder import closure, environment
from builder.plan import NAME, PACKAGING, BuildError, Plan, say
from builder.unused import is_unused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The plugins of Qt that the program uses; every other one goes.
PLUGINS = (
    "platforms/libqxcb.so",
    "platforms/libqoffscreen.so",
    "platforms/libqwayland-generic.so",
    "wayland-shell-integration/libxdg-shell.so",
    "wayland-decoration-client/libadwaita.so",
    "wayland-decoration-client/libbradient.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "platformthemes/libqxdgdesktopportal.so",
)
# The modules of Qt that the program may import. A new one is a decision: it brings libraries along.
MODULES = ("QtCore", "QtGui", "QtSvg", "QtWidgets", "QtPrintSupport")
LANGUAGES = ("ru",)  # of Qt's own words; the program's own languages are in its resources
# They belong to the system in both variants, as in the AppImage project's list: the C library and the compiler's
# runtime, what its graphics drivers are linked to, its fonts and their cache, its message bus.
OF_THE_SYSTEM = (
    *("ld-linux*", "libc.so*", "libm.so*", "libdl.so*", "libpthread.so*", "librt.so*", "libresolv.so*"),
    *("libstdc++.so*", "libgcc_s.so*", "libGL*", "libEGL*", "libOpenGL*", "libdrm*", "libgbm*"),
    *(
        "libX11.so*",
        "libX11-xcb.so*",
        "libxcb.so*",
        "libfontconfig*",
        "libfreetype*",
        "libexpat*",
        "libz.so*",
    ),
    *("libdbus-1.so*", "libwayland-*"),
)
# What Python itself is linked to stays in both variants, so that the program has one SQLite everywhere.
OF_PYTHON = ("libpython*", "libsqlite3*", "libffi*", "liblzma*", "libbz2*", "libmpdec*", "libuuid*")
# They are under the GPL or hold what no part of the program asks for; their presence is an error.
FORBIDDEN = ("libreadline*", "libgdbm*", "libdb-*", "libssl*", "libcrypto*", "libgtk*", "liblzo*", "libQt6Qml*",
             "libQt6Quick*", "libQt6VirtualKeyboard*")  # fmt: skip
VARIANTS = ("portable", "system")


def freeze(plan: Plan) -> Path:
    """Freeze the program; return the trimmed and stripped folder, with every library that it needs."""
    tree, origins = plan.work / "frozen" / "dist" / NAME, plan.work / "frozen" / "origins.json"
    stamp = plan.work / "frozen" / ".made-from"
    built = environment.wheel(plan)
    mark = f"{built.name} {_hash(built)} {plan.epoch} {_hash(PACKAGING / 'claims-annotator.spec')}"
    if not (stamp.is_file() and stamp.read_text() == mark and tree.is_dir()):
        environment.install(plan, built)
        pyinstall(plan, origins)
        stamp.write_text(mark)
    return tree


def pyinstall(plan: Plan, origins: Path, variables: dict[str, str] | None = None) -> Path:
    """Run PyInstaller; return the folder that holds what it made. ``origins`` will say where libraries came from."""
    say("freezing the program")
    folder = plan.folder("frozen")
    plan.run(
        [
            *(
                environment.python(plan),
                "-m",
                "PyInstaller",
                "--clean",
                "--noconfirm",
                "--log-level",
                "ERROR",
            ),
            *(
                "--distpath",
                folder / "dist",
                "--workpath",
                folder / "work",
                PACKAGING / "claims-annotator.spec",
            ),
        ],
        folder=folder,
        variables={
            "CLAIMS_ANNOTATOR_VERSION": plan.version,
            "CLAIMS_ANNOTATOR_ORIGINS": str(origins),
            "PYINSTALLER_CONFIG_DIR": str(folder / "cache"),
            **(variables or {}),
        },
    )
    return folder / "dist"


def variant(plan: Plan, kind: str) -> Path:
    """Return a folder with the ``portable`` or the ``system`` variant of the program."""
    frozen = freeze(plan)
    tree = plan.folder(f"bundle-{kind}") / NAME
    say(f"trimming the {kind} variant")
    shutil.copytree(frozen, tree, symlinks=True)
    _trim(tree, json.loads((plan.work / "frozen" / "origins.json").read_text()), kind)
    _check(tree, kind)
    _strip(plan, tree)
    _settle(tree, plan.epoch)
    return tree


def _trim(tree: Path, origins: dict[str, str], kind: str) -> None:
    """Delete plugins and translations that are not used, and then each library that nothing left needs."""
    inner = tree / "_internal"
    for path in _files(inner):
        name = path.relative_to(inner).as_posix()
        if "/plugins/" in name:
            wanted = any(name.endswith(f"/plugins/{each}") for each in PLUGINS)
        elif "/translations/" in name and name.endswith(".qm") and name.startswith("PySide6/"):
            wanted = any(name.endswith(f"/qtbase_{each}.qm") for each in LANGUAGES)
        else:
            wanted = not name.endswith((".pyi", ".pyx", ".pxd", "/py.typed")) and not is_unused(name)
        if not wanted:
            path.unlink()
    found = closure.elves(tree)
    dropped = {
        path for path in found if _is_of_the_system(path.name, origins.get(_name(path, inner), ""), kind)
    }
    roots = [path for path in found if path not in dropped and _is_root(path, inner)]
    kept = closure.reached({key: value for key, value in found.items() if key not in dropped}, roots)
    for path in found.keys() - kept:
        path.unlink()
    for path in sorted(inner.rglob("*"), reverse=True):
        if path.is_symlink() and not path.exists():
            path.unlink()
        elif path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def _is_root(path: Path, inner: Path) -> bool:
    """Tell whether a file is loaded by name rather than because another is linked to it."""
    if not path.is_relative_to(inner):
        return True
    name = path.relative_to(inner).as_posix()
    if name.startswith("libpython"):
        return True  # the loader opens it
    if name.startswith("PySide6/Qt/plugins/"):
        return True
    return ".so" in path.suffixes[-1:] and not path.name.startswith("lib") and "/Qt/lib/" not in name


def _is_of_the_system(name: str, origin: str, kind: str) -> bool:
    """Tell whether a library is to be the system's in this variant."""
    if _matches(name, OF_THE_SYSTEM):
        return True
    if kind == "portable" or _matches(name, OF_PYTHON):
        return False
    is_module = "/lib-dynload/" in origin or "-packages/" in origin  # of a Python that the system brought
    return origin.startswith(("/lib/", "/lib64/", "/usr/")) and not is_module


def _check(tree: Path, kind: str) -> None:
    """Raise `BuildError` for a library too many, one too few, and a module of Qt that nobody decided on."""
    bad = sorted(path.name for path in _files(tree) if _matches(path.name, FORBIDDEN))
    if bad:
        msg = f"these must not be shipped, and something imports them: {', '.join(bad)}"
        raise BuildError(msg)
    modules = {path.name.partition(".")[0] for path in (tree / "_internal" / "PySide6").glob("Qt*.so")}
    if modules - set(MODULES):
        names = ", ".join(sorted(modules - set(MODULES)))
        msg = f"the program imports {names}: decide on it in packaging/builder/bundle.py, MODULES"
        raise BuildError(msg)
    if kind == "portable":
        _check_whole(tree)


def _check_whole(tree: Path) -> None:
    """Raise `BuildError` for a library that should be in the tree and that this machine does not have."""
    lacking = [name for name in closure.outside(closure.elves(tree)) if not _matches(name, OF_THE_SYSTEM)]
    if not lacking:
        return
    from setup.packages import ALWAYS, WAYLAND, X11

    brought = {each.soname: each.apt for each in (*ALWAYS, *X11, *WAYLAND)}
    packages = " ".join(sorted({brought[name] for name in lacking if name in brought}))
    msg = (
        f"this machine lacks libraries that the bundle is to hold: {', '.join(lacking)}\n"
        f"On Debian and Ubuntu: apt-get install --no-install-recommends {packages}"
    )
    raise BuildError(msg)


def _strip(plan: Plan, tree: Path) -> None:
    """Take the symbols out of every library; the loader's own file holds the program after its end and stays."""
    libraries = [path for path in closure.elves(tree) if path.is_relative_to(tree / "_internal")]
    for path in libraries:
        path.chmod(0o755)
    plan.run(["strip", "--strip-unneeded", "--enable-deterministic-archives", *libraries])


def _settle(tree: Path, epoch: int) -> None:
    """Give every file its mode and its time."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            is_program = path.is_dir() or path == tree / NAME
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _files(tree: Path) -> Iterator[Path]:
    yield from [each for each in sorted(tree.rglob("*")) if each.is_symlink() or each.is_file()]


def _name(path: Path, inner: Path) -> str:
    return path.relative_to(inner).as_posix() if path.is_relative_to(inner) else path.name


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatch(name, each) for each in patterns)


def _hash(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes() + sys.version.encode()).hexdigest()
