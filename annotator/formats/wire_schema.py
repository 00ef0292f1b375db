"""The JSON Schema of a line of native JSONL, with the two keys that the first line of a whole export has."""

from __future__ import annotations

from typing import Any

from pydantic import Field, create_model

from annotator.formats.jsonl_project import RegisterLine, TagSetLine
from annotator.formats.jsonl_project_write import REGISTER, TAG_SET
from annotator.formats.wire import ArticleLine

SCHEMA_ID = "urn:claims-annotator:jsonl:1"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line."""
    whole = create_model(
        "ArticleLine",
        __base__=ArticleLine,
        __doc__=ArticleLine.__doc__,
        tag_set_=(TagSetLine | None, Field(None, alias=TAG_SET)),
        register_=(RegisterLine | None, Field(None, alias=REGISTER)),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **whole.model_json_schema(by_alias=True),
        "title": "A line of Claims Annotator's native JSONL",
    }
