"""Web archives: each page an article with its address and time; lengths that lie, bombs and damage told by record."""

from __future__ import annotations

import gzip
import hashlib
import io
import time
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.registry import Registry
from annotator.formats.warc import WARC

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    "<html lang='en'><head><title>Denial {n}</title></head><body><article><h1>Denial {n}</h1><p>The minister denied on "
    "Monday that any arms had been sent across the border {n} times.</p></article></body></html>"
)


def _record(
    body: bytes, *, kind: str = "response", url: str = "https://www.example.org/a", length: int | None = None,
    mime: str = "application/http; msgtype=response",
) -> bytes:  # fmt: skip
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-09-26T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {mime}\r\n"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    ).encode() + body + b"\r\n\r\n"  # fmt: skip


def _http(
    page: bytes, *, status: str = "200 OK", mime: str = "text/html; charset=utf-8", head: str = ""
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{head}\r\n".encode() + page


def _page(number: int) -> bytes:
    return PAGE.format(n=number).encode()


def _read(tmp_path: Path, data: bytes, name: str = "a.warc") -> list[DraftArticle | Trouble]:
    path = tmp_path / name
    path.write_bytes(data)
    assert Registry().detect(path).info.name == "warc"
    return list(WARC().read(path, ReadOptions()))


RECORDS = [
    _record(b"software: x\r\n", kind="warcinfo", mime="application/warc-fields"),
    _record(_http(_page(1))),
    _record(b"GET / HTTP/1.1\r\n\r\n", kind="request", mime="application/http; msgtype=request"),
    _record(_http(b"\x89PNG", mime="image/png")),
    _record(_http(b"<html>gone</html>", status="404 Not Found")),
    _record(_http(b"", status="301 Moved", head="Location: /b\r\n")),
    _record(
        _http(gzip.compress(_page(2)), head="Content-Encoding: gzip\r\n"), url="https://www.example.org/b"
    ),
    _record(b"The plain text of a page.", kind="conversion", mime="text/plain", url="https://example.org/c"),
    _record(_http(b"<html><body></body></html>")),
]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_and_texts_are_articles(name: str, tmp_path: Path) -> None:
    data = b"".join(map(gzip.compress, RECORDS)) if name.endswith(".gz") else b"".join(RECORDS)
    items = _read(tmp_path, data, name)
    first, second, third = (item for item in items if isinstance(item, DraftArticle))
    assert (first.title, first.url, first.line, first.publisher) == (
        *("Denial 1", "https://www.example.org/a", 2, "example.org"),
    )
    assert first.text == (
        "Denial 1\nThe minister denied on Monday that any arms had been sent across the border 1 times."
    )
    assert first.file_sha256 == hashlib.sha256(data).hexdigest()
    assert first.meta == {
        "retrieved": "2023-09-26T08:00:00Z",
        "warc_record_id": "<urn:uuid:1>",
        "payload_sha256": hashlib.sha256(_page(1)).hexdigest(),
    }
    assert (second.title, second.line) == ("Denial 2", 7)
    assert (third.text, third.line) == ("The plain text of a page.", 8)
    assert [(item.code, item.line) for item in items if isinstance(item, Trouble)] == [("page.no_text", 9)]
    (note,) = third.notes
    assert (note.code, note.facts["count"]) == ("warc.passed", 5)
    assert "1 HTTP 404" in str(note.facts["kinds"])


def test_one_gzip_around_all_records_is_told(tmp_path: Path) -> None:
    items = _read(tmp_path, gzip.compress(b"".join(RECORDS)), "a.warc.gz")
    assert [item.code for item in items if isinstance(item, Trouble)][-1:] == ["warc.damaged"]


@pytest.mark.parametrize("length", [10, 100_000, 10**15, -5])
def test_a_length_that_lies(length: int, tmp_path: Path) -> None:
    began = time.process_time()
    items = _read(
        tmp_path,
        _record(_http(_page(1))) + _record(_http(_page(2)), length=length) + _record(_http(_page(3))),
    )
    codes = [item.code for item in items if isinstance(item, Trouble)]
    titles = [item.title for item in items if isinstance(item, DraftArticle)]
    assert titles[0] == "Denial 1"
    assert codes or titles == ["Denial 1", "Denial 2", "Denial 3"]
    assert time.process_time() - began < 8


def test_a_page_in_a_packing_that_is_not_read(tmp_path: Path) -> None:
    items = _read(
        tmp_path, _record(_http(b"\x0b\x02\x80", head="Content-Encoding: br\r\n")) + _record(_http(_page(2)))
    )
    assert [item.code if isinstance(item, Trouble) else item.title for item in items] == [
        "warc.packed",
        "Denial 2",
    ]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as packed:
        for _ in range(60):
            packed.write(b" " * 1_000_000)
    began = time.process_time()
    for data in (
        _record(_http(out.getvalue(), head="Content-Encoding: gzip\r\n")),
        gzip.compress(_record(_http(b" " * 60_000_000, mime="video/mp4"))),
    ):
        items = _read(tmp_path, data, "a.warc.gz")
        assert [item.code for item in items if isinstance(item, Trouble)] == ["zip.bomb"]
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"WARC/1.0\r\n", "warc.no_page"),
        (_record(b"x", kind="metadata", mime="a/b"), "warc.no_page"),
    ],
)
def test_an_archive_of_nothing_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    try:
        items = _read(tmp_path, data)
    except UserError as error:
        codes = [error.code]
    else:
        codes = [item.code for item in items if isinstance(item, Trouble)]
    assert codes in ([code], ["warc.damaged"])


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_file_cut_off_anywhere_is_read_or_told(is_packed: bool, tmp_path: Path) -> None:
    data = b"".join(
        gzip.compress(each) if is_packed else each for each in (_record(_http(_page(1))), RECORDS[3])
    )
    path = tmp_path / "a.warc"
    for end in range(0, len(data), 5):
        path.write_bytes(data[:end])
        try:
            found = list(WARC().read(path, ReadOptions()))
        except UserError:
            continue
        assert found
