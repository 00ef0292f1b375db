"""A page of any size and depth as it goes by: the text that it shows, its facts, and how much a tree of it would take.

No tree is made: libxml2 hands over what it finds, in pieces of the page, and what a page takes is hardly more than its
own text. A tree takes some 250 bytes a tag and an attribute, and below a certain depth it is not made whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from annotator.core.text import LONE_SURROGATE
from annotator.formats.page_text import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PIECE = 64 * 1024  # characters
# A comment, or a tag to its end, a quotation mark counting after “=” alone. Every match ends, if only at the end of the
# page, so that looking for tags takes time by the page's length.
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<([a-zA-Z][^\s/>=]*)(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+(?:>|\Z)",
    re.DOTALL,
)
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_ENDS = {name: re.compile(f"</{name}|\\Z", re.IGNORECASE) for name in _RAW}  # what is in them is no markup
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Characters of a tag's names and unquoted values. libxml2 compares each attribute with all before it.
_MOST_IN_TAG = 4_000
_MOST_NAME = 60


class Streamed:
    """What a page shows and says, and what it is made of: the numbers of its elements and their attributes."""

    def __init__(self, markup: str) -> None:
        from lxml import etree  # type: ignore[import-untyped]  # it has no types

        self.title = ""
        self.url = ""
        self.language = ""
        self.elements = 0
        self.attributes = 0
        self._lines = Lines()
        self._hiding: list[bool] = []  # for each open element, whether it says that it is hidden
        self._title: list[str] | None = None
        parser = etree.HTMLParser(
            target=self, encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
        )
        try:
            for piece in pieces(markup):
                parser.feed(piece)
            parser.close()
        except (etree.LxmlError, ValueError, AssertionError):
            pass  # it holds nothing that is markup or text, or nothing more
        self.text = self._lines.text()

    # What the parser calls

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Enter an element."""
        self.elements += 1
        self.attributes += len(attributes)
        is_hidden = "hidden" in attributes
        self._hiding.append(is_hidden)
        self._lines.start(tag, is_hidden=is_hidden)
        if tag == "title" and self._title is None:
            self._title = []
        elif tag == "html":
            self.language = self.language or attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag in {"link", "meta"}:
            self.url = self.url or stated_url(tag, attributes)

    def end(self, tag: str) -> None:
        """Leave an element."""
        self._lines.end(tag, is_hidden=self._hiding.pop() if self._hiding else False)
        if tag == "title" and self._title and not self.title:
            self.title = " ".join("".join(self._title).split())

    def data(self, text: str) -> None:
        """Take words in."""
        self._lines.words(text)
        if self._title is not None and not self.title:
            self._title.append(text)

    def close(self) -> None:
        """Do nothing at the page's end."""


def pieces(markup: str) -> Iterator[bytes]:
    """Yield a page for libxml2, which ends a text at NUL and knows no lone surrogates; a part at a time.

    A tag of more attributes than any page has loses them: what is done with them takes time by their number squared.
    """
    start = len(markup) - len(markup.lstrip("\ufeff \t\r\n"))  # an XML declaration must be no text
    at = start
    if len(markup) > _MOST_IN_TAG:
        while found := _TAG.search(markup, start):
            start = found.end()
            name = (found[1] or "").lower()
            if (
                name
                and start - found.start() > _MOST_IN_TAG
                and len(_QUOTED.sub("", found[0])) > _MOST_IN_TAG
            ):
                yield from _encoded(markup, at, found.start())
                yield from _encoded(f"<{name[:_MOST_NAME]}>")
                at = start
            if name in _RAW and (end := _ENDS[name].search(markup, start)):
                start = end.start()
    yield from _encoded(markup, at, len(markup))


def _encoded(markup: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    end = len(markup) if end is None else end
    for at in range(start, end, _PIECE):
        piece = markup[at : min(end, at + _PIECE)].replace("\0", "")
        yield LONE_SURROGATE.sub("\ufffd", piece).encode()


def stated_url(tag: str, attributes: Mapping[str, Any]) -> str:
    """Return the address that a page states in this element: its canonical link, or that of Open Graph."""
    if tag == "link" and "canonical" in (attributes.get("rel") or "").lower().split():
        return _address(attributes.get("href"))
    return _address(attributes.get("content")) if attributes.get("property") == "og:url" else ""


def _address(value: str | None) -> str:
    address = (value or "").strip()
    return address if address.lower().startswith(("http://", "https://")) else ""
