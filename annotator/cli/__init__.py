"""The same services from the shell. Importing this costs nothing: commands are loaded when they are called."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.cli.shell import WindowChecks

# name -> where its click command is
COMMANDS: dict[str, str] = {
    "new": "annotator.cli.projects:new",
    "import": "annotator.cli.exchange:import_",
    "export": "annotator.cli.exchange:export",
    "formats": "annotator.cli.exchange:formats",
    "schema": "annotator.cli.exchange:schema",
    "articles": "annotator.cli.reading:articles",
    "suggest": "annotator.cli.suggesting:suggest",
    "search": "annotator.cli.reading:search",
    "stats": "annotator.cli.reading:stats",
    "ledger": "annotator.cli.connecting:ledger",
    "timeline": "annotator.cli.connecting:timeline",
    "drift": "annotator.cli.connecting:drift",
    "duplicates": "annotator.cli.connecting:duplicates",
    "agree": "annotator.cli.connecting:agree",
    "evaluate": "annotator.cli.suggesting:evaluate",
    "merge": "annotator.cli.exchange:merge",
    "history": "annotator.cli.journal:history",
    "undo": "annotator.cli.journal:undo",
    "redo": "annotator.cli.journal:redo",
    "verify": "annotator.cli.checking:verify",
    "backup": "annotator.cli.projects:backup",
    "salvage": "annotator.cli.projects:salvage",
    "self-test": "annotator.cli.checking:self_test",
}
_WITH_VALUE = frozenset({"--profile", "--lang"})
_HELP = frozenset({"--help", "-h"})


def is_command(argv: Sequence[str]) -> bool:
    """Tell whether the arguments (without the program's name) call a command or ask for help, not for the window."""
    arguments = iter(argv)
    for argument in arguments:
        if argument in _WITH_VALUE:
            next(arguments, None)
        elif argument in _HELP:
            return True
        elif not argument.startswith("-"):
            return argument in COMMANDS
    return False


def heed_signals(argv: Sequence[str]) -> None:
    """Let signals end the process in words from now on, if it is there for a command."""
    if is_command(argv):
        from annotator.cli import early

        early.heed_signals()


def say_version() -> int:
    """Print which version this is, and return the exit code; what `main` needs is imported only where that fails."""
    from annotator import __version__

    try:
        if sys.stdout is not None:
            sys.stdout.write(f"claims-annotator {__version__}\n")
            sys.stdout.flush()
    except OSError:
        return main(["--version"])  # cannot print either, and says so as every command does
    return 0


def main(argv: Sequence[str], *, window: WindowChecks | None = None) -> int:
    """Run a command and return its exit code: 0 all done, 1 something fell short, 2 nothing was done.

    ``window`` is how `self-test` reaches the window, which this folder must not import.
    """
    from annotator.cli.program import run

    return run(list(argv), window)
