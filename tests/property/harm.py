"""Ways in which the files of a project are damaged, or made by somebody who means harm.

A project is the bytes of its file and of what lies beside it (``-wal``, ``-journal``). Each way takes them and a source
of chance, and returns what is there afterwards.
"""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    Files = dict[str, bytes]  # by what the name has after the project's own: "", "-wal", "-journal"

PAGE = 16_384
ENDS = ("", "-wal", "-shm", "-journal")
_MASK = 0xFFFFFFFF
# Numbers at which readers go wrong.
_EDGES = (0, 1, 2, 5, 10, 13, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, _MASK)
_VALUES = (
    *(
        "NULL",
        "0",
        "-1",
        "1",
        "2",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5",
        "1e400",
        "''",
        "'x'",
        "' '",
    ),
    *(
        "x''",
        "x'ff'",
        "x'00'",
        "CAST(x'ff' AS TEXT)",
        "char(0)",
        "char(55296)",
        "'[]'",
        "'{}'",
        "'null'",
        "'[[0,5]]'",
    ),
    *(
        "'[[5,0]]'",
        "'[[0,1,2]]'",
        "'[\"a\"]'",
        "'{\"a\": 1}'",
        "'{\"\": null}'",
        "'[[\"title\",0,5]]'",
        "'[1e999]'",
    ),
    *(
        '\'[["a","b",["c"],"d"]]\'',
        "zeroblob(70000)",
        "hex(zeroblob(5000))",
        "'18446744073709551616'",
        "'[[[0,5]]]'",
    ),
    *(
        "printf('%.*c', 2000, '[')",
        "'denial'",
        "'accepted'",
        "'do'",
        "'undo'",
        "'project.x'",
        "2023",
        "'2023-13-99'",
    ),
)
_STATEMENTS = (
    "CREATE TRIGGER harm AFTER INSERT ON journal BEGIN DELETE FROM articles; END",
    "CREATE VIEW harm AS SELECT load_extension('x')",
    "CREATE TABLE harm (x)",
    "CREATE INDEX harm ON articles (lower(title))",
    "DROP INDEX articles_by_text",
    "DROP TABLE label_counts",
    "ALTER TABLE labels ADD COLUMN harm",
    "UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', 'NULL') WHERE name = 'labels'",
    "UPDATE sqlite_master SET sql = 'CREATE TABLE labels (' WHERE name = 'labels'",
    "UPDATE sqlite_master SET sql = NULL WHERE name = 'labels'",
    "UPDATE sqlite_master SET sql = x'ff00', name = x'ff' WHERE name = 'links'",
    "UPDATE sqlite_master SET rootpage = 1 + abs(random()) % 90 WHERE name = 'articles'",
    "UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'texts'",
    (
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'links') "
        "WHERE name = 'annotations'"
    ),
    "UPDATE sqlite_master SET type = 'view' WHERE name = 'links'",
    "UPDATE sqlite_master SET sql = replace(sql, 'unicode61', 'porter') WHERE name = 'text_search'",
    "DELETE FROM sqlite_master WHERE name = 'text_search_data'",
    "DELETE FROM sqlite_master WHERE name = 'journal'",
    "DELETE FROM text_search_data",
    "UPDATE text_search_data SET block = zeroblob(length(block))",
    "UPDATE text_search_data SET block = randomblob(length(block)) WHERE id > 9",
    "UPDATE text_search_docsize SET sz = x''",
    "UPDATE text_search_config SET v = 99",
    "INSERT INTO fact_search_config VALUES ('rank', 'load_extension()')",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = -5",
    "PRAGMA application_id = 1",
    "PRAGMA encoding = 'UTF-16'",
    "PRAGMA auto_vacuum = FULL",
    "UPDATE journal SET target = seq",
    "UPDATE journal SET undone = 1",
    "UPDATE journal SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM journal)",
    "UPDATE journal_parts SET edits = edits || edits",
    "DELETE FROM journal_parts WHERE seq % 3 = 0",
    "UPDATE counters SET value = 9223372036854775807",
    "UPDATE counters SET value = 1",
    "DELETE FROM counters",
    "DELETE FROM labels",
    "DELETE FROM texts",
    'UPDATE annotations SET text_length = 99999, "end" = 99999',
    "UPDATE annotations SET speaker_pk = 77, statement_pk = 78, label_pk = 79",
    "UPDATE links SET to_pk = from_pk",
    "UPDATE label_counts SET accepted = -accepted, suggested = 9223372036854775807",
    "INSERT INTO source_names VALUES ('x', 1), ('y', 99)",
)


def _page(chance: random.Random, data: bytes | bytearray) -> int:
    return chance.randrange(max(1, len(data) // PAGE)) * PAGE


def _overwritten(files: Files, chance: random.Random) -> Files:
    data = bytearray(files[""])
    start = _page(chance, data)
    data[start : start + PAGE] = chance.randbytes(PAGE)
    return files | {"": bytes(data)}


def _bits(files: Files, chance: random.Random) -> Files:
    data = bytearray(files[""])
    start = _page(chance, data)
    for _ in range(chance.randrange(1, 40)):
        data[start + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    return files | {"": bytes(data)}


def _doubled(files: Files, chance: random.Random) -> Files:
    data = bytearray(files[""])
    start, other = _page(chance, data), _page(chance, data)
    data[start : start + PAGE] = data[other : other + PAGE]
    return files | {"": bytes(data)}


def _swapped(files: Files, chance: random.Random) -> Files:
    data = bytearray(files[""])
    start, other = _page(chance, data), _page(chance, data)
    one, two = data[start : start + PAGE], data[other : other + PAGE]
    data[start : start + PAGE], data[other : other + PAGE] = two, one
    return files | {"": bytes(data)}


def _cut(files: Files, chance: random.Random) -> Files:
    data = files[""]
    at = chance.choice([chance.randrange(len(data)), _page(chance, data), chance.randrange(200)])
    return files | {"": data[:at]}


def _header(files: Files, chance: random.Random) -> Files:
    data = bytearray(files[""])
    for _ in range(chance.randrange(1, 9)):
        data[chance.randrange(100)] = chance.randrange(256)
    return files | {"": bytes(data)}


def _header_fields(files: Files, chance: random.Random) -> Files:
    """Change one number of the header (sqlite.org/fileformat2.html, 1.3) and leave the rest credible."""
    data = bytearray(files[""])
    at = chance.choice(range(24, 100, 4))
    struct.pack_into(">I", data, at, chance.choice(_EDGES))
    if chance.random() < 0.3:
        struct.pack_into(">H", data, 16, chance.choice([1, 512, 4096, 8192, 32768]))
    return files | {"": bytes(data)}


def _tree(files: Files, chance: random.Random) -> Files:
    """Change what leads through a page: its kind, its count of cells, where each begins, or a cell's first bytes."""
    data = bytearray(files[""])
    start = _page(chance, data)
    head = start + (100 if start == 0 else 0)
    for _ in range(chance.randrange(1, 4)):
        match chance.randrange(4):
            case 0:
                data[head] = chance.choice([2, 5, 10, 13, 0, 255])
            case 1:
                struct.pack_into(">H", data, head + chance.choice([1, 3, 5]), chance.choice(_EDGES) & 0xFFFF)
            case 2:
                at = head + 8 + 2 * chance.randrange(0, 60)
                struct.pack_into(">H", data, at, chance.randrange(PAGE))
            case _:
                struct.pack_into(">I", data, start + chance.randrange(PAGE - 4), chance.choice(_EDGES))
    return files | {"": bytes(data)}


def _log_bits(files: Files, chance: random.Random) -> Files:
    log = bytearray(files["-wal"])
    for _ in range(chance.randrange(1, 10)):
        at = chance.randrange(32) if chance.random() < 0.3 else chance.randrange(len(log))
        log[at] ^= 1 << chance.randrange(8)
    return files | {"-wal": bytes(log)}


def _log_cut(files: Files, chance: random.Random) -> Files:
    log = files["-wal"]
    at = chance.choice([chance.randrange(len(log)), 32 + (PAGE + 24) * chance.randrange(len(log) // PAGE)])
    return files | {"-wal": log[:at]}


def _log_alone(files: Files, chance: random.Random) -> Files:
    """Put the log beside a file that it is not of, or a file that is older, shorter or empty."""
    data = files[""]
    return files | {
        "": chance.choice([b"", data[:PAGE], data[: len(data) // 2], data[100:], bytes(len(data))])
    }


def _log_signed(files: Files, chance: random.Random) -> Files:
    """Damage pages inside the log and make its sums right again, so that SQLite takes them."""
    log = bytearray(files["-wal"])
    frames = (len(log) - 32) // (PAGE + 24)
    for _ in range(chance.randrange(1, 4)):
        frame = 32 + chance.randrange(frames) * (PAGE + 24)
        match chance.randrange(4):
            case 0:
                struct.pack_into(">I", log, frame, chance.choice([1, 2, 3, 50, 99, 0xFFFF, 0x7FFFFFFF]))
            case 1:
                struct.pack_into(">I", log, frame + 4, chance.choice([1, 2, 50, 99, 0xFFFF, 0x7FFFFFFF]))
            case 2:
                log[frame + 24 : frame + 24 + PAGE] = chance.randbytes(PAGE)
            case _:
                for _ in range(20):
                    log[frame + 24 + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    order = ">" if log[3] & 1 else "<"
    first = second = 0

    def add(part: bytes | bytearray) -> None:
        nonlocal first, second
        for one, two in struct.iter_unpack(f"{order}II", part):
            first = (first + one + second) & _MASK
            second = (second + two + first) & _MASK

    add(log[:24])
    struct.pack_into(">II", log, 24, first, second)
    for number in range(frames):
        frame = 32 + number * (PAGE + 24)
        add(log[frame : frame + 8])
        add(log[frame + 24 : frame + 24 + PAGE])
        struct.pack_into(">II", log, frame + 16, first, second)
    return files | {"-wal": bytes(log)}


def _journal(files: Files, chance: random.Random) -> Files:
    """Leave a journal of a change that was not ended: SQLite puts its pages back into the file."""
    pages = len(files[""]) // PAGE
    count = chance.randrange(1, 4)
    nonce = chance.randrange(1 << 32)
    size = chance.choice([pages, pages, 1, 5, 0, 0x7FFFFFFF])
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", count, nonce, size, 512, PAGE)
    made = head.ljust(512, b"\0")
    for _ in range(count):
        page = chance.randbytes(PAGE) if chance.random() < 0.5 else files[""][:PAGE]
        total = (nonce + sum(page[at] for at in range(PAGE - 200, 0, -200))) & _MASK
        made += struct.pack(">I", chance.randrange(1, pages + 2)) + page + struct.pack(">I", total)
    kept = {end: data for end, data in files.items() if end != "-wal"}
    return kept | {"-journal": chance.choice([made, made[:-5], chance.randbytes(600)])}


def _nothing(files: Files, _chance: random.Random) -> Files:
    return files


_OF_BYTES: tuple[Callable[[Files, random.Random], Files], ...] = (
    *(_overwritten, _bits, _bits, _doubled, _swapped, _cut, _header, _header_fields, _tree, _tree, _tree),
    *(_journal, _nothing),
)
_OF_THE_LOG = (_log_bits, _log_cut, _log_alone, _log_signed)


def harmed(files: Files, chance: random.Random) -> Files:
    """Return the files after one or two of the things that can be done to bytes. They have a log, or have none."""
    ways = _OF_BYTES + _OF_THE_LOG * 2 if "-wal" in files else _OF_BYTES
    for _ in range(1 + (chance.random() < 0.15)):
        way = chance.choice(ways)
        with suppress(
            ValueError, IndexError, struct.error, KeyError
        ):  # the first took away what this one needs
            files = way(files, chance)
    return files


def forge(path: Path, chance: random.Random) -> None:
    """Change the project as somebody does who has a SQL shell: rows, values past every rule, the schema itself."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "writable_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        connection.execute("BEGIN")
        for _ in range(chance.randrange(1, 4)):
            with suppress(sqlite3.Error):
                connection.execute(_statement(connection, chance, tables))
        with suppress(sqlite3.Error):
            connection.execute("COMMIT")


def _statement(connection: sqlite3.Connection, chance: random.Random, tables: list[str]) -> str:
    if chance.random() < 0.25:
        return chance.choice(_STATEMENTS)
    table = chance.choice([name for name in tables if "search" not in name or name.endswith("_data")])
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    column = chance.choice(columns)
    rows = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    first = columns[0]
    some = f'(SELECT "{first}" FROM "{table}" LIMIT 1 OFFSET {chance.randrange(max(1, rows))})'
    which = "" if chance.random() < 0.3 else f' WHERE "{first}" = {some}'
    match chance.randrange(6):
        case 0:
            return f'DELETE FROM "{table}"{which}'
        case 1:  # the value of another row, or of another column
            other = chance.choice(columns)
            return f'UPDATE OR REPLACE "{table}" SET "{column}" = (SELECT "{other}" FROM "{table}" LIMIT 1){which}'
        case 2:  # a part of the value
            return f'UPDATE OR REPLACE "{table}" SET "{column}" = substr("{column}", 1, {chance.randrange(9)}){which}'
        case _:
            return f'UPDATE OR REPLACE "{table}" SET "{column}" = {chance.choice(_VALUES)}{which}'
