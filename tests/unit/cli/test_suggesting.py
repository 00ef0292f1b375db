"""The commands suggest and evaluate, as a shell sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from annotator import cli
from annotator.environment.paths import folders

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


def test_rules_are_listed_and_left_out(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert call("suggest", "--rules") == 0
    listed = capfdbinary.readouterr().out.decode()
    assert "verb-that" in listed
    assert "links-below-heading" in listed
    project = tmp_path / "a.claims"
    assert call("--profile", tmp_path, "new", project, "--seeds") == 0
    capfdbinary.readouterr()
    asked = ("--profile", tmp_path, "suggest", project, "--json")

    def rules_of(*more: str) -> set[str]:
        assert call(*asked, *more) == 0
        printed = rows(capfdbinary.readouterr().out)
        return {span["origin"].partition("/")[2] for row in printed for span in row["spans"]}  # type: ignore[attr-defined]  # JSON

    every = rules_of()
    assert {"verb-that", "verb-clause"} <= every
    assert rules_of("--without", "verb-that", "--without", "verb-clause").isdisjoint(
        {"verb-that", "verb-clause"}
    )
    assert call(*asked, "--without", "verb-thatt") == 2
    assert "there is no rule verb-thatt" in capfdbinary.readouterr().err.decode()


def test_what_a_switched_off_rule_greyed_is_suggested_in(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Kremlin says talks will go on\n\nThe Kremlin said on Monday that the talks with Armenia about "
        "the treaty would go on in May.\n\n"
        "Photo: Peskov said that it was over.\n",
        encoding="utf-8",
    )
    project = tmp_path / "a.claims"
    assert call("--profile", tmp_path, "new", project) == 0
    assert call("--profile", tmp_path, "import", project, page) == 0
    capfdbinary.readouterr()

    def said(*more: str) -> str:
        assert call("--profile", tmp_path, "suggest", project, "--json", *more) == 0
        [row] = rows(capfdbinary.readouterr().out)
        assert "caption-listed" in {one.get("rule") for one in row["regions"]}  # type: ignore[attr-defined]  # JSON
        return " | ".join(span["text"] for span in row["spans"])  # type: ignore[attr-defined]  # JSON

    assert "it was over" not in said()
    assert "that it was over" in said("--without", "caption-listed")
    folders(str(tmp_path)).settings.parent.mkdir(parents=True, exist_ok=True)
    folders(str(tmp_path)).settings.write_text('{"rules_off": ["caption-listed"]}', encoding="utf-8")
    assert "that it was over" in said()


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
