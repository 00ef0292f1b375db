"""Label Studio: regions, their choices and relations, old files, pages of HTML, and several annotators."""

from __future__ import annotations

import json
from typing import Any

from annotator.core.spans import Span
from annotator.formats.labelstudio import LabelStudio

TEXT = "He 😀 denied it.\nShe agreed."


def _region(own_id: str, start: int, end: int, *labels: str, **more: Any) -> dict[str, Any]:
    words = TEXT[start:end].replace("\n", "\\n")
    value = {"start": start, "end": end, "text": words, "labels": list(labels)}
    return {"id": own_id, "from_name": "tags", "to_name": "article", "type": "labels", "value": value, **more}


TASK = {
    "id": 17,
    "data": {"text": TEXT, "title": "T", "page": 4},
    "annotations": [
        {
            "id": 1,
            "completed_by": {"id": 2, "email": "alice@example.org"},
            "created_at": "2022-01-01T00:00:00Z",
            "lead_time": 1.5,
            "result": [
                _region("a", 5, 14, "denial", meta={"text": ["a note"]}, origin="manual"),
                {
                    "id": "a",
                    "from_name": "quote_type",
                    "to_name": "article",
                    "type": "choices",
                    "value": {"start": 5, "end": 14, "text": "denied it", "choices": ["indirect"]},
                },
                _region("b", 0, 19, "claim"),
                {
                    "type": "relation",
                    "from_id": "a",
                    "to_id": "b",
                    "direction": "right",
                    "labels": ["denies"],
                },
                {
                    "id": "z",
                    "from_name": "topic",
                    "to_name": "article",
                    "type": "choices",
                    "value": {"choices": ["war"]},
                },
            ],
        },
        {
            "id": 2,
            "completed_by": 5,
            "result": [_region("a", 5, 14, "claim", "quote")],
            "was_cancelled": False,
        },
    ],
    "predictions": [
        {"model_version": "m1", "score": 0.5, "result": [_region("p", 0, 2, "claim", score=0.25)]}
    ],
    "meta": {},
    "project": 3,
}


def _data(*tasks: Any) -> bytes:
    return json.dumps(tasks).encode()


def test_a_task_of_its_own_comes_back_as_it_was(bench: Any) -> None:
    # Regions come in the order of the text, as a project gives them; here they are in it already.
    assert json.loads(bench.again(LabelStudio(), _data(TASK))) == [TASK]


def test_regions_choices_notes_and_people(bench: Any) -> None:
    (draft,) = bench.drafts(LabelStudio(), _data(TASK))
    first = draft.spans[0]
    assert (first.label, first.fragments, first.note) == ("denial", (Span(5, 14),), "a note")
    assert first.attributes == {"quote_type": "indirect"}
    assert [span.annotator for span in draft.spans] == ["alice@example.org"] * 2 + ["5"] * 2 + [""]
    assert [span.label for span in draft.spans] == ["denial", "claim", "claim", "quote", "claim"]
    assert draft.spans[4].status == "suggested"
    assert (draft.links[0].type, draft.links[0].from_id) == ("denies", first.id)
    assert (draft.title, draft.meta) == ("T", {"page": 4})


def test_completions_of_old_files(bench: Any) -> None:
    old = {
        "id": 1,
        "data": {"text": TEXT},
        "completions": [{"id": 1, "result": [_region("a", 5, 14, "denial")]}],
    }
    assert bench.drafts(LabelStudio(), _data(old))[0].spans[0].fragments == (Span(5, 14),)
    assert json.loads(bench.again(LabelStudio(), _data(old))) == [old]


def test_the_short_export(bench: Any) -> None:
    short = {
        "id": 1,
        "text": TEXT,
        "label": [{"start": 5, "end": 14, "text": "denied it", "labels": ["denial"]}],
    }
    (draft,) = bench.drafts(LabelStudio(), _data(short))
    assert [(span.label, span.fragments) for span in draft.spans] == [("denial", (Span(5, 14),))]


def test_a_page_of_html_with_offsets_and_with_xpaths_alone(bench: Any) -> None:
    html = "<div><p>He 😀 denied<br>it.</p><p>She &amp; I <b>agreed</b>.</p></div>"
    places = {"start": "/div[1]/p[2]/b[1]/text()[1]", "end": "/div[1]/p[2]/b[1]/text()[1]"}
    value: dict[str, Any] = {
        **places,
        "startOffset": 0,
        "endOffset": 6,
        "text": "agreed",
        "hypertextlabels": ["claim"],
    }
    emoji: dict[str, Any] = {
        "start": "/div[1]/p[1]/text()[1]",
        "startOffset": 6,
        "endOffset": 12,
        "end": "/div[1]/p[1]/text()[1]",
        "globalOffsets": {"start": 5, "end": 11},
        "text": "denied",
        "hypertextlabels": ["denial"],
    }
    result: list[Any] = [
        {"id": name, "from_name": "l", "to_name": "t", "type": "hypertextlabels", "value": each}
        for name, each in (("a", emoji), ("b", {**value, "globalOffsets": {"start": 22, "end": 28}}))
    ]
    task = {"data": {"html": html}, "annotations": [{"result": result}]}
    (draft,) = bench.drafts(LabelStudio(), _data(task))
    assert draft.text == "He 😀 deniedit.She & I agreed."
    assert [draft.text[span.fragments[0].start : span.fragments[0].end] for span in draft.spans] == [
        "denied",
        "agreed",
    ]
    assert json.loads(bench.again(LabelStudio(), _data(task))) == [task]
    for each in result:
        each["value"].pop("globalOffsets")
    (draft,) = bench.drafts(LabelStudio(), _data(task))
    assert [draft.text[span.fragments[0].start : span.fragments[0].end] for span in draft.spans] == [
        "denied",
        "agreed",
    ]


def test_a_task_without_text_and_a_region_without_label_are_told(bench: Any) -> None:
    picture = {"data": {"image": "http://x/y.png"}, "annotations": []}
    drawn = {
        "data": {"text": TEXT},
        "annotations": [{"result": [_region("a", 0, 2), _region("b", 0, 2, "claim")]}],
    }
    first, second = bench.read(
        LabelStudio(), b"[\n" + json.dumps(picture).encode() + b",\n" + json.dumps(drawn).encode() + b"]"
    )
    assert (first.code, first.line) == ("labelstudio.no_text", 2)
    assert [(each.code, each.line) for each in second.troubles] == [("record.wrong_shape", 3)]
    assert len(second.spans) == 1


def test_a_file_cut_off_gives_what_was_before(bench: Any) -> None:
    data = _data(TASK, TASK, TASK)
    found = bench.read(LabelStudio(), data[: len(data) * 5 // 6])
    assert [type(each).__name__ for each in found] == ["DraftArticle", "DraftArticle", "Trouble"]
