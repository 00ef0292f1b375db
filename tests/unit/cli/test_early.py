"""Tests for `annotator.cli.early`: a signal before a command begins, and after it has ended, in its own process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from annotator.cli.early import INTERRUPTED

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")

_BEFORE = """
import signal
from annotator.cli.early import heed_signals
heed_signals()
signal.raise_signal(signal.{name})
print("went on")
"""
_AFTER = """
import signal
from annotator.cli.early import heed_signals
from annotator.cli.stopping import Stopping
heed_signals()
with Stopping():
    pass
signal.raise_signal(signal.{name})
print("done")
"""


def _run(program: str, name: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program.format(name=name)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_before_a_command_begins_ends_it_in_words(name: str) -> None:
    ended = _run(_BEFORE, name)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"{INTERRUPTED}\n")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_after_a_command_has_ended_changes_nothing(name: str) -> None:
    ended = _run(_AFTER, name)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "done\n", "")


def test_the_program_heeds_signals_from_its_start(tmp_path: os.PathLike[str]) -> None:
    program = (
        "import signal, sys; from annotator import app; sys.argv = ['claims-annotator', 'formats']; "
        "app.main = lambda: signal.raise_signal(signal.SIGTERM); app.run()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (ended.returncode, ended.stderr) == (2, f"{INTERRUPTED}\n")
