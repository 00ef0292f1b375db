"""Quotation marks of many styles: pairs, nesting, apostrophes, re-opened and unclosed ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.quotations import Quotation, quotation_around, quotations


def shown(text: str) -> list[str]:
    return [text[q.span.start : q.span.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “a ‘b’ c” and \"d 'e' f\".", ["“a ‘b’ c”", "‘b’", "\"d 'e' f\"", "'e'"]),
        ("„Ja“, sagte er. »Nein«, „das ‚x‘ y“", ["„Ja“", "»Nein«", "„das ‚x‘ y“", "‚x‘"]),
        ("« Oui », dit-il. «Да», — сказал он.", ["« Oui »", "«Да»"]),
        ("«Нет „так“ да»", ["«Нет „так“ да»", "„так“"]),
        ("«Այո», - ասաց նա", ["«Այո»"]),
        ("”Hej”, sa han", ["”Hej”"]),
        ("“If,” he said, “then.”", ["“If,”", "“then.”"]),
        ("“He said, ‘No.’” Then", ["“He said, ‘No.’”", "‘No.’"]),
        ('"a” b “c"', ['"a”', '“c"']),  # mixed
        ("“A “B” C” d", ["“A “B” C”", "“B”"]),
        ("``No,'' he said", ["``No,''"]),
        ('He said:"No". She:"Yes".', ['"No"', '"Yes"']),
        ("rock 'n' roll and rock ’n’ roll are 'dead'", ["'dead'"]),
        ("in the '90s they didn’t, ’tis true: the officials' plan", []),
        ("‘We don’t like the Russians’ plan,’ he said", ["‘We don’t like the Russians’ plan,’"]),
        ('6\'2" tall and "so"', ['"so"']),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
    assert all(q.is_closed for q in quotations(text))


def test_depth_counts_from_the_outermost() -> None:
    assert [q.depth for q in quotations("“a ‘b “c” d’ e” “f”")] == [0, 1, 2, 0]


def test_the_words_are_what_stands_between_the_marks() -> None:
    text = "``No,'' “yes” “open"
    assert [text[slice(*q.words)] for q in quotations(text)] == ["No,", "yes", "open"]


def test_a_quotation_of_several_paragraphs_is_opened_again() -> None:
    first, second = quotations("“One.\n\n“Two,” he said.")
    assert (first.is_closed, first.continues, second.is_closed, second.continues) == (
        False,
        False,
        True,
        True,
    )
    british = quotations("‘One.\n\n‘Two,’ he said.")
    assert [(q.is_closed, q.continues) for q in british] == [(False, False), (True, True)]


def test_an_unclosed_quotation_ends_with_its_paragraph_or_before_the_next_one() -> None:
    assert shown('He said "it is\n\nNext') == ['"it is']
    assert shown("“A “B” C") == ["“A", "“B”"]
    assert [q.depth for q in quotations("“A “B” C")] == [0, 0]


def test_a_range_is_read_alone() -> None:
    text = "“a” “b” “c”"
    assert [q.span for q in quotations(text, 4, 7)] == [(4, 7)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("„Er sagte: ‚Du bist raus‘“, so der Mann.", ["„Er sagte: ‚Du bist raus‘“", "‚Du bist raus‘"]),
        ("''She said, 'So what?''' he said.", ["''She said, 'So what?'''", "'So what?'"]),
        ("He wrote: “We can stop it.’ She was there.", ["“We can stop it.’"]),
    ],
)
def test_marks_that_meet_or_are_mixed_up(text: str, found: list[str]) -> None:
    assert [text[slice(*q.span)] for q in quotations(text)] == found


def test_the_innermost_around_a_caret() -> None:
    text = "x “a ‘b’ c” y"
    assert quotation_around(text, 6) == (5, 8)
    assert quotation_around(text, 3) == (2, 11)
    assert quotation_around(text, 2) == (2, 11)
    assert quotation_around(text, 11) == (2, 11)
    assert quotation_around(text, 0) is None


@given(st.text(st.sampled_from("aB .s\n“”‘’\"'«»„‚,`"), max_size=120))
def test_quotations_are_in_order_inside_the_text_and_nest(text: str) -> None:
    found = quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.span.start, -q.span.end))
    open_ends: list[int] = []
    for q in found:
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert q.words.start <= q.words.end
        while open_ends and open_ends[-1] <= q.span.start:
            open_ends.pop()
        assert q.depth == len(open_ends)
        assert not open_ends or q.span.end <= open_ends[-1]
        open_ends.append(q.span.end)


@pytest.mark.parametrize(
    "piece", ['"', "“", "“ ", "' ", "“a” ", "„", " 'a", "s' a", "”", '"a', "‘a’s ", "“a\n\n"]
)
def test_the_work_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.thread_time()  # of the processor: what else the machine does is not counted
        found: tuple[Quotation, ...] = quotations(piece * count)
        assert len(found) <= count
        return time.thread_time() - start

    # 32 times the text may take six times 32 as long, since machines are noisy; quadratic work would take 1,024 times.
    small = max(min(seconds(2_500) for _ in range(3)), 0.003)
    assert seconds(80_000) < 32 * 6 * small
