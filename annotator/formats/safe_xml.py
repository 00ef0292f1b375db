"""XML from outside: no document types, no entities, bounded depth and size; and XML written, with every character kept.

XML 1.0 has no form for most control characters, nor for U+FFFE and U+FFFF: what is written holds U+FFFD for each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder  # the tree alone: the parser below refuses entities
from xml.parsers import expat

from annotator.core.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_LEVELS = 200
MOST_BYTES = 128 * 1024 * 1024
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_IN_TEXT = re.compile('[&<>"\r]')
_IN_VALUE = re.compile('[&<>"\r\n\t]')


def parsed(data: bytes, place: str) -> Element:
    """Return the root element, names as ``{namespace}name``; raise `UserError` for what is no XML or not safe."""
    if len(data) > MOST_BYTES:
        raise UserError("xml.too_large", file=place, most=MOST_BYTES // 1_000_000)
    builder = _Builder(place)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.EntityDeclHandler = builder.refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        detail = expat.errors.messages.get(error.code, str(error))
        raise UserError("xml.broken", file=place, line=error.lineno, detail=detail) from None
    except (ValueError, LookupError) as error:  # an encoding that is none
        raise UserError("xml.broken", file=place, line=1, detail=str(error)) from None
    return builder.tree.close()


class _Builder:
    """Builds the tree from what the parser tells."""

    def __init__(self, place: str) -> None:
        self.tree = TreeBuilder()
        self._place = place
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self._depth += 1
        if self._depth > MOST_LEVELS:
            raise UserError("xml.too_deep", file=self._place, most=MOST_LEVELS)
        self.tree.start(_tag(name), {_tag(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self._depth -= 1
        self.tree.end(_tag(name))

    def refuse(self, *_: object) -> None:
        """Refuse a document type, which is where entities are declared."""
        raise UserError("xml.has_doctype", file=self._place)


def _tag(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def local(tag: str) -> str:
    """Return the name without its namespace."""
    return tag.rpartition("}")[2]


def cleaned(text: str) -> str:
    """Return the text with U+FFFD for each character that XML cannot hold."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def is_possible(text: str) -> bool:
    """Tell whether XML can hold every character of the text."""
    return _IMPOSSIBLE.search(text) is None


def text_of(text: str) -> str:
    """Return the text as it stands between tags."""
    return _IN_TEXT.sub(lambda found: _SPECIAL[found[0]], cleaned(text))


def attributes(values: Mapping[str, str]) -> str:
    """Return attributes as they stand in a tag, each after a space; empty ones are left out."""
    # Most values are numbers and names, which is quicker to tell than to look for what is none.
    return "".join(
        [
            f' {name}="{value if value.isalnum() else _escaped(value)}"'
            for name, value in values.items()
            if value
        ]
    )


def _escaped(value: str) -> str:
    """Return the value of an attribute as it stands between quotation marks."""
    return _IN_VALUE.sub(lambda found: _SPECIAL[found[0]], cleaned(value))
