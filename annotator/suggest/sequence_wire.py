"""What a process that learns is told, and how it answers.

That is a line of JSON for each thing, so that no single step of reading or writing takes long. It is told
``{"off": [rules], "labels": [names], "basis": {…}}``, then a line ``[text, regions, markings, labels, rejected]`` for
each finished article, then ``null``; it answers with the lines of `sequence_file`. Each region is
``[kind, start, end]``, each marking ``[content, source, cue]``, and each of these a list of ``[start, end]``, in code
points. Numbers come through unchanged.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, NoReturn

import orjson

from annotator.core.spans import Span, are_in_order
from annotator.core.tagset import Label, TagSet
from annotator.core.values import Region, RegionKind
from annotator.suggest.finished import Marked, finished
from annotator.suggest.rules.engine import RuleEngine
from annotator.suggest.rules.lexicon import Lexicon
from annotator.suggest.sequence import library
from annotator.suggest.sequence_features import Marking
from annotator.suggest.sequence_file import END, LONGEST, lines_of, write_model
from annotator.suggest.sequence_learning import taught

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FAILED = 3  # the exit code of a process that was not told what it can learn from, or cannot


def write_articles(
    out: IO[bytes],
    articles: Iterable[Marked],
    *,
    off: Sequence[str],
    labels: Sequence[str],
    basis: Mapping[str, int],
) -> None:
    """Tell a process what to learn from. Raises `OSError` where it is gone, `TypeError` for what is no text."""
    out.write(orjson.dumps({"off": list(off), "labels": list(labels), "basis": dict(basis)}) + b"\n")
    for one in articles:
        regions = [[region.kind.value, *region.span] for region in one.regions]
        markings = [[_pairs(each.content), _pairs(each.source), _pairs(each.cue)] for each in one.markings]
        out.write(orjson.dumps([one.text, regions, markings, one.labels, one.rejected]) + b"\n")
    out.write(END)
    out.flush()


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
        head = orjson.loads(told.readline(LONGEST))
        basis = {str(key): int(value) for key, value in head["basis"].items()}
        tag_set = TagSet(tuple(Label(id=str(name), name=str(name)) for name in head["labels"]))
        engine = RuleEngine(off=[str(name) for name in head["off"]])
        articles = [finished(one, engine, tag_set) for one in list(_articles(told))]
        # From here on nothing is told any more. On Windows, a library must not be loaded while a thread reads from a
        # pipe, so CRFsuite is there first.
        library()
        Thread(target=_end_with_the_other, args=(told.fileno(),), daemon=True).start()
        write_model(sys.stdout.buffer, taught(articles, Lexicon.load()), basis)
        sys.stdout.buffer.flush()
    except Exception:  # noqa: BLE001 - whatever it is, nobody is there to read of it but who sees the code
        return FAILED
    return 0


def end(code: int) -> NoReturn:
    """End this process at once: the thread that listens whether anybody is there would hold up an orderly end."""
    os._exit(code)


def _end_with_the_other(pipe: int) -> None:
    with suppress(OSError):
        os.read(pipe, 1)
    end(FAILED)


def _articles(told: IO[bytes]) -> Iterator[Marked]:
    for text, regions, markings, labels, rejected in lines_of(told):
        known = tuple(Region(RegionKind(kind), Span(start, end)) for kind, start, end in regions)
        marked = tuple(Marking(*(_spans(each, text) for each in one)) for one in markings)
        if not all(one.content for one in marked):
            raise ValueError("a marking of nothing")
        yield Marked(text, known, marked, tuple(map(str, labels)), int(rejected))


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[*span] for span in spans]


def _spans(value: Any, text: str) -> tuple[Span, ...]:
    spans = tuple(Span(start, end) for start, end in value)
    if not are_in_order(spans) or (spans and not 0 <= spans[0].start < spans[-1].end <= len(text)):
        raise ValueError("no places in this text")
    return spans
