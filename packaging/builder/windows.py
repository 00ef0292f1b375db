"""The Windows installer and the portable archive, made on Linux from Python's own build for Windows and the wheels.

``runtime`` holds Python, ``lib`` the program and its packages, compiled; two launchers lie beside them.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from builder import bundle, environment, linux, pe, windows_python
from builder.plan import NAME, PACKAGING, PRODUCT, BuildError, say
from builder.unused import is_unused

if TYPE_CHECKING:
    from builder.plan import Plan

HERE = PACKAGING / "windows"
PLUGINS = ("platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll")
# The path of a certificate with its key; signing is done where it is set.
SIGN_WITH = "CLAIMS_ANNOTATOR_SIGN_PKCS12"
SIGN_PASSWORD = "CLAIMS_ANNOTATOR_SIGN_PASSWORD_FILE"  # noqa: S105 - the name of a variable that holds a path
SIGN_TIMES = "CLAIMS_ANNOTATOR_SIGN_TIMESTAMP_URL"
_RUNTIME = "msvcp140.dll"  # of Visual C++


def build(plan: Plan) -> tuple[Path, Path]:
    """Build the installer and the portable archive into the output folder and return their paths."""
    payload = _payload(plan)
    icon = linux.icons(plan) / "claims-annotator.ico"
    _launchers(plan, payload, icon)
    for path in payload.glob("*.exe"):
        _sign(plan, path)
    linux.settle(payload, plan.epoch)
    return _setup(plan, payload, icon), _archive(plan, payload)


def _payload(plan: Plan) -> Path:
    """Return a folder with Python, the program and what it runs on."""
    payload = plan.folder("windows") / "payload"
    windows_python.unpack(plan, payload / "runtime")
    (payload / "runtime" / f"{windows_python.LIBRARY}._pth").write_text(
        f"{windows_python.LIBRARY}.zip\r\n.\r\n..\\lib\r\n", encoding="ascii", newline=""
    )
    library = payload / "lib"
    for wheel in [*_wheels(plan), environment.wheel(plan)]:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(library)
    # CRFsuite is C++, and its wheel lacks that language's runtime: Windows looks for it beside the extension.
    shutil.copyfile(library / "shiboken6" / _RUNTIME, library / "pycrfsuite" / _RUNTIME)
    shutil.copyfile(PACKAGING / "frozen.py", library / "start.py")
    shutil.copyfile(plan.source / "LICENSE", payload / "LICENSE.txt")
    say("trimming the Windows variant")
    _trim(library)
    _drop_unreached(payload)
    _compile(plan, library)
    return payload


def _wheels(plan: Plan) -> list[Path]:
    """Fetch the wheels for Windows, with the hashes of `constraints/run.txt`."""
    folder = plan.work / "windows-wheels"
    pins = PACKAGING / "constraints" / "run.txt"
    stamp = folder / ".made-from"
    if not (stamp.is_file() and stamp.read_bytes() == pins.read_bytes()):
        say("fetching the packages for Windows")
        shutil.rmtree(folder, ignore_errors=True)
        plan.run(
            [
                *(
                    environment.python(plan),
                    "-m",
                    "pip",
                    "--disable-pip-version-check",
                    "--quiet",
                    "download",
                ),
                *(
                    "--platform",
                    "win_amd64",
                    "--python-version",
                    windows_python.NUMBER,
                    "--only-binary",
                    ":all:",
                ),
                *("--no-deps", "--require-hashes", "-r", pins, "--dest", folder),
            ]
        )
        shutil.copyfile(pins, stamp)
    return sorted(folder.glob("*.whl"))


def _trim(library: Path) -> None:
    """Delete what the packages bring for developers, and the parts of Qt that are not used."""
    for path in sorted(library.rglob("*")):
        name = path.relative_to(library).as_posix()
        if not path.is_file():
            continue
        if name.startswith(("PySide6/", "shiboken6/")):
            wanted = _is_wanted_of_qt(name)
        else:
            wanted = not name.endswith((".pyi", ".pyx", ".pxd", ".c", ".h", "/py.typed"))
            wanted = wanted and not is_unused(name)
            wanted = wanted and not re.match(
                r"pydantic/(v1/|mypy\.py)|annotator/store/tables\.py|[^/]+\.data/",
                name,
            )
        if not wanted:
            path.unlink()
    for path in sorted(library.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _is_wanted_of_qt(name: str) -> bool:
    rest = name.partition("/")[2]
    if rest.startswith("plugins/"):
        return rest.removeprefix("plugins/") in PLUGINS
    if rest.startswith("translations/"):
        return rest in {f"translations/qtbase_{each}.qm" for each in bundle.LANGUAGES}
    if rest.endswith(".pyd"):
        return name.startswith("shiboken6/") or rest.removesuffix(".pyd") in bundle.MODULES
    if rest.endswith(".dll"):
        return "/" not in rest  # what of these is needed is found out afterwards
    return rest.endswith(".py") and (rest.startswith("support/") or "/" not in rest)


def _drop_unreached(payload: Path) -> None:
    """Delete each library that nothing imports, and each module of Qt that the program does not."""
    library = payload / "lib"
    used = _modules_used(library / "annotator")
    if used - set(bundle.MODULES):
        msg = f"the program imports {', '.join(sorted(used - set(bundle.MODULES)))}: decide on it in builder/bundle.py"
        raise BuildError(msg)
    for name in set(bundle.MODULES) - used:
        (library / "PySide6" / f"{name}.pyd").unlink()
    found = pe.imports(payload)
    roots = [
        path
        for path in found
        if path.suffix.lower() == ".pyd" or "plugins" in path.parts or path.name.lower().startswith("python3")
    ]
    for path in found.keys() - pe.reached(found, roots):
        path.unlink()


def _modules_used(package: Path) -> set[str]:
    """Return the modules of Qt that the program's own files import."""
    found: set[str] = set()
    for path in package.rglob("*.py"):
        found.update(
            re.findall(
                r"^\s*(?:from|import) PySide6(?:\.| import )(\w+)", path.read_text("utf-8"), re.MULTILINE
            )
        )
    return found


def _compile(plan: Plan, library: Path) -> None:
    """Compile every module with a Python of the same number, and keep the compiled form alone."""
    python = _python(plan)
    plan.run(
        [
            *(python, "-m", "compileall", "-q", "-b", "-j", "2", "--invalidation-mode", "unchecked-hash"),
            *("-s", library, "-p", "lib", library),
        ]
    )
    for path in library.rglob("*.py"):
        if path != library / "start.py":
            path.unlink()
    (library / "start.pyc").unlink()


def _python(plan: Plan) -> str:
    """Return a Python on this machine that compiles for the one that is shipped."""
    number = windows_python.NUMBER
    candidates = [
        os.environ.get("CLAIMS_ANNOTATOR_PYTHON_313", ""),
        sys.executable,
        shutil.which(f"python{number}") or "",
        *map(str, sorted(Path("~/.pyenv/versions").expanduser().glob(f"{number}.*/bin/python{number}"))),
    ]
    check = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
    for each in filter(None, candidates):
        try:
            if plan.run([each, "-c", check]).strip() == number:
                return each
        except (BuildError, OSError):
            continue
    msg = (
        f"there is no Python {number} on this machine, which compiles the modules for the one that is shipped\n"
        f"Install it, or name it: CLAIMS_ANNOTATOR_PYTHON_313=/path/to/python{number}"
    )
    raise BuildError(msg)


def _numbers(plan: Plan) -> list[str]:
    """Return the version as the four numbers that Windows wants."""
    return ([*re.findall(r"\d+", plan.version), "0", "0", "0"])[:4]


def _launchers(plan: Plan, payload: Path, icon: Path) -> None:
    folder = plan.folder("windows-launcher")
    resources = folder / "launcher.o"
    script = (HERE / "launcher.rc.in").read_text(encoding="utf-8")
    for name, value in {
        "ICON": str(icon),
        "MANIFEST": str(HERE / "launcher.manifest"),
        "VERSION": plan.version,
        "NUMBERS": ",".join(_numbers(plan)),
    }.items():
        script = script.replace(f"@{name}@", value)
    (folder / "launcher.rc").write_text(script, encoding="utf-8")
    plan.run(["x86_64-w64-mingw32-windres", "launcher.rc", resources], folder=folder)
    for name, flags in ((PRODUCT, ("-mwindows", "-DWINDOWED")), (NAME, ("-mconsole",))):
        plan.run(
            [
                *(
                    "x86_64-w64-mingw32-gcc",
                    "-std=gnu11",
                    "-O2",
                    "-Wall",
                    "-Wextra",
                    "-Werror",
                    "-municode",
                    "-static",
                ),
                *(*flags, f'-DPYTHON_LIBRARY=L"{windows_python.LIBRARY}.dll"', "-DUNICODE", "-D_UNICODE"),
                *("-s", "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va"),
                *(HERE / "launcher.c", resources, "-o", payload / f"{name}.exe"),
            ],
            folder=folder,
        )


def _setup(plan: Plan, payload: Path, icon: Path) -> Path:
    say("building the Windows installer")
    target = plan.out / f"Claims_Annotator-{plan.version}-windows-x64-setup.exe"
    compression = ["-DQUICK"] if plan.quick else []
    plan.run(
        [
            *("makensis", "-V2", "-NOCD", *compression),
            f"-DVERSION={plan.version}",
            f"-DNUMBERS={'.'.join(_numbers(plan))}",
            f"-DPAYLOAD={payload}",
            f"-DICON={icon}",
            f"-DLICENCE={plan.source / 'LICENSE'}",
            f"-DOUTPUT={target}",
            HERE / "setup.nsi",
        ]
    )
    _sign(plan, target)
    return target


def _archive(plan: Plan, payload: Path) -> Path:
    """Write the portable archive, whose bytes depend on the files' contents alone."""
    target = plan.out / f"Claims_Annotator-{plan.version}-windows-x64-portable.zip"
    when = datetime.fromtimestamp(plan.epoch, UTC).timetuple()[:6]
    words = "While this file lies here, the program keeps everything it writes in the folder profile beside it.\r\n"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1 if plan.quick else 9) as archive:

        def add(name: str, data: bytes) -> None:
            about = zipfile.ZipInfo(f"{PRODUCT}/{name}", date_time=when)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, data)

        add("portable", words.encode())
        for path in sorted(payload.rglob("*")):
            if path.is_file():
                add(path.relative_to(payload).as_posix(), path.read_bytes())
    return target


def _sign(plan: Plan, path: Path) -> None:
    """Sign a program where a certificate is configured; a signature carries a time and so differs in each build."""
    certificate = os.environ.get(SIGN_WITH)
    if not certificate:
        return
    signed = path.with_suffix(".signed")
    times = ["-ts", os.environ[SIGN_TIMES]] if os.environ.get(SIGN_TIMES) else []
    password = ["-readpass", os.environ[SIGN_PASSWORD]] if os.environ.get(SIGN_PASSWORD) else []
    plan.run(
        [
            *("osslsigncode", "sign", "-pkcs12", certificate, *password, *times, "-h", "sha256"),
            *("-n", PRODUCT, "-in", path, "-out", signed),
        ]
    )
    signed.replace(path)
