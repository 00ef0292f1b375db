"""Tasks of Label Studio as drafts: regions, their choices and text areas, relations, and who made them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble
from annotator.formats import own
from annotator.formats.columns import facts_of, needless
from annotator.formats.jsonl_read import draft_of
from annotator.formats.labelstudio_html import Page
from annotator.formats.labelstudio_values import attribute, person
from annotator.formats.shape import as_dict, as_list, is_whole, wrong

if TYPE_CHECKING:
    from annotator.core.spans import Span
    from annotator.formats.drafts import DraftArticle

NAME = "labelstudio"
OURS = "claims_annotator"  # the key of a region's ``meta`` that holds what Label Studio has no word for
RESERVED = ("text", "text_sha256")
_TEXT_KEYS = ("text", "content", "article", "body", "document", "html")
_LABELS = ("labels", "hypertextlabels", "paragraphlabels")
_LISTS = ("annotations", "completions", "predictions")
_VALUE_KEYS = frozenset({"start", "end", "startOffset", "endOffset", "globalOffsets", "text", *_LABELS})
_REGION_KEYS = frozenset({"value", "id", "type", "from_name", "to_name", "meta"})


@dataclass(slots=True)
class _Task:
    """One task on its way in."""

    place: str
    line: int
    text: str = ""
    page: Page | None = None
    spans: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    relations: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # each with its group
    ids: dict[tuple[str, str], str] = field(default_factory=dict)  # (group, its region id) -> id of the span

    def refuse(self, key: str, value: Any) -> None:
        self.troubles.append(wrong(key, value, NAME, self.place, self.line))


def read_task(raw: dict[str, Any], place: str, line: int) -> DraftArticle | Trouble:
    """Return what a task says, or why it is refused."""
    if "data" not in raw and isinstance(raw.get("task"), dict) and isinstance(raw.get("completions"), list):
        raw = {**raw, "data": raw["task"]}  # as the first versions stored one task a file
    raw = raw if isinstance(raw.get("data"), dict) else _from_short(raw)
    data = raw["data"]
    task = _Task(place, line)
    key = _text_key(data)
    kept: dict[str, Any] = {
        "task": {name: value for name, value in raw.items() if name not in {"data", *_LISTS}}
    }
    if key is not None:
        task.text = data[key]
        if _is_html(raw):
            task.page = Page(task.text)
            kept["html"], task.text = task.text, task.page.text
        if key != "text":
            kept["text"] = key
    elif not isinstance(data.get("text_sha256"), str):
        return Trouble("labelstudio.no_text", {}, place, line)
    _take_groups(raw, kept, task)
    columns = {name: value for name, value in data.items() if name not in {key, "text_sha256"}}
    facts, meta, in_meta = facts_of(columns)
    if needless(in_meta, RESERVED):
        kept["in_meta"] = in_meta
    row: dict[str, Any] = {**facts, "meta": meta, "spans": task.spans, "links": task.links}
    if key is not None:
        row["text"] = task.text
    if "text_sha256" in data:
        row["text_sha256"] = data["text_sha256"]
    if (kept := {name: value for name, value in kept.items() if value}) and _is_worth(kept):
        row[NAME] = kept
    draft = draft_of(row, place, line)
    if isinstance(draft, Trouble):
        return draft
    return replace(draft, local_ids=True, troubles=(*draft.troubles, *task.troubles))


def _take_groups(raw: dict[str, Any], kept: dict[str, Any], task: _Task) -> None:
    """Take all results of the task; ``kept`` gets what else its lists say."""
    for name in _LISTS:
        rows = raw.get(name)
        if isinstance(rows, list):
            kept[name] = [_group(row, f"{name}:{number}", task) for number, row in enumerate(rows)]
        elif rows is not None:
            kept["task"][name] = rows
    for group, relation in task.relations:
        _relation(relation, group, task)


def _is_worth(kept: dict[str, Any]) -> bool:
    """Tell whether what is kept of a task says more than what would be written without it."""
    return any(name not in {"annotations", "predictions"} for name in kept) or any(
        set(group) - {"completed_by", "model_version"} for name in _LISTS for group in kept.get(name, ())
    )


def _from_short(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a task of the short export (JSON-MIN), whose columns stand beside lists of regions, as a usual one."""
    results, data = [], {}
    for key, value in raw.items():
        rows = [each for each in as_list(value) if "start" in as_dict(each) and "end" in as_dict(each)]
        if rows:
            results += [
                {"id": f"{key}{number}", "from_name": key, "to_name": "text", "type": "labels", "value": each}
                for number, each in enumerate(rows)
            ]
        else:
            data[key] = value
    return {"data": data, "annotations": [{"result": results}] if results else []}


def _text_key(data: dict[str, Any]) -> str | None:
    for key in _TEXT_KEYS:
        if isinstance(data.get(key), str):
            return key
    if "text_sha256" in data:
        return None
    texts = [
        (len(value), key) for key, value in data.items() if isinstance(value, str) and value[:4] != "http"
    ]
    return max(texts, default=(0, None))[1]


def _is_html(raw: dict[str, Any]) -> bool:
    for name in _LISTS:
        for row in as_list(raw.get(name)):
            for result in as_list(as_dict(row).get("result")):
                value = as_dict(as_dict(result).get("value"))
                if "startOffset" in value or "globalOffsets" in value or "hypertextlabels" in value:
                    return True
    return False


def _group(raw: Any, group: str, task: _Task) -> Any:
    """Take the results of one annotator or model; return the rest of the row, to be written back."""
    if not isinstance(raw, dict) or not isinstance(raw.get("result"), list):
        task.refuse(group, raw)
        return {"raw": raw}
    rest = {key: value for key, value in raw.items() if key != "result"}
    shared: dict[str, Any] = {"annotator": person(raw.get("completed_by"))}
    if group.startswith("predictions"):
        shared = {"status": "suggested"}
    of_region: dict[str, list[dict[str, Any]]] = {}
    relations, others = [], []
    for result in raw["result"]:
        value = as_dict(as_dict(result).get("value"))
        own_id = as_dict(result).get("id")
        if as_dict(result).get("type") == "relation":
            relations.append(result)
        elif isinstance(own_id, str) and ("start" in value or "globalOffsets" in value):
            of_region.setdefault(own_id, []).append(result)
        elif isinstance(own_id, str) and own_id in of_region:
            of_region[own_id].append(result)
        else:
            others.append(result)
    for own_id, results in of_region.items():
        _region(own_id, results, group, shared, task)
    task.relations += [(group, relation) for relation in relations]
    return rest | {"others": others} if others else rest


def _region(
    own_id: str, results: list[dict[str, Any]], group: str, shared: dict[str, Any], task: _Task
) -> None:
    """Add a span for each label of a region; the region's other results are attributes of the first."""
    attributes: dict[str, str] = {}
    shapes: dict[str, Any] = {}
    labelled: list[tuple[str, dict[str, Any]]] = []
    for result in results:
        value, kind = as_dict(result.get("value")), str(result.get("type", ""))
        names = next((value[key] for key in _LABELS if isinstance(value.get(key), list)), None)
        if names is not None:
            labelled += [(name, result) for name in names if isinstance(name, str) and name]
            continue
        said = attribute(value, kind)
        if said is None or not isinstance(result.get("from_name"), str):
            task.refuse("result", result)
        else:
            attributes[result["from_name"]] = said
            shapes[result["from_name"]] = {
                "type": kind,
                "value": value.get(kind if kind != "textarea" else "text"),
            }
    if not labelled:
        # A region that was drawn and never given a label still has its place.
        task.refuse("value", as_dict(results[0].get("value")))
        return
    first = ""
    for number, (label, result) in enumerate(labelled):
        value = result["value"]
        span = _span(value, task)
        if span is None:
            task.refuse("value", value)
            return
        kept: dict[str, Any] = {"in": group, "id": own_id}
        kept |= {key: result[key] for key in result if key not in _REGION_KEYS}
        kept |= {key: result[key] for key in ("from_name", "to_name", "type") if key in result}
        if rest := {key: each for key, each in value.items() if key not in _VALUE_KEYS}:
            kept["value"] = rest
        row: dict[str, Any] = {**shared, **_from_meta(result.get("meta"), kept), **span, "label": label}
        row["id"] = f"{group}/{own_id}/{number}"
        if number:
            kept["with"] = True
        else:
            first = row["id"]
            row["attributes"] = attributes
            if shapes:
                kept["shapes"] = shapes
        row[NAME] = kept
        task.spans.append(row)
    task.ids.setdefault((group, own_id), first)
    task.ids.setdefault(("", own_id), first)


def _from_meta(meta: Any, kept: dict[str, Any]) -> dict[str, Any]:
    """Return what a region's ``meta`` says in our words; the rest is kept."""
    known = as_dict(meta)
    rest = {key: value for key, value in known.items() if key not in {"text", OURS}}
    ours = as_dict(known.get(OURS))
    row = own.taken(ours)
    if ours.get("status") in {"rejected", "suggested", "accepted"}:
        row["status"] = ours["status"]
    lines = known.get("text")
    if isinstance(lines, list) and all(isinstance(each, str) for each in lines) and lines:
        row["note"] = "\n".join(lines)
        if len(lines) > 1:
            rest["text"] = lines
    elif "text" in known:
        rest["text"] = lines
    if rest:
        kept["meta"] = rest
    return row


def _span(value: dict[str, Any], task: _Task) -> dict[str, Any] | None:
    place: Span | None = task.page.extent(value) if task.page is not None else None
    start: Any = value.get("start") if place is None else place.start
    end: Any = value.get("end") if place is None else place.end
    if isinstance(start, str) and isinstance(end, str) and start.isdecimal() and end.isdecimal():
        start, end = int(start[:18]), int(end[:18])
    if not (is_whole(start) and is_whole(end)):
        return None
    span: dict[str, Any] = {"start": start, "end": end}
    words = value.get("text")
    if isinstance(words, str) and words:
        there = task.text[max(start, 0) : max(end, 0)]
        # Label Studio writes a newline as a backslash and an n.
        span["text"] = there if words in {there, there.replace("\n", "\\n")} else words
    return span


def _relation(raw: dict[str, Any], group: str, task: _Task) -> None:
    ends = raw.get("from_id"), raw.get("to_id")
    labels = raw.get("labels")
    named = [each for each in as_list(labels) if isinstance(each, str) and each]
    if not all(isinstance(each, str) for each in ends):
        task.refuse("relation", raw)
        return
    from_id, to_id = (
        task.ids.get((group, str(each))) or task.ids.get(("", str(each))) or f"#{each}" for each in ends
    )
    direction = raw.get("direction", "right")
    if direction == "left":
        from_id, to_id = to_id, from_id
    link: dict[str, Any] = {"type": named[0] if named else "relation", "from": from_id, "to": to_id}
    ours = as_dict(as_dict(raw.get("meta")).get(OURS))
    if isinstance(ours.get("note"), str):
        link["note"] = ours["note"]
    kept = {key: value for key, value in raw.items() if key not in {"type", "from_id", "to_id", "meta"}}
    if not ours and "meta" in raw:
        kept["meta"] = raw["meta"]
    if kept.get("direction") == "right" and kept.get("labels") == [link["type"]]:
        kept = {key: value for key, value in kept.items() if key not in {"direction", "labels"}}
    if kept:
        link[NAME] = kept
    task.links.append(link)
