"""Files nobody wrote: whatever bytes there are, reading ends in a report within two seconds and little memory.

Each case is made from its number alone, so that a number is all that is needed to see a failure again.
``CLAIMS_ANNOTATOR_FUZZ_CASES`` says how many there are, ``CLAIMS_ANNOTATOR_FUZZ_FIRST`` at which number they begin.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.jsonl import NativeJSONL
from annotator.formats.text import PlainText
from annotator.services import settings
from annotator.services.session import Session
from annotator.services.transfer import ImportOptions, export_file, import_files
from annotator.services.wording import ROWS, line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.base import Format

CASES = int(os.environ.get("CLAIMS_ANNOTATOR_FUZZ_CASES", "150"))
FIRST = int(os.environ.get("CLAIMS_ANNOTATOR_FUZZ_FIRST", "0"))
SECONDS = 2.0
_FREE_BYTES = 2_000_000  # what reading takes however short the file is
# What orjson sets aside for a line, twelve times its bytes, nearly all never touched; a line in a wrong encoding grows.
_SET_ASIDE = 18
_SHARED = 40  # cases that use one project after each other
TEXT = "“We deny it,” he\r\nsaid. 😀 “All of it.” e\u0301\x00\u2028 مرحبا"
_ROW: dict[str, Any] = {
    "schema": "claims-annotator/1",
    "id": "a",
    "title": "T",
    "published": "2024-01-01",
    "status": "open",
    "text": TEXT,
    "meta": {"k": [1, 2.5, None]},
    "regions": [{"kind": "title", "start": 0, "end": 5}],
    "spans": [
        {
            "id": "s",
            "label": "denial",
            "start": 0,
            "end": 13,
            "text": TEXT[:13],
            "speaker": {"name": "He", "kind": "person", "aliases": ["him"]},
            "statement": {"wording": "it"},
            "attributes": {"quote_type": "direct"},
        },
        {"label": "quote", "start": 0, "end": 38, "fragments": [[0, 13], [26, 38]], "cue": [[18, 22]]},
    ],
    "links": [{"type": "denies", "from": "s", "to": "elsewhere"}],
}
_PIECES = (
    *(
        b'"',
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\n",
        b"\r\n",
        b"null",
        b"true",
        b"NaN",
        b"-Infinity",
    ),
    *(b"1e999", b"-1", b"18446744073709551616", b"9" * 400, b'"\\ud800"', b"\\u0000", b"\xff", b"\xfe\xff"),
    *(b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b'"spans":', b'"id":"a"'),
    *(
        b'"text":null',
        b'"start":1e0',
        b'"start":-5',
        b'"end":99999',
        b'"schema":"claims-annotator/2"',
        b"[" * 300,
    ),
    *(
        b'{"":' * 260,
        b'"text":"x"',
        b'"status":"done"',
        b'"from":"s","to":"s"',
        b" " * 50,
        b"#",
        b"%s",
        b"../../x",
    ),
)
_VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        13,
        2**63,
        2**64 - 1,
        1.5,
        "",
        "a",
        "s",
        "x" * 2_000,
        "\x00",
        TEXT,
        [],
        {},
    ),
    *(
        [[0, 5]],
        [[5, 0]],
        [[0, 5], [3, 9]],
        [5],
        {"name": ""},
        {"name": "He"},
        {"wording": 1},
        [None],
        ["a", 1],
    ),
)
ENCODINGS = (
    "",
    "",
    "",
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "latin-1",
    "cp1252",
    "utf-7",
    "hex",
    "no-such",
    "idna",
)


def _confused(chance: random.Random, value: Any) -> Any:
    """Return the value with some of its parts replaced, lost or doubled."""
    if chance.random() < 0.06:
        return chance.choice(_VALUES)
    if isinstance(value, dict):
        made = {key: _confused(chance, one) for key, one in value.items() if chance.random() > 0.04}
        if made and chance.random() < 0.1:
            made[chance.choice([*made, "x", "unplaced", "links", "attributes", "tokens"])] = chance.choice(
                _VALUES
            )
        return made
    if isinstance(value, list):
        made_list = [_confused(chance, one) for one in value if chance.random() > 0.04]
        return made_list * 2 if chance.random() < 0.05 else made_list
    return value


def _broken(chance: random.Random, data: bytes, most: int = 6) -> bytes:
    """Return the bytes with pieces put in, taken out, turned over, repeated, or the rest cut off."""
    harmed = bytearray(data)
    for _ in range(chance.randint(0, most)):
        at = chance.randint(0, len(harmed))
        match chance.randrange(6):
            case 0:
                harmed[at:at] = chance.choice(_PIECES)
            case 1:
                del harmed[at : at + chance.randint(1, 30)]
            case 2:
                harmed[at : at + chance.randint(0, 8)] = chance.choice(_PIECES)
            case 3:
                if at < len(harmed):
                    harmed[at] ^= 1 << chance.randrange(8)
            case 4:
                harmed[at:at] = harmed[at : at + chance.randint(1, 200)] * chance.randint(1, 5)
            case _:
                if chance.random() < 0.2:
                    del harmed[at:]
    return bytes(harmed)


def _jsonl(chance: random.Random) -> bytes:
    rows = []
    for _ in range(chance.randint(1, 5)):
        row = _confused(chance, _ROW) if chance.random() < 0.7 else _ROW
        rows.append(json.dumps(row, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass"))
    if chance.random() < 0.02:  # many lines, or a long one
        rows *= chance.randint(50, 400)
    data = chance.choice([b"\n", b"\r\n", b"\n\n"]).join(rows)
    if chance.random() < 0.05:
        return data.decode("utf-8", "replace").encode(chance.choice(["utf-16", "utf-32", "utf-8-sig"]))
    return _broken(chance, data) if chance.random() < 0.8 else data


def _plain(chance: random.Random) -> bytes:
    if chance.random() < 0.2:
        return chance.randbytes(chance.randint(0, 2_000))
    data = (TEXT * chance.randint(0, 30)).encode(
        chance.choice(["utf-8", "utf-16", "utf-32", "utf-8-sig", "utf-16-be"])
    )
    return _broken(chance, data)


def _preferences(chance: random.Random) -> bytes:
    good: dict[str, Any] = {
        "annotator": "alice",
        "theme": "dark",
        "font_size": 14,
        "zoom": 120,
        "keys": {"edit.undo": "Ctrl+Z", "annotation.add.claim": ""},
        "of a later version": [1, {"a": None}],
    }
    if chance.random() < 0.1:
        return chance.randbytes(chance.randint(0, 500))
    return _broken(chance, json.dumps(_confused(chance, good)).encode(), most=4)


@contextlib.contextmanager
def _bounded(case: int, size: int) -> Iterator[None]:
    """Fail where the block takes longer than it may, or more memory than ten times the file."""
    tracemalloc.start()
    began = time.process_time()
    try:
        yield
        took, most = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert took < SECONDS, f"case {case} took {took:.1f} s"
    limit = (10 + _SET_ASIDE) * size + _FREE_BYTES
    assert most < limit, f"case {case} took {most} bytes for a file of {size}"


def _is_told(trouble: Trouble) -> bool:
    """Tell whether there is a sentence for it, with every fact that the sentence needs, on one line."""
    return trouble.code in ROWS and line(trouble).isprintable()


def _read(reader: Format, file: Path, encoding: str) -> None:
    """Read the file to its end, keeping nothing; refusals are as they should be."""
    try:
        for item in reader.read(file, ReadOptions(encoding=encoding)):
            assert isinstance(item, DraftArticle | Trouble)
    except UserError as error:
        assert _is_told(error.trouble), error.trouble  # noqa: PT017 - whether there is an error at all is open


@pytest.mark.parametrize(
    ("reader", "make"), [(NativeJSONL(), _jsonl), (PlainText(), _plain)], ids=["jsonl", "text"]
)
def test_any_file_is_read_or_refused(tmp_path: Path, reader: Format, make: Any) -> None:
    file = tmp_path / "file"
    _read(reader, tmp_path / "not there", "")  # what is imported at the first use is not the file's
    for case in range(FIRST, FIRST + CASES):
        chance = random.Random(case)
        data = make(chance)
        file.write_bytes(data)
        with _bounded(case, len(data)):
            _read(reader, file, chance.choice(ENCODINGS))


@pytest.mark.parametrize(
    "line",
    [
        b'{"text":"abc","spans":[' + b"0," * 40_000 + b"0]}",
        b'{"text":"abc","links":[' + b"{}," * 30_000 + b"{}]}",
        b'{"text":"abc","regions":[' + b"[]," * 30_000 + b"[]]}",
        b'{"text":"abc","spans":[{"label":"a","start":0,"end":1,"cue":[' + b"[]," * 40_000 + b"[]]}]}",
        b'{"text":"abc","spans":[{"label":"a","start":0,"end":1,"cue":[[' + b'"",' * 40_000 + b"0]]}]}",
        b'{"text":"abc",' + b'"k":0,' * 70_000 + b'"k":0}',
        b'{"text":"abc","meta":' + b'{"":' * 100_000 + b"0" + b"}" * 100_001,
        b'{"text":"' + b'\\"' * 200_000,
        b'"' * 400_000,
    ],
    ids=["spans", "links", "regions", "pairs", "positions", "keys", "levels", "quotes", "open quotes"],
)
def test_one_mistake_many_times_is_told_quickly(tmp_path: Path, line: bytes) -> None:
    file = tmp_path / "file.jsonl"
    file.write_bytes(line)
    _read(NativeJSONL(), tmp_path / "not there", "")
    began = time.process_time()
    found = list(NativeJSONL().read(file, ReadOptions()))
    assert time.process_time() - began < SECONDS
    tracemalloc.start()
    try:
        for _ in NativeJSONL().read(file, ReadOptions()):
            most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # An empty list of two bytes is one of eighty in Python; what is wrong with it must not add a kilobyte.
    assert most < 100 * len(line) + _FREE_BYTES
    troubles = found[0].troubles if isinstance(found[0], DraftArticle) else found
    assert 0 < len(troubles) <= 1_001
    assert all(_is_told(trouble) for trouble in troubles if isinstance(trouble, Trouble))


@pytest.mark.parametrize(("name", "make"), [("jsonl", _jsonl), ("text", _plain)])
def test_any_import_leaves_a_sound_project(tmp_path: Path, name: str, make: Any) -> None:
    file, out = tmp_path / "file", tmp_path / "out.jsonl"
    for first in range(FIRST, FIRST + CASES, _SHARED):
        project = tmp_path / f"{first}.claims"
        with Session.create(project, annotator="alice") as session:
            for case in range(first, min(first + _SHARED, FIRST + CASES)):
                chance = random.Random(case)
                file.write_bytes(make(chance))
                before = session.read.last_seq()
                began = time.process_time()
                report = import_files(
                    session, [file], ImportOptions(format=name, encoding=chance.choice(ENCODINGS))
                )
                took = time.process_time() - began
                assert took < SECONDS, f"case {case} took {took:.1f} s"
                for trouble in (*report.refused, *report.repairs, *report.notes):
                    assert _is_told(trouble), (case, trouble)
                if report.is_nothing:
                    assert session.read.last_seq() == before, case
            problems = session.verify().problems
            assert not problems, f"cases {first} to {first + _SHARED}: {problems[:3]}"
            export_file(session, out, "jsonl")
            with Session.create(tmp_path / f"{first}-again.claims", annotator="bob") as again:
                refused = import_files(again, [out], ImportOptions(format="jsonl")).refused
                assert not refused, f"cases {first} to {first + _SHARED}: {line(refused[0])}"
        for left in tmp_path.glob("*.claims*"):
            left.unlink()


def test_any_settings_file_is_read_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    for case in range(FIRST, FIRST + CASES):
        data = _preferences(random.Random(case))
        file.write_bytes(data)
        with _bounded(case, len(data)):
            found = settings.load(file)
        for trouble in found.troubles:
            assert _is_told(trouble), (case, trouble)
        settings.save(file, found.settings)
        again = settings.load(file)
        assert (again.settings, again.troubles) == (found.settings, ()), case
        for left in tmp_path.glob("settings.json.broken-*"):
            assert left.read_bytes() == data, case  # nothing of what was there is lost
            left.unlink()
