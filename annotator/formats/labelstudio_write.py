"""Articles as tasks of Label Studio: a region and its results an annotation, grouped by who made it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from annotator.core.spans import envelope
from annotator.core.values import AnnotationStatus
from annotator.formats import own
from annotator.formats.columns import columns_of
from annotator.formats.labelstudio_html import Page
from annotator.formats.labelstudio_read import NAME, OURS, RESERVED
from annotator.formats.labelstudio_values import attribute, person
from annotator.formats.shape import as_dict, as_list

if TYPE_CHECKING:
    from annotator.core.values import Annotation, Link
    from annotator.formats.documents import Document

_CHOICE = re.compile(r"[\w.-]{1,40}")  # a value that is one of some choices rather than a sentence
_KINDS = ("labels", "hypertextlabels")
_NOT_OF_REGION = frozenset({"in", "id", "from_name", "to_name", "type", "value", "meta", "with", "shapes"})


def task_of(document: Document, *, with_text: bool) -> dict[str, Any]:
    """Return the task. Without text it names the text's hash in its place."""
    article = document.article
    kept = as_dict(article.extra.get(NAME))
    html = kept.get("html")
    page = Page(html) if isinstance(html, str) else None
    if page is not None and page.text != document.text:
        page = None
    data: dict[str, Any] = {}
    if with_text:
        data[str(kept.get("text", "text"))] = html if page is not None else document.text
    else:
        data["text_sha256"] = article.text_sha256
    data |= columns_of(article, RESERVED, in_meta=as_list(kept.get("in_meta")))
    rest = as_dict(kept.get("task"))
    task = {**{key: value for key, value in rest.items() if key == "id"}, "data": data}
    groups = _Groups(kept)
    homes: dict[str, list[Any]] = {}
    region_ids: dict[str, str] = {}
    for annotation in document.annotations:
        home = homes[annotation.id] = groups.home(annotation)
        region_ids[annotation.id] = _add_region(annotation, document, page, home, with_text=with_text)
    for link in document.links:
        if link.from_id in homes and link.to_id in homes:
            homes[link.from_id].append(_relation(link, region_ids))
    task |= groups.written()
    for key, value in rest.items():
        task.setdefault(key, value)
    return task


class _Groups:
    """The rows of a task's annotations and predictions: those its file had, and those for others."""

    def __init__(self, kept: dict[str, Any]) -> None:
        is_old = "completions" in kept and "annotations" not in kept
        self._main = "completions" if is_old else "annotations"
        self._rows: dict[str, list[dict[str, Any]]] = {self._main: []}
        self._results: dict[str, list[Any]] = {}
        self._others: dict[str, list[Any]] = {}
        for name in ("annotations", "completions", "predictions"):
            for number, row in enumerate(as_list(kept.get(name))):
                rest = dict(as_dict(row))
                results: list[Any] = []
                self._results[f"{name}:{number}"] = results
                self._others[f"{name}:{number}"] = as_list(rest.pop("others", None))
                self._rows.setdefault(name, []).append(rest | {"result": results})

    def home(self, annotation: Annotation) -> list[Any]:
        """Return the list of results that an annotation's belong to."""
        came_from = str(as_dict(annotation.extra.get(NAME)).get("in", ""))
        is_suggested = annotation.status is AnnotationStatus.SUGGESTED
        if came_from in self._results and came_from.startswith("predictions") is is_suggested:
            return self._results[came_from]
        if is_suggested:
            return self._own("predictions", "model_version", annotation.origin)
        return self._own(self._main, "completed_by", annotation.annotator)

    def _own(self, name: str, key: str, who: str) -> list[Any]:
        rows = self._rows.setdefault(name, [])
        for number, row in enumerate(rows):
            said = row.get(key)
            if (person(said) if key == "completed_by" else said or "") == who:
                return self._results[f"{name}:{number}"]
        results: list[Any] = []
        self._results[f"{name}:{len(rows)}"] = results
        row = {key: {"email": who} if key == "completed_by" else who} if who else {}
        rows.append(row | {"result": results})
        return results

    def written(self) -> dict[str, Any]:
        """Return the lists as they stand in the task."""
        for key, others in self._others.items():
            self._results[key].extend(others)
        return {
            name: [row.get("raw", row) if not row["result"] else row for row in rows]
            for name, rows in self._rows.items()
        }


def _add_region(
    annotation: Annotation, document: Document, page: Page | None, home: list[Any], *, with_text: bool
) -> str:
    """Add a region and its attributes to the results; return the region's id."""
    kept = as_dict(annotation.extra.get(NAME))
    region_id = str(kept.get("id") or annotation.id)
    span = envelope(annotation.fragments)
    label = document.labels[annotation.label_id]
    kind = kept.get("type") if kept.get("type") in _KINDS else None
    kind = kind or ("hypertextlabels" if page is not None else "labels")
    places = page.value(span) if page is not None else {"start": span.start, "end": span.end}
    value: dict[str, Any] = dict(places)
    if with_text:
        value["text"] = document.text[span.start : span.end].replace("\n", "\\n")
    if kept.get("with") and (before := _labels_of_region(home, region_id, places)) is not None:
        if label not in before:
            before.append(label)
        return region_id
    value |= {kind: [label], **as_dict(kept.get("value"))}
    names = {"from_name": kept.get("from_name", "label"), "to_name": kept.get("to_name", "text")}
    region = {"id": region_id, **names, "type": kind, "value": value}
    region |= {key: each for key, each in kept.items() if key not in _NOT_OF_REGION}
    if meta := _meta(annotation, document, kept):
        region["meta"] = meta
    home.append(region)
    shapes = as_dict(kept.get("shapes"))
    for name, said in annotation.attributes.items():
        shape = _attribute(said, as_dict(shapes.get(name)))
        names["from_name"] = name
        words = {"text": value["text"]} if with_text else {}
        home.append(
            {"id": region_id, **names, "type": shape["type"], "value": {**places, **words, **shape["value"]}}
        )
    return region_id


def _labels_of_region(home: list[Any], region_id: str, places: dict[str, Any]) -> list[Any] | None:
    """Return the labels of the region that was added last, where it is this one at the same place."""
    for result in reversed(home):
        value = as_dict(result.get("value"))
        labels = next((value[key] for key in _KINDS if key in value), None)
        if labels is not None:
            is_same = result.get("id") == region_id and places.items() <= value.items()
            return labels if is_same else None
    return None


def _meta(annotation: Annotation, document: Document, kept: dict[str, Any]) -> dict[str, Any]:
    meta = dict(as_dict(kept.get("meta")))
    lines = meta.pop("text", None)
    keys = own.span_keys(annotation, document)
    keys.pop("attributes", None)
    if note := keys.pop("note", ""):
        is_same = isinstance(lines, list) and "\n".join(map(str, lines)) == note
        meta["text"] = lines if is_same else [note]
    elif lines is not None and not isinstance(lines, list):
        meta["text"] = lines
    if annotation.status is AnnotationStatus.REJECTED:
        keys["status"] = annotation.status.value
    if keys:
        meta[OURS] = keys
    return meta


def _attribute(said: str, shape: dict[str, Any]) -> dict[str, Any]:
    """Return an attribute as its file had it, where it says the same still; else as a choice or a text area."""
    kind, value = str(shape.get("type", "")), shape.get("value")
    key = "text" if kind == "textarea" else kind
    if kind and attribute({key: value}, kind) == said:
        return {"type": kind, "value": {key: value}}
    if _CHOICE.fullmatch(said):
        return {"type": "choices", "value": {"choices": [said]}}
    return {"type": "textarea", "value": {"text": [said]}}


def _relation(link: Link, region_ids: dict[str, str]) -> dict[str, Any]:
    kept = dict(as_dict(link.extra.get(NAME)))
    labels = kept.pop("labels", None)
    direction = kept.pop("direction", "right")
    if labels != [] or link.type != "relation":
        is_same = isinstance(labels, list) and labels[:1] == [link.type]
        labels = labels if is_same else [link.type]
    ends = [region_ids[link.from_id], region_ids[link.to_id]]
    if direction == "left":
        ends.reverse()
    relation = {
        "type": "relation",
        "from_id": ends[0],
        "to_id": ends[1],
        "direction": direction,
        "labels": labels,
    }
    if link.note:
        kept["meta"] = {OURS: {"note": link.note}}
    return relation | kept
