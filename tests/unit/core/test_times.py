"""Moments: their form, and that a change is younger than what it changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from annotator.core.times import stamp, stamp_after


def test_a_moment_is_written_in_utc_with_milliseconds() -> None:
    moment = datetime(2025, 1, 31, 14, 34, 56, 789_999, tzinfo=timezone(timedelta(hours=2)))
    assert stamp(moment) == "2025-01-31T12:34:56.789Z"


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("2025-01-31T12:00:00.000Z", "2025-01-31T12:00:00.001Z", "2025-01-31T12:00:00.001Z"),
        (
            "2025-01-31T12:00:00.000Z",
            "2025-01-31T12:00:00.000Z",
            "2025-01-31T12:00:00.001Z",
        ),  # one millisecond
        (
            "2025-12-31T23:59:59.999Z",
            "2025-01-31T12:00:00.000Z",
            "2026-01-01T00:00:00.000Z",
        ),  # a clock set back
        ("", "2025-01-31T12:00:00.000Z", "2025-01-31T12:00:00.000Z"),
        ("yesterday", "2025-01-31T12:00:00.000Z", "2025-01-31T12:00:00.000Z"),  # what a file called a moment
        ("9999-12-31T23:59:59.999Z", "2025-01-31T12:00:00.000Z", "2025-01-31T12:00:00.000Z"),
    ],
)
def test_a_change_is_later_than_what_it_changed(before: str, now: str, expected: str) -> None:
    assert stamp_after(before, now) == expected


def test_now_is_now() -> None:
    assert datetime.fromisoformat(stamp()) <= datetime.now(UTC)
