"""Counters of a large change are written now and then, and come to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from annotator.services.transfer import ImportOptions, import_files
from annotator.store import label_counts

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.services.session import Session


@pytest.mark.parametrize("most", [0, 5, 10_000])
def test_counters_are_right_however_often_they_are_written(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(label_counts, "_MOST_MOVES", most)
    file = tmp_path / "in.jsonl"
    spans = [{"label": name, "start": 0, "end": 1} for name in ("claim", "quote", "denial")]
    file.write_bytes(
        b"".join(orjson.dumps({"text": f"word {number}", "spans": spans}) + b"\n" for number in range(150))
    )
    before = sum(session.read.label_counts().values())
    import_files(session, [file], ImportOptions(format="jsonl"))
    assert sum(session.read.label_counts().values()) - before == 450
    assert session.verify().is_sound
    session.undo()
    assert sum(session.read.label_counts().values()) == before
    assert session.verify().is_sound
