"""Spans that need no repair are taken over as they stand: to the same project as span by span."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import jsonl_read
from annotator.formats.jsonl_plain import plain_runs
from annotator.formats.wire_errors import are_valid_spans
from annotator.services.documents import ALL_STATUSES
from annotator.services.session import Session
from annotator.services.transfer import ExportOptions, ImportOptions, export_to, import_files

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.jsonl_plain import Run

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
    "one has what the next has not": [
        {
            "id": "1",
            "spans": [
                _span("a", 0, 2, note="n", origin="manual", status="accepted", annotator=""),
                _span("b", 3, 7, note="", origin="suggested:x/y", status="rejected", annotator="bob"),
                _span("c", 8, 10, created=FULL["created"], updated=""),
                _span("d", 8, 10, created="", updated=FULL["updated"]),
                FULL,
                _span("e", 8, 10, fragments=[[8, 9], [9, 10]], text=""),
            ],
        }
    ],
    "speakers by name, some empty": [
        {"id": "1", "spans": [_span("a", 0, 2, speaker="He"), _span("b", 3, 7, speaker=""), FULL]}
    ],
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
    monkeypatch.setattr(jsonl_read, "plain_runs", lambda _rows, _text: None)
    slow = _brought(tmp_path / "slow.claims", CASES[case], times=times)
    assert quick == slow


FLAT = st.fixed_dictionaries(
    {},
    optional={
        **{
            name: st.sampled_from([0, 2, 400, -1, True, 1.0, None, "0"])
            for name in ("start", "end", "end_byte")
        },
        **{
            name: st.sampled_from(["", "x", "He", None, 1, "y" * 1_001])
            for name in ("id", "label", "text", "note")
        },
        "status": st.sampled_from(["accepted", "rejected", "", "ACCEPTED", None]),
        "other": st.just(1),
    },
)


@given(st.lists(FLAT, max_size=3))
def test_what_is_taken_quickly_is_valid_by_the_schema(rows: list[dict[str, Any]]) -> None:
    usual = _span("a", 0, 2)
    rows = [{**usual, **row} for row in rows]
    runs = plain_runs(rows, TEXT)
    assert runs is None or (are_valid_spans(rows) and [row for run in runs for row in run.rows] == rows)


@pytest.mark.parametrize("rows", [None, [], {}, "x", [1], [{}], [FULL, 1], [{"id": "a"}]])
def test_what_is_no_list_of_spans_is_not_taken(rows: Any) -> None:
    assert plain_runs(rows, TEXT) is None


def test_most_of_these_are_taken_quickly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above would compare one way with itself."""
    seen: list[bool] = []

    def watched(rows: Any, text: str) -> list[Run] | None:
        found = plain_runs(rows, text)
        seen.append(found is not None)
        return found

    monkeypatch.setattr(jsonl_read, "plain_runs", watched)
    for number, rows in enumerate(CASES.values()):
        _brought(tmp_path / f"{number}.claims", rows)
    assert seen.count(True) >= 10
    assert seen.count(False) >= 5
