"""The text of an HTML page as Label Studio's HyperText counts it, and the XPaths its regions name places by.

An XPath such as ``/div[1]/p[2]/text()[1]`` names a text node; offsets into it are UTF-16 units. ``globalOffsets``
are code points into all text nodes joined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from annotator.core.offsets import Utf16Map
from annotator.core.spans import Span
from annotator.formats.shape import as_dict, is_whole

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_CLOSES_ITSELF = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
_STEP = re.compile(r"(text\(\)|[\w:-]+)(?:\[(\d{1,9})\])?")


@dataclass(slots=True, eq=False)
class _Element:
    """An element: its path, and how many children of each name it has so far."""

    name: str
    path: str
    counts: dict[str, int] = field(default_factory=dict)
    is_in_text: bool = False  # the last child is a text node, which grows

    def child(self, name: str) -> str:
        """Return the path of a new child."""
        self.counts[name] = number = self.counts.get(name, 0) + 1
        return f"{self.path}/{name}[{number}]"


class Page(HTMLParser):
    """A page's text, with where each text node begins in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._stack = [_Element("", "")]
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._paths: list[str] = []
        self._length = 0
        self.feed(html)
        self.close()
        self.text = "".join(self._parts)
        self._nodes = {path: number for number, path in enumerate(self._paths)}

    # What HTMLParser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - its signature
        """Open an element."""
        if tag in _CLOSES_ITSELF and self._stack[-1].name == tag:
            self._stack.pop()
        parent = self._stack[-1]
        parent.is_in_text = False
        path = parent.child(tag)
        if tag not in _VOID and len(self._stack) < 1000:
            self._stack.append(_Element(tag, path))

    def handle_endtag(self, tag: str) -> None:
        """Close an element and those left open in it."""
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].name == tag:
                del self._stack[depth:]
                self._stack[-1].is_in_text = False
                return

    def handle_data(self, data: str) -> None:
        """Take text, as a new node or the rest of the last one."""
        parent = self._stack[-1]
        if not parent.is_in_text:
            self._starts.append(self._length)
            self._paths.append(parent.child("text()"))
            parent.is_in_text = True
        self._parts.append(data)
        self._length += len(data)

    # Places

    def extent(self, value: dict[str, Any]) -> Span | None:
        """Return where a region is in the text, in code points; None where its places are not in the page."""
        known = as_dict(value.get("globalOffsets"))
        start, end = known.get("start"), known.get("end")
        if isinstance(start, int) and isinstance(end, int):
            return Span(int(start), int(end))
        first = self._place(value.get("start"), value.get("startOffset"))
        last = self._place(value.get("end"), value.get("endOffset"))
        return None if first is None or last is None else Span(first, last)

    def value(self, span: Span) -> dict[str, Any]:
        """Return the places of a span as a region of Label Studio's has them."""
        start, offset = self._named(span.start, is_end=False)
        end, end_offset = self._named(span.end, is_end=True)
        places = {"start": start, "end": end, "startOffset": offset, "endOffset": end_offset}
        return {**places, "globalOffsets": {"start": span.start, "end": span.end}}

    def _place(self, path: Any, offset: Any) -> int | None:
        if not isinstance(path, str) or not is_whole(offset):
            return None
        steps = ("".join(f"/{name}[{number or 1}]" for name, number in _STEP.findall(path))).lower()
        node = self._nodes.get(steps)
        if node is None:
            node = self._nodes.get(f"{steps}/text()[1]")
        if node is None:
            return None
        point = Utf16Map(self._node_text(node)).to_point(offset)
        return None if point is None else self._starts[node] + point

    def _named(self, point: int, *, is_end: bool) -> tuple[str, int]:
        node = bisect_right(self._starts, point - is_end) - 1
        if node < 0:
            return "", point
        inside = point - self._starts[node]
        return self._paths[node], Utf16Map(self._node_text(node)).to_unit(inside)

    def _node_text(self, node: int) -> str:
        end = self._starts[node + 1] if node + 1 < len(self._starts) else self._length
        return self.text[self._starts[node] : end]
