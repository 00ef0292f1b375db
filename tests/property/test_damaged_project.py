"""Whatever bytes of a project file change: it opens or is refused in words, reads or is refused, and never hangs."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.spans import Span
from annotator.core.views import ArticleFilter
from annotator.services import annotate, curate
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article

CASES = int(os.environ.get("CLAIMS_ANNOTATOR_FUZZ_CASES", "150"))


@pytest.fixture
def whole(session: Session, add_article: Callable[..., Article]) -> tuple[Path, bytes]:
    """Return the path and the bytes of a sound project with a little of everything."""
    claim, denial = session.read.tag_set().labels[:2]
    for n in range(12):
        article = add_article(session, f"Text {n}: he said no. " * 60, title=f"Title {n}", publisher="Wire")
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
    session.close()
    return session.path, session.path.read_bytes()


def _harm(data: bytes, chance: random.Random) -> bytes:
    """Return the file with a page overwritten, some bits turned, a page doubled, or its end cut off."""
    harmed = bytearray(data)
    page = 16_384
    start = chance.randrange(len(data) // page) * page
    match chance.randrange(5):
        case 0:
            harmed[start : start + page] = chance.randbytes(page)
        case 1:
            for _ in range(chance.randrange(1, 40)):
                harmed[start + chance.randrange(page)] ^= 1 << chance.randrange(8)
        case 2:
            other = chance.randrange(len(data) // page) * page
            harmed[start : start + page] = data[other : other + page]
        case 3:
            del harmed[chance.randrange(len(data)) :]
        case _:
            for _ in range(8):
                harmed[chance.randrange(100)] = chance.randrange(256)
    return bytes(harmed)


def _use(path: Path) -> None:
    with Session.open(path, annotator="bob") as session:
        read = session.read
        for row in read.article_page(ArticleFilter(words="tex")).rows:
            article = read.article(row.id)
            if article is not None:
                read.text(article.text_sha256)
        for article_id in read.article_ids():
            read.annotations(article_id)
            read.links_of_article(article_id)
        read.sources()
        read.journal()
        list(read.texts_matching("said"))
        session.undo()
        session.redo()
        session.verify()


def test_a_harmed_file_never_breaks_the_program(whole: tuple[Path, bytes]) -> None:
    path, data = whole
    outcomes = set()
    for case in range(CASES):
        path.write_bytes(_harm(data, random.Random(case)))
        for beside in ("-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
        try:
            _use(path)
        except UserError as error:
            outcomes.add(error.code)
        else:
            outcomes.add("used")
    assert {"used", "project.damaged"} <= outcomes
