"""Moments, as they are written down: UTC, ISO 8601, milliseconds, ending in Z."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: datetime | None = None) -> str:
    """Return ``moment`` (now where it is not given) as ``2025-01-31T12:34:56.789Z``."""
    at = (moment or datetime.now(UTC)).astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
