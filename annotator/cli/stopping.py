"""The signals that end a command: by an exception, so that nothing is left half done, until it is heard."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from typing import TYPE_CHECKING

from annotator.cli.early import end_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, TracebackType
    from typing import Self

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_AGAIN_SECONDS = 0.1


class StoppedError(BaseException):
    """A signal wants the program to end.

    It is no `KeyboardInterrupt`: CPython exits with that signal's code, whoever catches it, once one has passed
    through an ``exec`` of source text, as dataclasses make while they are imported.
    """


class Stopping:
    """Turns SIGINT (Ctrl+C) and SIGTERM into `StoppedError` while it is entered, in the main thread only.

    A library may swallow whatever is raised in a function that it calls: compiled code that compares or hashes often
    does, and one import in fifteen went on to its end as if nobody had asked. So the signal is given again until the
    exception is on its way out. While it is, further ones change nothing: they would break off the cleaning up.
    """

    __slots__ = ("_again", "_before", "_is_over", "_say_unraisable")

    def __init__(self) -> None:
        self._before: dict[signal.Signals, signal._HANDLER] = {}
        self._again: threading.Thread | None = None
        self._is_over = threading.Event()
        self._say_unraisable = sys.unraisablehook

    def __enter__(self) -> Self:
        """Take both signals over."""
        if threading.current_thread() is threading.main_thread():
            self._say_unraisable, sys.unraisablehook = sys.unraisablehook, self._unraisable
            self._before = {number: signal.signal(number, self._stop) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give both signals back to whom they belonged; where the process ends now, to nobody."""
        self.end()
        if self._again is not None:
            self._again.join()
        for number, handler in self._before.items():
            given = signal.SIG_DFL if handler is None else handler
            signal.signal(number, signal.SIG_IGN if given is end_at_once else given)
        if self._before:
            sys.unraisablehook = self._say_unraisable

    def end(self) -> None:
        """Answer no signal from now on: all that is left is to say how the command ended."""
        self._is_over.set()

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        if self._is_over.is_set():
            return
        if self._again is None:
            self._again = threading.Thread(
                target=self._ask_again, args=(signal.Signals(number),), daemon=True
            )
            self._again.start()
        if not any(isinstance(error, StoppedError) for error in _handled()):
            raise StoppedError

    def _ask_again(self, number: signal.Signals) -> None:
        while not self._is_over.wait(_AGAIN_SECONDS):
            _thread.interrupt_main(number)

    def _unraisable(self, what: sys.UnraisableHookArgs) -> None:
        """Say nothing of a stop that came where Python has nobody to raise it to, such as a weak reference's end."""
        if not isinstance(what.exc_value, StoppedError):
            self._say_unraisable(what)


def _handled() -> Iterator[BaseException]:
    """Yield the exception that is being handled where the signal came, and those that were being handled before it."""
    error = sys.exc_info()[1]
    while error is not None:
        yield error
        error = error.__context__
