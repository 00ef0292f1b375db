"""Plain text: exactly as it decodes, or refused with the byte and a way out."""

from __future__ import annotations

import codecs
import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.text import PlainText, decoded

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def _read(path: Path, encoding: str = "") -> DraftArticle:
    (draft,) = PlainText().read(path, ReadOptions(encoding=encoding))
    assert not isinstance(draft, Trouble)
    return draft


@given(texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    path = tmp_path_factory.mktemp("text") / "a.txt"
    if name == "utf-8" and text.startswith("\ufeff"):
        name = "utf-8-sig"  # the mark would be taken for the encoding's
    path.write_bytes(text.encode(name))
    draft = _read(path)
    assert draft.text == text
    assert draft.encoding == name
    assert draft.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@given(texts, st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-8", "utf-8-sig"]))
def test_a_said_encoding_leaves_its_mark_out(text: str, name: str) -> None:
    from pathlib import Path

    text = text.lstrip("\ufeff") or "a"
    marked = ("\ufeff" + text).encode(name.removesuffix("-sig"))
    assert decoded(marked, Path("a.txt"), name)[0] == text


def test_line_ends_and_controls_stay(tmp_path: Path) -> None:
    text = "a\r\nb\rc\nd\x0be\x0cf\x00g\x85h\u2028i\u2029j\xa0k\xadl\ufeffm  \n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert _read(path).text == text


@pytest.mark.parametrize(
    ("data", "byte"),
    [
        (b"caf\xe9", 3),
        (codecs.BOM_UTF8 + b"caf\xe9", 6),
        (b"\x80", 0),
        (b"abc\xe2\x80", 3),
        (b"\xed\xa0\x80", 0),
        (b"\xc0\xaf", 0),
    ],
)
def test_a_byte_that_is_no_utf8_is_named(tmp_path: Path, data: bytes, byte: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        _read(path)
    assert caught.value.code in {"text.not_utf8", "encoding.unsure"}
    assert caught.value.trouble.facts["byte"] == byte
    assert data[byte] == int(str(caught.value.trouble.facts["value"]), 16)


def test_a_said_encoding_is_used_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9 \x93x\x94")
    draft = _read(path, "windows-1252")
    assert (draft.text, draft.encoding) == ("café “x”", "cp1252")
    with pytest.raises(UserError) as caught:
        _read(path, "ascii")
    assert caught.value.trouble.facts == {"encoding": "ascii", "byte": 3}


def test_half_a_pair_that_an_encoding_lets_through_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\\ud800b")
    with pytest.raises(UserError) as caught:
        _read(path, "unicode_escape")
    assert caught.value.code == "text.lone_surrogate"
    assert caught.value.trouble.facts == {"position": 1}


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        _read(path)
    assert caught.value.code == "text.empty"


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    codes = {}
    places = {"missing": tmp_path / "none.txt", "folder": tmp_path, "nul": tmp_path / "a\0b"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        places["pipe"] = tmp_path / "pipe.txt"
    for name, path in places.items():
        with pytest.raises(UserError) as caught:
            _read(path)
        codes[name] = caught.value.code
    assert codes.pop("missing") == "file.missing"
    assert codes.pop("folder") == "file.is_folder"
    assert codes.pop("nul") == "file.missing"
    assert codes in ({"pipe": "file.is_device"}, {})


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    path.chmod(0)
    with pytest.raises(UserError) as caught:
        _read(path)
    assert caught.value.code == "file.unreadable"
