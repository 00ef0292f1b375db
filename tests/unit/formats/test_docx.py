"""Word documents: paragraphs, tables, notes and tracked changes as lines; hostile archives and XML refused."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.docx import WordDocument
from annotator.formats.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(body: str, *, raw: str = "", **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", raw or f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, data in parts.items():
            archive.writestr({"core": "docProps/core.xml"}.get(name, f"word/{name}.xml"), data)
    return out.getvalue()


def _p(*runs: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs) + "</w:p>"


def _read(tmp_path: Path, data: bytes) -> DraftArticle:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert Registry().detect(path).info.name == "docx"
    (draft,) = WordDocument().read(path, ReadOptions())
    assert not isinstance(draft, Trouble)
    return draft


def test_paragraphs_tables_notes_and_changes(tmp_path: Path) -> None:
    body = (
        _p("The minister ", "denied it.")
        + "<w:p><w:pPr><w:pStyle w:val='x'/></w:pPr><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>end</w:t><w:br/>"
        "<w:t>line</w:t></w:r></w:p>"
        + f"<w:tbl><w:tr><w:tc>{_p('a')}{_p('b')}</w:tc><w:tc>{_p('c')}</w:tc></w:tr></w:tbl>"
        + f"<w:sdt><w:sdtContent>{_p('in a control')}</w:sdtContent></w:sdt>"
        + "<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent>"
        + f"{_p('in a box')}</w:txbxContent></mc:Choice><mc:Fallback>{_p('in a box')}</mc:Fallback>"
        "</mc:AlternateContent><w:t>beside it</w:t></w:r></w:p>" + _p("last &lt;script&gt;")
    )
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>The title</dc:title>'
        "<dc:creator>Jane Doe</dc:creator><dcterms:created>2023-09-25T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    notes = f"<w:footnotes {W}><w:footnote w:id='-1'/><w:footnote w:id='2'>{_p('A note.')}</w:footnote></w:footnotes>"
    draft = _read(tmp_path, _docx(body, core=core, footnotes=notes))
    assert (draft.text or "").split("\n") == [
        *(
            "The minister denied it.",
            "new[1] link\tend",
            "line",
            "a b\tc",
            "in a control",
            "beside it",
            "in a box",
        ),
        *("last <script>", "[1] A note."),
    ]
    assert (draft.title, draft.author, draft.published, draft.meta) == (
        *("The title", "Jane Doe", "", {"created": "2023-09-25"}),
    )


def test_what_another_library_writes_is_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Denial", 1)
    document.add_paragraph("He denied “all of it”.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "a", "b"
    document.core_properties.title = "T"
    document.core_properties.author = "J"
    out = io.BytesIO()
    document.save(out)
    draft = _read(tmp_path, out.getvalue())
    assert (draft.text, draft.title, draft.author) == ("Denial\nHe denied “all of it”.\na\tb", "T", "J")


def test_nothing_outside_the_document_is_looked_for(tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="r"><Relationship Id="r1" Type="attachedTemplate" Target="file:///etc/passwd" '
        'TargetMode="External"/><Relationship Id="r2" Target="https://example.org/x" TargetMode="External"/>'
        "</Relationships>"
    )
    draft = _read(tmp_path, _docx(_p("Text."), **{"_rels/document.xml.rels": rels, "settings": rels}))
    assert draft.text == "Text."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_docx(""), "docx.no_text"),
        (_docx("", raw='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "xml.has_doctype"),
        (_docx("", raw='<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "xml.has_doctype"),
        (_docx("<w:p>" * 10_000 + "</w:p>" * 10_000), "xml.too_deep"),
        (_docx(_p("a" * 40_000_000)), "zip.bomb"),
        (_docx("", raw="<a"), "xml.broken"),
        (b"PK\x03\x04 and nothing", "zip.damaged"),
        (b"", "zip.damaged"),
    ],
)
def test_a_hostile_document_is_refused_in_words(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    began = time.process_time()
    with pytest.raises(UserError) as caught:
        list(WordDocument().read(path, ReadOptions()))
    assert caught.value.code == code
    assert time.process_time() - began < 8


def test_a_document_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    data = _docx(_p("Text.") * 20)
    path = tmp_path / "a.docx"
    for end in range(0, len(data), 3):
        path.write_bytes(data[:end])
        with pytest.raises(UserError):
            list(WordDocument().read(path, ReadOptions()))
