"""The lines of a saved page, and what their shape says: a sentence of the article, or a headline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.spans import Span

if TYPE_CHECKING:
    from annotator.core.values import RegionKind

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
STOPS = (
    ".",
    "!",
    "?",
    "…",
    "։",
    "؟",
    "۔",
    "。",
    ".”",
    '."',
    ".'",
    ".’",
    "”",
    '"',
    "»",
    ".)",
    ".“",
    "“",
    "...",
)
PROSE_LENGTH = 90
_HEADLINE_LENGTH = 170


@dataclass(slots=True)
class Line:
    """A line without the white space around it; ``kind`` is what it was found to be, None while that is open."""

    span: Span
    text: str
    kind: RegionKind | None = None
    opens: bool = False

    @property
    def is_prose(self) -> bool:
        """Tell whether it is long and ends like a sentence."""
        return self.kind is None and self.span.length >= PROSE_LENGTH and self.text.endswith(STOPS)

    @property
    def is_headline(self) -> bool:
        """Tell whether it is short and does not end like a sentence."""
        return self.span.length <= _HEADLINE_LENGTH and not self.text.endswith(
            (".", "։", "。", ".”", '."', ",”")
        )


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that hold anything, in order; positions in code points."""
    found = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            found.append(Line(Span(start, start + len(words)), words))
    return found
