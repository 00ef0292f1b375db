"""What is done with a project of which nobody knows whether it is sound: everything, by the services and the shell.

Whatever it is, it is refused in one line or used; nothing else comes out.
"""

from __future__ import annotations

import contextlib
import io
import sys
from itertools import islice
from typing import TYPE_CHECKING

from annotator.cli.program import run
from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.views import ArticleFilter
from annotator.services import annotate, curate
from annotator.services.ledger import ledger_of
from annotator.services.merge import merge
from annotator.services.recovery import salvage
from annotator.services.searching import hits
from annotator.services.session import Session
from annotator.services.statistics import statistics
from annotator.services.transfer import export_to
from annotator.services.wording import ROWS, line

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.store.verify import Verification

_WORDS = "fault of the program"  # what is said of an exception that nobody expected
_COMMANDS = (
    *(
        "articles P --json",
        "articles P",
        "stats P --json",
        "ledger P --json",
        "timeline P --json",
        "drift P --json",
    ),
    *(
        "duplicates P --json",
        "agree P --json",
        "history P --json",
        "history P -n 3",
        "verify P --json",
        "verify P",
    ),
    *(
        "search P said --json",
        'search P "he said"',
        "search P tex*",
        "suggest P --json",
        "suggest P",
        "undo P -n 3",
    ),
    *(
        "redo P",
        "undo P --entry 5",
        "undo P --entry 12",
        "undo P --entry 20",
        "backup P copy",
        "verify P exported",
    ),
    *("merge P sound --dry-run", "merge P sound", "import P seed", "salvage P copy"),
    *(
        f"export P --format {name} --status all"
        for name in (
            *(
                "jsonl",
                "jsonl-rows",
                "prodigy",
                "doccano",
                "labelstudio",
                "brat",
                "labelbuddy",
                "w3c",
                "webanno",
            ),
            *(
                "webanno-json",
                "spacy",
                "conll",
                "refi-qda",
                "schema-org",
                "report",
                "codebook",
                "codebook-qdc",
                "csv",
            ),
        )
    ),
)


def speak(path: Path, chance: random.Random) -> str:
    """Run one command of the shell on the project, and return which and how it ended."""
    command = chance.choice(_COMMANDS)
    places = {"P": path, "copy": path.with_name("copied.claims"), "sound": path.with_name("sound.claims")}
    places |= {"seed": path.with_name("seed.txt"), "exported": path.with_name("exported.jsonl")}
    argv = [str(places.get(word, word)) for word in command.split(" ")]
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(argv)
        sys.stderr.flush()
    err.seek(0)
    said = err.read()
    assert code in {0, 1, 2}, (command, code)
    assert _WORDS not in said, (command, said)
    assert all(each.startswith("claims-annotator: ") for each in said.splitlines()), (command, said)
    assert code == 0 or said or code == 1, (command, code)
    if code == 2:
        assert said.count("\n") == 1, (command, said)
    copied = places["copy"]
    if copied.exists():
        assert command.endswith("copy")
        if command.startswith("salvage"):
            with Session.open(copied, annotator="bob") as session:
                result = session.verify()
                assert result.is_sound, (command, result.problems)
        copied.unlink()
    return f"{argv[0]} {code}"


def bring_in(path: Path, sound: Path) -> str:
    """Merge the project into a sound one, which must be sound afterwards, and return what came of it."""
    with Session.open(sound, annotator="bob") as session:
        before = session.read.last_seq()
        try:
            report = merge(session, [path])
        except UserError as error:
            assert is_told(error), error.trouble  # noqa: PT017 - whether there is an error at all is open
            assert session.read.last_seq() == before
            outcome = error.code
        else:
            for trouble in (*report.refused, *report.repairs, *report.notes):
                assert trouble.code in ROWS, trouble
                assert line(trouble).isprintable(), trouble
            outcome = "merged"
        result = session.verify()
        assert result.is_sound, result.problems
        if session.read.last_seq() > before:
            session.undo()
            result = session.verify()
            assert result.is_sound, result.problems
    return outcome


def reads(session: Session, *, with_ledger: bool) -> Iterator[Callable[[], object]]:
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
    yield lambda: [
        (entry, read.journal_edits(entry.seq), read.touched(entry.seq)) for entry in read.journal()
    ]
    yield lambda: list(islice(hits(read, "said"), 20))
    yield lambda: statistics(read).as_json()
    if with_ledger:
        yield lambda: ledger_of(session)
    yield lambda: export_to(session, io.BytesIO(), "jsonl")


def writes(session: Session) -> Iterator[Callable[[], object]]:
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


def is_told(error: UserError) -> bool:
    return error.code in ROWS and line(error.trouble).isprintable()


def use(path: Path, *, with_ledger: bool) -> set[str]:
    """Do everything with the project that it lets be done; return the codes of what it refuses."""
    refused: set[str] = set()
    verified: list[Verification] = []

    def attempt(one: Callable[[], object]) -> bool:
        try:
            one()
        except UserError as error:
            assert is_told(error), error.trouble  # noqa: PT017 - whether there is an error at all is open
            refused.add(error.code)
            return False
        except StopIteration:  # no article is left to do it to
            pass
        return True

    with Session.open(path, annotator="bob") as session:
        for one in reads(session, with_ledger=with_ledger):
            attempt(one)
        was_sound = (
            attempt(lambda: verified.append(session.verify())) and not refused and verified[0].is_sound
        )
        for one in writes(session):
            seq = session.read.last_seq() if was_sound else None
            if not attempt(one) and was_sound:
                assert session.read.last_seq() == seq
        if was_sound:
            result = session.verify()
            assert result.is_sound, result.problems
    return refused or {"used"}


def rescue(path: Path) -> str:
    target = path.with_name("saved.claims")
    try:
        salvage(path, target, annotator="bob")
        with Session.open(target, annotator="bob") as saved:
            result = saved.verify()
            assert result.is_sound, result.problems
    except UserError as error:
        assert is_told(error), error.trouble  # noqa: PT017 - as above
        assert not target.exists(), error.trouble  # noqa: PT017 - as above
        return error.code
    target.unlink()
    return "saved"
