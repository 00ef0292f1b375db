"""What a column of a table is: as said, as named, as its cells look; and the articles that are read by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.csv_table import CSVTable
from annotator.formats.json_table import JSONTable, flat
from annotator.formats.mapping import Target, by_name, guessed, parsed, unique
from annotator.formats.registry import Registry
from annotator.formats.xlsx import XLSXTable

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

LONG = "The minister said that nothing of the kind had ever been planned. " * 6


def _read(format_: Any, path: Path, columns: dict[str, str] | None = None) -> list[DraftArticle | Trouble]:
    return list(format_.read(path, ReadOptions(columns=columns or {})))


def test_names_tell_what_columns_are() -> None:
    names = ["Headline", "story", "Text", "pub-date", "page", "Заголовок"]
    assert by_name(names) == {
        "Headline": Target.TITLE,
        "story": Target.META,  # there is one that is called text
        "Text": Target.TEXT,
        "pub-date": Target.PUBLISHED,
        "page": Target.META,
        "Заголовок": Target.META,
    }


def test_what_is_said_goes_before_what_a_name_says() -> None:
    said = {"BODY": "title", "page": "text", "date": "skip"}
    assert by_name(["body", "page", "date", "title"], said) == {
        "body": Target.TITLE,
        "page": Target.TEXT,
        "date": Target.SKIP,
        "title": Target.META,
    }


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"none": "text"}, "map.no_column"),
        ({"a": "texts"}, "map.no_target"),
        ({"a": "url", "b": "url"}, "map.twice"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as caught:
        by_name(["a", "b"], mapping)
    assert caught.value.code == code


def test_cells_tell_what_columns_are_whose_names_do_not() -> None:
    rows = [
        {"c1": "https://example.org/a", "c2": "2023-09-25", "c3": "en", "c4": "x", "c5": LONG, "title": "T"},
        {"c1": "http://example.org/b", "c2": "25.09.2023", "c3": "ru", "c4": "", "c5": LONG, "title": "U"},
    ]
    found = guessed(list(rows[0]), rows)
    assert {name: (guess.target, guess.reason.code) for name, guess in found.items()} == {
        "c1": (Target.URL, "column.addresses"),
        "c2": (Target.PUBLISHED, "column.dates"),
        "c3": (Target.LANGUAGE, "column.languages"),
        "c4": (Target.META, "column.rest"),
        "c5": (Target.TEXT, "column.longest"),
        "title": (Target.TITLE, "column.by_name"),
    }


def test_every_column_has_a_name_of_its_own() -> None:
    assert unique(["a", "", "a", " a ", "a (2)", ""]) == [
        "a",
        "column 2",
        "a (3)",
        "a (4)",
        "a (2)",
        "column 6",
    ]
    with pytest.raises(UserError, match=r"table\.too_many_columns"):
        unique(["x"] * 20_000)


def test_pairs_of_the_command_line() -> None:
    assert parsed(["text=body", " Title = head = line "]) == {"body": "text", "head = line": "title"}
    for pair in ("text", "=body", "text="):
        with pytest.raises(UserError, match=r"map\.no_pair"):
            parsed([pair])


def test_a_mapped_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id,kop,lead,inhoud,datum,krant,x\n1,K,L,I,25.09.2023,NRC,\n2,K,,,2023,NRC,y\n", encoding="utf-8"
    )
    columns = {"kop": "title", "lead": "text", "inhoud": "text", "krant": "publisher", "x": "skip"}
    first, second = _read(CSVTable(), path, columns)
    assert not isinstance(first, Trouble)
    assert (first.title, first.text, first.publisher, first.meta) == ("K", "L\nI", "NRC", {"id": "1"})
    assert first.extra == {"published": "25.09.2023"}
    assert first.tells_facts
    assert isinstance(second, Trouble)
    assert (second.code, second.line) == ("table.no_text_in_row", 3)


def test_a_column_without_a_name_and_a_second_of_one_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,,url,url\nT,a,b,c\n", encoding="utf-8")
    (draft,) = _read(CSVTable(), path)
    assert not isinstance(draft, Trouble)
    assert (draft.url, draft.meta) == ("b", {"column 2": "a", "url (2)": "c"})


def test_a_table_of_annotations_is_mapped_as_articles_where_somebody_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("article,label,start,end\nThe text.,x,1,2\n", encoding="utf-8")
    (draft,) = _read(CSVTable(), path, {"article": "text"})
    assert not isinstance(draft, Trouble)
    assert (draft.text, draft.meta) == ("The text.", {"label": "x", "start": "1", "end": "2"})


def test_the_likely_column_is_named_where_none_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"kop,inhoud\nK,{LONG}\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        _read(CSVTable(), path)
    assert (caught.value.code, caught.value.trouble.facts["column"]) == ("table.likely_text", "inhoud")


def test_records_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rows = [
        {
            "headline": "H",
            "body": "B",
            "source": {"name": "BBC", "rank": 3},
            "authors": ["A", "B"],
            "date": "2023-09-25",
        },
        {"headline": "H"},
        {"body": "C", "tags": ["x"], "n": 1.5, "none": None, "empty": {}},
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert Registry().detect(path).info.name == "json"
    first, *troubles, last = _read(JSONTable(), path, {"source.name": "publisher"})
    assert not isinstance(first, Trouble)
    assert not isinstance(last, Trouble)
    assert (first.title, first.text, first.publisher, first.author, first.published) == (
        "H",
        "B",
        "BBC",
        "A, B",
        "2023-09-25",
    )
    assert first.meta == {"source.rank": 3}
    assert [each.code for each in troubles if isinstance(each, Trouble)] == ["table.no_text_in_row"]
    assert last.meta == {"tags": ["x"], "n": 1.5, "empty": {}}
    assert flat({"a": {"b": {"c": 1}}, "d": {}}) == {"a.b.c": 1, "d": {}}


def test_lines_of_json_without_a_text_are_records(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"headline": "H", "body": "B"}\n\n{"headline": "I", "body": "C"}\n', encoding="utf-8")
    assert Registry().detect(path).info.name == "json"
    assert [each.line for each in _read(JSONTable(), path)] == [1, 3]
    path.write_text('{"x": "H", "y": "B"}\n', encoding="utf-8")
    registry = Registry()
    assert registry.mapped(path, registry.detect(path)).info.name == "json"
    (tmp_path / "a.txt").write_text("text")
    with pytest.raises(UserError, match=r"map\.no_table"):
        registry.mapped(tmp_path / "a.txt", registry.detect(tmp_path / "a.txt"))


@pytest.mark.parametrize("one", [CSVTable(), XLSXTable(), JSONTable()], ids=lambda one: one.info.name)
def test_tables_give_their_columns(one: Any) -> None:
    assert one.info.is_table
    assert callable(one.records)
