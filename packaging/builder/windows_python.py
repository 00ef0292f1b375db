"""Python for Windows, fetched or given, and believed only where its publisher signed it.

The vendor's own archive (``python-3.13.*-embed-amd64.zip``) is taken where ``CLAIMS_ANNOTATOR_WINDOWS_PYTHON`` names
it. Else it comes from the package index, in a source package that somebody else uploaded: so its hash is pinned, each
program and library in it must carry a sound signature of the Python Software Foundation or of Microsoft, and what
cannot be signed, the archive of the standard library, is pinned by its hash too.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from builder import environment
from builder.plan import PACKAGING, BuildError, say

if TYPE_CHECKING:
    from builder.plan import Plan

VARIABLE = "CLAIMS_ANNOTATOR_WINDOWS_PYTHON"
CONSTRAINTS = PACKAGING / "constraints" / "windows-python.txt"
NUMBER = "3.13"
LIBRARY = "python313"
# The standard library of 3.13.2, as in the vendor's archive of that version.
STANDARD_LIBRARY = "5b5d5d2ff356a5ddf579284243863c9ac910f44e87c67dfca286e5951e5aa449"
SIGNERS = (
    "Python Software Foundation",
    "Microsoft Windows Software Compatibility Publisher",
    "Microsoft Corporation",
)
# OpenSSL and what needs it, as the program speaks to no network; and the programs, as it has its own.
LEFT_OUT = re.compile(
    r"(libssl|libcrypto).*|_ssl\.pyd|_hashlib\.pyd|pythonw?\.exe|python\.cat|winsound\.pyd|python313\._pth",
    re.IGNORECASE,
)


def unpack(plan: Plan, target: Path) -> None:
    """Put Python's libraries and modules into ``target``."""
    given = os.environ.get(VARIABLE)
    files = _archived(Path(given).read_bytes()) if given else _packaged(plan)
    target.mkdir(parents=True)
    for name, data in sorted(files.items()):
        if not LEFT_OUT.fullmatch(name):
            (target / name).write_bytes(data)
    _verify(target, any_library=given is not None)


def _archived(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive by their names, without folders."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {
            PurePosixPath(name).name: archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/")
        }


def _packaged(plan: Plan) -> dict[str, bytes]:
    folder = plan.work / "windows-python"
    if not list(folder.glob("*.tar.gz")):
        say("fetching Python for Windows")
        folder.mkdir(exist_ok=True)
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
                *("--no-deps", "--no-build-isolation", "--no-binary", ":all:", "--require-hashes"),
                *("-r", CONSTRAINTS, "--dest", folder),
            ]
        )
    (source,) = folder.glob("*.tar.gz")
    with tarfile.open(source) as opened:
        for member in opened:
            stream = opened.extractfile(member) if member.name.endswith("/data.zip") else None
            if stream is not None:
                return _archived(stream.read())
    msg = f"{source} does not hold Python as it did; look at builder/windows_python.py"
    raise BuildError(msg)


def _verify(folder: Path, *, any_library: bool) -> None:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in {".exe", ".dll", ".pyd"}:
            _verify_signature(path)
    digest = hashlib.sha256((folder / f"{LIBRARY}.zip").read_bytes()).hexdigest()
    if digest != STANDARD_LIBRARY and not any_library:
        msg = f"the standard library of Python for Windows is not the one that was looked at ({digest})"
        raise BuildError(msg)


def _verify_signature(path: Path) -> None:
    """Raise `BuildError` unless the file is as one of `SIGNERS` signed it."""
    done = subprocess.run(
        ["osslsigncode", "verify", "-in", path], check=False, capture_output=True, text=True, errors="replace"
    )
    said = done.stdout + done.stderr
    digests = [
        re.search(rf"{kind} message digest\s*: ([0-9A-F]+)", said) for kind in ("Current", "Calculated")
    ]
    signer = re.search(r"Subject:.*?/CN=([^/\n]+)", said)
    same = digests[0] is not None and digests[1] is not None and digests[0][1] == digests[1][1]
    if not same or signer is None or signer[1].strip() not in SIGNERS:
        msg = f"{path.name} is not signed by the publisher of Python; do not use it"
        raise BuildError(msg)
