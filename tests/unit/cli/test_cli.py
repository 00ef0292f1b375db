"""The command line: what each command prints, its exit code, and the form of its errors."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema
import orjson
import pytest

from annotator import __version__, cli
from annotator.core.spans import Span
from annotator.core.text import sha256
from annotator.services import annotate
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Done(NamedTuple):
    """What one run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.out)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Done]:
    """Return what runs a command in this process."""

    def call(*argv: str | Path) -> Done:
        capfdbinary.readouterr()
        code = cli.main([str(one) for one in argv])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return call


@pytest.fixture
def project(tmp_path: Path, run: Callable[..., Done]) -> Path:
    """Return a project with the five articles."""
    path = tmp_path / "p.claims"
    assert run("new", path, "--seeds").code == 0
    return path


@pytest.fixture
def marked(project: Path) -> Path:
    """Return a project with the five articles and three annotations."""
    with Session.open(project, annotator="alice") as session:
        first, second, *_ = session.read.article_ids()
        labels = session.read.tag_set()
        for article_id, name, start in ((first, "claim", 0), (first, "quote", 10), (second, "denial", 5)):
            label = labels.named(name)
            assert label is not None
            session.run(
                annotate.add(article_id=article_id, label_id=label.id, fragments=[Span(start, start + 9)])
            )
    return project


def _is_error(line: str) -> bool:
    """Tell whether a line is ``claims-annotator: error: PLACE: what happened; what you can do``."""
    start, _, rest = line.partition("claims-annotator: error: ")
    place, has_place, said = rest.partition(": ")
    what, has_remedy, remedy = said.partition("; ")
    return not start and all((place, has_place, what, has_remedy, remedy)) and "Traceback" not in line


def _refused(done: Done, code: int) -> None:
    lines = done.err.splitlines()
    assert done.code == code
    assert lines
    assert all(map(_is_error, lines)), done.err


# What is a command


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["import"], True),
        (["self-test"], True),
        (["--help"], True),
        (["-h"], True),
        (["--profile", "import", "export"], True),
        (["--profile=x", "new"], True),
        (["--lang", "ru"], False),
        (["--profile", "import"], False),
        (["./import"], False),
        (["p.claims"], False),
        (["p.claims", "import"], False),
        ([], False),
    ],
)
def test_a_command_is_told_from_a_project(argv: list[str], expected: bool) -> None:
    assert cli.is_command(argv) is expected


def test_every_command_has_help_and_is_listed(run: Callable[..., Done]) -> None:
    listed = run("--help")
    assert listed.code == 0
    for name in cli.COMMANDS:
        assert f"\n  {name} " in listed.out
        shown = run(name, "--help")
        assert (shown.code, shown.err) == (0, "")
        assert f"claims-annotator {name}" in shown.out


def test_the_version(run: Callable[..., Done]) -> None:
    assert run("--version") == Done(0, f"claims-annotator {__version__}\n", "")
    assert run("--profile", "elsewhere", "--version") == Done(0, f"claims-annotator {__version__}\n", "")


# Projects


def test_new_makes_a_project_and_never_over_another_file(tmp_path: Path, run: Callable[..., Done]) -> None:
    path = tmp_path / "a.claims"
    assert run("new", path).code == 0
    assert run("articles", path, "--json").json == []
    _refused(run("new", path), 2)
    _refused(run("new", path / "a.claims"), 2)
    _refused(run("new", tmp_path / "b.claims", "--tagset", tmp_path / "none.toml"), 2)
    assert not (tmp_path / "b.claims").exists()
    _refused(run("new", "postgresql://host/base"), 2)


def test_articles(marked: Path, run: Callable[..., Done]) -> None:
    rows = run("articles", marked, "--json").json
    assert [row["file"][:3] for row in rows] == ["000", "001", "002", "003", "004"]
    assert [row["counts"] for row in rows] == [{"claim": 1, "quote": 1}, {"denial": 1}, {}, {}, {}]
    assert {"id", "title", "publisher", "published", "status"} <= rows[0].keys()
    assert len(run("articles", marked).out.splitlines()) == 5


def test_search(project: Path, run: Callable[..., Done]) -> None:
    rows = run("search", project, '"security partner"', "--json").json
    assert rows
    for row in rows:
        assert row["text"].lower() == "security partner"
        assert row["end"] - row["start"] == len("security partner")
        assert row.keys() >= {"article", "before", "after"}
    assert run("search", project, "pashinyan", "xyzzy", "--json").json == []
    assert {row["text"] for row in run("search", project, "peace*", "--json").json} >= {
        "peace",
        "peacekeepers",
    }


def test_stats(marked: Path, run: Callable[..., Done]) -> None:
    found = run("stats", marked, "--json").json
    assert (found["articles"], found["annotations"]) == (5, 3)
    assert found["by_label"] == {"claim": 1, "denial": 1, "quote": 1}
    assert found["by_speaker"] == []


def test_history_undo_redo(marked: Path, run: Callable[..., Done]) -> None:
    rows = run("history", marked, "--json").json
    assert [row["seq"] for row in rows] == [5, 4, 3, 2, 1]
    assert [row["operation"] for row in rows[:3]] == ["annotation.add"] * 3
    assert rows[0].keys() >= {"seq", "at", "annotator", "operation", "undone", "touched", "hash"}
    before = run("export", marked, "--format", "jsonl").out
    assert run("undo", marked, "-n", "3").code == 0
    assert run("stats", marked, "--json").json["annotations"] == 0
    assert [row["undone"] for row in run("history", marked, "--json").json].count(True) == 3
    assert run("redo", marked, "-n", "2").code == 0
    short = run("redo", marked, "-n", "2")
    _refused(short, 1)
    assert run("export", marked, "--format", "jsonl").out == before
    _refused(run("redo", marked), 2)


def test_verify_finds_a_project_sound_and_a_changed_export_not(
    marked: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    export = tmp_path / "e.jsonl"
    run("export", marked, "--format", "jsonl", "-o", export)
    found = run("verify", marked, export, "--json")
    assert found.code == 0
    assert found.json["ok"] is True
    assert found.json["problems"] == []
    assert found.json["checked"]["file_annotations"] == 3
    rows = [json.loads(row) for row in export.read_text(encoding="utf-8").splitlines()]
    rows[0]["spans"][0]["label"] = "denial"
    rows[0]["spans"][1]["note"] = "added"
    rows[1]["spans"][0]["id"] = "other"
    rows[2]["text"] += " "
    rows[3]["title"] = "other"
    rows[4]["id"] = "other"
    export.write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n", encoding="utf-8")
    found = run("verify", marked, export, "--json")
    assert found.code == 1
    assert [(problem["place"].rpartition(":")[2], problem["code"]) for problem in found.json["problems"]] == [
        ("1", "verify.other_span"),
        ("1", "verify.other_span"),
        ("2", "verify.no_span"),
        ("3", "verify.other_text"),
        ("4", "verify.other_facts"),
        ("5", "verify.no_article"),
        ("6", "verify.file_refused"),
    ]
    _refused(run("verify", marked, export, "-q"), 1)


def test_backup_is_a_project_with_the_same_content(
    marked: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    (tmp_path / "copies").mkdir()
    assert run("backup", marked, tmp_path / "copies").code == 0
    copy = tmp_path / "copies" / marked.name
    assert run("export", copy, "--format", "jsonl").out == run("export", marked, "--format", "jsonl").out
    assert run("backup", marked, tmp_path / "copies").code == 0  # over its own earlier copy
    _refused(run("backup", marked, marked), 2)
    _refused(run("backup", marked, tmp_path / "no" / "copy.claims"), 2)


@pytest.mark.parametrize("what", ["another project", "a text", "an unknown database", "half a database"])
def test_a_backup_replaces_nothing_but_its_own_earlier_copy(
    run: Callable[..., Done], marked: Path, tmp_path: Path, what: str
) -> None:
    other = tmp_path / "other.claims"
    if what == "another project":
        assert run("new", other).code == 0
    elif what == "a text":
        other.write_text("The only copy of my notes.")
    else:
        with closing(sqlite3.connect(other)) as database:
            database.execute("CREATE TABLE journal (seq INTEGER)")
        if what == "half a database":
            other.write_bytes(other.read_bytes()[:5000])
    before = other.read_bytes()
    _refused(run("backup", marked, other), 2)
    assert other.read_bytes() == before


def test_a_backup_leaves_a_copy_alone_that_somebody_works_in(
    run: Callable[..., Done], marked: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.claims"
    assert run("backup", marked, copy).code == 0
    with Session.open(copy, annotator="bob") as bob:
        annotation = next(each for one in bob.read.article_ids() for each in bob.read.annotations(one))
        bob.run(annotate.set_note(annotation_id=annotation.id, note="bob's"))
        refused = run("backup", marked, copy)
        _refused(refused, 2)
        assert "open" in refused.err
        assert bob.verify().is_sound


# Exchange


def test_an_export_comes_back_equal_through_the_shell(
    marked: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    export, other = tmp_path / "e.jsonl", tmp_path / "other.claims"
    printed = run("export", marked, "--format", "jsonl", "--status", "all")
    assert printed.code == 0
    assert run("export", marked, "--format", "jsonl", "--status", "all", "-o", export).code == 0
    assert export.read_text(encoding="utf-8") == printed.out
    run("new", other)
    taken = run("import", other, export, "--json")
    assert taken.code == 0
    assert {key: taken.json[key] for key in ("accepted", "skipped", "repaired", "refused", "repairs")} == {
        "accepted": 8,
        "skipped": 0,
        "repaired": 0,
        "refused": [],
        "repairs": [],
    }
    assert run("export", other, "--format", "jsonl", "--status", "all").out == printed.out
    history = run("history", other, "--json").out
    again = run("import", other, export, "--json").json
    assert (again["accepted"], again["skipped"]) == (0, 8)
    assert run("history", other, "--json").out == history


def test_imports_list_what_they_refuse(project: Path, tmp_path: Path, run: Callable[..., Done]) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"text":"ok","spans":[{"label":"claim","start":0,"end":9}]}\n{"text":5}\n', encoding="utf-8"
    )
    done = run("import", project, rows, "--json", "--dry-run")
    assert done.code == 1
    assert [(one["file"], one["line"]) for one in done.json["refused"]] == [(str(rows), 1), (str(rows), 2)]
    assert all(one["what"] and one["remedy"] for one in done.json["refused"])
    assert run("articles", project).out.count("\n") == 5
    _refused(run("import", project, rows), 1)
    assert run("articles", project).out.count("\n") == 6


def test_what_columns_hold_can_be_said(project: Path, tmp_path: Path, run: Callable[..., Done]) -> None:
    table = tmp_path / "a.csv"
    table.write_text("kop,inhoud,datum\nK,The words of it.,25.09.2023\nL,,\n", encoding="utf-8")
    done = run(
        "import",
        project,
        table,
        "--map",
        "text=inhoud",
        "--map",
        "title=kop",
        "--map",
        "published=datum",
        "--json",
    )
    assert done.code == 1
    assert (done.json["accepted"], done.json["refused"][0]["line"]) == (1, 3)
    (article,) = (each for each in run("articles", project, "--json").json if each["title"] == "K")
    assert article["published"] == "2023-09-25"
    for pair, words in (("text=none", "no column"), ("texts=kop", "cannot be"), ("kop", "no pair")):
        wrong = run("import", project, table, "--map", pair)
        assert (wrong.code, wrong.err.count("\n")) == (2, 1)
        assert words in wrong.err


def test_the_encoding_and_the_annotator_can_be_said(
    project: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    text = tmp_path / "a.txt"
    text.write_bytes("“Café”".encode("cp1252"))
    refused = run("import", project, text)
    _refused(refused, 2)
    assert "--encoding" in refused.err
    assert "byte 0 is 0x93" in refused.err
    assert run("import", project, text, "--encoding", "windows-1252").code == 0
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"text": "abc", "spans": [{"label": "claim", "start": 0, "end": 1}]}))
    assert run("import", project, rows, "--annotator", "dora").code == 0
    exported = [orjson.loads(row) for row in run("export", project, "--format", "jsonl").out.splitlines()]
    assert [row["text"] for row in exported[5:]] == ["“Café”", "abc"]
    assert exported[-1]["spans"][0]["annotator"] == "dora"


def test_names_in_files_can_mean_others_in_the_project(
    project: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    rows, names = tmp_path / "rows.jsonl", tmp_path / "names.toml"
    spans = [
        {"label": "CLAIM", "start": 0, "end": 1, "speaker": {"name": "A."}},
        {"label": "drop", "start": 1, "end": 2},
        {"label": "Neu", "start": 2, "end": 3, "speaker": {"name": "B."}},
    ]
    rows.write_text(json.dumps({"text": "abc", "spans": spans}))
    names.write_text('[labels]\nCLAIM = "overruled"\ndrop = ""\n[speakers]\n"a." = "Anna"\n')
    maps = ("--map-file", names, "--label-map", "CLAIM=claim", "--speaker-map", "B.=")
    done = run("import", project, rows, "--json", *maps).json
    assert [note["code"] for note in done["notes"]] == ["label.left_out", "label.made"]
    exported = [orjson.loads(row) for row in run("export", project, "--format", "jsonl").out.splitlines()]
    assert [(one["label"], one.get("speaker", {}).get("name")) for one in exported[-1]["spans"]] == [
        ("claim", "Anna"),
        ("Neu", None),
    ]
    for wrong in (("--label-map", "nothing"), ("--map-file", tmp_path / "none")):
        _refused(run("import", project, rows, *wrong), 2)


def test_exports_are_narrowed(marked: Path, run: Callable[..., Done]) -> None:
    first = run("articles", marked, "--json").json[0]["id"]
    one = run("export", marked, "--format", "jsonl", "--article", first, "--label", "quote").out
    (row,) = map(orjson.loads, one.splitlines())
    assert [span["label"] for span in row["spans"]] == ["quote"]
    bare = run("export", marked, "--format", "jsonl", "--no-text").out
    assert all("text" not in orjson.loads(row) for row in bare.splitlines())
    assert run("export", marked, "--format", "jsonl", "--annotator", "nobody").out.count('"spans"') == 0
    rows = run("export", marked, "--format", "jsonl-rows").out.splitlines()
    assert len(rows) == 3


def test_formats_and_schema(marked: Path, run: Callable[..., Done]) -> None:
    found = {one["name"]: one for one in run("formats", "--json").json}
    assert (found["jsonl"]["reads"], found["jsonl"]["writes"]) == (True, True)
    assert len(run("formats").out.splitlines()) == len(found)
    validator = jsonschema.Draft202012Validator(run("schema").json)
    for row in run("export", marked, "--format", "jsonl").out.splitlines():
        validator.validate(json.loads(row))


# Wrong use


@pytest.mark.parametrize(
    "argv",
    [
        ["import"],
        ["import", "PROJECT"],
        ["export", "PROJECT"],
        ["export", "PROJECT", "--format", "none"],
        ["export", "PROJECT", "--format", "text"],
        ["export", "PROJECT", "--format", "jsonl", "--status", "none"],
        ["export", "PROJECT", "--format", "jsonl", "--label", "none"],
        ["export", "PROJECT", "--format", "jsonl", "--annotator", "none"],
        ["export", "PROJECT", "--format", "jsonl-rows", "--annotator", "none"],
        ["export", "PROJECT", "--format", "csv", "--annotator", "none"],
        ["export", "PROJECT", "--format", "jsonl", "--article", "none"],
        ["export", "PROJECT", "--format", "jsonl", "-o", "."],
        ["import", "PROJECT", "missing.txt"],
        ["import", "PROJECT", "PROJECT"],
        ["import", "PROJECT", ".", "--format", "none"],
        ["import", "PROJECT", ".", "--no-such-option"],
        ["undo", "PROJECT", "-n", "0"],
        ["undo", "PROJECT", "-n", "many"],
        ["articles", "missing.claims"],
        ["articles", "."],
        ["articles", "/dev/null"],
        ["articles", "postgresql://host/base"],
        ["verify", "missing.claims"],
    ],
)
def test_wrong_use_is_one_line_and_nothing_done(
    project: Path, run: Callable[..., Done], argv: list[str]
) -> None:
    before = run("history", project, "--json").out
    done = run(*(str(project) if one == "PROJECT" else one for one in argv))
    _refused(done, 2)
    assert len(done.err.splitlines()) == 1
    assert run("history", project, "--json").out == before


def test_what_is_no_project_is_refused(tmp_path: Path, project: Path, run: Callable[..., Done]) -> None:
    (tmp_path / "text.claims").write_text("just text")
    (tmp_path / "empty.claims").write_bytes(b"")
    (tmp_path / "short.claims").write_bytes(project.read_bytes()[:5000])
    for name in ("text", "empty", "short"):
        path = tmp_path / f"{name}.claims"
        data = path.read_bytes()
        for command in (["articles", path], ["import", path, tmp_path], ["undo", path]):
            _refused(run(*command), 2)
        assert path.read_bytes() == data


def test_a_fault_of_the_program_is_one_line_and_in_the_log(
    project: Path, profile: Path, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        msg = "a bug with secret words"
        raise ZeroDivisionError(msg)

    monkeypatch.setattr("annotator.services.session.Session.verify", fail)
    done = run("verify", project)
    _refused(done, 2)
    assert "ZeroDivisionError" in done.err
    assert "secret" not in done.err
    assert "ZeroDivisionError" in (profile / "log" / "claims-annotator.log").read_text()


def test_an_interrupted_command_leaves_nothing_half_done(
    project: Path, tmp_path: Path, run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("annotator.services.resolve.Resolver.finish", stop)
    (tmp_path / "a.txt").write_text("new words")
    before = run("history", project, "--json").out
    _refused(run("import", project, tmp_path / "a.txt"), 2)
    assert run("history", project, "--json").out == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")  # noqa: PTH110 - at import
def test_a_full_disk_is_told(project: Path, tmp_path: Path, run: Callable[..., Done]) -> None:
    link = tmp_path / "full.jsonl"
    link.symlink_to("/dev/full")
    _refused(run("export", project, "--format", "jsonl", "-o", link), 2)


def test_hostile_names_steer_no_terminal(tmp_path: Path, run: Callable[..., Done]) -> None:
    path = tmp_path / "p.claims"
    run("new", path)
    rows = tmp_path / "rows.jsonl"
    title = "a\x1b[2J\u202eb\nc"
    rows.write_text(json.dumps({"text": "abc", "title": title, "publisher": "\x07"}))
    run("import", path, rows)
    shown = run("articles", path).out
    assert len(shown.splitlines()) == 1
    assert shown.strip().isprintable()
    assert run("articles", path, "--json").json[0]["title"] == title


posix = pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX alone")


@posix
def test_names_that_are_no_text_are_told(marked: Path, tmp_path: Path, run: Callable[..., Done]) -> None:
    before = run("history", marked, "--json").out
    for argv in (
        ["undo", marked, "--annotator", "\udcff"],
        ["new", tmp_path / "other.claims", "--annotator", "\udcff"],
        ["export", marked, "--format", "jsonl", "--article", "\udcff"],
        ["ledger", marked, "--speaker", "\udcff"],
    ):
        done = run(*argv)
        _refused(done, 2)
        assert "no text" in done.err
    assert not (tmp_path / "other.claims").exists()
    assert run("history", marked, "--json").out == before


@posix
def test_json_names_a_file_whose_name_is_no_text(
    project: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    done = run("import", project, tmp_path / "caf\udce9.txt", "--json")
    assert done.code == 2
    assert json.loads(done.out)["refused"][0]["file"].endswith("caf\udce9.txt")


def test_a_name_that_is_too_long_is_told(project: Path, tmp_path: Path, run: Callable[..., Done]) -> None:
    name = "a" * 300
    for argv in (
        ["backup", project, tmp_path / name],
        ["new", tmp_path / name],
        ["export", project, "--format", "jsonl", "-o", tmp_path / name],
    ):
        done = run(*argv)
        _refused(done, 2)
        assert "fault" not in done.err


def test_the_self_test(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("self-test")
    assert done.code == 0
    assert "FAILED" not in done.out
    assert (
        run("self-test", "--screenshot", tmp_path / "a.png").code == 1
    )  # from here, no window can be reached


def test_the_texts_are_those_of_the_seeds(project: Path, run: Callable[..., Done]) -> None:
    rows = [orjson.loads(row) for row in run("export", project, "--format", "jsonl").out.splitlines()]
    assert all(sha256(row["text"]) == row["text_sha256"] for row in rows)


@pytest.mark.parametrize("place", [0, 2, 3])
def test_the_profile_may_be_named_anywhere_on_the_line(
    place: int, project: Path, tmp_path: Path, run: Callable[..., Done]
) -> None:
    from annotator.environment.paths import folders
    from annotator.services.settings import Settings, save

    other = tmp_path / "other profile"
    other.mkdir()
    save(folders(other).settings, Settings(annotator="Zoë"))
    line: list[str | Path] = ["import", project, tmp_path / "one.txt"]
    (tmp_path / "one.txt").write_text("Words.", encoding="utf-8")
    line[place:place] = ["--profile", other]
    assert run(*line, "-q").code == 0
    assert run("history", project, "--json", "-q").json[0]["annotator"] == "Zoë"


def test_merge_from_the_shell(marked: Path, tmp_path: Path, run: Callable[..., Done]) -> None:
    other = tmp_path / "other.claims"
    assert run("new", other).code == 0
    done = run("merge", other, marked, "--json")
    assert done.code == 0
    assert done.json["by_kind"]["accepted"]["article"] == 5
    assert run("merge", other, marked).out.startswith("nothing merged")
    assert run("merge", other, other).code == 2
    assert run("verify", other).code == 0


def test_what_can_be_read_of_a_damaged_project_is_saved_into_a_new_one(
    run: Callable[..., Done], marked: Path, tmp_path: Path
) -> None:
    new = tmp_path / "rescued.claims"
    with closing(sqlite3.connect(marked)) as connection:
        connection.execute("CREATE TABLE journal_edits (x)")
        connection.execute("UPDATE texts SET content = content || 'x' WHERE pk = 1")
        connection.commit()
    refused = run("articles", marked)
    _refused(refused, 2)
    assert "not those of this version (journal_edits)" in refused.err
    assert "claims-annotator salvage" in refused.err
    done = run("salvage", marked, new)
    assert done.code == 1
    assert "lost: text " in done.out
    assert done.out.splitlines()[-1].startswith(f"{new}: saved, with 4 articles")
    assert run("verify", new).code == 0
    before = new.read_bytes()
    _refused(run("salvage", marked, new), 2)
    assert new.read_bytes() == before
    _refused(run("salvage", tmp_path / "none.claims", tmp_path / "x.claims"), 2)


def test_just_one_entry_is_taken_back(run: Callable[..., Done], marked: Path) -> None:
    seqs = [row["seq"] for row in run("history", marked, "--json").json]
    third, first = seqs[0], seqs[2]
    for count in ("1", "2"):
        both = run("undo", marked, "--entry", str(first), "-n", count)
        _refused(both, 2)
        assert "--entry" in both.err
    assert len(run("history", marked, "--json").json) == len(seqs)
    assert run("undo", marked, "--entry", str(first)).out == f"undone: {first}\n"
    counts = [row["counts"] for row in run("articles", marked, "--json").json[:2]]
    assert counts == [{"quote": 1}, {"denial": 1}]
    refused = run("undo", marked, "--entry", str(first))
    _refused(refused, 2)
    assert "taken back already" in refused.err
    assert run("undo", marked, "--entry", str(third)).code == 0
    _refused(run("undo", marked, "--entry", "999"), 2)


def test_the_history_says_which_entry_was_done_again(run: Callable[..., Done], marked: Path) -> None:
    first = run("history", marked, "--json").json[2]["seq"]
    assert run("undo", marked, "--entry", str(first)).code == 0
    assert run("redo", marked).out.startswith(f"done again: {first}, ")
    newest = run("history", marked, "-n", "1", "--json").json[0]
    assert (newest["kind"], newest["target"]) == ("redo", first)
    assert f"redo of {first}: " in run("history", marked, "-n", "1").out
