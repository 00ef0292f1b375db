"""The offset maps against the plainest way to count, over texts made of what other programs stumble on."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.offsets import ByteMap, Utf16Map, WidgetMap

HOSTILE = (
    "a", " ", "\r\n", "\r", "\n", "\u2028", "\u2029", "\x85", "\f", "\x00", "\ufeff", "\xa0", "\xad", "😀",
    "👩‍👩‍👧", "e\u0301", "العربية ١٢", "עברית", "中文", "Հայերեն։", "\t", "🇦🇲", "👍🏽", "ไทย", "नि", "\ufffc", "\ufffe",
)  # fmt: skip
texts = st.lists(st.sampled_from(HOSTILE) | st.characters(codec="utf-8"), max_size=40).map("".join)
ONE_LONG_LINE = "lorem ipsum 😀 " * 150_000


def _widget_positions(text: str) -> list[int]:
    positions, at = [], 0
    for index, character in enumerate(text):
        positions.append(at)
        if text[index : index + 2] == "\r\n":
            continue  # the pair counts once, at its second half
        at += 2 if ord(character) > 0xFFFF else 1
    return [*positions, at]


@given(texts)
@example("")
@example("\r\n" * 5)
def test_widget_positions(text: str) -> None:
    known = WidgetMap(text)
    positions = _widget_positions(text)
    assert known.widget_length == positions[-1]
    assert [known.to_widget(point) for point in range(len(text) + 1)] == positions
    for point, position in enumerate(positions):
        inside_pair = text[point - 1 : point + 1] == "\r\n"
        assert known.to_point(position) == (point - 1 if inside_pair else point)


@given(texts)
def test_a_position_inside_a_surrogate_pair_belongs_to_its_character(text: str) -> None:
    known = WidgetMap(text)
    for point, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert known.to_point(known.to_widget(point) + 1) == point


@given(texts)
def test_bytes(text: str) -> None:
    known = ByteMap(text)
    starts = [len(text[:point].encode()) for point in range(len(text) + 1)]
    assert known.byte_length == starts[-1]
    assert [known.to_byte(point) for point in range(len(text) + 1)] == starts
    back = {byte: point for point, byte in enumerate(starts)}
    assert [known.to_point(byte) for byte in range(starts[-1] + 2)] == [
        back.get(b) for b in range(starts[-1] + 2)
    ]


@given(texts)
def test_utf16_units(text: str) -> None:
    known = Utf16Map(text)
    starts = [len(text[:point].encode("utf-16-le")) // 2 for point in range(len(text) + 1)]
    assert known.unit_length == starts[-1]
    assert [known.to_unit(point) for point in range(len(text) + 1)] == starts
    back = {unit: point for point, unit in enumerate(starts)}
    assert [known.to_point(unit) for unit in range(starts[-1] + 2)] == [
        back.get(u) for u in range(starts[-1] + 2)
    ]


def test_one_line_of_two_million_characters() -> None:
    text = ONE_LONG_LINE
    half = len(text) // 2
    assert ByteMap(text).to_byte(half) == len(text[:half].encode())
    assert Utf16Map(text).to_unit(half) == len(text[:half].encode("utf-16-le")) // 2
    known = WidgetMap(text)
    assert known.to_point(known.to_widget(half)) == half
    assert known.widget_length == len(text.encode("utf-16-le")) // 2
