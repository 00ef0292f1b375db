"""What is wrong with a line of JSONL: pydantic's findings as facts, and the line without the parts they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from annotator.core.errors import Trouble
from annotator.formats.wire import ArticleLine, LinkLine, RegionLine, SpanLine, spans_adapter

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PARTS: dict[str, type[BaseModel]] = {"regions": RegionLine, "spans": SpanLine, "links": LinkLine}
_NEEDED = {
    part: frozenset(field.alias or name for name, field in model.model_fields.items() if field.is_required())
    for part, model in _PARTS.items()
}
_CHUNK = 1_000
_MOST_LISTED = 1_000  # wrong parts of one line
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


def are_valid_spans(spans: Any) -> bool:
    """Tell whether this is a list of spans as the schema has them, in a third of the time that their models take."""
    if not isinstance(spans, list):
        return False
    try:
        for at in range(0, len(spans), _CHUNK):  # what is made of them is thrown away as it is made
            spans_adapter().validate_python(spans[at : at + _CHUNK])
    except (ValidationError, RecursionError):
        return False
    return True


def without_spans(value: dict[str, Any]) -> ArticleLine | None:
    """Return the line's model without its spans, which are most of it; None where anything is wrong."""
    rest = {key: part for key, part in value.items() if key != "spans"}
    try:
        return ArticleLine.model_validate(rest)
    except (ValidationError, RecursionError):
        return None


def validated(value: dict[str, Any], place: str, number: int) -> tuple[ArticleLine | None, list[Trouble]]:
    """Return the line's model without its wrong spans, links and regions, and a `Trouble` for each of those.

    Beyond a thousand of them a last `Trouble` says how many more there are.
    Where something else is wrong the model is None, and the first `Trouble` says what.
    """
    lists = {part: value[part] for part in _PARTS if isinstance(value.get(part), list)}
    try:
        ArticleLine.model_validate({key: part for key, part in value.items() if key not in lists})
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        return None, [_trouble(detail, detail["loc"], place, number)]
    except RecursionError:
        return None, [Trouble("json.too_deep", {"most": 200}, place, number)]
    troubles: list[Trouble] = []
    more = 0
    right: dict[str, list[Any]] = {}
    for part, model in _PARTS.items():
        needed = _NEEDED[part]
        right[part] = []
        for index, item in enumerate(lists.get(part, ())):
            if len(troubles) >= _MOST_LISTED and not (isinstance(item, dict) and needed <= item.keys()):
                more += 1  # asked without a model: there may be millions
                continue
            wrong = _first_wrong(model, item)
            if wrong is None:
                right[part].append(item)
            elif len(troubles) < _MOST_LISTED:
                troubles.append(_trouble(wrong, (part, index, *wrong["loc"]), place, number))
            else:
                more += 1
    if more:
        troubles.append(Trouble("line.more_wrong", {"count": more, "listed": _MOST_LISTED}, place, number))
    return ArticleLine.model_validate({**value, **{part: right[part] for part in lists}}), troubles


def _first_wrong(model: type[BaseModel], item: Any) -> ErrorDetails | None:
    """Return the first thing that is wrong with a part, or None."""
    try:
        model.model_validate(item)
    except ValidationError as error:
        return error.errors(include_url=False)[0]
    return None


def _trouble(detail: ErrorDetails, where: tuple[int | str, ...], place: str, number: int) -> Trouble:
    kind = detail["type"]
    code = _CODES.get(kind, "line.wrong_value")
    facts = {
        "key": _key(where),
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
