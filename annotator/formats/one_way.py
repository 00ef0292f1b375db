"""What formats that go one way only say to the other: files that are read and never written, and the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.core.errors import Trouble
    from annotator.formats.base import ReadOptions, WriteOptions, WriteReport
    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle


class ReadOnly:
    """A format that articles come from. Nobody asks it to write: its ``info`` says that it does not."""

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Not offered: what is marked in an article has no place in such a file."""
        raise NotImplementedError


class WriteOnly:
    """A format made for people or other programs, which does not hold what an import needs."""

    def sniff(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the shape of every format
        """Return 0: no file is taken for one."""
        return 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Not offered. Nobody asks for it: the format's ``info`` says that it is not read."""
        raise NotImplementedError
