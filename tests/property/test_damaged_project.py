"""Whatever happens to a project's files: they open or are refused in words, nothing breaks, hangs or is made worse.

Each case is made from its number alone. ``CLAIMS_ANNOTATOR_FUZZ_CASES`` says how many there are, and
``CLAIMS_ANNOTATOR_FUZZ_FIRST`` at which number they begin.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
import tracemalloc
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.views import ArticleFilter
from annotator.services import annotate, curate
from annotator.services.session import Session
from annotator.services.transfer import export_file
from tests.property.harm import ENDS, PAGE, forge, harmed
from tests.property.harm_pages import led_astray, mapped
from tests.property.harm_rows import rewritten
from tests.property.use import bring_in, is_told, rescue, speak, use

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article
    from tests.property.harm import Files

CASES = int(os.environ.get("CLAIMS_ANNOTATOR_FUZZ_CASES", "150"))
FIRST = int(os.environ.get("CLAIMS_ANNOTATOR_FUZZ_FIRST", "0"))
SECONDS = 2.0
_MEASURED = 32  # one case of so many is looked at for what Python sets aside; it makes it three times as slow
_RESCUED = (
    6  # from one case of so many what can be read is saved, which makes a new project, and its ledger is made
)
_FREE_BYTES = 8_000_000  # SQLite's own caches, however small the file is


@pytest.fixture
def whole(session: Session, add_article: Callable[..., Article]) -> tuple[Path, Files, Files]:
    """Return the path of a sound project with a little of everything, its files closed, and as while it is open."""
    claim, denial = session.read.tag_set().labels[:2]
    for n in range(6):
        words = f"Text {n}: he said no. " * (400 if n == 5 else 8)
        article = add_article(session, words, title=f"Title {n}", publisher="Wire", published="2023-09-25")
        ids = [
            session.run(
                annotate.add(article_id=article.id, label_id=label.id, fragments=[Span(0, 7), Span(9, 20)])
            )
            .edits[0]
            .id
            for label in (denial, claim)
        ]
        session.run(annotate.set_speaker(annotation_id=ids[0], name=f"Speaker {n}"))
        session.run(curate.add_link(type="denies", from_id=ids[0], to_id=ids[1]))
    session.undo()
    export_file(session, session.path.with_name("exported.jsonl"), "jsonl")
    session.path.with_name("seed.txt").write_text("“We deny it,” he said.", encoding="utf-8")
    session.close()
    closed = {"": session.path.read_bytes()}
    with Session.open(session.path, annotator="alice") as again:
        for row in again.read.article_page(ArticleFilter()).rows[:3]:
            again.run(curate.set_article_facts(article_id=row.id, title="Newer", author="He"))
        log = session.path.with_name(f"{session.path.name}-wal")
        opened = {"": session.path.read_bytes(), "-wal": log.read_bytes()}
    return session.path, closed, opened


def _put(path: Path, files: Files) -> None:
    for end in ENDS:
        beside = path.with_name(path.name + end)
        if end in files:
            beside.write_bytes(files[end])
        else:
            beside.unlink(missing_ok=True)


def _most_resident() -> int:
    """Return the bytes that this process has had in memory at most, 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class TooSlowError(Exception):
    """A case took longer than it may. A busy machine makes one slow once, so that it is tried again."""


def _is_held(path: Path) -> bool:
    """Tell whether this process still has the project open, where the system says so."""
    listing = "/proc/self/fd"
    if not os.path.isdir(listing):  # noqa: PTH112 - a folder of links that come and go
        return False
    for name in os.listdir(listing):  # noqa: PTH208 - as above
        try:
            if os.readlink(f"{listing}/{name}").startswith(str(path)):  # noqa: PTH115 - as above
                return True
        except OSError:
            pass
    return False


def _case(path: Path, number: int, limit: int, sound: Path) -> set[str]:
    """Use and rescue what lies at the path, within the time and the memory that it may take."""
    chance = random.Random(number)
    is_measured = number % _MEASURED == 0
    if is_measured:
        tracemalloc.start()
    began = time.process_time()
    before = {end: path.with_name(path.name + end).exists() for end in ENDS}
    content = path.read_bytes()
    try:
        try:
            outcomes = use(path, with_ledger=number % _RESCUED == 3)
        except UserError as error:
            assert is_told(error), error.trouble  # noqa: PT017 - as above
            outcomes = {error.code}
            if not before["-wal"] and not before["-journal"]:
                assert path.read_bytes() == content, f"case {number} was refused, and changed"
        if number % _RESCUED == 0:
            outcomes.add(rescue(path))
        if number % _RESCUED == 1:
            outcomes.add(bring_in(path, sound))
        for _ in range(2):
            outcomes.add(speak(path, chance))
        took = time.process_time() - began
        most = tracemalloc.get_traced_memory()[1] if is_measured else 0
    finally:
        if is_measured:
            tracemalloc.stop()
    if _is_held(path):  # by a statement that failed, in the trace of its exception
        gc.collect()
        assert not _is_held(path), f"case {number} was not let go"
    if took >= SECONDS * (3 if is_measured else 1):
        msg = f"case {number} took {took:.1f} s"
        raise TooSlowError(msg)
    assert most < limit, f"case {number} took {most} bytes"
    return outcomes


def _make(way: str, path: Path, files: Files, closed: Files, chance: random.Random) -> None:
    """Put the harmed project into its place."""
    chance.random()
    match way:
        case "bytes":
            _put(path, harmed(files, chance))
        case "pages":
            _put(path, led_astray(files, chance))
            if chance.random() < 0.05:
                _put(path, closed)
                mapped(path, chance.randrange(1 << 30))
        case "shell":
            _put(path, closed)
            forge(path, chance)
        case _:
            _put(path, closed)
            rewritten(path, chance)


@pytest.mark.parametrize("way", ["bytes", "shell", "pages", "rows"])
def test_a_harmed_project_never_breaks_the_program(whole: tuple[Path, Files, Files], way: str) -> None:
    path, closed, opened = whole
    outcomes: Counter[str] = Counter()
    limit = 10 * len(closed[""]) + _FREE_BYTES
    sound = path.with_name("sound.claims")
    for number in range(FIRST, FIRST + CASES):
        chance = random.Random(number)
        files = opened if chance.random() < 0.35 else closed
        resident = _most_resident()
        try:
            for last in (False, True):
                _make(way, path, files, closed, random.Random(number))
                _put(sound, opened)
                try:
                    outcomes.update(_case(path, number, limit, sound))
                except TooSlowError:
                    if last:
                        raise
                else:
                    break
        except BaseException as error:
            error.add_note(f"{way}, case {number}")
            raise
        if number > FIRST + 50:  # all that is loaded at the first use is there
            assert _most_resident() - resident < limit, f"{way}, case {number} filled the memory"
    assert {"used", "saved", "project.damaged"} <= set(outcomes)
    print(dict(outcomes))


def test_the_files_that_are_damaged_are_small_and_have_what_they_need(
    whole: tuple[Path, Files, Files],
) -> None:
    """What the cases rest on: a page of its size, many pages, and a log with pages in it."""
    path, closed, opened = whole
    assert int.from_bytes(closed[""][16:18], "big") == PAGE
    assert 40 < len(closed[""]) // PAGE < 120
    assert len(opened["-wal"]) > 10 * PAGE
    _put(path, opened)
    with Session.open(path, annotator="bob") as session:
        assert {row.title for row in session.read.article_page(ArticleFilter()).rows} > {"Newer"}
