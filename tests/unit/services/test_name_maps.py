"""Names in files that mean other names in the project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import UserError
from annotator.services import speakers
from annotator.services.name_maps import NameMap, likely_label, parsed, read_map
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.services.session import Session

TEXT = "“We deny it,” he said. “All of it.”"


def row(path: Path, *spans: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"text": TEXT, "spans": list(spans)}) + "\n")
    return path


def span(label: str, start: int, end: int, speaker: str = "") -> dict[str, Any]:
    said = {"speaker": {"name": speaker}} if speaker else {}
    return {"label": label, "start": start, "end": end, **said}


def test_labels_and_speakers_become_those_that_are_meant(session: Session, tmp_path: Path) -> None:
    session.run(speakers.add_speaker(name="Dmitry Peskov", aliases=["Peskov"]))
    path = row(
        tmp_path / "a.jsonl",
        span("CLAIM", 0, 13, "D. Peskov"),
        span("odd", 0, 5),
        span("kept", 6, 9, "Somebody"),
        span("CLAIM", 14, 16, "nobody at all"),
    )
    names = NameMap(
        labels={"CLAIM": "claim", "odd": ""}, speakers={"d.  peskov": "peskov", "nobody at all": ""}
    )
    report = import_files(session, [path], ImportOptions(names=names))
    (article_id,) = session.read.article_ids()
    made = session.read.annotations(article_id)
    labels = {label.id: label.name for label in session.read.tag_set()}
    register = {source.id: source.name for source in session.read.sources()}
    assert [(labels[one.label_id], register.get(one.speaker_id, "")) for one in made] == [
        ("claim", "Dmitry Peskov"),
        ("kept", "Somebody"),
        ("claim", ""),
    ]
    assert report.accepted["annotation"] == 3
    assert [(note.code, note.facts["count"]) for note in report.notes if note.code == "label.left_out"] == [
        ("label.left_out", 1)
    ]
    assert "CLAIM" not in labels.values()
    session.undo()
    assert not list(session.read.article_ids())


def test_the_same_file_with_the_same_map_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = row(tmp_path / "a.jsonl", span("CLAIM", 0, 13))
    options = ImportOptions(names=NameMap(labels={"CLAIM": "claim"}))
    import_files(session, [path], options)
    last = session.read.last_seq()
    again = import_files(session, [path], options)
    assert (again.accepted.total(), again.skipped["annotation"]) == (0, 1)
    assert session.read.last_seq() == last


def test_a_label_is_likely_the_one_of_its_name_or_title_in_any_case(session: Session) -> None:
    tag_set = session.read.tag_set()
    expected = {"claim": "claim", "CLAIM": "claim", "Denials": "denial", "QUOTE": "quote", "rumour": ""}
    assert {name: likely_label(name, tag_set) for name in expected} == expected


def test_pairs_are_parted_at_the_first_sign() -> None:
    assert parsed(["a=b=c", " x = y ", "gone="], "--label-map") == {"a": "b=c", "x": "y", "gone": ""}
    for wrong in ("no sign", "=only new"):
        with pytest.raises(UserError) as caught:
            parsed([wrong], "--label-map")
        assert caught.value.trouble.code == "names.no_pair"


def test_a_map_is_read_as_toml_and_as_json(tmp_path: Path) -> None:
    path = tmp_path / "map"
    expected = NameMap(labels={"OLD": "new"}, speakers={"A B": "C"})
    path.write_text('[labels]\nOLD = "new"\n[speakers]\n"A B" = "C"\n')
    assert read_map(path) == expected
    path.write_text('\ufeff{"labels": {"OLD": "new"}, "speakers": {"A B": "C"}}', encoding="utf-8")
    assert read_map(path) == expected


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"labels = 3", "names.no_names"),
        (b"[labels]\nx = 3", "names.no_names"),
        (b"[other]\nx = 'y'", "names.other_key"),
        (b"[labels", "names.not_read"),
        (b"\xff\xfe\x00", "names.not_read"),
        (b"[" * 100_000, "names.not_read"),
        (b'{"labels":' + b"[" * 100_000, "names.not_read"),
    ],
)
def test_what_is_no_map_is_refused_in_words(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "map"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_map(path)
    assert caught.value.trouble.code == code
