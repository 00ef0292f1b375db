"""What is said of files before they are imported."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from annotator.formats.registry import Registry
from annotator.services.import_look import SHOWN, Why, look_at
from annotator.services.transfer import FileChoice

if TYPE_CHECKING:
    from pathlib import Path

NATIVE = json.dumps({"schema": "claims-annotator/1", "text": "abc"}).encode()


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry()


@pytest.mark.parametrize(
    ("name", "content", "format_name", "why"),
    [
        ("a.txt", b"plain words", "text", Why.NAME),
        ("a.jsonl", NATIVE, "jsonl", Why.BOTH),
        ("export", NATIVE, "jsonl", Why.CONTENT),
        ("a.csv", b"text,title\nabc,def\n", "csv", Why.NAME),
    ],
)
def test_a_format_is_recognised_and_it_is_said_by_what(  # noqa: PLR0917 - pytest passes them by name
    tmp_path: Path, registry: Registry, name: str, content: bytes, format_name: str, why: Why
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (found,) = look_at([path], registry).files
    assert (found.format, found.why, found.size) == (format_name, why, len(content))
    assert found.format == registry.detect(path).info.name
    assert found.beginning == content.decode()
    assert found.trouble is None
    assert (found.given, found.place, found.name) == (path, str(path), name)


def test_what_the_user_says_counts(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Мир".encode("windows-1251"))
    choice = FileChoice(format="csv", encoding="windows-1251")
    (found,) = look_at([path], registry, choices={str(path): choice}).files
    assert (found.format, found.why, found.encoding, found.beginning) == ("csv", Why.SAID, "cp1251", "Мир")
    assert found.choice == choice


def test_an_encoding_is_found_out_and_how_sure_it_is(tmp_path: Path, registry: Registry) -> None:
    sure, unsure = tmp_path / "a.txt", tmp_path / "b.txt"
    words = "Москва. Кремль во вторник отверг предложение премьер-министра Армении. " * 20
    sure.write_bytes(words.encode("windows-1251"))
    unsure.write_bytes(b"caf\xe9")
    first, second = look_at([sure, unsure], registry).files
    assert (first.encoding, first.trouble) == ("cp1251", None)
    assert first.beginning == words[:SHOWN]
    assert 70 < first.confidence <= 100
    assert second.trouble is not None


def test_a_character_cut_at_the_end_of_what_was_read_does_no_harm(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" + "я" * 60_000, encoding="utf-8")
    (found,) = look_at([path], registry).files
    assert (found.encoding, found.trouble, len(found.beginning)) == ("utf-8", None, SHOWN)


def test_files_of_folders_and_archives_are_looked_at_each(tmp_path: Path, registry: Registry) -> None:
    folder, archive, empty = tmp_path / "in", tmp_path / "some.zip", tmp_path / "empty"
    folder.mkdir()
    empty.mkdir()
    (folder / "table.csv").write_text("text,title\nabc,def\n")
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("deep/a.txt", "Alpha said beta.")
    looks = look_at([folder, archive, empty], registry)
    assert [(one.name, one.format, one.given) for one in looks.files] == [
        ("table.csv", "csv", folder),
        ("deep/a.txt", "text", archive),
    ]
    table = looks.files[0].table
    assert table is not None
    assert [column.name for column in table.columns] == ["text", "title"]
    assert [one.code for one in looks.failed] == ["folder.nothing_known"]
    only = look_at([folder, archive], registry, only=frozenset({looks.files[1].place}))
    assert only.files == looks.files[1:]


def test_binary_files_have_no_encoding_and_missing_ones_a_trouble(tmp_path: Path, registry: Registry) -> None:
    broken, odd = tmp_path / "a.qdpx", tmp_path / "b.bin"
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    odd.write_bytes(bytes(range(256)))
    heard: list[tuple[int, int]] = []
    looks = look_at([odd, tmp_path / "none", broken], registry, progress=lambda *told: heard.append(told))
    assert [one.encoding for one in looks.files] == ["", "", ""]
    assert [one.trouble.code if one.trouble else "" for one in looks.files[:2]] == [
        "format.not_recognised",
        "file.missing",
    ]
    assert heard == [(1, 3), (2, 3), (3, 3)]
