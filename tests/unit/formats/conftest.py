"""What the tests of all formats share: hostile documents, and what of them a format must give back."""

from __future__ import annotations

import io
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

from annotator.core.errors import Trouble
from annotator.core.ids import new_id
from annotator.core.spans import Span, envelope
from annotator.core.text import sha256
from annotator.core.values import (
    Annotation,
    AnnotationStatus,
    Article,
    ArticleStatus,
    Link,
    Source,
    SourceKind,
    Statement,
)
from annotator.formats.base import Feature, ReadOptions, WriteOptions
from annotator.formats.documents import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from annotator.formats.base import Format
    from annotator.formats.drafts import DraftArticle, DraftSpan

# Pieces that have broken other programs: line ends of all kinds, characters of two UTF-16 units, marks that combine,
# markup, separators of the formats themselves, and the same words more than once.
PIECES = (
    *(
        "the claim ",
        "“no”, he said. ",
        "He denied it. ",
        "a",
        "b",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\n\n",
        "  ",
    ),
    *(
        "😀",
        "👩‍👩‍👧",
        "é",
        "e\u0301",
        "ל",
        "\u200f",
        "\u2028",
        "\u2029",
        "\x85",
        "\x0b",
        "\x0c",
        "\x00",
        "\x1b",
    ),
    *(
        "\ufeff",
        "\ufffe",
        "\ufffd",
        "\xa0",
        "T1\tclaim 0 1\ta\n",
        "#1\t",
        "{",
        "[",
        '"',
        "\\",
        "\\n",
        "'",
        ",",
        ";",
    ),
    *(
        "<script>alert(1)</script>",
        "&amp;",
        "]]>",
        "<!--",
        "=1+1",
        "-",
        "O",
        "B-claim",
        "\U0010ffff",
        "1",
        "%20",
    ),
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
# Names of labels and link types as people give them; formats with stricter names say what they changed.
names = st.sampled_from(["claim", "denial", "quote", "Zitat-1", "claim_2"])
link_types = st.sampled_from(["denies", "rebuts", "same_claim"])


def _pieces_of(draw: st.DrawFn, length: int, most: int) -> tuple[Span, ...]:
    """Draw up to ``most`` fragments that do not share a code point; they may touch."""
    count = min(draw(st.integers(1, most)), length)
    cuts = sorted(draw(st.lists(st.integers(0, length), min_size=2 * count, max_size=2 * count)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]
    return tuple(spans) or (Span(0, length),)


@st.composite
def document_lists(draw: st.DrawFn, most: int = 2) -> list[Document]:
    """Draw articles with different texts, annotations of every kind, and links inside and between them."""
    chosen = draw(st.lists(texts, min_size=1, max_size=most, unique=True))
    source = Source(id=new_id(), name=f"S{draw(words)}", kind=SourceKind.STATE, role=draw(words))
    statement = Statement(id=new_id(), wording=f"W{draw(words)}", note=draw(words))
    documents = [_document(draw, text, source, statement) for text in chosen]
    every = [
        (annotation, document.article.id) for document in documents for annotation in document.annotations
    ]
    done = []
    for document in documents:
        links = []
        for annotation in document.annotations:
            to, _ = draw(st.sampled_from(every))
            if to.id != annotation.id and draw(st.booleans()):
                link = Link(
                    id=new_id(), type=draw(link_types), from_id=annotation.id, to_id=to.id, note=draw(words)
                )
                links.append(link)
        ends = {annotation.id: article_id for annotation, article_id in every}
        done.append(
            Document(
                article=document.article,
                text=document.text,
                annotations=document.annotations,
                links=tuple(links),
                labels={name: name for name in ("claim", "denial", "quote", "Zitat-1", "claim_2")},
                sources={source.id: source},
                statements={statement.id: statement},
                ends=ends,
            )
        )
    return done


def _document(draw: st.DrawFn, text: str, source: Source, statement: Statement) -> Document:
    article = Article(
        id=new_id(),
        text_sha256=sha256(text),
        text_length=len(text),
        title=draw(st.sampled_from(["", "A title", "=HYPERLINK(1)", "<b>“T”</b>\n\t"])),
        publisher=draw(st.sampled_from(["", "Wire", "-1"])),
        url=draw(st.sampled_from(["", "https://example.org/a?b=c&d=ü"])),
        published=draw(st.sampled_from(["", "2023", "2023-09-25"])),
        language=draw(st.sampled_from(["", "en"])),
        status=ArticleStatus.NEW,
        meta=draw(
            st.dictionaries(
                st.sampled_from(["page", "title", "text", "id", "meta", "köy"]), words, max_size=2
            )
        ),
    )
    annotations = []
    extents = [_pieces_of(draw, len(text), 3) for _ in range(draw(st.integers(0, 4)))]
    extents += extents[: draw(st.integers(0, 2))]  # identical ones
    for fragments in extents:
        annotation = Annotation(
            id=new_id(),
            article_id=article.id,
            label_id=draw(names),
            fragments=fragments,
            source=draw(st.sampled_from([(), (Span(0, 1),)])),
            cue=draw(st.sampled_from([(), (Span(0, len(text)),)])),
            speaker_id=draw(st.sampled_from(["", source.id])),
            statement_id=draw(st.sampled_from(["", statement.id])),
            attributes=draw(st.dictionaries(st.sampled_from(["quote_type", "venue"]), words, max_size=2)),
            note=draw(st.one_of(st.just(""), words)),
            annotator=draw(st.sampled_from(["alice", "bob, “the” <b>"])),
            status=draw(st.sampled_from(list(AnnotationStatus))),
            created="2026-03-01T10:00:00.000Z",
            updated=draw(st.sampled_from(["", "2026-03-02T10:00:00.000Z"])),
        )
        annotations.append(annotation)
    annotations.sort(key=lambda each: (each.start, each.end, each.id))
    return Document(article=article, text=text, annotations=tuple(annotations))


def _form(
    article: Any, text: str | None, spans: list[dict[str, Any]], links: list[Any], has: Any
) -> dict[str, Any]:
    # Not every format keeps the order of annotations; links name their ends by what these are.
    form: dict[str, Any] = {"text": text, "spans": sorted(spans, key=repr)}
    if Feature.LINKS in has:
        form["links"] = sorted(links, key=repr)
    if Feature.FACTS in has:
        form |= {
            key: getattr(article, key)
            for key in ("title", "publisher", "author", "url", "published", "language")
        }
    if Feature.META in has:
        form["meta"] = dict(article.meta)
    return form


def _span_form(span: Any, label: str, speaker: Any, statement: Any, has: Any) -> dict[str, Any]:
    whole = span.fragments if Feature.DISCONTINUOUS in has else (envelope(span.fragments),)
    form: dict[str, Any] = {"label": label, "fragments": tuple(whole)}
    if Feature.WORDS in has:
        form |= {"source": span.source, "cue": span.cue}
    if Feature.SPEAKERS in has:
        form["speaker"] = (speaker.name, str(speaker.kind), speaker.role) if speaker else None
    if Feature.STATEMENTS in has:
        form["statement"] = (statement.wording, statement.note) if statement else None
    if Feature.ATTRIBUTES in has:
        form["attributes"] = dict(sorted(span.attributes.items()))
    if Feature.NOTES in has:
        form["note"] = span.note
    if Feature.PROVENANCE in has:
        form |= {
            "annotator": span.annotator,
            "status": str(span.status) or "accepted",
            "created": span.created,
        }
    return form


def form_of_document(document: Document, has: frozenset[Feature]) -> dict[str, Any]:
    """Return what a format that carries these features must give back."""
    spans = {
        each.id: _span_form(
            each,
            document.labels[each.label_id],
            document.sources.get(each.speaker_id),
            document.statements.get(each.statement_id),
            has,
        )
        for each in document.annotations
    }
    across = Feature.CROSS_LINKS in has
    links = [_link_form(link, spans, has) for link in document.links if across or link.to_id in spans]
    return _form(document.article, document.text, list(spans.values()), links, has)


def form_of_draft(draft: DraftArticle, has: frozenset[Feature]) -> dict[str, Any]:
    """Return the same of what was read."""
    forms = [_span_form(each, each.label, each.speaker, each.statement, has) for each in draft.spans]
    spans = {each.id: form for each, form in zip(draft.spans, forms, strict=True)}
    links = [_link_form(link, spans, has) for link in draft.links]
    return _form(draft, draft.text, forms, links, has)


def _link_form(link: Any, spans: dict[str, dict[str, Any]], has: frozenset[Feature]) -> tuple[Any, ...]:
    note = link.note if Feature.NOTES in has else ""
    return link.type, repr(spans[link.from_id]), repr(spans.get(link.to_id, link.to_id)), note


def document_of(draft: DraftArticle) -> Document:
    """Return a draft as the document a project would make of it."""
    text = draft.text or ""
    sources: dict[str, Source] = {}
    statements: dict[str, Statement] = {}
    ids = {span.id: new_id() if draft.local_ids else span.id for span in draft.spans if span.id}

    def annotation(span: DraftSpan) -> Annotation:
        if span.speaker:
            sources[span.speaker.name] = Source(
                id=span.speaker.id or span.speaker.name,
                name=span.speaker.name,
                kind=SourceKind(span.speaker.kind or "person"),
                role=span.speaker.role,
                affiliation=span.speaker.affiliation,
            )
        if span.statement:
            statements[span.statement.wording] = Statement(
                id=span.statement.id or span.statement.wording,
                wording=span.statement.wording,
                note=span.statement.note,
            )
        return Annotation(
            id=ids.get(span.id) or new_id(),
            article_id=article.id,
            label_id=span.label,
            fragments=span.fragments,
            source=span.source,
            cue=span.cue,
            addressee=span.addressee,
            speaker_id=span.speaker.name if span.speaker else "",
            statement_id=span.statement.wording if span.statement else "",
            attributes=span.attributes,
            note=span.note,
            annotator=span.annotator,
            origin=span.origin or "imported:test",
            status=AnnotationStatus(span.status or "accepted"),
            created=span.created,
            updated=span.updated,
            extra=span.extra,
        )

    article = Article(
        id=draft.id or new_id(),
        text_sha256=sha256(text),
        text_length=len(text),
        **{
            key: getattr(draft, key)
            for key in ("title", "publisher", "author", "url", "published", "language", "file")
        },
        regions=draft.regions,
        meta=draft.meta,
        extra=draft.extra,
    )
    annotations = tuple(annotation(span) for span in draft.spans)
    links = tuple(
        Link(
            id=link.id or new_id(),
            type=link.type,
            from_id=ids.get(link.from_id, link.from_id),
            to_id=ids.get(link.to_id, link.to_id),
            to_article=link.to_article,
            note=link.note,
            annotator=link.annotator,
            created=link.created,
            extra=link.extra,
        )
        for link in draft.links
    )
    labels = {span.label: span.label for span in draft.spans}
    return Document(
        article=article,
        text=text,
        annotations=annotations,
        links=links,
        labels=labels,
        sources=sources,
        statements=statements,
        ends={each.id: article.id for each in annotations},
    )


def outside_crlf(document: Document) -> Document:
    """Return the document with no place between CR and LF, which brat's count has no number for."""

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        text = document.text
        return tuple(
            Span(
                start - (start > 0 and text[start - 1 : start + 1] == "\r\n"),
                end + (text[end - 1 : end + 1] == "\r\n"),
            )
            for start, end in spans
        )

    annotations = tuple(
        replace(each, fragments=moved(each.fragments), source=moved(each.source), cue=moved(each.cue))
        for each in document.annotations
    )
    return replace(document, annotations=annotations)


class Bench:
    """Writes and reads files of a format in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def written(self, format_: Format, documents: Iterable[Document], *, with_text: bool = True) -> bytes:
        """Return the bytes that the format writes."""
        out = io.BytesIO()
        format_.write(documents, out, WriteOptions(with_text=with_text))
        return out.getvalue()

    def read(self, format_: Format, data: bytes, name: str = "") -> list[DraftArticle | Trouble]:
        """Return what the format reads from a file of these bytes."""
        path = self._folder / (name or f"file{format_.info.suffixes[0]}")
        path.write_bytes(data)
        return list(format_.read(path, ReadOptions()))

    def drafts(self, format_: Format, data: bytes, name: str = "") -> list[DraftArticle]:
        """Return what is read where nothing may be refused."""
        found = self.read(format_, data, name)
        articles = [each for each in found if not isinstance(each, Trouble)]
        assert len(articles) == len(found), found
        assert not [trouble for each in articles for trouble in each.troubles]
        return articles

    def again(self, format_: Format, data: bytes, name: str = "") -> bytes:
        """Return what is written of what was read."""
        return self.written(format_, [document_of(each) for each in self.drafts(format_, data, name)])


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Return what writes and reads files."""
    return Bench(tmp_path)


@pytest.fixture
def shapes() -> SimpleNamespace:
    """Return the strategies and comparisons."""
    return SimpleNamespace(
        documents=document_lists,
        of_document=form_of_document,
        of_draft=form_of_draft,
        document_of=document_of,
        pieces=PIECES,
        outside_crlf=outside_crlf,
    )


@pytest.fixture
def make() -> Callable[..., Document]:
    """Return what makes a document of a text and its annotations, each a label and its fragments."""

    def made(text: str, *spans: tuple[str, Sequence[tuple[int, int]]], **facts: Any) -> Document:
        article = Article(id=new_id(), text_sha256=sha256(text), text_length=len(text), **facts)
        annotations = tuple(
            Annotation(
                id=new_id(),
                article_id=article.id,
                label_id=label,
                fragments=tuple(Span(*each) for each in fragments),
            )
            for label, fragments in spans
        )
        return Document(
            article=article, text=text, annotations=annotations, labels={label: label for label, _ in spans}
        )

    return made
