"""Ids are UUIDs of version 7 that sort by time."""

from __future__ import annotations

import uuid

from annotator.core.ids import new_id


def test_an_id_is_a_uuid_of_version_7_with_its_moment_in_front() -> None:
    made = uuid.UUID(new_id(0x0123456789AB))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == 0x0123456789AB


def test_ids_sort_by_time_and_do_not_repeat() -> None:
    made = [new_id(moment) for moment in range(1_000)]
    assert made == sorted(made)
    assert len({new_id(7) for _ in range(10_000)}) == 10_000
