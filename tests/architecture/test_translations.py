"""The words of the program and its translations: how texts are gathered from the source, and that none is missing."""

from __future__ import annotations

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
