"""One article, two articles."""

from __future__ import annotations

import pytest

from annotator.core.counting import counted


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (21, "21 articles")]
)
def test_a_number_with_its_word(number: int, expected: str) -> None:
    assert counted(number, "article") == expected


def test_a_word_whose_plural_is_its_own() -> None:
    assert (counted(1, "entry", "entries"), counted(2, "entry", "entries")) == ("1 entry", "2 entries")
