"""The formats as a table of the guide: what each is called, which way it goes, and what it has no place for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.formats.base import Feature
from annotator.formats.registry import Registry
from annotator.ui.terms import format_title

PLACE = "{formats}"  # where the table stands in the guide


def with_formats(page: str) -> str:
    """Return a page with the table in its place, where it has one: also of formats that came from outside."""
    return page.replace(PLACE, _table()) if PLACE in page else page


def _table() -> str:
    names = _names()
    lines = [
        f"| {_words('format')} | {_words('name')} | {_words('goes')} | {_words('has no place for')} |",
        "|---|---|---|---|",
    ]
    for info in (one.info for one in Registry().all()):
        ways = {
            (True, True): _words("in and out"),
            (True, False): _words("in"),
            (False, True): _words("out"),
        }
        missing = [name for feature, name in names.items() if info.writes and feature not in info.carries]
        cells = (
            f"`{info.name}`",
            format_title(info),
            ways.get((info.reads, info.writes), ""),
            ", ".join(missing) or "–",
        )
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines)


def _names() -> dict[Feature, str]:
    return {
        Feature.ANNOTATIONS: _words("annotations"),
        Feature.DISCONTINUOUS: _words("several fragments"),
        Feature.OVERLAP: _words("overlaps"),
        Feature.LINKS: _words("links"),
        Feature.CROSS_LINKS: _words("links between articles"),
        Feature.SPEAKERS: _words("speakers"),
        Feature.WORDS: _words("source and cue words"),
        Feature.ATTRIBUTES: _words("attributes"),
        Feature.NOTES: _words("notes"),
        Feature.STATEMENTS: _words("statements"),
        Feature.PROVENANCE: _words("annotator, origin and times"),
        Feature.FACTS: _words("facts of the article"),
        Feature.REGIONS: _words("grey parts"),
        Feature.META: _words("other metadata"),
    }


def _words(source: str) -> str:
    return QCoreApplication.translate("FormatTable", source)
