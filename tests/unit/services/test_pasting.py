"""Articles from the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotator.core.errors import UserError
from annotator.core.text import sha256
from annotator.formats.registry import Registry
from annotator.services import pasting

if TYPE_CHECKING:
    from annotator.services.session import Session

TEXT = "A minister denied it\r\n\r\nThe minister said no on 3 May 2023.\n"


def test_words_become_an_article_exactly_as_they_are_once(session: Session) -> None:
    made = pasting.add(session, pasting.of_text(TEXT))
    assert made.is_new
    article = session.read.article(made.article_id)
    assert article is not None
    assert session.read.text(article.text_sha256) == TEXT
    last = session.read.last_seq()
    assert pasting.add(session, pasting.of_text(TEXT)) == pasting.Pasted(made.article_id, is_new=False)
    assert session.read.last_seq() == last
    entry = session.read.undoable()
    assert entry is not None
    assert entry.operation == "article.paste"
    session.undo()
    assert session.read.article_count() == 0


@pytest.mark.parametrize(
    ("text", "code"), [("", "paste.empty"), (" \n\t", "paste.empty"), ("a\ud800", "paste.no_text")]
)
def test_what_is_no_text_is_refused_in_words(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        pasting.of_text(text)
    assert caught.value.trouble.code == code


def test_too_many_words_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "MOST_POINTS", 10)
    with pytest.raises(UserError) as caught:
        pasting.of_text("x" * 11)
    assert caught.value.trouble.code == "paste.too_long"


def test_a_page_without_an_article_gives_the_words_it_was_copied_with(session: Session) -> None:
    draft = pasting.of_html("<b></b>", "Plain words were said.", Registry())
    assert draft.text == "Plain words were said."
    made = pasting.add(session, draft)
    article = session.read.article(made.article_id)
    assert article is not None
    assert article.text_sha256 == sha256("Plain words were said.")
