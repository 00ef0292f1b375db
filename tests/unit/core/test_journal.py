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


def test_edits_cannot_be_shifted_between_their_fields() -> None:
    digests = set()
    for edit in (
        ("k", "a", b"{}", None),
        ("k", "a", None, b"{}"),
        ("k", "a\tb", None, None),
        ("k", "a", b"b", None),
    ):
        digest = EditsDigest()
        digest.add(*edit)
        digests.add(digest.hexdigest())
    assert len(digests) == 4
