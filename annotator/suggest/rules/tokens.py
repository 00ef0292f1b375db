"""Sentences as the rules read them: words with their places, where each quotation is one opaque token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.core.quotations import Quotation

QUOTE = "“”"  # the word that stands for a quotation
_TOKEN = re.compile(
    r"""(?x)
    (?:[^\W\d_]\.){2,}(?:[-‐‑][^\W_]+)*                            # U.S., U.S.-born
  | (?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Adm|Rev|Prof|St|Jr|Sr|Inc|Corp|Co|Ltd|Maj|Hon|Dept|Jan|Feb
      |Aug|Sept|Oct|Nov|Dec|Calif|Conn|Va|Vt|Md|Mass|Fla|Ariz|Pa|Ga|Ky|Tenn|Wis|Mich|Minn|Ill|Ala|Ark|Colo|Wash|vs)\.
  | [A-Z]\.(?=[ ]?[A-Z])                                           # J. Smith
  | [ap]\.m\.
  | \$?\d+(?:[.,:]\d+)*(?:[%\w-]+)?
  | [^\W\d_]+n['’]t\b                                              # isn't
  | [ODLdl]['’][A-Z]\w+                                            # O'Brien
  | [^\W_]+(?:[-‐‑./&](?=[^\W_])[^\W_]+)*                          # words, with hyphens
  | ['’](?:s|S|re|ve|ll|d|m)\b
  | --+ | \.\.\.+
  | [^\s\w]
  | \w+
    """
)


class Tokens:
    """A sentence. ``lower[i]`` is a token in small letters with straight apostrophes, `QUOTE` for a quotation."""

    __slots__ = ("ends", "lower", "quotes", "span", "starts", "stopped", "words")

    def __init__(self, text: str, span: Span, units: Sequence[Quotation]) -> None:
        self.span = span
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.quotes: dict[int, Quotation] = {}
        self.stopped: dict[int, bool] = {}
        at = span.start
        for unit in units:
            self._read(text, at, unit.span.start)
            self.quotes[len(self.words)] = unit
            self.stopped[len(self.words)] = _is_stopped(text, unit.words)
            self.starts.append(unit.span.start)
            self.ends.append(min(unit.span.end, span.end))
            self.words.append(QUOTE)
            at = unit.span.end
        self._read(text, at, span.end)
        self.lower = [word.lower().replace("’", "'") for word in self.words]

    def _read(self, text: str, start: int, end: int) -> None:
        for found in _TOKEN.finditer(text, start, end):
            self.starts.append(found.start())
            self.ends.append(found.end())
            self.words.append(found.group())

    def __len__(self) -> int:
        return len(self.words)

    def is_name(self, index: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return self.words[index][0].isupper()

    def is_speech(self, index: int) -> bool:
        """Tell whether the quotation at ``index`` ends like something said: with a comma or a stop inside."""
        return self.stopped[index]

    def between(self, first: int, last: int) -> Span:
        """Return the part of the text from the token ``first`` to the token ``last``, both included."""
        return Span(self.starts[first], self.ends[last])


def _is_stopped(text: str, inside: Span) -> bool:
    """Tell whether words in quotation marks end with a comma or a stop, one that ends a quotation in them as well."""
    end = inside.end
    while end > inside.start and text[end - 1] in "’'”\"»":
        end -= 1
    return end > inside.start and text[end - 1] in ",.?!…—"


def places(text: str) -> list[tuple[int, int]]:
    """Return where the words and marks of a text stand, quotations read like the rest; code points."""
    return [found.span() for found in _TOKEN.finditer(text)]
