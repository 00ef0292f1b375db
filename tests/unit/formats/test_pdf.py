"""PDF: the text layer as paragraphs; what has none, is locked, or fails page by page, in words."""

from __future__ import annotations

import io
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.page_lines import paragraphs
from annotator.formats.pdf import PDF
from annotator.formats.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

LINES = [
    "The foreign minister on Monday denied that any arms had been",
    "sent across the border, calling the claims an inven-",
    "tion. He spoke to reporters in the capital.",
    "A spokesman for the neighbouring country said so as well.",
]


def _stream(lines: Sequence[str]) -> bytes:
    words = "".join(f"({line}) Tj T*\n" for line in lines)
    return f"BT /F1 12 Tf 14 TL 72 720 Td\n{words}ET".encode("cp1252")


def _pdf(*contents: bytes, info: str = "", filters: str = "") -> bytes:
    """Return a PDF with a page for each content stream."""
    count = len(contents)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(
            f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content + b"\nendstream"
        )
    objects.append(f"<< {info} >>".encode())
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _read(tmp_path: Path, data: bytes) -> DraftArticle:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert Registry().detect(path).info.name == "pdf"
    (draft,) = PDF().read(path, ReadOptions())
    assert not isinstance(draft, Trouble)
    return draft


def test_the_text_layer_as_paragraphs(tmp_path: Path) -> None:
    info = "/Title (Denial of claims) /Author (Jane Doe) /CreationDate (D:20230925101112+02'00')"
    draft = _read(tmp_path, _pdf(_stream(LINES), info=info))
    assert draft.text == (
        "The foreign minister on Monday denied that any arms had been sent across the border, calling the claims an "
        "invention. He spoke to reporters in the capital.\n"
        "A spokesman for the neighbouring country said so as well."
    )
    assert (draft.title, draft.author, draft.published, draft.meta) == (
        *("Denial of claims", "Jane Doe", "", {"created": "2023-09-25"}),
    )


def test_a_title_that_only_names_a_file_is_none(tmp_path: Path) -> None:
    assert _read(tmp_path, _pdf(_stream(LINES), info="/Title (Microsoft Word - a.docx)")).title == ""


def test_pages_that_fail_or_are_pictures_are_listed(tmp_path: Path) -> None:
    data = _pdf(_stream(LINES), b"", _stream(["The third page has words as well, and they are read."]))
    draft = _read(tmp_path, data)
    assert [(note.code, note.facts["pages"]) for note in draft.notes] == [("pdf.pages_without_text", "2")]
    assert (draft.text or "").endswith("they are read.")
    broken = _pdf(zlib.compress(_stream(LINES)), b"\x00" * 60, filters="/Filter /FlateDecode")
    draft = _read(tmp_path, broken)
    told = [
        (each.code, each.facts.get("page", each.facts.get("pages")))
        for each in (*draft.troubles, *draft.notes)
    ]
    assert told in ([("pdf.page_failed", 2)], [("pdf.pages_without_text", "2")])
    assert "invention" in (draft.text or "")


def _encrypted(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(_pdf(_stream(LINES)))))
    writer.encrypt(user_password=password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_lock_without_a_password_opens_and_one_with_a_password_is_told(tmp_path: Path) -> None:
    assert "denied" in (_read(tmp_path, _encrypted("")).text or "")
    with pytest.raises(UserError, match=r"pdf\.locked"):
        _read(tmp_path, _encrypted("secret"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_pdf(b""), "pdf.no_text"),
        (_pdf(b"q 612 0 0 792 0 0 cm Q", b""), "pdf.no_text"),
        (_pdf(), "pdf.no_page"),
        (b"%PDF-1.4\nnothing", "pdf.damaged"),
        (b"%PDF-1.4\n" + b"<<" * 10_000, "pdf.damaged"),
        (b"%PDF-1.4\n" + b"[" * 10_000 + b"\nstartxref\n9\n%%EOF", "pdf.damaged"),
        (_pdf(zlib.compress(b" " * 100_000_000, 9), filters="/Filter /FlateDecode"), "pdf.no_page"),
    ],
)
def test_a_hostile_file_is_refused_in_words(data: bytes, code: str, tmp_path: Path) -> None:
    began = time.process_time()
    with pytest.raises(UserError) as caught:
        _read(tmp_path, data)
    assert caught.value.code == code
    assert time.process_time() - began < 8


def test_a_file_cut_off_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    data = _pdf(_stream(LINES))
    path = tmp_path / "a.pdf"
    for end in range(0, len(data), 3):
        path.write_bytes(data[:end])
        try:
            found = list(PDF().read(path, ReadOptions()))
        except UserError:
            continue
        assert len(found) == 1


def test_what_reads_long_can_be_ended(tmp_path: Path) -> None:
    class EndedError(Exception):
        pass

    def end() -> None:
        raise EndedError

    path = tmp_path / "a.pdf"
    path.write_bytes(_pdf(_stream(LINES)))
    with pytest.raises(EndedError):
        list(PDF().read(path, ReadOptions(tick=end)))


# Lines and paragraphs

FULL = "This line is as long as the lines of this page usually are,"


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([f"{FULL}\n{FULL}\nshort."], [f"{FULL} {FULL} short."]),
        (
            [f"{FULL}\nends here.\nNew one begins with a capital\n"],
            [f"{FULL} ends here.", "New one begins with a capital"],
        ),
        ([f"{FULL}\n\n{FULL}"], [FULL, FULL]),
        ([f"{FULL}\n• one\n• two"], [FULL, "• one", "• two"]),
        ([f"{FULL}\n1. one\n2. two"], [FULL, "1. one", "2. two"]),
        (["the govern-\nment said"], ["the government said"]),
        (["the govern\u00adment, the govern\u00ad\nment"], ["the govern\u00adment, the government"]),
        (["a well-known man, a well-\nknown woman"], ["a well-known man, a well-known woman"]),
        (["the Anglo-\nIrish treaty"], ["the Anglo-Irish treaty"]),
        (["from 1990-\n1995 and on"], ["from 1990- 1995 and on"]),
        ([f"{FULL}\n{FULL}", "goes on here"], [f"{FULL} {FULL} goes on here"]),
        ([], [""]),
        (["", "  \n "], [""]),
    ],
)
def test_lines_become_paragraphs(pages: list[str], expected: list[str]) -> None:
    assert paragraphs(pages)[0].split("\n") == expected


def test_running_heads_are_kept_as_what_they_are() -> None:
    words = ("first", "second", "third", "fourth")
    pages = [
        f"The Daily Example {number}\nThe {word} line of the page that is long,\n"
        f"and the {word} line that is long too,\n"
        f"Page {number} of 4"
        for number, word in enumerate(words, 1)
    ]
    text, regions = paragraphs(pages)
    heads = [text[slice(*region.span)] for region in regions]
    assert sorted(heads) == sorted(
        [f"The Daily Example {number}" for number in range(1, 5)]
        + [f"Page {number} of 4" for number in range(1, 5)]
    )
    assert " ".join(
        f"The {word} line of the page that is long, and the {word} line that is long too," for word in words
    ) in text  # fmt: skip
