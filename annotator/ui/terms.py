"""The words of data as people read them: of a tag set, of the formats, of what an annotation or a speaker is.

A project keeps the words of the default tag set in English, so that two people with two languages share one project;
words of its own stand in no catalogue, and are shown as they are.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from annotator.formats.base import Info


def shown(words: str) -> str:
    """Return a title, a choice or a guideline in the language of the user, where it is the default set's."""
    return QCoreApplication.translate("TagSet", words) if words else ""


def plain_tip(words: str) -> str:
    """Return words of data for a tip: what Qt might take for markup is shown as it stands."""
    return f"<p>{escape(words)}</p>".replace("\n", "<br>") if "<" in words else words


def format_title(info: Info) -> str:
    """Return how a format is called."""
    return QCoreApplication.translate("Formats", info.title)


def side_words(side: str) -> str:
    """Return what an annotation does with its content (a `Side`), in words."""
    words = {"claim": _words("claim"), "denial": _words("denial"), "quote": _words("quote")}
    return words.get(side, side)


def speaker_kind(kind: str) -> str:
    """Return what a speaker is (a `SourceKind`), in words."""
    words = {
        "person": _words("person"),
        "organisation": _words("organisation"),
        "state": _words("state"),
        "anonymous": _words("anonymous"),
    }
    return words.get(kind, kind)


def _words(source: str) -> str:
    return QCoreApplication.translate("Terms", source)


def counted_in(words: str, **facts: object) -> str:
    """Return words with their facts put in; “(s)” is the plural of the last number before it.

    That is the plural of the source's language: a translation writes none. A “(s)” within a fact stays as it is.
    """
    number: object = None

    def put(found: re.Match[str]) -> str:
        nonlocal number
        if not found[1]:
            return "" if number == 1 else "s"
        fact = facts[found[1]]
        number = fact if isinstance(fact, int) else number
        return str(fact)

    return re.sub(r"\{(\w+)\}|\(s\)", put, words)
