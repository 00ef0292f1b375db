"""A look at a file before it is imported: what it is and why, in which encoding, its columns, its first articles.

Nothing of it touches a project. `look` is for one file; what it costs is bounded by the number of records asked for,
but for tables of CSV and XLSX, which are read as wholes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import ReadOptions, TableFormat
from annotator.formats.files import opened, read_whole
from annotator.formats.mapping import guessed
from annotator.formats.registry import Registry
from annotator.formats.table_articles import in_words
from annotator.formats.tables import holds_annotations
from annotator.services.told_facts import with_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from annotator.formats.base import Format
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.encodings import Guess
    from annotator.formats.mapping import Target

_SHOWN = 300  # characters of a cell
_EXAMPLES = 3
_MOST_BYTES = 4 * 1024 * 1024  # whose encoding is looked into; the import looks at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: what it is taken for and why, how many of the rows looked at fill it, and examples."""

    name: str
    target: Target
    reason: Trouble  # `annotator.services.wording.sentence` has its words
    filled: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of a table, and its first rows as text, each cell shortened; ``rows`` are as wide as ``columns``.

    ``lines`` says on which line of the file each row begins. A table of annotations has columns that are not mapped.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    is_of_annotations: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file is found to be.

    ``sure`` is how sure the format is that the file is its own, from 0 to 100, or 100 where the user said so;
    ``others`` are the other formats that could be, surest first. ``encodings`` are the likely encodings of a text that
    does not say its own, likeliest first, and none for every other file. ``articles`` are the first ones, with the
    facts that their texts tell, ``problems`` what was found wrong or unsure on the way to them.
    """

    file: str
    format: str = ""
    title: str = ""
    sure: int = 0
    others: tuple[tuple[str, int], ...] = ()
    encodings: tuple[Guess, ...] = ()
    is_encoding_sure: bool = True
    table: Table | None = None
    articles: tuple[DraftArticle, ...] = ()
    problems: tuple[Trouble, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Tell whether anything of the file would come in."""
        return bool(self.articles)


def look(
    path: Path,
    *,
    format_name: str = "",
    encoding: str = "",
    columns: Mapping[str, str] | None = None,
    most: int = 20,
    registry: Registry | None = None,
) -> Look:
    """Look into a file as an import with these options would, at ``most`` records; what is wrong is in the result."""
    known = registry or Registry()
    options = ReadOptions(encoding=encoding, columns=columns or {})
    found = Look(file=str(path))
    try:
        ranking = known.ranking(path) if not format_name else [(100, known.reader(format_name))]
        if not ranking:
            known.detect(path)  # says what is wrong
        sure, one = ranking[0]
        if options.columns and not one.info.is_table:
            one = known.mapped(path, one)
        found = replace(
            found,
            format=one.info.name,
            title=one.info.title,
            sure=sure,
            others=tuple((other.info.name, score) for score, other in ranking[1:]),
        )
        if one.info.name in {"text", "csv"} and not encoding:
            found = _with_encodings(found, path)
        if isinstance(one, TableFormat):
            found = replace(found, table=_table(one, path, options, most))
        return _with_articles(found, one, path, options, most)
    except UserError as error:
        return replace(found, problems=(*found.problems, error.trouble))


def _with_encodings(found: Look, path: Path) -> Look:
    from annotator.formats import encodings

    with opened(path) as stream:
        data = read_whole(stream, _MOST_BYTES)[:_MOST_BYTES]
    detection = encodings.looked_at(data)
    if detection is None:
        return found
    return replace(found, encodings=detection.guesses, is_encoding_sure=detection.is_sure)


def _table(one: TableFormat, path: Path, options: ReadOptions, most: int) -> Table:
    names, records = one.records(path, replace(options, columns={}))
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    for record in records:
        if not isinstance(record, Trouble):
            rows.append({name: in_words(cell) for name, cell in record.cells.items() if cell is not None})
            lines.append(record.line)
        if len(rows) == most:
            break
    is_of_annotations = not options.columns and holds_annotations(names)
    try:
        guesses = guessed(names, rows, options.columns)
    except UserError as error:
        raise UserError.of(replace(error.trouble, file=str(path))) from None
    columns = tuple(
        Column(
            name=name,
            target=guesses[name].target,
            reason=guesses[name].reason,
            filled=sum(bool(row.get(name)) for row in rows),
            examples=tuple(
                islice(dict.fromkeys(row[name][:_SHOWN] for row in rows if row.get(name)), _EXAMPLES)
            ),
        )
        for name in names
    )
    return Table(
        columns=columns,
        rows=tuple(tuple(row.get(name, "")[:_SHOWN] for name in names) for row in rows),
        lines=tuple(lines),
        is_of_annotations=is_of_annotations,
    )


def _with_articles(found: Look, one: Format, path: Path, options: ReadOptions, most: int) -> Look:
    articles: list[DraftArticle] = []
    problems = list(found.problems)
    try:
        for item in islice(_read(one, path, options), most):
            if isinstance(item, Trouble):
                problems.append(item)
                continue
            problems += (*item.troubles, *item.repairs, *item.notes)
            articles.append(with_facts(item) if item.tells_facts and not item.spans else item)
    except UserError as error:
        problems.append(error.trouble)
    return replace(found, articles=tuple(articles), problems=tuple(problems))


def _read(one: Format, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
    yield from one.read(path, options)
