"""Training a chain in a process of its own.

CRFsuite lets no other thread run, for up to half a second at a time, and cannot be stopped; a process holds nobody up
and can be ended at any moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from tempfile import TemporaryDirectory
from threading import Thread
from typing import IO, TYPE_CHECKING, cast

from annotator.suggest.sequence import UntrainableError
from annotator.suggest.sequence_wire import read_chain, write_examples

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.environment.itself import Command
    from annotator.suggest.sequence import Chain, Example

_BEAT = 0.05  # seconds between two looks at whether somebody cancels


def trained_apart(
    command: Command,
    labels: tuple[str, ...],
    examples: Sequence[Example],
    *,
    at_least: int = 2,
    beat: Callable[[], None] | None = None,
) -> Chain:
    """Return what `annotator.suggest.sequence.trained` does, from a process that ``command`` starts.

    ``beat`` is called twenty times a second and may raise to cancel: the process is ended then. It also ends with this
    one. Raises `UntrainableError` where it cannot be started, fails, or answers what is no chain.
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
        return _Talk(process, labels, examples, at_least).chain(beat)


class _Talk:
    """What is said to a process and answered, in two threads: neither side waits for the other to read."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        labels: tuple[str, ...],
        examples: Sequence[Example],
        at_least: int,
    ) -> None:
        self._process = process
        self._told = cast("IO[bytes]", process.stdin)  # as `_started` asks for
        self._answer = cast("IO[bytes]", process.stdout)
        self._labels, self._examples, self._at_least = labels, examples, at_least
        self._chain: Chain | None = None

    def chain(self, beat: Callable[[], None] | None) -> Chain:
        """Return what was learned. The process is gone afterwards, whatever happens."""
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
        if self._chain is None:
            raise UntrainableError
        return self._chain

    def _write(self) -> None:
        try:
            write_examples(self._told, self._labels, self._examples, at_least=self._at_least)
        except (OSError, TypeError):  # it is gone, or the text cannot be told
            self._process.kill()

    def _read(self) -> None:
        with suppress(OSError, ValueError):  # it is gone, or has answered something else
            self._chain = read_chain(self._answer, self._labels)


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
