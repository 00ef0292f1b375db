"""What the links of one annotation lead to: each with its other end's words, speaker and article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.edits import Kind
from annotator.core.spans import covered
from annotator.core.values import Annotation, Source

if TYPE_CHECKING:
    from annotator.core.tagset import LinkType, TagSet
    from annotator.core.values import Link
    from annotator.store.queries import Queries

MOST = 40  # links of one annotation that are shown
_EITHER_WAY = frozenset({"same_claim", "same_utterance"})  # turned round they say the same


@dataclass(frozen=True, slots=True)
class LinkEnd:
    """A link as it is seen from one of its annotations.

    ``is_outgoing`` tells whether it begins here. Of a link whose other end is awaited nothing is known of that end:
    ``annotation_id`` and ``article_id`` are then those that the file named, and ``is_awaited`` is set.
    """

    link: Link
    is_outgoing: bool
    annotation_id: str
    article_id: str
    article_caption: str = ""
    words: str = ""
    speaker: str = ""
    is_awaited: bool = False


def fitting(tag_set: TagSet, mine: str, theirs: str) -> list[tuple[LinkType, bool]]:
    """Return the types of link that may join annotations with two labels (names), as (type, does it come from theirs).

    Those that begin at mine come first. A type that says the same either way is there once.
    """

    def fits(kind: LinkType, one: str, other: str) -> bool:
        return (not kind.from_labels or one in kind.from_labels) and (
            not kind.to_labels or other in kind.to_labels
        )

    outgoing = [(kind, False) for kind in tag_set.link_types if fits(kind, mine, theirs)]
    incoming = [
        (kind, True) for kind in tag_set.link_types if kind.id not in _EITHER_WAY and fits(kind, theirs, mine)
    ]
    return outgoing + incoming


def link_ends(read: Queries, annotation: Annotation, limit: int = MOST) -> list[LinkEnd]:
    """Return the links of an annotation, those that begin at it first, with what they lead to.

    It asks for these links alone: what it costs does not grow with the project.
    """
    links = sorted(read.links_touching(annotation.id), key=lambda link: link.from_id != annotation.id)[:limit]
    others = {link.id: link.to_id if link.from_id == annotation.id else link.from_id for link in links}
    known = read.with_ids(Kind.ANNOTATION, others.values())
    there = [one for one in known.values() if isinstance(one, Annotation)]
    articles = read.articles_with(one.article_id for one in there)
    texts = read.texts(article.text_sha256 for article in articles.values())
    speakers = read.with_ids(Kind.SOURCE, (one.speaker_id for one in there))
    ends = []
    for link in links:
        other = known.get(others[link.id])
        article = articles.get(other.article_id) if isinstance(other, Annotation) else None
        if not isinstance(other, Annotation) or article is None:
            continue  # gone between two looks
        speaker = speakers.get(other.speaker_id)
        ends.append(
            LinkEnd(
                link=link,
                is_outgoing=link.from_id == annotation.id,
                annotation_id=other.id,
                article_id=article.id,
                article_caption=article.title or article.file or article.id,
                words=covered(texts.get(article.text_sha256, ""), other.fragments),
                speaker=speaker.name if isinstance(speaker, Source) else "",
            )
        )
    awaited = [one.link for one in read.awaited_links(article_id=annotation.article_id)]
    return ends + [
        LinkEnd(
            link=link, is_outgoing=True, annotation_id=link.to_id, article_id=link.to_article, is_awaited=True
        )
        for link in awaited
        if link.from_id == annotation.id
    ]
