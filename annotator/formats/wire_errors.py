"""What is wrong with a line of JSONL: pydantic's findings as facts, and the line without the parts they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from annotator.core.errors import Trouble
from annotator.formats.wire import ArticleLine

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PARTS = frozenset({"spans", "links", "regions"})
_CODES = {
    "int_type": "line.not_whole_number",
    "int_from_float": "line.not_whole_number",
    "string_type": "line.not_text",
    "list_type": "line.not_list",
    "dict_type": "line.not_object_part",
    "model_type": "line.not_object_part",
    "missing": "line.missing_key",
    "literal_error": "line.not_one_of",
    "string_too_short": "line.wrong_size",
    "string_too_long": "line.wrong_size",
    "too_short": "line.wrong_size",
    "too_long": "line.wrong_size",
}
_SHOWN = 60


def validated(value: dict[str, Any], place: str, number: int) -> tuple[ArticleLine | None, list[Trouble]]:
    """Return the line's model without its wrong spans, links and regions, and a `Trouble` for each of those.

    Where something else is wrong the model is None, and the first `Trouble` says what.
    """
    try:
        return ArticleLine.model_validate(value), []
    except ValidationError as error:
        found = error.errors(include_url=False)
    except RecursionError:
        return None, [Trouble("json.too_deep", {"most": 200}, place, number)]
    troubles: list[Trouble] = []
    wrong: dict[str, set[int]] = {}
    for detail in found:
        where = detail["loc"]
        if len(where) < 2 or where[0] not in _PARTS or not isinstance(where[1], int):
            return None, [_trouble(detail, place, number)]
        known = wrong.setdefault(str(where[0]), set())
        if where[1] not in known:
            known.add(where[1])
            troubles.append(_trouble(detail, place, number))
    rest = dict(value)
    for part, indices in wrong.items():
        rest[part] = [item for index, item in enumerate(value[part]) if index not in indices]
    return ArticleLine.model_validate(rest), troubles


def _trouble(detail: ErrorDetails, place: str, number: int) -> Trouble:
    kind = detail["type"]
    code = _CODES.get(kind, "line.wrong_value")
    facts = {
        "key": _key(detail["loc"]),
        "value": _shown(detail["input"]),
        "expected": str(detail.get("ctx", {}).get("expected", "")),
        "detail": detail["msg"],
    }
    return Trouble(code, facts, place, number)


def _key(where: tuple[int | str, ...]) -> str:
    """Return ``spans[2].start`` for the place pydantic names; the names of union members are left out."""
    parts: list[str] = []
    for part in where:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        elif part not in {"SpeakerLine", "str"}:
            parts.append(f".{part}" if parts else part)
    return "".join(parts)


def _shown(value: Any) -> str:
    """Return a short form of a value for a message, so that text and numbers can be told apart."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value[:_SHOWN]}…"' if len(value) > _SHOWN else f'"{value}"'
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    return str(value)[:_SHOWN]
