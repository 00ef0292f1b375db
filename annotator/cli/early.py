"""The signals that come before a command has begun: there is nothing to clean up yet, so it ends at once, in words."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

INTERRUPTED = "claims-annotator: error: interrupted: nothing was left half done; start it again when you like"
_NOTHING_DONE = 2


def end_at_once(_number: int, _frame: FrameType | None) -> None:
    """Say that the command was interrupted, and end the process: the handler until `Stopping` takes over."""
    os.write(2, f"{INTERRUPTED}\n".encode())
    os._exit(_NOTHING_DONE)


def heed_signals() -> None:
    """Let SIGINT and SIGTERM end the process from now on as they end a command.

    Only for a process that runs one command and ends: where `Stopping` finds this, it gives the signals back to nobody,
    since one that comes while the interpreter ends would deny what was done.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end_at_once)
