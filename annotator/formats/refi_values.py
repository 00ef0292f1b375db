"""Values of a REFI-QDA project: ids, places, and texts that XML cannot hold as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.core.spans import Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from annotator.core.offsets import Utf16Map

JSON = "json:"  # begins what is written as JSON because XML cannot hold it, or because it is more than a text
WORDS = 20  # characters of a selection's name that must be those of its text


def guid_of(raw: str) -> str:
    """Return a GUID in the one form that this program writes; programs write braces and capital letters."""
    return raw.strip().strip("{}").lower()


def value_of(said: str) -> Any:
    """Return what a text says: itself, or the value that stands in it as JSON."""
    if not said.startswith(JSON):
        return said
    try:
        return json.loads(said[len(JSON) :])
    except (ValueError, RecursionError):
        return said


def text_of(said: str) -> str:
    """Return a text that may stand in its place as JSON."""
    value = value_of(said)
    return value if isinstance(value, str) else said


def span_of(selection: Element) -> Span | None:
    """Return the place of a selection, None where it names none."""
    start, end = selection.get("startPosition", ""), selection.get("endPosition", "")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 12 and len(end) < 12):
        return None
    return Span(int(start), int(end))


def converted_of(units: Utf16Map, span: Span) -> Span | None:
    """Return a span of UTF-16 units in code points, None where it cuts a character."""
    start, end = units.to_point(span.start), units.to_point(span.end)
    return None if start is None or end is None else Span(start, end)


def fits_of(text: str, span: Span | None, name: str) -> bool:
    """Tell whether a selection's name, which programs fill with its first words, is the text there."""
    words = "".join(name.split())[:WORDS]
    return span is not None and bool(words) and "".join(text[span.start : span.end].split()).startswith(words)
