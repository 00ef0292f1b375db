"""Tag-set files: TOML in, a tag set with fresh ids out."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.tagset import AttributeType, Label, LinkType, Pattern, TagSet
from annotator.environment.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SCHEMA = "claims-annotator-tagset/1"
_MOST_BYTES = 4_000_000

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_Key = Annotated[str, StringConstraints(pattern=r"^\S?$")]
_Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Attribute(_Model):
    title: str = ""
    choices: list[_Name] = []
    guideline: str = ""


class _Label(_Model):
    name: _Name
    title: str = ""
    colour: _Colour = "#0072B2"
    pattern: Annotated[Pattern, Field(strict=False)] = Pattern.SOLID
    key: _Key = ""
    guideline: str = ""
    attributes: list[_Name] = []


class _LinkType(_Model):
    name: _Name
    title: str = ""
    from_labels: list[_Name] = []
    to_labels: list[_Name] = []
    guideline: str = ""


class _TagSetFile(_Model):
    schema_: Annotated[Literal["claims-annotator-tagset/1"], Field(alias="schema")] = (
        "claims-annotator-tagset/1"
    )
    attributes: dict[_Name, _Attribute] = {}
    labels: Annotated[list[_Label], Field(min_length=1)]
    link_types: list[_LinkType] = []


def load_default() -> TagSet:
    """Return the tag set that new projects start with: claim, denial, quote."""
    return load(resource("tagsets/default.toml"))


def load(path: Path) -> TagSet:
    """Return the tag set that a TOML file describes, its labels with fresh ids.

    Raises `UserError` where the file cannot be read, is no TOML, or says what no tag set can be.
    """
    file = str(path)
    try:
        if not path.is_file():
            raise UserError("tagset.no_file", file=file)
        if path.stat().st_size > _MOST_BYTES:
            raise UserError("tagset.too_large", file=file, most=_MOST_BYTES)
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError("tagset.unreadable", file=file, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise UserError("tagset.not_utf8", file=file, byte=error.start) from error
    try:
        # A file nested beyond reason ends in a RecursionError of the parser.
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError("tagset.not_toml", file=file, reason=str(error)) from error
    try:
        return _tag_set(_TagSetFile.model_validate(data), file)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise UserError("tagset.wrong", file=file, place=place, reason=first["msg"]) from error


def _tag_set(model: _TagSetFile, file: str) -> TagSet:
    names = [label.name for label in model.labels]
    _refuse_doubles("labels", names, file)
    _refuse_doubles("keys", (label.key for label in model.labels if label.key), file)
    _refuse_doubles("link_types", (kind.name for kind in model.link_types), file)
    for label in model.labels:
        _refuse_unknown(f"labels.{label.name}.attributes", label.attributes, model.attributes, file)
        _refuse_doubles(f"labels.{label.name}.attributes", label.attributes, file)
    for kind in model.link_types:
        _refuse_unknown(f"link_types.{kind.name}", (*kind.from_labels, *kind.to_labels), names, file)
    attributes = {
        name: AttributeType(
            name=name,
            title=attribute.title or name,
            choices=tuple(attribute.choices),
            guideline=attribute.guideline.strip(),
        )
        for name, attribute in model.attributes.items()
    }
    labels = tuple(
        Label(
            id=new_id(),
            name=label.name,
            title=label.title,
            colour=label.colour.upper(),
            pattern=label.pattern,
            key=label.key,
            guideline=label.guideline.strip(),
            attributes=tuple(attributes[name] for name in label.attributes),
            position=position,
        )
        for position, label in enumerate(model.labels)
    )
    link_types = tuple(
        LinkType(
            id=kind.name,
            title=kind.title,
            from_labels=tuple(kind.from_labels),
            to_labels=tuple(kind.to_labels),
            guideline=kind.guideline.strip(),
            position=position,
        )
        for position, kind in enumerate(model.link_types)
    )
    return TagSet(labels, link_types)


def _refuse_doubles(place: str, names: Iterable[str], file: str) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise UserError("tagset.twice", file=file, place=place, name=name)


def _refuse_unknown(place: str, names: Iterable[str], known: Iterable[str], file: str) -> None:
    available = set(known)
    for name in names:
        if name not in available:
            raise UserError("tagset.unknown_name", file=file, place=place, name=name)
