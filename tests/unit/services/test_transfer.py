"""Imports and exports: what is the same, what is refused, what waits, and that nothing is done by half."""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from annotator.core.edits import Kind
from annotator.core.errors import Cancelled, UserError
from annotator.core.spans import Span
from annotator.core.text import sha256
from annotator.core.values import AnnotationStatus
from annotator.environment.resources import seeds
from annotator.services import annotate, curate
from annotator.services.documents import ALL_STATUSES
from annotator.services.losses import CODES, losses
from annotator.services.session import Session
from annotator.services.transfer import (
    ExportOptions,
    ImportOptions,
    add_seeds,
    export_file,
    export_to,
    import_files,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.services.transfer_report import ImportReport

TEXT = "“We deny it,” he said. “All of it.”"
SPAN = {"label": "denial", "start": 0, "end": 13}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Session]:
    """Return a second open project."""
    with Session.create(tmp_path / "other.claims", annotator="bob") as opened:
        yield opened


@pytest.fixture
def bring(session: Session, tmp_path: Path) -> Callable[..., ImportReport]:
    """Return what imports rows into the session's project."""

    def run(*rows: Any, **options: Any) -> ImportReport:
        path = tmp_path / "rows.jsonl"
        path.write_bytes(
            b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)
        )
        return import_files(session, [path], ImportOptions(**options))

    return run


def _exported(session: Session, options: ExportOptions | None = None) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export_to(session, out, "jsonl", options or ExportOptions(statuses=ALL_STATUSES))
    return [orjson.loads(row) for row in out.getvalue().splitlines()]


def _spans(session: Session) -> list[dict[str, Any]]:
    return [span for row in _exported(session) for span in row.get("spans", ())]


def _codes(report: ImportReport) -> list[str]:
    return [trouble.code for trouble in report.refused]


# The seeds


def test_the_seeds_come_in_their_order_byte_for_byte(session: Session) -> None:
    report = add_seeds(session)
    assert (report.accepted.total(), report.refused) == (5, [])
    rows = _exported(session)
    assert [row["file"] for row in rows] == [path.name for path in seeds()]
    assert [row["text"].encode() for row in rows] == [path.read_bytes() for path in seeds()]
    assert add_seeds(session).skipped.total() == 5
    assert session.read.article_count() == 5


# What is the same


def test_an_article_is_the_same_by_id_or_by_text(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    bring({"text": TEXT}, {"text": TEXT}, {"id": "one", "text": TEXT})
    report = bring({"id": "one", "text": TEXT}, {"text": TEXT})
    assert report.skipped[Kind.ARTICLE] == 2
    assert session.read.article_count() == 2


def test_an_id_with_another_text_is_refused(session: Session, bring: Callable[..., ImportReport]) -> None:
    bring({"id": "one", "text": TEXT})
    report = bring({"id": "one", "text": TEXT + " "}, {"id": "two", "text": "x"}, {"id": "two", "text": "y"})
    assert [(trouble.code, trouble.line) for trouble in report.refused] == [
        ("article.other_text", 1),
        ("article.other_text", 3),
    ]
    assert session.read.article_count() == 2


def test_spans_of_a_row_whose_article_is_there_are_added(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    bring({"id": "one", "text": TEXT, "title": "kept"})
    report = bring(
        {"text_sha256": sha256(TEXT), "title": "other", "spans": [SPAN]},
        {"id": "one", "text": TEXT, "title": "other"},
    )
    assert report.accepted == {Kind.ANNOTATION: 1}
    assert [note.code for note in report.notes] == ["article.facts_kept"]
    (row,) = _exported(session)
    assert row["title"] == "kept"
    assert row["spans"][0]["text"] == "“We deny it,”"


def test_a_hash_without_its_text_is_refused_with_the_way_out(bring: Callable[..., ImportReport]) -> None:
    assert _codes(bring({"text_sha256": "0" * 64, "spans": [SPAN]})) == ["article.text_not_here"]


def test_a_text_other_than_its_hash_is_told(session: Session, bring: Callable[..., ImportReport]) -> None:
    report = bring({"text": TEXT, "text_sha256": "0" * 64})
    assert [trouble.code for trouble in report.repairs] == ["article.hash_differs"]
    assert _exported(session)[0]["text_sha256"] == sha256(TEXT)


def test_a_span_without_an_id_is_the_same_by_label_extent_and_annotator(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    spans = [SPAN, SPAN, {**SPAN, "label": "quote"}, {**SPAN, "annotator": "bob"}, {**SPAN, "end": 12}]
    report = bring({"text": TEXT, "spans": spans})
    assert (report.accepted[Kind.ANNOTATION], report.skipped[Kind.ANNOTATION]) == (4, 1)
    assert bring({"text": TEXT, "spans": spans}).accepted.total() == 0
    assert len(_spans(session)) == 4


def test_spans_with_ids_of_their_own_may_share_everything_else(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    report = bring({"text": TEXT, "spans": [{**SPAN, "id": "a"}, {**SPAN, "id": "b"}]})
    assert report.accepted[Kind.ANNOTATION] == 2
    assert len(_spans(session)) == 2


def test_an_id_that_is_taken_is_refused(session: Session, bring: Callable[..., ImportReport]) -> None:
    report = bring(
        {"text": TEXT, "spans": [{**SPAN, "id": "a"}, {**SPAN, "id": "a", "end": 5}, {**SPAN, "id": "a"}]},
        {"text": TEXT + "!", "spans": [{**SPAN, "id": "a"}]},
    )
    assert _codes(report) == ["annotation.id_twice", "annotation.id_elsewhere"]
    assert report.skipped[Kind.ANNOTATION] == 1
    assert len(_spans(session)) == 1


def test_what_was_changed_since_stays_changed_and_is_told(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    row = {"id": "one", "text": TEXT, "spans": [{**SPAN, "id": "a", "speaker": "Peskov"}]}
    bring(row)
    quote = session.read.tag_set().named("quote")
    assert quote is not None
    session.run(annotate.relabel(annotation_id="a", label_id=quote.id))
    report = bring(row)
    assert [note.code for note in report.notes] == ["annotation.kept"]
    assert not report.accepted
    assert not report.made
    assert _spans(session)[0]["label"] == "quote"


# What is kept and what is made


def test_ids_times_origin_and_annotator_of_a_file_are_kept(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    span = {
        **SPAN,
        "id": "s1",
        "annotator": "carol",
        "origin": "suggested:rules/cue",
        "status": "rejected",
        "created": "2020-01-01T00:00:00.000Z",
        "updated": "2020-01-02T00:00:00.000Z",
    }
    bring({"id": "a1", "text": TEXT, "spans": [span]})
    (row,) = _exported(session)
    assert row["id"] == "a1"
    assert {key: row["spans"][0][key] for key in span} == span


def test_what_a_file_leaves_out_is_filled_in(session: Session, bring: Callable[..., ImportReport]) -> None:
    bring({"text": TEXT, "spans": [SPAN]}, annotator="dora")
    (span,) = _spans(session)
    assert (span["annotator"], span["origin"], span["status"]) == ("dora", "imported:jsonl", "accepted")
    assert span["created"] == span["updated"]
    assert span["id"]


def test_an_unknown_label_is_made_and_noted(session: Session, bring: Callable[..., ImportReport]) -> None:
    before = session.read.tag_set().labels
    report = bring(
        {"text": TEXT, "spans": [{**SPAN, "label": "rumour"}, {**SPAN, "label": "rumour", "end": 4}]}
    )
    assert [note.code for note in report.notes] == ["label.made"]
    made = session.read.tag_set().labels[len(before) :]
    assert [label.name for label in made] == ["rumour"]
    assert (made[0].colour, made[0].pattern) not in {(label.colour, label.pattern) for label in before}


def test_a_label_of_a_refused_span_is_not_made(session: Session, bring: Callable[..., ImportReport]) -> None:
    bring({"text": TEXT, "spans": [{"label": "rumour", "start": 5, "end": 999}]})
    assert session.read.tag_set().named("rumour") is None


def test_speakers_are_found_by_id_then_by_name_or_alias_then_made(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    peskov = {"id": "p", "name": "Dmitry Peskov", "aliases": ["the Kremlin spokesman"], "role": "spokesman"}
    bring({"text": TEXT, "spans": [{**SPAN, "speaker": peskov}]})
    report = bring(
        {
            "text": TEXT + "!",
            "spans": [
                {**SPAN, "start": 1, "speaker": {"id": "p", "name": "D. P."}},
                {**SPAN, "start": 2, "speaker": {"name": "THE  Kremlin spokesman"}},
                {**SPAN, "start": 3, "speaker": {"id": "other", "name": "dmitry peskov"}},
                {**SPAN, "start": 4, "speaker": "Maria Zakharova"},
            ],
        }
    )
    assert report.made[Kind.SOURCE] == 1
    assert {(source.id == "p", source.name) for source in session.read.sources()} == {
        (True, "Dmitry Peskov"),
        (False, "Maria Zakharova"),
    }


def test_two_speakers_of_one_file_with_one_name_stay_two(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    spans = [{**SPAN, "start": at, "speaker": {"id": f"p{at}", "name": "Kim"}} for at in (0, 1)]
    bring({"text": TEXT, "spans": spans})
    assert sorted(source.id for source in session.read.sources()) == ["p0", "p1"]


# Spans


@pytest.mark.parametrize(
    ("span", "code"),
    [
        ({"start": 0, "end": 999}, "span.outside_text"),
        ({"start": -1, "end": 3}, "span.outside_text"),
        ({"start": 10**18, "end": 10**18 + 1}, "span.outside_text"),
        ({"start": 3, "end": 3}, "span.empty"),
        ({"start": 0, "end": 3, "text": "Kremlin"}, "span.words_not_found"),
        ({"start": 0, "end": 3, "cue": [[0, 999]]}, "span.words_outside_text"),
    ],
)
def test_a_span_that_does_not_fit_is_refused_alone(
    session: Session, bring: Callable[..., ImportReport], span: dict[str, Any], code: str
) -> None:
    report = bring({"text": "first"}, {"text": TEXT, "spans": [{"label": "claim", **span}, SPAN]})
    assert [(trouble.code, trouble.line) for trouble in report.refused] == [(code, 2)]
    assert [one["start"] for one in _spans(session)] == [0]


def test_a_span_whose_words_are_nowhere_is_kept_with_its_article(
    session: Session, other: Session, bring: Callable[..., ImportReport], tmp_path: Path
) -> None:
    lost = {"label": "claim", "start": 0, "end": 4, "text": "gone", "note": "n", "speaker": "Kim"}
    rows = (
        {"id": "a", "text": TEXT, "spans": [lost, lost]},
        {"id": "a", "text": TEXT, "spans": [{**lost, "end": 3}]},
    )
    assert _codes(bring(*rows)) == ["span.words_not_found"] * 3
    assert _exported(session)[0]["unplaced"] == [lost, {**lost, "end": 3}]
    before = session.read.last_seq()
    assert len(bring(*rows).refused) == 3
    assert session.read.last_seq() == before
    bring({"id": "a", "text": TEXT, "spans": [{**lost, "end": 2}, SPAN]})
    assert len(_exported(session)[0]["unplaced"]) == 3
    assert session.verify().is_sound
    export_file(session, tmp_path / "a.jsonl", "jsonl")
    import_files(other, [tmp_path / "a.jsonl"])
    assert _exported(other) == _exported(session)


def test_repairs_and_warnings_are_told(session: Session, bring: Callable[..., ImportReport]) -> None:
    text = "😀 We deny it. e\u0301"
    spans = [
        {"label": "denial", "start": 3, "end": 13, "text": "We deny it"},
        {"label": "quote", "start": 14, "end": 15},
    ]
    report = bring({"text": text, "spans": spans})
    assert [trouble.code for trouble in report.repairs] == ["span.counted_utf16"]
    assert [trouble.code for trouble in report.notes] == ["span.splits_cluster"]
    assert [one["text"] for one in _spans(session)] == ["We deny it", "e"]


def test_regions_outside_the_text_are_refused_alone(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    regions = [{"kind": "title", "start": 0, "end": 3}, {"kind": "legal", "start": 5, "end": 999}]
    assert _codes(bring({"text": TEXT, "regions": regions})) == ["region.outside_text"]
    assert _exported(session)[0]["regions"] == regions[:1]


# Links


def _row(name: str, *links: dict[str, str]) -> dict[str, Any]:
    return {
        "id": name,
        "text": f"{TEXT} {name}",
        "spans": [{**SPAN, "id": f"s-{name}"}],
        "links": list(links),
    }


DENIES = {"id": "l1", "type": "denies", "from": "s-a", "to": "s-b", "to_article": "b"}


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_a_link_is_joined_whichever_end_comes_first(
    session: Session, bring: Callable[..., ImportReport], order: str
) -> None:
    rows = {"a": _row("a", DENIES), "b": _row("b")}
    report = bring(*(rows[name] for name in order))
    assert (report.accepted[Kind.LINK], report.refused, report.notes) == (1, [], [])
    assert [link.id for link in session.read.links()] == ["l1"]
    assert session.read.awaited_links() == []


def test_a_link_whose_end_is_not_there_waits_and_is_written_again(
    session: Session, other: Session, bring: Callable[..., ImportReport], tmp_path: Path
) -> None:
    report = bring(_row("a", DENIES))
    assert [note.code for note in report.notes] == ["link.awaited"]
    assert _exported(session)[0]["links"] == [DENIES]
    assert bring(_row("a", DENIES)).accepted.total() == 0
    export_file(session, tmp_path / "a.jsonl", "jsonl")
    import_files(other, [tmp_path / "a.jsonl"])
    assert _exported(other) == _exported(session)
    report = bring(_row("b"))
    assert [note.code for note in report.notes] == ["link.joined"]
    assert session.read.awaited_links() == []
    (link,) = session.read.links()
    assert (link.from_id, link.to_id, link.to_article) == ("s-a", "s-b", "")
    assert _exported(session)[0]["links"] == [DENIES]
    assert session.verify().is_sound


def test_links_without_ids_are_the_same_by_type_and_ends(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    link = {key: value for key, value in DENIES.items() if key != "id"}
    waiting = {**link, "to": "s-c"}
    rows = (_row("a", link, link, {**link, "type": "queries"}, waiting), _row("b"))
    assert bring(*rows).accepted[Kind.LINK] == 3
    assert bring(*rows).accepted.total() == 0
    assert len(session.read.links()) == 2


def test_links_that_cannot_be_are_refused(session: Session, bring: Callable[..., ImportReport]) -> None:
    report = bring(_row("a", {**DENIES, "from": "nobody"}, {**DENIES, "to": "s-a"}))
    assert _codes(report) == ["link.no_start", "link.to_itself"]
    assert session.read.links() == []


def test_an_unknown_type_of_link_is_made_and_noted(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    report = bring(_row("b"), _row("a", {**DENIES, "type": "mocks"}))
    assert [note.code for note in report.notes] == ["link.type_made"]
    assert session.read.tag_set().link_type("mocks") is not None


# The whole


def test_a_dry_run_reports_and_changes_nothing(session: Session, bring: Callable[..., ImportReport]) -> None:
    before, heard = session.read.last_seq(), []
    session.subscribe(lambda changes, _by: heard.append(changes))
    report = bring({"text": TEXT, "spans": [SPAN]}, b"{broken", dry_run=True)
    assert (report.accepted.total(), len(report.refused)) == (2, 1)
    assert session.read.last_seq() == before
    assert session.read.article_count() == 0
    assert heard == []


def test_an_import_is_one_entry_that_undo_takes_back(
    session: Session, bring: Callable[..., ImportReport]
) -> None:
    before = session.read.last_seq()
    bring(*({"text": f"{TEXT} {number}", "spans": [SPAN]} for number in range(450)))
    assert session.read.last_seq() == before + 1
    exported = _exported(session)
    assert len(exported) == 450
    session.undo()
    assert _exported(session) == []
    session.redo()
    assert _exported(session) == exported
    assert session.verify().is_sound


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, UserError("file.missing")])
def test_an_import_that_is_cut_off_leaves_nothing(session: Session, tmp_path: Path, error: Any) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"text": f"{TEXT} {number}"}) + "\n" for number in range(500)))
    before = session.read.last_seq()

    def stop(done: int, _total: int) -> None:
        if done >= 200:
            raise error

    with pytest.raises(error if isinstance(error, type) else UserError):
        import_files(session, [path], progress=stop)
    assert session.read.last_seq() == before
    assert session.read.article_count() == 0
    assert session.verify().is_sound
    assert import_files(session, [path]).accepted.total() == 500


def test_one_bad_file_among_many_is_one_line(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    (folder / "deep" / "er").mkdir(parents=True)
    for number in range(60):
        (folder / ("deep" if number % 2 else "deep/er") / f"{number:03}.txt").write_text(f"text {number}")
    (folder / "bad.txt").write_bytes(b"caf\xe9")
    (folder / "none.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("hidden")
    report = import_files(session, [folder])
    assert report.accepted.total() == 60
    assert sorted(_codes(report)) == ["encoding.unsure", "text.empty"]
    assert [os.path.basename(trouble.file) for trouble in report.refused] == ["bad.txt", "none.txt"]  # noqa: PTH119
    assert not report.is_nothing


def test_a_folder_with_nothing_to_read_and_a_missing_file_are_nothing_done(
    session: Session, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    report = import_files(session, [tmp_path / "empty", tmp_path / "missing"])
    assert sorted(_codes(report)) == ["file.missing", "folder.nothing_known"]
    assert report.is_nothing


def test_formats_may_be_mixed_in_one_import(session: Session, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": "one", "spans": [{"label": "new", "start": 0, "end": 1}]})
    )
    (tmp_path / "c.jsonl").write_text(
        json.dumps({"text": TEXT, "spans": [{"label": "new", "start": 0, "end": 1}]})
    )
    report = import_files(session, [tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "c.jsonl"])
    assert report.accepted == {Kind.ARTICLE: 2, Kind.ANNOTATION: 2}
    assert report.skipped == {Kind.ARTICLE: 1}
    assert report.made == {Kind.LABEL: 1}


# Exports


@pytest.fixture
def marked(session: Session, bring: Callable[..., ImportReport]) -> Session:
    """Return a project with annotations of two labels, two annotators and three statuses, and a link."""
    spans = [
        {**SPAN, "id": "s-a"},
        {**SPAN, "id": "s-q", "label": "quote", "annotator": "bob"},
        {**SPAN, "id": "s-s", "status": "suggested"},
        {**SPAN, "id": "s-r", "status": "rejected"},
    ]
    links = [DENIES, {"id": "l2", "type": "denies", "from": "s-a", "to": "s-r"}]
    bring({"id": "a", "text": TEXT, "spans": spans, "links": links}, _row("b"))
    return session


def _ids(rows: list[dict[str, Any]]) -> list[list[str]]:
    return [[span["id"] for span in row.get("spans", ())] for row in rows]


def test_accepted_annotations_are_written_unless_said_otherwise(marked: Session) -> None:
    assert _ids(_exported(marked, ExportOptions())) == [["s-a", "s-q"], ["s-b"]]
    suggested = ExportOptions(statuses=frozenset({AnnotationStatus.SUGGESTED}))
    assert _ids(_exported(marked, suggested)) == [["s-s"], []]
    assert _ids(_exported(marked)) == [["s-a", "s-q", "s-r", "s-s"], ["s-b"]]


def test_exports_are_narrowed_by_label_annotator_and_article(marked: Session) -> None:
    assert _ids(_exported(marked, ExportOptions(labels=frozenset({"quote"})))) == [["s-q"], []]
    assert _ids(_exported(marked, ExportOptions(annotators=frozenset({"alice"})))) == [["s-a"], ["s-b"]]
    assert _ids(_exported(marked, ExportOptions(article_ids=("b", "b")))) == [["s-b"]]


def test_a_link_to_what_is_not_chosen_is_not_written(marked: Session) -> None:
    assert [link["id"] for link in _exported(marked, ExportOptions())[0]["links"]] == ["l1"]
    assert [link["id"] for link in _exported(marked)[0]["links"]] == ["l1", "l2"]
    # The other end is in an article that is not written, and chosen otherwise: it will be awaited.
    assert [link["id"] for link in _exported(marked, ExportOptions(article_ids=("a",)))[0]["links"]] == ["l1"]
    assert "links" not in _exported(marked, ExportOptions(labels=frozenset({"quote"})))[0]


def test_an_unknown_label_or_article_is_refused_before_anything_is_written(
    marked: Session, tmp_path: Path
) -> None:
    target = tmp_path / "out.jsonl"
    for options in (ExportOptions(labels=frozenset({"none"})), ExportOptions(article_ids=("none",))):
        with pytest.raises(UserError):
            export_file(marked, target, "jsonl", options)
        assert not target.exists()


def test_an_export_is_whole_or_not_there(marked: Session, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_file(marked, target, "jsonl", progress=stop)
    assert target.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name) == ["out.jsonl"]
    report = export_file(marked, target, "jsonl")
    assert (report.articles, report.annotations) == (2, 3)


def test_where_no_export_can_go(marked: Session, tmp_path: Path) -> None:
    for target, code in (
        (tmp_path, "export.is_folder"),
        (tmp_path / "no" / "out.jsonl", "export.no_folder"),
        (marked.path, "export.is_project"),
        (tmp_path / ("x" * 300), "export.cannot_write"),
    ):
        with pytest.raises(UserError) as caught:
            export_file(marked, target, "jsonl")
        assert caught.value.code == code


def test_exports_of_one_project_are_the_same_bytes(marked: Session) -> None:
    for name in ("jsonl", "jsonl-rows"):
        first, second = io.BytesIO(), io.BytesIO()
        export_to(marked, first, name)
        export_to(marked, second, name)
        assert first.getvalue() == second.getvalue() != b""


def test_rows_for_tables_all_have_the_same_keys(marked: Session) -> None:
    out = io.BytesIO()
    export_to(marked, out, "jsonl-rows", ExportOptions(statuses=ALL_STATUSES))
    rows = [orjson.loads(row) for row in out.getvalue().splitlines()]
    assert len(rows) == 5
    assert len({tuple(row) for row in rows}) == 1
    assert [row["text"] for row in rows] == ["“We deny it,”"] * 5
    bare = io.BytesIO()
    export_to(marked, bare, "jsonl-rows", ExportOptions(with_text=False))
    assert "deny" not in bare.getvalue().decode()


def test_what_a_format_cannot_carry_is_counted_before(marked: Session) -> None:
    from annotator.formats.base import Feature, Info

    info = Info(
        name="poor", title="", suffixes=(), reads=False, writes=True, carries=frozenset({Feature.ANNOTATIONS})
    )
    found = {
        trouble.code: trouble.facts["count"]
        for trouble in losses(marked, info, ExportOptions(statuses=ALL_STATUSES))
    }
    assert found["loss.links"] == 2
    assert found["loss.overlap"] == 3
    assert "loss.speakers" not in found
    assert set(CODES) == set(Feature)


def test_undone_articles_come_back_with_their_links(marked: Session) -> None:
    before = _exported(marked)
    marked.run(curate.delete_articles(article_ids=["b"]))
    assert len(_exported(marked)) == 1
    marked.undo()
    assert _exported(marked) == before


def test_the_envelope_of_fragments(session: Session, bring: Callable[..., ImportReport]) -> None:
    bring(
        {"text": TEXT, "spans": [{"label": "quote", "start": 0, "end": 35, "fragments": [[0, 13], [23, 35]]}]}
    )
    (span,) = _spans(session)
    assert span["fragments"] == [[0, 13], [23, 35]]
    assert span["text"] == "“We deny it,” “All of it.”"
    (article_id,) = session.read.article_ids()
    assert session.read.annotations(article_id)[0].fragments == (Span(0, 13), Span(23, 35))


@pytest.mark.parametrize("format_name", ["report", "jsonl", "brat"])
def test_an_export_tells_its_progress_and_hears_a_cancel(
    session: Session, tmp_path: Path, format_name: str
) -> None:
    add_seeds(session)
    told: list[tuple[int, int]] = []
    path = tmp_path / "out"
    export_file(session, path, format_name, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5)
    written = path.read_bytes()
    for stop in range(len(told)):
        left = [stop]

        def cancel(_done: int, _total: int, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            export_file(session, path, format_name, progress=cancel)
        assert path.read_bytes() == written
    if format_name == "report":
        assert len(told) > 5, "reading what the ledger needs is told as well"
