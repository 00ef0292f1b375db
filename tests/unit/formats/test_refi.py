"""REFI-QDA: what is written keeps the standard's own schema, and other programs' ways of counting are understood."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.errors import Trouble, UserError
from annotator.core.spans import Span
from annotator.core.tagset import Label
from annotator.formats import safe_xml
from annotator.formats.refi import REFI
from annotator.formats.refi_codebook import codebook, labels_of
from annotator.formats.safe_xml import local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# The facts of Project.xsd that what is written touches: children in their order, attributes, and which are required.
SCHEMA: dict[str, tuple[tuple[str, ...], set[str], set[str]]] = {
    "Project": (
        (
            "Users",
            "CodeBook",
            "Variables",
            "Cases",
            "Sources",
            "Notes",
            "Links",
            "Sets",
            "Graphs",
            "Description",
            "NoteRef",
        ),
        {"name"},
        {
            "origin",
            "creatingUserGUID",
            "creationDateTime",
            "modifyingUserGUID",
            "modifiedDateTime",
            "basePath",
        },
    ),
    "Users": (("User",), set(), set()),
    "User": ((), {"guid"}, {"name", "id"}),
    "CodeBook": (("Codes", "Sets"), set(), set()),
    "Codes": (("Code",), set(), set()),
    "Code": (("Description", "NoteRef", "Code"), {"guid", "name", "isCodable"}, {"color"}),
    "Variables": (("Variable",), set(), set()),
    "Variable": (("Description",), {"guid", "name", "typeOfVariable"}, set()),
    "Sources": (("TextSource",), set(), set()),
    "TextSource": (
        ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"),
        {"guid"},
        {
            "name",
            "richTextPath",
            "plainTextPath",
            "creatingUser",
            "creationDateTime",
            "modifyingUser",
            "modifiedDateTime",
        },
    ),
    "PlainTextSelection": (
        ("Description", "Coding", "NoteRef"),
        {"guid", "startPosition", "endPosition"},
        {"name", "creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"},
    ),
    "Coding": (("CodeRef", "NoteRef"), {"guid"}, {"creatingUser", "creationDateTime"}),
    "CodeRef": ((), {"targetGUID"}, set()),
    "NoteRef": ((), {"targetGUID"}, set()),
    "VariableValue": (("VariableRef", "TextValue"), set(), set()),
    "VariableRef": ((), {"targetGUID"}, set()),
    "TextValue": ((), set(), set()),
    "Description": ((), set(), set()),
    "Notes": (("Note",), set(), set()),
    "Note": (("Description", "PlainTextContent"), {"guid"}, {"name", "creatingUser", "creationDateTime"}),
    "PlainTextContent": ((), set(), set()),
    "Links": (("Link",), set(), set()),
    "Link": (("NoteRef",), {"guid"}, {"name", "direction", "color", "originGUID", "targetGUID"}),
}


def _check(element: Element, guids: set[str]) -> None:
    children, required, allowed = SCHEMA[local(element.tag)]
    names = [local(child.tag) for child in element]
    assert set(names) <= set(children)
    assert [children.index(name) for name in names] == sorted(children.index(name) for name in names)
    assert required <= set(element.keys()) <= required | allowed
    for key, value in element.items():
        if key.endswith(("guid", "GUID", "User")):
            assert str(uuid.UUID(value)) == value
        if key.endswith("DateTime"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", value)
        if key.endswith("Position"):
            assert value.isdecimal()
    if element.get("guid"):
        assert element.get("guid") not in guids
        guids.add(str(element.get("guid")))
    if local(element.tag) in {"Codes", "Users", "Variables"}:
        assert names
    for child in element:
        _check(child, guids)


@settings(max_examples=30)
@given(data=st.data())
def test_what_is_written_is_valid(data: st.DataObject, bench: Any, shapes: Any) -> None:
    written = bench.written(REFI(), data.draw(shapes.documents()))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        root = safe_xml.parsed(archive.read("project.qde"), "")
        guids: set[str] = set()
        _check(root, guids)
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
    assert labels_of(codebook(labels), "") == labels
    with pytest.raises(UserError, match=r"refi\.no_codebook"):
        labels_of(b"<a/>", "")
