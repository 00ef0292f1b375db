"""How this program starts itself a second time, for work that would hold its window up."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

TRAIN = "--train-from-standard-input"  # what `annotator.app` takes for such work and lists nowhere
_START = "lib/start.py"  # where the Windows package has it, beside its launchers


class Command(NamedTuple):
    """The words that start a process, and the folder in which it begins."""

    words: tuple[str, ...]
    folder: Path


def training() -> Command | None:
    """Return what starts the program to train; None where Python does not know which program it is in.

    A package's program is sys.executable itself. Everywhere else that is Python, which finds the package from the
    folder that it lies in, a checkout or that of installed packages, and not from where the user happens to be.
    """
    if not sys.executable:
        return None
    from pathlib import Path  # here: every start of the program reads this module

    program = Path(sys.executable)
    if getattr(sys, "frozen", False) or (program.parent / _START).is_file():
        return Command((str(program), TRAIN), program.parent)
    return Command((str(program), "-m", "annotator", TRAIN), Path(__file__).absolute().parents[2])
