"""Articles of every kind into a project: what each tells of itself, one bad file among many, and the way to end it."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import Cancelled
from annotator.services.transfer import import_files

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.core.values import Article
    from annotator.services.session import Session

WORDS = (
    "YEREVAN — The foreign minister denied on Monday that any arms had been sent across the border.",
    "“We cannot agree with these theses,” he told reporters in the capital, and left the room.",
)
PAGE = (
    '<html lang="en"><head><title>Denial {n}</title><meta property="article:published_time" content="2023-09-25">'
    "</head><body><article><h1>Denial {n}</h1>"
    + "".join(f"<p>{each}</p>" for each in WORDS)
    + "</article></body></html>"
)


def _docx(text: str) -> bytes:
    out = io.BytesIO()
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(out, "w") as archive:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
        archive.writestr("word/document.xml", f"<w:document {main}><w:body>{body}</w:body></w:document>")
        archive.writestr("docProps/core.xml", "<c><created>2023-09-24T00:00:00Z</created></c>")
    return out.getvalue()


def _warc() -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.format(n="warc").encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.example.org/a\r\n"
        "WARC-Date: 2023-09-26T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(page)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + page + b"\r\n\r\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file of each kind, and one that is none."""
    place = tmp_path / "in"
    (place / "sub").mkdir(parents=True)
    (place / "a.html").write_text(PAGE.format(n="html"), encoding="utf-8")
    (place / "sub" / "a.mht").write_text(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"
        f"Content-Location: https://www.example.org/b\n\n{PAGE.format(n='mht')}\n--x--\n",
        encoding="utf-8",
    )
    (place / "a.eml").write_text(
        "From: Jane Doe <j@example.org>\nSubject: Denial by mail\nDate: Mon, 25 Sep 2023 10:00:00 +0000\n\n"
        f"{WORDS[0]}\n",
        encoding="utf-8",
    )
    (place / "a.docx").write_bytes(_docx("Denial in a document\n" + WORDS[1]))
    (place / "a.warc.gz").write_bytes(_warc())
    (place / "a.csv").write_text(
        f"title,text,date\nDenial in a table,{'x ' * 20},25.09.2023\n", encoding="utf-8"
    )
    (place / "a.txt").write_bytes(
        ("Министр заявил, что страна не согласна с этими тезисами. " * 4).encode("cp1251")
    )
    (place / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing")
    return place


def _articles(session: Session) -> dict[str, Article]:
    return {
        one.file or "table": one for one in session.read.articles_with(session.read.article_ids()).values()
    }


def test_a_folder_of_all_kinds(session: Session, folder: Path) -> None:
    report = import_files(session, [folder])
    assert [(each.code, each.file) for each in report.refused] == [("pdf.damaged", str(folder / "bad.pdf"))]
    articles = _articles(session)
    assert set(articles) == {"a.html", "sub/a.mht", "a.eml", "a.docx", "a.warc.gz", "table", "a.txt"}
    assert {name: (one.title, one.published, one.published_basis) for name, one in articles.items()} == {
        "a.html": ("Denial html", "2023-09-25", "page"),
        "sub/a.mht": ("Denial mht", "2023-09-25", "page"),
        "a.eml": ("Denial by mail", "2023-09-25", "header"),
        "a.docx": ("Denial in a document", "2023-09-24", "file made"),
        "a.warc.gz": ("Denial warc", "2023-09-25", "page"),
        "table": ("Denial in a table", "2023-09-25", "file"),
        "a.txt": (articles["a.txt"].title, "", ""),
    }
    assert articles["a.warc.gz"].url == "https://www.example.org/a"
    assert articles["a.txt"].encoding == "cp1251"
    kinds = {region.kind.value for region in articles["a.html"].regions}
    assert kinds == {"title", "dateline"}
    assert all(one.file_sha256 for name, one in articles.items() if name != "table")
    again = import_files(session, [folder])
    assert (again.accepted.total(), again.skipped.total()) == (0, 7)
    assert session.verify().is_sound


def test_an_import_of_pages_ends_when_it_is_cancelled(session: Session, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.html").write_text(PAGE.format(n=number), encoding="utf-8")
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_files(session, sorted(tmp_path.glob("*.html")), progress=stop)
    assert told == [(0, 5), (1, 5), (2, 5), (3, 5)]
    assert session.read.article_count() == 0


def test_readers_of_articles_are_imported_when_they_are_needed(tmp_path: Path) -> None:
    """Importing lines of JSON, or a text in UTF-8, costs none of the libraries of other formats."""
    (tmp_path / "a.txt").write_text("The text.")
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n')
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from annotator.services.session import Session\n"
        "from annotator.services.transfer import import_files\n"
        "with Session.create(Path(sys.argv[1]) / 'p.claims', annotator='a') as session:\n"
        "    report = import_files(session, [Path(sys.argv[1])])\n"
        "names = ('lxml', 'trafilatura', 'pypdf', 'docx', 'warcio', 'charset_normalizer', 'babel')\n"
        "print(report.accepted.total(), [name for name in names if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "2 []\n", done.stderr
