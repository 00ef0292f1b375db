"""One export against another: what counts where articles, fragments or doubles differ, and where formats do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import orjson

from annotator.analysis.evaluation import Item, evaluate
from annotator.core.spans import Span
from annotator.services.evaluating import evaluate_files

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“No,” he said. “Never.” Kim denied it."


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    return path


def span(start: int, end: int, label: str = "quote", **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "label": label, **more}


def test_an_article_that_only_one_side_has_counts_against_it(tmp_path: Path) -> None:
    both = {"text": TEXT, "spans": [span(0, 5)]}
    gold = written(tmp_path / "gold.jsonl", both, {"text": "Another one.", "spans": [span(0, 7)]})
    said = written(
        tmp_path / "said.jsonl", both, {"text": "A third one.", "spans": [span(0, 7), span(8, 11)]}
    )
    found = evaluate_files(gold, said).parts["content"].exact["quote"]
    assert (found.matched, found.gold, found.predicted) == (1, 2, 3)


def test_fragments_count_as_one_content_and_white_space_between_them_too(tmp_path: Path) -> None:
    broken = span(0, 23, fragments=[[0, 5], [15, 23]])
    gold = written(tmp_path / "gold.jsonl", {"text": TEXT, "spans": [broken]})
    same = written(tmp_path / "same.jsonl", {"text": TEXT, "spans": [broken]})
    whole = written(tmp_path / "whole.jsonl", {"text": TEXT, "spans": [span(0, 23)]})
    assert evaluate_files(gold, same).parts["content"].exact["quote"].f1 == 1.0
    other = evaluate_files(gold, whole).parts["content"]
    assert (other.exact["quote"].matched, other.overlap["quote"].matched) == (0, 1)


def test_doubles_count_once_and_labels_apart(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", {"text": TEXT, "spans": [span(0, 5), span(0, 5, "claim")]})
    said = written(tmp_path / "said.jsonl", {"text": TEXT, "spans": [span(0, 5), span(0, 5)]})
    found = evaluate_files(gold, said)
    assert found.parts["content"].exact["quote"].predicted == 1
    assert found.parts["content"].exact["claim"].matched == 0
    assert found.as_json()["content"]["exact"]["f1"] == 0.6667


def test_a_row_of_a_text_counts_with_another_row_of_it(tmp_path: Path) -> None:
    gold = written(
        tmp_path / "gold.jsonl",
        {"text": TEXT, "spans": [span(0, 5)]},
        {"text": TEXT, "spans": [span(15, 23)]},
    )
    said = written(tmp_path / "said.jsonl", {"text": TEXT, "spans": [span(0, 5), span(15, 23)]})
    assert evaluate_files(gold, said).parts["content"].exact["quote"].f1 == 1.0


def test_source_and_cue_where_one_side_has_none(tmp_path: Path) -> None:
    full = span(0, 5, source=[[6, 8]], cue=[[9, 13]])
    gold = written(tmp_path / "gold.jsonl", {"text": TEXT, "spans": [full]})
    said = written(tmp_path / "said.jsonl", {"text": TEXT, "spans": [span(0, 5)]})
    found = evaluate_files(gold, said)
    assert (found.parts["source"].exact["*"].gold, found.parts["source"].exact["*"].predicted) == (1, 0)
    assert [kind for part, _, kind, _ in found.rows() if part == "cue"] == ["exact", "overlap"]


def test_nothing_against_nothing(tmp_path: Path) -> None:
    none = written(tmp_path / "none.jsonl", {"text": TEXT})
    assert evaluate_files(none, none).as_json()["content"]["exact"]["f1"] == 0.0


def test_an_empty_span_is_told_and_the_rest_measured(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", {"text": TEXT, "spans": [span(0, 5), span(3, 3)]})
    said = written(tmp_path / "said.jsonl", {"text": TEXT, "spans": [span(0, 5), span(9, 7)]})
    result = evaluate_files(gold, said)
    assert [(trouble.code, trouble.line) for trouble in result.troubles] == [("span.empty", 1)] * 2
    found = result.parts["content"].overlap["quote"]
    assert (found.matched, found.gold, found.predicted) == (1, 1, 1)


def codes(gold: Path, said: Path) -> list[str]:
    return [trouble.code for trouble in evaluate_files(gold, said).troubles]


def test_why_nothing_may_match_is_said(tmp_path: Path) -> None:
    marked = {"id": "a", "text": "He said: no.\nYes.", "spans": [span(9, 11, "claim")]}
    gold = written(tmp_path / "gold.jsonl", marked, {"id": "b", "text": TEXT, "spans": [span(0, 5)]})
    assert codes(gold, gold) == []
    crlf = written(tmp_path / "crlf.jsonl", {**marked, "text": "He said: no.\r\nYes."})
    assert codes(gold, crlf) == ["evaluate.only_gold", "evaluate.only_predicted", "evaluate.other_text"]
    found = evaluate_files(gold, crlf)
    assert found.as_json()["articles"] == {"both": 0, "only_gold": 2, "only_predicted": 1}
    assert found.troubles[0].facts == {"count": 2, "total": 2, "file": str(gold)}
    cased = written(tmp_path / "cased.jsonl", {**marked, "spans": [span(9, 11, "Claim")]})
    assert codes(gold, cased) == ["evaluate.only_gold", "evaluate.case"]
    empty = written(tmp_path / "empty.jsonl")
    assert codes(empty, empty) == ["evaluate.nothing"]


def test_a_span_outside_its_text_counts_nowhere(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", {"text": TEXT, "spans": [span(0, 5)]})
    said = written(tmp_path / "said.jsonl", {"text": TEXT, "spans": [span(0, 5), span(0, 99)]})
    assert codes(gold, said) == ["span.outside_text"]
    assert evaluate_files(gold, said).parts["content"].exact["quote"].predicted == 1


def test_one_endless_prediction_does_not_make_all_others_slow() -> None:
    spans = [Span(at, at + 4) for at in range(0, 80_000, 4)]
    gold = [Item("t", "claim", (one,)) for one in spans]
    began = time.process_time()
    found = evaluate(gold, [*gold, Item("t", "claim", (Span(0, 80_000),))])
    assert found.overlap["claim"].matched == len(spans)
    assert time.process_time() - began < 20  # each against each would take minutes
