"""The HTML report and schema.org: words stay words, whatever they are, and everything is said once."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.errors import UserError
from annotator.formats.report import Report
from annotator.formats.schema_org import SchemaOrg

_ALLOWED = frozenset(
    """html head meta title style body a main h1 h2 h3 h4 p article dl dt dd div mark section span blockquote b table
thead tr th tbody td ul li nav ol code""".split()  # noqa: SIM905 - a list of thirty names reads better as words
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


@pytest.mark.parametrize("format_", [Report(), SchemaOrg()])
def test_they_say_that_they_need_the_text(format_: Any, bench: Any, make: Any) -> None:
    with pytest.raises(UserError, match=r"format\.needs_text"):
        bench.written(format_, [make("a")], with_text=False)
