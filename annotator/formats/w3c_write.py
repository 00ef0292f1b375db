"""An article as web annotations: one that gives its text, one for each annotation, one for each link.

See the W3C Recommendations "Web Annotation Data Model" and "Web Annotation Vocabulary" of 23 February 2017. What they
have no word for stands under ``claims:``, as JSON.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from annotator.formats import own
from annotator.formats.shape import as_dict
from annotator.formats.w3c_read import ANNOTATION, ARTICLE, LINK, NAME, URN, UUID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.core.spans import Span
    from annotator.core.values import Annotation, Link
    from annotator.formats.documents import Document

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "claims": "urn:claims-annotator:ns#",
        **{
            name: {"@id": f"urn:claims-annotator:ns#{name[7:]}", "@type": "@json"}
            for name in (ARTICLE, ANNOTATION, LINK)
        },
    },
]
_AROUND = 32  # code points before and after the words, which tell them from the same words elsewhere


def items_for(document: Document, *, with_text: bool) -> Iterator[dict[str, Any]]:
    """Yield the annotations. Without text, places are given by position alone, and the text by its hash."""
    source = iri(document.article.id)
    yield _of_text(document, source, with_text=with_text)
    for annotation in document.annotations:
        yield _of_annotation(annotation, document, source, with_text=with_text)
    for link in document.links:
        yield _of_link(link, document)


def iri(own_id: str) -> str:
    """Return an id as an address: a UUID as such, an address as it is, anything else under this program's own."""
    try:
        is_uuid = str(uuid.UUID(own_id)) == own_id
    except ValueError:
        is_uuid = False
    if is_uuid:
        return f"{UUID}{own_id}"
    return own_id if "://" in own_id or own_id.startswith("urn:") else f"{URN}{quote(own_id, safe='')}"


def _of_text(document: Document, source: str, *, with_text: bool) -> dict[str, Any]:
    article = document.article
    said: dict[str, Any] = {**own.facts(article), "text_sha256": article.text_sha256}
    if article.meta:
        said["meta"] = dict(article.meta)
    item: dict[str, Any] = {"type": "Annotation", "motivation": "describing"}
    if with_text:
        body = {
            "type": "TextualBody",
            "value": document.text,
            "format": "text/plain",
            "purpose": "describing",
        }
        item["body"] = body | ({"language": article.language} if article.language else {})
    return item | {"target": {"id": source, "type": "Text", ARTICLE: said}}


def _of_annotation(
    annotation: Annotation, document: Document, source: str, *, with_text: bool
) -> dict[str, Any]:
    ours = own.span_keys(annotation, document)
    ours.pop("note", None)
    ours |= {"status": annotation.status.value, "origin": annotation.origin}
    bodies = [_body("tagging", document.labels[annotation.label_id])]
    if annotation.note:
        bodies.append(_body("commenting", annotation.note))
    item: dict[str, Any] = {"id": iri(annotation.id), "type": "Annotation"}
    item["motivation"] = ["tagging", "commenting"] if annotation.note else "tagging"
    item |= _made(annotation.annotator, annotation.created)
    if annotation.updated:
        item["modified"] = annotation.updated
    item["body"] = bodies
    item["target"] = [
        _target(span, document.text, source, with_text=with_text) for span in annotation.fragments
    ]
    item[ANNOTATION] = ours
    # What another program said besides stays; this program's own keys go before.
    for key, value in as_dict(annotation.extra.get(NAME)).items():
        if key not in {"@context", "bodyValue"}:
            item.setdefault(key, value)
    return item


def _of_link(link: Link, document: Document) -> dict[str, Any]:
    bodies: list[Any] = [{"id": iri(link.to_id)}, _body("classifying", link.type)]
    if link.note:
        bodies.append(_body("commenting", link.note))
    item: dict[str, Any] = {"id": iri(link.id), "type": "Annotation", "motivation": "linking"}
    item |= _made(link.annotator, link.created)
    item |= {"body": bodies, "target": iri(link.from_id)}
    home = document.ends.get(link.to_id) or link.to_article
    return item | ({LINK: {"to_article": home}} if home else {})


def _made(annotator: str, created: str) -> dict[str, Any]:
    made: dict[str, Any] = {"creator": {"type": "Person", "name": annotator}} if annotator else {}
    return made | ({"created": created} if created else {})


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(span: Span, text: str, source: str, *, with_text: bool) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if with_text:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            }
        )
    return {"source": source, "selector": selectors}
