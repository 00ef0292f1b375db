"""The commands suggest and evaluate, as a shell sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from annotator import cli

if TYPE_CHECKING:
    from pathlib import Path


def call(*arguments: object) -> int:
    return cli.main([str(argument) for argument in arguments])


def rows(output: bytes) -> list[dict[str, object]]:
    return [orjson.loads(line) for line in output.splitlines()]


def test_suggest_prints_rows_and_changes_nothing(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    project = tmp_path / "a.claims"
    assert call("--profile", tmp_path, "new", project, "--seeds") == 0
    capfdbinary.readouterr()
    assert call("--profile", tmp_path, "suggest", project, "--json") == 0
    printed = rows(capfdbinary.readouterr().out)
    assert len(printed) == 5
    spans = [span for row in printed for span in row["spans"]]  # type: ignore[attr-defined]  # JSON
    assert {span["status"] for span in spans} == {"suggested"}
    assert all(span["origin"].startswith("suggested:rules/") for span in spans)
    assert all(row["text"][span["start"] : span["end"]] for row in printed for span in row["spans"])  # type: ignore[attr-defined, index]  # JSON
    assert call("--profile", tmp_path, "stats", project, "--json") == 0
    assert orjson.loads(capfdbinary.readouterr().out)["annotations"] == 0
    assert call("--profile", tmp_path, "suggest", project) == 0
    assert f"{len(spans)} suggestions added".encode() in capfdbinary.readouterr().out


def test_evaluate_two_exports(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    text = "Kim said that it was over. She denied it."
    claim = {"start": 9, "end": 25, "label": "claim", "source": [[0, 3]], "cue": [[4, 8]]}
    gold = {"text": text, "spans": [claim, {"start": 31, "end": 40, "label": "denial"}]}
    said = {
        "text": text,
        "spans": [
            {**claim, "end": 22, "status": "suggested"},
            {"start": 31, "end": 40, "label": "denial", "status": "rejected"},
        ],
    }
    first, second = tmp_path / "gold.jsonl", tmp_path / "said.jsonl"
    first.write_bytes(orjson.dumps(gold) + b"\n")
    second.write_bytes(orjson.dumps(said) + b"\n")
    assert call("--profile", tmp_path, "evaluate", first, second, "--json") == 0
    found = orjson.loads(capfdbinary.readouterr().out)
    assert found["content"]["exact"]["f1"] == 0
    assert found["content"]["overlap"] == {
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
        "matched": 1,
        "gold": 2,
        "predicted": 1,
    }
    assert found["labels"]["denial"]["exact"]["predicted"] == 0
    assert found["source"]["exact"]["f1"] == 1.0
    assert call("--profile", tmp_path, "evaluate", first, first) == 0
    assert b"content  claim          exact     1.000" in capfdbinary.readouterr().out


@pytest.mark.parametrize("arguments", [("suggest", "none.claims"), ("evaluate", "a.jsonl", "b.jsonl")])
def test_what_is_not_there_is_said_in_one_line(
    arguments: tuple[str, ...], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert call("--profile", tmp_path, arguments[0], *(tmp_path / one for one in arguments[1:])) == 2
    told = capfdbinary.readouterr().err.decode()
    assert told.startswith("claims-annotator: error: ")
    assert told.count("\n") == 1


def test_an_unknown_engine_is_refused(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    project = tmp_path / "a.claims"
    call("--profile", tmp_path, "new", project)
    assert call("--profile", tmp_path, "suggest", project, "--engine", "nobody") == 2
    assert b"there is no engine nobody; choose one of: rules" in capfdbinary.readouterr().err
