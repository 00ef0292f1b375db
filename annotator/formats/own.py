"""What a project knows of an annotation and other programs have no word for, as keys beside theirs, and back.

A key of another program may have the same name and mean something else; it is taken only where it has our shape,
and otherwise kept aside under the format's name and written back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from annotator.formats.jsonl_write import pairs, speaker_line, statement_line
from annotator.formats.wire import SpeakerLine, StatementLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.core.values import Annotation, Article
    from annotator.formats.documents import Document

WORDS = ("source", "cue", "addressee")
SPAN_KEYS = (*WORDS, "speaker", "attributes", "note", "statement")
FACTS = ("title", "publisher", "author", "url", "published", "language")


def facts(article: Article) -> dict[str, str]:
    """Return the article's facts that are known."""
    return {name: value for name in FACTS if (value := getattr(article, name))}


def span_keys(annotation: Annotation, document: Document) -> dict[str, Any]:
    """Return what is known of the annotation besides its label, extent and provenance; nothing empty."""
    found: dict[str, Any] = {name: pairs(spans) for name in WORDS if (spans := getattr(annotation, name))}
    speaker = document.sources.get(annotation.speaker_id) if annotation.speaker_id else None
    if speaker is not None:
        found["speaker"] = speaker_line(speaker)
    if annotation.attributes:
        found["attributes"] = dict(annotation.attributes)
    if annotation.note:
        found["note"] = annotation.note
    statement = document.statements.get(annotation.statement_id) if annotation.statement_id else None
    if statement is not None:
        found["statement"] = statement_line(statement)
    return found


def taken(row: Mapping[str, Any], keys: tuple[str, ...] = SPAN_KEYS) -> dict[str, Any]:
    """Return those of the keys whose values have our shape."""
    return {key: row[key] for key in keys if key in row and _has_shape(key, row[key])}


def _has_shape(key: str, value: Any) -> bool:
    if key in WORDS:
        return isinstance(value, list) and all(_is_pair(each) for each in value)
    if key == "attributes":
        return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    if key == "speaker":
        return _fits(SpeakerLine, value)
    if key == "statement":
        return _fits(StatementLine, value)
    return isinstance(value, str)


def _is_pair(value: Any) -> bool:
    return type(value) is list and len(value) == 2 and type(value[0]) is int and type(value[1]) is int


def _fits(model: type[BaseModel], value: Any) -> bool:
    try:
        model.model_validate(value)
    except ValidationError:
        return False
    return True
