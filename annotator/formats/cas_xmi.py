"""XMI and type system descriptions, the XML forms of a CAS, into `cas_model`.

See the UIMA Reference, "XMI CAS Serialization Reference" and "Component Descriptor Reference". What an attribute is (a
text, a number, an id, several ids) only the type system says; without one it is told by what it names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.formats import safe_xml
from annotator.formats.cas_model import (
    FS_ARRAY,
    INTEGER,
    LISTS,
    PRIMITIVE_ARRAYS,
    PRIMITIVES,
    SOFA,
    Cas,
    Sofa,
    Structure,
    TypeSystem,
)
from annotator.formats.safe_xml import local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

XMI = "http://www.omg.org/XMI"
_ID = f"{{{XMI}}}id"
_BEGINS, _ENDS = "{http:///", ".ecore}"
_NO_PACKAGE = "uima.noNamespace."
_WHOLE = frozenset({INTEGER, "uima.cas.Long", "uima.cas.Short", "uima.cas.Byte"})
_USUAL_REFS = frozenset({"sofa", "Governor", "Dependent", "target", "first", "next"})
_POSITIONS = frozenset({"begin", "end"})
_MOST_TAGS = 1_000
_LONGEST_ID = 18  # digits; more is no id of any program's


def type_system(data: bytes, place: str) -> TypeSystem:
    """Return the types of a description; raise `UserError` for what is no XML, not safe, or no description."""
    root = safe_xml.parsed(data, place)
    if local(root.tag) != "typeSystemDescription":
        raise UserError("cas.no_types", file=place)
    found = TypeSystem()
    for each in root.iter():
        if local(each.tag) == "typeDescription":
            said = {local(child.tag): (child.text or "").strip() for child in each}
            features = {}
            for feature in each.iter():
                if local(feature.tag) == "featureDescription":
                    parts = {local(child.tag): (child.text or "").strip() for child in feature}
                    features[parts.get("name", "")] = parts.get("rangeTypeName", "")
            found.types[said.get("name", "")] = (said.get("supertypeName", ""), features)
    return found


def is_xmi(root: Element) -> bool:
    """Tell whether the root of a document is that of an XMI file."""
    return root.tag == f"{{{XMI}}}XMI"


def cas_of(data: bytes, types: TypeSystem | None, place: str) -> Cas:
    """Return what an XMI file holds; raise `UserError` for what is no XML, not safe, or no XMI."""
    root = safe_xml.parsed(data, place)
    if not is_xmi(root):
        raise UserError("cas.no_xmi", file=place)
    return _Reader(root, types or TypeSystem()).cas


class _Reader:
    """Makes structures of the elements of one file."""

    def __init__(self, root: Element, types: TypeSystem) -> None:
        self.cas = Cas()
        self._types = types
        self._elements: dict[int, Element] = {}
        type_of = lru_cache(_MOST_TAGS)(_type_of)  # a file has few kinds of elements, and many of each
        for element in root:
            type_name = type_of(element.tag)
            if type_name in {"uima.cas.NULL", "uima.cas.View"}:
                continue
            own_id = _number(element.get(_ID, ""))
            if own_id is None or own_id in self._elements:
                self.cas.damaged.append(f"{type_name} {element.get(_ID, '')[:20]}".strip())
                continue
            self._elements[own_id] = element
        for own_id, element in self._elements.items():
            type_name = type_of(element.tag)
            if type_name == SOFA:
                self.cas.sofas[own_id] = Sofa(own_id, element.get("sofaID", ""), element.get("sofaString"))
            else:
                self.cas.structures[own_id] = self._structure(own_id, type_name, element)

    def _structure(self, own_id: int, type_name: str, element: Element) -> Structure:
        made = Structure(own_id, type_name)
        for name, raw in element.attrib.items():
            if name != _ID:
                self._take(made, name, raw)
        if len(element):
            texts: dict[str, list[str]] = {}
            for child in element:
                texts.setdefault(local(child.tag), []).append(child.text or "")
            made.values |= {name: "; ".join(some) for name, some in texts.items()}
        return made

    def _take(self, made: Structure, name: str, raw: str) -> None:
        known = self._types.range_of(made.type, name)
        if made.type == FS_ARRAY and name == "elements":
            known = FS_ARRAY
        if known is None:
            self._guess(made, name, raw)
        elif known in _WHOLE:
            number = _number(raw)
            made.values[name] = raw if number is None else number
        elif known in PRIMITIVES or known in PRIMITIVE_ARRAYS:
            made.values[name] = raw
        elif known in LISTS or known.endswith("[]"):
            ids = self._ids(raw)
            if ids is None:
                made.values[name] = raw
            elif len(ids) == 1 and _type_of(self._elements[ids[0]].tag) == FS_ARRAY:
                made.refs[name] = ids[0]  # an array that stands by itself, so that several may name it
            else:
                made.lists[name] = ids
        else:
            number = _number(raw)
            if number is None:
                made.values[name] = raw
            else:
                made.refs[name] = number

    def _guess(self, made: Structure, name: str, raw: str) -> None:
        """Take an attribute whose type is not described."""
        number = _number(raw)
        if name in _POSITIONS:
            made.values[name] = raw if number is None else number
        elif number is not None and name in _USUAL_REFS:
            made.refs[name] = number
        else:
            ids = self._ids(raw)
            if ids and all(self._is_link(one) for one in ids):
                made.lists[name] = ids
            else:
                made.values[name] = raw

    def _is_link(self, own_id: int) -> bool:
        element = self._elements[own_id]
        return "target" in element.attrib and "begin" not in element.attrib

    def _ids(self, raw: str) -> list[int] | None:
        """Return the ids that an attribute lists, None where one of them is not in the file."""
        found: list[int] = []
        for part in raw.split(" "):
            number = _number(part)
            if number is None or number not in self._elements:
                return None
            found.append(number)
        return found


def _type_of(tag: str) -> str:
    """Return the type that an element's name stands for: the namespace is its package."""
    space, _, name = tag.rpartition("}")
    package = f"{space}}}".removeprefix(_BEGINS).removesuffix(_ENDS).replace("/", ".")
    return f"{package}.{name}".removeprefix(_NO_PACKAGE) if space else name


def _number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) <= _LONGEST_ID else None
