"""Web annotations of other programs: selectors of all kinds, texts found by address, and what is kept of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.core.errors import Trouble
from annotator.core.spans import Span
from annotator.formats.w3c import WebAnnotation
from annotator.services.transfer import ImportOptions, import_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.core.values import Article
    from annotator.services.session import Session

URL = "http://example.org/page1"
TEXT = "😀 He denied it. She said so. He denied it."


def _one(selector: Any, **more: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "body": [
            {"type": "TextualBody", "value": "denial", "purpose": "tagging"},
            {"type": "TextualBody", "value": "n"},
        ],
        "target": {"source": URL, "selector": selector},
        "creator": {"id": "http://example.org/user1", "type": "Person", "name": "Ann"},
        "created": "2015-01-28T12:00:00Z",
        **more,
    }


POSITION = {"type": "TextPositionSelector", "start": 5, "end": 11}
QUOTE = {"type": "TextQuoteSelector", "exact": "denied", "prefix": "so. He ", "suffix": " it."}


def test_an_annotation_of_another_program(bench: Any) -> None:
    (draft,) = bench.drafts(WebAnnotation(), json.dumps(_one(POSITION)).encode())
    (span,) = draft.spans
    assert (draft.text, draft.url, span.label, span.note, span.annotator) == (None, URL, "denial", "n", "Ann")
    assert (span.fragments, span.id, span.created) == (
        (Span(5, 11),),
        "http://example.org/anno1",
        "2015-01-28T12:00:00Z",
    )


def test_a_quote_is_found_in_the_article_of_that_address(
    session: Session, add_article: Callable[..., Article], tmp_path: Path
) -> None:
    """By its words and what stands around them; and where both are given and disagree, the words are right."""
    article = add_article(session, TEXT, url=URL)
    wrong = {"type": "TextPositionSelector", "start": 6, "end": 12}  # as UTF-16 units
    items = [
        _one(QUOTE, id="http://example.org/1"),
        _one([wrong, {"type": "TextQuoteSelector", "exact": "denied"}], id="http://example.org/2"),
        _one({"type": "RangeSelector", "refinedBy": POSITION}, id="http://example.org/3"),
    ]
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps(items), encoding="utf-8")
    report = import_files(session, [path], ImportOptions())
    assert report.refused == []
    places = {each.id[-1]: each.fragments[0] for each in session.read.annotations(article.id)}
    second = TEXT.rindex("denied")
    assert places == {"1": Span(second, second + 6), "2": Span(5, 11), "3": Span(5, 11)}


def test_what_has_no_place_in_a_text_is_one_trouble_each(bench: Any) -> None:
    items = [_one({"type": "SvgSelector", "value": "<svg/>"}), _one(None), _one(POSITION), 5]
    found = bench.read(WebAnnotation(), ("[\n" + ",\n".join(map(json.dumps, items)) + "]").encode())
    troubles = [each for each in found if isinstance(each, Trouble)]
    assert [(each.code, each.line) for each in troubles] == [
        ("w3c.no_place", 2),
        ("w3c.no_place", 3),
        ("record.wrong_shape", 5),
    ]


def test_pages_and_collections_and_single_annotations(bench: Any) -> None:
    one = _one(POSITION)
    page = {
        "type": "AnnotationPage",
        "items": [one, _one(POSITION, id="http://example.org/x")],
        "partOf": {"items": [1]},
    }
    graph = {"@context": [], "@graph": [one]}
    for value, count in ((one, 1), ([one], 1), (page, 2), (graph, 1), ({"first": page}, 2)):
        for indent in (None, 2):
            (draft,) = bench.drafts(WebAnnotation(), json.dumps(value, indent=indent).encode())
            assert len(draft.spans) == count


def test_unknown_keys_are_written_back(bench: Any, shapes: Any) -> None:
    item = _one(POSITION, rights="https://creativecommons.org/publicdomain/zero/1.0/", generator={"id": "x"})
    drafts = bench.drafts(WebAnnotation(), json.dumps(item).encode())
    document = shapes.document_of(drafts[0])
    written = json.loads(bench.written(WebAnnotation(), [document]))["items"][1]
    assert (written["rights"], written["generator"]) == (item["rights"], {"id": "x"})
