"""The text of a tree of markup: a block a line, a row of a table a line with tabs between its cells."""

from __future__ import annotations

import re
from typing import Any

_BLOCKS = frozenset(
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
_UNSEEN = frozenset((*NEVER_TEXT, "script", "audio", "video", "head", "select", "textarea", "button"))
_SPACE = re.compile(r"\s+")
_SPACES = re.compile(r" {2,}")
_LINE_ENDS = {ord(each): " " for each in "\n\r\t\f\v\x85\u2028\u2029"}
_CELLS = frozenset({"td", "th", "cell"})
# What trafilatura makes of a page: the elements of its own XML, after TEI.
_OWN_BLOCKS = frozenset(
    {"p", "head", "item", "list", "quote", "table", "row", "lb", "ab", "code", "div", "main", "fw"}
)


def visible(tree: Any) -> str:
    """Return all text that a page of HTML shows."""
    return _lines(tree, _BLOCKS, _UNSEEN)


def extracted(body: Any) -> str:
    """Return the text of what trafilatura found, in elements of its own."""
    return _lines(body, _OWN_BLOCKS, frozenset({"graphic"}))


def _lines(tree: Any, blocks: frozenset[str], unseen: frozenset[str]) -> str:
    """Return the text below an element, a block a line, in one pass and without recursion; cells end in a tab."""
    from lxml import etree  # type: ignore[import-untyped]  # it has no types

    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        is_hidden = element.tag in unseen or element.get("hidden") is not None
        if event == "start":
            hidden += is_hidden
            words = element.text
        else:
            hidden -= is_hidden
            words = element.tail if element is not tree else None
            if element.tag in _CELLS:
                parts.append("\t")
        if element.tag in blocks:
            parts.append("\n")
        if words and not hidden:
            parts.append(_SPACE.sub(" ", words.translate(_LINE_ENDS)))
    lines = (_SPACES.sub(" ", line).replace(" \t", "\t").strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
