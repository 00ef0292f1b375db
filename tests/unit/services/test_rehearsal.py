"""Rehearsals of imports: what they say is what the import does, and they change nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from annotator.services import rehearsal
from annotator.services.name_maps import NameMap
from annotator.services.rehearsal import rehearse
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.services.session import Session

TEXT = "“We deny it,” he said. “All of it.”"


def rows(path: Path, *values: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(value) + "\n" for value in values))
    return path


def article(number: int, *spans: dict[str, Any]) -> dict[str, Any]:
    return {"text": f"{TEXT} {number}", "title": f"No. {number}", "spans": list(spans)}


def test_it_tells_what_the_import_then_does(session: Session, tmp_path: Path) -> None:
    import_files(session, [rows(tmp_path / "first.jsonl", article(0))])
    before = session.read.last_seq()
    path = rows(
        tmp_path / "more.jsonl",
        article(0, {"label": "claim", "start": 0, "end": 3}),
        article(1, {"label": "Odd", "start": 0, "end": 3, "speaker": {"name": "Ann"}}),
        article(2, {"label": "claim", "start": 0, "end": 900}),
        {"text": 5},
    )
    missing = tmp_path / "none.jsonl"
    found = rehearse(session, [path, missing], ImportOptions())
    assert session.read.last_seq() == before
    assert session.read.article_count() == 1
    assert (dict(found.labels), dict(found.speakers)) == ({"claim": 2, "Odd": 1}, {"Ann": 1})
    assert [(row.caption, row.is_known, row.spans, len(row.troubles)) for row in found.rows] == [
        ("No. 0", True, 1, 0),
        ("No. 1", False, 1, 0),
        ("No. 2", False, 1, 1),
        ("", False, 0, 1),
        ("", False, 0, 1),
    ]
    assert [row.is_refused for row in found.rows] == [False, False, False, True, True]
    assert found.is_whole
    report = import_files(session, [path, missing])
    assert report.accepted == found.report.accepted
    assert report.skipped == found.report.skipped
    assert report.refused == found.report.refused


def test_names_are_those_of_the_file_whatever_they_are_mapped_to(session: Session, tmp_path: Path) -> None:
    path = rows(tmp_path / "a.jsonl", article(1, {"label": "Odd", "start": 0, "end": 3}))
    found = rehearse(session, [path], ImportOptions(names=NameMap(labels={"Odd": "claim"})))
    assert dict(found.labels) == {"Odd": 1}
    assert found.report.made["label"] == 0


def test_it_stops_where_enough_is_known(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsal, "MOST_ARTICLES", 3)
    paths = [rows(tmp_path / f"{at}.jsonl", article(2 * at), article(2 * at + 1)) for at in range(3)]
    some = rehearse(session, paths, ImportOptions())
    assert (some.report.accepted["article"], some.is_whole) == (3, False)
    every = rehearse(session, paths, ImportOptions(), is_whole=True)
    assert (every.report.accepted["article"], every.is_whole) == (6, True)


def test_a_cancel_leaves_nothing(session: Session, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    path = rows(tmp_path / "a.jsonl", article(1))
    with pytest.raises(KeyboardInterrupt):
        rehearse(session, [path], ImportOptions(), progress=stop)
    assert session.read.article_count() == 0
