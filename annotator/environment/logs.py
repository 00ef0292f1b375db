"""The log: what the program did and what went wrong in it, never what an article says.

Articles are often confidential, and logs are sent to strangers. So a log line holds ids, counts, paths and the
program's own words. Three guards stand behind that rule: a long argument of a log call is written as its length, an
exception's message is written only where the interpreter made it from names and types, and a traceback shows places
in the code, not values.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

LOGGER = "annotator"
FILE_NAME = "claims-annotator.log"
CRASH_FILE_NAME = "crash.log"
LARGEST = 1_000_000  # bytes, after which a new file begins
KEPT = 3  # older files
LONGEST_ARGUMENT = 120  # characters

# Their messages are made by the interpreter from names and types, not from the data at hand.
_SAFE = (
    AttributeError,
    ImportError,
    IndexError,
    MemoryError,
    NameError,
    RecursionError,
    TypeError,
    ZeroDivisionError,
)


class _File(logging.FileHandler):
    """A file that makes way for a new one when it has grown; `logging.handlers` would cost the start of the program.

    Two programs may share it: each line is appended whole, and whoever finds it too large moves it away. Where that
    fails (Windows keeps open files in place), it grows on.
    """

    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is not None and self.stream.tell() > LARGEST:
            self._roll()
        super().emit(record)

    def _roll(self) -> None:
        path = Path(self.baseFilename)
        self.close()
        with contextlib.suppress(OSError):
            if path.stat().st_size > LARGEST:
                for number in range(KEPT, 0, -1):
                    older = path.with_name(f"{path.name}.{number}")
                    newer = path.with_name(f"{path.name}.{number - 1}") if number > 1 else path
                    if newer.exists():
                        newer.replace(older)
        self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it by this name
        """Leave out a line that cannot be written: a full disk must not stop the work, nor fill the shell."""


class _Formatter(logging.Formatter):
    """One line a record, in UTC, with the traceback as places below it."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__()
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        line = (
            f"{self.formatTime(record)} {record.levelname} {record.process} {record.name}: {_message(record)}"
        )
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + "\n".join(describe(record.exc_info[1]))
        return line


def _message(record: logging.LogRecord) -> str:
    message = str(record.msg)
    if isinstance(record.args, tuple):
        message %= tuple(_brief(value) for value in record.args)
    elif record.args:  # logging unwraps a mapping that stands alone; here it is a thing like any other
        message %= (_brief(record.args),)
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in message)


def _brief(value: object) -> object:
    """Return a number or a short text as it is, and of anything else its length or its type."""
    if value is None or isinstance(value, bool | int | float | Path):
        return value
    if isinstance(value, str):
        return value if len(value) <= LONGEST_ARGUMENT else f"<{len(value)} characters>"
    return f"<{type(value).__name__}>"


def describe(error: BaseException) -> Iterator[str]:
    """Yield the lines that tell of an exception and of its causes, without the values it happened to."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield _headline(current)
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _headline(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError):
        file = f" {error.filename}" if isinstance(error.filename, str) else ""
        return f"{name}: {error.strerror or error.errno}{file}"
    if isinstance(error, _SAFE):
        return f"{name}: {_brief(str(error))}"
    return name


def _place(file_name: str) -> str:
    """Return the end of a module's path: enough to find it, without the user's folders."""
    return "/".join(Path(file_name).parts[-3:])


class Log:
    """The open log of one run. Closing it takes away everything that opening it put in place."""

    def __init__(self, folder: Path, *, level: int = logging.INFO) -> None:
        """Begin to write into ``folder``. Where that cannot be done, the program runs on without a log."""
        self.path: Path | None = None
        self.logger = logging.getLogger(LOGGER)
        self._handler: logging.Handler = logging.NullHandler()
        self._crash_file = None
        self._hooks: list[Callable[[], None]] = []
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / FILE_NAME
            self._handler = _File(path, encoding="utf-8", errors="backslashreplace")
            self.path = path
            if not faulthandler.is_enabled():  # who enabled it before wants to read of crashes elsewhere
                self._crash_file = (folder / CRASH_FILE_NAME).open("ab")
                faulthandler.enable(self._crash_file)
        self._handler.setFormatter(_Formatter())
        self.logger.addHandler(self._handler)
        self.logger.setLevel(level)
        self.logger.propagate = False

    def watch(self, on_bug: Callable[[BaseException], None] | None = None) -> None:
        """Log every exception that nothing caught, from any thread, and hand it to ``on_bug`` (on that thread)."""

        def note(error: BaseException | None) -> None:
            if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
                return
            self.logger.error("a bug", exc_info=error)
            if on_bug is not None:
                on_bug(error)

        def from_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if isinstance(error, KeyboardInterrupt):
                sys.__excepthook__(kind, error, trace)
            note(error)

        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = from_main
        threading.excepthook = lambda args: note(args.exc_value)
        sys.unraisablehook = lambda args: note(args.exc_value)

        def restore() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

        self._hooks.append(restore)

    def close(self) -> None:
        """Close the files and put the exception hooks back."""
        while self._hooks:
            self._hooks.pop()()
        self.logger.removeHandler(self._handler)
        self._handler.close()
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None
