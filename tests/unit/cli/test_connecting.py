"""Ledger, timeline, drift, duplicates and agreement from the shell: the shapes that other programs rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from annotator.cli import main
from annotator.core.spans import Span
from annotator.services import annotate, connect
from annotator.services.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.core.values import Annotation


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the path of a project with the seeds, a statement of two claims, and a denial of it by another hand."""
    path = tmp_path / "p.claims"
    assert main(["new", str(path), "--seeds"]) == 0
    for who in ("alice", "bob"):
        with Session.open(path, annotator=who) as session:
            claims = [_mark(session, file, "failing to", "claim", "Pashinyan") for file in ("002", "004")]
            denial = _mark(session, "001", "We cannot agree", "denial", "Peskov")
            if who == "alice":
                session.run(
                    connect.make_statement(annotation_ids=[one.id for one in claims], wording="Failed")
                )
                session.run(connect.add_link(type="denies", from_id=denial.id, to_id=claims[0].id))
    capsys.readouterr()
    return str(path)


def _mark(session: Session, file: str, words: str, label: str, speaker: str) -> Annotation:
    articles = session.read.articles_with(session.read.article_ids()).values()
    article = next(one for one in articles if one.file.startswith(file))
    start = (session.read.text(article.text_sha256) or "").index(words)
    label_id = next(one.id for one in session.read.tag_set() if one.name == label)
    span = Span(start, start + len(words))
    made = session.run(annotate.add(article_id=article.id, label_id=label_id, fragments=[span])).edits[0].id
    session.run(annotate.set_speaker(annotation_id=made, name=speaker))
    found = session.read.annotation(made)
    assert found is not None
    return found


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


def test_ledger(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = told(capsys, "ledger", project)
    assert (row["wording"], row["status"], row["articles"], row["origins"]) == ("Failed", "denied", 3, 2)
    assert (row["asserted_by"], row["denied_by"], row["first_seen"]) == (
        ["Pashinyan"],
        ["Peskov"],
        "2023-09-25",
    )
    assert {"id", "repeated_by", "publishers", "spans"} <= row.keys()
    assert told(capsys, "ledger", project, "--status", "conceded") == []
    assert len(told(capsys, "ledger", project, "--speaker", "peskov")) == 1
    assert main(["ledger", project, "--speaker", "nobody"]) == 2
    assert "no speaker is called “nobody”" in capsys.readouterr().err
    assert main(["ledger", project]) == 0
    assert "2 independent" in capsys.readouterr().out


def test_ledger_beside_its_rows(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = told(capsys, "ledger", project, "--show", "matrix", "--order", "wording")
    assert (row["wording"], row["speakers"]) == ("Failed", {"Pashinyan": ["asserts"], "Peskov": ["denies"]})
    waiting = told(capsys, "ledger", project, "--show", "open")
    assert {one["speaker"] for one in waiting} == {"Pashinyan"}
    assert {"id", "article", "start", "end", "text", "when"} <= waiting[0].keys()
    (loose,) = told(capsys, "ledger", project, "--show", "loose")
    assert (loose["label"], loose["speaker"]) == ("denial", "Peskov")
    for show in ("matrix", "open", "loose"):
        assert main(["ledger", project, "--show", show]) == 0
    assert "We cannot agree" in capsys.readouterr().out


def test_timeline_and_chains(project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "timeline", project, "--svg", str(tmp_path / "t.svg"))
    assert len(found["events"]) == 6
    assert [event["when"] for event in found["events"]][:2] == ["2023-09-25", "2023-09-25"]
    assert [link["type"] for link in found["links"]] == ["denies"]
    assert "Pashinyan" in (tmp_path / "t.svg").read_text(encoding="utf-8")
    (chain,) = told(capsys, "timeline", project, "--chains")
    assert [answer["speaker"] for answer in chain["answers"]] == ["Peskov"]
    assert chain["statement"] == "Failed"
    assert main(["timeline", project, "--svg", str(tmp_path / "no" / "t.svg")]) == 2
    assert main(["timeline", project, "--chains"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# Failed")
    assert "denies: Peskov" in page


def test_drift_and_duplicates(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "drift", project)
    assert {"kind", "score", "a", "b", "changes"} <= found[0].keys()
    assert {"article", "start", "end", "text"} == found[0]["a"].keys()
    (group,) = told(capsys, "duplicates", project)
    assert group["kind"] == "rewrite"
    assert len(told(capsys, "drift", project, *(f"--article={one}" for one in group["articles"]))) > 2
    assert main(["drift", project, "--article", "gone"]) == 2
    for command in ("drift", "duplicates"):
        assert main([command, project]) == 0
    assert "its / our" in capsys.readouterr().out


def test_agree(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "agree", project)
    (pair,) = found["pairs"]
    assert pair["annotators"] == ["alice", "bob"]
    assert pair["articles"] == 3
    assert pair["exact"]["f1"] == pair["alpha"] == pair["kappa"] == found["overall"]["alpha"] == 1.0
    assert pair["by_label"]["denial"]["overlap"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert main(["agree", project]) == 0
    assert "alice and bob: 3 articles" in capsys.readouterr().out
