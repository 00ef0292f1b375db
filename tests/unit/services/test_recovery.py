"""Copies that are made by themselves, and what they and salvage bring back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from annotator.core.edits import Edit, EditSet
from annotator.core.errors import UserError
from annotator.core.ids import new_id
from annotator.core.spans import Span
from annotator.core.text import sha256
from annotator.core.values import Article
from annotator.services import annotate, curate
from annotator.services.backups import Copy, copies, make_copy, outdated
from annotator.services.recovery import restore, salvage
from annotator.services.session import Session
from annotator.store.salvage_rows import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.tagset import Label

PAGE = 16_384


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed project of 80 articles with two linked annotations each, to be copied."""
    path = tmp_path_factory.mktemp("built") / "project.claims"
    with Session.create(path, annotator="alice") as session:
        claim, denial = session.read.tag_set().labels[:2]
        for n in range(80):
            text = f"Article {n} \x00 says: no. " * 40
            article = Article(
                id=new_id(), text_sha256=sha256(text), text_length=len(text), title=f"Title {n}"
            )
            with session.bulk("import") as bulk:
                bulk.apply(EditSet("import", (Edit(None, article),), {article.text_sha256: text}))
            ids = [
                session.run(
                    annotate.add(
                        article_id=article.id, label_id=label.id, fragments=[Span(0, 7), Span(9, 20)]
                    )
                )
                .edits[0]
                .id
                for label in (denial, claim)
            ]
            session.run(annotate.set_speaker(annotation_id=ids[0], name=f"Speaker {n % 7}"))
            session.run(curate.add_link(type="denies", from_id=ids[0], to_id=ids[1]))
    return path


@pytest.fixture
def filled(built: Path, tmp_path: Path) -> Iterator[Session]:
    """Return a session on such a project."""
    path = tmp_path / "filled" / "project.claims"
    path.parent.mkdir()
    shutil.copyfile(built, path)
    with Session.open(path, annotator="alice") as session:
        yield session


def test_a_copy_is_made_when_there_is_news_and_the_old_ones_go(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first = make_copy(session, folder)
    assert first is not None
    assert make_copy(session, folder) is None
    label = session.read.tag_set().labels[0]
    for n in range(12):
        session.run(curate.change_label(label=_titled(label, str(n))))
        made = make_copy(session, folder)
        assert made is not None
        with Session.open(made, annotator="") as copy:
            assert copy.read.tag_set().labels[0].title == str(n)
    assert [each.seq for each in copies(session.path, folder)] == [13, 12, 11, 10, 9]
    assert copies(tmp_path / "elsewhere" / "project.claims", folder) == []


def _titled(label: Label, title: str) -> Label:
    return replace(label, title=title)


@pytest.mark.parametrize("failing", ["project.claims", "project.claims-wal", ".project.claims.restored.part"])
def test_a_copy_that_cannot_be_put_in_place_leaves_all_as_it_was(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    copy = make_copy(session, tmp_path / "backups")
    assert copy is not None
    session.close()
    project = tmp_path / "damaged" / "project.claims"
    project.parent.mkdir()
    project.write_bytes(b"damaged")
    project.with_name("project.claims-wal").write_bytes(b"log")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == failing:
            raise PermissionError(13, "held by another program")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(UserError):
        restore(copy, project)
    assert {each.name: each.read_bytes() for each in project.parent.iterdir()} == {
        "project.claims": b"damaged",
        "project.claims-wal": b"log",
    }


def test_a_second_restored_copy_replaces_no_file_that_was_set_aside(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = make_copy(session, tmp_path / "backups")
    assert copy is not None
    session.close()
    monkeypatch.setattr("annotator.services.recovery.stamp", lambda: "2025-01-31T12:34:56.789Z")
    project = tmp_path / "project-2.claims"
    project.write_bytes(b"first")
    first = restore(copy, project)
    project.write_bytes(b"second")
    second = restore(copy, project)
    assert (first.read_bytes(), second.read_bytes()) == (b"first", b"second")
    with Session.open(project, annotator="") as restored:
        assert restored.verify().is_sound


def test_the_last_copy_of_each_day_is_kept_for_a_week(tmp_path: Path) -> None:
    known = [
        Copy(tmp_path / f"{day}-{hour}", f"2025-01-{day:02}T{hour:02}:00:00Z", day)
        for day in range(20, 8, -1)
        for hour in (18, 9)
    ]
    gone = {copy.path for copy in outdated(known)}
    kept = [copy.at[8:13] for copy in known if copy.path not in gone]
    assert kept == ["20T18", "20T09", "19T18", "19T09", "18T18", "17T18", "16T18", "15T18", "14T18"]


def test_a_copy_takes_the_place_of_a_damaged_project(filled: Session, tmp_path: Path) -> None:
    copy = make_copy(filled, tmp_path / "backups")
    assert copy is not None
    before = list(filled.read.article_ids())
    filled.close()
    filled.path.write_bytes(b"ruined")
    aside = restore(copy, filled.path)
    assert aside.read_bytes() == b"ruined"
    with Session.open(filled.path, annotator="bob") as again:
        assert list(again.read.article_ids()) == before
        assert again.verify().is_sound


def test_a_damaged_copy_takes_no_place(filled: Session, tmp_path: Path) -> None:
    copy = make_copy(filled, tmp_path / "backups")
    assert copy is not None
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE articles SET title = 'forged'")
    connection.commit()
    connection.close()
    filled.close()
    before = filled.path.read_bytes()
    with pytest.raises(UserError) as caught:
        restore(copy, filled.path)
    assert caught.value.code == "recovery.copy_damaged"
    assert filled.path.read_bytes() == before


def test_a_sound_project_is_salvaged_whole(filled: Session, tmp_path: Path) -> None:
    filled.close()
    rescue = salvage(filled.path, tmp_path / "new.claims", annotator="bob")
    assert rescue.lost == []
    assert (rescue.saved["articles"], rescue.saved["annotations"], rescue.saved["links"]) == (80, 160, 80)
    with (
        Session.open(filled.path, annotator="") as old,
        Session.open(tmp_path / "new.claims", annotator="") as new,
    ):
        assert new.verify().is_sound
        assert new.read.tag_set() == old.read.tag_set()
        assert new.read.sources() == old.read.sources()
        assert new.read.links() == old.read.links()
        for article_id in old.read.article_ids():
            assert new.read.article(article_id) == old.read.article(article_id)
            assert new.read.annotations(article_id) == old.read.annotations(article_id)


def test_what_surrounds_a_damaged_page_is_saved_and_the_loss_is_listed(
    filled: Session, tmp_path: Path
) -> None:
    filled.close()
    data = bytearray(filled.path.read_bytes())
    connection = sqlite3.connect(filled.path)
    victims = [
        row[0]
        for row in connection.execute("SELECT DISTINCT rootpage FROM sqlite_master WHERE name = 'texts'")
    ]
    connection.close()
    root = bytes(data[(victims[0] - 1) * PAGE : victims[0] * PAGE])
    assert root[0] == 5, "the texts fill more than one page, so their root points to others"
    leaf = int.from_bytes(root[int.from_bytes(root[12:14]) :][:4])
    data[(leaf - 1) * PAGE : leaf * PAGE] = b"\xff" * PAGE
    filled.path.write_bytes(bytes(data))
    rescue = salvage(filled.path, tmp_path / "new.claims", annotator="bob")
    assert 0 < rescue.saved["articles"] < 80
    assert rescue.saved["annotations"] == 2 * rescue.saved["articles"]
    assert any(line.startswith("texts: about") for line in rescue.lost)
    assert sum(line.startswith("article ") for line in rescue.lost) == 80 - rescue.saved["articles"]
    with Session.open(tmp_path / "new.claims", annotator="") as new:
        assert new.verify().is_sound


def test_nothing_is_made_where_nothing_can_be_read(tmp_path: Path, session: Session) -> None:
    (tmp_path / "ruin.claims").write_bytes(b"\x00" * 5_000)
    session.close()
    for path in (tmp_path / "ruin.claims", session.path):
        with pytest.raises(UserError) as caught:
            salvage(path, tmp_path / "new.claims", annotator="bob")
        assert caught.value.code == "recovery.nothing_left"
        assert not (tmp_path / "new.claims").exists()


def test_nothing_that_is_there_already_is_overwritten(filled: Session, tmp_path: Path) -> None:
    filled.close()
    there = tmp_path / "new.claims"
    there.write_bytes(filled.path.read_bytes())
    before = there.read_bytes()
    with pytest.raises(UserError) as caught:
        salvage(filled.path, there, annotator="bob")
    assert caught.value.code == "project.exists"
    assert there.read_bytes() == before


NO_JOURNAL = "UPDATE journal SET hash = 'x' WHERE seq = 1"  # its chain is broken from the first entry on


def _changed(session: Session, *statements: str) -> Path:
    """Close the project, run the statements past the program, and return its path."""
    session.close()
    with closing(sqlite3.connect(session.path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return session.path


def test_what_names_something_that_cannot_be_read_is_saved_all_the_same(
    filled: Session, tmp_path: Path
) -> None:
    path = _changed(
        filled,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE labels SET pattern = 'none of ours' WHERE name = 'denial'",
        "UPDATE sources SET kind = 'none of ours' WHERE name = 'Speaker 3'",
        NO_JOURNAL,
    )
    rescue = salvage(path, tmp_path / "new.claims", annotator="bob")
    assert (rescue.saved["articles"], rescue.saved["annotations"], rescue.saved["links"]) == (80, 160, 80)
    assert any("it cannot be read; what has it is labelled unknown-" in each for each in rescue.lost)
    with Session.open(tmp_path / "new.claims", annotator="") as new:
        assert new.verify().is_sound
        stand_in = [label for label in new.read.tag_set() if label.name.startswith("unknown-")]
        assert len(stand_in) == 1
        marked = list(new.read.annotations_with(label_id=stand_in[0].id))
        assert len(marked) == 80
        assert sum(not each.speaker_id for each in marked) == 11


WRONG = (
    "UPDATE annotations SET note = x'ff' WHERE pk = 3",
    "UPDATE annotations SET start = 'x' WHERE pk = 3",
    "UPDATE annotations SET attributes = '{\"a\": 1}' WHERE pk = 3",
    'UPDATE annotations SET source = \'[["a", "b"]]\' WHERE pk = 3',
    "UPDATE annotations SET extra = '[]' WHERE pk = 3",
    "UPDATE annotations SET fragments = '[[0, 99999]]' WHERE pk = 3",
)


@pytest.mark.parametrize("statement", WRONG)
def test_a_row_of_wrong_values_is_left_out_with_its_link_and_told(
    filled: Session, tmp_path: Path, statement: str
) -> None:
    path = _changed(filled, "PRAGMA ignore_check_constraints = ON", statement, NO_JOURNAL)
    rescue = salvage(path, tmp_path / "new.claims", annotator="bob")
    assert (rescue.saved["articles"], rescue.saved["annotations"], rescue.saved["links"]) == (80, 159, 79)
    assert len(rescue.lost) == 2
    with Session.open(tmp_path / "new.claims", annotator="") as new:
        assert new.verify().is_sound


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        *((each, "annotation") for each in WRONG),
        ("UPDATE labels SET pattern = 'none of ours' WHERE name = 'denial'", "label"),
        ("UPDATE sources SET kind = 'none of ours' WHERE name = 'Speaker 3'", "source"),
        ("UPDATE articles SET meta = '[' WHERE pk = 5", "article"),
        ("UPDATE links SET created = 5.5 || x'ff' WHERE pk = 7", "link"),
        ("DELETE FROM annotations WHERE pk = 3", ""),
    ],
)
def test_what_cannot_be_read_is_as_the_whole_journal_left_it(
    filled: Session, tmp_path: Path, statement: str, kind: str
) -> None:
    before = {one: filled.read.annotations(one) for one in filled.read.article_ids()}
    path = _changed(filled, "PRAGMA ignore_check_constraints = ON", statement)
    rescue = salvage(path, tmp_path / "new.claims", annotator="bob")
    if not kind:  # nothing is unreadable: a row that is gone is not looked for
        assert rescue.saved["annotations"] == 159
        return
    assert rescue.lost == []
    assert rescue.restored[0].startswith(f"{kind} ")
    assert "of the journal left it" in rescue.restored[0]
    with Session.open(tmp_path / "new.claims", annotator="") as new:
        assert new.verify().is_sound
        assert {one: new.read.annotations(one) for one in new.read.article_ids()} == before
        assert sum(1 for _ in new.read.links()) == 80


def test_what_was_deleted_does_not_come_back(filled: Session, tmp_path: Path) -> None:
    article = next(iter(filled.read.article_ids()))
    gone = filled.read.annotations(article)[0].id
    filled.run(annotate.delete(annotation_ids=[gone]))
    path = _changed(filled, "UPDATE annotations SET created = 5.5 || x'ff' WHERE pk = 9")
    rescue = salvage(path, tmp_path / "new.claims", annotator="bob")
    assert [each.split()[0] for each in rescue.restored] == ["annotation", "link"]
    with Session.open(tmp_path / "new.claims", annotator="") as new:
        assert new.read.annotation(gone) is None
        assert new.read.annotation_total() == 159


def test_a_damaged_page_of_annotations_is_restored(filled: Session, tmp_path: Path) -> None:
    before = {one: filled.read.annotations(one) for one in filled.read.article_ids()}
    filled.close()
    data = bytearray(filled.path.read_bytes())
    with closing(sqlite3.connect(filled.path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'annotations'"
        ).fetchone()
    data[(root - 1) * PAGE : root * PAGE] = b"\xff" * PAGE
    filled.path.write_bytes(bytes(data))
    rescue = salvage(filled.path, tmp_path / "new.claims", annotator="bob")
    assert (rescue.lost, len(rescue.restored)) == ([], 160 + 80)
    with Session.open(tmp_path / "new.claims", annotator="") as new:
        assert new.verify().is_sound
        assert {one: new.read.annotations(one) for one in new.read.article_ids()} == before


def test_nothing_of_a_stranger_s_schema_runs(filled: Session, tmp_path: Path) -> None:
    """A view in the place of a table could count for ever."""
    path = _changed(
        filled,
        "PRAGMA foreign_keys = OFF",
        "DROP TABLE links",
        "CREATE VIEW links AS WITH RECURSIVE n(pk) AS (SELECT 1 UNION ALL SELECT pk + 1 FROM n) "
        "SELECT pk, 1 AS id FROM n",
        "DROP TABLE statements",
        "CREATE TABLE statements (pk INTEGER PRIMARY KEY, id, wording GENERATED ALWAYS AS (zeroblob(1000000000)))",
        "INSERT INTO statements (pk, id) VALUES (1, 'a')",
    )
    with pytest.raises(UserError) as caught:
        Session.open(path, annotator="bob")
    assert caught.value.code == "project.foreign_schema"
    rescue = salvage(path, tmp_path / "new.claims", annotator="bob")
    assert (rescue.saved["articles"], rescue.saved["annotations"], rescue.saved["links"]) == (80, 160, 80)
    assert [each.split()[0] for each in rescue.restored] == ["link"] * 80  # from the journal, which is whole


def test_a_project_of_an_unreleased_state_is_told_apart_and_can_be_saved(
    filled: Session, tmp_path: Path
) -> None:
    """Tables of the same names with other columns, one more, and one less, as between two releases."""
    path = _changed(
        filled,
        "CREATE TABLE journal_edits (seq INTEGER, kind TEXT, id TEXT)",
        "DROP TABLE journal_parts",
        "ALTER TABLE annotations DROP COLUMN addressee",
        "ALTER TABLE articles ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'",
        "ALTER TABLE labels RENAME COLUMN position TO place",
    )
    with pytest.raises(UserError) as caught:
        Session.open(path, annotator="bob")
    assert caught.value.code == "project.other_schema"
    rescue = salvage(path, tmp_path / "new.claims", annotator="bob")
    assert not rescue.lost
    assert (rescue.saved["articles"], rescue.saved["annotations"], rescue.saved["links"]) == (80, 160, 80)
    with Session.open(tmp_path / "new.claims", annotator="") as new:
        assert new.verify().is_sound


def test_a_schema_that_is_damaged_itself_is_passed_over(filled: Session, tmp_path: Path) -> None:
    path = _changed(
        filled,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE links (' WHERE name = 'links'",
        NO_JOURNAL,
    )
    rescue = salvage(path, tmp_path / "new.claims", annotator="bob")
    assert (rescue.saved["articles"], rescue.saved["annotations"], rescue.saved["links"]) == (80, 160, 0)


def test_a_long_stretch_that_cannot_be_read_is_passed_over_quickly(tmp_path: Path) -> None:
    """As many questions as the stretch has rows would take minutes."""
    path = tmp_path / "p.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE statements (pk INTEGER PRIMARY KEY, id TEXT)")
    connection.executemany("INSERT INTO statements VALUES (?, ?)", [(n, "x" * 50) for n in range(1, 20_001)])
    connection.commit()
    asked = 0

    class Counting(sqlite3.Connection):
        def execute(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
            nonlocal asked
            asked += 1
            if values and isinstance(values, tuple) and len(values) == 2:
                first, size = values
                if first <= 15_000 and first + size > 301:
                    raise sqlite3.DatabaseError
            return super().execute(statement, values)

    connection.close()
    counting = sqlite3.connect(path, factory=Counting)
    lost: list[str] = []
    found = [row[0] for row in rows(counting, "statements", ("id",), lost)]
    counting.close()
    assert found == [*range(1, 301), *range(15_001, 20_001)]
    assert lost == ["statements: about 14700 rows before number 15001 cannot be read"]
    assert asked < 1_500
