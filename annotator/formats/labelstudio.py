"""Label Studio JSON: tasks with results of annotators and models, before and after 1.0, Text and HyperText."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from annotator.core.errors import Trouble
from annotator.formats import strict_json
from annotator.formats.base import Feature, Info, ReadOptions, WriteOptions, WriteReport
from annotator.formats.json_items import items
from annotator.formats.labelstudio_read import NAME, read_task
from annotator.formats.labelstudio_write import task_of
from annotator.formats.shape import wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.documents import Document
    from annotator.formats.drafts import DraftArticle


class LabelStudio:
    """Tasks of Label Studio. Attributes are choices and text areas of a region, the note is the region's own."""

    info = Info(
        name=NAME,
        title="Label Studio JSON",
        suffixes=(".json", ".jsonl"),
        reads=True,
        writes=True,
        carries=frozenset(Feature)
        - {Feature.DISCONTINUOUS, Feature.PROVENANCE, Feature.REGIONS, Feature.CROSS_LINKS},
    )

    def sniff(self, head: bytes, name: str) -> int:
        """Tell how sure it is that these are Label Studio's tasks, from 0 to 100."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith((b"{", b"[")):
            return 0
        if b'"data"' in start and any(
            key in start for key in (b'"annotations"', b'"completions"', b'"predictions"')
        ):
            return 90 if b'"result"' in start or b'"data":{' in start.replace(b" ", b"") else 60
        if b'"from_name"' in start and b'"to_name"' in start:
            return 70
        if b'"annotation_id"' in start and b'"lead_time"' in start:
            return 75  # the short export, whose columns have the names of the project's own tags
        # A long text may hide what comes after it; and broken JSON is better refused as such than taken for a text.
        is_task = b'"data":{' in start[:1000].replace(b" ", b"").replace(b"\n", b"")
        return 40 if is_task else 10 if name.lower().endswith(".json") else 0

    def read(self, path: Path, options: ReadOptions) -> Iterator[DraftArticle | Trouble]:
        """Yield each task as an article. Raises `UserError` for the whole file."""
        for item in items(path, options):
            if isinstance(item, Trouble):
                yield item
            elif not isinstance(item.value, dict):
                yield wrong("task", item.value, NAME, str(path), item.line)
            else:
                yield read_task(item.value, str(path), item.line)

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write a list of tasks; an annotation of several fragments is written as its envelope."""
        articles = annotations = 0
        out.write(b"[")
        for document in documents:
            out.write(b",\n" if articles else b"\n")
            out.write(strict_json.dumps(task_of(document, with_text=options.with_text)))
            articles += 1
            annotations += len(document.annotations)
        out.write(b"\n]\n")
        return WriteReport(articles=articles, annotations=annotations)
