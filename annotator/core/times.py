"""Moments, as they are written down: UTC, ISO 8601, milliseconds, ending in Z."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def stamp(moment: datetime | None = None) -> str:
    """Return ``moment`` (now where it is not given) as ``2025-01-31T12:34:56.789Z``."""
    at = (moment or datetime.now(UTC)).astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def stamp_after(before: str, now: str) -> str:
    """Return ``now``, or the first moment after ``before`` where the clock has not gone past it.

    Clocks are set back, and two changes fall into one millisecond: a change is younger than what it changed all the
    same, so that a merge can tell which of the two came last. What is no moment (from a file) is left out of account.
    """
    if now > before:
        return now
    try:
        moment = datetime.fromisoformat(before)
        return stamp(moment + timedelta(milliseconds=1)) if moment.tzinfo else now
    except (ValueError, OverflowError):
        return now
