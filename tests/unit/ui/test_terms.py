"""Words of data as people read them, and counts within sentences."""

from __future__ import annotations

import pytest

from annotator.ui.terms import counted_in


@pytest.mark.parametrize(
    ("hits", "articles", "words"),
    [(1, 1, "1 hit in 1 article"), (2, 1, "2 hits in 1 article"), (0, 21, "0 hits in 21 articles")],
)
def test_each_number_has_the_plural_of_its_own_word(hits: int, articles: int, words: str) -> None:
    assert counted_in("{hits} hit(s) in {articles} article(s)", hits=hits, articles=articles) == words


def test_what_is_put_in_is_no_pattern() -> None:
    put_in = counted_in("{n} article(s) in {file}, {m} link(s)", n=1, m=2, file="page(s) {n}.csv")
    assert put_in == "1 article in page(s) {n}.csv, 2 links"
