"""What may stand before a clause: between a cue, or its "that", and what is said, and what leads to a main clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from annotator.suggest.rules.tokens import Tokens

REACH = 18  # words an aside has at most
_PLACE = 7  # words between two commas
OPENERS = frozenset(
    {"while", "although", "though", "as", "after", "before", "when", "if", "since", "because", "by"}
)
_OPENING = 5  # words, the last of which opens a sentence
_AGO = w.word_set(
    "a an one two three four five six seven eight nine ten several few some many just only shortly soon immediately "
    "right long minutes moments hours days weeks months years decades minute moment hour day week month year decade"
)


def as_saying(tokens: Tokens, index: int) -> int | None:
    """Return the quotation of somebody who is quoted: "quoted the president as saying “…”"."""
    for at in range(index + 1, min(len(tokens) - 2, index + REACH)):
        if tokens.lower[at] == "as" and tokens.lower[at + 1].endswith("ing"):
            following = at + 3 if tokens.lower[at + 2] in {",", ":"} else at + 2
            return following if following in tokens.quotes else None
    return None


def aside_end(tokens: Tokens, comma: int) -> int | None:
    """Return the comma that ends an aside right behind "that", with at least a clause behind it; None for none."""
    lower = tokens.lower
    if lower[comma : comma + 1] != [","]:
        return None
    for index in range(comma + 2, min(len(lower) - 2, comma + REACH)):
        if lower[index] in {";", ":", QUOTE}:
            return None
        if lower[index] == ",":
            return index
    return None


def far_that(tokens: Tokens, comma: int) -> int | None:
    """Return "that" behind a place in commas: said at a meeting in Buffalo, New York, that."""
    lower = tokens.lower
    for at in range(comma + 1, min(len(lower) - 1, comma + _PLACE)):
        if lower[at] == "that" and lower[at - 1] == ",":
            return at
        if lower[at] in w.AUXILIARIES or lower[at] in {";", ":", QUOTE} or lower[at] in w.RELATIVES:
            return None
    return None


def is_opened(tokens: Tokens, index: int) -> bool:
    """Tell whether a word stands right behind one that opens a sentence: "Two years after he said …"."""
    if not 0 < index <= _OPENING or tokens.lower[index - 1] not in OPENERS:
        return False
    return all(
        word in w.LEADING or word in _AGO or word in w.TIME_NOUNS or word.isdigit()
        for word in tokens.lower[: index - 1]
    )
