"""Where a content ends: with its sentence, or where another one or an aside of the writer begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.suggest.rules import words as w
from annotator.suggest.rules.asides import OPENERS, is_opened
from annotator.suggest.rules.cues import Cue, Role
from annotator.suggest.rules.lexicon import Form, Frame
from annotator.suggest.rules.tokens import QUOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest.rules.tokens import Tokens

_CLOSERS = frozenset({".", "…", "...", "....", ",", ";", ":", "–", "—", "-", "--"})
_SUBJECT = 8  # words of a subject before its verb
_DASHES = frozenset({"—", "–", "--", "-"})


def last_word(tokens: Tokens) -> int:
    """Return the last token of the sentence before its final stop."""
    last = len(tokens) - 1
    while last > 0 and tokens.lower[last] in _CLOSERS:
        last -= 1
    return last


def content_end(tokens: Tokens, first: int, cue: Cue, cues: Sequence[Cue], frame: Frame) -> int:  # noqa: PLR0911, PLR0912 - one line a rule, in their order
    """Return the last token of a content that begins at ``first``: the sentence's end, or where another begins."""
    lower = tokens.lower
    limit = last_word(tokens)
    finite = {c.start: c for c in cues if c.role is Role.FINITE and c.start > first}
    shared = {c.first: c for c in cues if c.role == Role.SHARED and c.first > first}
    participles = {c.first: c for c in cues if c.role is Role.PARTICIPLE and c.first > first}
    around = cues_around(tokens, cue, cues)
    for index in range(first + 1, limit + 1):
        word = lower[index]
        if index in around:
            return _back(tokens, index - 1)
        if word == ";":
            return _back(tokens, index - 1)
        if (
            word == ":"
            and index < limit
            and lower[index + 1] == QUOTE
            and index + 1 == limit
            and frame is not Frame.QUOTE
        ):
            return _back(tokens, index - 1)  # the quotation is content of its own
        if word in _DASHES and index > first + 2 and _is_only_dash(tokens, first, index, limit):
            return _back(tokens, index - 1)  # what the writer adds
        if (
            word == ","
            and index < limit
            and lower[index + 1] in {"which", "who", "whose"}
            and "," not in lower[index + 1 : limit]
        ):
            return _back(tokens, index - 1)
        if word == QUOTE and index < limit and tokens.is_speech(index) and index + 1 in participles:
            return index
        if (
            word == ","
            and index + 1 in finite
            and lower[0] in {"while", "although", "though", "as"}
            and cue.last < index
        ):
            return _back(tokens, index - 1)
        if (
            word == ","
            and index < limit
            and _opens_sentence(tokens, cue)
            and _main_clause(tokens, index, limit)
        ):
            return _back(tokens, index - 1)
        if word == "," and index < limit:
            following = lower[index + 1]
            if following == "according" or (
                index + 1 in participles and participles[index + 1].subject == cue.subject
            ):
                return _back(tokens, index - 1)
            if index + 1 in participles and following in {
                "saying",
                "adding",
                "calling",
                "noting",
                "telling",
                "arguing",
                "referring",
                "insisting",
                "claiming",
            }:
                return _back(tokens, index - 1)
            if following in {"and", "but", "while", "as", "though", "although", "yet", "so"} and (
                index + 2 in finite or index + 2 in shared
            ):
                return _back(tokens, index - 1)
            if index + 1 in finite and _is_parenthetical(tokens, finite[index + 1]):
                return _back(tokens, index - 1)
            if frame is Frame.OBJECT and following in {
                "which",
                "who",
                "but",
                "while",
                "as",
                "after",
                "when",
                "although",
                "though",
                "because",
                "where",
                "whose",
                "with",
                "before",
                "so",
                "even",
            }:
                return _back(tokens, index - 1)
            if following in {"but", "while", "although", "though"} and lower[index + 2 : index + 3] != [
                "that"
            ]:
                return _back(tokens, index - 1)
        if word in {"and", "but"} and index < limit:
            other = shared.get(index + 1)
            if other is not None and (other.form & cue.form & (Form.PAST | Form.PRESENT) or cue.is_phrase):
                return _back(tokens, index - 1)
            other = finite.get(index + 1)
            if other is not None and word == "but":
                return _back(tokens, index - 1)
    return _back(tokens, _without_time(tokens, first, limit) if frame is Frame.OBJECT else limit)


def cues_around(tokens: Tokens, cue: Cue, cues: Sequence[Cue]) -> set[int]:
    """Return where the cues begin whose subject a relative clause with this cue is part of: who declined … said."""
    own = cue.subject.first if cue.subject is not None else 0
    if tokens.lower[own] not in {"who", "which"}:
        return set()
    return {
        c.first
        for c in cues
        if c.role is Role.FINITE and c.subject is not None and c.subject.first < own < cue.first < c.first
    }


def _without_time(tokens: Tokens, first: int, last: int) -> int:
    """Return the last token of an object without the day behind it: announced his support on Thursday night."""
    lower, index = tokens.lower, last
    if lower[index] in w.TIME_NOUNS and index > first + 2 and lower[index - 1] in w.TIMES | w.TIME_LEADS:
        index -= 1
        if lower[index] in w.TIME_LEADS:  # last week
            return index - 1
    if lower[index] not in w.WEEKDAYS:
        return last
    index -= 1
    if lower[index] in {"on", "last", "this", "late", "early"}:
        index -= 1
    return index if index > first else last


def _opens_sentence(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a cue stands in what only leads to the main clause: "While he said …, she", "Citing …, they"."""
    if cue.role is Role.PARTICIPLE:
        return cue.first == 0 or is_opened(tokens, cue.first)
    if cue.subject is None:
        return False
    return is_opened(tokens, cue.subject.first) or (cue.subject.first == 0 and tokens.lower[0] in OPENERS)


def _main_clause(tokens: Tokens, comma: int, limit: int) -> bool:
    """Tell whether a subject and its verb follow a comma."""
    first = comma + 1
    word = tokens.lower[first]
    if not (tokens.is_name(first) or word in w.SUBJECT_PRONOUNS or word in w.DETERMINERS | w.POSSESSIVES):
        return False
    for index in range(first + 1, min(limit, first + _SUBJECT) + 1):
        inner = tokens.lower[index]
        if inner in {",", ";", "and", "or"}:
            return False
        if inner in w.AUXILIARIES - {"'s"} or inner in w.PAST_VERBS or inner.endswith(("ed", "es")):
            return True
    return word in w.SUBJECT_PRONOUNS


def _is_only_dash(tokens: Tokens, first: int, dash: int, limit: int) -> bool:
    lower = tokens.lower
    return not any(lower[index] in _DASHES for index in range(first, limit) if index != dash)


def _is_parenthetical(tokens: Tokens, cue: Cue) -> bool:
    after = cue.last + 1
    return after >= len(tokens) or tokens.lower[after] in {",", "."}


def _back(tokens: Tokens, last: int) -> int:
    while last > 0 and tokens.lower[last] in {",", ";", ":", "—", "–", "--", "-", "."}:
        last -= 1
    return last
