"""The tag set: labels with their look, key, guideline and attributes, and the types of link between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pattern(StrEnum):
    """The line under a highlight, so that no label rests on its colour alone."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    WAVE = "wave"
    DOUBLE = "double"
    DASH_DOT = "dash_dot"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeType:
    """What else may be said of an annotation with a label: one of ``choices``, or free text where there are none."""

    name: str
    title: str
    choices: tuple[str, ...] = ()
    guideline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A tag that annotations carry. Files know it by its ``name``, the program by its ``id``."""

    id: str
    name: str
    title: str = ""
    colour: str = "#0072B2"  # as chosen; each theme derives what it paints from it
    pattern: Pattern = Pattern.SOLID
    key: str = ""  # one character
    guideline: str = ""
    attributes: tuple[AttributeType, ...] = ()
    position: int = 0

    @property
    def caption(self) -> str:
        """What people read."""
        return self.title or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkType:
    """A type of link, and which labels it may join (any, where none is named). Its ``id`` is its name in files."""

    id: str
    title: str = ""
    from_labels: tuple[str, ...] = ()  # names
    to_labels: tuple[str, ...] = ()
    guideline: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class TagSet:
    """All labels and link types of a project, in their order."""

    labels: tuple[Label, ...] = ()
    link_types: tuple[LinkType, ...] = ()
    _by_id: dict[str, Label] = field(init=False, repr=False, compare=False)
    _by_name: dict[str, Label] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {label.id: label for label in self.labels})
        object.__setattr__(self, "_by_name", {label.name: label for label in self.labels})

    def __iter__(self) -> Iterator[Label]:
        return iter(self.labels)

    def label(self, label_id: str) -> Label:
        """Return the label with this id; raise `KeyError` where there is none."""
        return self._by_id[label_id]

    def named(self, name: str) -> Label | None:
        """Return the label that files call ``name``, or None."""
        return self._by_name.get(name)

    def link_type(self, name: str) -> LinkType | None:
        """Return the link type of this name, or None."""
        return next((kind for kind in self.link_types if kind.id == name), None)
