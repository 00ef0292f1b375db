"""Hostile JSONL: whatever a file holds, the import ends in a report, and the project in a sound state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.wire import ArticleLine, LinkLine, RegionLine, SpanLine, SpeakerLine, StatementLine
from annotator.services.session import Session
from annotator.services.transfer import ImportOptions, import_files
from annotator.services.wording import line

if TYPE_CHECKING:
    import pytest

TEXT = "“We deny it,”\r\nhe said. 😀 “All of it.”"
GOOD = {
    "schema": "claims-annotator/1",
    "id": "a",
    "text": TEXT,
    "regions": [{"kind": "title", "start": 0, "end": 5}],
    "spans": [
        {
            "id": "s",
            "label": "denial",
            "start": 0,
            "end": 13,
            "text": "“We deny it,”",
            "speaker": {"name": "He"},
        },
        {
            "id": "t",
            "label": "quote",
            "start": 0,
            "end": 38,
            "fragments": [[0, 13], [26, 38]],
            "cue": [[18, 22]],
        },
    ],
    "links": [{"type": "denies", "from": "s", "to": "t"}, {"type": "denies", "from": "t", "to": "elsewhere"}],
}
VALID = json.dumps(GOOD, ensure_ascii=False).encode()
_KEYS = sorted(
    {
        field.alias or name
        for model in (ArticleLine, SpanLine, LinkLine, RegionLine, SpeakerLine, StatementLine)
        for name, field in model.model_fields.items()
    }
)
_VALUES: tuple[Any, ...] = (
    *(None, True, 0, 1, -1, 5, 13, 40, 2**63, 2**64, 1.5, "", "a", "s", "t", "denial", "accepted", "person"),
    *("claims-annotator/1", "0" * 64, TEXT, "\ud800", "\x00", [], {}, [[0, 5]], [[0, 5], [3, 9]], [5]),
)
confused = st.recursive(
    st.sampled_from(_VALUES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return the good line with some of its bytes lost, doubled, or replaced."""
    data = bytearray(VALID)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 6))
        data[at : at + length] = draw(
            st.binary(max_size=4) | st.sampled_from([b'"', b"{", b"]", b"\n", b"\xff", b"9"])
        )
    return bytes(data)


@st.composite
def twisted(draw: st.DrawFn) -> bytes:
    """Return the good line with some of its values replaced by others of any type."""
    row = json.loads(VALID)
    for _ in range(draw(st.integers(1, 3))):
        place: Any = row
        while True:
            key: Any = draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
            if not isinstance(place[key], dict | list) or not place[key] or draw(st.booleans()):
                place[key] = draw(confused)
                break
            place = place[key]
        if not isinstance(row, dict) or not row:
            break
    return json.dumps(row).encode()


@given(st.lists(mutated() | twisted() | confused.map(lambda value: json.dumps(value).encode()), max_size=4))
def test_an_import_of_anything_ends_in_a_report(
    tmp_path_factory: pytest.TempPathFactory, rows: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "rows.jsonl"
    file.write_bytes(b"\n".join([VALID, *rows]))
    with Session.create(folder / "p.claims", annotator="alice") as session:
        dry = import_files(session, [file], ImportOptions(format="jsonl", dry_run=True))
        assert session.read.last_seq() == 1
        report = import_files(session, [file], ImportOptions(format="jsonl"))
        assert (dry.accepted, dry.skipped, dry.refused) == (report.accepted, report.skipped, report.refused)
        assert session.read.article("a") is not None
        for trouble in (*report.refused, *report.repairs, *report.notes):
            assert line(trouble).isprintable()
            assert "…" not in line(trouble).replace("“…”", "") or trouble.facts
        assert session.verify().is_sound
        # What came in once is there: again, nothing is new.
        assert not import_files(session, [file], ImportOptions(format="jsonl")).accepted
