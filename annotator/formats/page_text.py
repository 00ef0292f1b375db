"""The text of a tree of markup: a block a line, a row of a table a line with tabs between its cells."""

from __future__ import annotations

import re
from typing import Any

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
        ),
        *(
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
        ),
        *(
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
        ),
        *("thead", "tr", "ul"),
    )
)
NEVER_TEXT = (
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "applet",
    "svg",
    "math",
    "canvas",
)
UNSEEN = frozenset((*NEVER_TEXT, "script", "audio", "video", "head", "select", "textarea", "button"))
_SPACE = re.compile(r"\s+")
_SPACES = re.compile(r" {2,}")
_LINE_ENDS = {ord(each): " " for each in "\n\r\t\f\v\x85\u2028\u2029"}
_FOLDED = 1_000
_CELLS = frozenset({"td", "th", "cell"})
# What trafilatura makes of a page: the elements of its own XML, after TEI.
_OWN_BLOCKS = frozenset(
    {"p", "head", "item", "list", "quote", "table", "row", "lb", "ab", "code", "div", "main", "fw"}
)


class Lines:
    """Text as it comes from markup, from start to end, as lines: a block a line, cells with tabs between them."""

    def __init__(self, blocks: frozenset[str] = BLOCKS, unseen: frozenset[str] = UNSEEN) -> None:
        self._blocks = blocks
        self._unseen = unseen
        self._hidden = 0
        self._current: list[str] = []
        self._joined: list[str] = []  # what stands before it in the same line
        self._loose = 0
        self._lines: list[str] = []
        self._folded: list[str] = []  # many lines as one text, which takes far less memory

    def start(self, tag: str, *, is_hidden: bool = False) -> None:
        """Enter an element."""
        self._hidden += is_hidden or tag in self._unseen
        if tag in self._blocks:
            self._end_line()

    def end(self, tag: str, *, is_hidden: bool = False) -> None:
        """Leave an element that was entered."""
        self._hidden -= is_hidden or tag in self._unseen
        if tag in _CELLS:
            self._current.append("\t")
        if tag in self._blocks:
            self._end_line()

    def words(self, text: str) -> None:
        """Take words in."""
        if not self._hidden:
            self._current.append(_SPACE.sub(" ", text.translate(_LINE_ENDS)))
            self._loose += 1
            if (
                self._loose >= _FOLDED
            ):  # a line in very many pieces, of which each takes more than its letters
                self._joined.append("".join(self._current))
                self._current.clear()
                self._loose = 0

    def text(self) -> str:
        """Return what was taken in so far."""
        self._end_line()
        self._fold()
        return "\n".join(self._folded)

    def _end_line(self) -> None:
        if not self._current and not self._joined:
            return
        line = _SPACES.sub(" ", "".join((*self._joined, *self._current))).replace(" \t", "\t").strip()
        self._joined.clear()
        self._current.clear()
        self._loose = 0
        if line:
            self._lines.append(line)
            if len(self._lines) >= _FOLDED:
                self._fold()

    def _fold(self) -> None:
        if self._lines:
            self._folded.append("\n".join(self._lines))
            self._lines.clear()


def extracted(body: Any) -> str:
    """Return the text of what trafilatura found, in elements of its own."""
    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    lines = Lines(_OWN_BLOCKS, frozenset({"graphic"}))
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        is_hidden = element.get("hidden") is not None
        if event == "start":
            lines.start(element.tag, is_hidden=is_hidden)
            words = element.text
        else:
            lines.end(element.tag, is_hidden=is_hidden)
            words = element.tail if element is not body else None
        if words:
            lines.words(words)
    return lines.text()
