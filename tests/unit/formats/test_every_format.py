"""What holds for every format that can be read and written: nothing it carries is lost, and nothing breaks it."""

from __future__ import annotations

import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.errors import Trouble, UserError
from annotator.formats.base import Feature, ReadOptions
from annotator.formats.drafts import DraftArticle
from annotator.formats.registry import Registry
from annotator.services.wording import ROWS

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.base import Format

EVERY = Registry().all()
READERS = [pytest.param(one, id=one.info.name) for one in EVERY if one.info.reads]
WRITTEN = [pytest.param(one, id=one.info.name) for one in EVERY if one.info.reads and one.info.writes]
JSON = [
    pytest.param(one, id=one.info.name) for one in EVERY if one.info.reads and "json" in one.info.suffixes[0]
]
BOTH = [
    pytest.param(one, id=one.info.name)
    for one in EVERY
    if one.info.reads
    and one.info.writes
    and one.info.name not in {"csv", "xlsx", "conll"}  # have tests of their own
]


@pytest.mark.parametrize("format_", BOTH)
@given(data=st.data())
def test_what_is_written_is_read(format_: Format, data: st.DataObject, bench: Any, shapes: Any) -> None:
    documents = data.draw(shapes.documents())
    has = format_.info.carries
    if format_.info.name == "brat":
        documents = [shapes.outside_crlf(each) for each in documents]
    drafts = bench.drafts(format_, bench.written(format_, documents))
    assert [shapes.of_draft(each, has) for each in drafts] == [
        shapes.of_document(each, has) for each in documents
    ]


@pytest.mark.parametrize("format_", BOTH)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_read_is_written_the_same(
    format_: Format, data: st.DataObject, bench: Any, shapes: Any
) -> None:
    written = bench.written(format_, data.draw(shapes.documents()))
    again = bench.again(format_, written)
    assert bench.again(format_, again) == again


@pytest.mark.parametrize("format_", WRITTEN)
def test_a_file_cut_off_anywhere_is_told_in_words(
    format_: Format, bench: Any, make: Any, tmp_path: Path
) -> None:
    # The “?” stands for a format that refuses some of it before; what is cut is what it wrote.
    document = make(
        "He “denied” it 😀.\nAll of it.", ("denial", [(3, 11)]), ("claim", [(0, 5), (8, 12)]), title="T"
    )
    data = bench.written(format_, [document, make("Another.", ("quote", [(0, 7)]))])
    for end in range(len(data)):
        path = tmp_path / f"cut{format_.info.suffixes[0]}"
        path.write_bytes(data[:end])
        _is_told(format_, path)


HOSTILE = {
    "empty": b"",
    "nested": b"[" * 10_000,
    "nested and closed": b"[" * 10_000 + b"]" * 10_000,
    "nested objects": b'{"text":' * 10_000,
    "nested in an item": b'[{"text":"a","spans":' + b"[" * 10_000 + b"]" * 10_000 + b"}]",
    "null": b"null",
    "numbers": b"[1, 2, 3]",
    "strings": b'["a", "b"]',
    "an unended string": b'[{"text": "' + b'\\"' * 100_000,
    "quotes": b'"' * 100_000,
    "bytes": bytes(range(256)) * 40,
    "lone surrogate": b'[{"text":"\\ud800","data":{"text":"\\ud800"}}]',
    "doctype": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "tabs": b"\t" * 100_000,
    "lines": b"\n" * 100_000,
    "a zip of nothing": b"PK\x05\x06" + b"\0" * 18,
    "utf-16": "text".encode("utf-16"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("format_", READERS)
def test_hostile_bytes_are_refused_in_words(format_: Format, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"hostile{format_.info.suffixes[0]}"
    path.write_bytes(HOSTILE[name])
    (tmp_path / "hostile.txt").write_bytes(b"The text.")
    _is_told(format_, path)  # what is imported for a first file is no memory of this one
    began = time.process_time()  # of the processor: what else the machine does is not counted
    tracemalloc.start()
    _is_told(format_, path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (
        time.process_time() - began < 8
    )  # four times what is allowed: memory is traced, and machines are noisy
    assert most < 10 * len(HOSTILE[name]) + 8_000_000


_KEYS = [
    "text",
    "data",
    "label",
    "labels",
    "entities",
    "annotations",
    "result",
    "value",
    "start",
    "end",
    "spans",
    "relations",
    "id",
    "type",
    "from_id",
    "to_id",
    "meta",
    "head",
    "child",
    "head_span",
    "child_span",
    "tokens",
    "start_offset",
    "end_offset",
    "completions",
    "predictions",
    "target",
    "body",
    "selector",
    "source",
    "globalOffsets",
    "choices",
    "@context",
    "items",
    "start_char",
    "end_char",
    "utf8_text_md5_checksum",
    "motivation",
    "exact",
    "prefix",
    "suffix",
    "title",
    "speaker",
    "cue",
    "attributes",
    "note",
    "statement",
    "answer",
    "direction",
]
WRONG = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-5, 2**70), st.floats(allow_nan=False), st.text(max_size=5)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=30,
)


@pytest.mark.parametrize("format_", JSON)
@settings(max_examples=200)
@given(value=WRONG, text=st.booleans())
def test_values_of_the_wrong_type_are_refused_in_words(
    format_: Format, value: Any, text: Any, tmp_path: Path
) -> None:
    import json

    if text and isinstance(value, dict):
        value["text"] = "A text."
        value.setdefault("data", {"text": "A text."})
    path = tmp_path / f"wrong{format_.info.suffixes[0]}"
    for content in (value, [value]):
        path.write_text(json.dumps(content), encoding="utf-8")
        _is_told(format_, path)


def _is_told(format_: Format, path: Path) -> None:
    """Read a file that may be wrong anywhere: every failure must be one that has words."""
    try:
        for item in format_.read(path, ReadOptions()):
            troubles = [item] if isinstance(item, Trouble) else [*item.troubles, *item.notes]
            assert all(trouble.code in ROWS for trouble in troubles), troubles
            if isinstance(item, DraftArticle):
                assert all(span.label and span.fragments for span in item.spans)
                assert item.text is not None or item.text_sha256 or item.id
    except UserError as error:
        assert error.code in ROWS, error.code  # noqa: PT017 - both ends are allowed, and looked at


def test_all_say_what_they_are() -> None:
    for one in EVERY:
        assert one.info.name in Registry().names()
        assert one.info.suffixes
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in one.info.suffixes)
        assert one.info.reads or one.info.writes
        assert Feature.LINKS in one.info.carries or Feature.CROSS_LINKS not in one.info.carries
