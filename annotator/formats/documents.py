"""What is written to a file: an article with its text, its annotations, and all they refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.core.values import Annotation, Article, Link, Source, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article to be written. ``links`` start at its annotations; ``ends`` maps link ends to their articles.

    ``labels`` maps label ids to their names in files. An end that no project knows yet is not in ``ends``.
    """

    article: Article
    text: str
    annotations: tuple[Annotation, ...] = ()
    links: tuple[Link, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
