"""The relations of a Prodigy task: which spans of the line they join."""

from __future__ import annotations

from typing import Any

ASIDE = "prodigy"  # where keys are kept whose names mean something else in a project
LINK_KEYS = ("note", "annotator", "created")


class Finder:
    """Finds the spans that relations join: by extent and label, and by number where several are alike."""

    def __init__(self, spans: list[Any]) -> None:
        self._by_extent: dict[tuple[Any, ...], str] = {}
        self._by_token: dict[int, str] = {}
        self._count = len(spans)
        for span in spans:
            if isinstance(span, dict):
                last = span.get("token_end")
                if type(last) is int:  # it is included, and what the number of a relation's end names
                    self._by_token.setdefault(last, span["id"])
                extent = _extent(span)
                if extent is not None:
                    self._by_extent.setdefault(extent, span["id"])
                    self._by_extent.setdefault(extent[:2], span["id"])

    def link(self, raw: Any, *, is_ours: bool) -> dict[str, Any] | None:
        """Return the relation as a link of native JSONL, or None where an end is no span of the line."""
        if not isinstance(raw, dict) or not isinstance(raw.get("label"), str) or not raw["label"]:
            return None
        head, child = self._end(raw, "head"), self._end(raw, "child")
        if head is None or child is None:
            return None
        known = {"label", "head_span", "child_span", "head_number", "child_number"}
        link: dict[str, Any] = {"type": raw["label"], "from": head, "to": child}
        for key in LINK_KEYS:
            if isinstance(raw.get(key), str):
                link[key] = raw[key]
                known.add(key)
        rest = {key: value for key, value in raw.items() if key not in known}
        if is_ours:
            rest.pop("head", None)
            rest.pop("child", None)
        if rest:
            link[ASIDE] = rest
        return link

    def _end(self, raw: dict[str, Any], side: str) -> str | None:
        number = raw.get(f"{side}_number")
        if type(number) is int and 0 <= number < self._count:
            return f"s{number}"
        span = raw.get(f"{side}_span")
        if span is None:
            token = raw.get(side)
            return self._by_token.get(token) if type(token) is int else None
        extent = _extent(span) if isinstance(span, dict) else None
        if extent is None:
            return None
        return self._by_extent.get(extent if extent[2] else extent[:2])


def _extent(span: dict[str, Any]) -> tuple[Any, ...] | None:
    start, end, label = span.get("start"), span.get("end"), span.get("label")
    is_whole = type(start) is int and type(end) is int
    return (start, end, label if isinstance(label, str) else None) if is_whole else None


def shown(raw: Any) -> str:
    """Return a relation's label for a message."""
    label = raw.get("label") if isinstance(raw, dict) else None
    return label[:60] if isinstance(label, str) else "?"
