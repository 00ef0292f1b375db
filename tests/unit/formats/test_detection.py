"""Files are recognised by what they hold, and broken ones as what their name says they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from annotator.formats.jsonl import NativeJSONL
from annotator.formats.prodigy import Prodigy
from annotator.formats.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

HELD = {
    "native": ("a.jsonl", b'{"schema":"claims-annotator/1","text":"a","spans":[]}', "jsonl"),
    "prodigy": ("a.jsonl", b'{"text":"a","_input_hash":1,"_task_hash":2,"spans":[]}', "prodigy"),
    "prodigy answer": ("a.jsonl", b'{"text":"a","spans":[],"answer":"reject"}', "prodigy"),
    "doccano triples": ("a.jsonl", b'{"id": 1, "text": "a", "label": [[0, 1, "x"]]}', "doccano"),
    "doccano entities": ("a.jsonl", b'{"text": "a", "entities": [], "relations": []}', "doccano"),
    "doccano json": ("a.json", b'[{"text": "a", "labels": [[0, 1, "x"]]}]', "doccano"),
    "label studio": ("a.json", b'[{"data": {"text": "a"}, "annotations": [{"result": []}]}]', "labelstudio"),
    "label studio old": (
        "a.json",
        b'[{"completions": [{"result": []}], "data": {"text": "a"}}]',
        "labelstudio",
    ),
    "label studio long": ("a.json", b'[{"id": 1, "data": {"text": "' + b"a" * 100_000, "labelstudio"),
    "labelbuddy": (
        "a.json",
        b'[{"text": "a", "annotations": [{"start_char": 0, "label_name": "x"}]}]',
        "labelbuddy",
    ),
    "web annotation": (
        "a.json",
        b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}',
        "w3c",
    ),
    "brat": ("a.ann", b"T1\tX 0 1\ta\n", "brat"),
    "brat, empty": ("a.ann", b"", "brat"),
    "conll": ("a.txt", b"-DOCSTART- -X- O O\n\nObama NNP I-NP I-PER\n", "conll"),
    "table": ("a.csv", b"title,text\nT,a\n", "csv"),
    "text": ("a.txt", b"B-side singles were - I-think - rare.\nA B-side.\n", "text"),
    "broken json": ("a.json", b"[" * 1000, "labelstudio"),
    "lines cut off": ("a.jsonl", b'{"te', "jsonl"),
}


@pytest.mark.parametrize("name", HELD)
def test_what_a_file_is(name: str, tmp_path: Path) -> None:
    file, data, expected = HELD[name]
    path = tmp_path / file
    path.write_bytes(data)
    assert Registry().detect(path).info.name == expected


@pytest.mark.parametrize(
    "one",
    [each for each in Registry().all() if each.info.reads and each.info.writes],
    ids=lambda one: one.info.name,
)
def test_what_a_format_wrote_is_known_as_its_own(one: Any, bench: Any, make: Any, tmp_path: Path) -> None:
    path = tmp_path / f"a{'.zip' if one.info.name == 'brat' else one.info.suffixes[0]}"
    path.write_bytes(bench.written(one, [make("He denied it.", ("denial", [(3, 9)]), title="T")]))
    # A task of Prodigy's that holds no more than a text and its spans is a native line as well, and read alike.
    assert Registry().detect(path).info.name == one.info.name or one.info.name == "prodigy"


def test_the_relations_of_a_later_task_are_read_too(bench: Any) -> None:
    span = {"start": 0, "end": 3, "label": "claim", "token_start": 0, "token_end": 0}
    other = {"start": 5, "end": 8, "label": "denial", "token_start": 2, "token_end": 2}
    relation = {"head_span": other, "child_span": span, "head": 2, "child": 0, "label": "denies"}
    task = {"text": "One. Two.", "spans": [span, other], "relations": [relation]}
    data = b'{"text":"Nothing is marked here."}\n' * 3000 + json.dumps(task).encode()
    last = bench.drafts(NativeJSONL(), data)[-1]
    ((kind, from_id, to_id),) = [(each.type, each.from_id, each.to_id) for each in last.links]
    names = {each.id: each.label for each in last.spans}
    assert (kind, names[from_id], names[to_id]) == ("denies", "denial", "claim")


def test_a_task_is_told_by_one_after_the_first() -> None:
    data = b'{"text":"One.","spans":[]}\n{"text":"Two.","spans":[{"start":0,"end":3,"token_start":0,"label":"a"}]}'
    assert Prodigy().sniff(data, "a.jsonl") == 80
    assert Prodigy().sniff(json.dumps({"text": '"token_start": 1'}).encode(), "a.jsonl") == 0
