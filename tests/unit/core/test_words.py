"""Words as the keys step over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.graphemes import is_boundary
from annotator.core.words import (
    next_word_end,
    next_word_start,
    previous_word_end,
    previous_word_start,
    word_at,
)

PARTS = (
    "word", "Armenia’s", " ", "  ",
    ".", "...", ",”", "“", "1,000.5", "e\u0301", "👩\u200d👧", "🇦🇲", "мир", "中文", "ไทย", "\r\n",
    "\n", "-", "قال", "\u0301", "U.S.", "\x00", "\u00a0",
)  # fmt: skip
texts = st.lists(st.sampled_from(PARTS), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Armenia’s U.S. said", ["Armenia’s", " U.S", ".", " said"]),
        ("“we... cannot,” he", ["“", "we", "...", " cannot", ",", "”", " he"]),
        ("in 1,000.5 a", ["in", " 1,000.5", " a"]),
        ("Nagorno-Karabakh", ["Nagorno", "-", "Karabakh"]),
        ("Привет, мир", ["Привет", ",", " мир"]),
        ("我们说", ["我", "们", "说"]),
        ("a 👨\u200d👩\u200d👧 b", ["a", " 👨\u200d👩\u200d👧", " b"]),
        ("e\u0301te\u0301 x", ["e\u0301te\u0301", " x"]),
        ("", []),
        ("  ", ["  "]),
    ],
)
def test_steps_forward(text: str, steps: list[str]) -> None:
    found, position = [], 0
    while position < len(text):
        end = next_word_end(text, position)
        found.append(text[position:end])
        position = end
    assert found == steps


def test_steps_back_begin_at_words() -> None:
    text = "The Kremlin’s man said: “No.”"
    starts, position = [], len(text)
    while position > 0:
        position = previous_word_start(text, position)
        starts.append(position)
    assert [text[at:].split(maxsplit=1)[0] for at in reversed(starts)][:5] == [
        "The",
        "Kremlin’s",
        "man",
        "said:",
        ":",
    ]


@given(texts)
def test_each_step_gets_on_and_ends_between_characters(text: str) -> None:
    for position in range(len(text) + 1):
        ahead, behind = next_word_end(text, position), previous_word_start(text, position)
        start, end = next_word_start(text, position), previous_word_end(text, position)
        assert behind < position or position == behind == 0
        assert end < position or position == end == 0
        assert ahead > position or position == ahead == len(text)
        assert start > position or position == start == len(text)
        assert all(is_boundary(text, at) for at in (ahead, behind, start, end))


@given(texts)
def test_a_word_holds_the_place_it_is_asked_for(text: str) -> None:
    for position in range(len(text)):
        found = word_at(text, position)
        if found is None:
            assert text[position].isspace()
        else:
            assert found.start <= position <= found.end
            assert found.start < found.end
            assert text[found.start : found.end].strip() or not text[position].isspace()


def test_long_words_are_whole() -> None:
    text = "a " + "b" * 5000 + " c"
    assert previous_word_start(text, 4000) == 2
    assert word_at(text, 3000) == (2, 5002)
    assert previous_word_end(text, 5003) == 5002
