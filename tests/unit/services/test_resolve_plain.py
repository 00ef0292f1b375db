"""Spans that need no repair are taken over as they stand: to the same project as span by span."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from annotator.formats import jsonl_read
from annotator.formats.jsonl_plain import are_plain
from annotator.services.documents import ALL_STATUSES
from annotator.services.session import Session
from annotator.services.transfer import ExportOptions, ImportOptions, export_to, import_files

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "He said “no” — 😀 e\u0301 so.\r\nShe denied it."
SPEAKER = {"id": "who", "name": "He", "kind": "person"}


def _span(own_id: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"id": own_id, "label": "claim", "start": start, "end": end, "text": TEXT[start:end], **more}


FULL = _span(
    "full",
    0,
    7,
    fragments=[[0, 2], [3, 7]],
    text="He said",
    source=[[0, 2]],
    cue=[[3, 7]],
    addressee=[[13, 14]],
    speaker=SPEAKER,
    attributes={"quote_type": "direct"},
    note="n",
    statement={"id": "st", "wording": "it is so"},
    annotator="bob",
    origin="manual",
    status="rejected",
    created="2025-01-31T12:34:56.789Z",
    updated="2025-01-31T12:34:56.789Z",
)
LINK = {"id": "l", "type": "denies", "from": "full", "to": "b"}

CASES: dict[str, list[dict[str, Any]]] = {
    "everything a span may hold": [{"id": "1", "spans": [FULL, _span("b", 8, 10)], "links": [LINK]}],
    "a label and a speaker that are new": [
        {"id": "1", "spans": [_span("a", 0, 2, label="boast", speaker="She")]},
        {
            "id": "2",
            "text": "x" + TEXT,
            "spans": [{**_span("b", 0, 2, label="boast", speaker="she"), "text": ""}],
        },
    ],
    "the same id twice in a line": [{"id": "1", "spans": [_span("a", 0, 2), _span("a", 3, 7)]}],
    "the same id in two lines": [
        {"id": "1", "spans": [_span("a", 0, 2)]},
        {"id": "2", "text": "y" + TEXT, "spans": [{**_span("a", 0, 2), "text": ""}]},
    ],
    "the same article in two lines": [
        {"id": "1", "spans": [_span("a", 0, 2)]},
        {"id": "1", "spans": [_span("a", 0, 2), _span("b", 3, 7)]},
        {"id": "1", "spans": [_span("c", 0, 2)]},
    ],
    "an article without an id, then again": [
        {"spans": [_span("a", 0, 2)]},
        {"spans": [{key: value for key, value in _span("", 0, 2).items() if key != "id"}]},
    ],
    "unknown keys and nulls": [{"id": "1", "spans": [_span("a", 0, 2, x=1), _span("b", 3, 7, note=None)]}],
    "attributes that are no text": [{"id": "1", "spans": [_span("a", 0, 2, attributes={"n": 1, "t": "x"})]}],
    "words that stand elsewhere": [{"id": "1", "spans": [{**_span("a", 0, 2), "start": 1, "end": 3}]}],
    "a span that splits a cluster": [{"id": "1", "spans": [_span("a", 17, 18)]}],
    "a span outside its text": [{"id": "1", "spans": [_span("a", 0, 2), _span("b", 40, 400)]}],
    "fragments out of order": [{"id": "1", "spans": [{**FULL, "fragments": [[3, 7], [0, 2]]}]}],
    "words of the cue outside the text": [{"id": "1", "spans": [_span("a", 0, 2, cue=[[3, 700]])]}],
    "links across lines": [
        {"id": "1", "spans": [FULL], "links": [LINK]},
        {"id": "2", "text": "z" + TEXT, "spans": [{**_span("b", 0, 2), "text": ""}]},
    ],
}


def _brought(
    path: Path, rows: list[dict[str, Any]], *, times: int = 1
) -> tuple[list[Any], list[str], list[Any]]:
    """Import the rows into a new project; return its lines, what the reports said, and what it counts."""
    file = path.with_suffix(".jsonl")
    file.write_bytes(b"".join(orjson.dumps({"text": TEXT, **row}) + b"\n" for row in rows))
    said: list[str] = []
    with Session.create(path, annotator="alice") as session:
        for _ in range(times):
            report = import_files(session, [file], ImportOptions(format="jsonl"))
            said += [f"{each.code} {each.line}" for each in (*report.refused, *report.repairs, *report.notes)]
            said.append(f"{sorted(report.accepted.items())} {sorted(report.skipped.items())}")
        out = io.BytesIO()
        export_to(session, out, "jsonl", ExportOptions(statuses=ALL_STATUSES))
        assert session.verify().is_sound
        names = {label.id: label.name for label in session.read.tag_set()}
        counts = sorted((names[one], count) for one, count in session.read.label_counts().items())
        return [_steady(orjson.loads(line)) for line in out.getvalue().splitlines()], said, counts


def _steady(value: Any) -> Any:
    """Return a line without the ids and times that a project makes up."""
    if isinstance(value, dict):
        made_up = {key for key in ("created", "updated") if value.get(key) != FULL["created"]}
        made_up |= {"id"} if len(str(value.get("id"))) == 36 else set()
        return {
            key: _steady(each) for key, each in value.items() if key not in made_up | {"from", "to_article"}
        }
    return [_steady(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("times", [1, 2])
def test_plain_spans_come_to_the_same_as_span_by_span(
    case: str, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = _brought(tmp_path / "quick.claims", CASES[case], times=times)
    monkeypatch.setattr(jsonl_read, "are_plain", lambda _rows, _text: False)
    slow = _brought(tmp_path / "slow.claims", CASES[case], times=times)
    assert quick == slow


def test_most_of_these_are_taken_quickly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above would compare one way with itself."""
    seen: list[bool] = []

    def watched(rows: list[dict[str, Any]], text: str) -> bool:
        seen.append(are_plain(rows, text))
        return seen[-1]

    monkeypatch.setattr(jsonl_read, "are_plain", watched)
    for number, rows in enumerate(CASES.values()):
        _brought(tmp_path / f"{number}.claims", rows)
    assert seen.count(True) >= 10
    assert seen.count(False) >= 5
