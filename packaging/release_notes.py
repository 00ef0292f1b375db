"""Print what the changelog says of one version, for the page of its release.

    python packaging/release_notes.py VERSION

Without a section of its own, what is not released yet is printed; with neither, it fails.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def notes(text: str, version: str) -> str:
    """Return the section of a version without its heading; raise `LookupError` where there is none."""
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    by_name = {re.match(r"\[?([^\]\s]+)", each)[1]: each.partition("\n")[2].strip() for each in sections}  # type: ignore[index]  # a heading has a first word
    for name in (version, "Unreleased"):
        if by_name.get(name):
            return by_name[name]
    raise LookupError(version)


def main(arguments: list[str]) -> int:
    """Print the section; return 0, or 1 where there is none or the usage is wrong."""
    if len(arguments) != 1:
        print("usage: release_notes.py VERSION", file=sys.stderr)
        return 1
    try:
        print(notes(CHANGELOG.read_text(encoding="utf-8"), arguments[0].removeprefix("v")))
    except LookupError:
        print(f"error: CHANGELOG.md says nothing of {arguments[0]}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
