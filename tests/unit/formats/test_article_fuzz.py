"""Files of articles with bytes changed, left out and put in anywhere: read or refused in words, never a traceback."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.registry import Registry
from annotator.services.wording import ROWS

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    '<html lang="en"><head><meta charset="utf-8"><title>Denial</title><script type="application/ld+json">'
    '{"@type":"NewsArticle","headline":"Denial","datePublished":"2023-09-25","author":{"name":"J"}}</script></head>'
    "<body><article><h1>Denial</h1><p>The minister denied — on Monday — that any arms had been sent.</p>"
    "<table><tr><td>a</td></tr></table><p>He said “no” to reporters in the capital.</p></article></body></html>"
).encode()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/a\r\nWARC-Date: 2023-09-26T08:00:00Z\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(HTTP), HTTP)
)
MAIL = (
    b"From: =?utf-8?q?J=C3=A9?= <j@e.org>\r\nSubject: =?utf-8?b?w6k=?=\r\nDate: Mon, 25 Sep 2023 10:00:00 +0000\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html;\r\n'
    b" charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + PAGE
    + b"\r\n--x\r\nContent-Type: text/plain; "
    b"name=a.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nVGV4dA==\r\n--x--\r\n"
)
PDF = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [4 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
endobj
4 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>
endobj
5 0 obj
<< /Length 60 >>
stream
BT /F1 12 Tf 72 720 Td (The minister denied it.) Tj (No.) ' ET
endstream
endobj
6 0 obj
<< /Title (T) /CreationDate (D:20230925101112Z) >>
endobj
trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>
%%EOF
"""


def _docx() -> bytes:
    out = io.BytesIO()
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(out, "w") as archive:  # stored, so that what is changed is not only the packing
        archive.writestr(
            "word/document.xml",
            f"<w:document {main}><w:body><w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
        )
        archive.writestr(
            "word/footnotes.xml",
            f"<w:footnotes {main}><w:footnote w:id='1'><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
        archive.writestr(
            "docProps/core.xml", "<c><title>T</title><created>2023-09-24T00:00:00Z</created></c>"
        )
    return out.getvalue()


FILES = {
    "html": ("a.html", PAGE),
    "mhtml": ("a.mhtml", MAIL),
    "eml": ("a.eml", MAIL),
    "pdf": ("a.pdf", PDF),
    "docx": ("a.docx", _docx()),
    "warc": ("a.warc", WARC * 2),
    "warc, packed": ("a.warc.gz", gzip.compress(WARC, mtime=0) * 2),
    "json": ("a.json", b'[{"body": "Text of it", "title": "T", "a": {"b": [1, "x"]}}, {"body": "More"}]'),
    "csv": ("a.csv", 'title,text,"a ""b"""\nT,"Text\nof “it”",1\nU,More,2\n'.encode()),
}
PIECES = (
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&#0;",
    b"\r\n",
    b"--x",
    b"9" * 20,
    b"=?",
    b"(",
    b"[",
    b"{",
    b'"',
    b"]]>",
    b"%",
)
CASES = 120


def _changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) or 1)
        kind = chance.randrange(4)
        if kind == 0:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[at + chance.randint(1, 40) :]
        elif kind == 2:
            data = data[:at] + chance.choice(PIECES) + data[at:]
        else:
            other = chance.randrange(len(data) or 1)
            data = data[:at] + data[other : other + chance.randint(1, 60)] + data[at:]
    return data


@pytest.mark.parametrize("kind", FILES)
def test_changed_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    name, data = FILES[kind]
    reader = Registry().named(kind.partition(",")[0])
    chance = random.Random(kind)
    path = tmp_path / name
    for _ in range(CASES):
        path.write_bytes(_changed(data, chance))
        troubles: list[Trouble] = []
        try:
            for item in reader.read(path, ReadOptions()):
                if isinstance(item, Trouble):
                    troubles.append(item)
                else:
                    assert item.text
                    item.text.encode()  # no half of a surrogate pair
                    troubles += (*item.troubles, *item.notes, *item.repairs)
        except UserError as error:
            troubles.append(error.trouble)
        assert {trouble.code for trouble in troubles} <= set(ROWS)
