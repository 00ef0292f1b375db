"""REFI-QDA codebooks (.qdc): labels with their colours and guidelines, without any article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.tagset import Label
from annotator.formats import safe_xml
from annotator.formats.refi_read import ORIGIN
from annotator.formats.refi_write import guid, packed
from annotator.formats.safe_xml import attributes, local, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def labels_of(data: bytes, place: str) -> list[Label]:
    """Return the codes of a codebook or project as labels, those inside others after them.

    Raises `UserError` for what is no XML, not safe, or no codebook.
    """
    root = safe_xml.parsed(data, place)
    if local(root.tag) not in {"CodeBook", "Project"}:
        raise UserError("refi.no_codebook", file=place)
    found: list[Label] = []
    for code in root.iter():
        name = code.get("name", "")
        if local(code.tag) == "Code" and name:
            colour = code.get("color", "")
            own_id = code.get("guid", "").strip("{} ").lower()
            label = Label(id=own_id, name=name, guideline=_guideline(code), position=len(found))
            found.append(replace(label, colour=colour.upper()) if _COLOUR.fullmatch(colour) else label)
    return found


def _guideline(code: Element) -> str:
    return next((each.text or "" for each in code if local(each.tag) == "Description"), "")


def codebook(labels: Iterable[Label]) -> bytes:
    """Return labels as a codebook."""
    codes = []
    for label in labels:
        names = {
            "guid": guid(label.id),
            "name": packed(label.name),
            "isCodable": "true",
            "color": label.colour,
        }
        guideline = f"<Description>{text_of(label.guideline)}</Description>" if label.guideline else ""
        codes.append(f"<Code{attributes(names)}>{guideline}</Code>\n")
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="{NAMESPACE}" origin="{ORIGIN}">'
    return f"{head}\n<Codes>\n{''.join(codes)}</Codes>\n</CodeBook>\n".encode()
