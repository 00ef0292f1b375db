"""Files into a project and out of it: one transaction and one journal entry an import, a stream an export."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.core.times import stamp
from annotator.environment.files import atomic_write
from annotator.environment.memory import rarer_collections
from annotator.environment.staging import staged
from annotator.formats.base import LinesFormat, PartsFormat, ReadOptions, ReportFormat, WriteOptions
from annotator.formats.registry import Registry
from annotator.services.arrivals import Arrivals, Received, as_arrived, placed
from annotator.services.documents import ExportOptions, documents
from annotator.services.lines import lines
from annotator.services.name_maps import NameMap, Renaming
from annotator.services.resolve import OPERATION, Resolver
from annotator.services.told_facts import with_facts
from annotator.services.transfer_report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from annotator.formats.base import Format, WriteReport
    from annotator.formats.drafts import DraftArticle
    from annotator.services.arrivals import Arrival, Given
    from annotator.services.session import Bulk, Session

    Progress: TypeAlias = Callable[[int, int], None]
    Watch: TypeAlias = Callable[
        [str, str, DraftArticle | Trouble], bool
    ]  # a file's place, its format, what it says

__all__ = [
    "ExportOptions",
    "FileChoice",
    "ImportOptions",
    "Received",
    "add_seeds",
    "export_file",
    "export_to",
    "import_files",
]

_BATCH_ARTICLES = 200
_BATCH_POINTS = 2_000_000
_SEEDS = "project.seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChoice:
    """What a user says about one file; what is empty is as `ImportOptions` says for all."""

    format: str = ""
    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What a user says about an import. No ``format``: each file's own is found out.

    ``columns`` says what a table's columns hold, as ``{column: target}`` (see `annotator.formats.mapping`), ``names``
    which labels and speakers are meant by those of the files. ``choices`` are what holds for single files, by their
    places (a path, for a file of an archive with its name in it), ``left_out`` the places of those passed over.
    ``annotator`` stands for whoever a file does not name; the session's own where it is empty. A dry run reports
    what would happen and changes nothing.
    """

    format: str = ""
    encoding: str = ""
    annotator: str = ""
    dry_run: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    names: NameMap = field(default_factory=NameMap)
    choices: Mapping[str, FileChoice] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


class _DryRunEnd(Exception):  # noqa: N818 - it ends a transaction, it is no error
    """Raised at the end of a dry run, so that the transaction is rolled back."""


def import_files(
    session: Session,
    paths: Sequence[Given],
    options: ImportOptions | None = None,
    *,
    registry: Registry | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
    operation: str = OPERATION,
) -> ImportReport:
    """Bring files and folders into a project: everything that can be taken, in one transaction, or nothing.

    A folder or a ZIP archive stands for all files in it whose suffix a format knows; a `Received` is what was pasted
    or dropped and lies nowhere. ``progress`` hears how many files, or for one file how many articles, are done, and of
    how many (0: not known); whatever it raises ends the import with nothing changed. ``watch`` sees what each file says
    before it is compared, and answers False to read no more of it.
    Raises `UserError` for an unknown format and for what the project's disk does.
    """
    chosen = options or ImportOptions()
    known = registry or Registry()
    reader = known.reader(chosen.format) if chosen.format else None
    report = ImportReport(dry_run=chosen.dry_run)
    with contextlib.suppress(_DryRunEnd), rarer_collections(), session.bulk(operation) as bulk:
        resolver = Resolver(
            session.read, report, annotator=chosen.annotator or session.annotator, now=stamp()
        )
        renaming = Renaming(chosen.names, session.read.tag_set())
        _Import(known, reader, chosen, report, progress, resolver, renaming, watch).run(paths, bulk)
        if chosen.dry_run:
            raise _DryRunEnd
    return report


def add_seeds(session: Session) -> ImportReport:
    """Bring the five articles that a new project starts with into it, in the order of their names."""
    from annotator.environment.resources import seeds

    return import_files(session, seeds(), ImportOptions(format="text"), operation=_SEEDS)


def export_to(
    session: Session,
    out: BinaryIO,
    format_name: str,
    options: ExportOptions | None = None,
    *,
    registry: Registry | None = None,
    progress: Progress | None = None,
) -> WriteReport:
    """Write articles to a stream. Raises `UserError` for an unknown format, article or label, `OSError` as ``out``."""
    chosen = options or ExportOptions()
    writer = (registry or Registry()).writer(format_name)
    background = None
    if isinstance(writer, ReportFormat):
        from annotator.services.reporting import background_of

        background = background_of(session, chosen)
    with rarer_collections(), session.snapshot() as read:
        if isinstance(writer, LinesFormat) and not chosen.article_ids:
            return writer.write_lines(lines(read, chosen, progress), out)
        stream = documents(read, chosen, progress)
        how = WriteOptions(with_text=chosen.with_text)
        if isinstance(writer, ReportFormat) and background is not None:
            return writer.write_report(stream, out, how, background)
        return writer.write(stream, out, how)


def export_file(
    session: Session,
    path: Path,
    format_name: str,
    options: ExportOptions | None = None,
    *,
    registry: Registry | None = None,
    progress: Progress | None = None,
    as_folder: bool = False,
) -> WriteReport:
    """Write articles to a file, which is whole when this returns and untouched when it raises `UserError`.

    A folder that is there, or ``as_folder``, gets the files of a format that has several, all of them or none.
    """
    # os.path answers no where pathlib raises: for a name that is too long, a folder that may not be entered.
    known = registry or Registry()
    if as_folder or os.path.isdir(path):  # noqa: PTH112 - see above
        return _export_parts(session, path, known.writer(format_name), options, progress)
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - see above
        raise UserError("export.is_device", file=str(path))
    try:
        if os.path.exists(path) and path.samefile(session.path):  # noqa: PTH110 - see above
            raise UserError("export.is_project", file=str(path))
        with atomic_write(path) as out:
            return export_to(session, out, format_name, options, registry=known, progress=progress)
    except FileNotFoundError as error:
        raise UserError("export.no_folder", file=str(path)) from error
    except OSError as error:
        raise UserError("export.cannot_write", file=str(path), detail=error.strerror or str(error)) from error


def _export_parts(
    session: Session,
    folder: Path,
    writer: Format,
    options: ExportOptions | None,
    progress: Progress | None,
) -> WriteReport:
    """Write the files of a format that has several into a folder; raise `UserError` for other formats."""
    if not isinstance(writer, PartsFormat):
        raise UserError("export.is_folder", file=str(folder))
    chosen = options or ExportOptions()
    try:
        with staged(folder) as add, session.snapshot() as read:
            stream = documents(read, chosen, progress)
            return writer.write_parts(stream, add, WriteOptions(with_text=chosen.with_text))
    except FileNotFoundError as error:
        raise UserError("export.no_folder", file=str(folder)) from error
    except OSError as error:
        raise UserError(
            "export.cannot_write", file=str(folder), detail=error.strerror or str(error)
        ) from error


@dataclass(slots=True)
class _Import:
    """One import under way."""

    registry: Registry
    reader: Format | None
    options: ImportOptions
    report: ImportReport
    progress: Progress | None
    resolver: Resolver
    renaming: Renaming
    watch: Watch | None
    _told: tuple[int, int] = (0, 0)

    def run(self, given: Sequence[Given], bulk: Bulk) -> None:
        """Read every file, and hand over what it brings, batch by batch."""
        with Arrivals(self.registry, self.reader, self._fail) as arrivals:
            files = [one for one in arrivals.files(given) if one.place not in self.options.left_out]
            self.report.files = len(files)
            self._tell(0, len(files))
            for number, arrival in enumerate(files, 1):
                self._file(arrival, arrivals, bulk, is_alone=len(files) == 1)
                self._tell(number, len(files))
        bulk.apply(self.resolver.finish())
        self.report.put_in_order(arrival.place for arrival in files)

    def _file(self, arrival: Arrival, arrivals: Arrivals, bulk: Bulk, *, is_alone: bool) -> None:
        batch: list[DraftArticle] = []
        size = done = 0
        name = ""
        for reader, item in self._read(arrival, arrivals):
            if self.watch is not None and not self.watch(arrival.place, reader.info.name, item):
                break
            if isinstance(item, Trouble):
                self.report.refused.append(item)
                continue
            name = reader.info.name
            item = self.renaming.renamed(item)  # noqa: PLW2901 - the same article under the names that are meant
            batch.append(with_facts(item) if item.tells_facts and not item.spans else item)
            size += len(item.text or "") + 200 * len(item.spans)
            if len(batch) >= _BATCH_ARTICLES or size >= _BATCH_POINTS:
                bulk.apply(self.resolver.resolve(batch, name))
                done += len(batch)
                batch, size = [], 0
                if is_alone:
                    self._tell(done, 0)
        if batch:
            bulk.apply(self.resolver.resolve(batch, name))

    def _read(self, arrival: Arrival, arrivals: Arrivals) -> Iterator[tuple[Format, DraftArticle | Trouble]]:
        """Yield what the file says; where it cannot be read on, the report is told and what was read before stays."""
        said, path = self.options.choices.get(arrival.place, FileChoice()), arrival.path
        options = ReadOptions(
            encoding=said.encoding or self.options.encoding,
            columns=said.columns or self.options.columns,
            tick=lambda: self._tell(*self._told),
        )
        try:
            path = arrivals.located(arrival)
            own = self.registry.reader(said.format) if said.format else self.reader
            reader = own or self.registry.detect(path)
            if options.columns and not reader.info.is_table:
                reader = self.registry.mapped(path, reader)
            for item in reader.read(path, options):
                yield reader, as_arrived(item, arrival, path)
        except UserError as error:
            self._fail(placed(error.trouble, arrival, path))

    def _fail(self, trouble: Trouble) -> None:
        self.report.refused.append(trouble)
        self.report.failed.append(trouble)

    def _tell(self, done: int, total: int) -> None:
        self._told = done, total
        if self.progress is not None:
            self.progress(done, total)
