"""The lines of a saved page, and what their shape says: a sentence of the article, or a headline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.spans import Span

if TYPE_CHECKING:
    from annotator.core.values import RegionKind

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
STOPS = (*'.!?…։؟۔。”"»“', "''", ".'", ".’", ".)")
PROSE_LENGTH = 90
# An agency, or writers, behind the last sentence: "… on Monday. EFE", "… (APA, red)"
_SIGN = re.compile(r"(?:\s*\([^()]{2,60}\)|(?<=[.!?”\"»])\s+[A-Z]{2,6}(?:/[A-Z]{2,6})*)$")
_SIGN_LENGTH = 80  # code points of such a sign at most
_SHORT_PROSE, _PROSE_WORDS = 70, 12
_DECK_WORDS = 6
_HEADLINE_LENGTH = 170


@dataclass(slots=True)
class Line:
    """A line without the white space around it; ``kind`` is what it was found to be, None while that is open.

    ``is_listed``: the lists of words know it, whatever stands around it. ``opens``: the headlines after it are more.
    ``speaks``: it was taken for promotion because of how it speaks to the reader. ``rule`` names what gave it its kind.
    ``bare`` is the text without an agency's sign behind its last sentence; ``is_stopped``: with or without such a sign
    it ends like a sentence.
    """

    span: Span
    text: str
    kind: RegionKind | None = None
    opens: bool = False
    is_listed: bool = False
    speaks: bool = False
    rule: str = ""
    bare: str = field(init=False)
    is_stopped: bool = field(init=False)  # these two are asked for a dozen times

    def __post_init__(self) -> None:
        """See how it ends."""
        self.bare = _unsigned(self.text)
        self.is_stopped = self.text.endswith(STOPS) or self.bare.endswith(STOPS)

    @property
    def is_prose(self) -> bool:
        """Tell whether it is long and ends like a sentence."""
        if self.kind is not None or not self.is_stopped:
            return False
        if self.span.length >= PROSE_LENGTH:
            return True
        return self.span.length >= _SHORT_PROSE and len(self.text.split()) >= _PROSE_WORDS

    @property
    def is_headline(self) -> bool:
        """Tell whether it is short and does not end like a sentence."""
        return self.span.length <= _HEADLINE_LENGTH and not self.bare.endswith(
            (".", "։", "。", ".”", '."', ",”")
        )

    @property
    def is_deck(self) -> bool:
        """Tell whether it reads like a clause rather than a name, a place or a label."""
        words = self.text.split()
        return len(words) >= _DECK_WORDS and sum(word[0].islower() for word in words) * 2 >= len(words)


def _unsigned(text: str) -> str:
    """Return a line without an agency's sign at its end. Only the end is looked at: a line may be a megabyte."""
    found = _SIGN.search(text, max(0, len(text) - _SIGN_LENGTH))
    return text if found is None else text[: found.start()]


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that hold anything, in order; positions in code points."""
    found = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            found.append(Line(Span(start, start + len(words)), words))
    return found
