"""Marks: an annotation together with what its article tells, as every analysis reads it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.analysis.moments import as_written, read_moment
from annotator.core.spans import covered
from annotator.core.values import AnnotationStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.core.spans import Span
    from annotator.core.tagset import TagSet
    from annotator.core.values import Annotation, Article


class Side(StrEnum):
    """What an annotation does with its content. The tag set's link types say which labels deny."""

    CLAIM = "claim"
    DENIAL = "denial"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An accepted annotation, with its words and with its time as far as that is known.

    ``moment`` is when it was said: the annotation's resolved time, else the date of its article; ``published`` is
    the date of the article. Both are ISO 8601, as much of it as is known, or empty. How they were written, where that
    is not the same (01/02/2025 is but a year for certain), is in ``written`` and ``published_written``.
    """

    id: str
    article_id: str
    side: Side
    fragments: tuple[Span, ...]
    words: str
    label_id: str = ""
    speaker_id: str = ""
    statement_id: str = ""
    moment: str = ""
    published: str = ""
    publisher: str = ""
    function: str = ""
    annotator: str = ""
    written: str = ""
    published_written: str = ""

    @property
    def start(self) -> int:
        """The first code point of its article that it covers."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """The code point after the last it covers."""
        return self.fragments[-1].end

    @property
    def asserts(self) -> bool:
        """Tell whether it puts its content forward rather than rejects it."""
        return self.side is not Side.DENIAL


def sides_of(tag_set: TagSet) -> dict[str, Side]:
    """Return the side of each label, by id: a denial is what the link type "denies" may begin at, a quote its name."""
    kind = tag_set.link_type("denies")
    denying = set(kind.from_labels) if kind is not None and kind.from_labels else {"denial"}
    sides = {}
    for label in tag_set:
        if label.name in denying:
            sides[label.id] = Side.DENIAL
        else:
            sides[label.id] = Side.QUOTE if label.name == "quote" else Side.CLAIM
    return sides


def mark_of(annotation: Annotation, article: Article, text: str, sides: Mapping[str, Side]) -> Mark | None:
    """Return an annotation as a mark, or None where nobody has accepted it."""
    if annotation.status is not AnnotationStatus.ACCEPTED:
        return None
    said = annotation.attributes.get("resolved_time", "").strip()
    resolved = read_moment(said)
    dated = as_written(article.published, article.meta).strip()
    published = read_moment(dated)
    moment = (resolved.iso if resolved is not None else "") or (published.iso if published else "")
    known = published.iso if published is not None else ""
    written = said or dated
    return Mark(
        id=annotation.id,
        article_id=annotation.article_id,
        side=sides.get(annotation.label_id, Side.CLAIM),
        fragments=annotation.fragments,
        words=covered(text, annotation.fragments),
        label_id=annotation.label_id,
        speaker_id=annotation.speaker_id,
        statement_id=annotation.statement_id,
        moment=moment,
        published=known,
        publisher=article.publisher,
        function=annotation.attributes.get("function", ""),
        annotator=annotation.annotator,
        written=written if written != moment else "",
        published_written=dated if dated != known else "",
    )
