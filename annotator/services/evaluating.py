"""Measures one export against another: contents per label, and sources and cues, exact and by overlap."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.analysis.evaluation import ALL, Evaluation, Item, evaluate
from annotator.core.errors import Trouble
from annotator.core.spans import merged
from annotator.core.text import LONE_SURROGATE, sha256
from annotator.core.values import AnnotationStatus
from annotator.formats.base import ReadOptions
from annotator.formats.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.analysis.evaluation import Score
    from annotator.formats.drafts import DraftArticle, DraftSpan

PARTS = ("content", "source", "cue")


@dataclass(slots=True)
class Measured:
    """The figures by part (content, source, cue); contents also under their labels."""

    parts: dict[str, Evaluation] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[str, str, str, Score]]:
        """Yield (part, label, kind, score), the sum of all labels first."""
        for part in PARTS:
            found = self.parts[part]
            labels = [ALL, *(label for label in found.exact if label != ALL)] if part == "content" else [ALL]
            for label in labels:
                yield part, label, "exact", found.exact[label]
                yield part, label, "overlap", found.overlap[label]

    def as_json(self) -> dict[str, Any]:
        """Return all figures as JSON."""
        content = self.parts["content"]
        return {
            "labels": {
                label: {"exact": _figures(content.exact[label]), "overlap": _figures(content.overlap[label])}
                for label in content.exact
                if label != ALL
            },
            **{
                part: {
                    "exact": _figures(self.parts[part].exact[ALL]),
                    "overlap": _figures(self.parts[part].overlap[ALL]),
                }
                for part in PARTS
            },
        }


def evaluate_files(gold: Path, predicted: Path, registry: Registry | None = None) -> Measured:
    """Compare two files of any format that is read.

    Rejected annotations count in neither, suggestions only in ``predicted``. Articles are the same where their
    texts are. Raises `UserError` and `OSError` as reading does.
    """
    known = registry or Registry()
    result = Measured()
    right = list(_spans(gold, known, result.troubles, {"", AnnotationStatus.ACCEPTED}))
    said = list(
        _spans(predicted, known, result.troubles, {"", AnnotationStatus.ACCEPTED, AnnotationStatus.SUGGESTED})
    )
    for part in PARTS:
        result.parts[part] = evaluate(_items(right, part), _items(said, part))
    return result


def _spans(
    path: Path, registry: Registry, troubles: list[Trouble], statuses: set[str]
) -> Iterator[tuple[str, DraftSpan]]:
    for item in registry.detect(path).read(path, ReadOptions()):
        if isinstance(item, Trouble):
            troubles.append(item)
            continue
        troubles.extend(item.troubles)
        key = _key(item)
        for span in item.spans:
            if span.status not in statuses or not span.fragments:
                continue
            if not merged(span.fragments):  # the rest of the row is measured without it
                start, end = span.fragments[0]
                troubles.append(
                    Trouble("span.empty", {"start": start, "end": end}, item.place, span.line or item.line)
                )
                continue
            yield key, span


def _key(article: DraftArticle) -> str:
    if article.text is not None and not LONE_SURROGATE.search(article.text):
        return sha256(article.text)
    return article.text_sha256 or article.id


def _items(spans: list[tuple[str, DraftSpan]], part: str) -> Iterator[Item]:
    for text, span in spans:
        if part == "content":
            yield Item(text, span.label, merged(span.fragments))
        elif words := merged(span.source if part == "source" else span.cue):
            yield Item(text, part, words)


def _figures(score: Score) -> dict[str, float | int]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "matched": score.matched,
        "gold": score.gold,
        "predicted": score.predicted,
    }
