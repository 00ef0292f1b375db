"""Grapheme clusters against Unicode's own test data, and the functions against each other."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import SupportsIndex

import regex  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.graphemes import (
    ceiling_boundary,
    clusters,
    floor_boundary,
    is_boundary,
    next_boundary,
    previous_boundary,
)

DATA = Path(__file__).resolve().parents[2] / "data" / "unicode" / "GraphemeBreakTest.txt"
# Text of the data, version 15.0, that the `regex` module splits by the rules of a later version. U+2701, upper blade
# scissors, was Extended_Pictographic up to Unicode 15.1 and is not from 16.0 on, so rule GB11 does not join it.
CHANGED_SINCE = {"\u2701\u200d\u2701"}

PARTS = (
    "a", " ", ".", "\r", "\n", "\r\n",
    "\u0301", "\u0308", "\u200d", "\u200c", "😀", "👩", "👍🏽", "🇦", "🇲", "क", "्", "ष", "ि",
    "ำ", "น", "ᄒ", "ᅡ", "ᆫ", "각", "\u0600", "1", "א", "ل", "中", "\ufe0f", "❤", "\x00", "\u2028", "\U000e0067", "🏴",
)  # fmt: skip
texts = st.lists(st.sampled_from(PARTS) | st.characters(codec="utf-8"), max_size=30).map("".join)


def cases() -> list[tuple[str, list[int]]]:
    result = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        body = line.split("#")[0].split()
        text, bounds = "", []
        for word in body:
            if word == "÷":
                bounds.append(len(text))
            elif word != "×":
                text += chr(int(word, 16))
        if body:
            result.append((text, bounds))
    return result


def walked(text: str) -> list[int]:
    bounds = [0]
    while bounds[-1] < len(text):
        bounds.append(next_boundary(text, bounds[-1]))
    return bounds


def test_the_data_of_unicode_decides() -> None:
    known = cases()
    assert len(known) == 602
    different = {text for text, bounds in known if walked(text) != bounds}
    assert different == CHANGED_SINCE
    assert regex.match(r"\p{Extended_Pictographic}", "\u2701") is None


def test_around_other_text_too() -> None:
    for text, bounds in cases():
        if text in CHANGED_SINCE:
            continue
        for before, after in (("x ", " y"), ("\n", "\n"), ("word", "")):
            if not before or not is_boundary(before + text + after, len(before)):
                continue
            whole = before + text + after
            inner = [
                at - len(before)
                for at in range(len(before), len(before) + len(text))
                if is_boundary(whole, at)
            ]
            assert inner == bounds[:-1], (before, text)


@given(texts)
def test_every_function_tells_the_same_boundaries(text: str) -> None:
    expected = [0, *(found.end() for found in regex.finditer(r"\X", text))]
    assert walked(text) == expected
    assert [at for at in range(len(text) + 1) if is_boundary(text, at)] == expected
    for at in range(len(text) + 1):
        assert next_boundary(text, at) == next((one for one in expected if one > at), len(text))
        assert previous_boundary(text, at) == next((one for one in reversed(expected) if one < at), 0)
        assert floor_boundary(text, at) == max(one for one in expected if one <= at)
        assert ceiling_boundary(text, at) == min(one for one in expected if one >= at)
    assert list(clusters(text)) == list(pairwise(expected))


def test_a_place_outside_the_text_is_no_boundary() -> None:
    assert not is_boundary("ab", -1)
    assert not is_boundary("ab", 3)


def test_only_the_text_around_the_position_is_read() -> None:
    class Counting(str):
        __slots__ = ("reads",)

        def __getitem__(self, at: SupportsIndex | slice) -> str:
            self.reads = getattr(self, "reads", 0) + 1
            return str.__getitem__(self, at)

    text = Counting("слово за словом " * 50_000)
    assert previous_boundary(text, 400_001) == 400_000
    assert next_boundary(text, 400_001) == 400_002
    assert text.reads < 200
