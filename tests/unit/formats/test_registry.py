"""Formats are found by name, by suffix and by what a file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.formats.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path


def test_names_are_unique_and_lead_to_their_format() -> None:
    registry = Registry()
    assert len(set(registry.names())) == len(registry.names())
    for name in registry.names():
        assert registry.named(name).info.name == name
    for one in registry.all():
        assert one.info.reads or one.info.writes


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"words", "text"),
        ("a.TXT", b"words", "text"),
        ("noname", b"words of any kind", "text"),
        ("a.jsonl", b'{"text":"a"}\n', "jsonl"),
        ("a.jsonl", b'\xef\xbb\xbf{"schema":"claims-annotator/1","text":"a"}', "jsonl"),
        ("noname", b'{"schema": "claims-annotator/1", "text": "a"}', "jsonl"),
        ("a.jsonl", b"broken", "jsonl"),
    ],
)
def test_a_files_format_is_found_out(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert Registry().detect(path).info.name == expected


def test_what_nothing_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\x00\x01\x02")
    with pytest.raises(UserError) as caught:
        Registry().detect(path)
    assert caught.value.code == "format.not_recognised"


def test_a_format_is_refused_in_a_direction_it_does_not_go() -> None:
    registry = Registry()
    for ask, name, code in (
        (registry.named, "none", "format.unknown"),
        (registry.reader, "jsonl-rows", "format.not_read"),
        (registry.writer, "text", "format.not_written"),
    ):
        with pytest.raises(UserError) as caught:
            ask(name)
        assert caught.value.code == code
