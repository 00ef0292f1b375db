"""Files into a project and out of it: one transaction and one journal entry an import, a stream an export."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble, UserError
from annotator.environment.files import atomic_write
from annotator.environment.memory import rarer_collections
from annotator.environment.staging import staged
from annotator.formats.base import LinesFormat, PartsFormat, ReportFormat, WriteOptions
from annotator.formats.registry import Registry
from annotator.services.documents import ExportOptions, documents
from annotator.services.lines import lines
from annotator.services.name_maps import NameMap
from annotator.services.transfer_report import ImportReport

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from annotator.formats.base import Format, WriteReport
    from annotator.formats.drafts import DraftArticle
    from annotator.services.arrivals import Given
    from annotator.services.session import Session

    Progress: TypeAlias = Callable[[int, int], None]
    Watch: TypeAlias = Callable[
        [str, str, DraftArticle | Trouble], bool
    ]  # a file's place, its format, what it says

__all__ = [
    "ExportOptions",
    "FileChoice",
    "ImportOptions",
    "add_seeds",
    "export_file",
    "export_to",
    "import_files",
]

OPERATION = "import"
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
    from annotator.services.importing import Import  # which brings what an export has no need of

    chosen = options or ImportOptions()
    known = registry or Registry()
    report = ImportReport(dry_run=chosen.dry_run)
    with contextlib.suppress(_DryRunEnd), rarer_collections(), session.bulk(operation) as bulk:
        Import.of(session, known, chosen, report=report, progress=progress, watch=watch).run(paths, bulk)
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

        background = background_of(session, chosen, progress)
    with rarer_collections(), session.snapshot() as read:
        if isinstance(writer, LinesFormat) and not chosen.article_ids:
            try:
                return writer.write_lines(lines(read, chosen, progress), out)
            except TypeError as error:  # a row holds bytes where a text should be, which no JSON can say
                raise UserError("project.damaged", detail="a row that cannot be written") from error
        stream = documents(read, chosen, progress)
        how = WriteOptions(with_text=chosen.with_text)
        if progress is not None:
            how = replace(how, progress=progress)
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
