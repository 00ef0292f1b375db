"""A look at a file says what an import would make of it, and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.services.look import look
from annotator.services.wording import sentence

if TYPE_CHECKING:
    from pathlib import Path

LONG = "The minister said that nothing of the kind had ever been planned. " * 6
RUSSIAN = "Министр иностранных дел заявил, что страна не согласна с этими тезисами. " * 4


def test_a_table_with_its_columns_and_why(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Headline,inhoud,when\nH,{LONG},2023-09-25\nI,,2023-09-26\n", encoding="utf-8")
    found = look(path)
    assert (found.format, found.table is not None, found.is_taken) == ("csv", True, False)
    assert [each.code for each in found.problems] == ["table.likely_text"]
    assert found.table is not None
    assert [(each.name, each.target.value, each.filled) for each in found.table.columns] == [
        ("Headline", "title", 2),
        ("inhoud", "text", 1),
        ("when", "published", 2),
    ]
    assert all(sentence(each.reason)[0] for each in found.table.columns)
    assert found.table.rows[1] == ("I", "", "2023-09-26")
    assert found.table.lines == (2, 3)
    assert max(map(len, found.table.rows[0])) <= 300

    chosen = {each.name: each.target.value for each in found.table.columns}
    mapped = look(path, columns=chosen)
    assert [each.title for each in mapped.articles] == ["H"]
    assert [(each.code, each.line) for each in mapped.problems] == [("table.no_text_in_row", 3)]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_the_encoding_with_its_alternatives(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(RUSSIAN.encode(encoding))
    found = look(path)
    assert (found.format, found.encodings[0].encoding, found.is_encoding_sure) == ("text", encoding, True)
    assert found.encodings[0].confidence > 0.75
    assert [each.text for each in found.articles] == [RUSSIAN]
    assert [each.code[:17] for each in found.problems] == ["encoding.detected"]
    assert look(path, encoding=encoding).problems == ()


def test_an_encoding_that_is_not_sure_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("S tím nemůžeme souhlasit".encode("iso8859-2"))
    found = look(path)
    assert not found.is_encoding_sure
    assert not found.is_taken
    assert "iso8859-2" in {each.encoding for each in found.encodings}
    assert [each.code for each in found.problems] == ["encoding.unsure"]


def test_a_file_that_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\0\1\2")
    for found, code in (
        (look(path), "format.not_recognised"),
        (look(tmp_path / "none"), "file.missing"),
        (look(path, format_name="none"), "format.unknown"),
    ):
        assert [each.code for each in found.problems] == [code]
        assert found.format == ""


def test_other_formats_that_it_could_be(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a", "title": "b"}\n')
    found = look(path)
    assert (found.format, found.sure) == ("jsonl", 50)
    assert "json" in dict(found.others)
