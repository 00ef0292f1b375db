"""REFI-QDA projects and codebooks (.qdpx, .qdc), as qualitative analysis programs exchange them.

See the REFI-QDA Standard 1.5 (qdasoftware.org). Positions count code points, and the end is not included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import UserError
from annotator.formats import safe_xml
from annotator.formats.archive import ArchiveWriter, opened_archive
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.files import opened
from annotator.formats.refi_read import PROJECT, Reader
from annotator.formats.refi_write import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.core.errors import Trouble
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle

_ARCHIVE = b"PK\x03\x04"


class REFI:
    """Projects of NVivo, ATLAS.ti, MAXQDA and others: selections of text sources, coded and linked."""

    info = Info(
        name="refi-qda",
        title="REFI-QDA project",
        suffixes=(".qdpx",),
        reads=True,
        writes=True,
        carries=frozenset(Feature) - {Feature.DISCONTINUOUS, Feature.REGIONS},
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is a project of REFI-QDA, from 0 to 100."""
        if not head.startswith(_ARCHIVE):
            return 0
        return 95 if PROJECT.encode() in head or name.lower().endswith(".qdpx") else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each text source as an article. Raises `UserError` for a file that is no project, or not safe."""
        with opened(path) as stream, opened_archive(stream, path) as archive:
            name = next((each for each in archive.names() if each.lower().endswith(".qde")), None)
            if name is None:
                raise UserError("refi.no_project", file=str(path))
            place = f"{path}/{name}"
            root = safe_xml.parsed(archive.read(name), place)
            yield from Reader(root, archive, place, options.encoding).articles()

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write a project; an annotation of several fragments is written as its envelope."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        writer = Writer()
        with ArchiveWriter(out) as archive:
            for document in documents:
                path, data = writer.add(document)
                archive.add(path, data)
            archive.add(PROJECT, writer.project().encode())
        return WriteReport(articles=writer.articles, annotations=writer.annotations)
