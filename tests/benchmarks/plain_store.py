"""The least that brings articles into a searchable SQLite file, and out again: a yardstick in sqlite3 and orjson.

    python plain_store.py make COUNT FILE       write as many articles of about 3 KB with 10 annotations each
    python plain_store.py import FILE DATABASE  rows and full-text index; nothing checked, nothing journaled
    python plain_store.py export DATABASE FILE  the same lines as the program writes, to the byte

It knows nothing of the program, so that it stays what it is when that changes.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMON, RARE = "the", "zyzzyva"  # in every article, and in one of a thousand
ANNOTATIONS = 10
_BATCH = 500
_LABELS = ("claim", "denial", "quote")
_TIME = "2025-01-31T12:34:56.789Z"


def articles(count: int) -> Iterator[dict[str, Any]]:
    """Yield articles whose words are as unevenly frequent as those of a language (Zipf); a fifth is not ASCII."""
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = [COMMON, *("".join(chance.choices(letters, k=chance.randint(3, 10))) for _ in range(20_000))]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    bodies = [" ".join(chance.choices(words, weights, k=400)) for _ in range(1_000)]
    for number in range(count):
        body = bodies[number % len(bodies)]
        if number % 5 == 0:
            body = f"“Café,” said she. {body}"
        text = f"{RARE if number % 1_000 == 7 else COMMON} {number} {body}"
        yield {
            "schema": "claims-annotator/1",
            "id": f"article-{number:07}",
            "title": f"Title {number}",
            "publisher": f"Publisher {number % 50}",
            "published": f"20{number % 25:02}-{number % 12 + 1:02}-01",
            "language": "en",
            "status": ("new", "open", "done")[number % 3],
            "text": text,
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "file": f"{number:07}.txt",
            "spans": [_span(text, number, place) for place in range(ANNOTATIONS)],
        }


def _span(text: str, number: int, place: int) -> dict[str, Any]:
    start, end = place * 200 + 10, place * 200 + 100
    return {
        "id": f"span-{number:07}-{place}",
        "label": _LABELS[place % 3],
        "start": start,
        "end": end,
        "text": text[start:end],
        "start_byte": len(text[:start].encode()),
        "end_byte": len(text[:end].encode()),
        "annotator": "alice",
        "origin": "manual",
        "status": "accepted",
        "created": _TIME,
        "updated": _TIME,
    }


def make(count: str, file: str) -> None:
    with Path(file).open("wb") as out:
        out.writelines(orjson.dumps(article) + b"\n" for article in articles(int(count)))


def import_(file: str, database: str) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(
        """
        CREATE TABLE texts (pk INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, content TEXT);
        CREATE TABLE articles (pk INTEGER PRIMARY KEY, id TEXT UNIQUE, text_pk INTEGER, title TEXT, publisher TEXT,
            published TEXT, language TEXT, status TEXT, file TEXT);
        CREATE TABLE annotations (pk INTEGER PRIMARY KEY, id TEXT UNIQUE, article_pk INTEGER, label TEXT, start INTEGER,
            "end" INTEGER, annotator TEXT, origin TEXT, status TEXT, created TEXT, updated TEXT);
        CREATE INDEX annotations_by_article ON annotations (article_pk, start);
        CREATE VIRTUAL TABLE text_search USING fts5(content, content='texts', content_rowid='pk',
            tokenize="unicode61 remove_diacritics 2");
        BEGIN;
        """
    )
    texts: list[tuple[Any, ...]] = []
    rows: list[tuple[Any, ...]] = []
    spans: list[tuple[Any, ...]] = []

    def write() -> None:
        connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", texts)
        connection.executemany(
            "INSERT INTO text_search (rowid, content) VALUES (?, ?)", [(row[0], row[2]) for row in texts]
        )
        connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO annotations VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", spans)
        for each in (texts, rows, spans):
            each.clear()

    with Path(file).open("rb") as lines:
        for pk, line in enumerate(lines, 1):
            row = orjson.loads(line)
            text = row["text"]
            texts.append((pk, hashlib.sha256(text.encode()).hexdigest(), text))
            facts = (row["title"], row["publisher"], row["published"], row["language"], row["status"])
            rows.append((pk, row["id"], pk, *facts, row["file"]))
            spans += [
                (
                    *(span["id"], pk, span["label"], span["start"], span["end"], span["annotator"]),
                    *(span["origin"], span["status"], span["created"], span["updated"]),
                )
                for span in row["spans"]
            ]
            if pk % _BATCH == 0:
                write()
    write()
    connection.execute("COMMIT")
    connection.close()


def export(database: str, file: str) -> None:
    connection = sqlite3.connect(database)
    spans = connection.execute(
        'SELECT article_pk, id, label, start, "end", annotator, origin, status, created, updated '
        "FROM annotations ORDER BY article_pk, start"
    )
    span = next(spans, None)
    with Path(file).open("wb") as out:
        for (
            pk,
            own_id,
            sha256,
            text,
            title,
            publisher,
            published,
            language,
            status,
            name,
        ) in connection.execute(
            "SELECT a.pk, a.id, t.sha256, t.content, title, publisher, published, language, status, file "
            "FROM articles a JOIN texts t ON t.pk = a.text_pk ORDER BY a.pk"
        ):
            found = []
            is_ascii = text.isascii()
            while span and span[0] == pk:
                start, end = span[3], span[4]
                found.append(
                    {
                        "id": span[1],
                        "label": span[2],
                        "start": start,
                        "end": end,
                        "text": text[start:end],
                        "start_byte": start if is_ascii else len(text[:start].encode()),
                        "end_byte": end if is_ascii else len(text[:end].encode()),
                        "annotator": span[5],
                        "origin": span[6],
                        "status": span[7],
                        "created": span[8],
                        "updated": span[9],
                    }
                )
                span = next(spans, None)
            line = {
                "schema": "claims-annotator/1",
                "id": own_id,
                "title": title,
                "publisher": publisher,
                "published": published,
                "language": language,
                "status": status,
                "text": text,
                "text_sha256": sha256,
                "file": name,
                "spans": found,
            }
            out.write(orjson.dumps(line))
            out.write(b"\n")
    connection.close()


if __name__ == "__main__":
    {"make": make, "import": import_, "export": export}[sys.argv[1]](*sys.argv[2:])
