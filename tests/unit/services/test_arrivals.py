"""What an import is given: folders and archives with their paths kept, what was pasted, and nothing left behind."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotator.services.arrivals import Received
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from annotator.core.values import Article
    from annotator.services.session import Session
    from annotator.services.transfer_report import ImportReport


@pytest.fixture(autouse=True)
def _nothing_stays_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield
    assert list(place.iterdir()) == []


def _zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def _articles(session: Session) -> dict[str, Article]:
    return {one.file: one for one in session.read.articles_with(session.read.article_ids()).values()}


def _codes(report: ImportReport) -> list[str]:
    return [each.code for each in report.refused]


def test_a_folder_keeps_the_paths_below_it(session: Session, tmp_path: Path) -> None:
    (tmp_path / "in" / "sub" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("one")
    (tmp_path / "in" / "sub" / "deep" / "a.txt").write_text("two")
    report = import_files(session, [tmp_path / "in"])
    assert report.refused == []
    assert set(_articles(session)) == {"a.txt", "sub/deep/a.txt"}


def test_an_archive_is_a_folder(session: Session, tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "pages.zip",
        {
            "a.txt": b"one",
            "sub/a.txt": b"two",
            "sub/rows.csv": b"title,text\nT,three\nU,\n",
            "sub/bad.txt": b"",
            "__MACOSX/a.txt": b"no",
            ".hidden.txt": b"no",
            "picture.png": b"\x89PNG",
        },
    )
    report = import_files(session, [path])
    articles = _articles(session)
    assert set(articles) == {"a.txt", "sub/a.txt", ""}
    assert articles["sub/a.txt"].meta == {"archive": "pages.zip"}
    assert [(each.code, each.file, each.line) for each in report.refused] == [
        ("text.empty", f"{path}/sub/bad.txt", 0),
        ("table.no_text_in_row", f"{path}/sub/rows.csv", 3),
    ]
    assert report.files == 4
    again = import_files(session, [path])
    assert again.accepted.total() == 0


def test_an_archive_in_a_folder_and_with_a_format(session: Session, tmp_path: Path) -> None:
    (tmp_path / "in" / "x").mkdir(parents=True)
    _zip(tmp_path / "in" / "x" / "one.zip", {"b.txt": b"one", "c.csv": b"text\ntwo\n"})
    report = import_files(session, [tmp_path / "in"], ImportOptions(format="text"))
    assert (report.accepted.total(), _codes(report)) == (1, [])
    report = import_files(session, [tmp_path / "in"])
    assert (report.accepted.total(), report.skipped.total()) == (1, 1)


def test_standoff_files_in_an_archive_find_their_texts(session: Session, tmp_path: Path) -> None:
    files = {"n/a.txt": b"He denied it.", "n/a.ann": b"T1\tdenial 3 9\tdenied\n", "n/b.txt": b"Alone."}
    report = import_files(session, [_zip(tmp_path / "a.zip", files)])
    assert report.refused == []
    assert report.accepted == {"article": 2, "annotation": 1}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"../../evil.txt": b"x"}, "zip.bad_path"),
        ({"/etc/evil.txt": b"x"}, "zip.bad_path"),
        ({"bomb.txt": b"a" * 30_000_000}, "zip.bomb"),
        ({"a.png": b"x"}, "folder.nothing_known"),
        ({}, "folder.nothing_known"),
    ],
)
def test_a_hostile_archive_is_one_line(
    session: Session, tmp_path: Path, files: dict[str, bytes], code: str
) -> None:
    path = _zip(tmp_path / "a.zip", files)
    report = import_files(session, [path])
    assert _codes(report) == [code]
    assert report.is_nothing
    assert not (tmp_path.parent / "evil.txt").exists()


def test_an_archive_in_an_archive_is_not_unpacked(session: Session, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", "one")
    report = import_files(session, [_zip(tmp_path / "a.zip", {"b.zip": inner.getvalue(), "c.txt": b"two"})])
    assert report.accepted.total() == 1
    assert [(each.code, Path(each.file).name) for each in report.refused] == [("zip.nested", "b.zip")]


def test_an_archive_cut_off_anywhere_is_told(session: Session, tmp_path: Path) -> None:
    data = _zip(tmp_path / "a.zip", {"a.txt": b"one", "b.txt": b"two"}).read_bytes()
    path = tmp_path / "cut.zip"
    for end in range(0, len(data), 7):
        path.write_bytes(data[:end])
        report = import_files(session, [path])
        assert report.accepted.total() == 0
        assert len(report.refused) == 1


def test_what_was_pasted_comes_in_exactly(session: Session) -> None:
    text = "A “claim”\r\nand\u2028more 😀\x00."
    report = import_files(session, [Received(name="pasted", data=text)], ImportOptions(format="text"))
    assert report.refused == []
    (article,) = _articles(session).values()
    assert session.read.text(article.text_sha256) == text
    assert (article.file, article.encoding) == ("pasted", "utf-8")


def test_what_was_dropped_as_bytes_is_recognised_by_its_name(session: Session) -> None:
    given = [
        Received(name="a.csv", data=b"title,text\nT,three\nU,\n"),
        Received(name="../../b.txt", data="два три четыре".encode("utf-16")),
        Received(name="half", data="a\ud800"),
        Received(name="", data="no name"),
    ]
    report = import_files(session, given)
    assert report.accepted.total() == 3
    assert [(each.file, each.line) for each in report.refused] == [("a.csv", 3), ("half", 0)]
    assert set(_articles(session)) == {"", "../../b.txt", "unnamed"}
