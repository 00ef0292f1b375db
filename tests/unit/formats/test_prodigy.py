"""Prodigy: answers, tokens that include their end, relations, and the keys that must survive."""

from __future__ import annotations

import json
from typing import Any

from annotator.core.spans import Span
from annotator.formats.prodigy import Prodigy

LINE = {
    "text": "He denied it. She agreed.",
    "meta": {"source": "wire", "title": "not ours"},
    "_input_hash": -1886117324,
    "_task_hash": 1,
    "_session_id": "set-alice",
    "_timestamp": 1696000000,
    "tokens": [
        {"text": "He", "start": 0, "end": 2, "id": 0, "ws": True},
        {"text": "denied", "start": 3, "end": 9, "id": 1, "ws": True},
        {"text": "it", "start": 10, "end": 12, "id": 2, "ws": False},
        {"text": ".", "start": 12, "end": 13, "id": 3, "ws": True},
        {"text": "She", "start": 14, "end": 17, "id": 4, "ws": True},
        {"text": "agreed", "start": 18, "end": 24, "id": 5, "ws": False},
        {"text": ".", "start": 24, "end": 25, "id": 6, "ws": False},
    ],
    "spans": [
        {
            "start": 3,
            "end": 12,
            "token_start": 1,
            "token_end": 2,
            "label": "denial",
            "source": "en_core",
            "score": 0.5,
        },
        {"start": 18, "end": 24, "token_start": 5, "token_end": 5, "label": "claim", "answer": "reject"},
    ],
    "relations": [
        {
            "head": 2,
            "child": 5,
            "head_span": {"start": 3, "end": 12, "token_start": 1, "token_end": 2, "label": "denial"},
            "child_span": {"start": 18, "end": 24, "token_start": 5, "token_end": 5, "label": "claim"},
            "label": "denies",
            "color": "#fff",
        }
    ],
    "answer": "accept",
}


def _data(*lines: Any) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def test_a_line_of_its_own_comes_back_as_it_was(bench: Any) -> None:
    assert json.loads(bench.again(Prodigy(), _data(LINE))) == LINE


def test_what_was_rejected_or_ignored_is_not_accepted(bench: Any) -> None:
    (draft,) = bench.drafts(Prodigy(), _data(LINE))
    assert [span.status for span in draft.spans] == ["accepted", "rejected"]
    (draft,) = bench.drafts(Prodigy(), _data({**LINE, "answer": "ignore"}))
    assert [span.status for span in draft.spans] == ["suggested", "rejected"]


def test_a_span_by_tokens_alone_includes_its_last_token(bench: Any) -> None:
    line = {key: LINE[key] for key in ("text", "tokens")} | {
        "spans": [{"token_start": 1, "token_end": 2, "label": "denial"}]
    }
    (draft,) = bench.drafts(Prodigy(), _data(line))
    assert draft.spans[0].fragments == (Span(3, 12),)


def test_a_relation_between_bare_tokens_is_kept_and_told(bench: Any) -> None:
    bare = {"head": 0, "child": 4, "label": "coref", "head_span": {"start": 0, "end": 2}, "child_span": None}
    line = {**LINE, "relations": [bare]}
    (draft,) = bench.drafts(Prodigy(), _data(line))
    assert [note.code for note in draft.notes] == ["prodigy.relation_kept"]
    assert json.loads(bench.again(Prodigy(), _data(line))) == line


def test_keys_that_mean_something_else_here_are_kept(bench: Any) -> None:
    line = {
        "text": "A.",
        "id": 7,
        "title": ["a"],
        "status": "x",
        "spans": [],
        "regions": 1,
        "label": "POLITICS",
    }
    (draft,) = bench.drafts(Prodigy(), _data(line))
    assert (draft.id, draft.title, draft.status) == ("", "", "")
    assert json.loads(bench.again(Prodigy(), _data(line))) == line


def test_one_wrong_span_is_one_trouble_with_its_line(bench: Any) -> None:
    wrong = {
        "text": "Abc.",
        "spans": [{"start": "0", "end": 1, "label": "x"}, {"start": 0, "end": 1, "label": "x"}],
    }
    (first, second) = bench.read(Prodigy(), _data(LINE, wrong))
    assert not first.troubles
    assert [(each.code, each.line) for each in second.troubles] == [("line.not_whole_number", 2)]
    assert len(second.spans) == 1


def test_it_is_told_from_native_lines() -> None:
    assert Prodigy().sniff(_data(LINE), "a.jsonl") > 50
    assert Prodigy().sniff(b'{"schema": "claims-annotator/1", "text": "", "answer": ""}', "a.jsonl") == 0
