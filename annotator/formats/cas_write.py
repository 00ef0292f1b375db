"""An article as the structures of a CAS, in XMI or JSON. Positions are UTF-16 code units, as everywhere in UIMA."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.core.offsets import Utf16Map
from annotator.core.spans import envelope
from annotator.formats import cas_layers as layers
from annotator.formats import own, safe_xml, strict_json
from annotator.formats.cas_json import ELEMENTS, ID, TYPE
from annotator.formats.cas_model import INITIAL_VIEW, SOFA, Structure
from annotator.formats.cas_xmi import XMI
from annotator.formats.safe_xml import attributes, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.core.spans import Span
    from annotator.core.values import Annotation, Link
    from annotator.formats.documents import Document

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DESCRIPTION = "http://uima.apache.org/resourceSpecifier"
_PREFIXES = {
    "uima.cas": "cas",
    "uima.tcas": "tcas",
    "webanno.custom": "custom",
    layers.METADATA.rpartition(".")[0]: "type",
}
_IMPOSSIBLE = "\ufffd"  # what stands in XMI where the text has a character that XML cannot hold


class Article:
    """The structures of one article, numbered from 1 on; its sofa has the first number."""

    def __init__(self, document: Document, *, is_xml: bool) -> None:
        self._document = document
        self._next = 1
        self._is_xml = is_xml
        self._units = Utf16Map(document.text)
        self._spans: dict[str, Structure] = {}
        self.list_ids: dict[int, int] = {}  # of what has slots -> of the list that names them, in JSON
        self.sofa = self._number()
        self.structures: list[Structure] = []
        self._facts()
        for annotation in document.annotations:
            self._annotation(annotation)
        for link in document.links:
            if link.to_id in self._spans:  # a relation of a CAS stays inside its document
                self._link(link)

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _add(self, kind: str, span: Span | None = None, /, **values: str) -> Structure:
        made = Structure(self._number(), kind)
        if kind != layers.SLOT:
            made.refs["sofa"] = self.sofa
        if span is not None:
            made.values |= {"begin": self._units.to_unit(span[0]), "end": self._units.to_unit(span[1])}
        made.values |= {name: value for name, value in values.items() if value}
        self.structures.append(made)
        return made

    def _facts(self) -> None:
        article, text = self._document.article, self._document.text
        known = own.facts(article)
        shown = {name: safe_xml.cleaned(value) for name, value in known.items()}
        metadata = self._add(layers.METADATA)
        metadata.values |= {"begin": 0, "end": self._units.unit_length}
        metadata.values["language"] = shown.get("language", layers.UNKNOWN_LANGUAGE)
        for name, value in (
            ("documentTitle", shown.get("title") or article.file or article.id),
            ("documentId", article.id),
            ("documentUri", shown.get("url", "")),
        ):
            if value:
                metadata.values[name] = value
        metadata.values["isLastSegment"] = True
        details: dict[str, Any] = {key: value for key, value in known.items() if shown[key] != value}
        details |= {"text_sha256": article.text_sha256}
        details |= {"title": ""} if "title" not in known else {}
        details |= {"file": article.file} if article.file else {}
        details |= {"id": article.id} if not safe_xml.is_possible(article.id) else {}
        details |= {"meta": dict(article.meta)} if article.meta else {}
        if self._is_xml and not safe_xml.is_possible(text):
            details["characters"] = [
                [place, ord(each)] for place, each in enumerate(text) if not safe_xml.is_possible(each)
            ]
        visible = {key: shown.get(key, "") for key in ("publisher", "author", "published")}
        self._add(layers.FACTS, **visible, details=json.dumps(details))

    def _annotation(self, annotation: Annotation) -> None:
        document = self._document
        keys: dict[str, Any] = {
            "label": document.labels[annotation.label_id],
            **own.span_keys(annotation, document),
        }
        places = {name: getattr(annotation, name) for name in own.WORDS}
        for name in own.WORDS:
            keys.pop(name, None)
        if len(annotation.fragments) > 1:
            places[layers.FRAGMENT] = annotation.fragments
        parts = [self._add(layers.PART, span, role=role) for role, spans in places.items() for span in spans]
        slots = []
        for part in parts:
            slot = self._add(layers.SLOT, role=str(part.values["role"]))
            slot.refs[layers.TARGET] = part.id
            slots.append(slot.id)
        made = self._add(
            layers.SPAN,
            envelope(annotation.fragments),
            annotator=annotation.annotator,
            status=annotation.status.value,
            origin=annotation.origin,
            created=annotation.created,
            updated=annotation.updated,
            identifier=annotation.id,
            **layers.written(keys),
        )
        if slots:
            made.lists[layers.SLOTS] = slots
            if not self._is_xml:
                self.list_ids[made.id] = self._number()
        self._spans[annotation.id] = made

    def _link(self, link: Link) -> None:
        to = self._spans[link.to_id]
        shown = {"label": safe_xml.cleaned(link.type), "note": safe_xml.cleaned(link.note)}
        said = {"label": link.type, "note": link.note}
        made = self._add(
            layers.RELATION,
            **shown,
            annotator=link.annotator,
            created=link.created,
            identifier=link.id,
            details="" if shown == said else json.dumps(said),
        )
        # A relation lies where its end does, as the editors of WebAnno have it.
        made.values = {"begin": to.values["begin"], "end": to.values["end"], **made.values}
        made.refs |= {layers.GOVERNOR: self._spans[link.from_id].id, layers.DEPENDENT: to.id}


# XMI


def xmi(article: Article, text: str) -> bytes:
    """Return an article as an XMI file."""
    spaces = {"xmi": XMI} | {
        prefix: f"http:///{package.replace('.', '/')}.ecore" for package, prefix in _PREFIXES.items()
    }
    declared = {f"xmlns:{prefix}": uri for prefix, uri in spaces.items()}
    parts = [f'{_HEAD}<xmi:XMI{attributes(declared)} xmi:version="2.0">\n', '<cas:NULL xmi:id="0"/>\n']
    parts += [_element(each) for each in article.structures]
    sofa = {"xmi:id": str(article.sofa), "sofaNum": "1", "sofaID": INITIAL_VIEW, "mimeType": "text"}
    members = " ".join(str(each.id) for each in article.structures if each.type != layers.SLOT)
    parts.append(f"<cas:Sofa{attributes(sofa)}{attributes({'sofaString': text})}/>\n")
    parts.append(f"<cas:View{attributes({'sofa': str(article.sofa), 'members': members})}/>\n</xmi:XMI>\n")
    return "".join(parts).encode()


def _element(made: Structure) -> str:
    package, _, name = made.type.rpartition(".")
    values = {"xmi:id": str(made.id)}
    for key, ref in made.refs.items():
        values[key] = str(ref)
    for key, value in made.values.items():
        values[key] = value if type(value) is str else _as_text(value)
    for key, ids in made.lists.items():
        values[key] = " ".join(map(str, ids))
    return f"<{_PREFIXES[package]}:{name}{attributes(values)}/>\n"


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def type_system(names: Iterable[str]) -> bytes:
    """Return the description of the types, for files whose annotations have these attributes."""
    parts = [f'{_HEAD}<typeSystemDescription xmlns="{_DESCRIPTION}">\n<types>\n']
    for name, (above, features) in layers.types(names).items():
        described = "".join(_feature(feature, kind) for feature, kind in features.items())
        parts.append(
            f"<typeDescription><name>{text_of(name)}</name><description/>"
            f"<supertypeName>{above}</supertypeName><features>\n{described}</features></typeDescription>\n"
        )
    parts.append("</types>\n</typeSystemDescription>\n")
    return "".join(parts).encode()


def _feature(name: str, kind: str) -> str:
    ranged = f"<rangeTypeName>{kind}</rangeTypeName>"
    if kind.endswith("[]"):
        ranged = f"<rangeTypeName>uima.cas.FSArray</rangeTypeName><elementType>{kind[:-2]}</elementType>"
    return f"<featureDescription><name>{text_of(name)}</name><description/>{ranged}</featureDescription>\n"


# JSON


def json_types(names: Iterable[str]) -> dict[str, Any]:
    """Return the types as JSON."""
    return {
        name: {
            "%NAME": name,
            "%SUPER_TYPE": above,
            **{feature: {"%NAME": feature, "%RANGE": kind} for feature, kind in features.items()},
        }
        for name, (above, features) in layers.types(names).items()
    }


def json_structures(article: Article, text: str) -> Iterator[bytes]:
    """Yield the structures of an article as JSON, its sofa first."""
    sofa = {"sofaNum": 1, "sofaID": INITIAL_VIEW, "mimeType": "text", "sofaString": text}
    yield strict_json.dumps({ID: article.sofa, TYPE: SOFA, **sofa})
    for made in article.structures:
        row: dict[str, Any] = {ID: made.id, TYPE: made.type}
        row |= {f"@{name}": ref for name, ref in made.refs.items()} | made.values
        for name, ids in made.lists.items():
            list_id = article.list_ids[made.id]  # a list is a structure of its own here
            row[f"@{name}"] = list_id
            yield strict_json.dumps({ID: list_id, TYPE: f"{layers.SLOT}[]", ELEMENTS: ids})
        yield strict_json.dumps(row)
