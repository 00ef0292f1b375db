"""Native JSONL: what a line must be, what is refused, and what is kept that the program has no field for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from annotator.core.errors import Trouble
from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind
from annotator.formats.base import ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.jsonl import NativeJSONL
from annotator.formats.jsonl_read import draft_of
from annotator.formats.wire_schema import json_schema

if TYPE_CHECKING:
    from pathlib import Path


def _draft(**row: Any) -> DraftArticle:
    draft = draft_of({"text": "The Kremlin denied it.", **row}, "f.jsonl", 7)
    assert isinstance(draft, DraftArticle)
    return draft


def _refused(row: Any) -> str:
    trouble = draft_of(row, "f.jsonl", 7)
    assert isinstance(trouble, Trouble)
    assert (trouble.file, trouble.line) == ("f.jsonl", 7)
    return trouble.code


SPAN = {"label": "claim", "start": 0, "end": 3}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ([], "line.not_object"),
        ("text", "line.not_object"),
        ({}, "line.no_text"),
        ({"title": "a"}, "line.no_text"),
        ({"text": None}, "line.no_text"),
        ({"text": 5}, "line.not_text"),
        ({"text": ["a"]}, "line.not_text"),
        ({"text": "a", "title": 5}, "line.not_text"),
        ({"text": "a", "id": 5}, "line.not_text"),
        ({"text": "a", "id": ""}, "line.wrong_size"),
        ({"text": "a", "status": "read"}, "line.not_one_of"),
        ({"text": "a", "meta": []}, "line.not_object_part"),
        ({"text": "a", "spans": {}}, "line.not_list"),
        ({"text": "a", "spans": "x"}, "line.not_list"),
        ({"text_sha256": "abc"}, "line.wrong_value"),
        ({"text": "a", "schema": "claims-annotator/2"}, "line.newer_schema"),
    ],
)
def test_a_wrong_row_is_refused_with_its_reason(row: Any, code: str) -> None:
    assert _refused(row) == code


@pytest.mark.parametrize(
    ("span", "code", "key"),
    [
        (5, "line.not_object_part", "spans[1]"),
        ({"start": 0, "end": 3}, "line.missing_key", "spans[1].label"),
        ({"label": "claim", "end": 3}, "line.missing_key", "spans[1].start"),
        ({**SPAN, "start": "0"}, "line.not_whole_number", "spans[1].start"),
        ({**SPAN, "start": True}, "line.not_whole_number", "spans[1].start"),
        ({**SPAN, "end": 3.0}, "line.not_whole_number", "spans[1].end"),
        ({**SPAN, "label": ""}, "line.wrong_size", "spans[1].label"),
        ({**SPAN, "fragments": [[0]]}, "line.wrong_size", "spans[1].fragments[0]"),
        ({**SPAN, "cue": [["a", 2]]}, "line.not_whole_number", "spans[1].cue[0][0]"),
        ({**SPAN, "status": "maybe"}, "line.not_one_of", "spans[1].status"),
        ({**SPAN, "speaker": {"kind": "person"}}, "line.missing_key", "spans[1].speaker.name"),
        ({**SPAN, "attributes": ["a"]}, "line.not_object_part", "spans[1].attributes"),
    ],
)
def test_a_wrong_span_is_listed_and_the_others_are_taken(span: Any, code: str, key: str) -> None:
    draft = _draft(spans=[SPAN, span, {**SPAN, "end": 5}])
    assert [one.fragments for one in draft.spans] == [(Span(0, 3),), (Span(0, 5),)]
    assert [(trouble.code, trouble.facts["key"]) for trouble in draft.troubles] == [(code, key)]


def test_what_found_a_region_is_kept() -> None:
    draft = _draft(regions=[{"kind": "title", "start": 0, "end": 3, "rule": "byline"}])
    assert draft.regions[0].rule == "byline"


def test_wrong_links_and_regions_are_listed_one_by_one() -> None:
    draft = _draft(
        links=[{"type": "denies"}, 4], regions=[{"kind": "title"}, {"kind": "title", "start": 0, "end": 3}]
    )
    assert len(draft.troubles) == 3
    assert draft.regions == (Region(RegionKind.TITLE, Span(0, 3)),)


def test_unknown_keys_are_kept_everywhere() -> None:
    draft = _draft(
        _input_hash=5,
        tokens=[{"text": "The"}],
        spans=[
            {
                **SPAN,
                "token_start": 0,
                "speaker": {"name": "A", "party": "B"},
                "statement": {"wording": "w", "x": 1},
            }
        ],
        links=[{"type": "denies", "from": "a", "to": "b", "confidence": 0.5}],
    )
    assert draft.extra == {"_input_hash": 5, "tokens": [{"text": "The"}]}
    (span,) = draft.spans
    assert span.extra == {"token_start": 0}
    assert span.speaker is not None
    assert span.speaker.extra == {"party": "B"}
    assert span.statement is not None
    assert span.statement.extra == {"x": 1}
    assert draft.links[0].extra == {"confidence": 0.5}


def test_what_the_program_cannot_use_is_kept_aside_and_told() -> None:
    draft = _draft(published="25 September", regions=[{"kind": "sidebar", "start": 0, "end": 2}])
    assert draft.published == ""
    assert draft.extra == {
        "published": "25 September",
        "regions": [{"kind": "sidebar", "start": 0, "end": 2}],
    }
    assert {note.code for note in draft.notes} == {"line.not_a_date", "line.unknown_regions"}


@pytest.mark.parametrize(
    "date", ["2023", "2023-09", "2023-09-25", "2023-09-25T10:00:00Z", "2023-09-25T10:00+02:00"]
)
def test_dates_are_taken_as_far_as_they_are_known(date: str) -> None:
    assert _draft(published=date).published == date


def test_null_stands_for_nothing() -> None:
    empty = dict.fromkeys(("title", "meta", "regions", "spans", "links", "status", "published", "id"))
    assert _draft(**empty) == _draft()


def test_a_speaker_may_be_just_a_name_and_attributes_of_other_types_are_kept() -> None:
    (span,) = _draft(
        spans=[{**SPAN, "speaker": "Peskov", "attributes": {"a": "b", "n": 5, "l": ["x"]}}]
    ).spans
    assert span.speaker is not None
    assert span.speaker.name == "Peskov"
    assert span.attributes == {"a": "b"}
    assert span.extra == {"attributes": {"n": 5, "l": ["x"]}}


def test_the_schema_is_one_and_agrees_with_the_reader() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good = [
        {"text": "a"},
        {"text_sha256": "0" * 64},
        {"text": "abc", "spans": [SPAN], "meta": {"a": 1}, "x": None},
    ]
    bad = [
        {},
        {"text": 5},
        {"text": "a", "spans": [{**SPAN, "start": "0"}]},
        {"text": "a", "spans": [{"start": 0, "end": 1}]},
        {"text": "a", "status": "x"},
        {"text": "a", "links": [{"type": "denies", "from": "a"}]},
    ]
    for row in good:
        assert validator.is_valid(row)
        assert isinstance(draft_of(row, "f", 1), DraftArticle)
    for row in bad:
        assert not validator.is_valid(row)
        found = draft_of(row, "f", 1)
        assert isinstance(found, Trouble) or found.troubles


def test_every_bad_line_of_a_file_is_one_line_of_the_report(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    rows = [
        b'{"text":"one"}',
        b"",
        b"{broken",
        b'{"text":"two","text":"three"}',
        b"[" * 10_000,
        b'{"text":"four","meta":{"n":123456789012345678901234567890}}',
        rb'{"text":"\ud800"}',
        b'{"text":"\xff"}',
        b'{"text":"five"}\r',
    ]
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join(rows))
    found = list(NativeJSONL().read(path, ReadOptions()))
    assert [one.line for one in found] == [1, 3, 4, 5, 6, 7, 8, 9]
    assert [one.text for one in found if isinstance(one, DraftArticle)] == ["one", "five"]


@pytest.mark.parametrize("size", range(0, 120, 7))
def test_a_file_cut_off_anywhere_gives_what_stands_before(tmp_path: Path, size: int) -> None:
    row = json.dumps(
        {"text": "The Kremlin “denied” it.", "spans": [{**SPAN, "note": "ü"}]}, ensure_ascii=False
    )
    data = (row + "\n").encode() * 2
    path = tmp_path / "f.jsonl"
    path.write_bytes(data[: len(data) // 2 + size])
    first, *rest = NativeJSONL().read(path, ReadOptions())
    assert isinstance(first, DraftArticle)
    whole = size >= len(data) // 2 - 1
    assert [isinstance(one, DraftArticle) for one in rest] == ([whole] if size else [])
