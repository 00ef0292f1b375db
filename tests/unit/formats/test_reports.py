"""The HTML report and schema.org: words stay words, whatever they are, and everything is said once."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.errors import UserError
from annotator.core.tagset import AttributeType, Label, LinkType, Pattern, TagSet
from annotator.formats.base import WriteOptions
from annotator.formats.codebook import DOCXCodebook, HTMLCodebook, QDCCodebook
from annotator.formats.refi_codebook import labels_of
from annotator.formats.registry import Registry
from annotator.formats.report import Report
from annotator.formats.report_content import Background, Evidence, Finding, plain
from annotator.formats.report_docx import DOCXReport
from annotator.formats.report_pdf import PDFReport
from annotator.formats.schema_org import SchemaOrg

_ALLOWED = frozenset(
    """html head meta title style body a main h1 h2 h3 h4 p article div mark section span blockquote b table
thead tr th tbody td li nav ol code""".split()  # noqa: SIM905 - a list of thirty names reads better as words
)
_ATTRIBUTES = frozenset(
    {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "href",
        "id",
        "aria-labelledby",
        "dir",
        "rel",
        "scope",
        *("border", "cellspacing", "cellpadding", "width"),
    }
)


class _Page(HTMLParser):
    """What a browser sees of the report: its elements, their texts, the places it links to."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.texts: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        assert tag in _ALLOWED
        assert set(known) <= _ATTRIBUTES
        if "id" in known:
            assert known["id"] not in self.ids
            self.ids.add(str(known["id"]))
        if "href" in known:
            self.links.append(str(known["href"]))
        if known.get("class") == "text":
            self.texts.append([])
        if tag != "meta":
            self.open.append(
                "number" if known.get("class") == "number" else "" if known.get("class") == "turn" else tag
            )

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() in {tag, "number", ""}

    def handle_data(self, data: str) -> None:
        if self.texts and "div" in self.open and "number" not in self.open and "" not in self.open:
            self.texts[-1].append(data)


@settings(max_examples=40)
@given(data=st.data())
def test_hostile_words_stay_words(data: st.DataObject, bench: Any, shapes: Any) -> None:
    documents = data.draw(shapes.documents())
    html = bench.written(Report(), documents).decode()
    page = _Page(html)
    assert page.open == []
    control = {number: 0x2400 + number for number in range(32) if chr(number) not in "\t\n\r"}
    control |= {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD, 0x7F: 0x2421}
    assert ["".join(parts) for parts in page.texts] == [each.text.translate(control) for each in documents]
    for link in page.links:
        assert link.startswith("https://example.org/") or link[1:] in page.ids
    assert "http-equiv" in html


def test_an_address_that_runs_something_is_no_link(bench: Any, make: Any) -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "https://a b", 'https://x/" onclick="y'):
        page = _Page(bench.written(Report(), [make("A text.", url=url)]).decode())
        assert all(link.startswith("#") for link in page.links)


def test_characters_that_turn_the_line_are_shown(bench: Any, make: Any) -> None:
    html = bench.written(Report(), [make("a\u202edeined\u202c b")]).decode()
    assert "\u202e" not in html
    assert "U+202E" in html


def test_every_annotation_is_said_with_its_place_and_context(bench: Any, make: Any) -> None:
    document = make("Before. He denied it. After.", ("denial", [(8, 20)]), publisher="Wire")
    html = bench.written(Report(), [document]).decode()
    for words in (
        "He denied it",
        "characters 8 to 20",
        "Before. ",
        "Wire",
        document.article.text_sha256,
        "[1 denial]",
    ):
        assert words in html


FINDING = Finding(
    wording="It <b>rained</b>.\u202e",
    standing="denied",
    first_seen="2023",
    asserted_by=("Ann",),
    denied_by=("Bob",),
    articles=1,
    publishers=1,
    origins=1,
    grade="B2",
    judgement="Likely & <i>true</i>\x00",
    evidence=(
        Evidence(annotation_id="?", part="denies", quote="<q>", speaker="Bob", article="A", when="2023"),
    ),
)


def test_the_ledger_stands_apart_from_the_judgement(make: Any) -> None:
    out = io.BytesIO()
    document = make("He denied it.", ("denial", [(0, 12)]))
    Report().write_report([document], out, WriteOptions(), Background(findings=(FINDING,)))
    page = _Page(out.getvalue().decode())
    ledger, _, judgement = out.getvalue().decode().partition('<section class="judgement"')
    assert {"#ledger", "#judgement", "#checking", "#article-1", "#finding-1"} <= set(page.links)
    assert "Likely" not in ledger
    assert "B2" not in ledger
    assert "Likely &amp; &lt;i&gt;true&lt;/i&gt;␀" in judgement
    assert "It &lt;b&gt;rained" in ledger
    assert "sha256sum" in judgement


@settings(max_examples=15)
@given(data=st.data())
def test_docx_holds_every_word(data: st.DataObject, shapes: Any) -> None:
    documents = data.draw(shapes.documents())
    out = io.BytesIO()
    DOCXReport().write_report(documents, out, WriteOptions(), Background(findings=(FINDING,)))
    read = docx.Document(io.BytesIO(out.getvalue()))
    words = "".join("".join(each.text.split()) for each in read.paragraphs)
    for document in documents:
        marks = sorted({place for each in document.annotations for span in each.fragments for place in span})
        pieces = [document.text[a:b] for a, b in pairwise([0, *marks, len(document.text)])]
        for piece in pieces:
            assert "".join(plain(piece).split()) in words
    assert "Itrained" not in words
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    assert "Likely & <i>true</i>␀" in cells
    again = io.BytesIO()
    DOCXReport().write_report(documents, again, WriteOptions(), Background(findings=(FINDING,)))
    assert again.getvalue() == out.getvalue()


def test_pdf_is_what_the_printer_makes_of_the_report(bench: Any, make: Any) -> None:
    document = make("He <b>denied</b> it.", ("denial", [(0, 12)]))
    with pytest.raises(UserError, match=r"report\.no_printer"):
        bench.written(PDFReport(), [document])
    seen: list[str] = []

    def printer(html: str, _progress: object) -> bytes:
        seen.append(html)
        return b"%PDF"

    format_ = Registry(printer).writer("report-pdf")
    assert bench.written(format_, [document]) == b"%PDF"
    assert "&lt;b&gt;denied" in seen[0]
    assert "<mark" not in seen[0]  # Qt does not know it


TAGS = TagSet(
    labels=(
        Label(
            id="0193aaaa-0000-7000-8000-000000000001",
            name="claim",
            title="Claim <1>",
            key="c",
            pattern=Pattern.WAVE,
            guideline="What is said.\n<script>",
            attributes=(AttributeType(name="certainty", title="Certainty", choices=("high", "low")),),
        ),
    ),
    link_types=(LinkType(id="denies", title="denies", from_labels=("denial",)),),
)


@pytest.mark.parametrize("format_", [HTMLCodebook(), DOCXCodebook(), QDCCodebook()])
def test_a_codebook_says_all_of_the_tag_set(format_: Any) -> None:
    out = io.BytesIO()
    format_.write_report((), out, WriteOptions(), Background(tag_set=TAGS))
    data = out.getvalue()
    if format_.info.suffixes == (".docx",):
        read = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(each.text for each in read.paragraphs), *cells])
    else:
        text = data.decode()
        assert "<script>" not in text
        text = unescape(text)
    for words in ("claim", "What is said.", "<script>"):
        assert words in text
    if format_.info.name != "codebook-qdc":
        for words in ("Claim <1>", "wave", "Certainty", "high, low", "denies", "denial"):
            assert words in text


def test_a_codebook_of_articles_alone_names_their_labels(bench: Any, make: Any) -> None:
    assert labels_of(bench.written(QDCCodebook(), [make("a", ("claim", [(0, 1)]))]), "")[0].name == "claim"


@settings(max_examples=30)
@given(data=st.data())
def test_schema_org_is_one_graph(data: st.DataObject, bench: Any, shapes: Any) -> None:
    documents = data.draw(shapes.documents())
    written = bench.written(SchemaOrg(), documents)
    assert b"<" not in written
    graph = json.loads(written)["@graph"]
    kinds = [node["@type"] for node in graph]
    labels = [each.label_id for document in documents for each in document.annotations]
    assert kinds.count("NewsArticle") == len(documents)
    assert kinds.count("Quotation") == labels.count("quote")
    assert kinds.count("Claim") == len(labels) - labels.count("quote")
    assert all(re.match("urn:uuid:", node["@id"]) for node in graph)


@pytest.mark.parametrize("format_", [Report(), DOCXReport(), PDFReport(), SchemaOrg()])
def test_they_say_that_they_need_the_text(format_: Any, bench: Any, make: Any) -> None:
    with pytest.raises(UserError, match=r"format\.needs_text"):
        bench.written(format_, [make("a")], with_text=False)
