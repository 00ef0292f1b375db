"""Files in the shapes that other programs write, of all their generations: every record is taken or listed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import Trouble
from annotator.formats.base import ReadOptions
from annotator.formats.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ann founded it."
ANN = {"start": 0, "end": 3, "text": "Ann", "labels": ["P"]}
REGION = {"from_name": "label", "to_name": "text", "type": "labels", "id": "a", "value": ANN}
TASKS: dict[str, tuple[str, str, Any]] = {
    "label studio 0.x": (
        "a.json",
        "labelstudio",
        [{"data": {"text": TEXT}, "completions": [{"result": [REGION]}]}],
    ),
    "label studio 0.x, one task a file": (
        "a.json",
        "labelstudio",
        {"completions": [{"result": [REGION]}], "task": {"text": TEXT}},
    ),
    "label studio 1.x": (
        "a.json",
        "labelstudio",
        [{"id": 1, "data": {"text": TEXT}, "annotations": [{"completed_by": 1, "result": [REGION]}]}],
    ),
    "label studio, short": (
        "a.json",
        "labelstudio",
        [{"text": TEXT, "id": 1, "label": [ANN], "annotator": 1, "annotation_id": 1, "lead_time": 1.5}],
    ),
    "doccano 1.0": (
        "a.jsonl",
        "doccano",
        {"text": TEXT, "annotations": [{"label": "P", "start_offset": 0, "end_offset": 3}], "meta": {}},
    ),
    "doccano, triples": ("a.jsonl", "doccano", {"id": 1, "data": TEXT, "label": [[0, 3, "P"]]}),
    "doccano, intents": ("a.jsonl", "doccano", {"text": TEXT, "entities": [[0, 3, "P"]], "cats": ["good"]}),
    "labelbuddy 0.0.7": (
        "a.json",
        "labelbuddy",
        [{"labels": [[0, 3, "P", "1"]], "meta": {}, "text": TEXT, "utf8_text_md5_checksum": "?"}],
    ),
    "labelbuddy": (
        "a.jsonl",
        "labelbuddy",
        {"text": TEXT, "annotations": [{"start_byte": 0, "end_byte": 3, "label_name": "P"}], "metadata": {}},
    ),
    "prodigy": (
        "a.jsonl",
        "prodigy",
        {"text": TEXT, "_task_hash": 2, "spans": [{"start": 0, "end": 3, "token_end": 0, "label": "P"}]},
    ),
}


@pytest.mark.parametrize("name", TASKS)
def test_a_span_of_every_generation_is_taken(name: str, tmp_path: Path) -> None:
    file, expected, value = TASKS[name]
    path = tmp_path / file
    path.write_text(json.dumps(value), encoding="utf-8")
    found = Registry().detect(path)
    assert found.info.name == expected
    (draft,) = found.read(path, ReadOptions())
    assert not isinstance(draft, Trouble)
    assert (draft.text, draft.troubles) == (TEXT, ())
    assert [(each.label, *each.fragments) for each in draft.spans] == [("P", (0, 3))]


def test_relations_of_prodigy_that_name_tokens_alone(bench: Any) -> None:
    spans = [
        {"start": 0, "end": 3, "token_start": 0, "token_end": 0, "label": "P"},
        {"start": 4, "end": 14, "token_start": 1, "token_end": 2, "label": "O"},
    ]
    relations = [{"head": 2, "child": 0, "label": "by"}, {"head": 1, "child": 0, "label": "inside a span"}]
    task = {"text": TEXT, "spans": spans, "relations": relations, "_task_hash": 1}
    (draft,) = bench.drafts(Registry().named("prodigy"), json.dumps(task).encode())
    names = {each.id: each.label for each in draft.spans}
    assert [(each.type, names[each.from_id], names[each.to_id]) for each in draft.links] == [("by", "O", "P")]
    assert [each.code for each in draft.notes] == ["prodigy.relation_kept"]
