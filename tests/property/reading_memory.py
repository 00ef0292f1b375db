"""Reads one file in a process of its own, and says what it took. Arguments: the format's name, the file.

What counts is what the process holds at most (as Linux tells it), over what it held before: libraries set aside more
than they touch, and lxml's trees are none of Python's.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.registry import Registry


def _bytes(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{name}:")[1].split()[0]) * 1024


def _read(name: str, file: Path) -> list[str]:
    said = []
    try:
        for item in Registry().reader(name).read(file, ReadOptions()):
            said.append(item.code if isinstance(item, Trouble) else "article")
            if not isinstance(item, Trouble):
                said += [trouble.code for trouble in item.troubles[:3]]
    except UserError as error:
        said.append(error.code)
    return said


def main(name: str, file: Path, small: Path) -> None:
    """Read the small file first, with which all is imported that is used, then the other."""
    _read(name, small)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forgets the most so far
    before, began = _bytes("VmRSS"), time.process_time()
    said = _read(name, file)
    print(
        json.dumps(
            {"most": _bytes("VmHWM") - before, "seconds": time.process_time() - began, "said": said[:5]}
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
