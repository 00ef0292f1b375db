"""Translations from Qt Linguist files: plural forms, which file a user's languages choose, files that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.services import catalogue

if TYPE_CHECKING:
    from pathlib import Path

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Window</name>
    <message><source>&amp;File</source><translation>&amp;Файл</translation></message>
    <message><source>new</source><comment>status</comment><translation>новая</translation></message>
    <message><source>new</source><translation type="unfinished">новое</translation></message>
    <message><source>old</source><translation type="vanished">старое</translation></message>
    <message><source>empty</source><translation type="unfinished"></translation></message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Other</name>
    <message><source>&amp;File</source><translation>&amp;Документ</translation></message>
</context>
</TS>
"""


@pytest.fixture
def words(tmp_path: Path) -> catalogue.Catalogue:
    path = tmp_path / "ru.ts"
    path.write_text(TS, encoding="utf-8")
    return catalogue.read(path, "ru")


def test_a_text_is_found_in_its_context_alone(words: catalogue.Catalogue) -> None:
    assert words.find("Window", "&File") == "&Файл"
    assert words.find("Other", "&File") == "&Документ"
    assert words.find("Third", "&File") is None
    assert words.find("Window", "File") is None


def test_a_comment_tells_meanings_apart_and_an_unknown_one_does_not_hide_the_text(
    words: catalogue.Catalogue,
) -> None:
    assert words.find("Window", "new", "status") == "новая"
    assert words.find("Window", "new") == "новое"
    assert words.find("Window", "new", "colour") == "новое"


def test_what_is_gone_or_empty_is_not_translated(words: catalogue.Catalogue) -> None:
    assert words.find("Window", "old") is None
    assert words.find("Window", "empty") is None


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("слово", (1, 21, 31, 101, 121, 1001, 5021)),
        ("слова", (2, 3, 4, 22, 34, 102, 1004)),
        ("слов", (0, 5, 9, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 114, 211, 1011)),
    ],
)
def test_russian_counts_in_three_forms(
    words: catalogue.Catalogue, form: str, numbers: tuple[int, ...]
) -> None:
    for number in numbers:
        assert words.find("Window", "%n word(s)", number=number) == f"%n {form}", number


@pytest.mark.parametrize(
    ("language", "forms", "of_0_1_2_5"),
    [
        ("ru", 3, (2, 0, 1, 2)),
        ("uk", 3, (2, 0, 1, 2)),
        ("pl", 3, (2, 0, 1, 2)),
        ("cs", 3, (2, 0, 1, 2)),
        ("ar", 6, (0, 1, 2, 3)),
        ("fr", 2, (0, 0, 1, 1)),
        ("pt_BR", 2, (0, 0, 1, 1)),
        ("de", 2, (1, 0, 1, 1)),
        ("pt", 2, (1, 0, 1, 1)),
        ("ja", 1, (0, 0, 0, 0)),
    ],
)
def test_each_language_counts_in_its_own_way(
    language: str, forms: int, of_0_1_2_5: tuple[int, int, int, int]
) -> None:
    assert catalogue.plural_forms(language) == forms
    assert tuple(map(catalogue.plural_rule(language), (0, 1, 2, 5))) == of_0_1_2_5
    assert catalogue.plural_rule("pl")(21) == 2
    assert catalogue.plural_rule("ru")(21) == 0


def test_the_first_language_of_the_user_that_has_a_file_is_taken(tmp_path: Path) -> None:
    for language in ("ru", "pt_BR"):
        (tmp_path / catalogue.NAME.format(language=language)).write_text(TS, encoding="utf-8")
    assert catalogue.languages(tmp_path) == ("pt_BR", "ru")

    def chosen(*languages: str) -> str | None:
        found = catalogue.find_file(tmp_path, languages)
        return found[0] if found else None

    assert chosen("ru-RU", "ru") == "ru"
    assert chosen("pt-BR") == "pt_BR"
    assert chosen("pt-PT") is None
    assert chosen("de-DE", "de", "ru-RU") == "ru"
    assert chosen("en-GB", "en", "ru") is None, "English needs no file and comes before Russian"
    assert chosen("C") is None
    assert chosen("../ru", "r*") is None
    assert chosen() is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not XML",
        TS.encode()[:-20],
        b"<html></html>",
        b'<?xml version="1.0"?><!DOCTYPE TS [<!ENTITY a "aaaa">]><TS><context><name>&a;</name></context></TS>',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ru.ts"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"ru\.ts|entities"):
        catalogue.read(path, "ru")
