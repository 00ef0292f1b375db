"""The line of native JSONL as pydantic models: what is required, of which type, and its JSON Schema.

Lists stop at the first item that is wrong: one megabyte may hold half a million of them, and each finding takes a
kilobyte. `annotator.formats.wire_errors` looks at the items one by one where there is any.

A line is a superset of the line that Prodigy and spaCy read. ``null`` stands for a value that is left out. Unknown
keys are allowed everywhere, and kept.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, NotRequired, Required

from annotated_types import Len
from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, with_config
from typing_extensions import TypedDict

_POINT = "code points, end-exclusive"
Point = Annotated[int, Field(description=_POINT)]
Pair = Annotated[list[int], Len(2, 2), Field(description=f"start and end in {_POINT}", fail_fast=True)]
Text = str | None
Id = Annotated[str, Len(1, 1000)] | None


class Model(BaseModel):
    """The settings all parts of a line share."""

    model_config = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)


class RegionLine(Model):
    """A part of the text that is not its body, and the name of the rule that found it."""

    kind: str
    start: Point
    end: Point
    rule: Text = None


class SpeakerLine(Model):
    """Who is said to have made the statement."""

    id: Id = None
    name: Annotated[str, Len(1, 10_000)]
    kind: Literal["person", "organisation", "state", "anonymous"] | None = None
    role: Text = None
    affiliation: Text = None
    aliases: Annotated[list[str], Field(fail_fast=True)] | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = Field(None, description="Admiralty code")
    note: Text = None


class StatementLine(Model):
    """The proposition that the annotation expresses."""

    id: Id = None
    wording: str
    credibility: Literal[1, 2, 3, 4, 5, 6] | None = Field(None, description="Admiralty code")
    judgement: Text = None
    note: Text = None


class SpanLine(Model):
    """An annotation. ``text`` is the words it covers, fragments joined by one space."""

    id: Id = None
    label: Annotated[str, Len(1, 1000)]
    start: Point
    end: Point
    text: Text = None
    start_byte: int | None = Field(None, description="the same place in the bytes of the text's UTF-8 form")
    end_byte: int | None = None
    fragments: Annotated[list[Pair], Field(fail_fast=True)] | None = Field(
        None, description="where there are several; start and end are the envelope"
    )
    source: Annotated[list[Pair], Field(fail_fast=True)] | None = Field(
        None, description="the words that name the source"
    )
    cue: Annotated[list[Pair], Field(fail_fast=True)] | None = Field(
        None, description="the words that report, such as the verb"
    )
    addressee: Annotated[list[Pair], Field(fail_fast=True)] | None = Field(
        None, description="the words that name who was spoken to"
    )
    speaker: SpeakerLine | str | None = None
    attributes: dict[str, JsonValue] | None = None
    note: Text = None
    statement: StatementLine | None = None
    annotator: Text = None
    origin: Text = Field(None, description="manual, suggested:<engine>/<rule> or imported:<format>")
    status: Literal["suggested", "accepted", "rejected"] | None = None
    created: Text = None
    updated: Text = None


@cache
def spans_adapter() -> TypeAdapter[Any]:
    """Return what takes a list of objects exactly if `SpanLine` takes each, and makes no instance of it.

    That takes a third of the time. What it returns is of no use. It is made when spans are first met that
    `annotator.formats.jsonl_plain` does not know to be valid.
    """
    model = SpanLine
    keys = {
        name: (Required if field.is_required() else NotRequired)[field.rebuild_annotation()]
        for name, field in model.model_fields.items()
    }
    make: Any = TypedDict  # whose keys are known to no type checker here
    row: Any = with_config(model.model_config)(make(model.__name__, keys, total=False))
    return TypeAdapter(list[row])


class LinkLine(Model):
    """A directed relation from an annotation of this article to one of any article."""

    id: Id = None
    type: Annotated[str, Len(1, 1000)]
    from_: Annotated[str, Len(1, 1000)] = Field(alias="from")
    to: Annotated[str, Len(1, 1000)]
    to_article: Text = None
    note: Text = None
    annotator: Text = None
    created: Text = None


class ArticleLine(Model):
    """One article. ``text``, or ``text_sha256`` of an article that is there already, is all that is required."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["text"]}, {"required": ["text_sha256"]}]}
    )

    schema_: str | None = Field(None, alias="schema")
    id: Id = None
    title: Text = None
    publisher: Text = None
    author: Text = None
    url: Text = None
    published: Text = Field(None, description="ISO 8601, as much of the date as is known")
    published_basis: Text = Field(None, description="what the date rests on")
    language: Text = None
    status: Literal["new", "open", "done"] | None = None
    text: Text = Field(None, description="exactly as it was decoded; every position counts in it")
    text_sha256: Annotated[str, Field(pattern="^[0-9a-fA-F]{64}$")] | None = None
    file: Text = None
    file_sha256: Text = None
    encoding: Text = None
    meta: dict[str, Any] | None = None
    regions: Annotated[list[RegionLine], Field(fail_fast=True)] | None = None
    spans: Annotated[list[SpanLine], Field(fail_fast=True)] | None = None
    links: Annotated[list[LinkLine], Field(fail_fast=True)] | None = None
