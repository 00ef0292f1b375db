"""Holds the records of exported files against a project: what is missing there, and what differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.errors import Trouble, UserError
from annotator.core.text import lone_surrogate, sha256
from annotator.core.views import Problem
from annotator.formats.base import ReadOptions
from annotator.formats.registry import Registry
from annotator.services.placing import Placer
from annotator.services.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annotator.core.values import Annotation, Article
    from annotator.formats.drafts import DraftArticle, DraftSpan
    from annotator.store.queries import Queries

_FACTS = ("title", "publisher", "author", "url", "published", "language", "status", "file", "file_sha256")
_FIELDS = ("source", "cue", "addressee", "note", "annotator", "origin", "status", "created", "updated")


@dataclass(slots=True)
class Comparison:
    """How many records were compared, and what was found."""

    checked: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)


def compare(read: Queries, paths: Sequence[Path], registry: Registry | None = None) -> Comparison:
    """Compare every record of the files with the project. A file that cannot be read is a problem of its own."""
    result = Comparison()
    comparer = _Comparer(read, result)
    known = registry or Registry()
    for path in paths:
        try:
            for item in known.detect(path).read(path, ReadOptions()):
                if isinstance(item, Trouble):
                    comparer.refused(item)
                else:
                    comparer.article(item)
        except UserError as error:
            comparer.refused(error.trouble)
    return result


class _Comparer:
    def __init__(self, read: Queries, result: Comparison) -> None:
        self._read = read
        self._result = result
        self._names = {label.id: label.name for label in read.tag_set()}

    def refused(self, trouble: Trouble) -> None:
        what, remedy = sentence(trouble)
        place = f"{trouble.file}:{trouble.line}" if trouble.line else trouble.file
        self._result.problems.append(Problem(place, "verify.file_refused", {"what": what, "remedy": remedy}))

    def article(self, draft: DraftArticle) -> None:
        place = f"{draft.place}:{draft.line}" if draft.line else draft.place
        for trouble in draft.troubles:
            self.refused(trouble)
        if draft.text is not None and lone_surrogate(draft.text) is not None:
            self.refused(Trouble("text.lone_surrogate", {"position": lone_surrogate(draft.text) or 0}, place))
            return
        own_hash = sha256(draft.text) if draft.text is not None else draft.text_sha256
        known = self._article(draft, own_hash)
        self._result.checked["file_articles"] += 1
        if known is None:
            self._tell(place, "verify.no_article", id=draft.id or own_hash[:16])
            return
        if own_hash not in {"", known.text_sha256} or draft.text_sha256 not in {"", known.text_sha256}:
            self._tell(place, "verify.other_text", id=known.id)
            return
        if draft.id:
            other = [name for name in _FACTS if getattr(draft, name) not in {"", getattr(known, name)}]
            if other:
                self._tell(place, "verify.other_facts", id=known.id, keys=", ".join(other))
        self._spans(draft, known, place)
        self._links(draft, place)

    def _article(self, draft: DraftArticle, own_hash: str) -> Article | None:
        if draft.id:
            found = self._read.article(draft.id)
            if found is not None or draft.text is not None:
                return found
        return next(iter(self._read.article_by_text(own_hash)), None)

    def _spans(self, draft: DraftArticle, article: Article, place: str) -> None:
        if not draft.spans:
            return
        placer = Placer(self._read.text(article.text_sha256) or "", draft.place)
        known = self._read.annotations(article.id)
        by_id = {annotation.id: annotation for annotation in known}
        extents = {(self._names[each.label_id], each.fragments): each for each in known}
        for span in draft.spans:
            self._result.checked["file_annotations"] += 1
            placed = placer.place(span, span.line or draft.line)
            if isinstance(placed, Trouble):
                self.refused(placed)
                continue
            has_id = span.id and not draft.local_ids
            found = by_id.get(span.id) if has_id else extents.get((span.label, placed.fragments))
            if found is None:
                self._tell(
                    place,
                    "verify.no_span",
                    id=span.id or f"{placed.fragments[0].start}-{placed.fragments[-1].end}",
                )
                continue
            if placed.repair is not None:
                self.refused(placed.repair)
            other = list(self._differing(span, placed.fragments, found))
            if other:
                self._tell(place, "verify.other_span", id=found.id, keys=", ".join(other))

    def _differing(self, span: DraftSpan, fragments: tuple[object, ...], found: Annotation) -> Iterator[str]:
        """Yield the names of what the file says otherwise than the project."""
        if span.label != self._names[found.label_id]:
            yield "label"
        if fragments != found.fragments:
            yield "extent"
        for name in _FIELDS:
            said = getattr(span, name)
            if said not in {"", ()} and said != getattr(found, name):
                yield name
        if dict(span.attributes) != dict(found.attributes):
            yield "attributes"
        if span.speaker is not None:
            speaker = self._read.source(found.speaker_id) if found.speaker_id else None
            if speaker is None or span.speaker.name not in {speaker.name, *speaker.aliases}:
                yield "speaker"
        if span.statement is not None:
            statement = self._read.statement(found.statement_id) if found.statement_id else None
            if statement is None or span.statement.wording != statement.wording:
                yield "statement"

    def _links(self, draft: DraftArticle, place: str) -> None:
        ids = [link.id for link in draft.links if link.id]
        known = self._read.known_links(ids)
        for one in ids:
            self._result.checked["file_links"] += 1
            if one not in known:
                self._tell(place, "verify.no_link", id=one)

    def _tell(self, place: str, code: str, **facts: str) -> None:
        self._result.problems.append(Problem(place, code, facts))
