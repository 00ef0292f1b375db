"""spaCy's DocBin: spaCy reads what is written, exactly, and what spaCy writes is read; hostile files are refused."""

from __future__ import annotations

import contextlib
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import spacy
import srsly  # type: ignore[import-untyped]  # it has no stubs
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.strings import StringStore
from spacy.symbols import IDS  # type: ignore[import-not-found]  # it is compiled, without stubs
from spacy.tokens import Doc, DocBin, Span

from annotator.core.errors import Trouble, UserError
from annotator.formats import msgpack
from annotator.formats.spacy_docbin import SpacyDocBin
from annotator.formats.spacy_strings import SYMBOLS, number_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.formats.documents import Document


@settings(max_examples=200)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_strings_have_the_numbers_that_spacy_gives_them(text: str) -> None:
    assert number_of(text) == StringStore().add(text)


def test_symbols_are_those_of_spacy() -> None:
    assert SYMBOLS == {**IDS, "": 0}


_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.binary(max_size=300),
    lambda inner: st.lists(inner, max_size=20) | st.dictionaries(st.text(max_size=3), inner, max_size=20),
    max_leaves=50,
)


@given(value=_PLAIN)
def test_messages_are_those_of_srsly(value: Any) -> None:
    assert msgpack.loads(msgpack.dumps(value)) == value
    assert msgpack.loads(srsly.msgpack_dumps(value)) == value
    assert srsly.msgpack_loads(msgpack.dumps(value)) == value


@given(data=st.binary(max_size=60))
def test_bytes_that_are_no_message_are_refused(data: bytes) -> None:
    with contextlib.suppress(msgpack.BadMessageError):
        msgpack.loads(data)


@settings(max_examples=40)
@given(data=st.data())
def test_spacy_reads_every_text_and_span(data: st.DataObject, bench: Any, shapes: Any) -> None:
    documents: list[Document] = data.draw(shapes.documents())
    docs = DocBin().from_bytes(bench.written(SpacyDocBin(), documents)).get_docs(spacy.blank("xx").vocab)
    for doc, document in zip(docs, documents, strict=True):
        assert doc.text == document.text
        found = [(each.label_, each.start_char, each.end_char, each.id_) for each in doc.spans.get("sc", ())]
        assert found == [
            (document.labels[each.label_id], each.start, each.end, each.id) for each in document.annotations
        ]
        assert all(doc.text[each.start_char : each.end_char] == each.text for each in doc.spans.get("sc", ()))


def _bin(make: Callable[[Any], Doc]) -> bytes:
    return DocBin(docs=[make(spacy.blank("en"))], store_user_data=True).to_bytes()


def test_what_spacy_writes_is_read(bench: Any) -> None:
    def doc(nlp: Any) -> Doc:
        made: Doc = nlp("Ann 😀 Lee denied  it.\n“No,” she said.")
        made.ents = [Span(made, 0, 3, label="PERSON", kb_id="Q1")]
        made.spans["sc"] = [Span(made, 3, 6, label="denial"), Span(made, 0, 6, label="claim")]
        made.spans["quotes"] = [Span(made, 8, 12, label="")]
        made.cats = {"politics": 0.5}
        made.user_data["title"] = "T"
        made.user_data |= {("._.", "source", None, None): "wire"}  # type: ignore[dict-item]  # as spaCy itself has it
        return made

    (draft,) = bench.drafts(SpacyDocBin(), _bin(doc))
    text = draft.text or ""
    assert text == "Ann 😀 Lee denied  it.\n“No,” she said."
    said = sorted((each.label, text[slice(*each.fragments[0])]) for each in draft.spans)
    assert said == [
        ("PERSON", "Ann 😀 Lee"),
        ("claim", "Ann 😀 Lee denied  it"),
        ("denial", "denied  it"),
        ("quotes", "“No,”"),
    ]
    person = next(each for each in draft.spans if each.label == "PERSON")
    assert person.attributes == {"kb_id": "Q1"}
    assert draft.meta == {"title": "T", "source": "wire", "cats": {"politics": 0.5}}


def test_unknown_spaces_are_spaces_as_in_spacy(bench: Any) -> None:
    (draft,) = bench.drafts(SpacyDocBin(), _bin(lambda nlp: Doc(nlp.vocab, words=["a", "b"])))
    assert draft.text == "a b "


def test_what_spacy_changes_counts(bench: Any, make: Any) -> None:
    document = make("He denied it all.", ("denial", [(0, 2), (10, 12)]))
    noted = replace(document.annotations[0], note="n")
    data = bench.written(SpacyDocBin(), [replace(document, annotations=(noted,))])
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    (span,) = doc.spans["sc"]
    doc.spans["sc"] = [Span(doc, 1, 3, label="claim", span_id=span.id)]
    (draft,) = bench.drafts(SpacyDocBin(), DocBin(docs=[doc], store_user_data=True).to_bytes())
    (changed,) = draft.spans
    assert (changed.label, changed.fragments, changed.note) == ("claim", ((3, 12),), "n")


def test_words_and_labels_that_spacy_has_numbers_for(bench: Any, make: Any) -> None:
    document = make("ORG X  PERSON dobj _ .", ("PERSON", [(0, 5)]), ("nsubj", [(7, 13)]))
    data = bench.written(SpacyDocBin(), [document])
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert doc.text == document.text
    assert [each.label_ for each in doc.spans["sc"]] == ["PERSON", "nsubj"]
    assert [each.label for each in bench.drafts(SpacyDocBin(), data)[0].spans] == ["PERSON", "nsubj"]


def test_a_span_outside_its_document_is_listed(bench: Any) -> None:
    message = msgpack.loads(zlib.decompress(_bin(lambda nlp: nlp("One two."))))
    spans = [
        struct.pack(">QQQllll", 0, 0, 0, 0, 99, 0, 0),
        struct.pack(">QQQllll", 0, 0, 0, 0, 1, 0, 0),
        b"short",
    ]
    message["span_groups"] = [msgpack.dumps([msgpack.dumps({"name": "g", "attrs": {}, "spans": spans})])]
    (draft,) = bench.read(SpacyDocBin(), zlib.compress(msgpack.dumps(message)))
    assert [each.code for each in draft.troubles] == ["spacy.no_span", "spacy.no_span"]
    assert [each.label for each in draft.spans] == ["g"]


def test_tokens_without_words_are_one_trouble(bench: Any) -> None:
    message = msgpack.loads(zlib.decompress(_bin(lambda nlp: nlp("One two."))))
    message["strings"] = []
    (trouble,) = bench.read(SpacyDocBin(), zlib.compress(msgpack.dumps(message)))
    assert isinstance(trouble, Trouble)
    assert (trouble.code, trouble.facts["count"]) == ("spacy.no_words", 3)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zlib.compress(bytes(200_000_000), 9), "zip.bomb"),
        (zlib.compress(b"\x91" * 10_000), "spacy.damaged"),
        (zlib.compress(b"\xdd\xff\xff\xff\xff"), "spacy.damaged"),
        (
            zlib.compress(msgpack.dumps({"attrs": [65], "tokens": b"1", "lengths": b"", "strings": []})),
            "spacy.damaged",
        ),
        (b"", "spacy.damaged"),
    ],
)
def test_hostile_files_are_refused(data: bytes, code: str, bench: Any) -> None:
    with pytest.raises(UserError) as caught:
        bench.read(SpacyDocBin(), data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "key", ["attrs", "tokens", "spaces", "lengths", "strings", "span_groups", "user_data", "flags"]
)
@pytest.mark.parametrize("value", [None, 1, "x", b"\xff", [None], {"a": 1}, [b"\xff"], [[1]], [-1]])
def test_parts_of_the_wrong_type_are_told(key: str, value: Any, bench: Any, make: Any) -> None:
    message = msgpack.loads(zlib.decompress(bench.written(SpacyDocBin(), [make("One.", ("a", [(0, 3)]))])))
    message[key] = value
    try:
        bench.read(SpacyDocBin(), zlib.compress(msgpack.dumps(message)))
    except UserError as error:
        assert error.code == "spacy.damaged"  # noqa: PT017 - some are harmless
