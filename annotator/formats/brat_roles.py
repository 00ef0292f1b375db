"""The names by which brat's lines say what an annotation is, roles and types, and the words that they give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.formats.brat_lines import TextBound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.core.spans import Span
    from annotator.formats.brat_lines import Count, Event, Record

NAME = "brat"
CONTENT, WORDS = "content", ("source", "cue", "addressee")
NOTE, SPEAKER, STATEMENT, ATTRIBUTE = "AnnotatorNotes", "Speaker", "Statement", "Attribute"
FLAG = "true"  # the value of an attribute that brat has without one
NUMBER = re.compile(r"\d+$")


def role_of(name: str) -> str:
    """Return a role without the number that brat gives to the second of its kind, in lower case."""
    return (NUMBER.sub("", name) if name[-1:].isdecimal() else name).lower()


def words_said(
    event: Event, records: Mapping[str, Record], count: Count, content: tuple[Span, ...]
) -> dict[str, list[Span]]:
    """Return the words that an attribution gives its content, in code points.

    An event without a cue has its trigger for one, where that is another place than the content.
    """
    named = [(event.trigger, ""), *((target, role_of(role)) for role, target in event.roles)]
    has_cue = any(kind == "cue" for _, kind in named)
    found: dict[str, list[Span]] = {}
    for target, kind in named:
        bound = records.get(target)
        if not isinstance(bound, TextBound):
            continue
        points = [count.to_points(each) for each in bound.fragments]
        place = "cue" if not kind and not has_cue and tuple(points) != content else kind
        if place in WORDS:
            known = found.setdefault(place, [])
            known += [each for each in points if each not in known]
    return found
