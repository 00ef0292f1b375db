"""Compares what a file says with what a project holds, and returns the edits that bring the rest in.

An article is one that is there if its id is, or, without an id, its text; an annotation likewise by id, or by label,
extent and annotator. What is there is never changed: it is skipped and counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.core.edits import Edit, EditSet, Kind
from annotator.core.errors import Trouble
from annotator.core.ids import new_id
from annotator.core.text import lone_surrogate, sha256
from annotator.core.values import Annotation, AnnotationStatus, Article, ArticleStatus
from annotator.formats.jsonl_plain import PlainSpans
from annotator.services.arriving_dates import ArrivingDates
from annotator.services.placing import Placed, Placer
from annotator.services.resolve_batch import (
    Batch,
    Held,
    Row,
    hash_of,
    named_annotations,
    plain_annotations,
)
from annotator.services.resolve_elsewhere import Elsewhere
from annotator.services.resolve_links import LinkResolver
from annotator.services.resolve_plain import PlainResolver, annotations_of
from annotator.services.resolve_register import Register
from annotator.services.transfer import OPERATION
from annotator.services.unplaced import with_unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.values import Region
    from annotator.formats.drafts import DraftArticle, DraftSpan
    from annotator.services.transfer_report import ImportReport
    from annotator.store.queries import Queries

_STATUSES = {
    status.value: status for status in AnnotationStatus
}  # looked up: a call costs five times as much
_FACTS = ("title", "publisher", "author", "url", "published", "language", "status")


class Resolver:
    """Turns drafts into edits, batch by batch. The edits of a batch must be applied before the next is resolved."""

    def __init__(self, read: Queries, report: ImportReport, *, annotator: str, now: str) -> None:
        self._read = read
        self._report = report
        self._annotator = annotator
        self._origin = ""
        self._now = now
        self._register = Register(read, report)
        self._links = LinkResolver(read, report, self._register)
        self._elsewhere = Elsewhere(read)
        self._dates = ArrivingDates(read)
        self._plain = PlainResolver(self._register, annotator=annotator, now=now)

    def resolve(self, drafts: Sequence[DraftArticle], format_name: str) -> EditSet:
        """Return what the drafts bring that is not there yet; the report is told of everything else."""
        self._origin = f"imported:{format_name}"
        drafts = [self._dates.settled(self._elsewhere.completed(draft)) for draft in drafts]
        for draft in drafts:
            if draft.project is not None:
                self._register.take(draft.project, draft.place, draft.line)
        batch = Batch(
            self._read.articles_with(draft.id for draft in drafts),
            self._read.articles_with_texts(
                hash_of(draft) for draft in drafts if not draft.id or draft.text is None
            ),
            self._homes(drafts),
        )
        for draft in drafts:
            self._report.refused += draft.troubles
            self._report.notes += draft.notes
            self._report.repairs += draft.repairs
            article = self._article(draft, batch)
            if article is not None:
                local = self._spans(draft, article, batch)
                batch.edits += self._links.of_article(draft, local, batch.homes)
        batch.edits += self._links.joined(batch.homes)
        return EditSet(OPERATION, (*self._register.made(), *batch.edits), batch.texts, batch.made)

    def finish(self) -> EditSet:
        """Return the links whose other end did not come, to be kept until it does, and what else is left to do."""
        return EditSet(
            OPERATION, (*self._register.made(), *self._links.awaited(), *self._register.left_over())
        )

    def _homes(self, drafts: Sequence[DraftArticle]) -> dict[str, str]:
        known = self._read.known_annotations(plain_annotations(drafts))
        return self._read.homes_of(named_annotations(drafts) | known)

    # Articles

    def _article(self, draft: DraftArticle, batch: Batch) -> Article | None:
        text, where = draft.text, (draft.place, draft.line)
        if text is not None and (at := lone_surrogate(text)) is not None:
            self._refuse("text.lone_surrogate", draft, position=at)
            return None
        own_hash = sha256(text) if text is not None else draft.text_sha256
        if text is not None and draft.text_sha256 not in {"", own_hash}:
            self._report.repairs.append(Trouble("article.hash_differs", {}, *where))
        known = batch.articles.get(draft.id) if draft.id else batch.by_text.get(own_hash)
        if known is None and text is None:
            known = batch.by_text.get(own_hash)
            if known is None:
                self._refuse("article.text_not_here", draft, hash=own_hash[:16])
                return None
        if known is not None:
            if own_hash not in {"", known.text_sha256}:
                self._refuse("article.other_text", draft, id=draft.id)
                return None
            self._report.passed(Kind.ARTICLE)
            self._note_other_facts(draft, known)
            return known
        made = self._new_article(draft, text or "", own_hash)
        batch.articles[made.id] = made
        batch.by_text.setdefault(own_hash, made)
        batch.held[made.id] = Held()
        batch.texts[own_hash] = text or ""
        batch.edits.append(Edit(None, made))
        self._report.took(Kind.ARTICLE)
        return made

    def _new_article(self, draft: DraftArticle, text: str, own_hash: str) -> Article:
        return Article(
            id=draft.id or new_id(),
            text_sha256=own_hash,
            text_length=len(text),
            title=draft.title,
            publisher=draft.publisher,
            author=draft.author,
            url=draft.url,
            published=draft.published,
            published_basis=draft.published_basis,
            language=draft.language,
            status=ArticleStatus(draft.status or ArticleStatus.NEW),
            file=draft.file,
            file_sha256=draft.file_sha256,
            encoding=draft.encoding,
            regions=tuple(self._regions(draft, len(text))),
            meta=draft.meta,
            extra=draft.extra,
        )

    def _regions(self, draft: DraftArticle, length: int) -> Iterable[Region]:
        for region in draft.regions:
            start, end = region.span
            if 0 <= start < end <= length:
                yield region
            else:
                facts = {"start": start, "end": end, "length": length, "kind": region.kind.value}
                self._report.refused.append(Trouble("region.outside_text", facts, draft.place, draft.line))

    def _note_other_facts(self, draft: DraftArticle, known: Article) -> None:
        other = [name for name in _FACTS if getattr(draft, name) not in {"", getattr(known, name)}]
        if other and draft.id:
            facts = {"id": known.id, "keys": ", ".join(other)}
            self._report.notes.append(Trouble("article.facts_kept", facts, draft.place, draft.line))

    # Annotations

    def _spans(self, draft: DraftArticle, article: Article, batch: Batch) -> dict[str, str]:
        """Add the row's annotations; return which id each id of the row stands for."""
        if not draft.spans:
            return {}
        if isinstance(draft.spans, PlainSpans):
            held = batch.held.get(article.id)
            is_new = held is not None and held.is_empty and article.id not in batch.plain
            if is_new and self._plain.take(draft, draft.spans, article, batch, self._origin):
                self._report.took(Kind.ANNOTATION, len(draft.spans))
                return {row["id"]: row["id"] for row in draft.spans.rows} if draft.links else {}
        text = draft.text if draft.text is not None else self._read.text(article.text_sha256)
        if text is None:
            text = batch.texts[article.text_sha256]
        placer = Placer(text, draft.place)
        row = Row(draft, article, self._held(article, batch), batch.homes)
        unplaced: list[DraftSpan] = []
        count = len(batch.edits)
        for span in draft.spans:
            placed = placer.place(span, span.line or draft.line)
            if isinstance(placed, Trouble):
                self._report.refused.append(placed)
                if placed.code == "span.words_not_found":
                    unplaced.append(span)
                continue
            made = self._span(span, placed, row)
            if made is not None:
                row.held.add(made)
                batch.edits.append(Edit(None, made))
        self._report.took(Kind.ANNOTATION, len(batch.edits) - count)
        kept = with_unplaced(article, unplaced) if unplaced else article
        if kept is not article:
            batch.change(article, kept)
        return row.local

    def _span(self, span: DraftSpan, placed: Placed, row: Row) -> Annotation | None:
        """Return the annotation where it is new; tell the report where it is there already or refused."""
        draft, article_id = row.draft, row.article.id
        where = (draft.place, span.line or draft.line)
        own_id = span.id if span.id and not draft.local_ids else new_id()
        kept = self._kept(own_id, span, placed, row, where)
        if kept is None:
            return None
        if span.id:
            row.local[span.id] = kept
        row.homes[kept] = article_id
        if kept in row.held.by_id:
            self._report.passed(Kind.ANNOTATION)
            return None
        if placed.repair is not None:
            self._report.repairs.append(placed.repair)
        if placed.warning is not None:
            self._report.notes.append(placed.warning)
        return Annotation(
            id=kept,
            article_id=article_id,
            label_id=self._register.label(span.label, *where),
            fragments=placed.fragments,
            source=placed.source,
            cue=placed.cue,
            addressee=placed.addressee,
            speaker_id=self._register.speaker(span.speaker) if span.speaker else "",
            statement_id=self._register.statement(span.statement) if span.statement else "",
            attributes=span.attributes,
            note=span.note,
            annotator=span.annotator or self._annotator,
            origin=span.origin or self._origin,
            status=_STATUSES[span.status or "accepted"],
            created=span.created or self._now,
            updated=span.updated or ("" if span.created else self._now),
            extra=span.extra,
        )

    def _kept(
        self, own_id: str, span: DraftSpan, placed: Placed, row: Row, where: tuple[str, int]
    ) -> str | None:
        """Return the id of the annotation that this one is: its own where it is new; None where it is refused."""
        if not span.id or row.draft.local_ids:
            label_id = self._register.known_label(span.label)
            return row.held.same(label_id, placed.fragments, span.annotator or self._annotator) or own_id
        home = row.homes.get(own_id)
        if home is None:
            return own_id
        label_id = self._register.known_label(span.label)
        if home != row.article.id:
            facts = {"id": own_id, "article": home}
            self._report.refused.append(Trouble("annotation.id_elsewhere", facts, *where))
            return None
        known = row.held.by_id[own_id]
        if (known.label_id, known.fragments) != (label_id, placed.fragments):
            if span.id in row.local:
                self._report.refused.append(Trouble("annotation.id_twice", {"id": own_id}, *where))
                return None
            self._report.notes.append(Trouble("annotation.kept", {"id": own_id}, *where))
        return own_id

    def _held(self, article: Article, batch: Batch) -> Held:
        held = batch.held.get(article.id)
        if held is not None and held.is_empty and article.id in batch.plain:
            for annotation in annotations_of(batch.plain[article.id]):
                held.add(annotation)
        if held is None:
            held = batch.held[article.id] = Held()
            for annotation in self._read.annotations(article.id):
                held.add(annotation)
        return held

    def _refuse(self, code: str, draft: DraftArticle, **facts: str | int) -> None:
        self._report.refused.append(Trouble(code, facts, draft.place, draft.line))
