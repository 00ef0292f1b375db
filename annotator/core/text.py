"""The text of an article: its identity, and what may not be in it."""

from __future__ import annotations

import hashlib
import re

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, in 64 hexadecimal digits.

    Raises `UnicodeEncodeError` for a text with a lone surrogate, which has no UTF-8 form.
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def lone_surrogate(text: str) -> int | None:
    """Return the code-point position of the first lone surrogate, or None where there is none."""
    if text.isascii():  # which is known at once
        return None
    try:
        text.encode()  # ten times as fast as a look for one
    except UnicodeEncodeError as error:
        return error.start
    return None
