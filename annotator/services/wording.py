"""The words for what went wrong: for each code, what happened and what a person can do about it.

A row's ``{names}`` are facts of the trouble. The English here is the source that translations start from.
"""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, NamedTuple

from annotator.services import (
    wording_files,
    wording_foreign,
    wording_import,
    wording_one,
    wording_project,
    wording_suggest,
    wording_verify,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from annotator.core.errors import Fact, Trouble
    from annotator.core.views import Problem

    Translate: TypeAlias = Callable[[str], str]


class Wording(NamedTuple):
    """What happened, and what to do, as templates."""

    what: str
    remedy: str


ROWS: Mapping[str, tuple[str, str]] = ChainMap(
    dict(wording_files.ROWS),
    dict(wording_foreign.ROWS),
    dict(wording_import.ROWS),
    dict(wording_project.ROWS),
    dict(wording_verify.ROWS),
    dict(wording_suggest.ROWS),
)
ONE: Mapping[str, str] = wording_one.ROWS
_COUNTS = ("count", "pages", "missing")  # the facts that say how many there are
UNKNOWN = Wording("something went wrong ({code})", "try again; the log in the profile folder says more")


class _Facts(dict[str, "Fact"]):
    """Facts for a template; one that is missing shows as an ellipsis instead of ending in an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(trouble: Trouble | Problem, translate: Translate | None = None) -> tuple[str, str]:
    """Return what happened and what to do. ``translate`` turns a template into the user's language."""
    row = ROWS.get(trouble.code)
    what, remedy = row if row is not None else UNKNOWN
    if 1 in map(trouble.facts.get, _COUNTS):
        what = ONE.get(trouble.code, what)
    if translate is not None:
        what, remedy = translate(what), translate(remedy)
    facts = _Facts(trouble.facts)
    facts.setdefault("code", trouble.code)
    return what.format_map(facts), remedy.format_map(facts)


def line(trouble: Trouble, translate: Translate | None = None) -> str:
    """Return a trouble as one line: ``PLACE: what happened; what you can do``."""
    what, remedy = sentence(trouble, translate)
    place = trouble.file
    if trouble.line:
        place = f"{place}:{trouble.line}" if place else str(trouble.line)
    return one_line(f"{place}: {what}; {remedy}" if place else f"{what}; {remedy}")


def one_line(text: str) -> str:
    """Return the text with what would break a line, or steer a terminal, shown as an escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
