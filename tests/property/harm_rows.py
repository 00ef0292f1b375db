"""Ways in which somebody who knows how a project is made changes one: values, schema, indexes, a signed journal."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from annotator.core.errors import UserError
from annotator.core.journal import GENESIS, EditsDigest, entry_hash
from annotator.store.parts import packed, unpacked

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

_DEEP = 50_000
_JSON = (
    *(
        "[" * _DEEP + "]" * _DEEP,
        '{"a":' * _DEEP + "1" + "}" * _DEEP,
        "[" * 900 + "]" * 900,
        '{"a":' * 200 + "1" + "}" * 200,
    ),
    *("[", "{", '"', "nul", "", " ", "\x00", "[1,", '{"a"}', "NaN", "Infinity", "-0", "1e999", "9" * 5_000),
    *('{"a": 1, "a": 2}', '{"\\ud800": 1}', '{"a": "\\udfff"}', '["\\ud83d"]', '"text"', "true", "17"),
    *(
        "[[0, 5, 9]]",
        "[[0]]",
        "[[-5, 3]]",
        "[[5, 5]]",
        "[[0.0, 5.0]]",
        "[[true, 5]]",
        '[["0", "5"]]',
        "[[0, 1e30]]",
    ),
    *(
        '[["title", 0, "5"]]',
        '[["none", 0, 5]]',
        '[["title", 5, 0]]',
        '[["title", 0, 99999999]]',
        "[[[]]]",
        "[null]",
    ),
    *(
        '{"a": {"b": {"c": [1, {}]}}}',
        '{"": ""}',
        '{"quote_type": ["direct"]}',
        '{"quote_type": null}',
        "[1, 2]",
    ),
    *(
        '{"a": "' + "x" * 300_000 + '"}',
        json.dumps({str(n): n for n in range(3_000)}),
        json.dumps(["x"] * 9_000),
    ),
    *(
        '{"id": "x"}',
        '{"id": "x", "type": "denies", "from_id": 5, "to_id": [], "more": 1}',
        '{"unplaced": [1]}',
    ),
    *('{"adjudication": {"by": 5}}', '{"unplaced": [{"label": 5}]}', '{"relations": 1, "_input_hash": []}'),
)
_SCALARS: tuple[Any, ...] = (
    *(None, 0, 1, -1, 5, 2**31, 2**63 - 1, -(2**63), 1.5, -0.0, 1e308, float("inf"), float("-inf")),
    *(
        "",
        " ",
        "x",
        "\x00",
        "x\x00y",
        "\u2028",
        "\x1b[31m",
        "e\u0301" * 3,
        "\U0010ffff",
        "\u202eabc",
        "%s{}\\N",
        "x" * 200_000,
    ),
    *(b"", b"\xff", b"\x00" * 90, b"x" * 70_000, b"[[0,5]]", b"{}"),
    *(
        "accepted",
        "suggested",
        "rejected",
        "done",
        "undo",
        "project.create",
        "2023-02-30",
        "0000-00-00",
        "9999-12-31T99:99",
    ),
)
_NOT_UTF8 = ("ff", "c0af", "eda080", "f8888080", "78ff79", "5b5bff", "7b22ff223a317d", "f4908080", "80")
_COLUMNS_OF_JSON = {
    "articles": ("regions", "meta", "extra"),
    "annotations": ("fragments", "source", "cue", "addressee", "attributes", "extra"),
    "sources": ("aliases", "extra"),
    "statements": ("extra",),
    "labels": ("attributes",),
    "link_types": ("from_labels", "to_labels"),
    "links": ("extra",),
    "awaited_links": ("link",),
}
_TABLES = (
    *_COLUMNS_OF_JSON,
    "texts",
    "journal",
    "journal_parts",
    "counters",
    "label_counts",
    "source_names",
    "project",
)


def _some(connection: sqlite3.Connection, chance: random.Random, table: str) -> str:
    """Return a condition that chooses one row of a table, or all."""
    if chance.random() < 0.25:
        return "1"
    first = connection.execute(f'SELECT name FROM pragma_table_info("{table}") LIMIT 1').fetchone()[0]
    count = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    return f'"{first}" = (SELECT "{first}" FROM "{table}" LIMIT 1 OFFSET {chance.randrange(max(1, count))})'


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[0] for row in connection.execute(f'SELECT name FROM pragma_table_info("{table}")')]


def _values(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Put anything anywhere: a table of SQLite's takes what it is given."""
    table = chance.choice(_TABLES)
    column = chance.choice(_columns(connection, table))
    where = _some(connection, chance, table)
    if chance.random() < 0.25:
        words = chance.choice(_NOT_UTF8)
        connection.execute(f"""UPDATE "{table}" SET "{column}" = CAST(x'{words}' AS TEXT) WHERE {where}""")
    else:
        value = chance.choice(_SCALARS)
        connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (value,))


def _json(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Put JSON that is broken, deep, or of another shape, where JSON is kept."""
    table = chance.choice(list(_COLUMNS_OF_JSON))
    column = chance.choice(_COLUMNS_OF_JSON[table])
    value: Any = chance.choice(_JSON)
    if chance.random() < 0.1:
        value = value.encode()
    where = _some(connection, chance, table)
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (value,))


def _targets(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Let undo and redo entries be about one another in circles, about the future, or about nothing."""
    last = connection.execute("SELECT max(seq) FROM journal").fetchone()[0]
    for _ in range(chance.randrange(1, 6)):
        seq, target = (
            chance.randrange(1, last + 1),
            chance.choice([chance.randrange(1, last + 1), last + 9, 0, None]),
        )
        kind, undone = chance.choice(["do", "undo", "redo"]), chance.choice([0, 1, 2, None])
        with suppress(sqlite3.Error):
            connection.execute(
                "UPDATE journal SET target = ?, kind = ?, undone = coalesce(?, undone) WHERE seq = ?",
                (target, kind, undone, seq),
            )
    if chance.random() < 0.6:
        sign(connection)


def _order(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Give the journal's entries other numbers: in another order, with gaps, or from below nothing."""
    last = connection.execute("SELECT max(seq) FROM journal").fetchone()[0]
    by = chance.choice([1, 1000, -5, -last, 2**62])
    match chance.randrange(3):
        case 0:
            one, other = chance.randrange(1, last + 1), chance.randrange(1, last + 1)
            for table in ("journal", "journal_parts"):
                connection.execute(f"UPDATE {table} SET seq = -99 WHERE seq = ?", (one,))
                connection.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (one, other))
                connection.execute(f"UPDATE {table} SET seq = ? WHERE seq = -99", (other,))
        case 1:
            first = chance.randrange(1, last + 1)
            for table in ("journal", "journal_parts"):
                connection.execute(f"UPDATE {table} SET seq = -seq - 1000 WHERE seq >= ?", (first,))
                connection.execute(f"UPDATE {table} SET seq = ? - seq - 1000 WHERE seq < -999", (by,))
        case _:
            connection.execute(
                "UPDATE journal_parts SET part = ? WHERE seq = ?", (by, chance.randrange(1, last + 1))
            )
    if chance.random() < 0.5:
        sign(connection)


def _edits(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Change what the journal says was done, and sign it, so that undo and merging do what it says."""
    rows = connection.execute("SELECT seq, part, edits FROM journal_parts").fetchall()
    for seq, part, kept in chance.sample(rows, min(len(rows), chance.randrange(1, 5))):
        try:
            edits = json.loads(unpacked(kept))
        except UserError:  # another way was here before
            continue
        changed = _confused(edits, chance)
        made = json.dumps(changed).encode()
        connection.execute(
            "UPDATE journal_parts SET edits = ? WHERE seq = ? AND part = ?",
            (chance.choice([packed(made), packed(made), made, made[:-3].decode()]), seq, part),
        )
    sign(connection)


def _nested(levels: int) -> Any:
    """Return a value of so many levels: one more than 254 can be read, and not written."""
    value: Any = 1
    for level in range(levels):
        value = {"a": value} if level % 2 else [value]
    return value


def _confused(value: Any, chance: random.Random) -> Any:
    """Return the value with some of its parts replaced, lost or doubled."""
    if chance.random() < 0.04:
        return chance.choice(
            [
                *(one for one in _SCALARS if one is None or isinstance(one, str | int)),
                [],
                {},
                [[0, 5]],
                {"id": "x"},
                _nested(300),
                _nested(900),
            ]
        )
    if isinstance(value, dict):
        made = {key: _confused(one, chance) for key, one in value.items() if chance.random() > 0.05}
        if chance.random() < 0.1:
            made[chance.choice(["id", "more", "status", "fragments", "link", "label_id"])] = chance.choice(
                [1, "x", []]
            )
        return made
    if isinstance(value, list):
        kept = [_confused(one, chance) for one in value if chance.random() > 0.03]
        return kept * 2 if chance.random() < 0.04 else kept
    return value


def sign(connection: sqlite3.Connection) -> None:
    """Make every hash of the journal that of what it says now."""
    previous = GENESIS
    rows = connection.execute(
        "SELECT seq, at, annotator, operation, kind, target FROM journal ORDER BY seq"
    ).fetchall()
    for seq, at, annotator, operation, kind, target in rows:
        digest, count = EditsDigest(), 0
        for (kept,) in connection.execute(
            "SELECT edits FROM journal_parts WHERE seq = ? ORDER BY part", (seq,)
        ):
            with suppress(Exception):
                digest.add(unpacked(kept))
                count += len(json.loads(unpacked(kept)))
        try:
            own = entry_hash(
                previous=previous,
                seq=seq,
                at=at,
                annotator=annotator,
                operation=operation,
                kind=kind,
                target=target,
                edits_digest=digest.hexdigest(),
            )
        except TypeError:
            return
        connection.execute(
            "UPDATE journal SET edits_digest = ?, edit_count = ?, previous_hash = ?, hash = ? WHERE seq = ?",
            (digest.hexdigest(), count, previous, own, seq),
        )
        previous = own


def _schema(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Change the schema's own words, and leave those of the others."""
    name = chance.choice(
        [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL")]
    )
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    end = sql.rfind(")")
    changed = chance.choice(
        [
            sql[:end] + ", harm TEXT AS (printf('%.*c', 1000000000, 'x'))" + sql[end:],
            sql[:end] + ", CHECK (length(zeroblob(1000000000)) > 0)" + sql[end:],
            sql[:end] + ", harm DEFAULT (load_extension('x'))" + sql[end:],
            sql + " STRICT",
            sql.replace("TEXT", "TEXT COLLATE harm", 1),
            sql.replace("INTEGER", "BLOB"),
            sql.replace("NOT NULL", ""),
            sql.replace("(", "(harm, ", 1),
            sql.replace("DEFERRABLE INITIALLY DEFERRED", "ON DELETE CASCADE"),
            sql.replace("CREATE TABLE", "CREATE TEMP TABLE"),
            f"CREATE VIEW {name} AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x AS pk FROM n",
            f"CREATE VIRTUAL TABLE {name} USING fts5(a, b)",
            f"CREATE TABLE {name} AS SELECT 1",
            sql.replace("fts5(", "fts5(tokenize='trigram', ") if "fts5" in sql else sql.upper(),
            sql + " -- " + "x" * 100_000,
            sql[: chance.randrange(len(sql))],
            "\x00" + sql,
            None,
        ]
    )
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (changed, name))
    if chance.random() < 0.2:
        connection.execute(
            "UPDATE sqlite_master SET type = ?, tbl_name = ? WHERE name = ?",
            (
                chance.choice(["table", "index", "view", "trigger", "x", None]),
                chance.choice(["labels", name, None]),
                name,
            ),
        )


def _statistics(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Leave statistics behind that mislead whoever plans a query."""
    connection.execute("ANALYZE")
    stat = chance.choice(
        ["1", "", "99999999999999999999 0 0 0", "-5 -5", "0 0 0 0 0 unordered noskipscan", "1 " * 5_000]
    )
    connection.execute("UPDATE sqlite_stat1 SET stat = ?", (stat,))


def _unindexed(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Let an index say otherwise than its table: rows are made, changed or deleted behind its back.

    So two annotations can have one id, and a search by an index can find what is not there.
    """
    table = chance.choice(list(_COLUMNS_OF_JSON))
    kept = connection.execute(
        "SELECT rowid, type, name, tbl_name, rootpage, sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index'",
        (table,),
    ).fetchall()
    hidden = chance.sample(kept, chance.randrange(1, len(kept) + 1))
    sql = connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = ? AND type = 'table'", (table,)
    ).fetchone()[0]
    bare = sql.replace("UNIQUE (id),", "").replace(",\n    UNIQUE (id)", "").replace("UNIQUE (name),", "")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'", (bare, table))
    for row in kept:
        if row in hidden or row[5] is None:
            connection.execute("DELETE FROM sqlite_master WHERE rowid = ?", (row[0],))
    connection.execute("COMMIT")
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "writable_schema = ON"):
            other.execute(f"PRAGMA {pragma}")
        other.execute("BEGIN")
        with suppress(sqlite3.Error):
            columns = _columns(other, table)
            rest = ", ".join(f'"{each}"' for each in columns if each != "pk")
            new = chance.choice(["max(pk) + 1", "max(pk) + 900", "-1"])
            match chance.randrange(4):
                case 0 | 1:
                    other.execute(
                        f'INSERT INTO "{table}" (pk, {rest}) SELECT (SELECT {new} FROM "{table}"), {rest} '
                        f'FROM "{table}" WHERE {_some(other, chance, table)} LIMIT 1'
                    )
                case 2:
                    other.execute(f'DELETE FROM "{table}" WHERE {_some(other, chance, table)}')
                case _:
                    other.execute(f'UPDATE "{table}" SET id = (SELECT max(id) FROM "{table}")')
        other.execute("UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'", (sql, table))
        for row in kept:
            if row in hidden or row[5] is None:
                other.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row[1:])
        version = other.execute("PRAGMA schema_version").fetchone()[0]
        other.execute(f"PRAGMA schema_version = {version + 1}")
        other.execute("COMMIT")
    connection.execute("BEGIN")


def _search(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Damage what the full-text tables keep."""
    index = chance.choice(["text_search", "fact_search"])
    connection.execute(
        chance.choice(
            [
                f"UPDATE {index}_data SET block = substr(block, 1, length(block) / 2)",
                f"UPDATE {index}_data SET block = x'ffffffffffffffffff' WHERE id = 10",
                f"UPDATE {index}_data SET block = randomblob(40) WHERE id = 1",
                f"UPDATE {index}_data SET block = NULL WHERE id > 10",
                f"UPDATE {index}_data SET id = id + 1 WHERE id = (SELECT max(id) FROM {index}_data)",
                f"INSERT INTO {index}_idx VALUES (1, x'ff', 99999999)",
                f"UPDATE {index}_idx SET pgno = 0x7fffffff, segid = segid",
                f"DELETE FROM {index}_idx",
                f"UPDATE {index}_docsize SET sz = randomblob(9)",
                f"UPDATE {index}_docsize SET sz = 'text', id = id + 5",
                f"UPDATE {index}_config SET v = 'x'",
                f"INSERT OR REPLACE INTO {index}_config VALUES ('pgsz', 1), ('automerge', -5), ('hashsize', 1 << 40)",
                f"INSERT OR REPLACE INTO {index}_config VALUES ('rank', 'bm25(1e400, x)'), ('crisismerge', 0)",
                f"INSERT OR REPLACE INTO {index}_config VALUES ('secure-delete', 1), (x'ff', x'ff')",
                f"DELETE FROM {index}_docsize",
            ]
        )
    )


_WAYS: tuple[Callable[[sqlite3.Connection, random.Random], None], ...] = (
    *(
        _values,
        _values,
        _values,
        _values,
        _json,
        _json,
        _json,
        _targets,
        _order,
        _edits,
        _edits,
        _edits,
        _schema,
        _schema,
    ),
    *(_statistics, _unindexed, _unindexed, _unindexed, _search, _search),
)


def rewritten(path: Path, chance: random.Random) -> None:
    """Change the project at the path in one to three of these ways."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON", "writable_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for _ in range(chance.randrange(1, 4)):
            way = chance.choice(_WAYS)
            with suppress(
                sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError, TypeError, AttributeError
            ):
                way(connection, chance)
        with suppress(sqlite3.Error):
            connection.execute("COMMIT")
