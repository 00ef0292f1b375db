"""Spans that are taken over as they stand still know the lines that they came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.core.times import stamp
from annotator.formats.jsonl_plain import PlainSpans
from annotator.formats.jsonl_read import draft_of
from annotator.formats.span_lines import with_lines
from annotator.formats.w3c import WebAnnotation
from annotator.services.resolve import Resolver
from annotator.services.transfer_report import ImportReport

if TYPE_CHECKING:
    from annotator.services.session import Session

TEXT = "He denied it. She denied it."


def _draft(*rows: dict[str, Any]) -> Any:
    return draft_of({"text": TEXT, "spans": list(rows)}, "a.json", 1)


def test_plain_spans_stay_plain_and_know_their_lines() -> None:
    rows = [{"id": str(n), "label": "denial", "start": 3, "end": 9} for n in range(2)]
    draft = with_lines(_draft(*rows), [7, 9])
    assert isinstance(draft.spans, PlainSpans)
    assert [each.line for each in draft.spans] == [7, 9]
    assert [each.line for each in draft.spans[1:]] == [9]
    assert draft.spans[0].label == "denial"


def test_spans_of_different_keys_and_new_speakers_keep_theirs(session: Session) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "label": "denial", "start": 3, "end": 9},
        {"id": "b", "label": "denial", "start": 0, "end": 2, "speaker": "He", "note": "n"},
    ]
    draft = with_lines(_draft(*rows), [7, 9])
    resolver = Resolver(session.read, ImportReport(), annotator="alice", now=stamp())
    made = resolver.resolve([draft], "jsonl").made
    assert [fields["id"] for some in made for fields in some.fields()] == ["a", "b"]
    assert [each.line for each in draft.spans] == [7, 9]


def test_so_do_those_that_are_not() -> None:
    draft = with_lines(_draft({"label": "denial", "start": 3, "end": 9}), [7])
    assert not isinstance(draft.spans, PlainSpans)
    assert [each.line for each in draft.spans] == [7]


def test_where_some_were_refused_no_line_is_made_up() -> None:
    draft = with_lines(_draft({"label": "denial", "start": 3, "end": 9}, {"label": "denial"}), [7, 8])
    assert [each.line for each in draft.spans] == [0]


def test_web_annotations_of_this_program_are_taken_over_as_they_stand(bench: Any, make: Any) -> None:
    """And one that was moved by hand, or stands in another program's words, is not."""
    document = make(TEXT, ("denial", [(3, 9)]), ("denial", [(18, 24)]))
    written = bench.written(WebAnnotation(), [document])
    (draft,) = bench.drafts(WebAnnotation(), written)
    assert isinstance(draft.spans, PlainSpans)
    assert [each.line for each in draft.spans] == [3, 4]
    page = json.loads(written)
    page["items"][1]["target"][0]["selector"][0]["start"] = 2
    (draft,) = bench.drafts(WebAnnotation(), json.dumps(page).encode())
    assert not isinstance(draft.spans, PlainSpans)
    assert draft.spans[0].suffix.startswith(" it.")
