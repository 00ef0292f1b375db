"""The tokens of a Prodigy task: which one begins and which one ends a span. ``token_end`` includes its token."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

import orjson

BY = "claims-annotator"  # marks tokens this program made, which are left out again when the file is read
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokens:
    """The tokens of one task; false where it has none. They are looked at when they are asked for."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw if isinstance(raw, list) else []

    def __bool__(self) -> bool:
        return bool(self._raw)

    @cached_property
    def _known(self) -> list[tuple[int, int, int]]:
        """The start, end and number of each token."""
        found = []
        for position, token in enumerate(self._raw):
            if not isinstance(token, dict):
                continue
            start, end, number = token.get("start"), token.get("end"), token.get("id", position)
            if type(start) is int and type(end) is int and type(number) is int:
                found.append((start, end, number))
        return found

    @cached_property
    def _by_place(self) -> tuple[dict[int, int], dict[int, int]]:
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for start, end, number in self._known:
            starts.setdefault(start, number)
            ends.setdefault(end, number)
        return starts, ends

    def numbers(self, start: int, end: int) -> dict[str, int]:
        """Return ``token_start`` and ``token_end`` of a span in code points, nothing where it cuts a token."""
        starts, ends = self._by_place
        first, last = starts.get(start), ends.get(end)
        return {} if first is None or last is None else {"token_start": first, "token_end": last}

    def extent(self, span: dict[str, Any]) -> dict[str, int]:
        """Return ``start`` and ``end`` of a span that names its tokens only, nothing where they are not there."""
        first, last = span.get("token_start"), span.get("token_end")
        begin = next((start for start, _, number in self._known if number == first), None)
        finish = next((end for _, end, number in self._known if number == last), None)
        return {} if begin is None or finish is None else {"start": begin, "end": finish}


class MadeTokens(Tokens):
    """Words and marks of a text as tokens, as Prodigy's relations need them."""

    def __init__(self, text: str) -> None:
        places = [found.span() for found in _TOKEN.finditer(text)]
        super().__init__([True] if places else [])
        self._places = places
        self._text = text

    @cached_property
    def _by_place(self) -> tuple[dict[int, int], dict[int, int]]:
        return (
            {start: number for number, (start, _) in enumerate(self._places)},
            {end: number for number, (_, end) in enumerate(self._places)},
        )

    def written(self) -> orjson.Fragment:
        """Return the tokens as JSON, made in one go: they are many times as many as anything else in the line."""
        text = self._text
        after = f"{text}\n"
        parts = [
            f'{{"text":"{text[start:end]}","start":{start},"end":{end},"id":{number},'
            f'"ws":{"true" if after[end] == " " else "false"}}}'
            if text[start] >= " " and text[start] not in '"\\'
            else f'{{"text":{orjson.dumps(text[start:end]).decode()},"start":{start},"end":{end},"id":{number},'
            f'"ws":{"true" if after[end] == " " else "false"}}}'
            for number, (start, end) in enumerate(self._places)
        ]
        return orjson.Fragment(f"[{','.join(parts)}]".encode())
