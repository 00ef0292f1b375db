"""Offsets of a widget that shows a long line in parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.offsets import WidgetMap

texts = st.lists(
    st.sampled_from(("a", " ", "\r\n", "\r", "\n", "😀", "é", "𝔄")), min_size=1, max_size=30
).map("".join)


@given(texts, st.sets(st.integers(1, 60)))
def test_positions_are_those_of_the_text_with_the_breaks_put_in(text: str, wanted: set[int]) -> None:
    breaks = sorted(at for at in wanted if at < len(text) and text[at - 1 : at + 1] != "\r\n")
    offsets = WidgetMap(text, breaks)
    position = 0
    for point in range(len(text) + 1):
        if point in breaks:
            assert offsets.to_point(position) == point  # before the break
            position += 1
        if text[point - 1 : point + 1] != "\r\n" or point == 0:
            assert offsets.to_widget(point) == position
            assert offsets.to_point(position) == point
        if point < len(text) and text[point : point + 2] != "\r\n":
            width = 2 if ord(text[point]) > 0xFFFF else 1
            if width == 2:
                assert offsets.to_point(position + 1) == point
            position += width
    assert offsets.widget_length == position
