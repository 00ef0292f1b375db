"""Learning from finished articles in a process of its own.

CRFsuite lets no other thread run, for up to half a second at a time, and cannot be stopped, and the rest of learning
takes turns with whoever else runs Python here; a process holds nobody up and can be ended at any moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from functools import partial
from tempfile import TemporaryDirectory
from threading import Thread
from typing import IO, TYPE_CHECKING, cast

from annotator.suggest.sequence import UntrainableError
from annotator.suggest.sequence_file import read_model
from annotator.suggest.sequence_wire import write_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annotator.environment.itself import Command
    from annotator.suggest.finished import Marked
    from annotator.suggest.sequence_model import SequenceModel

_BEAT = 0.05  # seconds between two looks at whether somebody cancels


def taught_apart(
    command: Command,
    articles: Sequence[Marked],
    *,
    off: Sequence[str] = (),
    labels: Sequence[str],
    basis: Mapping[str, int],
    beat: Callable[[], None] | None = None,
) -> SequenceModel | None:
    """Return what `annotator.suggest.sequence_learning.taught` does, from a process that ``command`` starts.

    The process asks the rules but those that are ``off`` about the articles, with the tag set's ``labels``, and learns.
    ``beat`` is called twenty times a second and may raise to cancel: the process is ended then. It also ends with this
    one. Raises `UntrainableError` where it cannot be started, fails, or answers what is no model of this ``basis``.
    """
    try:  # the process may be killed: what it wrote is deleted here
        own = TemporaryDirectory(prefix="claims-annotator-", ignore_cleanup_errors=True)
    except OSError as error:
        raise UntrainableError from error
    with own as folder:
        try:
            process = _started(command, folder)
        except OSError as error:
            raise UntrainableError from error
        tell = partial(write_articles, articles=articles, off=off, labels=labels, basis=basis)
        model, known = _Talk(process, tell).answer(beat)
    if known != dict(basis):
        raise UntrainableError
    return model


class _Talk:
    """What is said to a process and answered, in two threads: neither side waits for the other to read."""

    def __init__(self, process: subprocess.Popen[bytes], tell: Callable[[IO[bytes]], None]) -> None:
        self._process = process
        self._told = cast("IO[bytes]", process.stdin)  # as `_started` asks for
        self._answer = cast("IO[bytes]", process.stdout)
        self._tell = tell
        self._found: tuple[SequenceModel | None, dict[str, int]] | None = None

    def answer(self, beat: Callable[[], None] | None) -> tuple[SequenceModel | None, dict[str, int]]:
        """Return what was learned, and from what. The process is gone afterwards, whatever happens."""
        threads = [Thread(target=each, daemon=True) for each in (self._read, self._write)]
        try:
            for each in threads:
                each.start()
            while threads[0].is_alive():
                if beat is not None:
                    beat()
                threads[0].join(_BEAT)
        finally:
            self._process.kill()
            self._process.wait()
            for each in threads:
                if each.ident is not None:
                    each.join()
            for pipe in (self._told, self._answer):
                with suppress(OSError):  # words that nobody reads any more
                    pipe.close()
        if self._found is None:
            raise UntrainableError
        return self._found

    def _write(self) -> None:
        try:
            self._tell(self._told)
        except (OSError, TypeError):  # it is gone, or the text cannot be told
            self._process.kill()

    def _read(self) -> None:
        with suppress(OSError, ValueError):  # it is gone, or has answered something else
            self._found = read_model(self._answer)


def _started(command: Command, folder: str) -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.IDLE_PRIORITY_CLASS
    return subprocess.Popen(  # noqa: S603 - this program itself
        command.words,
        cwd=command.folder,
        env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )
