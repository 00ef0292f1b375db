"""The hash of a journal entry covers everything it says."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.core.journal import GENESIS, EditsDigest, entry_hash

ENTRY: dict[str, Any] = {
    "previous": GENESIS,
    "seq": 1,
    "at": "2025-01-01T00:00:00.000Z",
    "annotator": "alice",
    "operation": "annotation.add",
    "kind": "do",
    "target": None,
    "edits_digest": "d" * 64,
}


@pytest.mark.parametrize(
    ("name", "other"), [(key, "x" if key not in {"seq", "target"} else 9) for key in ENTRY]
)
def test_every_part_of_an_entry_changes_its_hash(name: str, other: object) -> None:
    assert entry_hash(**{**ENTRY, name: other}) != entry_hash(**ENTRY)


def test_parts_cannot_be_shifted() -> None:
    digests = set()
    for parts in ((b"[1]", b"[2]"), (b"[2]", b"[1]"), (b"[1][2]",), (b"[1]", b"", b"[2]")):
        digest = EditsDigest()
        for part in parts:
            digest.add(part)
        digests.add(digest.hexdigest())
    assert len(digests) == 4
