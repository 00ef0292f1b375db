"""Saved web pages: the article and what the page says of it, in any layout; nothing is run and nothing fetched."""

from __future__ import annotations

import hashlib
import json
import socket
import time
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions
from annotator.formats.html import SavedPage
from annotator.formats.registry import Registry
from annotator.formats.webpage import page_of

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.drafts import DraftArticle

BODY = [
    "YEREVAN — The foreign minister on Monday denied that any arms had been sent, calling it “pure invention”.",
    "“We cannot agree with these theses,” he told reporters. “There was no such shipment,” the minister added.",
    "A spokesman for the neighbouring country said the denial was “expected & unconvincing”, and called for talks.",
]
PARAGRAPHS = "".join(f"<p>{each.replace('&', '&amp;')}</p>" for each in BODY)
TITLE = "Minister denies arms claim"
RELATED = (
    '<aside class="related"><h3>Related</h3><ul><li><a href="/a">Other headline about something else</a></li>'
    '<li><a href="/b">Third headline entirely</a></li></ul></aside>'
)
COOKIES = (
    '<div id="cookie-banner" class="cookie"><p>We use cookies. <button>Accept all cookies</button></p></div>'
)
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
SCRIPT = (
    '<script>document.write("SCRIPT RAN")</script><style>.a{color:red}</style><noscript>NO SCRIPT</noscript>'
)
LAYOUTS = {
    "article tag and JSON-LD": (
        f"<html lang='en-GB'><head><title>{TITLE} | Daily Example</title>"
        '<script type="application/ld+json">'
        + json.dumps(
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2023-09-25T10:11:12+01:00",
                "dateModified": "2023-10-01",
                "author": {"@type": "Person", "name": "Jane Doe"},
                "publisher": {"@type": "Organization", "name": "Daily Example"},
            }
        )
        + f"</script>{SCRIPT}</head><body>{COOKIES}{NAV}<main><article><h1>{TITLE}</h1>{PARAGRAPHS}</article>{RELATED}"
        "</main><footer><p>© 2023 Daily Example</p></footer></body></html>"
    ),
    "Open Graph and divisions": (
        f'<html lang="en"><head><meta property="og:title" content="{TITLE}">'
        '<meta property="og:site_name" content="Daily Example"><meta name="author" content="Jane Doe">'
        '<meta property="article:published_time" content="2023-09-25T10:11:12Z">'
        f'<meta property="og:url" content="https://www.example.org/news/1">{SCRIPT}</head><body>{COOKIES}{NAV}'
        f'<div class="story"><h1>{TITLE}</h1><div class="article-body">{PARAGRAPHS}</div></div>{RELATED}</body></html>'
    ),
    "tables of the nineties": (
        f"<html lang=en><head><title>{TITLE}</title><meta name=author content='Jane Doe'>"
        "<meta name=date content=2023-09-25></head><body><table><tr><td><a href=/>Home</a></td><td>"
        f"<h1>{TITLE}</h1>{PARAGRAPHS}</td></tr></table>{SCRIPT}</body></html>"
    ),
}


def _read(tmp_path: Path, data: bytes, name: str = "a.html", encoding: str = "") -> DraftArticle:
    path = tmp_path / name
    path.write_bytes(data)
    (draft,) = SavedPage().read(path, ReadOptions(encoding=encoding))
    assert not isinstance(draft, Trouble)
    return draft


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("the network was asked for")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_of_any_layout(layout: str, tmp_path: Path) -> None:
    data = LAYOUTS[layout].encode()
    draft = _read(tmp_path, data)
    text = draft.text or ""
    assert [line for line in text.split("\n") if line in {TITLE, *BODY}] == [TITLE, *BODY]
    for never in ("SCRIPT", "Accept all", "Third headline", "color:red", "NO SCRIPT"):
        assert never not in text
    assert (draft.title, draft.author, draft.published, draft.published_basis, draft.language) == (
        *(TITLE, "Jane Doe", "2023-09-25", "page", "en"),
    )
    assert draft.file_sha256 == hashlib.sha256(data).hexdigest()
    assert draft.notes == ()
    if layout != "tables of the nineties":
        regions = [(text[slice(*region.span)], region.kind.value) for region in draft.regions]
        assert regions == [(TITLE, "title")]
        assert draft.publisher == "Daily Example"


def test_lists_and_tables_are_lines() -> None:
    page = page_of(
        f"<html><body><article><h1>{TITLE}</h1>{PARAGRAPHS}<ul><li>One item of it</li><li>Two</li></ul>"
        "<table><tr><th>Year</th><th>Shipments</th></tr><tr><td>2022</td><td>4</td></tr></table></article></body></html>",
        "a.html",
    )
    assert page.text.split("\n")[-4:] == ["One item of it", "Two", "Year\tShipments", "2022\t4"]


def test_the_address_is_what_the_page_or_the_browser_says(tmp_path: Path) -> None:
    saved = f"<!-- saved from url=(0042)https://news.example.org/2023/09/25/story.html -->\n<html><body>{PARAGRAPHS}"
    draft = _read(tmp_path, saved.encode())
    assert (draft.url, draft.publisher) == (
        "https://news.example.org/2023/09/25/story.html",
        "news.example.org",
    )
    assert (draft.published, draft.published_basis) == ("2023-09-25", "address")
    page = page_of(f'<html><head><link rel="canonical" href="javascript:x()"></head><body>{PARAGRAPHS}', "a")
    assert page.url == ""


def test_a_page_without_an_article_gives_what_it_shows(tmp_path: Path) -> None:
    draft = _read(
        tmp_path, b"<html><body><div>Short.</div><div hidden>gone</div><p>Two<br>three</p></body></html>"
    )
    assert draft.text == "Short.\nTwo\nthree"
    assert [note.code for note in draft.notes] == ["page.visible_text"]


@pytest.mark.parametrize(
    ("head", "encoding", "expected"),
    [
        ('<meta charset="windows-1251">', "cp1251", "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", "koi8-r"),
        ("", "cp1251", "cp1251"),
        ("", "utf-8", "utf-8"),
        ("", "utf-8-sig", "utf-8-sig"),
        ("", "utf-16", "utf-16"),
        ('<meta charset="utf-16">', "utf-8", "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8", "utf-8"),
        ('<meta charset="nonsense">', "utf-8", "utf-8"),
        ('<meta charset="us-ascii">', "utf-8", "utf-8"),
    ],
)
def test_the_encoding_of_a_page(head: str, encoding: str, expected: str, tmp_path: Path) -> None:
    words = (
        "Министр иностранных дел заявил, что страна не согласна с этими тезисами, и опроверг утверждения. "
        * 3
    )
    data = f"<html><head>{head}</head><body><article><p>{words}</p></article></body></html>".encode(encoding)
    draft = _read(tmp_path, data)
    if "8859" in head or "ascii" in head:  # one byte is as good as another there: the page is believed
        assert draft.encoding in {"utf-8", "cp1252"}
        return
    assert (draft.text, draft.encoding) == (words.strip(), expected)


def test_a_page_that_names_the_wrong_encoding_is_told(tmp_path: Path) -> None:
    words = "Министр иностранных дел заявил, что страна не согласна с этими тезисами. " * 3
    data = f'<html><head><meta charset="utf-8"></head><body><p>{words}</p></body></html>'.encode("cp1251")
    draft = _read(tmp_path, data)
    assert draft.encoding == "cp1251"
    assert [note.code for note in draft.notes][-1] == "page.other_encoding"
    with pytest.raises(UserError, match=r"encoding\.wrong"):
        _read(tmp_path, data, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<p>x</p>"),
        ("a.HTM", b"  text"),
        ("a.txt.html", b"<b>"),
        ("page", b"<!-- saved -->\n<!DOCTYPE html><html></html>"),
        ("page", b"\xef\xbb\xbf<HTML>"),
        ("page", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">'),
    ],
)
def test_a_page_is_recognised(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert Registry().detect(path).info.name == "html"


def _text_or_code(tmp_path: Path, data: bytes) -> str:
    """Return the text of a page, or the code with which it is refused, which must be one with words."""
    from annotator.services.wording import ROWS

    try:
        return _read(tmp_path, data).text or ""
    except UserError as error:
        refusal = error.code
    assert refusal in ROWS
    return refusal


HOSTILE = {
    "nothing": b"",
    "spaces": b" \n ",
    "no text": b"<html><body><script>x</script></body></html>",
    "nested": b"<html><body>" + b"<div>" * 10_000 + b"text",
    "nested spans": b"<html><body><p>" + b"<span>" * 10_000 + b"text",
    "nested tables": b"<html><body>" + b"<table><tr><td>" * 3_000 + b"text",
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body>&b;</body></html>',
    "external": b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body>&a; x</body></html>',
    "no end": b"<html><body><p title='" + b"a" * 100_000,
    "brackets": b"<" * 100_000,
    "comments": b"<!--" * 50_000,
    "attributes": b"<html><body " + b" ".join(b"a%d=1" % number for number in range(5_000)) + b">text",
    "bytes": bytes(range(256)) * 40,
    "json": b'<html><script type="application/ld+json">' + b'{"a":[' * 5_000 + b"</script><body><p>text</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_harmless(name: str, tmp_path: Path) -> None:
    began = time.process_time()
    assert "root:" not in _text_or_code(tmp_path, HOSTILE[name])
    assert time.process_time() - began < 8  # four times what is allowed, since machines are noisy


@pytest.mark.parametrize("levels", [1_000, 10_000, 100_000])
def test_markup_that_nests_deep_is_not_dropped(levels: int, tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        b"<html lang=de><title>A title</title><link rel=canonical href=https://e.org/1><body><p>first</p>"
        + b"<div>" * levels
        + b"the last words",
    )
    assert draft.text == "A title\nfirst\nthe last words"
    assert (draft.title, draft.url, draft.language) == ("A title", "https://e.org/1", "de")
    assert [note.code for note in draft.notes] == ["page.visible_text"]


def test_a_page_of_very_many_tags_gives_what_it_shows(tmp_path: Path) -> None:
    draft = _read(tmp_path, b"<html><body>" + b"<p>a" * 300_001)
    assert draft.text == "\n".join("a" * 300_001)


def test_a_text_longer_than_a_node_of_a_tree_is_not_dropped(tmp_path: Path) -> None:
    words = b"So it is said. " * 750_000  # beyond ten million bytes, libxml2 leaves them out of a tree
    draft = _read(tmp_path, b"<html><body><p>" + words + b"</p></body></html>")
    assert draft.text == words.decode().strip()


def test_a_tag_of_very_many_attributes_takes_no_time_by_their_square(tmp_path: Path) -> None:
    attributes = b" ".join(b"a%d" % number for number in range(100_000))  # 12 s of libxml2's
    quoted = b" ".join(b"b%d='>'" % number for number in range(100_000))
    began = time.process_time()
    draft = _read(tmp_path, b"<html><body><p " + attributes + b">text</p><p " + quoted + b">more</p></body>")
    assert draft.text == "text\nmore"
    assert time.process_time() - began < 8


def test_long_values_of_attributes_are_no_many_attributes(tmp_path: Path) -> None:
    image = f"<img src='data:image/png;base64,{'A' * 100_000}'>"
    draft = _read(tmp_path, LAYOUTS["article tag and JSON-LD"].replace("<p>", image + "<p>").encode())
    assert [line for line in (draft.text or "").split("\n") if line in {TITLE, *BODY}] == [TITLE, *BODY]
    assert draft.notes == ()


def test_scripts_do_not_make_a_page_too_long_to_be_searched(tmp_path: Path) -> None:
    script = f"<script>{'if (a<b && c=d) { e = 1; } ' * 60_000}</script>"
    data = LAYOUTS["article tag and JSON-LD"].replace("</head>", script + "</head>").encode()
    draft = _read(tmp_path, data)
    assert (draft.notes, draft.author) == ((), "Jane Doe")


REPEATED = (
    "“This is not true, and it never was true, and I have said so,” the minister said.",
    "No.",
)


@pytest.mark.parametrize("again", REPEATED)
@pytest.mark.parametrize(
    "markup",
    [
        "<article><h1>Title</h1>{0}{1}{1}{0}</article>",
        "<article><p>{text}</p>{1}<p>{text}</p><p>{text}</p></article>",
        "<div class=story>{text}<br>{text}<br><br>Something else was said.<br>{text}</div>",
        "<article>{1}<blockquote><p>{text}</p></blockquote>{1}<blockquote><p>{text}</p></blockquote></article>",
        "<article>{1}<ul><li>{text}</li><li>{text}</li></ul></article>",
        "<p>{text}</p><p>{text}</p>",
    ],
)
def test_what_a_page_says_twice_is_there_twice(again: str, markup: str) -> None:
    """Trafilatura takes paragraphs of the same words for copies, and drops them without a word."""
    words = f"<p>{again}</p>"
    body = markup.format(words, PARAGRAPHS, text=again)
    page = page_of(f"<html><head><title>T</title></head><body>{NAV}{body}</body></html>", "a.html")
    assert page.text.count(again) == body.count(again)
    if PARAGRAPHS in body:
        assert page.text.count(BODY[0]) == body.count(PARAGRAPHS)
    assert not any("\u2800" <= letter <= "\u28ff" for letter in page.text)


def test_marks_are_none_that_the_page_has_itself() -> None:
    braille = "⢀⢁⢂ 7 ⢀0⢀"
    page = page_of(
        f"<html><body><article>{PARAGRAPHS}<p>{braille}</p>{PARAGRAPHS}</article></body>", "a.html"
    )
    assert page.text.count(BODY[0]) == 2
    assert braille in page.text


def test_a_page_cut_off_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    data = LAYOUTS["article tag and JSON-LD"].encode()
    for end in range(0, len(data), 37):
        assert _text_or_code(tmp_path, data[:end])
