"""Tests for `annotator.cli.stopping`: a signal ends a command wherever it comes, and nothing else is broken off."""

from __future__ import annotations

import signal
import sys
import time
import warnings
import weakref
from typing import TYPE_CHECKING, Any

import pytest

from annotator.cli import program
from annotator.cli.stopping import StoppedError, Stopping

if TYPE_CHECKING:
    from collections.abc import Callable

BOTH = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


def _wait() -> None:
    """Run on until something is raised, as a command at work does."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        time.sleep(0.001)
    pytest.fail("nothing was raised")


def _stopped(work: Callable[[], None]) -> None:
    with Stopping():
        work()


@BOTH
def test_a_signal_ends_what_is_under_way(number: int) -> None:
    def work() -> None:
        signal.raise_signal(number)
        _wait()

    before = signal.getsignal(number)
    with pytest.raises(StoppedError):
        _stopped(work)
    assert signal.getsignal(number) is before


@BOTH
def test_a_stop_that_is_swallowed_comes_again(number: int) -> None:
    swallowed = []

    def work() -> None:
        try:
            signal.raise_signal(number)
            _wait()
        except BaseException as error:  # noqa: BLE001 - as compiled code does that asks whether two things are equal
            swallowed.append(type(error))
        _wait()

    with pytest.raises(StoppedError):
        _stopped(work)
    assert swallowed == [StoppedError]


def test_a_stop_in_the_end_of_a_weak_reference_is_not_shown_and_comes_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ends = []

    def work() -> None:
        thing = type("Thing", (), {})()
        ends.append(weakref.ref(thing, lambda _ref: signal.raise_signal(signal.SIGTERM)))
        del thing
        _wait()

    hook = sys.unraisablehook
    with pytest.raises(StoppedError):
        _stopped(work)
    assert ends[0]() is None
    assert capsys.readouterr().err == ""
    assert sys.unraisablehook is hook


def test_cleaning_up_is_not_broken_off() -> None:
    cleaned = []

    def clean() -> None:
        try:
            int("none")
        except ValueError:
            for _ in range(3):
                signal.raise_signal(signal.SIGINT)
            time.sleep(0.3)  # it is asked again meanwhile
        cleaned.append(True)

    def work() -> None:
        try:
            signal.raise_signal(signal.SIGTERM)
            _wait()
        finally:
            clean()

    with pytest.raises(StoppedError):
        _stopped(work)
    assert cleaned == [True]


def test_the_last_words_are_not_broken_off() -> None:
    with Stopping() as stopping:
        stopping.end()
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)


def test_other_things_that_cannot_be_raised_are_still_shown(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[Any] = []
    hook, sys.unraisablehook = sys.unraisablehook, seen.append
    try:
        with Stopping():
            thing = type("Thing", (), {})()
            kept = weakref.ref(thing, lambda _ref: 1 / 0)
            del thing
    finally:
        sys.unraisablehook = hook
    assert kept() is None
    assert [what.exc_type for what in seen] == [ZeroDivisionError]
    assert capsys.readouterr().err == ""


def test_a_library_s_warning_is_no_line_of_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with program._polite_streams():
        warnings.showwarning("deprecated", UserWarning, "library.py", 1)
    assert capsys.readouterr().err == ""
