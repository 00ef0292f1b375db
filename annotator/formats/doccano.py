"""doccano JSON and JSONL of all generations: labels as triples, numbered annotations, entities with relations."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import Trouble
from annotator.formats import strict_json
from annotator.formats.base import ANY_TEXT, Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.columns import columns_of, facts_of, needless
from annotator.formats.json_items import items
from annotator.formats.jsonl_read import draft_of
from annotator.formats.shape import as_dict, as_list, is_whole, wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

_NAME = "doccano"
_SHAPES = ("entities", "annotations", "labels", "label")
_ITS_OWN = ("id", "Comments", "comments", "annotation_approver", "cats")
_RESERVED = ("text", "data", "text_sha256", "relations", *_SHAPES, *_ITS_OWN, _NAME)
# Triples, also those of its projects for intents and slots; the first examples may have none.
_LISTED = re.compile(rb'"(?:labels?|entities)"\s*:\s*\[\s*\[\s*\d')


class Doccano:
    """Examples of doccano's sequence labelling projects. Its spans have a label and an extent, nothing else."""

    info = Info(
        name=_NAME,
        title="doccano JSONL",
        suffixes=(".jsonl", ".json"),
        reads=True,
        writes=True,
        carries=ANY_TEXT | {Feature.ANNOTATIONS, Feature.OVERLAP, Feature.LINKS, Feature.FACTS, Feature.META},
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content tells
        """Tell how sure it is that these are doccano's examples, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith((b"{", b"[")):
            return 0
        first = start if start.startswith(b"[") else start.split(b"\n", 1)[0]
        if b'"start_offset"' in first and b'"end_offset"' in first:
            return 90
        if b'"text"' not in first and b'"data"' not in first:
            return 0
        if b'"entities"' in first and b'"relations"' in first:
            return 85
        return 80 if _LISTED.search(start) else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each example as an article. Raises `UserError` for the whole file."""
        for item in items(path, options):
            if isinstance(item, Trouble):
                yield item
            elif not isinstance(item.value, dict):
                yield wrong("item", item.value, _NAME, str(path), item.line)
            else:
                yield _read(item.value, str(path), item.line)

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one example a line, in the generation its file had, or with entities and relations."""
        articles = annotations = 0
        for document in documents:
            out.write(strict_json.dumps(_example(document, with_text=options.with_text)))
            out.write(b"\n")
            articles += 1
            annotations += len(document.annotations)
        return WriteReport(articles=articles, annotations=annotations)


# In


def _read(example: dict[str, Any], place: str, line: int) -> DraftArticle | Trouble:
    text_key = "text" if isinstance(example.get("text"), str) else "data"
    shape = next((key for key in _SHAPES if _is_of_spans(example.get(key))), "")
    aside = {key: example[key] for key in (*_SHAPES, *_ITS_OWN) if key in example and key != shape}
    used = {*aside, shape, text_key, "relations", "text_sha256"}
    facts, meta, in_meta = facts_of({key: value for key, value in example.items() if key not in used})
    kept: dict[str, Any] = {}
    if shape not in {"", "entities"}:
        kept["shape"] = shape
    if text_key == "data" and "data" in example:
        kept["text"] = text_key
    if aside:
        kept["keys"] = aside
    if needless(in_meta, _RESERVED):
        kept["in_meta"] = in_meta
    troubles: list[Trouble] = []
    spans, ids = _spans(as_list(example.get(shape)), shape, (place, line), troubles)
    row: dict[str, Any] = {**facts, "meta": meta, "spans": spans, _NAME: kept}
    row |= {
        key: example[name]
        for key, name in (("text", text_key), ("text_sha256", "text_sha256"))
        if name in example
    }
    row["links"] = _links(example.get("relations"), ids, (place, line), troubles)
    if not kept:
        del row[_NAME]
    draft = draft_of(row, place, line)
    if isinstance(draft, Trouble):
        return draft
    return replace(draft, local_ids=True, troubles=(*draft.troubles, *troubles))


def _is_of_spans(value: Any) -> bool:
    """Tell whether a list holds spans: one of plain words holds the categories of the whole text."""
    return isinstance(value, list) and not (value and all(isinstance(each, str) for each in value))


def _spans(
    rows: list[Any], shape: str, where: tuple[str, int], troubles: list[Trouble]
) -> tuple[list[dict[str, Any]], dict[Any, str]]:
    spans: list[dict[str, Any]] = []
    ids: dict[Any, str] = {}
    for number, row in enumerate(rows):
        span = _span(row)
        if span is None:
            troubles.append(wrong(f"{shape}[{number}]", row, _NAME, *where))
            continue
        span["id"] = f"s{number}"
        spans.append(span)
        own_id = as_dict(row).get("id")
        if is_whole(own_id) or isinstance(own_id, str):
            ids.setdefault(own_id, span["id"])
    return spans, ids


def _span(row: Any) -> dict[str, Any] | None:
    if isinstance(row, list) and len(row) == 3:
        start, end, label = row
        rest: dict[str, Any] = {}
    elif isinstance(row, dict):
        start, end, label = row.get("start_offset"), row.get("end_offset"), row.get("label")
        rest = {
            key: value for key, value in row.items() if key not in {"start_offset", "end_offset", "label"}
        }
    else:
        return None
    if not (is_whole(start) and is_whole(end) and (is_whole(label) or isinstance(label, str)) and str(label)):
        return None
    if is_whole(label):
        rest["label"] = label  # a number that only doccano's own database can name
    span = {"start": start, "end": end, "label": str(label)}
    return span | {_NAME: rest} if rest else span


def _links(
    relations: Any, ids: dict[Any, str], where: tuple[str, int], troubles: list[Trouble]
) -> list[dict[str, Any]]:
    links = []
    for number, row in enumerate(as_list(relations)):
        kind = as_dict(row).get("type")
        from_id, to_id = as_dict(row).get("from_id"), as_dict(row).get("to_id")
        is_known = all(is_whole(each) or isinstance(each, str) for each in (from_id, to_id))
        if not (isinstance(kind, str) and kind and is_known):
            troubles.append(wrong(f"relations[{number}]", row, _NAME, *where))
            continue
        rest = {key: value for key, value in row.items() if key not in {"from_id", "to_id", "type"}}
        link = {"type": kind, "from": ids.get(from_id, f"#{from_id}"), "to": ids.get(to_id, f"#{to_id}")}
        links.append(link | {_NAME: rest} if rest else link)
    return links


# Out


def _example(document: Document, *, with_text: bool) -> dict[str, Any]:
    article = document.article
    kept = as_dict(article.extra.get(_NAME))
    keys = as_dict(kept.get("keys"))
    example = {key: value for key, value in keys.items() if key == "id"}
    if with_text:
        example["data" if kept.get("text") == "data" else "text"] = document.text
    else:
        example["text_sha256"] = article.text_sha256
    example |= columns_of(article, _RESERVED, in_meta=as_list(kept.get("in_meta")))
    here = {annotation.id for annotation in document.annotations}
    links = [link for link in document.links if link.from_id in here and link.to_id in here]
    shape = kept.get("shape") if not links else "entities"
    rows: list[Any] = []
    numbers = _Numbers(as_dict(each.extra.get(_NAME)).get("id") for each in document.annotations)
    ids: dict[str, Any] = {}
    for annotation in document.annotations:
        rest = dict(as_dict(annotation.extra.get(_NAME)))
        name = document.labels[annotation.label_id]
        label = rest.pop("label", name)
        if str(label) != name:
            label = name
        if shape in {"label", "labels"}:
            rows.append([annotation.start, annotation.end, label])
            continue
        row: dict[str, Any] = {}
        if shape != "annotations" or "id" in rest:
            row["id"] = ids[annotation.id] = numbers.take(rest.pop("id", None))
        rows.append(
            row | {"label": label, "start_offset": annotation.start, "end_offset": annotation.end} | rest
        )
    if shape not in {"label", "labels", "annotations"}:
        shape = "entities"
        relations: list[dict[str, Any]] = []
        example |= {"entities": rows, "relations": relations}
        numbers = _Numbers(as_dict(each.extra.get(_NAME)).get("id") for each in links)
        for link in links:
            rest = dict(as_dict(link.extra.get(_NAME)))
            own_id = numbers.take(rest.pop("id", None))
            relation = {
                "id": own_id,
                "from_id": ids[link.from_id],
                "to_id": ids[link.to_id],
                "type": link.type,
            }
            relations.append(relation | rest)
    else:
        example[str(shape)] = rows
    for key, value in keys.items():
        example.setdefault(key, value)
    return example


class _Numbers:
    """Hands out the ids of one line: those its file had, once each, and for others the next free number."""

    def __init__(self, known: Iterable[Any]) -> None:
        self._free = set()
        self._next = 1
        for each in known:
            if is_whole(each):
                self._next = max(self._next, each + 1)
            if is_whole(each) or isinstance(each, str):
                self._free.add(each)

    def take(self, wanted: Any) -> Any:
        """Return the id wanted, where it is still free."""
        if (is_whole(wanted) or isinstance(wanted, str)) and wanted in self._free:
            self._free.discard(wanted)
            return wanted
        self._next += 1
        return self._next - 1
