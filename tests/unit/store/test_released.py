"""Projects of every schema version that was released: each opens, is brought forward, and holds what it held."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from annotator.services.session import Session
from annotator.services.verify_export import compare
from annotator.store.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_project_of_this_version_opens_and_holds_what_it_held(
    version: int, root: Path, tmp_path: Path
) -> None:
    """A schema that was changed without a new version and a step to it fails here, as the project then does not open.

    ``tests/data/projects/make.py`` makes the files of a new version.
    """
    kept = root / "tests/data/projects"
    path = tmp_path / "old.claims"
    path.write_bytes(gzip.decompress((kept / f"v{version}.claims.gz").read_bytes()))
    with Session.open(path, annotator="carol") as session:
        result = session.verify()
        assert result.is_sound, result.problems
        assert result.checked["annotations"] == 14
        assert result.checked["statements"] == result.checked["sources"] == 1
        compared = compare(session.read, [kept / f"v{version}.jsonl"])
        assert compared.problems == []
        assert compared.checked["file_annotations"] == 14
        while session.undo() is not None:
            pass
        assert not session.read.annotators()
        assert session.verify().is_sound
    copy = tmp_path / f"old.before-v{SCHEMA_VERSION}.claims"
    assert copy.exists() is (version < SCHEMA_VERSION)
