"""Searching: the places are those of the words that the index found, in code points of the text as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.services.searching import hits
from annotator.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.core.values import Article

_LETTERS = "aEzàÉñüßæøςΣάЙёжщآأبلא한글カガ中é\u0301e\u0301\u0327"
words = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=5).filter(lambda word: word[0].isalpha())


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Le café, le CAFE\u0301 et la cafétéria", "cafe", ["café", "CAFE\u0301"]),
        ("Le café, le CAFE\u0301 et la cafétéria", "caf*", ["café", "CAFE\u0301", "cafétéria"]),
        ("😀 он сказал нет\x00нет и НЕТ", "нет", ["нет", "нет", "НЕТ"]),
        ("he denied it; he never denied", '"he denied"', ["he denied"]),
        ("he\r\ndenied", '"he denied"', ["he\r\ndenied"]),
        ("Straße", "straße", ["Straße"]),
        ("ΟΔΟΣ, οδος, οδός", "οδος", ["ΟΔΟΣ", "οδος"]),
    ],
)
def test_places_are_of_the_words_asked_for(
    session: Session, add_article: Callable[..., Article], text: str, query: str, found: list[str]
) -> None:
    article = add_article(session, text)
    places = list(hits(session.read, query))
    assert [hit.text for hit in places] == found
    for hit in places:
        assert hit.article_id == article.id
        assert text[hit.start : hit.end] == hit.text
        assert text.startswith(hit.before[-5:] + hit.text, hit.start - len(hit.before[-5:]))


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_what_the_index_finds_has_a_place(
    tmp_path_factory: pytest.TempPathFactory,
    add_article: Callable[..., Article],
    text: list[str],
    data: st.DataObject,
) -> None:
    with Session.create(tmp_path_factory.mktemp("found") / "p.claims", annotator="alice") as session:
        add_article(session, " ".join(text))
        word = data.draw(st.sampled_from(text))
        assert any(hit.text == word for hit in hits(session.read, word))
