"""A whole project as rows: what few annotations have is fetched beside the rest, and meets its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import pytest

from annotator.core.errors import UserError
from annotator.core.values import AnnotationStatus
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.services.session import Session

STATUSES = [AnnotationStatus.ACCEPTED]
USUAL, WHOLE = 11, 19  # fields of a row


def _span(own_id: str, start: int, **more: Any) -> dict[str, Any]:
    return {"id": own_id, "label": "claim", "start": start, "end": start + 2, **more}


@pytest.fixture
def mixed(session: Session, tmp_path: Path) -> Session:
    """Return a session of three articles, whose annotations have more, nothing more, and more of what is not chosen."""
    spans = [
        [
            _span("a", 0, note="n"),
            _span("b", 1),
            _span("c", 2, cue=[[0, 1]]),
            _span("d", 3, label="quote", note="q"),
        ],
        [_span("e", 0), _span("f", 1)],
        [
            _span("g", 0, speaker="She"),
            _span("h", 1, status="rejected", note="r"),
            _span("i", 2, attributes={"k": "v"}),
        ],
    ]
    file = tmp_path / "in.jsonl"
    file.write_bytes(
        b"".join(
            orjson.dumps({"id": str(number), "text": f"words {number}", "spans": some}) + b"\n"
            for number, some in enumerate(spans)
        )
    )
    import_files(session, [file], ImportOptions(format="jsonl"))
    return session


def test_each_row_has_what_is_its_own(mixed: Session) -> None:
    with mixed.snapshot() as read:
        rows = [row for found in read.everything(statuses=STATUSES) for row in found.annotations]
    assert {row[1]: len(row) for row in rows} == {
        **dict.fromkeys("bef", USUAL),
        **dict.fromkeys("acdgi", WHOLE),
    }
    by_id = {row[1]: row for row in rows}
    assert (by_id["a"][10], by_id["d"][10], by_id["c"][10]) == ("n", "q", "")
    assert by_id["c"][13] == "[[0,1]]"
    assert by_id["i"][17] == '{"k":"v"}'


def test_what_is_chosen_is_chosen_in_both(mixed: Session) -> None:
    with mixed.snapshot() as read:
        found = list(read.everything(statuses=STATUSES, labels=["quote"]))
    assert [[row[10] for row in each.annotations] for each in found] == [["q"], [], []]


def test_an_index_that_says_otherwise_is_damage(mixed: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "annotator.store.stream._MORE", "SELECT 'other', 1, 2, 3, 4, 5, 6, 7, 8, 9 FROM annotations t "
    )
    with mixed.snapshot() as read, pytest.raises(UserError) as caught:
        list(read.everything(statuses=STATUSES))
    assert caught.value.trouble.code == "project.damaged"
