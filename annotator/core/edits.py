"""A change as a value: what a thing was before and what it is after, so that its inverse undoes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from annotator.core.tagset import Label, LinkType
from annotator.core.values import Annotation, Article, AwaitedLink, Link, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.core.made import Made

Entity: TypeAlias = Article | Annotation | Source | Statement | Link | AwaitedLink | Label | LinkType


class Kind(StrEnum):
    """What a thing is, as the journal names it."""

    LABEL = "label"
    LINK_TYPE = "link_type"
    ARTICLE = "article"
    SOURCE = "source"
    STATEMENT = "statement"
    ANNOTATION = "annotation"
    LINK = "link"
    AWAITED_LINK = "awaited_link"


CLASSES: dict[Kind, type[Entity]] = {
    Kind.LABEL: Label,
    Kind.LINK_TYPE: LinkType,
    Kind.ARTICLE: Article,
    Kind.SOURCE: Source,
    Kind.STATEMENT: Statement,
    Kind.ANNOTATION: Annotation,
    Kind.LINK: Link,
    Kind.AWAITED_LINK: AwaitedLink,
}
_KINDS = {cls: kind for kind, cls in CLASSES.items()}


def kind_of(entity: Entity) -> Kind:
    """Return what a thing is."""
    return _KINDS[type(entity)]


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing made (no ``before``), changed, or deleted (no ``after``). At least one of them is there."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """The thing as it is after the edit, or as it was where it is gone."""
        entity = self.after if self.after is not None else self.before
        if entity is None:
            msg = "an edit of nothing"
            raise ValueError(msg)
        return entity

    @property
    def kind(self) -> Kind:
        """What is edited."""
        return kind_of(self.entity)

    @property
    def id(self) -> str:
        """The id of what is edited."""
        return self.entity.id

    def inverse(self) -> Edit:
        """Return the edit that undoes this one."""
        return Edit(self.after, self.before)


@dataclass(frozen=True, slots=True)
class EditSet:
    """All that one operation changes, and the texts it brings, by their SHA-256. Texts are only ever added.

    ``made`` are annotations that are new as well: imports bring them by the million, and a value for each would take
    longer than all the rest. They are made after the edits.
    """

    operation: str
    edits: tuple[Edit, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    made: Sequence[Made] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What listeners are told: which entry of the journal it was, and what changed.

    A bulk change (an import of thousands of articles) names no edits: whoever listens reads anew.
    """

    seq: int
    operation: str
    edits: tuple[Edit, ...] = ()
    is_bulk: bool = False
    annotator: str = ""
    overtaken: frozenset[str] = (
        frozenset()
    )  # what somebody else changed too, between what was seen and this change

    def of(self, *kinds: Kind) -> Iterator[Edit]:
        """Yield the edits of these kinds."""
        return (edit for edit in self.edits if edit.kind in kinds)

    def concerns(self, *kinds: Kind) -> bool:
        """Tell whether anything of these kinds changed, or may have."""
        return self.is_bulk or any(edit.kind in kinds for edit in self.edits)

    @property
    def article_ids(self) -> frozenset[str]:
        """The ids of the articles that changed, or whose annotations did."""
        return frozenset(_articles(self.edits))


def _articles(edits: Iterable[Edit]) -> Iterator[str]:
    for edit in edits:
        for entity in (edit.before, edit.after):
            if isinstance(entity, Article):
                yield entity.id
            elif isinstance(entity, Annotation):
                yield entity.article_id
