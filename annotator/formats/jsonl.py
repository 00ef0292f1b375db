"""Native JSONL, ``claims-annotator/1``: one article a line, all that a project holds about it, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import Trouble
from annotator.formats import strict_json
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.files import opened
from annotator.formats.jsonl_write import article_line
from annotator.formats.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle


class NativeJSONL:
    """The native format."""

    info = Info(
        name="jsonl",
        title="Claims Annotator JSONL",
        suffixes=(".jsonl", ".ndjson"),
        reads=True,
        writes=True,
        carries=frozenset(Feature),
        unit="code points and UTF-8 bytes",
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that the file is native JSONL, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith(b"{"):
            return 30 if name.lower().endswith(self.info.suffixes) else 0
        first = start.split(b"\n", 1)[0]
        if b'"schema":"claims-annotator/' in first.replace(b" ", b""):
            return 100
        return 50 if b'"text"' in first or b'"text_sha256"' in first else 20

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each article of the file, or why a line could not be taken. Raises `UserError` for the whole file."""
        from annotator.formats.jsonl_read import read_line  # with its models, which no export has to wait for

        with opened(path) as stream:
            for line in lines(stream, path, options.encoding):
                yield line if isinstance(line, Trouble) else read_line(line, str(path))

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one line an article."""
        return self.write_lines(
            (article_line(document, with_text=options.with_text) for document in documents), out
        )

    def write_lines(self, lines: Iterable[dict[str, Any]], out: BinaryIO) -> WriteReport:
        """Write lines as they are."""
        articles = annotations = 0
        for line in lines:
            out.write(strict_json.dumps_line(line))
            articles += 1
            annotations += len(line.get("spans", ()))
        return WriteReport(articles=articles, annotations=annotations)
