"""Everything lives in one profile folder where one is given."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.environment.paths import PROFILE_VARIABLE, expanded, folders

if TYPE_CHECKING:
    import pytest


def test_a_profile_holds_everything(tmp_path: Path) -> None:
    found = folders(tmp_path / "p")
    places = [*astuple(found), found.default_project, found.settings, found.window_state, found.backups]
    assert all(place.is_relative_to(tmp_path / "p") for place in places)
    assert not (tmp_path / "p").exists()


def test_the_argument_goes_before_the_environment(tmp_path: Path, profile: Path) -> None:
    assert folders().data == profile
    assert folders(tmp_path / "other").data == tmp_path / "other"


def test_a_relative_profile_does_not_follow_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders("p").data == tmp_path / "p"


def test_without_a_profile_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROFILE_VARIABLE)
    found = folders()
    assert "claims-annotator" in found.data.parts
    assert found.default_project.name == "default.claims"
    assert all(isinstance(place, Path) and place.is_absolute() for place in astuple(found))


def test_the_home_of_nobody_is_a_name_like_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert expanded("~no-such-user/p") == Path("~no-such-user/p")
    assert folders("~no-such-user").data == tmp_path / "~no-such-user"
