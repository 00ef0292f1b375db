"""Strict JSON: what is taken, and that everything another reader would alter in silence is refused with a reason."""

from __future__ import annotations

import json
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import strict_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
).filter(lambda value: not _has_surrogate(value))


def _has_surrogate(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


@given(values, st.booleans(), st.sampled_from([None, 1]))
def test_it_reads_what_json_wrote_in_any_style(value: object, is_ascii: bool, indent: int | None) -> None:
    data = json.dumps(value, ensure_ascii=is_ascii, indent=indent).encode()
    assert _same(strict_json.loads(data), value)


@given(values)
def test_what_it_writes_it_reads(value: object) -> None:
    assert _same(strict_json.loads(strict_json.dumps(value)), value)


def _same(one: object, other: object) -> bool:
    """Tell whether two values are equal and of the same types: 1 is not True, and 1.0 is not 1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == other and math.copysign(1, one) == math.copysign(1, other)
    return one == other


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"a":1,"a":1}', "json.key_twice"),
        (b'{"a":{"b":1,"c":2,"b":3}}', "json.key_twice"),
        (b'{"a":NaN}', "json.not_a_number"),
        (b'{"a":-Infinity}', "json.not_a_number"),
        (b"18446744073709551616", "json.number_too_large"),
        (b"-9223372036854775809", "json.number_too_large"),
        (b"1" * 5000, "json.number_too_large"),
        (b"1e999", "json.number_too_large"),
        (rb'{"a":"\ud800"}', "json.lone_surrogate"),
        (rb'{"\udfff":1}', "json.lone_surrogate"),
        (rb'["\ude00\ud83d"]', "json.lone_surrogate"),
        (b'"\xff"', "json.not_utf8"),
        (b'"\xed\xa0\x80"', "json.not_utf8"),
        (b"[" * 10_000, "json.too_deep"),
        (b"[" * 10_000 + b"]" * 10_000, "json.too_deep"),
        (b'{"a":' * 300 + b"1" + b"}" * 300, "json.too_deep"),
        (b"[" * 201 + b"]" * 201, "json.too_deep"),
        (b'{"a":"\x01"}', "json.broken"),
        (b'{"a" 1}', "json.broken"),
        (b'{"a":1', "json.broken"),
        (b"{'a':1}", "json.broken"),
        (b'{"a":1}{"b":2}', "json.broken"),
        (b"", "json.broken"),
    ],
)
def test_it_refuses_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(strict_json.BadJSONError) as caught:
        strict_json.loads(data)
    assert caught.value.trouble.code == code


def test_the_deepest_it_takes_can_be_written_again() -> None:
    data = b"[" * strict_json.MOST_LEVELS + b"]" * strict_json.MOST_LEVELS
    assert strict_json.dumps(strict_json.loads(data)) == data


def test_brackets_in_strings_nest_nothing() -> None:
    text = '[{"' * 2000 + "\\"
    assert strict_json.loads(json.dumps({"a": text}).encode()) == {"a": text}
    with pytest.raises(strict_json.BadJSONError) as caught:
        strict_json.loads(json.dumps({"a": text}).encode() + b"x")
    assert caught.value.trouble.code == "json.broken"


def test_a_broken_megabyte_of_quotation_marks_is_refused_in_linear_time() -> None:
    began = time.perf_counter()
    for data in (b'"\\"' * 300_000, b'["' + b"\\" * 1_000_000, b'"' * 1_000_001):
        with pytest.raises(strict_json.BadJSONError):
            strict_json.loads(data)
    assert time.perf_counter() - began < 20  # a quadratic reader would need hours


@given(st.binary(max_size=60))
def test_bytes_of_any_kind_end_in_a_value_or_a_reason(data: bytes) -> None:
    code = ""
    try:
        value = strict_json.loads(data)
    except strict_json.BadJSONError as error:
        code = error.trouble.code
    assert code.startswith("json.") or strict_json.loads(strict_json.dumps(value)) == value


def test_more_small_parts_than_any_article_has_are_refused() -> None:
    for part in (b"0", b"[]", b'"ab"', b"{}"):
        with pytest.raises(strict_json.BadJSONError, match=r"json\.too_many_parts"):
            strict_json.loads(b"[" + (part + b",") * 260_000 + b"0]")


def test_commas_in_a_text_are_no_parts() -> None:
    table = "1,2,3,4,[5],{6}\n" * 40_000
    assert strict_json.loads(strict_json.dumps({"text": table})) == {"text": table}


def test_a_book_with_every_word_marked_is_read() -> None:
    spans = [{"start": n, "end": n + 1, "label": "claim"} for n in range(100_000)]
    assert len(strict_json.loads(strict_json.dumps({"spans": spans}))["spans"]) == 100_000
