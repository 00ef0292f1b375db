"""What can be said of files before they are imported: format and why, encoding, columns, and how each begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats import encodings
from annotator.formats.files import opened
from annotator.formats.registry import HEAD_BYTES
from annotator.formats.text import decoded_or_detected
from annotator.services.arrivals import Arrivals
from annotator.services.look import look
from annotator.services.transfer import FileChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from annotator.formats.base import Format
    from annotator.formats.registry import Registry
    from annotator.services.arrivals import Arrival
    from annotator.services.look import Table

SHOWN = 1_200  # code points of the beginning
_ALSO_POSSIBLE = 20
_UTF8_CUT = 3  # bytes that a character at the end of the head may lack
_ROWS = 20  # of a table
_BINARY = (b"PK\x03\x04", b"%PDF", b"\x1f\x8b")


class Why(StrEnum):
    """What a format was recognised by."""

    NAME = "name"
    CONTENT = "content"
    BOTH = "both"
    SAID = "said"  # by the user


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLook:
    """One file as far as it was looked at, as ``choice`` says that it is to be read.

    ``given`` is the file, the folder or the archive that was named, ``place`` where the file is, ``name`` its name
    below that. ``sure`` is from 0 to 100; ``others`` are formats that it may be as well, the likeliest first.
    ``encoding`` is empty where the file is no text, or none was found; ``confidence`` is in per cent, ``encodings`` are
    the likely ones of a text that does not say its own. ``beginning`` is decoded. ``trouble`` says why the file cannot
    be read.
    """

    given: Path
    place: str
    name: str
    choice: FileChoice = field(default_factory=FileChoice)
    size: int = 0
    format: str = ""
    why: Why = Why.BOTH
    sure: int = 0
    others: tuple[str, ...] = ()
    encoding: str = ""
    confidence: int = 100
    encodings: tuple[str, ...] = ()
    beginning: str = ""
    table: Table | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Looks:
    """What was seen of files; ``failed`` are folders and archives that gave none."""

    files: tuple[FileLook, ...]
    failed: tuple[Trouble, ...]


def look_at(
    given: Sequence[Path],
    registry: Registry,
    *,
    choices: Mapping[str, FileChoice] | None = None,
    only: frozenset[str] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> Looks:
    """Look at files, at those below folders and in archives; ``only`` names the places to look at, where it names any.

    Each is looked at for itself: one that cannot be read is a look with its trouble. Raises what ``progress`` does.
    """
    failed: list[Trouble] = []
    looks: list[FileLook] = []
    with Arrivals(registry, None, failed.append) as arrivals:
        found = [
            (one, arrival)
            for one in dict.fromkeys(given)
            for arrival in arrivals.files([one])
            if not only or arrival.place in only
        ]
        for number, (one, arrival) in enumerate(found, 1):
            choice = (choices or {}).get(arrival.place, FileChoice())
            try:
                path = arrivals.located(arrival)
            except UserError as error:
                seen = _Seen(trouble=error.trouble)
            else:
                seen = _seen(path, choice, registry)
            looks.append(_as_look(one, arrival, choice, seen))
            if progress is not None:
                progress(number, len(found))
    return Looks(tuple(looks), tuple(failed))


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What is in `FileLook`, on the way there."""

    size: int = 0
    format: str = ""
    why: Why = Why.BOTH
    sure: int = 0
    others: tuple[str, ...] = ()
    encoding: str = ""
    confidence: int = 100
    encodings: tuple[str, ...] = ()
    beginning: str = ""
    table: Table | None = None
    trouble: Trouble | None = None


def _as_look(given: Path, arrival: Arrival, choice: FileChoice, seen: _Seen) -> FileLook:
    values = {name: getattr(seen, name) for name in _Seen.__slots__}
    return FileLook(given=given, place=arrival.place, name=arrival.name, choice=choice, **values)


def _seen(path: Path, choice: FileChoice, registry: Registry) -> _Seen:
    """Look at the beginning of one file."""
    seen = _Seen()
    try:
        with opened(path) as stream:
            head = stream.read(HEAD_BYTES)
            seen.size = stream.seek(0, 2)
        _find_format(seen, path, head, choice, registry)
        if not _is_binary(head):
            _decode(seen, path, head, choice.encoding)
        if seen.format and registry.named(seen.format).info.is_table:
            found = look(
                path,
                format_name=seen.format,
                encoding=choice.encoding,
                columns=choice.columns,
                most=_ROWS,
                registry=registry,
            )
            seen.table = found.table
            if not found.is_taken and found.problems:
                seen.trouble = seen.trouble or found.problems[0]
    except UserError as error:
        seen.trouble = seen.trouble or error.trouble
    return seen


def _find_format(seen: _Seen, path: Path, head: bytes, choice: FileChoice, registry: Registry) -> None:
    ranking = registry.ranking(path)
    if choice.format:
        seen.format, seen.why = choice.format, Why.SAID
        seen.sure = next((sure for sure, one in ranking if one.info.name == choice.format), 0)
    elif ranking:
        seen.sure, best = ranking[0]
        seen.format, seen.why = best.info.name, _why(best, head, path.name, seen.sure)
    else:
        known = ", ".join(one.info.name for one in registry.all() if one.info.reads)
        seen.trouble = Trouble("format.not_recognised", {"known": known}, str(path))
    seen.others = tuple(
        one.info.name for sure, one in ranking if sure >= _ALSO_POSSIBLE and one.info.name != seen.format
    )


def _why(one: Format, head: bytes, name: str, sure: int) -> Why:
    if one.sniff(head, "x") >= sure:  # as sure without its name
        return Why.CONTENT if one.sniff(b"", name) == 0 else Why.BOTH
    return Why.BOTH if 0 < one.sniff(b"", name) < sure else Why.NAME


def _is_binary(head: bytes) -> bool:
    """Tell whether a file is no text: archives, and what holds NUL bytes and is no UTF-16 or UTF-32."""
    if head.startswith(_BINARY):
        return True
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    return b"\0" in head and not marked and not encodings.wide(head[: len(head) & ~3])


def _decode(seen: _Seen, path: Path, head: bytes, said: str) -> None:
    """Find out the encoding and decode the beginning, also where the encoding is too unsure to be read so."""
    detection = None if said else encodings.looked_at(head)
    if detection is not None and detection.guesses:
        seen.encodings = tuple(guess.encoding for guess in detection.guesses)
        seen.confidence = round(100 * detection.best.confidence)
    trouble: Trouble | None = None
    for shorter in _cuts(head) if seen.size > len(head) else (head,):
        try:
            text, seen.encoding, _notes = decoded_or_detected(shorter, path, said)
        except UserError as error:
            trouble = trouble or error.trouble
        else:
            seen.beginning = text[:SHOWN]
            return
    seen.trouble = seen.trouble or trouble
    if seen.encodings:
        seen.encoding = seen.encodings[0]
        seen.beginning = head.decode(seen.encoding, "replace")[:SHOWN]


def _cuts(head: bytes) -> Iterator[bytes]:
    """Yield the head, and the head without the last bytes, which may be a part of a character only."""
    yield head
    for less in range(1, _UTF8_CUT + 1):
        yield head[:-less]
