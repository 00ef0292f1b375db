"""What the widget is given in place of the stored text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.graphemes import is_boundary
from annotator.core.spans import Span
from annotator.ui.reader.display import display, invisible, long_line_breaks

characters = st.characters(codec="utf-8") | st.sampled_from(
    "\r\n\t\x00\x0b\x0c\x85\u2028\u2029\ufeff\ufffe\ufdd0\ufffc\u202e"
)
texts = st.text(characters, max_size=60) | st.lists(st.sampled_from(("\r\n", "a", "😀")), max_size=20).map(
    "".join
)


@given(texts)
def test_it_is_as_long_as_the_text_and_alters_only_what_qt_would(text: str) -> None:
    shown = display(text)
    assert len(shown.string) == len(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0\ufdd1\ufeff\ufffc\ufffe]", shown.string)
    for stored, seen in zip(text, shown.string, strict=True):
        if stored != seen:
            assert re.fullmatch("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]", stored)
            assert stored not in "\t\n\r"


def test_a_lone_surrogate_does_not_stop_it() -> None:
    assert display("a\ud800b").string == "a\ufffdb"


def test_plain_text_is_handed_over_as_it_is() -> None:
    text = "The Kremlin’s “theses”, 10\u00a0% …\n" * 10
    assert display(text).string is text


@pytest.mark.parametrize(
    "text",
    [
        "word " * 2_000,
        "y" * 5_000,
        "e\u0301" * 3_000,
        "👨\u200d👩\u200d👧" * 1_000,
        "a" * 999 + "\r\n" + "b" * 1_000 + "\r\n" + "c" * 1_001,
        "a" * 1_000 + "\n" + "b" * 3_000,
        "short\nlines\n" * 500,
        "x" * 999 + "\u2029" + "y" * 1_500 + "\r" + "z" * 10,
        "",
    ],
)
def test_long_lines_are_broken_between_characters_after_a_space_if_there_is_one(text: str) -> None:
    breaks = long_line_breaks(text, 1_000)
    assert list(breaks) == sorted(set(breaks))
    bounds = [0, *breaks, len(text)]
    for start, end in pairwise(bounds):
        longest = max((len(line) for line in re.split("[\n\r\u2029]", text[start:end])), default=0)
        assert longest <= 1_000
    for at in breaks:
        assert is_boundary(text, at)
        assert text[at - 1] not in "\n\r\u2029"
        if " " in text:
            assert text[at - 1] == " "


def test_one_cluster_longer_than_a_block_is_broken_all_the_same() -> None:
    assert long_line_breaks("a" + "\u0301" * 5_000, 1_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200bb", [1]),
        ("\ufeffab\ufeff", [0, 3]),
        ("a\u202eb\u202c", [1, 3]),
        ("\u2066a\u2069", [0, 2]),
        ("un\u00adbreak", [2]),
        ("👨\u200d👩\u200d👧", []),  # joiners that join are no matter
        ("می\u200cخواهم", []),
        ("क्\u200dष", []),
        ("nul\x00, page\x0c\x85", [3, 10, 11]),
        ("pass\u200dword", [4]),
        ("🏴\U000e0067\U000e0062\U000e007f", []),
        ("hi\U000e0068\U000e0069", [2]),
        ("plain text, “quoted”", []),
        ("❤\ufe0f", []),
    ],
)
def test_which_characters_get_a_mark(text: str, expected: list[int]) -> None:
    assert invisible(text, Span(0, len(text))) == expected
    padded = "x" * 10 + text
    assert invisible(padded, Span(10, len(padded))) == [at + 10 for at in expected]
