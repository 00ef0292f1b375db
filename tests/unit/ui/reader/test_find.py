"""Finding words in a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span
from annotator.ui.reader.find import HIT_LIMIT, FindOptions, find_all

TEXT = "Café, CAFE\u0301 and cafeteria. “We cannot agree,” he said — Armenia's\u00a0own, Armenia’s own.\nÉtat ёлка елка"


def words(query: str, options: FindOptions | None = None) -> list[str]:
    return [TEXT[start:end] for start, end in find_all(TEXT, query, options).hits]


@pytest.mark.parametrize(
    ("query", "options", "expected"),
    [
        ("cafe", FindOptions(), ["Café", "CAFE\u0301", "cafe"]),
        ("cafe", FindOptions(match_accents=True), ["CAFE", "cafe"]),
        ("cafe", FindOptions(match_case=True), ["cafe"]),
        ("café", FindOptions(), ["Café", "CAFE\u0301", "cafe"]),
        ("café", FindOptions(match_accents=True), ["Café"]),
        ("cafe", FindOptions(whole_words=True), ["Café", "CAFE\u0301"]),
        ('"we cannot', FindOptions(), ["“We cannot"]),
        ("armenia's own", FindOptions(), ["Armenia's\u00a0own", "Armenia’s own"]),
        ("said - armenia", FindOptions(), ["said — Armenia"]),
        ("елка", FindOptions(), ["ёлка", "елка"]),
        ("etat", FindOptions(), ["État"]),
        ("own.", FindOptions(), ["own."]),
        (r"[A-Z]\w+(?=\.)", FindOptions(is_pattern=True, match_case=True), []),
        (r"ca\w+", FindOptions(is_pattern=True), ["Café", "CAFE\u0301", "cannot", "cafeteria"]),
        (r"^É", FindOptions(is_pattern=True), ["É"]),
        ("", FindOptions(), []),
        ("x*", FindOptions(is_pattern=True), []),
    ],
)
def test_what_is_found(query: str, options: FindOptions, expected: list[str]) -> None:
    assert sorted(words(query, options)) == sorted(expected)


@given(
    st.text(alphabet="abé \n’.*[]()\\^$-", max_size=40),
    st.text(alphabet="abé ’.*[]()\\^$-", min_size=1, max_size=6),
)
def test_exact_words_are_found_where_python_finds_them(text: str, query: str) -> None:
    hits = find_all(text, query, FindOptions(match_case=True, match_accents=True)).hits
    expected, at = [], text.find(query)
    while at >= 0:
        expected.append(Span(at, at + len(query)))
        at = text.find(query, at + len(query))
    assert list(hits) == expected


@given(st.text(max_size=20), st.text(min_size=1, max_size=8))
def test_no_query_breaks_it(text: str, query: str) -> None:
    for number in range(16):
        options = FindOptions(*(bool(number & bit) for bit in (1, 2, 4, 8)))
        result = find_all(text, query, options)
        assert all(0 <= start < end <= len(text) for start, end in result.hits)


def test_a_broken_pattern_is_told_with_its_reason() -> None:
    result = find_all(TEXT, "(unclosed", FindOptions(is_pattern=True))
    assert result.problem == "pattern"
    assert result.reason
    assert result.hits == ()


def test_a_pattern_that_would_take_for_ever_is_stopped() -> None:
    begin = time.monotonic()
    result = find_all("a" * 40 + "!", r"(a|aa)+$", FindOptions(is_pattern=True), seconds=0.2)
    assert result.problem == "time"
    assert time.monotonic() - begin < 60  # it would take longer than a life


def test_too_many_hits_are_cut_and_told() -> None:
    result = find_all("a" * (HIT_LIMIT + 5), "a", seconds=600)  # it is about the number, on any machine
    assert result.problem == "limit"
    assert len(result.hits) == HIT_LIMIT


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2029"])
def test_words_and_patterns_reach_over_every_line_end(end: str) -> None:
    text = f"one line{end}another\\n"
    pattern = FindOptions(is_pattern=True)
    whole = (Span(4, 8 + len(end) + 7),)
    assert find_all(text, "line another").hits == whole
    assert find_all(text, r"line\nanother", pattern).hits == whole
    assert find_all(text, "line$", pattern).hits == (Span(4, 8),)
    assert find_all(text, "^another", pattern).hits == (Span(8 + len(end), 15 + len(end)),)
    assert find_all(text, r"another\\n", pattern).hits == (Span(8 + len(end), 17 + len(end)),)
