"""CoNLL: tokens that end where annotations do, tags of several schemes, and texts that come back exactly."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.spans import Span, envelope
from annotator.formats.conll import CoNLL


@given(data=st.data())
def test_texts_and_annotations_that_do_not_overlap_come_back(
    data: st.DataObject, bench: Any, shapes: Any
) -> None:
    documents = data.draw(shapes.documents())
    drafts = bench.drafts(CoNLL(), bench.written(CoNLL(), documents))
    assert [each.text for each in drafts] == [each.text for each in documents]
    for draft, document in zip(drafts, documents, strict=True):
        kept: list[tuple[Span, str]] = []
        for each in sorted(document.annotations, key=lambda one: (one.start, -one.end)):
            span = envelope(each.fragments)
            if kept and span.start < kept[-1][0].end:
                continue
            kept.append((span, each.label_id))
        # Of an annotation that covers nothing but white space there is no token, and none at its ends.
        expected = [
            (_tight(document.text, span), label)
            for span, label in kept
            if document.text[slice(*span)].strip()
        ]
        assert [(span.fragments[0], span.label) for span in draft.spans] == expected


def _tight(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, span.end - (len(words) - len(words.rstrip())))


def test_other_schemes_and_columns(bench: Any) -> None:
    data = b"-DOCSTART- -X- O O\n\nObama NNP I-NP I-PER\nsaid VBD I-VP O\nso\tRB\tO\tS-x\n\n"
    data += b"a B-PER\nb E-PER\nc I-PER\nd I-LOC\n"
    (draft,) = bench.drafts(CoNLL(), data)
    assert draft.text == "Obama said so\na b c d"
    assert [(span.label, draft.text[slice(*span.fragments[0])]) for span in draft.spans] == [
        *(("PER", "Obama"), ("x", "so"), ("PER", "a b"), ("PER", "c"), ("LOC", "d"))
    ]


def test_lines_that_are_no_tokens_are_one_trouble_each(bench: Any) -> None:
    (draft,) = bench.read(CoNLL(), b"# a comment\na O\nlonely\nb\tX-PER\nc B-PER\n")
    assert [(each.code, each.line) for each in draft.troubles] == [
        ("conll.no_token", 3),
        ("conll.no_token", 4),
    ]
    assert draft.text == "a c"
