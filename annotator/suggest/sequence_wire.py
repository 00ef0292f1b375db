"""What a process that trains a chain is told, and what it answers.

That is a line of JSON for each thing, so that no single step of reading or writing takes long. It is told
``{"labels": [names], "at_least": number}``, then a line ``[features, labels]`` for each example, then ``null``; it
answers ``[steps]``, then a line ``[feature, weights]`` for each feature, then ``null``. What ends before ``null`` is
not whole. Numbers come through unchanged.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, NoReturn

import orjson

from annotator.suggest.sequence import Chain, Example, trained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FAILED = 3  # the exit code of a process that was not told what it can learn from, or cannot
_END = b"null\n"
_LONGEST = 64 * 1024 * 1024  # bytes of a line: more is no example and no answer


def write_examples(
    out: IO[bytes], labels: Sequence[str], examples: Iterable[Example], *, at_least: int
) -> None:
    """Tell a process what to learn from. Raises `OSError` where it is gone, `TypeError` for what is no text."""
    out.write(orjson.dumps({"labels": labels, "at_least": at_least}) + b"\n")
    for one in examples:
        out.write(orjson.dumps([one.features, one.labels]) + b"\n")
    out.write(_END)
    out.flush()


def read_chain(answer: IO[bytes], labels: tuple[str, ...]) -> Chain:
    """Return what a process has learned. Raises `ValueError` for anything else."""
    width = len(labels)
    lines = _lines(answer)
    steps = _list(next(lines, None), 1)[0]
    rows = tuple(tuple(_row(each, width)) for each in _list(steps, width))
    weights = {}
    for line in lines:
        name, row = _list(line, 2)
        if not isinstance(name, str):
            raise ValueError("no feature")  # noqa: TRY004 - whatever is wrong with an answer is one thing
        weights[name] = _row(row, width)
    return Chain(labels, weights, rows)


def serve() -> int:
    """Be such a process, on the standard streams, and return its exit code; it ends when nobody listens any more."""
    with suppress(ValueError):  # in a thread
        signal.signal(
            signal.SIGINT, signal.SIG_IGN
        )  # the terminal sends it to both; who started this one decides
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(19)
    try:
        told = sys.stdin.buffer
        head = orjson.loads(told.readline(_LONGEST))
        labels, at_least = tuple(head["labels"]), int(head["at_least"])
        _write_chain(sys.stdout.buffer, trained(labels, _examples(told, len(labels)), at_least=at_least))
    except Exception:  # noqa: BLE001 - whatever it is, nobody is there to read of it but who sees the code
        return FAILED
    return 0


def end(code: int) -> NoReturn:
    """End this process at once: the thread that listens whether anybody is there would hold up an orderly end."""
    os._exit(code)


def _examples(told: IO[bytes], width: int) -> Iterator[Example]:
    for line in _lines(told):
        features, labels = _list(line, 2)
        if len(features) != len(labels) or not all(0 <= number < width for number in labels):
            raise ValueError("no example")
        yield Example(features, labels)
    # From here on nothing is told any more. On Windows, a library must not be loaded while a thread reads from a
    # pipe, so this begins after CRFsuite is there.
    Thread(target=_end_with_the_other, args=(told.fileno(),), daemon=True).start()


def _end_with_the_other(pipe: int) -> None:
    with suppress(OSError):
        os.read(pipe, 1)
    end(FAILED)


def _write_chain(out: IO[bytes], chain: Chain) -> None:
    out.write(orjson.dumps([chain.steps]) + b"\n")
    for name, row in chain.weights.items():
        out.write(orjson.dumps([name, row]) + b"\n")
    out.write(_END)
    out.flush()


def _lines(stream: IO[bytes]) -> Iterator[Any]:
    """Yield what each line says up to the end that was announced. Raises `ValueError` where it is missing."""
    while (line := stream.readline(_LONGEST)) != _END:
        yield orjson.loads(line)  # also raises that for the empty bytes of a stream that ends too early


def _list(value: Any, length: int) -> list[Any]:
    if not isinstance(value, list) or len(value) != length:
        raise ValueError("not the list that belongs here")
    return value


def _row(value: Any, width: int) -> list[float]:
    row = _list(value, width)
    if not all(isinstance(each, float) for each in row):
        raise ValueError("not the numbers that belong here")
    return row
