"""Takes the spans of a new article over as they stand in the file, where nothing has to be found out about them.

It says the same as `Resolver` does span by span, in a tenth of the time.
"""

from __future__ import annotations

from itertools import groupby, repeat
from typing import TYPE_CHECKING, Any

from annotator.core.edits import Kind
from annotator.core.made import Made
from annotator.core.values import Annotation
from annotator.store.codec import load_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.core.values import Article
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.jsonl_plain import PlainSpans, Run
    from annotator.services.resolve_batch import Batch
    from annotator.services.resolve_register import Register

_WORDS = ("source", "cue", "addressee")
# What a field is where nothing is said; it is then left out.
_DEFAULTS: dict[str, object] = {"origin": "manual", "status": "accepted"}


class PlainResolver:
    """Makes annotations column by column (`annotator.core.made.Made`) from the spans of a file."""

    def __init__(self, register: Register, *, annotator: str, now: str) -> None:
        self._register = register
        self._annotator = annotator
        self._now = now

    def take(
        self, draft: DraftArticle, spans: PlainSpans, article: Article, batch: Batch, origin: str
    ) -> bool:
        """Add the spans to the batch; tell whether that was done, which it is not where an id is known already.

        The article must be new, and have no annotations yet.
        """
        ids = [own_id for run in spans.runs for own_id in run.columns["id"]]
        if len(set(ids)) < len(ids) or not batch.homes.keys().isdisjoint(ids):
            return False
        batch.homes.update(zip(ids, repeat(article.id)))
        labels: dict[str, str] = {}
        made = batch.plain[article.id] = []
        for run in spans.runs:
            for name in run.columns["label"]:
                if name not in labels:
                    labels[name] = self._register.label(name, draft.place, draft.line)
            made += _alike(article.id, self._columns(run, spans, labels, origin))
        return True

    def _columns(
        self, run: Run, spans: PlainSpans, labels: Mapping[str, str], origin: str
    ) -> dict[str, Sequence[Any]]:
        """Return the values of each field that any of the spans may have."""
        said = run.columns
        fragments: list[Any] = [[span] for span in map(list, zip(said["start"], said["end"], strict=True))]
        if "fragments" in said:
            fragments = [own or one for own, one in zip(said["fragments"], fragments, strict=True)]
        columns: dict[str, Sequence[Any]] = {
            "id": said["id"],
            "label_id": [labels[name] for name in said["label"]],
            "fragments": fragments,
        }
        if not run.is_flat:
            self._add_nested(columns, run, spans)
        nothing = ("",) * len(fragments)
        columns["note"] = said.get("note", nothing)
        columns["annotator"] = _filled(said.get("annotator", nothing), self._annotator)
        columns["origin"] = _filled(said.get("origin", nothing), origin)
        columns["status"] = said.get("status") or ("accepted",) * len(fragments)
        created, updated = said.get("created", nothing), said.get("updated", nothing)
        if not all(created) and not all(updated):
            updated = tuple(
                later or ("" if moment else self._now) for later, moment in zip(updated, created, strict=True)
            )
        columns["created"], columns["updated"] = _filled(created, self._now), updated
        return columns

    def _add_nested(self, columns: dict[str, Sequence[Any]], run: Run, spans: PlainSpans) -> None:
        for name in (*_WORDS, "attributes"):
            if name in run.columns:
                columns[name] = run.columns[name]
        if "speaker" in run.columns or "statement" in run.columns:
            found = [self._registered(row, spans) for row in run.rows]
            columns["speaker_id"] = [speaker for speaker, _ in found]
            columns["statement_id"] = [statement for _, statement in found]

    def _registered(self, row: Mapping[str, Any], spans: PlainSpans) -> tuple[str, str]:
        """Return the ids of a span's speaker and statement; empty where it has none."""
        speaker, statement = row.get("speaker"), row.get("statement")
        speaker_id = self._register.known_speaker(speaker.get("id")) if isinstance(speaker, dict) else ""
        statement_id = self._register.known_statement(statement.get("id")) if statement else ""
        if (speaker and not speaker_id) or (statement and not statement_id):
            draft = spans.draft_of(row)
            speaker_id = speaker_id or self._register.speaker(draft.speaker)
            statement_id = statement_id or self._register.statement(draft.statement)
        return speaker_id, statement_id


def _filled(values: Sequence[str], default: str) -> Sequence[str]:
    return values if all(values) else [value or default for value in values]


def _alike(article_id: str, columns: Mapping[str, Sequence[Any]]) -> Iterator[Made]:
    """Yield the annotations in runs of those of which the same fields differ from their defaults."""
    kept: dict[str, Sequence[Any]] = {}
    for name, values in columns.items():
        default = _DEFAULTS.get(name)
        usual = values.count(default) if default else 0 if all(values) else sum(not value for value in values)
        if not usual:
            kept[name] = values
        elif usual < len(values):
            break
    else:
        yield Made(article_id, kept)
        return
    rows = (
        {
            name: value
            for name, value in zip(columns, values, strict=True)
            if value and value != _DEFAULTS.get(name)
        }
        for values in zip(*columns.values(), strict=True)
    )
    for names, group in groupby(rows, tuple):
        yield Made(article_id, dict(zip(names, zip(*map(dict.values, group), strict=True), strict=True)))


def annotations_of(made: Iterable[Made]) -> Iterator[Annotation]:
    """Yield the annotations."""
    for some in made:
        for fields in some.fields():
            annotation = load_fields(Kind.ANNOTATION, fields)
            if isinstance(annotation, Annotation):
                yield annotation
