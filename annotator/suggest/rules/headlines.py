"""Colons that name a speaker: headlines ("Trump: I won", "Talks go on: Kremlin") and the turns of a transcript."""

from __future__ import annotations

import re

from annotator.core.spans import Span
from annotator.suggest.rules.attribution import Attribution
from annotator.suggest.rules.words import NO_SOURCES

_COLON = re.compile(r":\s")
_TURN = re.compile(r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}(?: \([^)]{1,30}\))?):\s+(?=\S)")
_NAME_WORD = re.compile(
    r"[A-Z][\w.'’&/()-]*$|of$|the$|for$|de$|von$|al$|and$|in$|spokes\w+$|minister$|official$|officials$|report$|poll$|chief$|source$|sources$|study$|survey$|police$|media$|president$|leader$|expert$|experts$"
)


def headline(text: str, span: Span) -> Attribution | None:
    """Return what a headline with a colon attributes, or None."""
    colons = list(_COLON.finditer(text, span.start, span.end))
    if len(colons) != 1:
        return None
    colon = colons[0].start()
    left, right = text[span.start : colon], text[colons[0].end() : span.end]
    if not right.endswith((" Dept.", "U.S.", "U.N.", "Inc.")):
        right = right.rstrip(".")
    cue = Span(colon, colon + 1)
    if _is_source(right) and len(left.split()) > len(right.split()) and len(right.split()) <= 4:
        start = colons[0].end()
        return Attribution(
            "headline-colon",
            [Span(span.start, colon)],
            Span(start, start + len(right)),
            cue,
            lemma=":",
            function="claim",
        )
    if _is_source(left) and len(right.split()) > 2:
        start = colons[0].end()
        fragment = Span(start, start + len(right))
        quoted = right[0] in "“\"‘'«" and right[-1] in "”\"’'»"
        return Attribution(
            "headline-colon",
            [fragment],
            Span(span.start, colon),
            cue,
            lemma=":",
            function="claim",
            quote_type="direct" if quoted else "indirect",
        )
    return None


def _is_source(words: str) -> bool:
    parts = words.split()
    if not 0 < len(parts) <= 6 or words[0] in "“\"‘'«":
        return False
    plain = {part.lower().strip(".,’'") for part in parts}
    if plain & NO_SOURCES or any(part.endswith("?") for part in parts):
        return False
    return all(_NAME_WORD.match(part) for part in parts) and parts[0][0].isupper()


def speaker_turn(text: str, span: Span) -> Attribution | None:
    """Return the turn of a transcript that a paragraph is: "TAPPER: Do you think …", or None."""
    found = _TURN.match(text, span.start, min(span.end, span.start + 60))
    if found is None or found["name"].lower() in NO_SOURCES or span.end - found.end() < 8:
        return None
    end = span.end - 1 if text[span.end - 1] == "." else span.end
    colon = found.end("name")
    return Attribution(
        "transcript-turn",
        [Span(found.end(), end)],
        Span(found.start("name"), colon),
        Span(colon, colon + 1),
        lemma=":",
        function="claim",
        quote_type="direct",
    )
