"""How long each format takes to read and write, against native JSONL, and how many brat articles a minute makes."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.ids import new_id
from annotator.core.spans import Span
from annotator.core.text import sha256
from annotator.core.values import Annotation, Article, Link, Source
from annotator.formats.base import ReadOptions, WriteOptions
from annotator.formats.documents import Document
from annotator.formats.registry import Registry
from tests.benchmarks.figures import Figure, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.formats.base import Format

ARTICLES = 400
SPANS = 10
LINKED = 4  # every fourth article has links
MOST = 1 / 0.3  # of native JSONL's time, for a speed of at least 0.3 of its own
TEXTS = frozenset({"jsonl-rows", "prodigy", "doccano", "labelstudio", "labelbuddy", "w3c", "conll", "csv"})
_SENTENCE = "The spokesman of the ministry denied on Tuesday that “any such order” – had ever been given. "


def measure(pairs: int) -> Iterator[Figure]:
    """Yield the ratios of every format that is read and written, and the time of 2,000 articles of brat."""
    registry = Registry()
    documents = _documents()
    native = registry.named("jsonl")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        native_path = _written(native, documents, folder)
        for format_ in registry.all():
            info = format_.info
            if info.name == "jsonl" or not info.writes:
                continue
            yield ratio(
                f"write {info.name}",
                _writing(format_, documents, folder),
                _writing(native, documents, folder),
                pairs=pairs,
                bar=MOST if info.name in TEXTS else None,
                what="jsonl",
            )
            if info.reads:
                path = _written(format_, documents, folder)
                yield ratio(
                    f"read {info.name}",
                    _reading(format_, path),
                    _reading(native, native_path),
                    pairs=pairs,
                    bar=MOST if info.name in TEXTS else None,
                    what="jsonl",
                )
        brat = registry.named("brat")
        path = _written(brat, documents, folder)
        times = [_writing(brat, documents, folder)() + _reading(brat, path)() for _ in range(pairs)]
        seconds = min(times) * 2000 / ARTICLES
        yield Figure("2,000 articles of brat, written and read", seconds, "s", 60, "", times)


def _documents() -> list[Document]:
    documents = []
    speaker = Source(id=new_id(), name="The ministry")
    for number in range(ARTICLES):
        text = f"Article {number}.\n\n" + _SENTENCE * 32
        article_id = new_id()
        annotations = tuple(_annotation(text, place, article_id, speaker.id) for place in range(SPANS))
        links = tuple(
            Link(id=new_id(), type="denies", from_id=a.id, to_id=b.id)
            for a, b in zip(annotations[::3], annotations[1::3], strict=False)
            if number % LINKED == 0
        )
        article = Article(
            id=article_id, text_sha256=sha256(text), text_length=len(text), title=f"Article {number}"
        )
        documents.append(
            Document(
                article=article,
                text=text,
                annotations=annotations,
                links=links,
                labels={"denial": "denial"},
                sources={speaker.id: speaker},
                ends={each.id: article_id for each in annotations},
            )
        )
    return documents


def _annotation(text: str, place: int, article_id: str, speaker_id: str) -> Annotation:
    start = text.index("The") + place * 3 * len(_SENTENCE)
    return Annotation(
        id=new_id(),
        article_id=article_id,
        label_id="denial",
        fragments=(Span(start + 30, start + 80),),
        source=(Span(start, start + 29),),
        cue=(Span(start + 30, start + 36),),
        speaker_id=speaker_id,
        attributes={"quote_type": "indirect"},
        annotator="alice",
        created="2026-03-01T10:00:00.000Z",
    )


def _written(format_: Format, documents: Sequence[Document], folder: Path) -> Path:
    suffix = ".zip" if format_.info.name == "brat" else format_.info.suffixes[0]
    path = folder / f"{format_.info.name}{suffix}"
    with path.open("wb") as out:
        format_.write(documents, out, WriteOptions())
    return path


def _writing(format_: Format, documents: Sequence[Document], folder: Path) -> Callable[[], float]:
    def run() -> float:
        began = time.perf_counter()
        _written(format_, documents, folder)
        return time.perf_counter() - began

    return run


def _reading(format_: Format, path: Path) -> Callable[[], float]:
    def run() -> float:
        began = time.perf_counter()
        count = sum(1 for _ in format_.read(path, ReadOptions()))
        took = time.perf_counter() - began
        if count not in {ARTICLES, 0} and format_.info.name != "csv":
            msg = f"{format_.info.name} gave {count} articles of {ARTICLES}"
            raise RuntimeError(msg)
        return took

    return run
