"""Whole projects out to every format and into an empty project: what the format carries is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.errors import UserError
from annotator.core.values import Annotation, AnnotationStatus
from annotator.formats.base import Feature
from annotator.formats.registry import Registry
from annotator.services import annotate, curate
from annotator.services.documents import ALL_STATUSES
from annotator.services.session import Session
from annotator.services.transfer import ExportOptions, ImportOptions, export_file, import_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.core.values import Article

TEXT = "“We did,” said 😀 Obama, “win.”\r\nNobody denied it.\tThe aide agreed twice."
TABLES = {"csv", "xlsx"}
BOTH = [one.info.name for one in Registry().all() if one.info.reads and one.info.writes]


@pytest.fixture
def filled(session: Session, add_article: Callable[..., Article]) -> Session:
    """Return the project with two articles, annotations of every kind and links inside and between them."""
    from annotator.core.spans import Span

    first = add_article(
        session, TEXT, title="A title", publisher="Wire", published="2023-09-25", file="one.txt"
    )
    second = add_article(session, f"Again: {TEXT}", file="two.txt")
    label = {each.name: each.id for each in session.read.tag_set()}
    made = []
    for article, shift in ((first, 0), (second, 7)):
        for name, fragments in (("quote", [(0, 9), (24, 30)]), ("claim", [(0, 30)]), ("denial", [(32, 48)])):
            spans = tuple(Span(start + shift, end + shift) for start, end in fragments)
            changes = session.run(
                annotate.add(
                    article_id=article.id,
                    label_id=label[name],
                    fragments=spans,
                    source=(Span(15 + shift, 22 + shift),) if name == "quote" else (),
                    cue=(Span(10 + shift, 14 + shift),) if name == "quote" else (),
                    attributes={"venue": "in the\nHouse"} if name == "claim" else {},
                    note='a\tnote\n"of" two lines' if name == "denial" else "",
                )
            )
            made += [each.after.id for each in changes.edits if isinstance(each.after, Annotation)]
    session.run(annotate.set_speaker(annotation_id=made[0], name="Barack Obama"))
    session.run(curate.add_link(type="denies", from_id=made[2], to_id=made[1]))
    session.run(curate.add_link(type="denies", from_id=made[5], to_id=made[1]))
    return session


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    """Return another project, without articles."""
    with Session.create(tmp_path / "empty.claims", annotator="bob") as opened:
        yield opened


def _forms(session: Session, has: frozenset[Feature]) -> list[Any]:
    """Return what a project holds, as far as a format with these features can tell."""
    labels = {each.id: each.name for each in session.read.tag_set()}
    forms = []
    for article_id in session.read.article_ids():
        article = session.read.article(article_id)
        assert article is not None
        annotations = session.read.annotations(article_id)
        places = {each.id: (labels[each.label_id], each.start, each.end) for each in annotations}
        spans = []
        for each in annotations:
            speaker = session.read.source(each.speaker_id) if each.speaker_id else None
            spans.append(
                (
                    places[each.id],
                    each.fragments if Feature.DISCONTINUOUS in has else (),
                    (each.source, each.cue) if Feature.WORDS in has else (),
                    sorted(each.attributes.items()) if Feature.ATTRIBUTES in has else (),
                    each.note if Feature.NOTES in has else "",
                    speaker.name if speaker and Feature.SPEAKERS in has else "",
                    (each.annotator, each.status) if Feature.PROVENANCE in has else (),
                )
            )
        links = [
            (link.type, places[link.from_id], places.get(link.to_id, "elsewhere"))
            for link in session.read.links_of_article(article_id)
            if Feature.LINKS in has and (link.to_id in places or Feature.CROSS_LINKS in has)
        ]
        facts = (article.title, article.publisher, article.published) if Feature.FACTS in has else ()
        forms.append((session.read.text(article.text_sha256), facts, sorted(spans), sorted(links, key=repr)))
    return sorted(forms, key=repr)


@pytest.mark.parametrize("name", [name for name in BOTH if name not in {*TABLES, "conll"}])
def test_a_project_goes_out_and_comes_back(
    name: str, filled: Session, empty: Session, tmp_path: Path
) -> None:
    info = Registry().named(name).info
    path = tmp_path / f"out{info.suffixes[-1] if name == 'brat' else info.suffixes[0]}"
    export_file(filled, path, name, ExportOptions(statuses=ALL_STATUSES))
    report = import_files(empty, [path])  # recognised without being told
    assert report.refused == []
    assert [each.code for each in report.repairs] == []
    assert _forms(empty, info.carries) == _forms(filled, info.carries)
    again = import_files(empty, [path])
    assert again.accepted.total() == 0
    assert not again.refused


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_brings_annotations_back_to_their_articles(
    name: str, filled: Session, tmp_path: Path
) -> None:
    path = tmp_path / f"rows.{name}"
    before = _forms(filled, frozenset(Feature))
    export_file(filled, path, name, ExportOptions(statuses=ALL_STATUSES))
    ids = [each.id for article in filled.read.article_ids() for each in filled.read.annotations(article)]
    filled.run(annotate.delete(annotation_ids=ids))
    report = import_files(filled, [path])
    assert report.refused == []
    assert _forms(filled, frozenset(Feature)) == before


def test_brat_goes_into_a_folder_and_comes_back_from_it(
    filled: Session, empty: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    export_file(filled, folder, "brat")
    assert {path.name for path in folder.iterdir()} == {
        "one.txt",
        "one.ann",
        "two.txt",
        "two.ann",
        "annotation.conf",
    }
    report = import_files(empty, [folder])
    assert (report.refused, report.files) == (
        [],
        2,
    )  # a text is read with its annotations, not once more by itself
    has = Registry().named("brat").info.carries
    assert _forms(empty, has) == _forms(filled, has)


def test_a_folder_is_refused_for_other_formats(filled: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"export\.is_folder"):
        export_file(filled, tmp_path, "prodigy")


@pytest.mark.parametrize("name", ["jsonl", "prodigy", "doccano", "labelstudio", "labelbuddy", "w3c"])
def test_without_text_annotations_come_back_by_hash(
    name: str, filled: Session, empty: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    info = Registry().named(name).info
    path = tmp_path / f"out{info.suffixes[0]}"
    export_file(filled, path, name, ExportOptions(statuses=ALL_STATUSES, with_text=False))
    assert b"Obama, " not in path.read_bytes()
    for text in (TEXT, f"Again: {TEXT}"):
        add_article(empty, text)
    report = import_files(empty, [path], ImportOptions(format=name))
    assert report.refused == []
    has = info.carries - {Feature.FACTS}
    assert _forms(empty, has) == _forms(filled, has)


def test_statuses_are_no_accepted_annotations_where_a_format_can_say_so(
    filled: Session, tmp_path: Path
) -> None:
    ids = [each.id for article in filled.read.article_ids() for each in filled.read.annotations(article)]
    filled.run(annotate.decide(annotation_ids=ids[:1], status=AnnotationStatus.REJECTED))
    for name in ("prodigy", "labelstudio", "w3c", "refi-qda"):
        path = tmp_path / name
        export_file(filled, path, name, ExportOptions(statuses=ALL_STATUSES))
        with Session.create(tmp_path / f"{name}.claims", annotator="bob") as other:
            import_files(other, [path], ImportOptions(format=name))
            every = [
                each.status
                for article in other.read.article_ids()
                for each in other.read.annotations(article)
            ]
        assert every.count(AnnotationStatus.REJECTED) == 1


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_without_words_brings_annotations_back_by_hash(
    name: str, filled: Session, empty: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    info = Registry().named(name).info
    path = tmp_path / f"out{info.suffixes[0]}"
    export_file(filled, path, name, ExportOptions(statuses=ALL_STATUSES, with_text=False))
    for text in (TEXT, f"Again: {TEXT}"):
        add_article(empty, text)
    assert import_files(empty, [path]).refused == []
    has = info.carries - {Feature.FACTS}
    assert _forms(empty, has) == _forms(filled, has)
