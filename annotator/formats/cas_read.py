"""The texts of a CAS as drafts: spans are annotations, relations and filled slots are links, features attributes.

The layers this program writes come back whole (`cas_layers`). Of any other layer, WebAnno's and custom ones alike, the
label is its value where it has one, else the layer's name, and every other feature is an attribute.
"""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble
from annotator.core.offsets import Utf16Map
from annotator.core.spans import Span
from annotator.core.text import sha256
from annotator.formats import cas_layers as layers
from annotator.formats import own
from annotator.formats.cas_model import DOCUMENT_ANNOTATION, INITIAL_VIEW
from annotator.formats.drafts import DraftArticle, DraftLink
from annotator.formats.jsonl_read import draft_of
from annotator.formats.safe_xml import cleaned
from annotator.formats.shape import as_dict, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.errors import Fact
    from annotator.formats.cas_model import Cas, Sofa, Structure

# What tokenizers and editors leave in a CAS beside what people marked.
_SEGMENTS = frozenset({"Token", "Sentence"})
_MACHINERY = frozenset(
    {
        *("DocumentAnnotation", "DocumentMetaData", "CASMetadata", "TagsetDescription", "TagDescription"),
        *("FeatureDefinition", "LayerDefinition", "LayerMarker", "FSArray", "FSList", "EmptyFSList"),
    }
)
# Features whose value is what a span or relation is called, in WebAnno's layers and in most custom ones.
_LABELS = (
    *("label", "value", "PosValue", "DependencyType", "referenceType", "relationType", "referenceRelation"),
    *("morphTag", "coarseValue"),
)
_NOT_ATTRIBUTES = frozenset({"begin", "end", "sofa"})
_SPACE = uuid.UUID("0d3c7f0e-5b0f-5a55-8f3e-3a1d7c1a6b52")  # for ids of what somebody added to a file of ours
_STATUSES = frozenset({"suggested", "accepted", "rejected"})
_MOST_TOLD = 1_000  # troubles of one kind, so that a damaged file stays readable


def drafts(cas: Cas, place: str, annotator: str = "") -> Iterator[DraftArticle | Trouble]:
    """Yield each text of a CAS as an article. ``annotator`` is who the file's name says has marked it."""
    for damaged in cas.damaged[:_MOST_TOLD]:
        yield Trouble("cas.damaged", {"what": damaged}, place)
    found = False
    for sofa in cas.sofas.values():
        if sofa.text:
            found = True
            yield _Article(cas, sofa, place, annotator).draft()
    if not found:
        yield Trouble("cas.no_text", {}, place)


class _Article:
    """One text on its way to a draft."""

    def __init__(self, cas: Cas, sofa: Sofa, place: str, annotator: str) -> None:
        self._cas = cas
        self._sofa = sofa
        self._place = place
        self._annotator = annotator
        self._structures = [each for each in cas.structures.values() if self._is_here(each)]
        facts = [each for each in self._structures if each.type == layers.FACTS]
        self._details = layers.details_of(facts[0]) if facts else {}
        self._facts = facts[0] if facts else None
        self._is_ours = self._facts is not None
        self._text = layers.restored(sofa.text or "", self._details)
        self._units = Utf16Map(sofa.text or "")
        self._hash = sha256(self._text)
        self._spans: dict[int, dict[str, Any]] = {}  # by the structure's number
        self._known: set[str] = set()  # the ids that annotations had in a project
        self._links: list[DraftLink] = []
        self._troubles: list[Trouble] = []
        self._segments: Counter[str] = Counter()

    def draft(self) -> DraftArticle | Trouble:
        """Return the article."""
        relations = []
        for each in self._structures:
            if each.short_type in _MACHINERY or each.type in {layers.FACTS, layers.PART, DOCUMENT_ANNOTATION}:
                continue
            if layers.GOVERNOR in each.refs or layers.DEPENDENT in each.refs:
                relations.append(each)
            elif each.short_type in _SEGMENTS:
                self._segments[each.short_type] += 1
            elif "begin" in each.values or "end" in each.values:
                self._take(each)
        for each in relations:
            self._relation(each)
        for own_id in list(self._spans):
            self._pointed(self._cas.structures[own_id])
        row = self._row()
        row["spans"] = list(self._spans.values())
        draft = draft_of(row, self._place, 0)
        if isinstance(draft, Trouble):
            return draft
        known = {span.id for span in draft.spans}
        links = [link for link in self._links if link.from_id in known and link.to_id in known]
        return replace(
            draft,
            id=str(row.get("id") or ""),
            links=tuple(links),
            troubles=(*draft.troubles, *self._troubles[:_MOST_TOLD]),
            notes=(*draft.notes, *self._notes()),
            local_ids=not self._is_ours,
        )

    def _is_here(self, each: Structure) -> bool:
        sofa = each.refs.get("sofa")
        # What names no text belongs to the first.
        return sofa == self._sofa.id if sofa is not None else self._sofa.name == INITIAL_VIEW

    def _notes(self) -> list[Trouble]:
        count = self._segments.total()
        return [Trouble("cas.segments", {"count": count}, self._place)] if count else []

    # The article

    def _row(self) -> dict[str, Any]:
        about = {each.short_type: each for each in reversed(self._structures)}
        metadata = about.get("DocumentMetaData") or about.get("DocumentAnnotation")
        row: dict[str, Any] = {"text": self._text, "meta": {}}
        if metadata is not None:
            language = metadata.text("language")
            row |= {
                "title": metadata.text("documentTitle"),
                "url": metadata.text("documentUri"),
                "language": "" if language == layers.UNKNOWN_LANGUAGE else language,
            }
            if self._is_ours:
                row["id"] = metadata.text("documentId")
            elif metadata.text("documentId"):
                row["meta"] = {"documentId": metadata.text("documentId")}
        if self._facts is not None:
            row |= {name: self._facts.text(name) for name in ("publisher", "author", "published")}
            for name in own.FACTS:
                said = self._details.get(name)
                # A fact's own form counts as long as what is visible of it is what it was.
                if isinstance(said, str) and (name == "title" or cleaned(said) == row.get(name)):
                    row[name] = said
            row |= {name: said for name in ("file", "id") if isinstance(said := self._details.get(name), str)}
            row["meta"] = as_dict(self._details.get("meta"))
        return {key: value for key, value in row.items() if value or key == "text"}

    # Annotations

    def _take(self, each: Structure) -> bool:
        """Take a span in; tell whether it could be."""
        if each.id in self._spans:
            return True
        span = self._span(each)
        if span is None:
            self._refuse(each)
            return False
        ours = each.type == layers.SPAN and self._is_ours
        row = self._own(each) if ours else self._generic(each)
        row |= {"start": span.start, "end": span.end, "id": self._id_of(each)}
        if fragments := row.get("fragments"):
            row |= {"start": fragments[0][0], "end": fragments[-1][1]}
        row.setdefault("annotator", self._annotator)
        self._spans[each.id] = row
        return True

    def _id_of(self, each: Structure) -> str:
        if not self._is_ours:
            return str(each.id)
        said = each.text("identifier") if each.type in {layers.SPAN, layers.RELATION} else ""
        # Copies that an editor makes keep their features, and so the id of what they were copied from.
        if said and said not in self._known:
            self._known.add(said)
            return said
        return str(uuid.uuid5(_SPACE, f"{self._hash}:{each.id}:{each.type}"))

    def _span(self, each: Structure) -> Span | None:
        """Return where a structure is, in code points; None where its units are none or cut a character."""
        begin, end = each.values.get("begin"), each.values.get("end")
        if not (is_whole(begin) and is_whole(end)):
            return None
        start, stop = self._units.to_point(int(begin or 0)), self._units.to_point(int(end or 0))
        return None if start is None or stop is None or start >= stop else Span(start, stop)

    def _refuse(self, each: Structure) -> None:
        begin, end = (str(each.values.get(name, ""))[:20] for name in ("begin", "end"))
        facts: dict[str, Fact] = {
            "layer": each.short_type[:60],
            "number": each.id,
            "begin": begin,
            "end": end,
        }
        self._troubles.append(Trouble("cas.no_place", facts, self._place))

    def _own(self, each: Structure) -> dict[str, Any]:
        row: dict[str, Any] = {"label": "", **layers.read(each)}
        row["label"] = row["label"] or each.short_type
        for name in ("annotator", "origin", "created", "updated"):
            if each.text(name):
                row[name] = each.text(name)
        if each.text("status") in _STATUSES:
            row["status"] = each.text("status")
        for slot in self._cas.members(each, layers.SLOTS):
            role = slot.text(layers.ROLE)
            part = self._cas.structures.get(slot.refs.get(layers.TARGET, -1))
            span = self._span(part) if part is not None else None
            if span is None:
                self._refuse(part or slot)
            elif role in own.WORDS:
                row.setdefault(role, []).append([span.start, span.end])
            elif role == layers.FRAGMENT:
                row.setdefault("fragments", []).append([span.start, span.end])
        return row

    def _generic(self, each: Structure) -> dict[str, Any]:
        name, label = _label(each)
        attributes = {
            key: _as_text(value)
            for key, value in each.values.items()
            if key != name and key not in _NOT_ATTRIBUTES and _as_text(value)
        }
        return {"label": label, "attributes": attributes, "webanno": {"layer": each.type}}

    # Links

    def _relation(self, each: Structure) -> None:
        ours = each.type == layers.RELATION and self._is_ours
        from_id, to_id = (self._end(each.refs.get(name)) for name in (layers.GOVERNOR, layers.DEPENDENT))
        if not from_id or not to_id:
            facts: dict[str, Fact] = {"layer": each.short_type[:60], "number": each.id}
            self._troubles.append(Trouble("cas.no_end", facts, self._place))
            return
        details = layers.details_of(each) if ours else {}
        said = {key: each.text(key) for key in ("label", "note")}
        said |= {
            key: str(details[key])
            for key in said
            if isinstance(details.get(key), str) and cleaned(details[key]) == said[key]
        }
        self._links.append(
            DraftLink(
                type=(said["label"] if ours else "") or _label(each)[1],
                from_id=from_id,
                to_id=to_id,
                id=each.text("identifier") if ours else "",
                note=said["note"] if ours else "",
                annotator=each.text("annotator") if ours else self._annotator,
                created=each.text("created") if ours else "",
            )
        )

    def _end(self, number: int | None) -> str:
        """Return the id of the annotation at an end of a relation, which may be one that is not taken by itself."""
        target = self._cas.structures.get(-1 if number is None else number)
        if target is None or not self._is_here(target) or not self._take(target):
            return ""
        return str(self._spans[target.id]["id"])

    def _pointed(self, each: Structure) -> None:
        """Make links of the features that point at other annotations: slots, chains, plain references."""
        if each.type == layers.SPAN and self._is_ours:
            return
        own_id = str(self._spans[each.id]["id"])
        for name in (*each.refs, *each.lists):
            if name == "sofa":
                continue
            for target in self._cas.members(each, name):
                inner = self._cas.structures.get(target.refs.get(layers.TARGET, -1))
                role = target.text(layers.ROLE) if inner is not None else ""
                to_id = self._end((inner or target).id)
                if to_id:
                    kind = role or each.text("referenceRelation") or name
                    self._links.append(
                        DraftLink(type=kind, from_id=own_id, to_id=to_id, annotator=self._annotator)
                    )


def _label(each: Structure) -> tuple[str, str]:
    """Return the feature that says what a structure is called, and what it is called."""
    for name in _LABELS:
        if each.text(name).strip():
            return name, each.text(name)[:1000]
    return "", each.short_type


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
