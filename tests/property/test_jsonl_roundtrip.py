"""Round trips: what a project exports as native JSONL, another reads back to the same project, byte for byte."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import orjson
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.edits import Edit, EditSet
from annotator.core.ids import new_id
from annotator.core.spans import Span, are_in_order
from annotator.core.tagset import AttributeType, Label, LinkType, Pattern, TagSet
from annotator.core.text import sha256
from annotator.core.values import (
    Annotation,
    AnnotationStatus,
    Article,
    ArticleStatus,
    AwaitedLink,
    Link,
    Region,
    RegionKind,
    Source,
    SourceKind,
    Statement,
)
from annotator.formats.base import WriteOptions
from annotator.formats.jsonl import NativeJSONL
from annotator.services.documents import ALL_STATUSES, documents
from annotator.services.resolve_tagset import looks
from annotator.services.session import Session
from annotator.services.transfer import ExportOptions, export_file, export_to, import_files

if TYPE_CHECKING:
    import pytest

    from annotator.core.edits import Entity

ALL = ExportOptions(statuses=ALL_STATUSES)
_HOSTILE = (
    "\r\n",
    *(
        "\r",
        "\n",
        "\u2028",
        "\u2029",
        "\x85",
        "\x0c",
        "\x00",
        "\ufeff",
        "\xa0",
        "\xad",
        "\u200b",
        "\t",
        '"',
        "\\",
    ),
    *(
        "😀",
        "👨‍👩‍👧",
        "e\u0301",
        "مرحبا",
        "שלום",
        "中文",
        "Հայ",
        "“No,”",
        "'",
        "{",
        "\x1b[0m",
        "\ue000",
        "\uffff",
    ),
)
words = st.lists(
    st.sampled_from(_HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=12
)
texts = words.map("".join)
lines = texts.map(str.strip)  # names and titles
times = st.sampled_from(["2025-01-31T12:34:56.789Z", "2024-02-29T00:00:00.000Z"])
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
# Keys the program does not know, which it must keep.
extras = st.dictionaries(texts.map(lambda name: f"x-{name}"), json_values, max_size=2)


@st.composite
def fragments(draw: st.DrawFn, length: int) -> tuple[Span, ...]:
    ends = draw(st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True).map(sorted))
    spans = tuple(
        Span(ends[index], ends[index + 1]) for index in range(0, len(ends) - 1, draw(st.sampled_from([1, 2])))
    )
    assert are_in_order(spans)
    return spans


names = st.text("abcß ", min_size=1, max_size=8).filter(str.strip)


@st.composite
def _tag_sets(draw: st.DrawFn) -> TagSet:
    """Return a tag set that has the labels the annotations need, whatever their look, and others."""
    every = [
        *draw(st.permutations(["claim", "denial", "quote"])),
        *draw(st.lists(names, max_size=2, unique=True)),
    ]
    labels = tuple(
        Label(
            id=name,
            name=name,
            title=draw(texts),
            colour=draw(st.sampled_from(["#0072B2", "#aa00FF"])),
            pattern=draw(st.sampled_from(Pattern)),
            key=draw(st.sampled_from(["", str(position)])),
            guideline=draw(texts),
            attributes=tuple(
                AttributeType(
                    name=attribute,
                    title=draw(texts),
                    choices=tuple(draw(st.lists(names, max_size=2))),
                    guideline=draw(texts),
                )
                for attribute in draw(st.lists(names, max_size=2, unique=True))
            ),
            position=position,
        )
        for position, name in enumerate(every)
    )
    types = ["denies", "same_claim", *draw(st.lists(names, max_size=1))]
    link_types = tuple(
        LinkType(id=name, title=draw(texts), from_labels=("claim",), guideline=draw(texts), position=position)
        for position, name in enumerate(types)
    )
    return TagSet(labels, link_types)


@st.composite
def projects(draw: st.DrawFn) -> list[Any]:
    """Return what makes a project, as functions of its tag set, in an order that can be applied."""
    sources = [
        Source(
            id=new_id(),
            name=draw(lines) or "A",
            aliases=tuple(draw(st.lists(lines.filter(bool), max_size=2))),
            kind=draw(st.sampled_from(SourceKind)),
            role=draw(texts),
            affiliation=draw(texts),
            reliability=draw(st.sampled_from("ABCDEF")),
            note=draw(texts),
            extra=draw(extras),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    statements = [
        Statement(
            id=new_id(),
            wording=draw(texts),
            credibility=draw(st.integers(1, 6)),
            judgement=draw(texts),
            note=draw(texts),
            extra=draw(extras),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    articles = [draw(_articles()) for _ in range(draw(st.integers(1, 3)))]
    annotations = [
        draw(_annotations(article, sources, statements))
        for article, text in articles
        if len(text) > 1
        for _ in range(draw(st.integers(0, 4)))
    ]
    return [articles, sources, statements, annotations, draw(_links(annotations))]


@st.composite
def _articles(draw: st.DrawFn) -> tuple[Article, str]:
    text = draw(texts)
    regions: tuple[Region, ...] = ()
    if len(text) > 1:
        regions = tuple(
            Region(draw(st.sampled_from(RegionKind)), span, draw(st.sampled_from(["", "byline"])))
            for span in draw(fragments(len(text)))
        )
    facts = {
        name: draw(texts)
        for name in ("title", "publisher", "author", "url", "published_basis", "language", "file", "encoding")
    }
    article = Article(
        id=new_id(),
        text_sha256=sha256(text),
        text_length=len(text),
        published=draw(st.sampled_from(["", "2023", "2023-09", "2023-09-25", "2023-09-25T10:11:12Z"])),
        status=draw(st.sampled_from(ArticleStatus)),
        file_sha256=draw(st.sampled_from(["", "ab" * 32])),
        regions=regions,
        meta=draw(st.dictionaries(texts, json_values, max_size=2)),
        extra=draw(extras),
        **facts,
    )
    return article, text


@st.composite
def _annotations(
    draw: st.DrawFn, article: Article, sources: list[Source], statements: list[Statement]
) -> Annotation:
    spans = fragments(article.text_length)
    empty: st.SearchStrategy[tuple[Span, ...]] = st.just(())
    return Annotation(
        id=new_id(),
        article_id=article.id,
        label_id=draw(st.sampled_from(["claim", "denial", "quote"])),  # by name; put right when it is applied
        fragments=draw(spans),
        source=draw(empty | spans),
        cue=draw(empty | spans),
        addressee=draw(empty | spans),
        speaker_id=draw(st.sampled_from(["", *(source.id for source in sources)])),
        statement_id=draw(st.sampled_from(["", *(statement.id for statement in statements)])),
        attributes=draw(st.dictionaries(texts, texts, max_size=2)),
        note=draw(texts),
        annotator=draw(lines) or "alice",
        origin=draw(st.sampled_from(["manual", "suggested:rules/cue", "imported:brat"])),
        status=draw(st.sampled_from(AnnotationStatus)),
        created=draw(times),
        updated=draw(times),
        extra=draw(extras),
    )


@st.composite
def _links(draw: st.DrawFn, annotations: list[Annotation]) -> list[Link | AwaitedLink]:
    links: list[Link | AwaitedLink] = []
    for _ in range(draw(st.integers(0, 3)) if annotations else 0):
        start, end = draw(st.sampled_from(annotations)), draw(st.sampled_from(annotations))
        facts: dict[str, Any] = {
            "note": draw(texts),
            "annotator": draw(texts),
            "created": draw(st.sampled_from(["", "2025"])),
        }
        kind = draw(st.sampled_from(["denies", "same_claim"]))
        if start.id == end.id:
            link = Link(
                id=new_id(),
                type=kind,
                from_id=start.id,
                to_id=new_id(),
                to_article=draw(st.just("") | st.just(new_id())),
                **facts,
            )
            links.append(AwaitedLink(id=link.id, link=link))
        else:
            links.append(
                Link(id=new_id(), type=kind, from_id=start.id, to_id=end.id, extra=draw(extras), **facts)
            )
    return links


def _apply(session: Session, project: list[Any]) -> None:
    from dataclasses import replace

    articles, sources, statements, annotations, links = project
    names = _label_ids(session.read.tag_set())
    things: list[Entity] = [article for article, _ in articles]
    things += [*sources, *statements]
    things += [replace(annotation, label_id=names[annotation.label_id]) for annotation in annotations]
    things += links
    texts_of = {article.text_sha256: text for article, text in articles}
    session.run(lambda _context: EditSet("import", tuple(Edit(None, thing) for thing in things), texts_of))


def _label_ids(tag_set: TagSet) -> dict[str, str]:
    return {label.name: label.id for label in tag_set}


def _exported(session: Session, options: ExportOptions = ALL) -> bytes:
    out = io.BytesIO()
    export_to(session, out, "jsonl", options)
    return out.getvalue()


def _state(session: Session) -> dict[str, Any]:
    """Return everything a project holds, label ids by their names."""
    from dataclasses import replace

    read = session.read
    names = {label.id: label.name for label in read.tag_set()}
    ids = list(read.article_ids())
    return {
        "tag set": looks(read.tag_set()),
        "articles": [read.article(one) for one in ids],
        "texts": [read.text(article.text_sha256) for one in ids if (article := read.article(one))],
        "annotations": [
            replace(annotation, label_id=names[annotation.label_id])
            for one in ids
            for annotation in read.annotations(one)
        ],
        "sources": sorted(read.sources(), key=lambda one: one.id),
        "statements": sorted(read.statements(), key=lambda one: one.id),
        "links": sorted(read.links(), key=lambda one: one.id),
        "awaited": sorted(read.awaited_links(), key=lambda one: one.id),
    }


@given(projects(), st.none() | _tag_sets())
def test_a_project_read_back_is_equal(
    tmp_path_factory: pytest.TempPathFactory, project: list[Any], tag_set: TagSet | None
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    file = folder / "export.jsonl"
    with (
        Session.create(folder / "a.claims", annotator="alice", tag_set=tag_set) as one,
        Session.create(folder / "b.claims", annotator="bob") as other,
    ):
        _apply(one, project)
        export_file(one, file, "jsonl", ALL)
        report = import_files(other, [file])
        assert not report.refused
        assert not report.repairs
        assert _state(other) == _state(one)
        assert _exported(other) == file.read_bytes()
        assert other.verify().is_sound
        # The same file again changes nothing, and says what it skipped.
        before = other.read.last_seq()
        again = import_files(other, [file])
        assert other.read.last_seq() == before
        assert not again.notes
        assert not again.accepted
        assert not again.refused
        assert again.skipped == report.accepted
        # One undo takes the whole import back; one redo brings it again.
        other.undo()
        assert _exported(other) == b""
        other.redo()
        assert _exported(other) == file.read_bytes()


options = st.builds(
    ExportOptions,
    labels=st.frozensets(st.sampled_from(["claim", "denial", "quote"]), max_size=2),
    annotators=st.frozensets(st.just("alice"), max_size=1),
    statuses=st.just(ALL_STATUSES) | st.frozensets(st.sampled_from(AnnotationStatus), min_size=1),
    with_text=st.booleans(),
)


@given(projects(), st.lists(options, min_size=1, max_size=3))
def test_the_short_way_to_an_export_writes_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, project: list[Any], choices: list[ExportOptions]
) -> None:
    with Session.create(tmp_path_factory.mktemp("ways") / "a.claims", annotator="alice") as session:
        _apply(session, project)
        for chosen in (ALL, *choices):
            long_way = io.BytesIO()
            with session.snapshot() as read:
                report = NativeJSONL().write(
                    documents(read, chosen), long_way, WriteOptions(with_text=chosen.with_text)
                )
            out = io.BytesIO()
            assert export_to(session, out, "jsonl", chosen) == report
            if chosen.is_whole:  # the short way alone knows that
                first, *rest = out.getvalue().splitlines(keepends=True)
                row = orjson.loads(first)
                del row["tagset"]
                row.pop("register", None)
                out = io.BytesIO(b"".join((orjson.dumps(row), b"\n", *rest)))
            assert out.getvalue() == long_way.getvalue()


@given(projects())
def test_lines_are_as_the_schema_and_the_peers_want_them(
    tmp_path_factory: pytest.TempPathFactory, project: list[Any]
) -> None:
    import jsonschema

    from annotator.formats.wire import ArticleLine, LinkLine, SpanLine
    from annotator.formats.wire_schema import json_schema

    validator = jsonschema.Draft202012Validator(json_schema())
    with Session.create(tmp_path_factory.mktemp("trip") / "a.claims", annotator="alice") as session:
        _apply(session, project)
        for row in map(orjson.loads, _exported(session).splitlines()):
            validator.validate(row)
            ArticleLine.model_validate(row)
            row.pop("tagset", None)
            row.pop("register", None)
            _in_order(row, ArticleLine)
            text = row["text"]
            data = text.encode()
            assert sha256(text) == row["text_sha256"]
            for span in row.get("spans", ()):
                _in_order(span, SpanLine)
                parts = span.get("fragments", [[span["start"], span["end"]]])
                assert span["text"] == " ".join(text[start:end] for start, end in parts)
                assert (span["start"], span["end"]) == (parts[0][0], parts[-1][1])
                assert (
                    data[span["start_byte"] : span["end_byte"]].decode() == text[span["start"] : span["end"]]
                )
            for link in row.get("links", ()):
                _in_order(link, LinkLine)


def _in_order(row: dict[str, Any], model: Any) -> None:
    """Check that the known keys stand in the schema's order and before the unknown ones, and that none is empty."""
    known = [field.alias or name for name, field in model.model_fields.items()]
    places = [known.index(key) if key in known else len(known) for key in row]
    assert places == sorted(places)
    assert all(
        row[key] not in ("", None, [], {}) for key in row if key in known and key not in {"text", "wording"}
    )


@given(projects())
def test_an_export_without_text_comes_back_onto_the_texts(
    tmp_path_factory: pytest.TempPathFactory, project: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    file, bare = folder / "bare.jsonl", folder / "texts.jsonl"
    with (
        Session.create(folder / "a.claims", annotator="alice") as one,
        Session.create(folder / "b.claims", annotator="bob") as other,
    ):
        _apply(one, project)
        export_file(one, file, "jsonl", ExportOptions(statuses=ALL_STATUSES, with_text=False))
        rows = [orjson.loads(row) for row in _exported(one).splitlines()]
        assert not any(
            "text" in row or any("text" in span for span in row.get("spans", ()))
            for row in map(orjson.loads, file.read_bytes().splitlines())
        )
        kept = {
            *("schema", "id", "text", "title", "publisher", "author", "url", "published", "published_basis"),
            *("language", "status", "file", "file_sha256", "encoding", "meta", "regions"),
        }
        facts = [{key: row[key] for key in row if key in kept or key.startswith("x-")} for row in rows]
        bare.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in facts))
        import_files(other, [bare])
        report = import_files(other, [file])
        assert not report.refused
        assert _exported(other) == _exported(one)
