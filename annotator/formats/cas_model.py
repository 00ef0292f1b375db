"""A CAS as its files hold it: texts, and structures of named features that point at each other.

Positions are UTF-16 code units here, as in every form of a CAS (UIMA counts as Java does); `cas_read` converts them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool

INITIAL_VIEW = "_InitialView"
SOFA = "uima.cas.Sofa"
STRING = "uima.cas.String"
INTEGER = "uima.cas.Integer"
BOOLEAN = "uima.cas.Boolean"
ANNOTATION = "uima.tcas.Annotation"
ANNOTATION_BASE = "uima.cas.AnnotationBase"
DOCUMENT_ANNOTATION = "uima.tcas.DocumentAnnotation"
TOP = "uima.cas.TOP"
FS_ARRAY = "uima.cas.FSArray"
PRIMITIVES = frozenset(
    f"uima.cas.{name}"
    for name in ("String", "Integer", "Boolean", "Byte", "Short", "Long", "Float", "Double")
)
PRIMITIVE_ARRAYS = frozenset(f"{name}Array" for name in PRIMITIVES) | {
    f"uima.cas.{name}List" for name in ("String", "Integer", "Float")
}
LISTS = frozenset({FS_ARRAY, "uima.cas.FSList"})
# What UIMA's own types hold; files do not repeat it.
BUILT_IN: dict[str, tuple[str, dict[str, str]]] = {
    ANNOTATION_BASE: (TOP, {"sofa": SOFA}),
    ANNOTATION: (ANNOTATION_BASE, {"begin": INTEGER, "end": INTEGER}),
    DOCUMENT_ANNOTATION: (ANNOTATION, {"language": STRING}),
}


@dataclass(slots=True)
class Structure:
    """One feature structure. ``values`` are plain, ``refs`` point at one structure, ``lists`` at several."""

    id: int
    type: str
    values: dict[str, Value] = field(default_factory=dict)
    refs: dict[str, int] = field(default_factory=dict)
    lists: dict[str, list[int]] = field(default_factory=dict)

    @property
    def short_type(self) -> str:
        """The type's name without its package."""
        return self.type.rpartition(".")[2]

    def text(self, name: str) -> str:
        """Return a feature that is a text, and nothing where it is none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""


@dataclass(slots=True)
class Sofa:
    """A text that structures are about."""

    id: int
    name: str
    text: str | None = None


@dataclass(slots=True)
class TypeSystem:
    """Types by name: the type above each, and the ranges of its own features."""

    types: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    _ranges: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def range_of(self, type_name: str, feature: str) -> str | None:
        """Return the range of a feature, its own or one of a type above; None where it is not known."""
        asked = (type_name, feature)
        if asked not in self._ranges:
            self._ranges[asked] = self._looked_up(type_name, feature)
        return self._ranges[asked]

    def _looked_up(self, type_name: str, feature: str) -> str | None:
        seen: set[str] = set()
        while type_name not in seen:
            seen.add(type_name)
            above, features = self.types.get(type_name) or BUILT_IN.get(type_name) or ("", {})
            if feature in features:
                return features[feature]
            type_name = above
        return None


@dataclass(slots=True)
class Cas:
    """All that one file holds. ``damaged`` says, in short, what of it could not be understood."""

    sofas: dict[int, Sofa] = field(default_factory=dict)
    structures: dict[int, Structure] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)

    def members(self, structure: Structure, name: str) -> list[Structure]:
        """Return the structures that a feature names, one or several, in their order."""
        ids = structure.lists.get(name)
        if ids is None:
            target = self.structures.get(structure.refs.get(name, -1))
            if target is None:
                return []
            if "elements" not in target.lists:
                return [target]
            ids = target.lists["elements"]
        return [self.structures[one] for one in ids if one in self.structures]
