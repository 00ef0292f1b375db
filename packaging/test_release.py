"""Test every Linux and Windows package of a folder, each installed into a bare system of its own.

    python packaging/test_release.py FOLDER

The bare systems are made once, below ``build/systems``, or below ``CLAIMS_ANNOTATOR_SYSTEMS``. It needs root,
debootstrap and a network for that, and Xvfb and xdotool for pressing keys.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = Path(os.environ.get("CLAIMS_ANNOTATOR_SYSTEMS") or ROOT / "build" / "systems")
# Which packages are installed into which system; an AppImage runs on this one.
INSTALLED_IN = (
    ("*.deb", "bookworm"),
    ("*.deb", "trixie"),
    ("*.rpm", "bookworm"),
    ("*.AppImage", ""),
    ("*setup.exe", "trixie-wine"),
)


def main(arguments: list[str]) -> int:
    """Test; return 0, or 1 when a test failed, there is nothing to test, or the usage is wrong."""
    if len(arguments) != 1:
        print("usage: test_release.py FOLDER", file=sys.stderr)
        return 1
    tested, failed = 0, []
    for pattern, system in INSTALLED_IN:
        for artefact in sorted(Path(arguments[0]).absolute().glob(pattern)):
            print(f"== {artefact.name}{' in ' + system if system else ''}", file=sys.stderr, flush=True)
            tested += 1
            if _test(artefact, _system(system, artefact) if system else None) != 0:
                failed.append(f"{artefact.name} {system}")
    print(f"{tested} tested, {len(failed)} failed", *failed, sep="\n  ", file=sys.stderr)
    return 1 if failed or not tested else 0


def _system(name: str, artefact: Path) -> Path:
    """Return the bare system of this name, made where it is not there yet."""
    folder = SYSTEMS / name
    if not folder.exists():
        SYSTEMS.mkdir(parents=True, exist_ok=True)
        part = SYSTEMS / f"{name}.part"
        script = ROOT / "packaging" / "linux" / "bare_system.sh"
        subprocess.run(["sh", script, name.partition("-")[0], part, artefact.name], check=True)
        part.rename(folder)
    return folder


def _test(artefact: Path, system: Path | None) -> int:
    more = {"CLAIMS_ANNOTATOR_TEST_ROOT": str(system)} if system else {}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/packaged/test_program.py"],
        check=False,
        cwd=ROOT,
        env={**os.environ, "CLAIMS_ANNOTATOR_ARTEFACT": str(artefact), **more},
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
