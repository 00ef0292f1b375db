"""The edits of a journal entry as the journal keeps them: JSON in parts, one for each set of edits, the large packed.

A part is an array of edits; an edit is ``[kind, id, place, before, after]``, where the place is an article's pk and
before and after are as in `annotator.store.codec`. A part holds what was made true at once: taken back part by part,
the last one first, each finds what it needs.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from annotator.core.edits import Edit, Kind
from annotator.core.errors import UserError
from annotator.store.codec import dump_fields, load_fields
from annotator.store.wholeness import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.core.edits import Entity
    from annotator.core.made import Made

_SMALL = 2_000  # bytes that are kept as they are, to be read by anybody
_LARGE = (
    32_000_000  # bytes that are not packed any more, so that no file makes a reader unpack more than this
)
_LEVEL = 1  # JSON of a thousand like things shrinks to a tenth at the quickest level

# A plain str is written at once; what an enum's member is would be asked each time.
_VALUES = {kind: kind.value for kind in Kind}
_KINDS = {kind.value: kind for kind in Kind}


class Part(NamedTuple):
    """What one part says: its edits, and the places of the articles among them, by id."""

    edits: list[Edit]
    places: dict[str, int]


def encoded(edits: Iterable[Edit], pks: Mapping[str, int], made: Sequence[Made] = ()) -> bytes:
    """Return the JSON of a part. ``pks`` are those of its articles, ``made`` annotations that are new."""
    rows: list[tuple[Any, ...]] = []
    for edit in edits:
        kind, own_id, before, after = edit.kind, edit.id, edit.before, edit.after
        rows.append(
            (
                _VALUES[kind],
                own_id,
                pks.get(own_id),
                None if before is None else dump_fields(kind, before),
                None if after is None else dump_fields(kind, after),
            )
        )
    annotation = _VALUES[Kind.ANNOTATION]
    for some in made:
        rows += [(annotation, fields["id"], None, None, fields) for fields in some.fields()]
    return orjson.dumps(rows)


def packed(part: bytes) -> str | bytes:
    """Return a part as the database keeps it."""
    if len(part) <= _SMALL or len(part) > _LARGE:
        return part.decode()
    return zlib.compress(part, _LEVEL)


def unpacked(kept: object) -> bytes:
    """Return the JSON of a part as the database keeps it; raise `UserError` where it is none."""
    if isinstance(kept, str):
        return kept.encode()
    if isinstance(kept, bytes):
        try:
            return _inflated(kept)
        except zlib.error as error:
            raise UserError("project.damaged", detail="a part of the journal") from error
    raise UserError("project.damaged", detail="a part of the journal")


def rows_of(part: bytes) -> list[list[Any]]:
    """Return the edits of a part as plain values; raise `UserError` where it holds none."""
    try:
        found = orjson.loads(part)
    except ValueError as error:
        raise UserError("project.damaged", detail="a part of the journal") from error
    if not isinstance(found, list) or not all(_is_edit(row) for row in found):
        raise UserError("project.damaged", detail="a part of the journal")
    return found


def decoded(part: bytes, most: int | None = None) -> Part:
    """Return what a part says, no more than its first ``most`` edits; raise `UserError` where it says nothing."""
    edits: list[Edit] = []
    places: dict[str, int] = {}
    for kind_name, own_id, place, before, after in rows_of(part)[:most]:
        try:
            kind = _KINDS[kind_name]
            edit = Edit(thing_of(kind, own_id, before), thing_of(kind, own_id, after))
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise UserError("project.damaged", detail="a part of the journal") from error
        edits.append(edit)
        if place is not None:
            places[own_id] = place
    return Part(edits, places)


def thing_of(kind: Kind, own_id: str, fields: dict[str, Any] | None) -> Entity | None:
    """Return the value of an edit's fields, which are used up, or None for None.

    Raises `TypeError` or `ValueError` where they are not of their types, or are another thing's.
    A journal that was signed anew by somebody else is sound by its hashes, whatever it says.
    """
    thing = load_fields(kind, fields)
    if thing is not None and not (thing.id == own_id and is_whole(thing)):
        raise TypeError(own_id)
    return thing


def _is_edit(row: object) -> bool:
    return (
        isinstance(row, list)
        and len(row) == 5
        and isinstance(row[0], str)
        and row[0] in _KINDS
        and isinstance(row[1], str)
        and (row[2] is None or isinstance(row[2], int))
        and (row[3] is not None or row[4] is not None)
        and all(fields is None or isinstance(fields, dict) for fields in row[3:])
    )


def _inflated(kept: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    part = unpacker.decompress(kept, _LARGE + 1)
    if not unpacker.eof or unpacker.unused_data or len(part) > _LARGE:
        raise UserError("project.damaged", detail="a part of the journal")
    return part
