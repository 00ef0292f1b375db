"""The tokens of a Prodigy task: which one begins and which one ends a span. ``token_end`` includes its token."""

from __future__ import annotations

import re
from typing import Any

BY = "claims-annotator"  # marks tokens this program made, which are left out again when the file is read
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokens:
    """The tokens of one task; false where it has none."""

    def __init__(self, raw: Any) -> None:
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self._by_number: dict[int, tuple[int, int]] = {}
        for position, token in enumerate(raw if isinstance(raw, list) else ()):
            if not isinstance(token, dict):
                continue
            start, end, number = token.get("start"), token.get("end"), token.get("id", position)
            if type(start) is int and type(end) is int and type(number) is int:
                self._starts.setdefault(start, number)
                self._ends.setdefault(end, number)
                self._by_number.setdefault(number, (start, end))

    def __bool__(self) -> bool:
        return bool(self._by_number)

    def numbers(self, start: int, end: int) -> dict[str, int]:
        """Return ``token_start`` and ``token_end`` of a span in code points, nothing where it cuts a token."""
        first, last = self._starts.get(start), self._ends.get(end)
        return {} if first is None or last is None else {"token_start": first, "token_end": last}

    def extent(self, span: dict[str, Any]) -> dict[str, int]:
        """Return ``start`` and ``end`` of a span that names its tokens only, nothing where they are not there."""
        first, last = span.get("token_start"), span.get("token_end")
        if type(first) is not int or type(last) is not int:
            return {}
        begin, finish = self._by_number.get(first), self._by_number.get(last)
        return {} if begin is None or finish is None else {"start": begin[0], "end": finish[1]}


def made_tokens(text: str) -> list[dict[str, Any]]:
    """Return words and marks as tokens, as Prodigy's relations need them."""
    tokens: list[dict[str, Any]] = []
    for number, found in enumerate(_TOKEN.finditer(text)):
        end = found.end()
        is_spaced = text[end : end + 1] == " "
        tokens.append({"text": found[0], "start": found.start(), "end": end, "id": number, "ws": is_spaced})
    return tokens
