"""Identifiers: UUID version 7, so that they sort by time and projects merge without renumbering."""

from __future__ import annotations

import os
import time


def new_id(milliseconds: int | None = None) -> str:
    """Return a fresh UUIDv7 (RFC 9562, section 5.7) in its usual 36-character form.

    ``milliseconds`` since the Unix epoch stands for now where it is not given.
    """
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    noise = int.from_bytes(os.urandom(10), "big")
    value = (stamp & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (noise >> 68) << 64
    value |= 0b10 << 62 | noise & (1 << 62) - 1
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
