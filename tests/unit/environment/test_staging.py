"""Folders that are written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.environment.staging import staged

if TYPE_CHECKING:
    from pathlib import Path


def content(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_all_files_come_and_what_was_there_is_replaced_or_stays(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a").write_bytes(b"old")
    (folder / "other").write_bytes(b"stays")
    with staged(folder) as add:
        add("a", b"new")
        add("b", b"more")
        assert content_of_files(folder) == {"a": b"old", "other": b"stays"}
    assert content(folder) == {"a": b"new", "b": b"more", "other": b"stays"}


def content_of_files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def write(folder: Path, *names: str, fails: bool = False) -> None:
    with staged(folder) as add:
        for name in names:
            add(name, b"new")
        if fails:
            raise KeyboardInterrupt


@pytest.mark.parametrize("is_new", [True, False])
def test_a_failure_leaves_the_folder_as_it_was(tmp_path: Path, is_new: bool) -> None:
    folder = tmp_path / "out"
    if not is_new:
        folder.mkdir()
        (folder / "a").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write(folder, "a", fails=True)
    assert not folder.exists() if is_new else content_of_files(folder) == {"a": b"old"}


def test_a_file_that_cannot_take_its_place_takes_all_back(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / "c").mkdir(parents=True)
    (folder / "c" / "full").write_bytes(b"x")
    (folder / "a").write_bytes(b"old")
    with pytest.raises(IsADirectoryError):
        write(folder, "a", "b", "c")
    assert content_of_files(folder) == {"a": b"old"}
    assert content_of_files(folder / "c") == {"full": b"x"}


def test_a_move_that_fails_half_way_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a").write_bytes(b"old")
    move = type(folder).replace

    def stop_at_b(self: Path, target: Path) -> Path:
        if target == folder / "b":
            raise PermissionError(13, "no")
        return move(self, target)

    monkeypatch.setattr(type(folder), "replace", stop_at_b)
    with pytest.raises(PermissionError):
        write(folder, "a", "b")
    assert content_of_files(folder) == {"a": b"old"}


def test_a_missing_parent_is_an_error_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "no" / "out", "a")
    assert not (tmp_path / "no").exists()
