"""The formats there are, found by name, suffix and content; those of other packages join by entry point."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, cast

from annotator.core.errors import UserError
from annotator.formats.base import PrintedFormat
from annotator.formats.files import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annotator.formats.base import Format, Printer

GROUP = "claims_annotator.formats"
_BUILT_IN = {
    "jsonl": "annotator.formats.jsonl:NativeJSONL",
    "jsonl-rows": "annotator.formats.jsonl_rows:JSONLRows",
    "prodigy": "annotator.formats.prodigy:Prodigy",
    "doccano": "annotator.formats.doccano:Doccano",
    "labelstudio": "annotator.formats.labelstudio:LabelStudio",
    "brat": "annotator.formats.brat:Brat",
    "labelbuddy": "annotator.formats.labelbuddy:LabelBuddy",
    "w3c": "annotator.formats.w3c:WebAnnotation",
    "webanno": "annotator.formats.webanno:WebAnno",
    "webanno-json": "annotator.formats.webanno:WebAnnoJSON",
    "spacy": "annotator.formats.spacy_docbin:SpacyDocBin",
    "conll": "annotator.formats.conll:CoNLL",
    "refi-qda": "annotator.formats.refi:REFI",
    "schema-org": "annotator.formats.schema_org:SchemaOrg",
    "report": "annotator.formats.report:Report",
    "report-docx": "annotator.formats.report_docx:DOCXReport",
    "report-pdf": "annotator.formats.report_pdf:PDFReport",
    "codebook": "annotator.formats.codebook:HTMLCodebook",
    "codebook-docx": "annotator.formats.codebook:DOCXCodebook",
    "codebook-qdc": "annotator.formats.codebook:QDCCodebook",
    "html": "annotator.formats.html:SavedPage",
    "mhtml": "annotator.formats.mhtml:WebArchive",
    "pdf": "annotator.formats.pdf:PDF",
    "docx": "annotator.formats.docx:WordDocument",
    "eml": "annotator.formats.eml:Mail",
    "warc": "annotator.formats.warc:WARC",
    "csv": "annotator.formats.csv_table:CSVTable",
    "xlsx": "annotator.formats.xlsx:XLSXTable",
    "json": "annotator.formats.json_table:JSONTable",
    "text": "annotator.formats.text:PlainText",
}
HEAD_BYTES = 64 * 1024
_LEAST_SURE = 5

log = logging.getLogger(__name__)


class Registry:
    """Looks formats up, and imports each only when it is needed. ``printer`` is for those that are printed."""

    def __init__(self, printer: Printer | None = None) -> None:
        self._known: dict[str, Format] = {}
        self._printer = printer

    def names(self) -> tuple[str, ...]:
        """Return the names of all formats: the program's own in their order, then those of other packages."""
        others = (name for name in sorted(_entry_points()) if name not in _BUILT_IN)
        return (*_BUILT_IN, *others)

    def all(self) -> tuple[Format, ...]:
        """Return every format that can be loaded."""
        found = []
        for name in self.names():
            try:
                found.append(self.named(name))
            except UserError:
                log.warning("the format %s could not be loaded", name, exc_info=True)
        return tuple(found)

    def named(self, name: str) -> Format:
        """Return the format of this name; raise `UserError` where there is none, or its package does not load."""
        if name not in self._known:
            target = _BUILT_IN.get(name) or _entry_points().get(name)
            if target is None:
                raise UserError("format.unknown", format=name[:60], known=", ".join(self.names()))
            module, _, attribute = target.partition(":")
            try:
                found = cast("Format", getattr(import_module(module), attribute)())
            except Exception as error:
                if name in _BUILT_IN:
                    raise
                raise UserError("format.does_not_load", format=name, detail=str(error)) from error
            if isinstance(found, PrintedFormat):
                found.printer = self._printer
            self._known[name] = found
        return self._known[name]

    def reader(self, name: str) -> Format:
        """Return the format of this name, which must be one that can be read."""
        found = self.named(name)
        if not found.info.reads:
            known = ", ".join(one.info.name for one in self.all() if one.info.reads)
            raise UserError("format.not_read", format=name, known=known)
        return found

    def writer(self, name: str) -> Format:
        """Return the format of this name, which must be one that can be written."""
        found = self.named(name)
        if not found.info.writes:
            known = ", ".join(one.info.name for one in self.all() if one.info.writes)
            raise UserError("format.not_written", format=name, known=known)
        return found

    def detect(self, path: Path) -> Format:
        """Return the format that is surest the file is its own; raise `UserError` where none is."""
        ranking = self.ranking(path)
        if not ranking:
            known = ", ".join(one.info.name for one in self.all() if one.info.reads)
            raise UserError("format.not_recognised", file=str(path), known=known)
        return ranking[0][1]

    def ranking(self, path: Path) -> list[tuple[int, Format]]:
        """Return the formats that the file can be, with how sure each is, from 5 to 100, the surest first.

        Raises `UserError` where the file cannot be read.
        """
        with opened(path) as stream:
            head = stream.read(HEAD_BYTES)
        sure = [(one.sniff(head, path.name), one) for one in self.all() if one.info.reads]
        return sorted((pair for pair in sure if pair[0] >= _LEAST_SURE), key=lambda pair: -pair[0])

    def mapped(self, path: Path, found: Format) -> Format:
        """Return the table format for a file whose columns a user maps; JSON of any kind is a table then.

        Raises `UserError` where the file is no table.
        """
        if found.info.is_table:
            return found
        table = self.named("json")
        if set(found.info.suffixes) & set(table.info.suffixes):
            return table
        raise UserError("map.no_table", file=str(path), format=found.info.name)

    def suffixes(self) -> frozenset[str]:
        """Return the suffixes, in lower case with their dot, of files that can be read."""
        return frozenset(suffix for one in self.all() if one.info.reads for suffix in one.info.suffixes)

    def companions(self, names: Iterable[str]) -> frozenset[str]:
        """Return those of a folder's files that belong to another of them, such as a text to its annotations."""
        known = frozenset(names)
        found: set[str] = set()
        for info in (one.info for one in self.all() if one.info.companions):
            for name in known:
                stem, dot, suffix = name.rpartition(".")
                if f"{dot}{suffix}".lower() in info.suffixes:
                    found.update(f"{stem}{other}" for other in info.companions)
        return frozenset(found & known)


def _entry_points() -> dict[str, str]:
    from importlib.metadata import entry_points

    return {point.name: point.value for point in entry_points(group=GROUP)}
