"""Values of Label Studio's results as text: who made them, and what they say of a region."""

from __future__ import annotations

from typing import Any

from annotator.formats.shape import is_whole


def person(completed_by: Any) -> str:
    """Return a name for who completed an annotation: an address where it is known, else Label Studio's number."""
    if isinstance(completed_by, dict):
        completed_by = completed_by.get("email") or completed_by.get("username") or completed_by.get("id")
    return str(completed_by) if is_whole(completed_by) or isinstance(completed_by, str) else ""


def attribute(value: dict[str, Any], kind: Any) -> str | None:
    """Return the value of a result that is an attribute of its region, or None where it is none."""
    said = value.get("text" if kind == "textarea" else kind)
    if isinstance(said, str):
        return said
    if isinstance(said, bool) or said is None:
        return None
    if isinstance(said, (int, float)):
        return str(said)
    if isinstance(said, list) and all(isinstance(each, str) for each in said):
        return "\n".join(said)
    return None
