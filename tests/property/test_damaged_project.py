"""Whatever happens to a project's files: they open or are refused in words, nothing breaks, hangs or is made worse.

Each case is made from its number alone. ``CLAIMS_ANNOTATOR_FUZZ_CASES`` says how many there are, and
``CLAIMS_ANNOTATOR_FUZZ_FIRST`` at which number they begin.
"""

from __future__ import annotations

import io
import os
import random
import sys
import time
import tracemalloc
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.views import ArticleFilter
from annotator.services import annotate, curate
from annotator.services.ledger import ledger_of
from annotator.services.recovery import salvage
from annotator.services.searching import hits
from annotator.services.session import Session
from annotator.services.statistics import statistics
from annotator.services.transfer import export_to
from annotator.services.wording import ROWS, line
from tests.property.harm import ENDS, PAGE, forge, harmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.core.values import Article
    from annotator.store.verify import Verification
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


def _reads(session: Session, *, with_ledger: bool) -> Iterator[Callable[[], object]]:
    read = session.read
    yield lambda: [
        read.text(article.text_sha256)
        for row in read.article_page(ArticleFilter()).rows
        if (article := read.article(row.id)) is not None
    ]
    yield lambda: read.article_page(ArticleFilter(words="tex"))
    yield lambda: [
        (read.annotations(one), read.links_of_article(one), read.awaited_links(article_id=one))
        for one in read.article_ids()
    ]
    yield read.sources
    yield read.statements
    yield read.tag_set
    yield lambda: (read.label_counts(), read.annotation_total(), read.annotators())
    yield lambda: [(entry, read.journal_edits(entry.seq)) for entry in read.journal()]
    yield lambda: list(islice(hits(read, "said"), 20))
    yield lambda: statistics(read).as_json()
    if with_ledger:
        yield lambda: ledger_of(session)
    yield lambda: export_to(session, io.BytesIO(), "jsonl")


def _writes(session: Session) -> Iterator[Callable[[], object]]:
    read = session.read

    def mark() -> None:
        one = next(iter(read.article_ids()))
        session.run(
            annotate.add(article_id=one, label_id=next(iter(read.tag_set())).id, fragments=[Span(1, 4)])
        )

    def rename() -> None:
        session.run(curate.set_article_facts(article_id=next(iter(read.article_ids())), title="Another"))

    yield session.undo
    yield session.undo
    yield session.redo
    yield mark
    yield rename
    yield session.undo
    yield session.refresh


def _is_told(error: UserError) -> bool:
    return error.code in ROWS and line(error.trouble).isprintable()


def _use(path: Path, *, with_ledger: bool) -> set[str]:
    """Do everything with the project that it lets be done; return the codes of what it refuses."""
    refused: set[str] = set()
    verified: list[Verification] = []

    def attempt(one: Callable[[], object]) -> bool:
        try:
            one()
        except UserError as error:
            assert _is_told(error), error.trouble  # noqa: PT017 - whether there is an error at all is open
            refused.add(error.code)
            return False
        except StopIteration:  # no article is left to do it to
            pass
        return True

    with Session.open(path, annotator="bob") as session:
        for one in _reads(session, with_ledger=with_ledger):
            attempt(one)
        was_sound = (
            attempt(lambda: verified.append(session.verify())) and not refused and verified[0].is_sound
        )
        for one in _writes(session):
            seq = session.read.last_seq() if was_sound else None
            if not attempt(one) and was_sound:
                assert session.read.last_seq() == seq
        if was_sound:
            result = session.verify()
            assert result.is_sound, result.problems
    return refused or {"used"}


def _rescue(path: Path) -> str:
    target = path.with_name("saved.claims")
    try:
        salvage(path, target, annotator="bob")
        with Session.open(target, annotator="bob") as saved:
            result = saved.verify()
            assert result.is_sound, result.problems
    except UserError as error:
        assert _is_told(error), error.trouble  # noqa: PT017 - as above
        assert not target.exists(), error.trouble  # noqa: PT017 - as above
        return error.code
    target.unlink()
    return "saved"


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


def _case(path: Path, number: int, limit: int) -> set[str]:
    """Use and rescue what lies at the path, within the time and the memory that it may take."""
    is_measured = number % _MEASURED == 0
    if is_measured:
        tracemalloc.start()
    began = time.process_time()
    before = {end: path.with_name(path.name + end).exists() for end in ENDS}
    content = path.read_bytes()
    try:
        try:
            outcomes = _use(path, with_ledger=number % _RESCUED == 3)
        except UserError as error:
            assert _is_told(error), error.trouble  # noqa: PT017 - as above
            outcomes = {error.code}
            if not before["-wal"] and not before["-journal"]:
                assert path.read_bytes() == content, f"case {number} was refused, and changed"
        if number % _RESCUED == 0:
            outcomes.add(_rescue(path))
        took = time.process_time() - began
        most = tracemalloc.get_traced_memory()[1] if is_measured else 0
    finally:
        if is_measured:
            tracemalloc.stop()
    assert not _is_held(path), f"case {number} was not let go"
    if took >= SECONDS * (3 if is_measured else 1):
        msg = f"case {number} took {took:.1f} s"
        raise TooSlowError(msg)
    assert most < limit, f"case {number} took {most} bytes"
    return outcomes


def _make(way: str, path: Path, files: Files, closed: Files, chance: random.Random) -> None:
    """Put the harmed project into its place."""
    chance.random()
    if way == "bytes":
        _put(path, harmed(files, chance))
    else:
        _put(path, closed)
        forge(path, chance)


@pytest.mark.parametrize("way", ["bytes", "shell"])
def test_a_harmed_project_never_breaks_the_program(whole: tuple[Path, Files, Files], way: str) -> None:
    path, closed, opened = whole
    outcomes: Counter[str] = Counter()
    limit = 10 * len(closed[""]) + _FREE_BYTES
    for number in range(FIRST, FIRST + CASES):
        chance = random.Random(number)
        files = opened if chance.random() < 0.35 else closed
        resident = _most_resident()
        try:
            for last in (False, True):
                _make(way, path, files, closed, random.Random(number))
                try:
                    outcomes.update(_case(path, number, limit))
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
