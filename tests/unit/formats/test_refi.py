"""REFI-QDA: what is written keeps the standard's own schema, and other programs' ways of counting are understood."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]  # it has no stubs

from annotator.core.errors import Trouble, UserError
from annotator.core.spans import Span
from annotator.core.tagset import Label
from annotator.formats import safe_xml
from annotator.formats.refi import REFI
from annotator.formats.refi_codebook import codebook, labels_of
from annotator.formats.safe_xml import local
from tests.unit.formats.refi_schema import codebook_schema, project_schema

PROJECT, CODEBOOK = project_schema(), codebook_schema()


@settings(max_examples=30)
@given(data=st.data())
def test_what_is_written_is_valid(data: st.DataObject, bench: Any, shapes: Any) -> None:
    written = bench.written(REFI(), data.draw(shapes.documents()))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        PROJECT.assertValid(etree.fromstring(archive.read("project.qde")))
        root = safe_xml.parsed(archive.read("project.qde"), "")
        known = [str(element.get("guid")) for element in root.iter() if element.get("guid")]
        guids = set(known)
        assert len(known) == len(guids)
        for element in root.iter():
            for key in ("creatingUser", "targetGUID", "originGUID"):
                if local(element.tag) != "Link" and element.get(key):
                    assert element.get(key) in guids
            path = element.get("plainTextPath")
            if path:
                assert f"sources/{path.removeprefix('internal://')}" in archive.namelist()


def _project(text: bytes, selections: str, path: str = "internal://A.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Sources/A.txt", text)
        archive.writestr(
            "project.qde",
            '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Other 3">'
            '<Users><User guid="{AAAAAAAA-0000-4000-8000-000000000001}" name="Ann"/></Users><CodeBook><Codes>'
            '<Code guid="AAAAAAAA-0000-4000-8000-000000000002" name="claim" isCodable="true"><Code '
            'guid="aaaaaaaa-0000-4000-8000-000000000003" name="denial" isCodable="true"/></Code></Codes></CodeBook>'
            f'<Sources><TextSource guid="s" name="An article" plainTextPath="{path}">{selections}</TextSource>'
            '<PictureSource guid="x" name="photo"/></Sources><Notes><Note guid="N1"><PlainTextContent>a note'
            '</PlainTextContent></Note></Notes><Links><Link guid="l" name="denies" originGUID="P2" targetGUID="c1"/>'
            '<Link guid="m" name="other" originGUID="s" targetGUID="c1"/></Links></Project>',
        )
    return out.getvalue()


def _selection(own_id: str, start: int, end: int, code: int, name: str) -> str:
    return (
        f'<PlainTextSelection guid="{own_id}" startPosition="{start}" endPosition="{end}" name="{name}"><Coding '
        f'guid="c{own_id[1:]}" creatingUser="aaaaaaaa-0000-4000-8000-000000000001"><CodeRef '
        f'targetGUID="AAAAAAAA-0000-4000-8000-00000000000{code}"/></Coding><NoteRef targetGUID="n1"/>'
        "</PlainTextSelection>"
    )


@pytest.mark.parametrize("path", ["internal://A.txt", "a.txt", "sources/A.txt", "internal://sources/a.TXT"])
def test_a_project_of_another_program(path: str, bench: Any) -> None:
    text = "\ufeffHe 😀\r\ndenied it.\r\nTwice."
    plain = text[1:].replace("\r\n", "\n")
    start, twice = plain.index("denied"), plain.index("Twice")
    selections = _selection("P1", start, start + 6, 2, "denied") + _selection(
        "P2", twice, twice + 5, 3, "Twice"
    )
    selections += '<PlainTextSelection guid="P3" startPosition="x" endPosition="2"/>'
    found = bench.read(REFI(), _project(text.encode(), selections, path))
    if "sources" in path:
        found = bench.read(REFI(), _project(text.encode(), selections, path.replace("sources/", "")))
    draft, picture, link = found
    assert (picture.code, link.code) == ("refi.other_source", "refi.link")
    assert draft.text == text[1:]
    assert [draft.text[slice(*span.fragments[0])] for span in draft.spans] == ["denied", "Twice"]
    assert [(span.label, span.annotator, span.note) for span in draft.spans] == [
        ("claim", "Ann", "a note"),
        ("denial", "Ann", "a note"),
    ]
    assert [each.code for each in draft.repairs] == ["refi.counted_crlf"]
    assert [each.code for each in draft.troubles] == ["refi.no_place"]
    (joined,) = draft.links
    assert (joined.type, joined.from_id, joined.to_id) == ("denies", "p2", "p1")


def test_units_of_utf16_are_understood(bench: Any) -> None:
    text = "😀😀 He denied it."
    draft = bench.read(REFI(), _project(text.encode(), _selection("P1", 8, 14, 2, "denied")))[0]
    assert draft.spans[0].fragments == (Span(text.index("denied"), text.index("denied") + 6),)
    assert [each.code for each in draft.repairs] == ["refi.counted_utf16"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("../project.qde", b"<a/>", "zip.bad_path"),
        ("/etc/passwd", b"x", "zip.bad_path"),
        ("a\\..\\..\\b", b"x", "zip.bad_path"),
        ("C:/x", b"x", "zip.bad_path"),
        ("project.qde", b"a" * 20_000_000, "zip.bomb"),
        ("project.qde", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "xml.has_doctype"),
        ("project.qde", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "xml.has_doctype"),
        ("project.qde", b"<a>" * 10_000, "xml.too_deep"),
        ("project.qde", b"<a><b></a>", "xml.broken"),
        ("other.xml", b"<a/>", "refi.no_project"),
    ],
)
def test_archives_that_mean_harm_are_refused(name: str, content: bytes, code: str, bench: Any) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    with pytest.raises(UserError, match=re.escape(code)):
        bench.read(REFI(), out.getvalue())


def test_the_schema_tells_right_from_wrong() -> None:
    head = '<Project xmlns="urn:QDA-XML:project:1.0" name="p">{}</Project>'
    guid = "0193aaaa-0000-7000-8000-000000000001"
    for inside, is_valid in (
        ("", True),
        ("<Users/>", False),
        (f'<Users><User guid="{{{guid}}}"/></Users>', True),
        ('<Users><User guid="1"/></Users>', False),
        (f'<Sources><TextSource guid="{guid}"/><PDFSource guid="{guid}"/></Sources>', True),
        (f'<Notes/><Sources><TextSource guid="{guid}"/></Sources>', False),
        (f'<Links><Link guid="{guid}" direction="oneway"/></Links>', False),
    ):
        assert PROJECT.validate(etree.fromstring(head.format(inside))) is is_valid, inside


# As ATLAS.ti and MAXQDA write a PDF (its text beside it), NVivo a whole source that is coded, with cases and sets.
VENDORS = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="{origin}" creationDateTime="2024-01-02T03:04:05Z">
<Users><User guid="{g}01" name="Ann"/></Users>
<CodeBook><Codes><Code guid="{g}02" name="claim" isCodable="true" color="#f0a"/>
<Code guid="{g}03" name="politics" isCodable="true"/></Codes></CodeBook>
<Cases><Case guid="{g}0C" name="Affair"><SourceRef targetGUID="{g}10"/></Case></Cases>
<Sources>
<PDFSource guid="{g}10" name="report.pdf" path="internal://{g}10.pdf" creatingUser="{g}01">
<PDFSelection guid="{g}11" page="0" firstX="1" firstY="2" secondX="3" secondY="4"/>
<Representation guid="{g}12" name="report.pdf" plainTextPath="internal://{g}12.txt">
<PlainTextSelection guid="{g}13" name="denied it" startPosition="3" endPosition="12" creatingUser="{g}01">
<Coding guid="{g}14"><CodeRef targetGUID="{g}02"/></Coding></PlainTextSelection></Representation></PDFSource>
<TextSource guid="{g}20" name="wire" richTextPath="internal://{g}20.docx" plainTextPath="internal://{g}20.txt">
<Description>From the archive</Description>
<Coding guid="{g}21"><CodeRef targetGUID="{g}03"/></Coding><NoteRef targetGUID="{g}30"/></TextSource>
</Sources>
<Notes><Note guid="{g}30" name="memo"><PlainTextContent>Read twice.</PlainTextContent></Note></Notes>
<Sets><Set guid="{g}40" name="all"><MemberSource targetGUID="{g}20"/></Set></Sets>
</Project>"""


@pytest.mark.parametrize("origin", ["ATLAS.ti 24.0", "MAXQDA 24", "NVivo 14"])
def test_what_the_shapes_of_vendors_hold_is_taken_or_listed(origin: str, bench: Any) -> None:
    guid = "AAAAAAAA-0000-4000-8000-0000000000"
    data = VENDORS.format(g=guid, origin=origin)
    PROJECT.assertValid(etree.fromstring(data.encode()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", data)
        archive.writestr(f"Sources/{guid}12.txt", "He denied it.")
        archive.writestr(f"Sources/{guid}20.txt", "\ufeffWire.")
    found = bench.read(REFI(), out.getvalue())
    pdf, wire = (each for each in found if not isinstance(each, Trouble))
    assert (pdf.title, pdf.text, [each.label for each in pdf.spans]) == (
        "report.pdf",
        "He denied it.",
        ["claim"],
    )
    assert pdf.spans[0].annotator == "Ann"
    assert [each.facts["kind"] for each in pdf.troubles] == ["PDFSelection"]
    assert wire.meta == {"codes": ["politics"], "description": "From the archive", "notes": ["Read twice."]}
    left = [each for each in found if isinstance(each, Trouble)]
    assert [(each.code, each.facts["kind"], each.facts["count"]) for each in left] == [
        ("refi.left", "Cases", 1), ("refi.left", "Sets", 1),
    ]  # fmt: skip


def test_a_text_that_is_missing_is_one_trouble(bench: Any) -> None:
    found = bench.read(REFI(), _project(b"text", "", "internal://gone.txt"))
    assert next(each.code for each in found if isinstance(each, Trouble)) == "refi.no_text"


def test_a_codebook_comes_back() -> None:
    labels = [
        Label(
            id="0193aaaa-0000-7000-8000-000000000001",
            name="claim",
            colour="#0072B2",
            guideline="What <is> said\n& how.",
        ),
        Label(id="0193aaaa-0000-7000-8000-000000000002", name="a “b”", colour="#FF00AA", position=1),
    ]
    CODEBOOK.assertValid(etree.fromstring(codebook(labels)))
    assert labels_of(codebook(labels), "") == labels
    with pytest.raises(UserError, match=r"refi\.no_codebook"):
        labels_of(b"<a/>", "")
