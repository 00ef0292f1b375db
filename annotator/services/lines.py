"""A whole project as lines of native JSONL, straight from its rows: as by `documents`, many times faster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.errors import UserError
from annotator.core.offsets import ByteMap
from annotator.core.spans import covered
from annotator.formats.jsonl_project_write import project_keys
from annotator.formats.jsonl_write import link_line, plain_line, span_line, speaker_line, statement_line
from annotator.services.documents import check_options
from annotator.store.stream import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.services.documents import ExportOptions
    from annotator.store.queries import Queries
    from annotator.store.stream import Streamed

_TOLD = 200  # articles between two words on the progress
_USUAL = 11  # fields of an annotation's row that has nothing but what nearly every one has
# What stands in the place of the last of them otherwise: the note, and what of it is JSON.
_NO_REST: tuple[Any, ...] = ("", *[None] * 8)
_MOST_KEPT = 10_000  # speakers and statements that are not looked up again


def lines(
    read: Queries, options: ExportOptions, progress: Callable[[int, int], None] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the line of every article in the order they came, with its chosen annotations and their links.

    ``options`` name no articles: all are chosen. Raises `UserError` for a label that does not exist.
    """
    check_options(read, options)
    return _lines(read, options, progress)


def _lines(
    read: Queries, options: ExportOptions, progress: Callable[[int, int], None] | None
) -> Iterator[dict[str, Any]]:
    total = read.article_count() if progress is not None else 0
    writer = _Lines(read, with_text=options.with_text)
    waiting: dict[str, Any] = {}
    if options.is_whole:
        waiting = project_keys(read.tag_set(), read.sources_not_named(), read.statements_not_named())
    done = 0
    for done, found in enumerate(
        read.everything(statuses=options.statuses, labels=options.labels, annotators=options.annotators), 1
    ):
        line = writer.line(found)
        for key in [
            key for key in waiting if key not in line
        ]:  # a file may have brought one that means another thing
            line[key] = waiting.pop(key)
        yield line
        if progress is not None and done % _TOLD == 0:
            progress(done, total)
    if progress is not None and done % _TOLD:
        progress(done, total)


class _Lines:
    """Makes the lines of one project."""

    def __init__(self, read: Queries, *, with_text: bool) -> None:
        self._read = read
        self._with_text = with_text
        self._labels = read.label_names()
        self._speakers: dict[int, dict[str, Any]] = {}
        self._statements: dict[int, dict[str, Any]] = {}

    def line(self, found: Streamed) -> dict[str, Any]:
        """Return the line of an article; raise `UserError` where its rows hold no values."""
        try:
            return self._line(found)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise UserError("project.damaged", detail=f"article {found.article[0]}") from error

    def _line(self, found: Streamed) -> dict[str, Any]:
        own_id, sha256, text, title, publisher, author, url, published, basis, language, *rest = found.article
        status, file, file_sha256, encoding, regions, meta, extra = rest
        return plain_line(
            own_id=own_id,
            title=title,
            publisher=publisher,
            author=author,
            url=url,
            published=published,
            published_basis=basis,
            language=language,
            status=status,
            text=text if self._with_text else None,
            text_sha256=sha256,
            file=file,
            file_sha256=file_sha256,
            encoding=encoding,
            meta=_json(meta) or {},
            regions=_json(regions) or (),
            spans=self._spans(found.annotations, text),
            links=[link_line(link, end) for link, end in found.links],
            extra=_json(extra) or {},
        )

    def _spans(self, rows: Sequence[tuple[Any, ...]], text: str) -> list[dict[str, Any]]:
        to_byte = None if text.isascii() else ByteMap(text).to_byte
        labels, is_quick = self._labels, self._with_text
        made = []
        for row in rows:
            if not is_quick or len(row) != _USUAL:
                made.append(self._span(row, text, to_byte or int))
                continue
            _, own_id, label, start, end, annotator, origin, status, created, updated, _ = row
            if annotator and origin and created and updated:
                # What `span_line` says of an annotation that has only what nearly every one has.
                made.append(
                    {
                        "id": own_id,
                        "label": labels[label],
                        "start": start,
                        "end": end,
                        "text": text[start:end],
                        "start_byte": to_byte(start) if to_byte else start,
                        "end_byte": to_byte(end) if to_byte else end,
                        "annotator": annotator,
                        "origin": origin,
                        "status": status,
                        "created": created,
                        "updated": updated,
                    }
                )
            else:
                made.append(self._span(row, text, to_byte or int))
        return made

    def _span(self, row: tuple[Any, ...], text: str, to_byte: Callable[[int], int]) -> dict[str, Any]:
        if len(row) == _USUAL:
            row = (*row[:-1], *_NO_REST)
        _, own_id, label, start, end, annotator, origin, status, created, updated, *rest = row
        note, fragments, source, cue, addressee, speaker, statement, attributes, extra = rest
        parts = decoded(fragments) if fragments else None
        words = None
        if self._with_text:
            words = covered(text, parts) if parts else text[start:end]
        return span_line(
            own_id,
            self._labels[label],
            start,
            end,
            words,
            to_byte(start),
            to_byte(end),
            parts,
            decoded(source) if source else None,
            decoded(cue) if cue else None,
            decoded(addressee) if addressee else None,
            self._speaker(speaker) if speaker else None,
            decoded(attributes) if attributes else None,
            note,
            self._statement(statement) if statement else None,
            annotator,
            origin,
            status,
            created,
            updated,
            decoded(extra) if extra else None,
        )

    def _speaker(self, number: int) -> dict[str, Any] | None:
        known = self._speakers.get(number)
        if known is None:
            found = self._read.source_at(number)
            if found is None:
                return None
            if len(self._speakers) >= _MOST_KEPT:
                self._speakers.clear()
            known = self._speakers[number] = speaker_line(found)
        return known

    def _statement(self, number: int) -> dict[str, Any] | None:
        known = self._statements.get(number)
        if known is None:
            found = self._read.statement_at(number)
            if found is None:
                return None
            if len(self._statements) >= _MOST_KEPT:
                self._statements.clear()
            known = self._statements[number] = statement_line(found)
        return known


def _json(data: str | None) -> Any:
    return decoded(data) if data else None
