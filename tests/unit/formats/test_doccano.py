"""doccano: every generation of its files is read, and written back in the generation it came in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotator.core.spans import Span
from annotator.formats.doccano import Doccano

GENERATIONS = {
    "label": {
        "id": 3,
        "text": "He denied it.",
        "label": [[3, 9, "denial"]],
        "source": "wire",
        "Comments": [],
    },
    "labels": {
        "id": 3,
        "text": "He denied it.",
        "meta": {"page": 1},
        "annotation_approver": None,
        "labels": [[3, 9, "x"]],
    },
    "data": {"id": 3, "data": "He denied it.", "label": [[3, 9, "denial"], [0, 2, "denial"]]},
    "annotations": {
        "id": 4,
        "text": "He denied it.",
        "annotations": [{"label": 1, "start_offset": 3, "end_offset": 9, "user": 1, "created_at": "2019"}],
        "meta": {"wikiPageID": 2},
    },
    "entities": {
        "id": 5,
        "text": "He denied it.",
        "entities": [
            {"id": 12, "label": "denial", "start_offset": 3, "end_offset": 9},
            {"id": 11, "label": "source", "start_offset": 0, "end_offset": 2},
        ],
        "relations": [{"id": 0, "from_id": 12, "to_id": 11, "type": "said_by"}],
        "Comments": ["a comment"],
        "cats": ["politics"],
    },
    "categories": {"id": 1, "text": "He denied it.", "label": ["politics"], "entities": [], "relations": []},
}


def _data(*lines: Any) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


@pytest.mark.parametrize("name", GENERATIONS)
def test_each_generation_comes_back_as_it_was(name: str, bench: Any) -> None:
    data = _data(GENERATIONS[name])
    drafts = bench.drafts(Doccano(), data)
    assert sum(len(draft.spans) for draft in drafts) == (
        0 if name == "categories" else 2 if name in {"data", "entities"} else 1
    )
    # Spans are written in the order of the text, as a project gives them.
    assert json.loads(bench.again(Doccano(), data)) == GENERATIONS[name]


def test_relations_join_the_entities_of_their_line(bench: Any) -> None:
    (draft,) = bench.drafts(Doccano(), _data(GENERATIONS["entities"]))
    spans = {span.id: span for span in draft.spans}
    (link,) = draft.links
    assert (link.type, spans[link.from_id].label, spans[link.to_id].label) == ("said_by", "denial", "source")


def test_a_json_array_is_read_as_well(bench: Any) -> None:
    data = json.dumps([GENERATIONS["label"], GENERATIONS["entities"]], indent=2).encode()
    drafts = bench.drafts(Doccano(), data, "a.json")
    assert [draft.spans[0].fragments for draft in drafts] == [(Span(3, 9),)] * 2
    assert drafts[1].line > drafts[0].line > 1


def test_each_wrong_triple_is_one_trouble(bench: Any) -> None:
    line = {"text": "He.", "label": [[0, 1], [0, 1, ""], ["0", 1, "x"], [0, 2, "x"], None]}
    (draft,) = bench.read(Doccano(), _data(line))
    assert [(each.code, each.facts["key"], each.line) for each in draft.troubles] == [
        ("record.wrong_shape", f"label[{number}]", 1) for number in (0, 1, 2, 4)
    ]
    assert len(draft.spans) == 1


def test_columns_are_facts_and_metadata(bench: Any) -> None:
    line = {"text": "A.", "label": [], "title": "T", "url": 5, "page": [1]}
    (draft,) = bench.drafts(Doccano(), _data(line))
    assert (draft.title, draft.meta) == ("T", {"url": 5, "page": [1]})
