"""The tables of a project, and the constraints that hold its rules.

Rows refer to each other by ``pk``, a number that never leaves this folder; the rest of the program and every file
know things by their ``id``. Foreign keys are checked when a transaction ends, so the order of its edits is free.

They are said in SQLAlchemy's terms, which are true of more than one database; `packaging/schema.py` makes the
statements of `ddl.py` from them, and the program reads only those.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from annotator.core.tagset import Pattern
from annotator.core.values import AnnotationStatus, ArticleStatus, SourceKind
from annotator.core.views import EntryKind

metadata = MetaData()
_HAS_SPEAKER, _HAS_STATEMENT = text("speaker_pk IS NOT NULL"), text("statement_pk IS NOT NULL")


def _one_of(column: str, values: type) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)  # type: ignore[attr-defined]  # an enum's members
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")


def _key(target: str) -> ForeignKey:
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _identity() -> list[Column[int] | Column[str]]:
    return [
        Column("pk", Integer, primary_key=True, autoincrement=False),
        Column("id", Text, CheckConstraint("id <> ''", name="id_is_not_empty"), nullable=False, unique=True),
    ]


# What a project is: its id, when it was made and by which version.
project = Table(
    "project", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)

# The next pk of each table. Numbers are never used twice, so that an undone deletion gets its old one back.
counters = Table(
    "counters", metadata, Column("name", Text, primary_key=True), Column("value", Integer, nullable=False)
)

# Texts, kept once for each hash, never changed and never deleted: the journal refers to them.
texts = Table(
    "texts",
    metadata,
    Column("pk", Integer, primary_key=True, autoincrement=False),
    Column(
        "sha256",
        Text,
        CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
        nullable=False,
        unique=True,
    ),
    Column("length", Integer, CheckConstraint("length >= 0", name="length_is_not_negative"), nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("pk", "length"),
)

labels = Table(
    "labels",
    metadata,
    *_identity(),
    Column(
        "name", Text, CheckConstraint("name <> ''", name="name_is_not_empty"), nullable=False, unique=True
    ),
    _text("title"),
    _text("colour"),
    Column("pattern", Text, _one_of("pattern", Pattern), nullable=False),
    _text("key"),
    _text("guideline"),
    Column("attributes", Text),
    Column("position", Integer, nullable=False),
)

link_types = Table(
    "link_types",
    metadata,
    *_identity(),
    _text("title"),
    Column("from_labels", Text),
    Column("to_labels", Text),
    _text("guideline"),
    Column("position", Integer, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    *_identity(),
    Column("text_pk", Integer, nullable=False),
    Column("text_length", Integer, nullable=False),
    *(
        _text(name)
        for name in ("title", "publisher", "author", "url", "published", "published_basis", "language")
    ),
    Column("status", Text, _one_of("status", ArticleStatus), nullable=False),
    *(_text(name) for name in ("file", "file_sha256", "encoding")),
    Column("regions", Text),
    Column("meta", Text),
    Column("extra", Text),
    UniqueConstraint("pk", "text_length"),
    ForeignKeyConstraint(
        ["text_pk", "text_length"], ["texts.pk", "texts.length"], deferrable=True, initially="DEFERRED"
    ),
    Index("articles_by_text", "text_pk"),
    Index("articles_by_title", "title", "pk"),
    Index("articles_by_published", "published", "pk"),
    Index("articles_by_publisher", "publisher", "pk"),
    Index("articles_by_status", "status", "pk"),
)

sources = Table(
    "sources",
    metadata,
    *_identity(),
    Column("name", Text, CheckConstraint("name <> ''", name="name_is_not_empty"), nullable=False),
    Column("aliases", Text),
    Column("kind", Text, _one_of("kind", SourceKind), nullable=False),
    _text("role"),
    _text("affiliation"),
    Column(
        "reliability",
        Text,
        CheckConstraint("reliability IN ('A','B','C','D','E','F')", name="reliability_is_known"),
    ),
    _text("note"),
    Column("extra", Text),
)

# Every name and alias of a source, case-folded, to find it by.
source_names = Table(
    "source_names",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("source_pk", Integer, _key("sources.pk"), primary_key=True),
    Index("source_names_by_source", "source_pk"),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    *_identity(),
    _text("wording"),
    Column(
        "credibility",
        Integer,
        CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility_is_known"),
        nullable=False,
    ),
    _text("judgement"),
    _text("note"),
    Column("extra", Text),
)

annotation_rows = Table(
    "annotations",
    metadata,
    *_identity(),
    Column("article_pk", Integer, nullable=False),
    Column("text_length", Integer, nullable=False),  # the article's: what holds every span inside its text
    Column("label_pk", Integer, _key("labels.pk"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("fragments", Text),  # only where there are several
    Column("source", Text),
    Column("cue", Text),
    Column("addressee", Text),
    Column("speaker_pk", Integer, _key("sources.pk")),
    Column("statement_pk", Integer, _key("statements.pk")),
    Column("attributes", Text),
    _text("note"),
    _text("annotator"),
    _text("origin"),
    Column("status", Text, _one_of("status", AnnotationStatus), nullable=False),
    _text("created"),
    _text("updated"),
    Column("extra", Text),
    CheckConstraint('"start" >= 0', name="span_begins_in_its_text"),
    CheckConstraint('"start" < "end"', name="span_is_not_empty"),
    CheckConstraint('"end" <= text_length', name="span_ends_in_its_text"),
    ForeignKeyConstraint(
        ["article_pk", "text_length"],
        ["articles.pk", "articles.text_length"],
        deferrable=True,
        initially="DEFERRED",
    ),
    # All that a list of places shows is in it, so that a long article opens without its rows being read.
    Index("annotations_by_article", "article_pk", "start", "end", "id", "status"),
    Index("annotations_by_label", "label_pk"),
    Index("annotations_by_speaker", "speaker_pk", "article_pk", "status", sqlite_where=_HAS_SPEAKER),
    Index("annotations_by_statement", "statement_pk", sqlite_where=_HAS_STATEMENT),
)

links = Table(
    "links",
    metadata,
    *_identity(),
    Column("type_pk", Integer, _key("link_types.pk"), nullable=False),
    Column("from_pk", Integer, _key("annotations.pk"), nullable=False),
    Column("to_pk", Integer, _key("annotations.pk"), nullable=False),
    _text("note"),
    _text("annotator"),
    _text("created"),
    Column("extra", Text),
    CheckConstraint("from_pk <> to_pk", name="link_joins_two"),
    Index("links_by_from", "from_pk"),
    Index("links_by_to", "to_pk"),
    Index("links_by_type", "type_pk"),
)

# Links whose other end is in no article of the project yet.
awaited_links = Table(
    "awaited_links",
    metadata,
    *_identity(),
    Column("from_pk", Integer, _key("annotations.pk"), nullable=False),
    Column("to_id", Text, nullable=False),
    Column("link", Text, nullable=False),
    Index("awaited_links_by_from", "from_pk"),
    Index("awaited_links_by_to", "to_id"),
)

# Counters, moved with every edit, so that no list counts anew. Article 0 stands for the whole project.
label_counts = Table(
    "label_counts",
    metadata,
    Column("article_pk", Integer, primary_key=True),
    Column("label_pk", Integer, _key("labels.pk"), primary_key=True),
    Column("accepted", Integer, nullable=False),
    Column("suggested", Integer, nullable=False),
    Index("label_counts_by_label", "label_pk", "article_pk", "accepted"),
    sqlite_with_rowid=False,
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    _text("annotator"),
    Column("operation", Text, nullable=False),
    Column("kind", Text, _one_of("kind", EntryKind), nullable=False),
    Column("target", Integer, _key("journal.seq")),
    Column(
        "undone", Integer, nullable=False, server_default="0"
    ),  # moves; not under the hash, verify derives it
    Column("edit_count", Integer, nullable=False),
    Column("edits_digest", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

# The edits of an entry, one part for each set of edits that was made true at once (`annotator.store.parts`).
journal_parts = Table(
    "journal_parts",
    metadata,
    Column("seq", Integer, _key("journal.seq"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("edits", LargeBinary, nullable=False),  # text where it is small, else packed
)

# Full text. Both read their content from the tables above, so that no text is kept twice.
SEARCH_TABLES = (
    (
        "CREATE VIRTUAL TABLE text_search USING fts5(content, content='texts', content_rowid='pk', "
        'tokenize="unicode61 remove_diacritics 2")'
    ),
    (
        "CREATE VIRTUAL TABLE fact_search USING fts5(title, publisher, author, file, content='articles', "
        "content_rowid='pk', tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')"
    ),
)
