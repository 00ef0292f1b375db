"""The choices of the user survive any file and any value."""

from __future__ import annotations

import getpass
import json
import os
import stat
import subprocess
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import UserError
from annotator.services import settings as module
from annotator.services.settings import Settings, Theme, changed, load, save

if TYPE_CHECKING:
    from pathlib import Path

_line = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=50)
choices = st.fixed_dictionaries(
    {},
    optional={
        "annotator": _line,
        "theme": st.sampled_from(Theme),
        "font_family": _line,
        "font_size": st.floats(6, 72),
        "zoom": st.integers(30, 500),
        "line_height": st.floats(1, 3),
        "measure": st.integers(30, 200),
        "language": st.sampled_from(["", "en", "ru", "pt_BR"]),
        "keys": st.dictionaries(_line, st.text(max_size=8)),
    },
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(values=choices)
def test_what_is_saved_is_read_back(tmp_path: Path, values: dict[str, Any]) -> None:
    path = tmp_path / "a" / "settings.json"
    chosen = changed(Settings(), **values)
    save(path, chosen)
    assert load(path).settings == chosen
    assert load(path).troubles == ()


def test_defaults_are_not_written_so_that_a_later_version_may_better_them(tmp_path: Path) -> None:
    save(tmp_path / "s.json", changed(Settings(), theme="dark"))
    assert json.loads((tmp_path / "s.json").read_bytes()) == {"theme": "dark"}


def test_unknown_keys_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"from_the_future": {"a": [1]}, "zoom": 120}')
    loaded = load(path)
    assert loaded.settings.zoom == 120
    assert not loaded.troubles
    save(path, changed(loaded.settings, zoom=130))
    assert json.loads(path.read_bytes()) == {"from_the_future": {"a": [1]}, "zoom": 130}


@given(content=st.dictionaries(st.sampled_from([each.name for each in fields(Settings)]), anything))
def test_each_value_that_cannot_be_is_told_and_stays_at_its_default(
    tmp_path: Path, content: dict[str, Any]
) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps(content))
    loaded = load(path)
    wrong = {trouble.facts["field"] for trouble in loaded.troubles}
    assert wrong <= content.keys()
    for name in wrong:
        assert getattr(loaded.settings, str(name)) == getattr(Settings(), str(name))
    for name in content.keys() - wrong - {"extra"}:
        assert changed(Settings(), **{name: content[name]}) == changed(
            Settings(), **{name: getattr(loaded.settings, name)}
        )
    save(path, loaded.settings)
    assert load(path).settings == loaded.settings


@given(data=st.binary() | st.sampled_from([b"[" * 100_000, b"[]", b"null", b"\xff\xfe{", b'{"zoom": 1', b""]))
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "s.json"
    path.write_bytes(data)
    loaded = load(path)
    assert loaded.settings == Settings()
    (trouble,) = loaded.troubles
    assert trouble.code == "settings.broken"
    assert not path.exists()
    kept = tmp_path / str(trouble.facts["kept"])
    assert kept.read_bytes() == data
    kept.unlink()


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == module.Loaded(Settings())


def test_a_folder_in_its_place_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "s.json").mkdir()
    (trouble,) = load(tmp_path / "s.json").troubles
    assert trouble.code == "settings.unreadable"
    with pytest.raises(UserError) as caught:
        save(tmp_path / "s.json", changed(Settings(), zoom=50))
    assert caught.value.code == "settings.not_saved"
    assert not list(tmp_path.glob(".s.json*"))


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_file_kept_private_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text("{}")
    path.chmod(0o600)
    save(path, changed(Settings(), zoom=50))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("theme", "pink", "settings.choice"),
        ("theme", ["light"], "settings.choice"),
        ("zoom", 12.5, "settings.number"),
        ("zoom", 100.5, "settings.number"),
        ("zoom", True, "settings.number"),
        ("font_size", float("nan"), "settings.number"),
        ("line_height", "1.5", "settings.number"),
        ("annotator", "  ", "settings.text"),
        ("annotator", "two\nlines", "settings.text"),
        ("font_family", "x" * 201, "settings.text"),
        ("keys", {"edit.undo": 1}, "settings.keys"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_may_be(name: str, value: object, code: str) -> None:
    with pytest.raises(UserError) as caught:
        changed(Settings(), **{name: value})
    assert caught.value.code == code
    assert caught.value.trouble.facts["field"] == name


def test_a_setting_that_there_is_not_is_a_bug() -> None:
    with pytest.raises(TypeError, match="colour"):
        changed(Settings(), colour="red")


def test_every_field_has_a_check() -> None:
    known = {each.name for each in fields(Settings)} - {"extra"}
    for name in known:
        assert changed(Settings(), **{name: getattr(Settings(), name)}) == Settings()


def test_a_system_that_knows_no_user_still_has_an_annotator(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert Settings().annotator == "analyst"


def test_the_window_can_read_them_before_its_first_paint() -> None:
    code = "import sys, annotator.services.settings; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pydantic", "sqlalchemy", "PySide6", "orjson", "platformdirs", "regex"} & set(loaded)
