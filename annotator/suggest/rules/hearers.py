"""What may stand between a cue and its content: adverbs, times, and the hearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.phrases import Phrase, is_adverb_at
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from annotator.suggest.rules.tokens import Tokens


def skip_adverbials(tokens: Tokens, index: int) -> int:
    """Pass over adverbs and times right after a cue: "said on Tuesday", "said again last week"."""
    lower = tokens.lower
    size = len(lower)
    while index < size:
        word = lower[index]
        if word in w.TIMES or (
            is_adverb_at(tokens, index)
            and word not in {"all", "both", "no", "each", "never", "not", "only", "even"}
        ):
            index += 1
        elif (
            word == "on"
            and index + 1 < size
            and (lower[index + 1] in w.WEEKDAYS or lower[index + 1] in w.MONTHS)
        ):
            index += 2
            while index < size and lower[index].isdigit():
                index += 1
        elif (
            word in w.TIME_LEADS
            and index + 1 < size
            and (word != "that" or lower[index + 1] in w.TIME_NOUNS)  # "said that in May it was": no time yet
            and (
                lower[index + 1] in w.TIME_NOUNS
                or lower[index + 1] in w.WEEKDAYS
                or lower[index + 1] in w.MONTHS
                or lower[index + 1] in {"this", "in", "on"}
            )
        ):
            index += 2
            if lower[index - 1] in {"this", "in", "on"} and index < size:
                index += 1
            if index < size and lower[index] in w.TIME_NOUNS:
                index += 1
        elif (word in w.TIME_NOUNS and index and lower[index - 1] in w.WEEKDAYS) or (
            word in w.ASIDES and index + 1 < size and lower[index + 1] == "that"
        ):
            index += 1
        elif word == "," and index + 3 < size and lower[index + 1] in w.ASIDES and lower[index + 2] == ",":
            index += 3
        elif (
            word == "in"
            and index + 1 < size
            and (lower[index + 1] in w.MONTHS or (lower[index + 1].isdigit() and len(lower[index + 1]) == 4))
        ):
            index += 2
        else:
            break
    return index


def hearer_at(tokens: Tokens, index: int) -> Phrase | None:
    """Return the hearer that begins at ``index``: him, reporters, AFP, the newspaper La Repubblica."""
    lower = tokens.lower
    size = len(lower)
    if index >= size:
        return None
    word = lower[index]
    if (word in w.OBJECT_PRONOUNS - {"it", "you"} or word == "you") and not (
        word == "her"
        and index + 1 < size
        and lower[index + 1][0].isalpha()
        and lower[index + 1] not in {"that", "to", "he", "she", "they"}
        and not tokens.is_name(index + 1)
    ):
        return Phrase(index, index)
    if word in w.SUBJECT_PRONOUNS or word in {"that", "to", ","} or word in w.WH_WORDS:
        return None
    last = index
    named = tokens.is_name(index)
    while last < size and last - index < 14:
        inner = lower[last]
        if (
            inner in {"that", ",", ":", ";", QUOTE, "to"}
            or inner in w.SUBJECT_PRONOUNS
            or inner in w.WH_WORDS
        ):
            break
        if inner in w.TIMES or (inner in w.ADVERBIAL_STARTS and inner not in {"of", "for"}):
            break
        if (
            last > index
            and (inner in w.DETERMINERS or inner in w.POSSESSIVES - {"'s", "'"})
            and lower[last - 1] not in w.PREPOSITIONS
            and lower[last - 1] != "and"
        ):
            break
        if last > index and inner in w.AUXILIARIES and inner != "'s":
            return None
        if (
            named
            and last > index
            and not tokens.is_name(last)
            and inner not in {"'s", "and", "of", "&", "news", "reporters"}
            and not tokens.words[last][0].isdigit()
        ):
            break
        last += 1
    return Phrase(index, last - 1) if last > index else None
