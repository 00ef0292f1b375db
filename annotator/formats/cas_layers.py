"""The layers that this program writes into a CAS, named and shaped as INCEpTION's own custom layers are.

An annotation is a span of the layer Attribution, whose features people see and edit. Its source, cue and addressee
words, and its fragments where it has several, are spans of a layer of their own, in its slots. A link is a relation.
What has no visible form (a speaker's affiliation, a character that XML cannot hold) stands as JSON in the feature
``details``; where somebody changed what is visible since, the visible counts.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from annotator.formats import own, safe_xml
from annotator.formats.cas_model import ANNOTATION, ANNOTATION_BASE, BOOLEAN, DOCUMENT_ANNOTATION, STRING, TOP
from annotator.formats.shape import as_dict, as_list, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annotator.formats.cas_model import Structure

SPAN = "webanno.custom.Attribution"
PART = "webanno.custom.AttributionWords"
SLOT = "webanno.custom.AttributionPartsLink"
RELATION = "webanno.custom.AttributionLink"
FACTS = "webanno.custom.ArticleFacts"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
GOVERNOR, DEPENDENT = "Governor", "Dependent"
SLOTS, ROLE, TARGET = "parts", "role", "target"
FRAGMENT = "fragment"
DETAILS = "details"
UNKNOWN_LANGUAGE = "x-unspecified"  # what UIMA writes where a text has no language

_SPAN_FEATURES = (
    *("label", "speaker", "speakerKind", "speakerRole", "statement", "note"),
    *("annotator", "status", "origin", "created", "updated", "identifier", DETAILS),
)
_RELATION_FEATURES = ("label", "note", "annotator", "created", "identifier", DETAILS)
_FACTS = ("publisher", "author", "published", DETAILS)
_TAKEN = frozenset({*_SPAN_FEATURES, SLOTS, "begin", "end", "sofa", "type", "self", "id", "address"})
_FEATURE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")


def features_of(attributes: Iterable[str]) -> list[str]:
    """Return those attributes of annotations that can be features of the layer."""
    return sorted(name for name in attributes if _FEATURE_NAME.fullmatch(name) and name not in _TAKEN)


def types(attributes: Iterable[str]) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the types of a file: the type above each, and its features with their ranges (``X[]``: several X)."""

    def texts(names: Iterable[str]) -> dict[str, str]:
        return dict.fromkeys(names, STRING)

    metadata = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")
    return {
        METADATA: (DOCUMENT_ANNOTATION, {**texts(metadata), "isLastSegment": BOOLEAN}),
        FACTS: (ANNOTATION_BASE, texts(_FACTS)),
        PART: (ANNOTATION, texts([ROLE])),
        SLOT: (TOP, {ROLE: STRING, TARGET: PART}),
        SPAN: (ANNOTATION, {**texts([*_SPAN_FEATURES, *features_of(attributes)]), SLOTS: f"{SLOT}[]"}),
        RELATION: (ANNOTATION, {GOVERNOR: SPAN, DEPENDENT: SPAN, **texts(_RELATION_FEATURES)}),
    }


def visible(keys: Mapping[str, Any]) -> dict[str, str]:
    """Return what is visible of an annotation's keys, which are those of a native line; nothing empty."""
    speaker, statement = as_dict(keys.get("speaker")), as_dict(keys.get("statement"))
    attributes = as_dict(keys.get("attributes"))
    kind = str(speaker.get("kind", ""))
    found = {
        "label": keys.get("label", ""),
        "speaker": speaker.get("name", ""),
        "speakerKind": "" if kind == "person" else kind,
        "speakerRole": speaker.get("role", ""),
        "statement": statement.get("wording", ""),
        "note": keys.get("note", ""),
        **{name: attributes[name] for name in features_of(attributes)},
    }
    return {
        name: safe_xml.cleaned(value) for name, value in found.items() if isinstance(value, str) and value
    }


def keys_of(features: Mapping[str, str], names: Iterable[str]) -> dict[str, Any]:
    """Return the keys that visible features stand for. ``names`` are the features that are attributes."""
    speaker = {"name": features.get("speaker", "")}
    speaker |= {
        key: features[name]
        for key, name in (("kind", "speakerKind"), ("role", "speakerRole"))
        if features.get(name)
    }
    attributes = {name: features[name] for name in names if features.get(name)}
    keys: dict[str, Any] = {
        "label": features.get("label", ""),
        "speaker": speaker if speaker["name"] else {},
        "statement": {"wording": features["statement"]} if features.get("statement") else {},
        "note": features.get("note", ""),
        "attributes": attributes,
    }
    return {key: value for key, value in keys.items() if value}


def written(keys: Mapping[str, Any]) -> dict[str, str]:
    """Return the features that hold an annotation's keys: the visible ones, and the rest as JSON where there is one."""
    shown = visible(keys)
    attributes = features_of(as_dict(keys.get("attributes")))
    if keys_of(shown, attributes) == keys:
        return shown
    return shown | {DETAILS: json.dumps(keys)}


def read(structure: Structure) -> dict[str, Any]:
    """Return the keys that a span's features hold: those of the details, changed where the visible ones were."""
    shown = {
        name: value
        for name, value in structure.values.items()
        if isinstance(value, str) and value and name not in {"begin", "end"}
    }
    names = features_of(shown)
    stated = keys_of(shown, names)
    details = details_of(structure)
    keys = own.taken(details, ("speaker", "statement", "note", "attributes"))
    if not keys and "label" not in details:
        return stated
    if isinstance(details.get("label"), str) and details["label"]:
        keys["label"] = details["label"]
    before = visible(keys)
    changed = {
        name
        for name in {*before, *names, "label", "speaker", "statement", "note", "speakerRole", "speakerKind"}
        if before.get(name, "") != shown.get(name, "")
    }
    if not changed:
        return keys
    for key in ("label", "note", "speaker", "statement"):
        # The whole speaker or statement is as stated: what its details said was of another one.
        if any(name == key or (key == "speaker" and name.startswith("speaker")) for name in changed):
            keys.pop(key, None)
            keys |= {key: stated[key]} if key in stated else {}
    attributes = dict(as_dict(keys.get("attributes")))
    for name in changed.intersection({*names, *features_of(attributes)}):
        attributes.pop(name, None)
        attributes |= {name: shown[name]} if name in shown else {}
    keys.pop("attributes", None)
    return keys | ({"attributes": attributes} if attributes else {})


def details_of(structure: Structure) -> dict[str, Any]:
    """Return what a structure's details say, nothing where they are none."""
    try:
        return as_dict(json.loads(structure.text(DETAILS) or "{}"))
    except (ValueError, RecursionError):
        return {}


def restored(text: str, details: Mapping[str, Any]) -> str:
    """Return a text with the characters that XML could not hold, where the details say which they were."""
    known = [
        (each[0], each[1])
        for each in as_list(details.get("characters"))
        if isinstance(each, list) and len(each) == 2 and is_whole(each[0]) and is_whole(each[1])
    ]
    points = list(text) if known else []
    for place, code in known:
        is_free = 0 <= place < len(points) and points[place] == "\ufffd"
        if is_free and 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000:
            points[place] = chr(code)
    return "".join(points) if known else text
