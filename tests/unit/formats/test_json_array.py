"""Arrays of JSON with something wrong in or between their items: it is told, and spoils nothing beside it."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import Trouble
from annotator.formats.json_array import Item, array_items
from annotator.formats.json_items import inner_items, items_of


def _told(data: str) -> list[Any]:
    """Return the values of what was taken, and for each thing that was not, its line."""
    return [
        each.value if isinstance(each, Item) else f"line {each.line}" for each in items_of(data.encode(), "a")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('[{"a":1}, 5, {"b":2}]', [{"a": 1}, 5, {"b": 2}]),
        ('[5, {"b":2}]', [5, {"b": 2}]),
        ('[{"a":1}, 5]', [{"a": 1}, 5]),
        ('["x, {", {"b":2}, null, [1]]', ["x, {", {"b": 2}, None, [1]]),
        ('[{"a":1} junk, {"b":2}]', [{"a": 1}, "line 1", {"b": 2}]),
        ('[{"a":1}, junk {"b":2}]', [{"a": 1}, "line 1", {"b": 2}]),
        ('[{"a":1}, junk, {"b":2}]', [{"a": 1}, "line 1", {"b": 2}]),
        ('[{"a":1},, {"b":2}]', [{"a": 1}, "line 1", {"b": 2}]),
        ('[{"a":1} {"b":2}]', [{"a": 1}, "line 1", {"b": 2}]),
        ('[{"a":1}}, {"b":2}]', [{"a": 1}, "line 1", {"b": 2}]),
        ('[{"a":1},\n{"b":2},]', [{"a": 1}, {"b": 2}]),
        ('[{"a":1},\n"never ends, {"x":1},\n{"b":2}]', [{"a": 1}, "line 2", {"b": 2}]),
        ('[\n{"a":1},\n{"x":{1},\n{"b":2},\n{"c":3}\n]', [{"a": 1}, "line 3", {"b": 2}, {"c": 3}]),
        ('[\n{"a":1},\n{"x":[1},\n{"b":2}\n]', [{"a": 1}, "line 3", {"b": 2}]),
        ('[\n{"a":1},\n{"x":1]},\n{"b":2}\n]', [{"a": 1}, "line 3", "line 3", {"b": 2}]),
        ('[\n{"a":1}],\n{"b":2}\n]', [{"a": 1}, "line 2", {"b": 2}]),
        ('[\n  {\n    "a": {\n  },\n  {\n    "b": 2\n  }\n]', ["line 2", {"b": 2}]),
        # Where things inside an item begin their lines as items do, nothing is guessed.
        ('[\n{"a": [\n{"x":1}\n]},\n{"b": tru,\n"c": [\n{"y":1}\n]}]', [{"a": [{"x": 1}]}, "line 5"]),
        ('[{"a":1}, {"b":', [{"a": 1}, "line 1"]),
        ('[{"a":1},', [{"a": 1}, "line 1"]),
        ('[{"a":1}', [{"a": 1}, "line 1"]),
        ('[{"a":1}] x', [{"a": 1}, "line 1"]),
        ("[]", []),
        ("[", ["line 1"]),
    ],
)
def test_what_is_wrong_is_told_and_its_neighbours_are_taken(data: str, expected: list[Any]) -> None:
    assert _told(data) == expected


def test_an_inner_array_ends_with_its_bracket() -> None:
    data = b'{"items": [{"a":1}, 5, {"b":2}], "more": [{"c":3}]}'
    found = inner_items(data, data.index(b"["), "a")
    assert [each.value for each in found if isinstance(each, Item)] == [{"a": 1}, 5, {"b": 2}]


ITEMS = [{"n": n, "text": f"He said {n}: “no, [{{”", "spans": [{"start": 0, "end": n}]} for n in range(6)]


@given(
    st.sampled_from(["one line", "lines", "indented"]),
    st.integers(0, 5),
    st.text('{}[]",:\\ 1anx\n', min_size=1, max_size=12),
    st.data(),
)
def test_junk_in_a_line_costs_no_item_of_another_line(
    form: str, number: int, junk: str, data: st.DataObject
) -> None:
    """Wherever it stands. It may be no junk at all, or be a value of its own."""
    pieces = [
        json.dumps(each, ensure_ascii=False, indent=2 if form == "indented" else None) for each in ITEMS
    ]
    if form == "indented":
        pieces = ["  " + piece.replace("\n", "\n  ") for piece in pieces]
    mark = ", " if form == "one line" else ",\n"
    if form == "lines":  # a line that the junk makes of its own could begin as an item does
        junk = junk.replace("\n", "")
    at = data.draw(st.integers(0, len(pieces[number])))
    pieces[number] = pieces[number][:at] + junk + pieces[number][at:]
    whole = "[" + ("" if form == "one line" else "\n") + mark.join(pieces) + "\n]"
    found = list(items_of(whole.encode(), "a"))
    values = [each.value for each in found if isinstance(each, Item)]
    assert [each.line for each in found] == sorted(each.line for each in found)
    if form == "lines":
        others = [each for place, each in enumerate(ITEMS) if place not in {number, number + 1}]
        if number:  # an item after the first, by which the others are known
            assert [each for each in values if each in others] == others
        elif len(values) < len(ITEMS):
            assert any(isinstance(each, Trouble) for each in found)
    elif len([each for each in values if each in ITEMS]) < len(ITEMS) - 1:
        assert any(isinstance(each, Trouble) for each in found)


@given(st.text('{}[]",:\\ 1a\n', max_size=60))
def test_anything_is_told_in_order_and_once(text: str) -> None:
    found = list(array_items(b"[" + text.encode(), "a", is_inner=False))
    assert [each.line for each in found] == sorted(each.line for each in found)
    assert all(1 <= each.line <= text.count("\n") + 1 for each in found)
    assert len(found) <= len(text) + 2


def test_many_items_that_are_never_closed_take_no_time_by_their_square() -> None:
    data = b"[\n" + b'{"a": {"b": 1},\n' * 100_000 + b"{}]"
    began = time.process_time()
    found = list(items_of(data, "a"))
    assert time.process_time() - began < 20
    assert all(isinstance(each, Trouble) for each in found[:5])
