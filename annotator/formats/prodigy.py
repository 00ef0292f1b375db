"""Prodigy and spaCy JSONL: one task a line, spans in code points, relations between spans of the same line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import Trouble
from annotator.core.values import AnnotationStatus
from annotator.formats import own, strict_json
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.json_items import items
from annotator.formats.jsonl_read import draft_of
from annotator.formats.prodigy_relations import ASIDE as _ASIDE
from annotator.formats.prodigy_relations import LINK_KEYS as _LINK_KEYS
from annotator.formats.prodigy_relations import Finder, shown
from annotator.formats.prodigy_tokens import BY, MadeTokens, Tokens
from annotator.formats.wire import ArticleLine, SpanLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.core.values import Annotation, Link
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

_STATUSES = {
    "accept": AnnotationStatus.ACCEPTED,
    "reject": AnnotationStatus.REJECTED,
    "ignore": AnnotationStatus.SUGGESTED,
}
_ANSWERS = {status: answer for answer, status in _STATUSES.items()}
_OURS = frozenset(ArticleLine.model_fields) | {"schema", "schema_"}
_SPAN_OURS = frozenset(SpanLine.model_fields) - {"label", "start", "end"}
_TOKEN_KEYS = ("token_start", "token_end")


_MARKS = (
    b'"head_span"',
    b'"token_start"',
)  # not as words of a text: there the marks have a backslash before them


class Prodigy:
    """Tasks of Prodigy, which spaCy reads as well. ``answer`` reject or ignore is no accepted annotation."""

    info = Info(
        name="prodigy",
        title="Prodigy and spaCy JSONL",
        suffixes=(".jsonl", ".ndjson"),
        reads=True,
        writes=True,
        carries=frozenset(Feature)
        - {Feature.DISCONTINUOUS, Feature.PROVENANCE, Feature.REGIONS, Feature.CROSS_LINKS},
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content tells
        """Tell how sure it is that these are Prodigy's tasks, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith((b"{", b"[")) or b'"schema":"claims-annotator/' in start[:200].replace(
            b" ", b""
        ):
            return 0
        first = start if start.startswith(b"[") else start.split(b"\n", 1)[0]
        if b'"_input_hash"' in first or b'"_task_hash"' in first:
            return 95
        if b'"text"' not in first:
            return 0
        # The first tasks of a file may have nothing marked in them, so the others count as well.
        return 80 if b'"answer"' in first or any(mark in start for mark in _MARKS) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each task as an article. Raises `UserError` for the whole file."""
        for item in items(path, options):
            if isinstance(item, Trouble):
                yield item
            elif not isinstance(item.value, dict):
                yield draft_of(item.value, str(path), item.line)
            else:
                yield read_task(item.value, str(path), item.line)

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one task a line; an annotation of several fragments is written as its envelope."""
        articles = annotations = 0
        for document in documents:
            out.write(strict_json.dumps(_task(document, with_text=options.with_text)))
            out.write(b"\n")
            articles += 1
            annotations += len(document.annotations)
        return WriteReport(articles=articles, annotations=annotations)


# In


def read_task(task: dict[str, Any], place: str, line: int) -> DraftArticle | Trouble:
    """Return what a task says, or why it is refused."""
    row = {key: value for key, value in task.items() if _means_the_same(key, value)}
    aside = {
        key: value for key, value in task.items() if key not in row and key not in {"spans", "relations"}
    }
    is_ours = row.pop("_tokens_by", None) == BY
    if is_ours:
        row.pop("tokens", None)
    row["spans"] = spans = _read_spans(task, is_ours=is_ours)
    relations = task.get("relations")
    if relations is not None and not isinstance(relations, list):
        aside["relations"], relations = relations, None
    finder = Finder(spans if isinstance(spans, list) else [])
    links = [(raw, finder.link(raw, is_ours=is_ours)) for raw in relations or ()]
    row["links"] = [link for _, link in links if link is not None]
    kept = [raw for raw, link in links if link is None]
    if aside or kept:
        row[_ASIDE] = {"keys": aside, "relations": kept}
    draft = draft_of(row, place, line)
    if isinstance(draft, Trouble):
        return draft
    notes = [Trouble("prodigy.relation_kept", {"relation": shown(raw)}, place, line) for raw in kept]
    return replace(draft, local_ids=True, notes=(*draft.notes, *notes))


def _means_the_same(key: str, value: Any) -> bool:
    """Tell whether a key is a native line's as well, or one that it does not know and keeps."""
    if key in {"spans", "relations"}:
        return False
    if key in own.FACTS:
        return isinstance(value, str)
    return key not in _OURS or key in {"text", "text_sha256"} or (key == "meta" and isinstance(value, dict))


def _read_spans(task: dict[str, Any], *, is_ours: bool) -> Any:
    rows = task.get("spans")
    if not isinstance(rows, list):
        return rows
    tokens = Tokens(task.get("tokens"))
    person = task.get("_annotator_id")
    shared = {"status": _status(task.get("answer")), "annotator": person if isinstance(person, str) else None}
    spans = [_read_span(raw, f"s{number}", tokens, shared) for number, raw in enumerate(rows)]
    if is_ours:
        for span in spans:
            if isinstance(span, dict):
                for key in _TOKEN_KEYS:
                    span.pop(key, None)
    return spans


def _read_span(raw: Any, local_id: str, tokens: Tokens, shared: dict[str, Any]) -> Any:
    if not isinstance(raw, dict):
        return raw
    span = {key: value for key, value in raw.items() if key not in _SPAN_OURS}
    taken = own.taken(raw)
    if isinstance(raw.get("text"), str):
        taken["text"] = raw["text"]
    aside = {key: value for key, value in raw.items() if key in _SPAN_OURS and key not in taken}
    if aside:
        span[_ASIDE] = aside
    if "start" not in span and "end" not in span:
        span |= tokens.extent(raw)
    span |= taken | shared
    if "answer" in raw:
        span["status"] = _status(raw["answer"])
    span["id"] = local_id
    return span


def _status(answer: Any) -> str | None:
    if answer is None:
        return None
    found = _STATUSES.get(answer) if isinstance(answer, str) else None
    return (found or AnnotationStatus.SUGGESTED).value


# Out


def _task(document: Document, *, with_text: bool) -> dict[str, Any]:
    article = document.article
    extra = dict(article.extra)
    aside = extra.pop(_ASIDE, None)
    aside = aside if isinstance(aside, dict) else {}
    task: dict[str, Any] = {"text": document.text} if with_text else {"text_sha256": article.text_sha256}
    task |= own.facts(article)
    if article.meta:
        task["meta"] = dict(article.meta)
    here = {annotation.id: number for number, annotation in enumerate(document.annotations)}
    links = [link for link in document.links if link.from_id in here and link.to_id in here]
    tokens = Tokens(extra.get("tokens"))
    if links and "tokens" not in extra and with_text:
        tokens = made = MadeTokens(document.text)
        extra["tokens"], extra["_tokens_by"] = made.written(), BY
    base = _STATUSES.get(str(extra.get("answer")), AnnotationStatus.ACCEPTED)
    spans = [_span(each, document, tokens, base, with_text=with_text) for each in document.annotations]
    task["spans"] = spans
    twins = Counter(map(_alike, document.annotations)) if links else Counter()
    relations = [_relation(link, here, spans, document, twins) for link in links]
    relations += aside.get("relations", ())
    if relations:
        task["relations"] = relations
    for key, value in (*extra.items(), *aside.get("keys", {}).items()):
        task.setdefault(key, value)
    return task


def _span(
    annotation: Annotation, document: Document, tokens: Tokens, base: AnnotationStatus, *, with_text: bool
) -> dict[str, Any]:
    start, end = annotation.start, annotation.end
    span: dict[str, Any] = {"start": start, "end": end, "label": document.labels[annotation.label_id]}
    extra = dict(annotation.extra)
    if tokens:
        for key in _TOKEN_KEYS:
            extra.pop(key, None)
        span |= tokens.numbers(start, end)
    aside = extra.pop(_ASIDE, None)
    answer = extra.pop("answer", None)
    if answer is not None or annotation.status is not base:
        says = _STATUSES.get(str(answer)) if answer is not None else None
        span["answer"] = answer if says is annotation.status else _ANSWERS[annotation.status]
    span |= own.span_keys(annotation, document)
    for key, value in (*extra.items(), *(aside.items() if isinstance(aside, dict) else ())):
        span.setdefault(key, value)
    if not with_text:
        span.pop("text", None)
    return span


def _relation(
    link: Link,
    here: dict[str, int],
    spans: list[dict[str, Any]],
    document: Document,
    twins: Counter[tuple[int, int, str]],
) -> dict[str, Any]:
    relation: dict[str, Any] = {}
    for side, number in (("head", here[link.from_id]), ("child", here[link.to_id])):
        span = spans[number]
        if "token_end" in span:
            relation[side] = span["token_end"]
        known = ("start", "end", *_TOKEN_KEYS, "label")
        relation[f"{side}_span"] = {key: span[key] for key in known if key in span}
        if twins[_alike(document.annotations[number])] > 1:
            relation[f"{side}_number"] = number
    relation["label"] = link.type
    relation |= {key: value for key in _LINK_KEYS if (value := getattr(link, key))}
    aside = link.extra.get(_ASIDE)
    return relation | (aside if isinstance(aside, dict) else {})


def _alike(annotation: Annotation) -> tuple[int, int, str]:
    """Return by what Prodigy's relations tell spans apart."""
    return annotation.start, annotation.end, annotation.label_id
