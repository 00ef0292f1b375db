"""What the journal keeps of a value is the value."""

from __future__ import annotations

import dataclasses

import orjson
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.edits import Kind
from annotator.core.spans import Span
from annotator.core.values import Annotation, AnnotationStatus
from annotator.store.codec import dump_fields, load_fields

spans = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Span(*pair)), max_size=2
).map(tuple)
words = st.text(st.characters(codec="utf-8"), max_size=5)
annotation_values = st.builds(
    Annotation,
    id=words,
    article_id=words,
    label_id=words,
    fragments=spans,
    source=spans,
    cue=spans,
    addressee=spans,
    speaker_id=words,
    statement_id=words,
    attributes=st.dictionaries(words, words, max_size=2),
    note=words,
    annotator=words,
    origin=st.sampled_from(["manual", "imported:brat", ""]),
    status=st.sampled_from(AnnotationStatus),
    created=words,
    updated=words,
    extra=st.dictionaries(words, st.integers(0, 9) | words, max_size=2),
)


@given(annotation_values)
def test_an_annotation_comes_back_equal(value: Annotation) -> None:
    fields = orjson.loads(orjson.dumps(dump_fields(Kind.ANNOTATION, value)))
    assert load_fields(Kind.ANNOTATION, fields) == value


@given(annotation_values)
def test_what_is_as_usual_is_left_out(value: Annotation) -> None:
    written = set(dump_fields(Kind.ANNOTATION, value))
    for field in dataclasses.fields(Annotation):
        usual = field.default_factory() if callable(field.default_factory) else field.default
        assert (field.name in written) is (getattr(value, field.name) != usual)


def test_nothing_is_nothing() -> None:
    assert load_fields(Kind.ARTICLE, None) is None
