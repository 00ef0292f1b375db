"""JSON read strictly: what other readers alter or drop in silence is refused, each with a reason in facts.

Refused besides what is no JSON: the same key twice in an object, NaN and infinities, whole numbers that 64 bits do
not hold, text with half a surrogate pair, bytes that are no UTF-8, nesting beyond 200 levels, and more than 250,000
commas and opening brackets where they are more than an eighth of the bytes.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import orjson

from annotator.core.errors import Trouble
from annotator.core.text import LONE_SURROGATE

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LEVELS = 200  # the writer manages 254, and what is read here is kept some levels deep in other JSON
_SPARE = 254 - MOST_LEVELS
MOST_PARTS = 250_000  # commas and opening brackets, where there is more than one in _BYTES_A_PART bytes
_BYTES_A_PART = 8
_LARGEST, _SMALLEST = 2**64 - 1, -(2**63)
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_OTHERS = bytes(sorted({*range(256)} - {*b"[]{}"}))
_STEPS = {byte: 1 if byte in b"[{" else -1 for byte in b"[]{}"}


class BadJSONError(ValueError):
    """A piece of JSON that is refused, with the `Trouble` that says why."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.trouble = Trouble(code, facts)


def loads(data: bytes) -> Any:
    """Return what the UTF-8 bytes say; raise `BadJSONError` where they are not strict JSON.

    What this program or another compact writer wrote is known to be strict because writing it again gives the same
    bytes; everything else is read a second time by a slower reader that looks at every key and number.
    """
    if _is_too_dense(data):
        raise BadJSONError("json.too_many_parts", most=MOST_PARTS)
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _reason(data, error) from None
    try:
        # Wrapped in as many lists as it must be shallower than the writer's own limit, so that the check costs nothing.
        again = orjson.dumps(_wrapped(value))
    except TypeError:
        raise BadJSONError("json.too_deep", most=MOST_LEVELS) from None
    if len(again) == len(data) + 2 * _SPARE and again.startswith(data, _SPARE):
        return value
    del again
    return _read_slowly(data.decode())


def _is_too_dense(data: bytes) -> bool:
    """Tell whether the JSON is so many small parts that Python's objects for them would be a multiple of it.

    An empty list of two bytes is one of eighty, so that a line of 60 MB could take 2 GB. An article of a hundred
    thousand words, each with a token and an annotation of its own, has a part in nine bytes.
    """
    most = max(MOST_PARTS, len(data) // _BYTES_A_PART)
    if len(data) <= most:  # as nearly every line is
        return False
    return _parts(data) > most and any(
        found > most for found in accumulate(map(_parts, _outside_strings(data)))
    )


def _parts(data: bytes) -> int:
    return data.count(b",") + data.count(b"[") + data.count(b"{")


def _outside_strings(data: bytes) -> Iterator[bytes]:
    """Yield what lies between the strings: one after another, since there may be millions."""
    at = 0
    for string in _STRING.finditer(data):
        if at < string.start():
            yield data[at : string.start()]
        at = string.end()
    yield data[at:]


def _wrapped(value: Any) -> Any:
    for _ in range(_SPARE):
        value = [value]
    return value


def dumps(value: Any) -> bytes:
    """Return the value as compact UTF-8 JSON, keys in the order they have."""
    return orjson.dumps(value)


def dumps_line(value: Any) -> bytes:
    """Return the same with a line feed at its end."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def _read_slowly(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float
        )
    except json.JSONDecodeError as error:
        raise BadJSONError("json.broken", column=error.pos + 1, detail=error.msg) from None
    except RecursionError:
        raise BadJSONError("json.too_deep", most=MOST_LEVELS) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise BadJSONError("json.key_twice", key=key[:60].encode("utf-8", "replace").decode())
            seen.add(key)
    return result


def _constant(name: str) -> Any:
    raise BadJSONError("json.not_a_number", number=name)


def _integer(digits: str) -> int:
    if len(digits) > 20 or not _SMALLEST <= int(digits) <= _LARGEST:
        raise BadJSONError("json.number_too_large", number=digits[:30])
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if value in {float("inf"), float("-inf")}:
        raise BadJSONError("json.number_too_large", number=digits[:30])
    return value


def _reason(data: bytes, error: orjson.JSONDecodeError) -> BadJSONError:
    """Return why orjson refused the bytes."""
    try:
        text = data.decode()
    except UnicodeDecodeError as wrong:
        return BadJSONError("json.not_utf8", byte=wrong.start + 1, value=f"0x{data[wrong.start]:02X}")
    if _depth(data) > MOST_LEVELS:
        return BadJSONError("json.too_deep", most=MOST_LEVELS)
    try:
        value = _read_slowly(text)
    except BadJSONError as found:
        return found
    if _has_surrogate(value):
        return BadJSONError("json.lone_surrogate")
    return BadJSONError("json.broken", column=error.pos + 1, detail=error.msg)


def _depth(data: bytes) -> int:
    """Return how deep the brackets nest, not looking into strings."""
    depth = most = 0
    for piece in _outside_strings(data):
        for bracket in piece.translate(None, _OTHERS):
            depth += _STEPS[bracket]
            most = max(most, depth)
    return most


def _has_surrogate(value: Any) -> bool:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if LONE_SURROGATE.search(value):
                return True
        elif isinstance(value, dict):
            waiting.extend(value)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return False
