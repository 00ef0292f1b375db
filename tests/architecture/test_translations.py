"""The words of the program and its translations: how texts are gathered from the source, and that none is missing."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.services import catalogue

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tools(root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the two modules that keep the translations: how texts are gathered, and how files are written."""
    monkeypatch.syspath_prepend(str(root / "packaging" / "translations"))
    import sources  # type: ignore[import-not-found]  # packaging/ is no package
    import update  # type: ignore[import-not-found]  # packaging/ is no package

    return sources, update


@pytest.fixture
def tree(root: Path, tmp_path: Path) -> Path:
    """Return a small program of its own, with the default tag set beside it."""
    (tmp_path / "annotator").mkdir()
    target = tmp_path / "resources" / "tagsets"
    target.mkdir(parents=True)
    (target / "default.toml").write_bytes((root / "resources" / "tagsets" / "default.toml").read_bytes())
    return tmp_path


def _found(sources: Any, tree: Path, **modules: str) -> set[tuple[str, str, str, bool]]:
    for name, code in modules.items():
        (tree / "annotator" / f"{name}.py").write_text(textwrap.dedent(code), encoding="utf-8")
    found = sources.messages(tree)
    return {(m.context, m.source, m.comment, m.counts) for m in found if m.context not in sources.DATA}


def test_each_way_of_saying_a_text_is_found(tools: Any, tree: Path) -> None:
    found = _found(
        tools[0],
        tree,
        first="""
            CONTEXT = "Shared"

            def words(source):
                return QCoreApplication.translate(CONTEXT, source)

            class Outer:
                def show(self, many):
                    self.tr("one " "text")
                    self.tr("%n more", "", many)
                    self.tr("new", "status")
                    QCoreApplication.translate("Other", "there" if many else "nowhere")
                    class Inner:
                        def show(self):
                            self.tr("inside")

            TABLE = [_T("Table", "row")]
        """,
        second="""
            from annotator.first import words as say

            def _words(source):
                '''Translate.'''
                return QCoreApplication.translate("Second", source)

            print(say("from afar"), _words("near"), _words(TABLE[0]))
        """,
    )
    assert found == {
        ("Outer", "one text", "", False),
        ("Outer", "%n more", "", True),
        ("Outer", "new", "status", False),
        ("Inner", "inside", "", False),
        ("Other", "there", "", False),
        ("Other", "nowhere", "", False),
        ("Table", "row", "", False),
        ("Shared", "from afar", "", False),
        ("Second", "near", "", False),
    }


@pytest.mark.parametrize(
    "code", ['QCoreApplication.translate("Any", made())', "class A:\n    x = self.tr(f'{1}')"]
)
def test_a_text_that_is_not_written_out_is_told(tools: Any, tree: Path, code: str) -> None:
    with pytest.raises(tools[0].UnclearError, match=r"first\.py:\d"):
        _found(tools[0], tree, first=code)


def test_what_is_data_is_found_too(tools: Any) -> None:
    found = {(each.context, each.source) for each in tools[0].messages()}
    assert {("Wording", "the file is empty"), ("TagSet", "Denial"), ("Rules", "According to")} <= found
    assert ("Formats", "Plain text") in found


def test_a_file_brought_up_to_date_keeps_loses_and_asks(tools: Any, tmp_path: Path) -> None:
    sources, update = tools
    before = {
        ("A", "kept", ""): ("сохранено",),
        ("A", "gone", ""): ("ушло",),
        ("B", "%n day(s)", ""): ("день",),
    }
    known = [
        sources.Message("A", "kept"),
        sources.Message("A", "new"),
        sources.Message("B", "%n day(s)", "", True),
    ]
    path = tmp_path / "ru.ts"
    path.write_text(update.as_ts(known, before, "ru"), encoding="utf-8")
    written = path.read_text(encoding="utf-8")
    assert "gone" not in written
    assert written.count('type="unfinished"') == 2, "what is new, and what has one form of three"
    words = catalogue.read(path, "ru")
    assert words.find("A", "kept") == "сохранено"
    assert words.find("A", "new") is None
    assert words.find("B", "%n day(s)", number=1) == "день"


_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
).filter(lambda text: "\r" not in text)


@given(st.dictionaries(st.tuples(_TEXT, _TEXT, _TEXT | st.just("")), _TEXT, max_size=6))
def test_what_is_written_is_read_back(
    tools: Any, tmp_path_factory: pytest.TempPathFactory, words: dict[tuple[str, str, str], str]
) -> None:
    sources, update = tools
    known = sorted(sources.Message(*key, counts=False) for key in words)
    path = tmp_path_factory.mktemp("ts") / "de.ts"
    path.write_text(
        update.as_ts(known, {k: (v,) for k, v in words.items()}, "de"), encoding="utf-8", newline="\n"
    )
    assert catalogue.read(path, "de").messages == {key: (value,) for key, value in words.items()}


# -- what is translated ----------------------------------------------------------------------------------------------


def _marks(text: str) -> list[str]:
    """Return what a translation must keep: the places of facts and numbers, and the patterns of files."""
    return sorted(re.findall(r"\{\w*\}|%n|\*\.\w+", text))


def _has_menu_letter(text: str) -> bool:
    return re.search("&[^&]", text.replace("&&", "")) is not None


def test_every_text_of_the_program_is_translated_into_russian(tools: Any, root: Path) -> None:
    sources, update = tools
    known = update.translations(root / "resources" / "translations" / catalogue.NAME.format(language="ru"))
    texts = sources.messages()
    assert len(texts) > 900
    missing = [
        f"{each.context}: {each.source!r}" for each in texts if not update.is_finished(each, known, "ru")
    ]
    assert not missing, "translate what `make translations` marks as unfinished:\n" + "\n".join(missing)


def test_the_translations_are_as_the_tool_writes_them(tools: Any, root: Path) -> None:
    """So nothing is left in them that the program no longer says, and a change shows only itself."""
    sources, update = tools
    folder = root / "resources" / "translations"
    assert "ru" in catalogue.languages(folder)
    for language in catalogue.languages(folder):
        path = folder / catalogue.NAME.format(language=language)
        fresh = update.as_ts(sources.messages(), update.translations(path), language)
        assert path.read_text(encoding="utf-8") == fresh, "run `make translations`"


def test_translations_keep_places_menu_letters_and_dots(root: Path) -> None:
    folder = root / "resources" / "translations"
    problems = []
    for language in catalogue.languages(folder):
        words = catalogue.read(folder / catalogue.NAME.format(language=language), language)
        for (context, source, _comment), forms in words.messages.items():
            for form in forms:
                if _marks(form) != _marks(source):
                    problems.append(f"{language}, {context}: {source!r} has other places than {form!r}")
                if context != "Wording" and _has_menu_letter(form) != _has_menu_letter(source):
                    problems.append(
                        f"{language}, {context}: one of {source!r} and {form!r} has no menu letter"
                    )
                if source.endswith("…") != form.endswith("…"):
                    problems.append(f"{language}, {context}: {source!r} and {form!r} end differently")
                if form != form.strip() or "  " in form.replace("  {", " {"):
                    problems.append(f"{language}, {context}: stray spaces in {form!r}")
    assert not problems, "\n".join(problems)


def test_russian_is_written_in_cyrillic_letters(root: Path) -> None:
    """A Latin letter inside a Cyrillic word looks right and is found by no search."""
    path = root / "resources" / "translations" / catalogue.NAME.format(language="ru")
    mixed = re.compile("[а-яёА-ЯЁ][a-zA-Z]|[a-zA-Z][а-яёА-ЯЁ]")
    for forms in catalogue.read(path, "ru").messages.values():
        for form in forms:
            assert not mixed.search(form.replace("&", "")), form


def test_a_page_of_help_in_another_language_has_the_parts_of_the_english_one(root: Path) -> None:
    english = (root / "resources" / "help" / "guideline.md").read_text(encoding="utf-8")
    for language in catalogue.languages(root / "resources" / "translations"):
        page = (root / "resources" / "help" / f"guideline.{language}.md").read_text(encoding="utf-8")
        for begin in ("# ", "## ", "- "):
            count = [sum(line.startswith(begin) for line in text.splitlines()) for text in (english, page)]
            assert count[0] == count[1], f"{language}: {begin}"
        assert set(re.findall(r"Alt\+\w", english)) == set(re.findall(r"Alt\+\w", page))


# Said of several alone: one has a sentence of its own, or there is never just one.
_NEVER_ONE = {
    "{number} articles are deleted; undo brings them back.",
    "Everything was read; the first {number} articles are shown.",
    "The first {shown} of {all} tags",
}


def test_no_text_of_the_window_counts_one_thing_in_the_plural(tools: Any) -> None:
    many = re.compile(r"(?:\{\w+\}|%n) [a-z]{2,}[a-rt-z]s\b")
    said = {
        each.source
        for each in tools[0].messages()
        if each.context not in tools[0].DATA and many.search(each.source)
    }
    counts = {source for source in said if not re.search(r"\} (is|was|has|does|becomes)\b", source)}
    assert counts - _NEVER_ONE == set()


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "Найдено %n замечание."), (22, "Найдены %n замечания."), (111, "Найдено %n замечаний.")],
)
def test_what_a_check_found_has_three_plurals_in_russian(root: Path, number: int, words: str) -> None:
    russian = catalogue.read(root / "resources" / "translations" / "claims-annotator_ru.ts", "ru")
    assert russian.find("Keeping", "%n problem(s) found.", "", number) == words
