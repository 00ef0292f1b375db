"""What a file takes in memory while it is read: ten times its size at most, and what its reader needs for any file.

Measured is what the process holds, since libraries set aside more than they touch, and lxml's trees are none of
Python's. What would take more is refused before it is made, or goes by without a tree.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(
    not os.access("/proc/self/clear_refs", os.W_OK), reason="only Linux tells how much a process held at most"
)

_MB = 1_000_000
# JSONL: 250,000 small parts where they are dense. HTML: a tree of 20,000 elements, and what trafilatura loads when
# it first needs it. Text: its detector's tables.
_FREE = {"jsonl": 30 * _MB, "html": 60 * _MB, "text": 20 * _MB}
_SMALL = {
    "jsonl": b'{"text":"abc","spans":[{"start":0,"end":1,"label":"a"},1]}\n{"text":1}\n{"te\n',
    "html": b"<html><title>T</title><p>He denied the claim that was made by them on Monday.</p></html>",
    "text": b"He denied it.",
}
_PAGE = b"<html><title>T</title><body>%s</body></html>"


def _array(item: bytes, bytes_: int, head: bytes = b'"x":[') -> bytes:
    return b'{"text":"abc",' + head + (item + b",") * (bytes_ // (len(item) + 1)) + item + b"]}"


def _spans(bytes_: int) -> bytes:
    row = '{"id":"%032d","label":"claim","start":%d,"end":%d,"text":"aaaaa","annotator":"alice","status":"accepted"}'
    rows = ",".join(row % (n, n % 9_000, n % 9_000 + 5) for n in range(bytes_ // 125))
    return b'{"text":"' + b"a" * 10_000 + b'","spans":[' + rows.encode() + b"]}"


_FILES: dict[str, tuple[str, Callable[[int], bytes], str]] = {
    "words": ("jsonl", lambda n: b'{"text":"' + b"Some words. " * (n // 12) + b'"}', "article"),
    "one emoji": ("jsonl", lambda n: b'{"text":"' + b"words " * (n // 6) + "😀".encode() + b'"}', "article"),
    "escapes": ("jsonl", lambda n: b'{"text":"' + b"\\ud83d\\ude00" * (n // 12) + b'"}', "article"),
    "annotations": ("jsonl", _spans, "article"),
    "numbers": ("jsonl", lambda n: _array(b"0", n), "json.too_many_parts"),
    "lists": ("jsonl", lambda n: _array(b"[]", n), "json.too_many_parts"),
    "texts": ("jsonl", lambda n: _array(b'"ab"', n), "json.too_many_parts"),
    "levels": ("jsonl", lambda n: _array(b"[" * 150 + b"]" * 150, n), "json.too_many_parts"),
    "wrong spans": ("jsonl", lambda n: _array(b"{}", n, b'"spans":['), "json.too_many_parts"),
    "open brackets": ("jsonl", lambda n: b"[" * n, "json.too_many_parts"),
    "open quote": ("jsonl", lambda n: b'{"text":"' + b'\\"' * (n // 2), "json.broken"),
    "paragraphs": ("html", lambda n: _PAGE % (b"<p>He denied the claim.</p>" * (n // 27)), "article"),
    "one paragraph": ("html", lambda n: _PAGE % (b"<p>" + b"He denied it. " * (n // 14)), "article"),
    "elements": ("html", lambda n: _PAGE % (b"<b>" * (n // 3)), "page.no_text"),
    "entities": ("html", lambda n: _PAGE % (b"<p>" + b"&#128512;" * (n // 9)), "article"),
    "attributes": (
        "html",
        lambda n: (
            _PAGE % (b"<p " + b" ".join(b"a%x=1" % k for k in range(n // 8)) + b">He denied it all again.")
        ),
        "article",
    ),
    "plain text": ("text", lambda n: "He said “no”. 😀".encode() * (n // 22), "article"),
}


def _taken(folder: Path, name: str, data: bytes) -> dict[str, object]:
    file, small = folder / "file", folder / "small"
    file.write_bytes(data)
    small.write_bytes(_SMALL[name])
    command = [sys.executable, "-m", "tests.property.reading_memory", name, str(file), str(small)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("kind", _FILES)
def test_a_file_takes_ten_times_its_size_at_most(tmp_path: Path, kind: str) -> None:
    name, make, said = _FILES[kind]
    data = make(4 * _MB)
    taken = _taken(tmp_path, name, data)
    assert taken["said"] == [said]
    most = taken["most"]
    assert isinstance(most, int)
    assert most < 10 * len(data) + _FREE[name], f"{most / len(data):.1f} times its size"


@pytest.mark.parametrize("name", _SMALL)
def test_a_tiny_file_takes_next_to_nothing_more(tmp_path: Path, name: str) -> None:
    most = _taken(tmp_path, name, _SMALL[name])["most"]
    assert isinstance(most, int)
    assert most < 2 * _MB


@pytest.mark.parametrize("kind", ["numbers", "lists", "texts", "levels", "wrong spans"])
def test_what_is_just_not_refused_is_within_the_same(tmp_path: Path, kind: str) -> None:
    """The most small parts that are read: that is what the constant of the bound is for."""
    name, make, _ = _FILES[kind]
    size = 240_000 * {"numbers": 2, "lists": 3 / 2, "texts": 5, "levels": 2, "wrong spans": 3 / 2}[kind]
    data = make(int(size))
    taken = _taken(tmp_path, name, data)
    assert taken["said"][0] == "article"  # type: ignore[index]  # a list, as the other process wrote it
    most = taken["most"]
    assert isinstance(most, int)
    assert most < 10 * len(data) + _FREE[name], f"{most / _MB:.1f} MB"
