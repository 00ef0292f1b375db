"""Lines of a file: numbered as an editor numbers them, bounded in size, in any encoding."""

from __future__ import annotations

import codecs
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import Trouble, UserError
from annotator.formats.lines import Line, lines

NAME = Path("file.jsonl")


def _lines(data: bytes, encoding: str = "", most: int = 1000) -> list[Line | Trouble]:
    return list(lines(io.BytesIO(data), NAME, encoding, most))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=20)))
def test_only_lf_ends_a_line_and_numbers_are_an_editors(parts: list[str]) -> None:
    data = "\n".join(parts).encode().removeprefix(codecs.BOM_UTF8)
    raw = data.split(b"\n")
    found = _lines(data)
    assert [one.number for one in found if isinstance(one, Line)] == [
        number for number, part in enumerate(raw, 1) if part and not part.isspace()
    ]
    for one in found:
        assert isinstance(one, Line)
        assert one.data == raw[one.number - 1].rstrip(b"\r")
        assert data[one.offset :].startswith(one.data)


def test_separators_of_unicode_end_no_line() -> None:
    data = "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\rh".encode()
    assert [one.data for one in _lines(data) if isinstance(one, Line)] == [data]


def test_a_byte_order_mark_is_left_out() -> None:
    (line,) = _lines(codecs.BOM_UTF8 + b"{}\r\n")
    assert line == Line(1, b"{}", 3)


def test_a_long_line_is_one_trouble_and_the_next_line_is_read() -> None:
    found = _lines(b"a\n" + b"b" * 5000 + b"\nc", most=100)
    assert [one.number if isinstance(one, Line) else one.line for one in found] == [1, 2, 3]
    assert isinstance(found[1], Trouble)
    assert found[1].code == "line.too_long"


def test_a_line_of_the_largest_size_is_taken() -> None:
    assert [one.data for one in _lines(b"b" * 100 + b"\nc", most=100) if isinstance(one, Line)] == [
        b"b" * 100,
        b"c",
    ]


@pytest.mark.parametrize("encoding", ["", "utf-16"])
def test_a_huge_line_needs_little_memory(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "huge.jsonl"
    piece = ("x" * 1_000_000).encode(encoding or "utf-8")
    with path.open("wb") as out:
        for _ in range(40):
            out.write(piece)
    tracemalloc.start()
    try:
        with path.open("rb") as stream:
            (found,) = lines(stream, path, encoding, 1_000_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(found, Trouble)
    assert peak < 15_000_000


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_another_encoding_gives_the_same_lines(text: str) -> None:
    text = text.replace("\ufeff", "")
    plain = [(one.number, one.data) for one in _lines(text.encode()) if isinstance(one, Line)]
    wide = [
        (one.number, one.data) for one in _lines(text.encode("utf-16"), "utf-16") if isinstance(one, Line)
    ]
    # A line of white space beyond ASCII is blank as text, and not as bytes: JSON calls it broken, not blank.
    assert [one for one in plain if not one[1].decode().isspace()] == wide


def test_utf16_that_nobody_said_is_refused_with_the_way_out() -> None:
    with pytest.raises(UserError) as caught:
        _lines('{"text": "a"}'.encode("utf-16"))
    assert caught.value.code == "lines.utf16"


@pytest.mark.parametrize("name", ["no-such", "hex", "rot13", "base64", "\0", "zlib"])
def test_what_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(UserError) as caught:
        _lines(b"abc", name)
    assert caught.value.code == "encoding.unknown"


def test_bytes_that_are_none_in_the_encoding_are_refused_with_their_place() -> None:
    with pytest.raises(UserError) as caught:
        _lines(b"abc\x81", "cp1252")
    assert caught.value.trouble.facts == {"encoding": "cp1252", "byte": 3}
