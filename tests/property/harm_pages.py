"""Ways in which the pages of a project file, and what lies beside it, lead astray: lists, chains and trees that turn.

What a page is follows https://www.sqlite.org/fileformat2.html (1.5 free pages, 1.6 trees and overflow, 1.8 pointers).
"""

from __future__ import annotations

import random
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

from tests.property.harm import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.property.harm import Files

_TREES = frozenset({2, 5, 10, 13})
_INNER = frozenset({2, 5})


def _pages(data: bytes | bytearray) -> int:
    return len(data) // PAGE


def _head(page: int) -> int:
    """Return where the head of a page of a tree begins; pages are counted from 1."""
    return (page - 1) * PAGE + (100 if page == 1 else 0)


def _number(data: bytearray, chance: random.Random, own: int) -> int:
    """Return the number of a page that something may lead to: itself, another, the first, none, one past the end."""
    last = _pages(data)
    return chance.choice([own, own, chance.randrange(1, last + 1), 1, 0, last + 1, 0x7FFFFFFF, 0xFFFFFFFF])


def _free_list(files: Files, chance: random.Random) -> Files:
    """Say that pages are free which are not, or a trunk that leads to itself, or has more leaves than there is room."""
    data = bytearray(files[""])
    trunk = chance.randrange(2, _pages(data) + 1)
    struct.pack_into(">II", data, 32, trunk, chance.choice([1, 2, 50, 0x7FFFFFFF]))
    if chance.random() < 0.7:
        leaves = chance.choice([0, 1, 3, PAGE // 4 - 2, PAGE // 4, 0x7FFFFFFF])
        at = (trunk - 1) * PAGE
        struct.pack_into(">II", data, at, _number(data, chance, trunk), leaves)
        for n in range(min(leaves, 40)):
            struct.pack_into(">I", data, at + 8 + 4 * n, _number(data, chance, trunk))
    return files | {"": bytes(data)}


def _overflow(files: Files, chance: random.Random) -> Files:
    """Let the chain of a long value lead to itself, to a tree, to nothing, or past the end."""
    data = bytearray(files[""])
    long = [page for page in range(2, _pages(data) + 1) if data[_head(page)] not in _TREES]
    for page in chance.sample(long, min(len(long), chance.randrange(1, 4))):
        struct.pack_into(">I", data, (page - 1) * PAGE, _number(data, chance, page))
    return files | {"": bytes(data)}


def _children(files: Files, chance: random.Random) -> Files:
    """Let an inner page of a tree lead to itself, to what is above it, or into another tree."""
    data = bytearray(files[""])
    inner = [page for page in range(1, _pages(data) + 1) if data[_head(page)] in _INNER]
    if not inner:
        return files
    page = chance.choice(inner)
    at = _head(page)
    cells = struct.unpack_from(">H", data, at + 3)[0]
    if cells and chance.random() < 0.5:
        cell = struct.unpack_from(">H", data, at + 12 + 2 * chance.randrange(min(cells, 400)))[0]
        if cell <= PAGE - 4:
            struct.pack_into(">I", data, (page - 1) * PAGE + cell, _number(data, chance, page))
    else:
        struct.pack_into(">I", data, at + 8, _number(data, chance, page))
    return files | {"": bytes(data)}


def _cells(files: Files, chance: random.Random) -> Files:
    """Change a row itself: its length, its number, the types of its columns, or the words it holds, to no UTF-8."""
    data = bytearray(files[""])
    leaves = [page for page in range(2, _pages(data) + 1) if data[_head(page)] in {10, 13}]
    for _ in range(chance.randrange(1, 5)):
        page = chance.choice(leaves)
        at = _head(page)
        cells = struct.unpack_from(">H", data, at + 3)[0]
        if not cells:
            continue
        place = at + struct.unpack_from(">H", data, at + 8 + 2 * chance.randrange(min(cells, 900)))[0]
        reach = chance.choice([4, 12, 40, 400])
        for _ in range(chance.randrange(1, 6)):
            one = min(place + chance.randrange(reach), len(data) - 1)
            data[one] = chance.choice([0xFF, 0x80, 0xC0, 0xED, 0x00, 0x81, chance.randrange(256)])
    return files | {"": bytes(data)}


def _rows_twice(files: Files, chance: random.Random) -> Files:
    """Let two places of a page lead to one row, so that what must be there once is there twice."""
    data = bytearray(files[""])
    page = chance.choice([page for page in range(2, _pages(data) + 1) if data[_head(page)] in {10, 13}])
    at = _head(page)
    cells = struct.unpack_from(">H", data, at + 3)[0]
    for _ in range(chance.randrange(1, 4)):
        if cells > 1:
            one, other = chance.randrange(cells), chance.randrange(cells)
            data[at + 8 + 2 * one : at + 10 + 2 * one] = data[at + 8 + 2 * other : at + 10 + 2 * other]
    return files | {"": bytes(data)}


def _cut_at_a_page(files: Files, chance: random.Random) -> Files:
    """Cut the file between two pages, and let its head say that this is all of it, or not."""
    data = bytearray(files[""])
    pages = chance.randrange(0, _pages(data))
    data = data[: pages * PAGE]
    if pages and chance.random() < 0.6:
        struct.pack_into(">I", data, 28, pages)
    return files | {"": bytes(data)}


def _empty(files: Files, chance: random.Random) -> Files:
    return files | {"": b"" if chance.random() < 0.5 else bytes(chance.randrange(1, 3 * PAGE))}


def _shared(files: Files, chance: random.Random) -> Files:
    """Put an index of the log beside it that is nonsense, cut, or huge in what it says."""
    made = bytearray(
        chance.choice([b"", bytes(32_768), chance.randbytes(32_768), bytes(136), b"\xff" * 32_768])
    )
    if len(made) >= 136 and chance.random() < 0.5:
        struct.pack_into("=II", made, 0, 3_007_000, 0)
        struct.pack_into("=II", made, 16, 0x7FFFFFFF, 0x7FFFFFFF)
        made[48:96] = made[0:48]  # the head is there twice
    return files | {"-shm": bytes(made)}


def _strangers_log(files: Files, chance: random.Random) -> Files:
    """Put another database's log beside it, with sums that are right."""
    pages = chance.choice([1, 3, 20])
    order, version, nonce = 0x377F0682, 3_007_000, chance.randbytes(8)
    head = struct.pack(">IIII", order, version, chance.choice([PAGE, PAGE, 4096]), 1) + nonce
    total = _summed(head, (0, 0))
    log = head + struct.pack(">II", *total)
    for n in range(pages):
        page = chance.choice([bytes(PAGE), files[""][:PAGE].ljust(PAGE, b"\0"), chance.randbytes(PAGE)])
        which = chance.choice([1, 2, 3, chance.randrange(1, 200)])
        short = struct.pack(">II", which, chance.choice([0, 1, 200]) if n == pages - 1 else 0)
        total = _summed(page, _summed(short, total))
        log += short + nonce + struct.pack(">II", *total) + page
    return files | {"-wal": log}


def _summed(part: bytes, total: tuple[int, int]) -> tuple[int, int]:
    first, second = total
    for one, two in struct.iter_unpack("<II", part):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second


def _masters(files: Files, chance: random.Random) -> Files:
    """Leave a journal that names another, as a change of several databases at once does, or is none at all."""
    name = chance.choice([b"/etc/passwd", b"../../x", b"project.claims", b"\xff" * 900, b""])
    tail = name + struct.pack(">II", len(name), sum(name)) + bytes.fromhex("d9d505f920a163d7")
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(
        ">IIIII", chance.choice([0, 0xFFFFFFFF]), 7, _pages(files[""]), 512, PAGE
    )
    kept = {end: data for end, data in files.items() if end != "-wal"}
    return kept | {"-journal": head.ljust(512, b"\0") + struct.pack(">I", 1) + tail}


def _stamped(files: Files, chance: random.Random) -> Files:
    """Change whose file it says it is, of which version, encoding, and how it is to be read and written."""
    data = bytearray(files[""])
    at, value = chance.choice(
        [
            (68, chance.choice([0, 1, 0x436C4E40, 0xFFFFFFFF])),
            (60, chance.choice([0, 2, 3, 1000, 0x80000000, 0xFFFFFFFF])),
            (56, chance.choice([0, 2, 3, 4, 99])),
            (44, chance.choice([0, 1, 2, 3, 5, 99])),
            (52, chance.choice([1, 3, 90])),
            (64, 1),
        ]
    )
    struct.pack_into(">I", data, at, value)
    if chance.random() < 0.3:
        data[18] = data[19] = chance.choice([0, 1, 2, 3, 9])
    if chance.random() < 0.1:
        data[20:24] = bytes([chance.randrange(256), 64, 32, 32])
    return files | {"": bytes(data)}


WAYS: tuple[Callable[[Files, random.Random], Files], ...] = (
    *(
        _free_list,
        _free_list,
        _overflow,
        _overflow,
        _children,
        _children,
        _cells,
        _cells,
        _cells,
        _rows_twice,
    ),
    *(_cut_at_a_page, _empty, _shared, _strangers_log, _masters, _stamped),
)


def led_astray(files: Files, chance: random.Random) -> Files:
    """Return the files after one or two of these things."""
    for _ in range(1 + (chance.random() < 0.2)):
        if len(files[""]) >= 3 * PAGE:
            files = chance.choice(WAYS)(files, chance)
    return files


def mapped(path: Path, seed: int) -> None:
    """Make the file one that keeps a map of its pages, and damage the map (fileformat2, 1.8)."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("VACUUM")
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 6)):
        at = PAGE + 5 * chance.randrange(_pages(data) - 2)  # the second page is the map
        struct.pack_into(">BI", data, at, chance.choice([0, 1, 2, 3, 4, 5, 9]), _number(data, chance, 3))
    path.write_bytes(data)
