"""The JSON form of a CAS (version 0.4) into `cas_model`: it says itself what its features are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.errors import UserError
from annotator.formats import strict_json
from annotator.formats.cas_model import SOFA, Cas, Sofa, Structure
from annotator.formats.shape import as_list, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES, STRUCTURES, VIEWS = "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS"
ID, TYPE, ELEMENTS = "%ID", "%TYPE", "%ELEMENTS"


def cas_of(data: bytes, place: str) -> Cas:
    """Return what a file holds; raise `UserError` for what is no JSON or no CAS."""
    try:
        value = strict_json.loads(data)
    except strict_json.BadJSONError as error:
        raise UserError(error.trouble.code, file=place, line=1, **error.trouble.facts) from None
    structures = value.get(STRUCTURES) if isinstance(value, dict) else None
    if not isinstance(structures, (list, dict)):
        raise UserError("cas.no_json", file=place)
    cas = Cas()
    for own_id, row in _rows(structures):
        kind = row.get(TYPE) if isinstance(row, dict) else None
        if (
            not is_whole(own_id)
            or not isinstance(kind, str)
            or own_id in cas.structures
            or own_id in cas.sofas
        ):
            cas.damaged.append(f"{kind or ''} {own_id}"[:60].strip())
        elif kind == SOFA:
            text, name = row.get("sofaString"), row.get("sofaID")
            cas.sofas[own_id] = Sofa(
                own_id, name if isinstance(name, str) else "", text if isinstance(text, str) else None
            )
        else:
            cas.structures[own_id] = _structure(own_id, kind, row)
    return cas


def _rows(structures: list[Any] | dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Yield each structure with its id: from a list, or from an object whose keys are the ids."""
    if isinstance(structures, list):
        for row in structures:
            yield (row.get(ID) if isinstance(row, dict) else None), row
        return
    for key, row in structures.items():
        yield (int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else None), row


def _structure(own_id: int, kind: str, row: dict[str, Any]) -> Structure:
    made = Structure(own_id, kind)
    for name, value in row.items():
        if name == ELEMENTS:
            made.lists["elements"] = [each for each in as_list(value) if is_whole(each)]
        elif name.startswith("%") or value is None:
            continue
        elif name.startswith("@"):
            if is_whole(value):
                made.refs[name[1:]] = value
            elif isinstance(value, list):
                made.lists[name[1:]] = [each for each in value if is_whole(each)]
        elif isinstance(value, (str, int, float)):
            made.values[name.removeprefix("#")] = value
    return made
