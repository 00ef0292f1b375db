"""One import under way: file by file, batch by batch, compared with the project and handed to its transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.core.times import stamp
from annotator.formats.base import ReadOptions
from annotator.services.arrivals import Arrivals, as_arrived, placed
from annotator.services.name_maps import Renaming
from annotator.services.resolve import Resolver
from annotator.services.told_facts import with_facts
from annotator.services.transfer import FileChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.formats.base import Format
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.registry import Registry
    from annotator.services.arrivals import Arrival, Given
    from annotator.services.session import Bulk, Session
    from annotator.services.transfer import ImportOptions, Progress, Watch
    from annotator.services.transfer_report import ImportReport

_BATCH_ARTICLES = 64  # of more, what is made of them leaves the processor's cache before it is written
_BATCH_POINTS = 2_000_000


@dataclass(slots=True)
class Import:
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

    @classmethod
    def of(
        cls,
        session: Session,
        registry: Registry,
        options: ImportOptions,
        *,
        report: ImportReport,
        progress: Progress | None,
        watch: Watch | None,
    ) -> Import:
        """Return an import into the session's project as it is now."""
        reader = registry.reader(options.format) if options.format else None
        resolver = Resolver(
            session.read, report, annotator=options.annotator or session.annotator, now=stamp()
        )
        renaming = Renaming(options.names, session.read.tag_set())
        return cls(registry, reader, options, report, progress, resolver, renaming, watch)

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
