"""Pages that Qt drew: a line is one line, whatever pieces it was drawn in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest

from annotator.core.errors import Trouble
from annotator.formats.base import ReadOptions
from annotator.formats.pdf import PDF
from annotator.formats.pdf_places import begin_in_place, is_of_qt
from annotator.ui.printing import print_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

HTML = """<html><body><h1>A report</h1><p><a href="#how">How to check</a> (2023-11-07)</p>
<h2><a name="how"></a>How to check this report</h2><p>The minister <b>denied</b> it,
<a href="https://example.org">as was said</a>.</p><p>{0}</p><h3>Другой заголовок</h3><p>{0}</p></body></html>"""


def test_a_report_is_read_as_it_was_printed(qapp: QApplication, tmp_path: Path) -> None:  # noqa: ARG001 - Qt needs one
    path = tmp_path / "report.pdf"
    path.write_bytes(
        print_pdf(HTML.format("Long words that fill a line of the page. " * 4 + "Then it ends."))
    )
    (draft,) = PDF().read(path, ReadOptions())
    assert not isinstance(draft, Trouble)
    lines = (draft.text or "").split("\n")
    for line in (
        "How to check (2023-11-07)",
        "How to check this report",
        "The minister denied it, as was said.",
        "Другой заголовок",
    ):
        assert line in lines
    assert all(len(line) > 1 for line in lines)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            b"BT\n/F1 5 Tf 1 0 0 -1 0 0 Tm\n3 -4 Td <0001> Tj",
            b"1.000000 0.000000 0.000000 -1.000000 3.000000 4.000000 Tm <0001> Tj",
        ),
        (
            b"BT /F1 5 Tf 0 2 -2 0 10 20 Tm 3 4 Td <01> Tj",
            b"0.000000 2.000000 -2.000000 0.000000 2.000000 26.000000 Tm <01> Tj",
        ),
        (b"BT /F1 5 Tf 1 0 0 1 0 0 Tm (1 0 0 1 0 0 Tm 3 4 Td) Tj", b""),
        (b"BT /F1 5 Tf 1 0 0 1 . 0 Tm 3 4 Td <01> Tj", b""),
    ],
)
def test_a_piece_begins_at_its_place(written: bytes, meant: bytes) -> None:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = pypdf.generic.DecodedStreamObject()
    stream.set_data(written)
    page[pypdf.generic.NameObject("/Contents")] = stream
    begin_in_place(page)
    contents = page.get_contents()
    assert contents is not None
    found = contents.get_data()
    assert found.endswith(meant) if meant else found == written


def test_what_made_a_document_is_asked_without_harm() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    assert not is_of_qt(pypdf.PdfReader(out))
    assert not is_of_qt(object())
