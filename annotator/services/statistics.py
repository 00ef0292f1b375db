"""Counts over a project: annotations by label, speaker, annotator, publisher and status."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.core.values import AnnotationStatus
from annotator.services.documents import ALL_STATUSES, ExportOptions, documents

if TYPE_CHECKING:
    from annotator.core.values import Source
    from annotator.store.queries import Queries


@dataclass(slots=True)
class Statistics:
    """The counts. All but ``by_status`` are of accepted annotations; speakers are known by id."""

    articles: int = 0
    annotations: int = 0
    suggestions: int = 0
    links: int = 0
    characters: int = 0
    by_label: Counter[str] = field(default_factory=Counter)
    by_annotator: Counter[str] = field(default_factory=Counter)
    by_publisher: Counter[str] = field(default_factory=Counter)
    by_status: Counter[str] = field(default_factory=Counter)
    by_article_status: Counter[str] = field(default_factory=Counter)
    by_speaker: dict[str, Counter[str]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def speakers(self) -> list[tuple[str, Counter[str]]]:
        """Return each speaker's name and counts by label, the most frequent first."""
        ordered = sorted(self.by_speaker.items(), key=lambda pair: (-pair[1].total(), pair[0]))
        return [(self.sources[one].name, counts) for one, counts in ordered]

    def as_json(self) -> dict[str, Any]:
        """Return the counts as the command line prints them."""
        ordered = sorted(self.by_speaker.items(), key=lambda pair: (-pair[1].total(), pair[0]))
        return {
            "articles": self.articles,
            "annotations": self.annotations,
            "suggestions": self.suggestions,
            "links": self.links,
            "characters": self.characters,
            "by_label": dict(self.by_label),
            "by_speaker": [
                {
                    "id": one,
                    "name": self.sources[one].name,
                    "kind": self.sources[one].kind.value,
                    "annotations": counts.total(),
                    "by_label": dict(counts),
                }
                for one, counts in ordered
            ],
            "by_annotator": dict(self.by_annotator),
            "by_publisher": dict(self.by_publisher),
            "by_status": dict(self.by_status),
            "by_article_status": dict(self.by_article_status),
        }


def statistics(read: Queries) -> Statistics:
    """Count what a project holds, article by article."""
    result = Statistics()
    result.by_label.update({label.name: 0 for label in read.tag_set()})
    for document in documents(read, ExportOptions(statuses=ALL_STATUSES)):
        result.articles += 1
        result.links += len(document.links)
        result.characters += document.article.text_length
        result.by_article_status[document.article.status.value] += 1
        for annotation in document.annotations:
            result.by_status[annotation.status.value] += 1
            if annotation.status is not AnnotationStatus.ACCEPTED:
                result.suggestions += annotation.status is AnnotationStatus.SUGGESTED
                continue
            label = document.labels[annotation.label_id]
            result.annotations += 1
            result.by_label[label] += 1
            result.by_annotator[annotation.annotator] += 1
            result.by_publisher[document.article.publisher] += 1
            if annotation.speaker_id:
                result.by_speaker.setdefault(annotation.speaker_id, Counter())[label] += 1
                result.sources[annotation.speaker_id] = document.sources[annotation.speaker_id]
    return result
