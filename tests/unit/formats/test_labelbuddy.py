"""labelbuddy: documents without their texts, positions in bytes, and what people typed as extra data."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from annotator.core.spans import Span
from annotator.formats.labelbuddy import LabelBuddy
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article
    from annotator.services.session import Session

TEXT = "😀 He denied it."
SUM = hashlib.md5(TEXT.encode(), usedforsecurity=False).hexdigest()
ROW = {
    "start_byte": 8,
    "end_byte": 14,
    "start_char": 5,
    "end_char": 11,
    "label_name": "denial",
    "extra_data": "typed",
}
LINE = {
    "utf8_text_md5_checksum": SUM,
    "text": TEXT,
    "metadata": {"pmcid": 5, "title": "not shown"},
    "display_title": "T",
    "list_title": "<b>T</b>",
    "annotations": [ROW],
}


def test_a_document_of_its_own_comes_back_as_it_was(bench: Any) -> None:
    written = json.loads(bench.again(LabelBuddy(), json.dumps(LINE).encode()))
    written["metadata"] |= written["metadata"].pop("meta", {})
    assert written == LINE
    (draft,) = bench.drafts(LabelBuddy(), json.dumps([LINE], indent=1).encode(), "a.json")
    assert (draft.title, draft.spans[0].note, draft.spans[0].fragments) == ("T", "typed", (Span(5, 11),))


def test_positions_in_bytes_alone(bench: Any) -> None:
    row = {key: ROW[key] for key in ("start_byte", "end_byte", "label_name")}
    inside = {**row, "start_byte": 1}
    (draft,) = bench.read(LabelBuddy(), json.dumps({**LINE, "annotations": [row, inside]}).encode())
    assert [span.fragments for span in draft.spans] == [(Span(5, 11),)]
    assert [each.code for each in draft.troubles] == ["record.wrong_shape"]


def test_a_text_is_found_by_its_checksum(
    session: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    article = add_article(session, TEXT)
    line = {"utf8_text_md5_checksum": SUM.upper(), "annotations": [ROW]}
    other = {"utf8_text_md5_checksum": "0" * 32, "annotations": [ROW]}
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(line)}\n{json.dumps(other)}\n", encoding="utf-8")
    report = import_files(session, [path], ImportOptions())
    assert [each.code for each in report.refused] == ["article.text_not_here"]
    assert [each.fragments for each in session.read.annotations(article.id)] == [(Span(5, 11),)]


def test_a_wrong_checksum_is_told(bench: Any) -> None:
    (draft,) = bench.drafts(LabelBuddy(), json.dumps({**LINE, "utf8_text_md5_checksum": "1" * 32}).encode())
    assert [each.code for each in draft.notes] == ["labelbuddy.other_sum"]
