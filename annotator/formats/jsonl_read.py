"""A line of native JSONL as a draft: validated by its models, span by span where something is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble
from annotator.core.spans import Span
from annotator.core.values import Region, RegionKind
from annotator.formats import strict_json
from annotator.formats.drafts import DraftArticle, DraftLink, DraftSpan, DraftSpeaker, DraftStatement
from annotator.formats.jsonl_plain import PlainSpans, plain_runs
from annotator.formats.jsonl_project import project_of
from annotator.formats.jsonl_write import SCHEMA
from annotator.formats.wire import (
    ArticleLine,
    LinkLine,
    RegionLine,
    SpanLine,
    SpeakerLine,
    StatementLine,
)
from annotator.formats.wire_errors import are_valid_spans, validated, without_spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.formats.lines import Line

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")
_KINDS = frozenset(kind.value for kind in RegionKind)


def read_line(line: Line, place: str) -> DraftArticle | Trouble:
    """Return what a line says, or why it is refused; parts that are wrong are left out and listed in the draft."""
    try:
        value = strict_json.loads(line.data)
    except strict_json.BadJSONError as error:
        return Trouble(error.trouble.code, error.trouble.facts, place, line.number)
    if isinstance(value, dict) and "relations" in value and "schema" not in value and "links" not in value:
        # A task of Prodigy: one can stand in a file whose first lines do not show what they are.
        from annotator.formats.prodigy import read_task  # which stands on this module

        return read_task(value, place, line.number)
    return draft_of(value, place, line.number)


def draft_of(value: Any, place: str, number: int) -> DraftArticle | Trouble:
    """Return what a parsed line says, or why it is refused."""
    if not isinstance(value, dict):
        return Trouble("line.not_object", {"found": type(value).__name__}, place, number)
    schema = value.get("schema")
    if isinstance(schema, str) and schema.startswith("claims-annotator/") and schema != SCHEMA:
        return Trouble("line.newer_schema", {"schema": schema[:60], "known": SCHEMA}, place, number)
    troubles: list[Trouble] = []
    spans = _valid_spans(value)
    model = without_spans(value) if spans is not None else None
    if spans is None or model is None:
        model, troubles = validated(value, place, number)
        if model is None:
            return troubles[0]
        spans = tuple(_span(span) for span in model.spans or ())
    if model.text is None and model.text_sha256 is None:
        return Trouble("line.no_text", {}, place, number)
    return _article(model, spans, place, number, troubles)


def _valid_spans(value: Mapping[str, Any]) -> Sequence[DraftSpan] | None:
    """Return the spans of a line, as they stand where nothing is to be said or mended; None where one is not valid."""
    rows, text = value.get("spans"), value.get("text")
    if rows is None:
        return ()
    if rows and isinstance(text, str) and (runs := plain_runs(rows, text)) is not None:
        return PlainSpans(rows, runs, _span_of)
    return tuple(map(_span_of, rows)) if are_valid_spans(rows) else None


def _span_of(row: Mapping[str, Any]) -> DraftSpan:
    return _span(SpanLine.model_validate(row))


def _article(
    model: ArticleLine,
    spans: Sequence[DraftSpan],
    place: str,
    number: int,
    troubles: list[Trouble],
) -> DraftArticle:
    notes: list[Trouble] = []
    extra = dict(model.model_extra or {})
    published = model.published or ""
    if published and not _DATE.fullmatch(published):
        notes.append(Trouble("line.not_a_date", {"value": published[:60]}, place, number))
        extra["published"], published = published, ""
    project = project_of(extra, _speaker, _statement) if extra else None
    regions, others = _regions(model.regions or [])
    if others:
        extra["regions"] = others
        notes.append(Trouble("line.unknown_regions", {"count": len(others)}, place, number))
    return DraftArticle(
        place=place,
        line=number,
        text=model.text,
        text_sha256=(model.text_sha256 or "").lower(),
        id=model.id or "",
        title=model.title or "",
        publisher=model.publisher or "",
        author=model.author or "",
        url=model.url or "",
        published=published,
        published_basis=model.published_basis or "",
        language=model.language or "",
        status=model.status or "",
        file=model.file or "",
        file_sha256=model.file_sha256 or "",
        encoding=model.encoding or "",
        regions=regions,
        meta=model.meta or {},
        extra=extra,
        spans=spans,
        links=tuple(_link(link) for link in model.links or ()),
        troubles=tuple(troubles),
        notes=tuple(notes),
        project=project,
    )


def _regions(rows: list[RegionLine]) -> tuple[tuple[Region, ...], list[dict[str, Any]]]:
    """Return the regions the program knows, and those it does not, as they were, to be kept and written back."""
    known: list[Region] = []
    others: list[dict[str, Any]] = []
    for row in rows:
        if row.kind in _KINDS and not row.model_extra:
            known.append(Region(RegionKind(row.kind), Span(row.start, row.end), row.rule or ""))
        else:
            others.append(row.model_dump(exclude_unset=True))
    return tuple(known), others


def _spans(pairs: list[list[int]] | None) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in pairs]) if pairs else ()


def _span(row: SpanLine) -> DraftSpan:
    extra = row.model_extra or {}
    attributes = row.attributes or {}
    if attributes and any(not isinstance(value, str) for value in attributes.values()):
        # An attribute of the program is text; others are kept as they are and written back.
        others = {name: value for name, value in attributes.items() if not isinstance(value, str)}
        extra = {**extra, "attributes": others}
        attributes = {name: value for name, value in attributes.items() if isinstance(value, str)}
    return DraftSpan(
        label=row.label,
        fragments=_spans(row.fragments) or (Span(row.start, row.end),),
        quote=row.text,
        id=row.id or "",
        source=_spans(row.source),
        cue=_spans(row.cue),
        addressee=_spans(row.addressee),
        speaker=_speaker(row.speaker),
        statement=_statement(row.statement),
        attributes=attributes,  # type: ignore[arg-type]  # none but text is left in it
        note=row.note or "",
        annotator=row.annotator or "",
        origin=row.origin or "",
        status=row.status or "",
        created=row.created or "",
        updated=row.updated or "",
        extra=extra,
    )


def _speaker(row: SpeakerLine | str | None) -> DraftSpeaker | None:
    if row is None or isinstance(row, str):
        return DraftSpeaker(name=row) if row else None
    return DraftSpeaker(
        name=row.name,
        id=row.id or "",
        kind=row.kind or "",
        role=row.role or "",
        affiliation=row.affiliation or "",
        aliases=tuple(row.aliases or ()),
        reliability=row.reliability or "",
        note=row.note or "",
        extra=row.model_extra or {},
    )


def _statement(row: StatementLine | None) -> DraftStatement | None:
    if row is None:
        return None
    return DraftStatement(
        wording=row.wording,
        id=row.id or "",
        credibility=row.credibility or 0,
        judgement=row.judgement or "",
        note=row.note or "",
        extra=row.model_extra or {},
    )


def _link(row: LinkLine) -> DraftLink:
    return DraftLink(
        type=row.type,
        from_id=row.from_,
        to_id=row.to,
        to_article=row.to_article or "",
        id=row.id or "",
        note=row.note or "",
        annotator=row.annotator or "",
        created=row.created or "",
        extra=row.model_extra or {},
    )
