"""A file is written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.environment.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path


@given(before=st.none() | st.binary(), after=st.binary())
def test_the_new_content_takes_the_place_of_the_old(
    tmp_path: Path, before: bytes | None, after: bytes
) -> None:
    path = tmp_path / "a.bin"
    path.unlink(missing_ok=True)
    if before is not None:
        path.write_bytes(before)
    with atomic_write(path) as out:
        out.write(after)
    assert path.read_bytes() == after


@pytest.mark.parametrize("before", [None, b"old"])
def test_when_writing_fails_nothing_has_changed(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "folder" / "a.bin"
    path.parent.mkdir()
    if before is not None:
        path.write_bytes(before)

    def interrupted() -> None:
        with atomic_write(path) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [each.read_bytes() for each in path.parent.iterdir()] == ([] if before is None else [before])


def test_a_new_file_has_the_mode_that_files_have(tmp_path: Path) -> None:
    plain, atomic = tmp_path / "plain", tmp_path / "atomic"
    plain.write_bytes(b"")
    with atomic_write(atomic):
        pass
    assert atomic.stat().st_mode == plain.stat().st_mode
