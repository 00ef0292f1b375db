"""What the journal keeps of a value is the value."""

from __future__ import annotations

import orjson
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.edits import Kind
from annotator.core.spans import Span
from annotator.core.values import Annotation, AnnotationStatus
from annotator.store.codec import dump, dump_fields, load

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


@given(annotation_values.filter(lambda value: value.origin))
def test_an_annotation_comes_back_equal_and_the_quick_way_says_what_the_plain_one_does(
    value: Annotation,
) -> None:
    data = dump(Kind.ANNOTATION, value)
    assert data is not None
    assert load(Kind.ANNOTATION, data) == value
    assert orjson.loads(data) == orjson.loads(orjson.dumps(dump_fields(Kind.ANNOTATION, value)))


def test_nothing_is_nothing() -> None:
    assert dump(Kind.ARTICLE, None) is None
    assert load(Kind.ARTICLE, None) is None
