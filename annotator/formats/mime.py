"""Messages in MIME: their parts without recursion, their headers as text, whatever is wrong with them."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from typing import TYPE_CHECKING

from annotator.core.errors import UserError
from annotator.core.text import LONE_SURROGATE
from annotator.formats.markup import decoded_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from annotator.core.errors import Trouble

MOST_BYTES = 128 * 1024 * 1024
MOST_BOUNDARIES = (
    200  # of parts within parts: each line is looked at once for each, and deeper ones end in recursion
)
MOST_PARTS = 10_000
MOST_HEADER = 10_000  # characters
# What the standard library's parser raises for headers that hold anything.
_DAMAGE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    email.errors.MessageError,
)
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)


def parsed(data: bytes, place: str) -> Message:
    """Return a message; raise `UserError` for one that nests too deep."""
    if sum(1 for _ in _BOUNDARY.finditer(data)) > MOST_BOUNDARIES:
        raise UserError("mail.too_deep", file=place, most=MOST_BOUNDARIES)
    try:
        return email.message_from_bytes(data, policy=email.policy.compat32)
    except (RecursionError, *_DAMAGE) as error:
        raise UserError("mail.broken", file=place, detail=str(error)[:100]) from None


def parts(message: Message, place: str) -> Iterator[Message]:
    """Yield the parts that hold no other parts, in their order; those of forwarded messages as well.

    A message that is attached as a file is one part.
    """
    waiting = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > MOST_PARTS:
            raise UserError("mail.too_deep", file=place, most=MOST_PARTS)
        is_file = part is not message and part.get_content_type() == "message/rfc822" and is_attached(part)
        # What has no parts is decoded, as whatever it says it is.
        inner = part.get_payload() if part.is_multipart() and not is_file else None
        if isinstance(inner, list):
            waiting += [each for each in reversed(inner) if not isinstance(each, str)]
        else:
            yield part


def header(message: Message, name: str) -> str:
    """Return a header in words, on one line; empty where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    raw = str(value)[:MOST_HEADER]
    try:
        words = str(email.header.make_header(email.header.decode_header(raw)))
    except _DAMAGE:  # an encoding that is none, bytes that are none in it
        words = raw
    return " ".join(LONE_SURROGATE.sub("\ufffd", words).split())


def sender(message: Message) -> tuple[str, str]:
    """Return the name and the address that a message says it is from."""
    try:
        name, address = email.utils.parseaddr(header(message, "From"))
    except _DAMAGE:
        return "", ""
    return name, address


def day(message: Message) -> str:
    """Return the date of a message as its sender wrote it, as ISO 8601; empty where it has none."""
    try:
        found = email.utils.parsedate_to_datetime(header(message, "Date"))
    except _DAMAGE:
        return ""
    return found.date().isoformat() if found.year > 1900 else ""


def name_of(part: Message) -> str:
    """Return the name of the file that a part is; empty where it is none."""
    try:
        found = part.get_filename("") or ""
        words = str(email.header.make_header(email.header.decode_header(found)))
    except _DAMAGE:
        return ""
    return " ".join(LONE_SURROGATE.sub("\ufffd", words).split())[:200]


def is_attached(part: Message) -> bool:
    """Tell whether a part is a file beside the text, rather than a text itself."""
    return part.get_content_disposition() == "attachment" or bool(name_of(part))


def body(part: Message) -> bytes:
    """Return the bytes of a part, with its transfer encoding undone; those of a message that is attached."""
    try:
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and inner and not isinstance(inner[0], str):
            return inner[0].as_bytes()
        data = part.get_payload(decode=True)
    except (RecursionError, *_DAMAGE):  # uuencoded text that is none
        data = None
    return data if isinstance(data, bytes) else b""


def charset(part: Message) -> str:
    """Return the encoding that a part was sent with; empty where that is not said."""
    try:
        return part.get_content_charset("") or ""
    except _DAMAGE:
        return ""


def text(part: Message, path: Path, encoding: str = "") -> tuple[str, str, tuple[Trouble, ...]]:
    """Return the text of a part, the name of its encoding, and notes on it; raise `UserError` as decoding does."""
    return decoded_page(body(part), path, encoding, charset(part))
