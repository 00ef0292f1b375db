"""Takes the spans of a new article over as they stand in the file, where nothing has to be found out about them.

It says the same as `Resolver` does span by span, in a fifth of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.edits import Kind
from annotator.core.values import Annotation
from annotator.formats.jsonl_plain import is_flat
from annotator.store.codec import load_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotator.core.values import Article
    from annotator.formats.drafts import DraftArticle
    from annotator.formats.jsonl_plain import PlainSpans
    from annotator.services.resolve_batch import Batch
    from annotator.services.resolve_register import Register

_WORDS = ("source", "cue", "addressee")


class PlainResolver:
    """Makes the fields of annotations (`annotator.core.edits.EditSet`) from the rows of a file."""

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
        rows = spans.rows
        ids = [row["id"] for row in rows]
        if len(set(ids)) < len(ids) or not batch.homes.keys().isdisjoint(ids):
            return False
        batch.homes.update(dict.fromkeys(ids, article.id))
        names = dict.fromkeys([row["label"] for row in rows])
        labels = {name: self._register.label(name, draft.place, draft.line) for name in names}
        batch.plain[article.id] = [
            self._fields(row, spans, article.id, labels[row["label"]], origin) for row in rows
        ]
        return True

    def _fields(
        self, row: Mapping[str, Any], spans: PlainSpans, article_id: str, label_id: str, origin: str
    ) -> dict[str, Any]:
        get = row.get
        fields: dict[str, Any] = {
            "id": row["id"],
            "article_id": article_id,
            "label_id": label_id,
            "fragments": get("fragments") or [[row["start"], row["end"]]],
        }
        if not is_flat(tuple(row)):
            self._add_nested(fields, row, spans)
        if note := get("note"):
            fields["note"] = note
        if annotator := get("annotator") or self._annotator:
            fields["annotator"] = annotator
        if (said := get("origin") or origin) != "manual":
            fields["origin"] = said
        if (status := get("status", "accepted")) != "accepted":
            fields["status"] = status
        created = get("created")
        fields["created"] = created or self._now
        if updated := get("updated") or ("" if created else self._now):
            fields["updated"] = updated
        return fields

    def _add_nested(self, fields: dict[str, Any], row: Mapping[str, Any], spans: PlainSpans) -> None:
        for name in _WORDS:
            if words := row.get(name):
                fields[name] = words
        if row.get("speaker") or row.get("statement"):
            self._add_register(fields, row, spans)
        if attributes := row.get("attributes"):
            fields["attributes"] = attributes

    def _add_register(self, fields: dict[str, Any], row: Mapping[str, Any], spans: PlainSpans) -> None:
        speaker, statement = row.get("speaker"), row.get("statement")
        speaker_id = self._register.known_speaker(speaker.get("id")) if isinstance(speaker, dict) else ""
        statement_id = self._register.known_statement(statement.get("id")) if statement else ""
        if (speaker and not speaker_id) or (statement and not statement_id):
            draft = spans.draft_of(row)
            speaker_id = speaker_id or self._register.speaker(draft.speaker)
            statement_id = statement_id or self._register.statement(draft.statement)
        if speaker_id:
            fields["speaker_id"] = speaker_id
        if statement_id:
            fields["statement_id"] = statement_id


def annotations_of(made: Sequence[Mapping[str, Any]]) -> Iterator[Annotation]:
    """Yield the annotations that fields stand for."""
    for fields in made:
        annotation = load_fields(Kind.ANNOTATION, dict(fields))
        if isinstance(annotation, Annotation):
            yield annotation
