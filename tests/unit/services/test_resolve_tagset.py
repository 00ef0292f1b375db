"""The tag set and the register travel in the first line of an export of everything, and nowhere else."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from annotator.core.tagset import Label, TagSet
from annotator.core.values import AnnotationStatus
from annotator.services import curate, speakers, tagsets
from annotator.services.documents import ALL_STATUSES
from annotator.services.resolve_tagset import looks
from annotator.services.session import Session
from annotator.services.transfer import ExportOptions, export_to, import_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article
    from annotator.services.transfer_report import ImportReport

ALL = ExportOptions(statuses=ALL_STATUSES)
LABEL = {"name": "boast", "colour": "#123456", "pattern": "wave", "key": "b"}


def _rows(session: Session, options: ExportOptions = ALL) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export_to(session, out, "jsonl", options)
    return [orjson.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def bring(session: Session, tmp_path: Path) -> Callable[..., ImportReport]:
    """Return a function that imports rows."""

    def call(*rows: dict[str, Any], into: Session | None = None) -> ImportReport:
        file = tmp_path / "rows.jsonl"
        file.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
        return import_files(into or session, [file])

    return call


def test_they_stand_in_the_first_line_of_a_whole_export_alone(
    session: Session, add_article: Callable[..., Article]
) -> None:
    for words in ("One.", "Two."):
        add_article(session, words)
    session.run(speakers.add_speaker(name="Nobody quoted yet"))
    first, second = _rows(session)
    assert [label["name"] for label in first["tagset"]["labels"]] == ["claim", "denial", "quote"]
    assert [each["name"] for each in first["register"]["speakers"]] == ["Nobody quoted yet"]
    assert not {"tagset", "register"} & second.keys()
    for options in (
        ExportOptions(),
        ExportOptions(statuses=frozenset({AnnotationStatus.SUGGESTED})),
        replace(ALL, labels=frozenset({"claim"})),
        replace(ALL, annotators=frozenset({"alice"})),
        replace(ALL, article_ids=(first["id"],)),
    ):
        assert not any({"tagset", "register"} & row.keys() for row in _rows(session, options))


def test_an_untouched_project_takes_the_tag_set_over_whole_and_gives_it_back(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    before = session.read.tag_set()
    claim = {"name": "claim", "title": "Assertion", "colour": "#000000", "pattern": "dotted", "key": "1"}
    report = bring({"text": "a", "tagset": {"labels": [LABEL, claim], "link_types": []}})
    assert [(each.name, each.colour, each.position) for each in session.read.tag_set()] == [
        ("boast", "#123456", 0),
        ("claim", "#000000", 1),
    ]
    assert session.read.tag_set().link_types == ()
    assert not report.notes
    assert session.verify().is_sound
    session.undo()
    assert session.read.tag_set() == before


def test_what_the_file_uses_is_not_deleted_with_the_rest(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    span = {"label": "denial", "start": 0, "end": 1}
    bring({"text": "a", "spans": [span], "tagset": {"labels": [LABEL]}})
    assert {label.name for label in session.read.tag_set()} == {"boast", "denial"}


def test_a_project_that_was_worked_on_keeps_its_own_and_takes_what_it_lacks(
    session: Session, add_article: Callable[..., Article], bring: Callable[..., ImportReport]
) -> None:
    add_article(session, "One.")
    before = session.read.tag_set()
    claim = {"name": "claim", "colour": "#000000", "pattern": "dotted", "key": "9"}
    report = bring({"text": "a", "tagset": {"labels": [claim, {**LABEL, "key": "c"}]}})
    assert [note.code for note in report.notes] == ["label.kept"]
    now = session.read.tag_set()
    assert now.labels[: len(before.labels)] == before.labels
    assert (now.labels[-1].name, now.labels[-1].colour) == ("boast", "#123456")
    assert now.labels[-1].key == ("" if "c" in {label.key for label in before} else "c")
    assert now.link_types == before.link_types


def test_a_project_made_with_a_tag_set_of_its_own_keeps_it(
    tmp_path: Path, bring: Callable[..., ImportReport]
) -> None:
    own = TagSet((Label(id="x", name="threat"),))
    with Session.create(tmp_path / "own.claims", annotator="alice", tag_set=own) as session:
        bring({"text": "a", "tagset": {"labels": [LABEL]}}, into=session)
        assert {label.name for label in session.read.tag_set()} == {"threat", "boast"}


@pytest.mark.parametrize(
    "value",
    [
        "a word",
        None,
        {"labels": []},
        {"labels": [LABEL, LABEL]},
        {"labels": [{**LABEL, "colour": "red"}]},
        {"labels": [{**LABEL, "pattern": "plaid"}]},
        {"labels": [{**LABEL, "name": ""}]},
        {"labels": [{**LABEL, "key": "xx"}]},
        {"labels": [LABEL], "link_types": [{"name": "a"}, {"name": "a"}]},
    ],
)
def test_a_key_that_means_something_else_is_kept_and_written_back(
    session: Session, bring: Callable[..., ImportReport], value: object
) -> None:
    before = session.read.tag_set()
    bring({"text": "a", "tagset": value, "register": [1]}, {"text": "b"})
    assert session.read.tag_set() == before
    first, second = _rows(session)
    assert (first.get("tagset"), first["register"]) == (value, [1])
    assert "labels" in second["tagset"]  # ours goes where it has a place


def test_the_default_tag_set_goes_around_unchanged(
    session: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    add_article(session, "One.")
    file = tmp_path / "all.jsonl"
    file.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in _rows(session)))
    with Session.create(tmp_path / "other.claims", annotator="bob") as other:
        import_files(other, [file])
        assert looks(other.read.tag_set()) == looks(tagsets.load_default())
        other.run(curate.change_label(label=replace(other.read.tag_set().labels[0], colour="#111111")))
        report = import_files(other, [file])
        assert [note.code for note in report.notes] == ["label.kept"]
