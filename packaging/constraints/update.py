"""Pin what `pyproject.toml` asks for, with hashes and for every system at once, into `run.txt`, `dev.txt`, `build.txt`.

    python update.py [--upgrade]

Without ``--upgrade`` only what must change changes. It needs uv (``pip install uv``), and asks whichever package
index the machine is set up with; the files name none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OUTPUTS: dict[str, list[str]] = {
    "run.txt": [],
    "dev.txt": ["--group", f"{ROOT / 'pyproject.toml'}:dev"],
    "build.txt": ["--group", f"{ROOT / 'pyproject.toml'}:build"],  # what packaging/build.py works with
}


def main(arguments: list[str]) -> int:
    """Write the files; return 0, or 1 when uv is missing or fails, or a file would name a host."""
    if arguments not in ([], ["--upgrade"]):
        print("usage: update.py [--upgrade]", file=sys.stderr)
        return 1
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        print(
            "error: uv is not there; install it (pip install uv) or name it: UV=/path/to/uv", file=sys.stderr
        )
        return 1
    for name, more in OUTPUTS.items():
        command = [
            *(
                uv,
                "pip",
                "compile",
                "--quiet",
                "--universal",
                "--python-version",
                "3.11",
                "--generate-hashes",
            ),
            *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"),
            *("--constraint", str(HERE / "pins.in"), "--output-file", str(HERE / name)),
            *arguments,
            str(ROOT / "pyproject.toml"),
            *more,
        ]
        environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
        if subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode != 0:
            return 1
        if "://" in (HERE / name).read_text():
            print(f"error: {name} names a host; see above for which package", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
