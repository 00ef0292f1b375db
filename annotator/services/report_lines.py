"""The lines of a report that people read and save: every record that was not taken, was repaired, or is noted."""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.environment.files import atomic_write
from annotator.formats.tables import harmless
from annotator.services.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from annotator.core.errors import Trouble
    from annotator.services.transfer_report import ImportReport
    from annotator.services.wording import Translate

CSV = ".csv"


class LineKind(StrEnum):
    """What became of a record."""

    REFUSED = "refused"
    REPAIRED = "repaired"
    NOTE = "note"


class ReportLine(NamedTuple):
    """One record: what became of it, where it stands (line 0: the file as a whole), what happened, what to do."""

    kind: LineKind
    file: str
    line: int
    what: str
    remedy: str = ""

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.file}:{self.line}" if self.file and self.line else self.file


def lines_of(report: ImportReport, translate: Translate | None = None) -> list[ReportLine]:
    """Return the lines of an import's report: what was refused first, then repairs, then notes."""
    return [
        *(line_of(LineKind.REFUSED, one, translate) for one in report.refused),
        *(line_of(LineKind.REPAIRED, one, translate) for one in report.repairs),
        *(line_of(LineKind.NOTE, one, translate) for one in report.notes),
    ]


def line_of(kind: LineKind, trouble: Trouble, translate: Translate | None = None) -> ReportLine:
    """Return a trouble as a line."""
    what, remedy = sentence(trouble, translate)
    return ReportLine(kind, trouble.file, trouble.line, what, remedy)


def save(
    path: Path,
    summary: str,
    lines: Sequence[ReportLine],
    *,
    headings: Sequence[str],
    kinds: Mapping[LineKind, str],
) -> None:
    """Write a report, whole or not at all: a table for a name that ends in ``.csv``, else a text. Raises `OSError`.

    ``headings`` are those of the five columns, ``kinds`` the words for what became of a record.
    """
    made = _as_csv(lines, headings, kinds) if path.suffix.lower() == CSV else _as_text(summary, lines, kinds)
    with atomic_write(path) as out:
        out.write(made.encode("utf-8", "backslashreplace"))  # names of files may hold what is no Unicode


def _as_csv(lines: Iterable[ReportLine], headings: Sequence[str], kinds: Mapping[LineKind, str]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    for one in lines:
        cells = (kinds[one.kind], one.file, str(one.line) if one.line else "", one.what, one.remedy)
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def _as_text(summary: str, lines: Iterable[ReportLine], kinds: Mapping[LineKind, str]) -> str:
    rows = [as_text(one, kinds) for one in lines]
    return "\n".join((summary, "", *rows)) + "\n"


def as_text(one: ReportLine, kinds: Mapping[LineKind, str]) -> str:
    """Return a record on one line: what became of it, ``PLACE: what happened; what to do``."""
    told = "; ".join(part for part in (one.what, one.remedy) if part)
    where = f"{one.place}: {told}" if one.place else told
    return f"{kinds[one.kind].upper()}  {where}"
