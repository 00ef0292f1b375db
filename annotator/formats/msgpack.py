"""MessagePack, the little of it that spaCy's files use: plain values out and in, within bounds, nothing executed.

See the MessagePack specification (msgpack.org). Extension types, which spaCy does not write, come back as None.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LEVELS = 64
_NUMBERS = {
    0xCA: ">f",
    0xCB: ">d",
    0xCC: ">B",
    0xCD: ">H",
    0xCE: ">I",
    0xCF: ">Q",
    0xD0: ">b",
    0xD1: ">h",
    0xD2: ">i",
    0xD3: ">q",
}
_LENGTHS = {
    0xC4: (">B", "bin"),
    0xC5: (">H", "bin"),
    0xC6: (">I", "bin"),
    0xD9: (">B", "str"),
    0xDA: (">H", "str"),
    0xDB: (">I", "str"),
    0xDC: (">H", "array"),
    0xDD: (">I", "array"),
    0xDE: (">H", "map"),
    0xDF: (">I", "map"),
    0xC7: (">B", "ext"),
    0xC8: (">H", "ext"),
    0xC9: (">I", "ext"),
}
_FIXED_EXT = {0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD7: 8, 0xD8: 16}
_CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}


class BadMessageError(ValueError):
    """The bytes are no MessagePack, are cut off, or nest too deep."""


def loads(data: bytes) -> Any:
    """Return the value that the bytes are; raise `BadMessageError`. Keys of maps that are lists become tuples."""
    try:
        reader = _Reader(data)
        value = reader.value(0)
    except (struct.error, IndexError, UnicodeDecodeError, TypeError) as error:
        raise BadMessageError(str(error)) from None
    if reader.at != len(data):
        raise BadMessageError("bytes after the end")
    return value


class _Reader:
    """Reads values one after another."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def value(self, level: int) -> Any:  # noqa: PLR0911, PLR0912 - one branch for each family of marks
        """Return the next value."""
        if level > MOST_LEVELS:
            raise BadMessageError("nested too deep")
        mark = self._data[self.at]
        self.at += 1
        if mark < 0x80:
            return mark
        if mark >= 0xE0:
            return mark - 0x100
        if mark < 0x90:
            return self._map(mark & 0x0F, level)
        if mark < 0xA0:
            return self._array(mark & 0x0F, level)
        if mark < 0xC0:
            return self._bytes(mark & 0x1F).decode()
        if mark in _CONSTANTS:
            return _CONSTANTS[mark]
        if mark in _NUMBERS:
            return self._number(_NUMBERS[mark])
        if mark in _FIXED_EXT:
            self._bytes(_FIXED_EXT[mark] + 1)
            return None
        if mark not in _LENGTHS:
            msg = f"0x{mark:02X} is no type"
            raise BadMessageError(msg)
        form, kind = _LENGTHS[mark]
        length = self._number(form)
        if kind == "bin":
            return self._bytes(length)
        if kind == "str":
            return self._bytes(length).decode()
        if kind == "array":
            return self._array(length, level)
        if kind == "map":
            return self._map(length, level)
        self._bytes(length + 1)
        return None

    def _number(self, form: str) -> Any:
        (value,) = struct.unpack_from(form, self._data, self.at)
        self.at += struct.calcsize(form)
        return value

    def _bytes(self, length: int) -> bytes:
        end = self.at + length
        if end > len(self._data):
            raise BadMessageError("cut off")
        found = self._data[self.at : end]
        self.at = end
        return found

    def _array(self, length: int, level: int) -> list[Any]:
        if length > len(self._data) - self.at:  # each item takes a byte at least
            raise BadMessageError("cut off")
        return [self.value(level + 1) for _ in range(length)]

    def _map(self, length: int, level: int) -> dict[Any, Any]:
        if 2 * length > len(self._data) - self.at:
            raise BadMessageError("cut off")
        found = {}
        for _ in range(length):
            key = self.value(level + 1)
            found[tuple(key) if isinstance(key, list) else key] = self.value(level + 1)
        return found


def dumps(value: Any) -> bytes:
    """Return a value as bytes: None, booleans, whole numbers, floats, texts, bytes, lists and maps of these."""
    parts: list[bytes] = []
    _put(value, parts.append)
    return b"".join(parts)


def _put(value: Any, add: Callable[[bytes], None]) -> None:
    if value is None:
        add(b"\xc0")
    elif isinstance(value, bool):
        add(b"\xc3" if value else b"\xc2")
    elif isinstance(value, int):
        add(_whole(value))
    elif isinstance(value, float):
        add(struct.pack(">Bd", 0xCB, value))
    elif isinstance(value, str):
        data = value.encode()
        add(_head(len(data), 0xA0, 31, 0xD9, ">B") + data)
    elif isinstance(value, bytes):
        add(_head(len(value), 0, -1, 0xC4, ">B") + value)
    elif isinstance(value, (list, tuple)):
        add(_head(len(value), 0x90, 15, 0xDC, ""))
        for each in value:
            _put(each, add)
    elif isinstance(value, dict):
        add(_head(len(value), 0x80, 15, 0xDE, ""))
        for key, each in value.items():
            _put(key, add)
            _put(each, add)
    else:
        msg = f"{type(value).__name__} has no place in MessagePack"
        raise TypeError(msg)


def _whole(value: int) -> bytes:
    if -32 <= value < 128:
        return struct.pack(">b", value) if value < 0 else bytes([value])
    if value >= 0:
        return struct.pack(">BI", 0xCE, value) if value < 1 << 32 else struct.pack(">BQ", 0xCF, value)
    return struct.pack(">Bq", 0xD3, value)


def _head(length: int, small: int, most_small: int, first: int, byte: str) -> bytes:
    """Return the mark and length: inside one byte, else of one (where there is such), two or four bytes."""
    if length <= most_small:
        return bytes([small | length])
    forms = [">B", ">H", ">I"] if byte else [">H", ">I"]
    for offset, form in enumerate(forms):
        if length < 1 << (8 * struct.calcsize(form)):
            return bytes([first + offset]) + struct.pack(form, length)
    msg = "too long for MessagePack"
    raise ValueError(msg)
