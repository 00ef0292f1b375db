"""Reads what a project holds besides its articles, two keys of the first line (see `jsonl_project_write`).

A key of this name that means something else is kept as an unknown one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from annotated_types import Len
from pydantic import Field, StringConstraints, ValidationError

from annotator.core.ids import new_id
from annotator.core.tagset import AttributeType, Label, LinkType, Pattern, TagSet
from annotator.formats.drafts import DraftProject
from annotator.formats.jsonl_project_write import REGISTER, TAG_SET
from annotator.formats.wire import Model, SpeakerLine, StatementLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.formats.drafts import DraftSpeaker, DraftStatement

_Name = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class AttributeLine(Model):
    """What else may be said of an annotation with a label; free text where there are no choices."""

    name: _Name
    title: str = ""
    choices: list[str] = Field(default=[])
    guideline: str = ""


class LabelLine(Model):
    """A label: how it is called in spans, and how it looks."""

    name: _Name
    title: str = ""
    colour: Annotated[str, StringConstraints(pattern="^#[0-9A-Fa-f]{6}$")]
    pattern: Literal["solid", "dashed", "dotted", "wave", "double", "dash_dot"]
    key: Annotated[str, Len(0, 1)] = ""
    guideline: str = ""
    attributes: list[AttributeLine] = Field(default=[])


class LinkTypeLine(Model):
    """A type of link, and which labels it may join."""

    name: _Name
    title: str = ""
    from_labels: list[str] = Field(default=[])
    to_labels: list[str] = Field(default=[])
    guideline: str = ""


class TagSetLine(Model):
    """All labels and link types, in their order."""

    labels: Annotated[list[LabelLine], Len(1, 10_000)]
    link_types: list[LinkTypeLine] = Field(default=[])


class RegisterLine(Model):
    """The speakers and statements that no annotation names."""

    speakers: list[SpeakerLine] = Field(default=[])
    statements: list[StatementLine] = Field(default=[])


def project_of(
    extra: dict[str, Any],
    speaker_of: Callable[[SpeakerLine], DraftSpeaker | None],
    statement_of: Callable[[StatementLine], DraftStatement | None],
) -> DraftProject | None:
    """Take the two keys out of a line's unknown ones, where they are what they should be; None where neither is."""
    tag_set = _taken(extra, TAG_SET, _tag_set)
    register = _taken(extra, REGISTER, RegisterLine.model_validate)
    if tag_set is None and register is None:
        return None
    speakers = [speaker_of(each) for each in register.speakers] if register else []
    statements = [statement_of(each) for each in register.statements] if register else []
    return DraftProject(
        tag_set=tag_set or TagSet(),
        speakers=tuple(each for each in speakers if each is not None),
        statements=tuple(each for each in statements if each is not None),
    )


def _taken(extra: dict[str, Any], key: str, read: Callable[[Any], Any]) -> Any:
    if key not in extra:
        return None
    try:
        value = read(extra[key])
    except (ValidationError, ValueError, RecursionError):
        return None
    del extra[key]
    return value


def _tag_set(value: Any) -> TagSet:
    line = TagSetLine.model_validate(value)
    names = [label.name for label in line.labels]
    types = [kind.name for kind in line.link_types]
    if len(set(names)) < len(names) or len(set(types)) < len(types):
        msg = "a name that stands twice"
        raise ValueError(msg)
    labels = tuple(
        Label(
            id=new_id(),
            name=label.name,
            title=label.title,
            colour=label.colour,
            pattern=Pattern(label.pattern),
            key=label.key,
            guideline=label.guideline,
            attributes=tuple(
                AttributeType(
                    name=each.name,
                    title=each.title,
                    choices=tuple(each.choices),
                    guideline=each.guideline,
                )
                for each in label.attributes
            ),
            position=position,
        )
        for position, label in enumerate(line.labels)
    )
    link_types = tuple(
        LinkType(
            id=kind.name,
            title=kind.title,
            from_labels=tuple(kind.from_labels),
            to_labels=tuple(kind.to_labels),
            guideline=kind.guideline,
            position=position,
        )
        for position, kind in enumerate(line.link_types)
    )
    return TagSet(labels, link_types)
