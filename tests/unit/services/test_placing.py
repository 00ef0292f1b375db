"""Placing spans on their text: checks, repairs in their order, and that nothing is moved that fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import Trouble
from annotator.core.offsets import ByteMap, Utf16Map
from annotator.core.spans import Span, covered
from annotator.formats.drafts import DraftSpan
from annotator.services.placing import Placed, Placer

TEXT = "“No,” he said. 😀 «Нет» — no.\r\nHe said no twice: no.\r\n"


def _draft(
    *fragments: tuple[int, int],
    quote: str | None = None,
    source: tuple[Span, ...] = (),
    cue: tuple[Span, ...] = (),
) -> DraftSpan:
    spans = tuple(Span(*each) for each in fragments)
    return DraftSpan(label="claim", fragments=spans, quote=quote, source=source, cue=cue)


def _code(text: str, draft: DraftSpan) -> str:
    found = Placer(text, "f").place(draft, 3)
    assert isinstance(found, Trouble)
    assert (found.file, found.line) == ("f", 3)
    return found.code


def _placed(text: str, draft: DraftSpan) -> Placed:
    found = Placer(text, "f").place(draft, 3)
    assert isinstance(found, Placed)
    return found


@pytest.mark.parametrize(
    ("fragments", "code"),
    [
        ([(0, 0)], "span.empty"),
        ([(5, 3)], "span.empty"),
        ([(0, 3), (7, 7)], "span.empty"),
        ([(-1, 3)], "span.outside_text"),
        ([(0, len(TEXT) + 1)], "span.outside_text"),
        ([(10**30, 10**31)], "span.outside_text"),
        ([(0, 3), (5, 10**9)], "span.outside_text"),
    ],
)
def test_what_does_not_fit_is_refused(fragments: list[tuple[int, int]], code: str) -> None:
    assert _code(TEXT, _draft(*fragments)) == code
    # A span outside its text is not moved to wherever its words happen to stand.
    if all(start < end for start, end in fragments):
        assert _code(TEXT, _draft(*fragments, quote="twice")) == code


def test_words_of_the_source_outside_the_text_are_refused() -> None:
    assert _code(TEXT, _draft((0, 3), cue=(Span(0, 10**9),))) == "span.words_outside_text"
    assert _code(TEXT, _draft((0, 3), source=(Span(4, 4),))) == "span.words_outside_text"


def test_words_that_stand_nowhere_are_refused() -> None:
    assert _code(TEXT, _draft((0, 3), quote="Kremlin")) == "span.words_not_found"


spans_of = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=3)


@given(st.text(st.sampled_from("ab é😀\r\n\u0301“"), min_size=20, max_size=60), spans_of)
def test_what_fits_is_never_moved(text: str, pairs: list[tuple[int, int]]) -> None:
    fragments = []
    at = 0
    for gap, length in pairs:
        start, end = at + gap, at + gap + length
        if end > len(text):
            break
        fragments.append(Span(start, end))
        at = end
    draft = _draft(*fragments, quote=covered(text, fragments))
    placed = _placed(text, draft)
    assert placed.fragments == tuple(fragments)
    assert placed.repair is None
    assert _placed(text, _draft(*fragments)).fragments == tuple(fragments)


@pytest.mark.parametrize(
    ("code", "convert"),
    [
        ("span.counted_utf16", lambda text, point: Utf16Map(text).to_unit(point)),
        ("span.counted_bytes", lambda text, point: ByteMap(text).to_byte(point)),
        ("span.counted_crlf", lambda text, point: point - text[:point].count("\r\n")),
    ],
)
def test_another_count_is_found_out(code: str, convert: object) -> None:
    assert callable(convert)
    start = TEXT.index("twice")
    end = start + 5
    text = TEXT.replace("😀", ":)") if code == "span.counted_crlf" else TEXT
    start, end = text.index("twice"), text.index("twice") + 5
    said = Span(text.index("He said"), text.index("He said") + 2)
    draft = _draft(
        (convert(text, start), convert(text, end)),
        quote="twice",
        source=(Span(convert(text, said.start), convert(text, said.end)),),
    )
    placed = _placed(text, draft)
    assert placed.fragments == (Span(start, end),)
    assert placed.source == (said,)
    assert placed.repair is not None
    assert placed.repair.code == code


def test_counts_that_reach_past_the_text_are_repaired_too() -> None:
    text = "ж" * 50 + " end"
    draft = _draft((101, 104), quote="end")
    assert _placed(text, draft).fragments == (Span(51, 54),)


def test_an_inclusive_end_is_found_out() -> None:
    start = TEXT.index("twice")
    placed = _placed(TEXT, _draft((start, start + 4), quote="twice"))
    assert placed.fragments == (Span(start, start + 5),)
    assert placed.repair is not None
    assert placed.repair.code == "span.inclusive_end"


def test_the_nearest_place_with_the_words_is_taken() -> None:
    text = "no " * 100
    placed = _placed(text, _draft((100, 102), quote="no"))
    assert placed.fragments == (Span(99, 101),)
    assert placed.repair is not None
    assert placed.repair.code == "span.moved"


def test_the_words_around_decide_between_places() -> None:
    text = "He said no. She said no. They said no."
    draft = DraftSpan(label="claim", fragments=(Span(0, 2),), quote="no", prefix="They said ", suffix=".")
    assert _placed(text, draft).fragments == (Span(35, 37),)


def test_fragments_move_together() -> None:
    text = "xxxxx “We will,” he said, “not go.”"
    wanted = (Span(6, 15), Span(26, 35))
    draft = _draft((3, 12), (23, 32), quote=covered(text, wanted))
    assert _placed(text, draft).fragments == wanted


def test_other_white_space_is_told_and_left() -> None:
    text = "no\nway out"
    placed = _placed(text, _draft((0, 10), quote="no way  out"))
    assert placed.fragments == (Span(0, 10),)
    assert placed.repair is not None
    assert placed.repair.code == "span.other_white_space"


def test_fragments_are_put_in_order_and_overlaps_become_one() -> None:
    assert _placed(TEXT, _draft((10, 14), (0, 3))).fragments == (Span(0, 3), Span(10, 14))
    assert _placed(TEXT, _draft((0, 5), (3, 9))).fragments == (Span(0, 9),)


def test_a_split_cluster_is_taken_with_a_warning() -> None:
    text = "e\u0301a 👨‍👩‍👧 b"
    for fragments in ((0, 1), (1, 3), (4, 6)):
        placed = _placed(text, _draft(fragments))
        assert placed.warning is not None
        assert placed.warning.code == "span.splits_cluster"
    assert _placed(text, _draft((0, 2))).warning is None
    assert _placed(text, _draft((4, 9))).warning is None
