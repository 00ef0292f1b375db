"""schema.org JSON-LD: articles with their Quotations and Claims, to be published beside them.

A quote is a ``Quotation``, every other annotation a ``Claim`` that appears in its article. schema.org has no relation
between claims: links stand under terms of this program's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.core.errors import UserError
from annotator.core.spans import covered
from annotator.core.values import SourceKind
from annotator.formats import strict_json
from annotator.formats.base import ANY_TEXT, Feature, Info, WriteOptions, WriteReport
from annotator.formats.one_way import WriteOnly
from annotator.formats.w3c_write import iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.core.values import Annotation, Source
    from annotator.formats.documents import Document

_CONTEXT = ["https://schema.org", {"claims": "urn:claims-annotator:ns#"}]
_QUOTE = "quote"  # the label of quotations in the default tag set
_TYPES = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.STATE: "Country",
    SourceKind.ANONYMOUS: "Person",
}


class SchemaOrg(WriteOnly):
    """NewsArticle, Quotation and Claim. It is written only: it does not hold the texts."""

    info = Info(
        name="schema-org",
        title="schema.org JSON-LD",
        suffixes=(".jsonld",),
        reads=False,
        writes=True,
        carries=ANY_TEXT
        | {
            *(Feature.ANNOTATIONS, Feature.DISCONTINUOUS, Feature.OVERLAP, Feature.LINKS),
            *(Feature.CROSS_LINKS, Feature.SPEAKERS, Feature.STATEMENTS, Feature.FACTS),
        },
    )

    def write(self, documents: Iterable[Document], out: BinaryIO, options: WriteOptions) -> WriteReport:
        """Write one graph. Raises `UserError` where no words may be written."""
        if not options.with_text:
            raise UserError("format.needs_text", format=self.info.name)
        articles = annotations = 0
        out.write(b'{"@context":' + strict_json.dumps(_CONTEXT) + b',"@graph":[')
        is_first = True
        for document in documents:
            for node in _nodes(document):
                out.write(b"\n" if is_first else b",\n")
                # The file may stand in a page's <script>: nothing in it may end that.
                out.write(strict_json.dumps(node).replace(b"<", b"\\u003c"))
                is_first = False
            articles += 1
            annotations += len(document.annotations)
        out.write(b"\n]}\n")
        return WriteReport(articles=articles, annotations=annotations)


def _nodes(document: Document) -> Iterator[dict[str, Any]]:
    article = document.article
    node: dict[str, Any] = {"@type": "NewsArticle", "@id": iri(article.id)}
    facts = {
        "headline": article.title,
        "url": article.url,
        "datePublished": article.published,
        "inLanguage": article.language,
    }
    node |= {key: value for key, value in facts.items() if value}
    if article.publisher:
        node["publisher"] = {"@type": "Organization", "name": article.publisher}
    if article.author:
        node["author"] = {"@type": "Person", "name": article.author}
    node["identifier"] = {
        "@type": "PropertyValue",
        "propertyID": "SHA-256 of the text",
        "value": article.text_sha256,
    }
    yield node
    links: dict[str, list[dict[str, str]]] = {}
    for link in document.links:
        links.setdefault(link.from_id, []).append({"claims:type": link.type, "@id": iri(link.to_id)})
    for annotation in document.annotations:
        made = _statement(annotation, document)
        if annotation.id in links:
            made["claims:links"] = links[annotation.id]
        yield made


def _statement(annotation: Annotation, document: Document) -> dict[str, Any]:
    label = document.labels[annotation.label_id]
    is_quote = label == _QUOTE
    home = {"@id": iri(document.article.id)}
    node: dict[str, Any] = {
        "@type": "Quotation" if is_quote else "Claim",
        "@id": iri(annotation.id),
        "text": covered(document.text, annotation.fragments),
        ("isPartOf" if is_quote else "appearance"): home,
        "claims:label": label,
    }
    speaker = document.sources.get(annotation.speaker_id)
    if speaker is not None:
        node["creator" if is_quote else "author"] = _speaker(speaker)
    statement = document.statements.get(annotation.statement_id)
    if statement is not None:
        node["about"] = {"@type": "Claim", "@id": iri(statement.id), "text": statement.wording}
    return node


def _speaker(source: Source) -> dict[str, Any]:
    node: dict[str, Any] = {"@type": _TYPES[source.kind], "@id": iri(source.id), "name": source.name}
    if source.role and _TYPES[source.kind] == "Person":
        node["jobTitle"] = source.role
    if source.affiliation and _TYPES[source.kind] == "Person":
        node["affiliation"] = {"@type": "Organization", "name": source.affiliation}
    return node
