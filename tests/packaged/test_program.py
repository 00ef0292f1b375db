"""The packaged program does its job from end to end, wherever and by whomever it is installed.

``make test-packaged`` runs this on what ``CLAIMS_ANNOTATOR_ARTEFACT`` names; see places.py for what that may be.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.packaged.places import Wine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.packaged.places import Place

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
PATIENCE = 90.0  # seconds; Wine starts slowly on a busy machine
LINUX_ONLY = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="it is about Linux's users and kernel"
)


def _run(
    place: Place, *arguments: str, profile: Path, code: int = 0, user: str = "", **variables: str
) -> str:
    """Run the program with this profile and nothing else in its environment; return what it printed."""
    done = subprocess.run(
        place.command(*arguments, variables=_variables(place, profile, variables), user=user),
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=_of_windows(place, profile),
        cwd=profile,
    )
    said = done.stdout.decode(errors="replace") + done.stderr.decode(errors="replace")
    assert done.returncode == code, said
    assert "Traceback" not in said
    return done.stdout.decode()


def _variables(place: Place, profile: Path, more: dict[str, str]) -> dict[str, str]:
    return {
        "CLAIMS_ANNOTATOR_PROFILE": place.path(profile),
        "HOME": str(profile),
        "LC_ALL": "C.UTF-8",
        **more,
    }


def _of_windows(place: Place, profile: Path) -> dict[str, str] | None:
    return (
        {**os.environ, "CLAIMS_ANNOTATOR_PROFILE": place.path(profile)} if sys.platform == "win32" else None
    )


def _export(place: Place, profile: Path, project: Path) -> list[dict[str, object]]:
    target = profile / f"{project.stem}.jsonl"
    _run(
        place,
        *("export", place.path(project), "--format", "jsonl", "--status", "all", "-o", place.path(target)),
        profile=profile,
    )
    return [json.loads(line) for line in target.read_bytes().split(b"\n")[:-1]]


def _spans(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [span for row in rows for span in row.get("spans", [])]  # type: ignore[attr-defined]  # of the JSON


def _tool(display: str, *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "DISPLAY": display},
    )
    return done.stdout.strip()


def _wait_for(what: str, is_there: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_there():
        assert time.monotonic() < end, f"{what} did not come within {PATIENCE:.0f} seconds"
        time.sleep(0.2)


def _wait_for_annotation(place: Place, project: Path) -> None:
    _wait_for("the annotation", lambda: _spans(_export(place, project.parent, project)))


class Window:
    """A window of the program on the virtual display."""

    def __init__(self, place: Place, profile: Path, display: str, *arguments: str, user: str = "") -> None:
        self.place, self.display = place, display
        before = self._found()
        variables = _variables(place, profile, {"DISPLAY": display})
        self.process = subprocess.Popen(
            place.command(*arguments, variables=variables, user=user),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=profile,
        )
        try:
            _wait_for("the window", lambda: self._found() - before)
        except AssertionError:
            self.process.kill()
            self.process.wait()
            raise
        self.number = min(self._found() - before)

    def _found(self) -> set[str]:
        return set(_tool(self.display, "search", "--onlyvisible", "--name", "Claims Annotator$").split())

    def press(self, *keys: str) -> None:
        """Press keys in this window, one after the other, as a person does."""
        _tool(self.display, "windowfocus", "--sync", self.number)
        for key in keys:
            _tool(self.display, "key", "--clearmodifiers", key)
            time.sleep(0.3)

    def kill(self) -> None:
        """End the program as a crash does, without a chance to do anything more."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if isinstance(self.place, Wine):
            subprocess.run(
                ["chroot", str(self.place.root), "env", "HOME=/root", "wineserver", "-k"], check=False
            )
        _wait_for("the end of the window", lambda: self.number not in self._found())


def test_it_says_its_version(place: Place, shared: Path) -> None:
    assert _run(place, "--version", profile=shared).startswith("claims-annotator ")


def test_it_tests_itself_and_paints_its_window(place: Place, shared: Path) -> None:
    picture = shared / "window.png"
    _run(place, "self-test", "--screenshot", place.path(picture), profile=shared)
    assert picture.read_bytes().startswith(b"\x89PNG")
    # Drawn text compresses far worse than boxes for letters that no font has.
    assert picture.stat().st_size > 40_000


def test_the_main_job_by_keys(place: Place, shared: Path, display: str) -> None:
    project = shared / "default.claims"
    window = Window(place, shared, display)
    _wait_for("the default project", project.exists)
    time.sleep(2)  # the article is painted a moment after the project is there
    window.press("s", "c")
    _wait_for("the annotation", lambda: _spans(_export(place, shared, project)))
    window.press("n", "s", "d")
    _wait_for("the second annotation", lambda: len(_spans(_export(place, shared, project))) == 2)
    window.kill()
    before = _export(place, shared, project)
    assert [(span["label"], span["origin"]) for span in _spans(before)] == [
        ("claim", "manual"),
        ("denial", "manual"),
    ]
    for row in before:
        for span in row.get("spans", []):  # type: ignore[attr-defined]  # of the JSON
            assert row["text"][span["start"] : span["end"]] == span["text"]  # type: ignore[index]  # as above
    again = Window(place, shared, display)
    time.sleep(2)
    again.press("ctrl+z")
    _wait_for("the undone annotation", lambda: len(_spans(_export(place, shared, project))) == 1)
    again.press("ctrl+shift+z")
    _wait_for("the annotation done again", lambda: len(_spans(_export(place, shared, project))) == 2)
    again.kill()
    assert [row["text"] for row in _export(place, shared, project)] == [row["text"] for row in before]
    assert json.loads(_run(place, "verify", place.path(project), "--json", profile=shared))["ok"] is True


def test_the_main_job_from_the_shell(place: Place, shared: Path) -> None:
    first, second = shared / "first.claims", shared / "second.claims"
    _run(place, "new", place.path(first), "--seeds", profile=shared)
    rows = _export(place, shared, first)
    assert {row["file"] for row in rows} == {each.name for each in SEEDS.iterdir()}
    for row in rows:
        assert (SEEDS / str(row["file"])).read_bytes().decode("utf-8") == row["text"]
    rows[0]["spans"] = [{"start": 0, "end": 12, "label": "claim"}]
    marked = shared / "marked.jsonl"
    marked.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    _run(place, "new", place.path(second), profile=shared)
    _run(place, "import", place.path(second), place.path(marked), profile=shared)
    assert len(_spans(_export(place, shared, second))) == 1
    _run(place, "undo", place.path(second), profile=shared)
    assert _export(place, shared, second) == []
    _run(place, "redo", place.path(second), profile=shared)
    assert len(_spans(_export(place, shared, second))) == 1
    _run(place, "verify", place.path(second), profile=shared)


_PAGE = """<html lang="en"><head><title>Ministry denies it</title><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body><nav>Home</nav><article>
<h1>Ministry denies it</h1><p>The minister said on Tuesday that the plan would go ahead as agreed with the partners.</p>
<p>"We have no plans to stop," she told reporters after a long meeting in the capital, which lasted for hours.</p>
</article><footer>Share</footer></body></html>"""


def test_articles_of_every_kind_come_in_and_reports_go_out(place: Place, shared: Path) -> None:
    """What reads pages, PDF and DOCX looks for files of its own, which packaging may have left out."""
    page = shared / "page.html"
    page.write_text(_PAGE, encoding="utf-8")
    project, other = shared / "kinds.claims", shared / "others.claims"
    _run(place, "new", place.path(project), profile=shared)
    _run(place, "import", place.path(project), place.path(page), profile=shared)
    (row,) = _export(place, shared, project)
    assert (row["title"], row["publisher"], row["published"]) == (
        "Ministry denies it",
        "The Daily",
        "2024-03-05",
    )
    assert "no plans to stop" in str(row["text"])
    assert "Share" not in str(row["text"])
    _run(place, "new", place.path(other), profile=shared)
    for kind in ("docx", "pdf"):
        report = shared / f"report.{kind}"
        _run(
            place,
            "export",
            place.path(project),
            "--format",
            f"report-{kind}",
            "-o",
            place.path(report),
            profile=shared,
        )
        _run(place, "import", place.path(other), place.path(report), profile=shared)
    assert all("no plans to stop" in str(row["text"]) for row in _export(place, shared, other))
    assert len(_export(place, shared, other)) == 2


def test_what_is_wrong_gets_one_line_and_its_code(place: Place, shared: Path) -> None:
    _run(place, "export", place.path(shared / "none.claims"), "--format", "jsonl", profile=shared, code=2)
    _run(place, "nonsense", "--what", profile=shared, code=2)


def test_a_profile_with_spaces_and_umlauts(place: Place, shared: Path) -> None:
    profile = shared / "Jörg Müller’s Übung"
    profile.mkdir()
    project = profile / "Größe & Maß.claims"
    _run(place, "new", place.path(project), "--seeds", profile=profile)
    assert len(_export(place, profile, project)) == 5
    _run(place, "self-test", profile=profile)


def test_a_window_of_a_profile_with_spaces_and_umlauts(place: Place, shared: Path, display: str) -> None:
    profile = shared / "Анна Ω ürün"
    profile.mkdir()
    project = profile / "default.claims"
    window = Window(place, profile, display)
    _wait_for("the default project", project.exists)
    _wait_for("the articles", lambda: len(_export(place, profile, project)) == 5)
    window.kill()
    assert len(_export(place, profile, project)) == 5


def test_nothing_is_written_where_it_is_installed(place: Place, shared: Path) -> None:
    def state() -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.lstat().st_mtime_ns, path.lstat().st_size)
            for path in place.folder.rglob("*")
            if not path.is_dir()
        }

    if len(before := state()) > 20_000:
        pytest.skip(f"{place.folder} holds more than the program")
    _run(place, "self-test", profile=shared)
    _run(place, "new", place.path(shared / "a.claims"), "--seeds", profile=shared)
    assert state() == before


@LINUX_ONLY
def test_somebody_who_may_not_write_there_and_has_no_home(place: Place, shared: Path) -> None:
    if place.is_windows or os.geteuid() != 0:
        pytest.skip("becoming somebody else needs root, and a system with users")
    _run(place, "self-test", profile=shared, user="nobody", HOME="/nonexistent")
    _run(
        place,
        "new",
        str(shared / "own.claims"),
        "--seeds",
        profile=shared,
        user="nobody",
        HOME="/nonexistent",
    )
    assert len(_export(place, shared, shared / "own.claims")) == 5


@LINUX_ONLY
def test_an_environment_without_a_home(place: Place, shared: Path) -> None:
    if place.is_windows:
        pytest.skip("Windows has no HOME")
    command = place.command("self-test", variables={})
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=shared)
    assert done.returncode == 0, done.stdout + done.stderr


@LINUX_ONLY
def test_no_network(place: Place, shared: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("taking the network away needs root")
    command = ["unshare", "--net", *place.command("self-test", variables=_variables(place, shared, {}))]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_users_at_once(place: Place, shared: Path, display: str) -> None:
    users = ("", "") if place.is_windows or os.geteuid() != 0 else ("", "nobody")
    windows = []
    for number, user in enumerate(users):
        profile = shared / str(number)
        profile.mkdir()
        profile.chmod(0o777)
        windows.append(Window(place, profile, display, user=user))
        _wait_for("the default project", (profile / "default.claims").exists)
        time.sleep(2)
        windows[-1].press("s", "q")
        _wait_for_annotation(place, profile / "default.claims")
    for number, window in enumerate(windows):
        assert len(_spans(_export(place, shared / str(number), shared / str(number) / "default.claims"))) == 1
        if window.process.poll() is None:
            window.kill()


def test_a_project_opens_by_double_click(place: Place, shared: Path, display: str) -> None:
    project = shared / "double click.claims"
    _run(place, "new", place.path(project), "--seeds", profile=shared)
    if isinstance(place, Wine):
        assert 'Claims Annotator.exe" "%1"' in place.opened_by()
    window = Window(place, shared, display, place.path(project))
    window.kill()
    assert not (shared / "default.claims").exists()


def test_it_is_removed_without_a_trace_and_leaves_projects_alone(place: Place, shared: Path) -> None:
    project = shared / "mine.claims"
    _run(place, "new", place.path(project), "--seeds", profile=shared)
    content = project.read_bytes()
    assert place.remove() == []
    assert project.read_bytes() == content
