"""labelbuddy JSON and JSONL: documents known by their text or its checksum, annotations in code points and bytes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import Trouble
from annotator.core.offsets import ByteMap
from annotator.formats import own, strict_json
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.columns import columns_of, facts_of, needless
from annotator.formats.json_items import items
from annotator.formats.jsonl_read import draft_of
from annotator.formats.shape import as_dict, as_list, is_whole, wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from annotator.core.values import Annotation
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

_NAME = "labelbuddy"
_CHECKSUM = "utf8_text_md5_checksum"
_FACTS = tuple(name for name in own.FACTS if name != "title")  # which is the title shown
_ITS_OWN = frozenset({"text", _CHECKSUM, "metadata", "meta", "annotations", "labels", "display_title"})
_SPAN_KEYS = ("start_char", "end_char", "start_byte", "end_byte", "label_name", "extra_data")


class LabelBuddy:
    """Documents of labelbuddy. ``extra_data`` is the note, or all that is known of an annotation, as JSON."""

    info = Info(
        name=_NAME,
        title="labelbuddy JSONL",
        suffixes=(".jsonl", ".json"),
        reads=True,
        writes=True,
        carries=frozenset(Feature)
        - {
            *(Feature.DISCONTINUOUS, Feature.LINKS, Feature.CROSS_LINKS),
            *(Feature.PROVENANCE, Feature.REGIONS),
        },
        unit="code points and UTF-8 bytes",
    )

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content tells
        """Tell how sure it is that these are labelbuddy's documents, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith((b"{", b"[")):
            return 0
        has_spans = b'"label_name"' in start and (b'"start_char"' in start or b'"start_byte"' in start)
        return 92 if has_spans or f'"{_CHECKSUM}"'.encode() in start else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each document as an article. Raises `UserError` for the whole file."""
        for item in items(path, options):
            if isinstance(item, Trouble):
                yield item
            elif not isinstance(item.value, dict):
                yield wrong("document", item.value, _NAME, str(path), item.line)
            else:
                yield _read(item.value, str(path), item.line)

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one document a line; an annotation of several fragments is written as its envelope."""
        articles = annotations = 0
        for document in documents:
            out.write(strict_json.dumps(_document(document, with_text=options.with_text)))
            out.write(b"\n")
            articles += 1
            annotations += len(document.annotations)
        return WriteReport(articles=articles, annotations=annotations)


# In


def _read(raw: dict[str, Any], place: str, line: int) -> DraftArticle | Trouble:
    text, checksum = raw.get("text"), raw.get(_CHECKSUM)
    has_sum = isinstance(checksum, str) and len(checksum) == 32
    if not isinstance(text, str) and not has_sum:
        return Trouble("labelbuddy.no_text", {}, place, line)
    troubles: list[Trouble] = []
    spans = _read_spans(
        raw, ByteMap(text).to_point if isinstance(text, str) else None, (place, line), troubles
    )
    metadata = raw.get("metadata", raw.get("meta"))
    facts, meta, in_meta = facts_of(as_dict(metadata), _FACTS)
    kept: dict[str, Any] = {key: value for key, value in raw.items() if key not in _ITS_OWN}
    if needless(in_meta, ()):
        kept[" in_meta"] = in_meta
    row = {**facts, "meta": meta, "spans": spans, "text": text if isinstance(text, str) else None}
    if row["text"] is None:
        row["text_sha256"] = "0" * 64  # stands for the checksum until it is looked up
    if isinstance(raw.get("display_title"), str):
        row["title"] = raw["display_title"]
    if kept:
        row[_NAME] = kept
    draft = draft_of(row, place, line)
    if isinstance(draft, Trouble):
        return draft
    if draft.text is None:
        draft = replace(draft, text_sha256="", text_md5=str(checksum).lower())
    elif has_sum and _sum(draft.text) != str(checksum).lower():
        draft = replace(draft, notes=(*draft.notes, Trouble("labelbuddy.other_sum", {}, place, line)))
    return replace(draft, troubles=(*draft.troubles, *troubles))


def _read_spans(
    raw: dict[str, Any],
    to_point: Callable[[int], int | None] | None,
    where: tuple[str, int],
    troubles: list[Trouble],
) -> list[dict[str, Any]]:
    spans = []
    for number, row in enumerate(as_list(raw.get("annotations"))):
        span = _read_span(row, to_point)
        if span is None:
            troubles.append(wrong(f"annotations[{number}]", row, _NAME, *where))
        else:
            spans.append(span)
    for number, row in enumerate(as_list(raw.get("labels"))):  # of labelbuddy's first versions
        first = as_list(row)
        if len(first) in {3, 4} and is_whole(first[0]) and is_whole(first[1]) and isinstance(first[2], str):
            note = {"note": first[3]} if len(first) == 4 and isinstance(first[3], str) else {}
            spans.append({"start": first[0], "end": first[1], "label": first[2], **note})
        else:
            troubles.append(wrong(f"labels[{number}]", row, _NAME, *where))
    return spans


def _read_span(row: Any, to_point: Callable[[int], int | None] | None) -> dict[str, Any] | None:
    if not isinstance(row, dict) or not isinstance(row.get("label_name"), str) or not row["label_name"]:
        return None
    start, end = row.get("start_char"), row.get("end_char")
    if not (is_whole(start) and is_whole(end)):
        first, last = row.get("start_byte"), row.get("end_byte")
        if to_point is None or not (isinstance(first, int) and isinstance(last, int)):
            return None
        start, end = to_point(first), to_point(last)
        if start is None or end is None:
            return None
    span: dict[str, Any] = {"start": start, "end": end, "label": row["label_name"]}
    kept = {key: value for key, value in row.items() if key not in _SPAN_KEYS}
    extra = row.get("extra_data")
    if isinstance(extra, str):
        span |= _from_extra(extra)
    elif extra is not None:
        kept["extra_data"] = extra
    return span | {_NAME: kept} if kept else span


def _from_extra(extra: str) -> dict[str, Any]:
    """Return what ``extra_data`` says: the keys this program wrote as JSON, or else a note."""
    if extra.startswith("{"):
        try:
            value = json.loads(extra)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict) and value and own.taken(value) == value:
            return value
    return {"note": extra}


def _sum(text: str) -> str:
    try:
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
    except UnicodeEncodeError:
        return ""


# Out


def _document(document: Document, *, with_text: bool) -> dict[str, Any]:
    article = document.article
    kept = dict(as_dict(article.extra.get(_NAME)))
    columns = columns_of(article, (), in_meta=as_list(kept.pop(" in_meta", None)), names=_FACTS)
    line: dict[str, Any] = {_CHECKSUM: _sum(document.text)}
    if with_text:
        line["text"] = document.text
    line["metadata"] = columns
    if article.title:
        line["display_title"] = article.title
    to_byte = ByteMap(document.text).to_byte
    line["annotations"] = [_annotation(each, document, to_byte) for each in document.annotations]
    return line | kept


def _annotation(annotation: Annotation, document: Document, to_byte: Callable[[int], int]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start_byte": to_byte(annotation.start),
        "end_byte": to_byte(annotation.end),
        "start_char": annotation.start,
        "end_char": annotation.end,
        "label_name": document.labels[annotation.label_id],
    }
    keys = own.span_keys(annotation, document)
    if set(keys) == {"note"} and _from_extra(annotation.note) == keys:
        row["extra_data"] = annotation.note
    elif keys:
        row["extra_data"] = json.dumps(keys, ensure_ascii=False)
    return row | as_dict(annotation.extra.get(_NAME))
