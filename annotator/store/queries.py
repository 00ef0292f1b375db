"""What is read from a project: values for one thing, one article, or one page of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.core.edits import Entity, Kind
from annotator.core.tagset import Label, LinkType, TagSet
from annotator.core.values import (
    Annotation,
    AnnotationStatus,
    Article,
    AwaitedLink,
    Link,
    Source,
    Statement,
)
from annotator.store import rows
from annotator.store.article_list import ArticleList
from annotator.store.batches import Batches
from annotator.store.journal_reader import JournalReader
from annotator.store.places import Places
from annotator.store.reader import known_number, known_text
from annotator.store.search import Search
from annotator.store.state import folded_name
from annotator.store.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator


class Queries(ArticleList, Batches, JournalReader, Places, Search, Stream):
    """Everything that can be asked of a project. Each answer is the newest committed state."""

    # The tag set

    def tag_set(self) -> TagSet:
        """Return the labels and link types, in their order."""
        labels = self._all(Kind.LABEL, "ORDER BY t.position, t.pk")
        types = self._all(Kind.LINK_TYPE, "ORDER BY t.position, t.pk")
        return TagSet(
            tuple(label for label in labels if isinstance(label, Label)),
            tuple(kind for kind in types if isinstance(kind, LinkType)),
        )

    def label_counts(self, article_id: str | None = None) -> dict[str, int]:
        """Return the number of accepted annotations by label id, in the project or in one article."""
        of = "0" if article_id is None else "(SELECT pk FROM articles WHERE id = ?)"
        found = self._rows(
            "SELECT l.id, c.accepted FROM label_counts c JOIN labels l ON l.pk = c.label_pk "
            f"WHERE c.accepted > 0 AND c.article_pk = {of}",
            () if article_id is None else (article_id,),
        )
        return {row[0]: row[1] for row in found}

    # Articles

    def article(self, article_id: str) -> Article | None:
        """Return an article without its text, or None."""
        found = self._one(Kind.ARTICLE, article_id)
        return found if isinstance(found, Article) else None

    def article_by_text(self, sha256: str) -> list[Article]:
        """Return the articles whose text has this hash."""
        found = self._all(Kind.ARTICLE, "WHERE x.sha256 = ? ORDER BY t.pk", (sha256,))
        return [article for article in found if isinstance(article, Article)]

    def text(self, sha256: str) -> str | None:
        """Return the text with this hash, exactly as it was decoded, or None; raise `UserError` where it is no text."""
        found = self._rows("SELECT content FROM texts WHERE sha256 = ?", (sha256,))
        if not found:
            return None
        return known_text(found[0][0])

    # Annotations

    def annotations(self, article_id: str) -> list[Annotation]:
        """Return an article's annotations of every status, by start, end and id."""
        found = self._rows(
            f"{rows.SELECTS[Kind.ANNOTATION]} WHERE t.article_pk = (SELECT pk FROM articles WHERE id = ?) "
            'ORDER BY t.start, t."end", t.id',
            (article_id,),
        )
        return [rows.annotation(row) for row in found]

    def annotation(self, annotation_id: str) -> Annotation | None:
        """Return an annotation, or None."""
        found = self._one(Kind.ANNOTATION, annotation_id)
        return found if isinstance(found, Annotation) else None

    def annotations_with(
        self, *, label_id: str = "", speaker_id: str = "", statement_id: str = ""
    ) -> Iterator[Annotation]:
        """Yield the annotations with this label, speaker or statement, in the order of their articles."""
        column, value = next(
            (column, value)
            for column, value in (("l.id", label_id), ("s.id", speaker_id), ("p.id", statement_id))
            if value
        )
        found = self._rows(
            f"{rows.SELECTS[Kind.ANNOTATION]} WHERE {column} = ? ORDER BY t.article_pk, t.start, t.pk",
            (value,),
        )
        return (rows.annotation(row) for row in found)

    def annotation_total(self, status: AnnotationStatus = AnnotationStatus.ACCEPTED) -> int:
        """Return the number of accepted annotations, or of suggestions, in the project (a counter)."""
        column = "suggested" if status is AnnotationStatus.SUGGESTED else "accepted"
        found = self._rows(f"SELECT coalesce(sum({column}), 0) FROM label_counts WHERE article_pk = 0")
        return known_number(found[0][0])

    def annotators(self) -> dict[str, int]:
        """Return how many annotations of any status each annotator has made, by name."""
        found = self._rows(
            "SELECT annotator, count(*) FROM annotations GROUP BY annotator ORDER BY annotator"
        )
        return {str(row[0]): int(row[1]) for row in found}

    def has_worked(self, annotator: str) -> bool:
        """Tell whether there is anything of an annotator: an entry of the journal, or an annotation of any status."""
        found = self._rows(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE annotator = ?) "
            "OR EXISTS (SELECT 1 FROM annotations WHERE annotator = ?)",
            (annotator, annotator),
        )
        return bool(found[0][0])

    # Speakers and statements

    def sources(self) -> list[Source]:
        """Return the register of speakers, by name."""
        found = self._all(Kind.SOURCE, "ORDER BY t.name, t.pk")
        return [source for source in found if isinstance(source, Source)]

    def sources_not_named(self) -> list[Source]:
        """Return the speakers that no annotation names, by id."""
        found = self._all(
            Kind.SOURCE, "WHERE NOT EXISTS (SELECT 1 FROM annotations WHERE speaker_pk = t.pk) ORDER BY t.id"
        )
        return [source for source in found if isinstance(source, Source)]

    def statements_not_named(self) -> list[Statement]:
        """Return the statements that no annotation names, by id."""
        found = self._all(
            Kind.STATEMENT,
            "WHERE NOT EXISTS (SELECT 1 FROM annotations WHERE statement_pk = t.pk) ORDER BY t.id",
        )
        return [statement for statement in found if isinstance(statement, Statement)]

    def source(self, source_id: str) -> Source | None:
        """Return a speaker, or None."""
        found = self._one(Kind.SOURCE, source_id)
        return found if isinstance(found, Source) else None

    def sources_named(self, name: str) -> list[Source]:
        """Return the speakers with this name or alias, whatever its case and spacing."""
        found = self._all(
            Kind.SOURCE,
            "WHERE t.pk IN (SELECT source_pk FROM source_names WHERE folded = ?) ORDER BY t.pk",
            (folded_name(name),),
        )
        return [source for source in found if isinstance(source, Source)]

    def statements(self) -> list[Statement]:
        """Return all statements, in the order they were made."""
        found = self._all(Kind.STATEMENT, "ORDER BY t.pk")
        return [statement for statement in found if isinstance(statement, Statement)]

    def statement(self, statement_id: str) -> Statement | None:
        """Return a statement, or None."""
        found = self._one(Kind.STATEMENT, statement_id)
        return found if isinstance(found, Statement) else None

    # Links

    def link(self, link_id: str) -> Link | None:
        """Return a link, or None."""
        found = self._one(Kind.LINK, link_id)
        return found if isinstance(found, Link) else None

    def links_of_article(self, article_id: str) -> list[Link]:
        """Return the links that begin at an annotation of this article."""
        found = self._all(
            Kind.LINK, "JOIN articles a ON a.pk = f.article_pk WHERE a.id = ? ORDER BY t.pk", (article_id,)
        )
        return [link for link in found if isinstance(link, Link)]

    def links_touching(self, annotation_id: str) -> list[Link]:
        """Return the links that begin or end at this annotation."""
        # By the columns of the links themselves: over the joined tables each link would be looked at.
        end = "(SELECT pk FROM annotations WHERE id = ?)"
        found = self._all(
            Kind.LINK,
            f"WHERE t.from_pk = {end} OR t.to_pk = {end} ORDER BY t.pk",
            (annotation_id, annotation_id),
        )
        return [link for link in found if isinstance(link, Link)]

    def links(self) -> list[Link]:
        """Return all links of the project."""
        return [link for link in self._all(Kind.LINK, "ORDER BY t.pk") if isinstance(link, Link)]

    def awaited_links(self, *, article_id: str = "", to_id: str = "") -> list[AwaitedLink]:
        """Return the links whose other end is awaited: all, those of one article, or those that wait for ``to_id``."""
        where, values = "", tuple(value for value in (article_id, to_id) if value)
        if article_id:
            where = (
                "WHERE t.from_pk IN (SELECT n.pk FROM annotations n JOIN articles a ON a.pk = n.article_pk "
                "WHERE a.id = ?) "
            )
        elif to_id:
            where = "WHERE t.to_id = ? "
        found = self._all(Kind.AWAITED_LINK, f"{where}ORDER BY t.pk", values[:1])
        return [link for link in found if isinstance(link, AwaitedLink)]

    # How it asks

    def _one(self, kind: Kind, entity_id: str) -> Entity | None:
        found = self._rows(f"{rows.SELECTS[kind]} WHERE t.id = ?", (entity_id,))
        return rows.from_row(kind, found[0]) if found else None

    def _all(self, kind: Kind, rest: str, values: tuple[Any, ...] = ()) -> list[Entity]:
        return [rows.from_row(kind, row) for row in self._rows(f"{rows.SELECTS[kind]} {rest}", values)]
