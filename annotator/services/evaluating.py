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
    articles: dict[str, int] = field(default_factory=dict)  # how many are in both files, and in one only

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
            "articles": self.articles,
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
    texts are; what is in one file only, and why that may be, is among the troubles. Raises `UserError` and `OSError` as
    reading does.
    """
    known = registry or Registry()
    result = Measured()
    accepted = {"", AnnotationStatus.ACCEPTED}
    right = _read(gold, known, result.troubles, accepted)
    said = _read(predicted, known, result.troubles, {*accepted, AnnotationStatus.SUGGESTED})
    result.troubles.extend(_doubts(right, said))
    common = right.articles.keys() & said.articles.keys()
    result.articles = {
        "both": len(common),
        "only_gold": len(right.articles) - len(common),
        "only_predicted": len(said.articles) - len(common),
    }
    for part in PARTS:
        result.parts[part] = evaluate(_items(right.spans, part), _items(said.spans, part))
    return result


@dataclass(slots=True)
class _Side:
    """One file: its articles, by what tells texts apart, with the id that each has there, and what is marked."""

    file: str
    articles: dict[str, str] = field(default_factory=dict)
    spans: list[tuple[str, DraftSpan]] = field(default_factory=list)


def _doubts(right: _Side, said: _Side) -> Iterator[Trouble]:
    """Yield why figures may say less than they seem to: articles of one file only, other texts, labels' case."""
    for side, other, code in ((right, said, "only_gold"), (said, right, "only_predicted")):
        if count := len(side.articles.keys() - other.articles.keys()):
            facts: dict[str, str | int] = {"count": count, "total": len(side.articles), "file": side.file}
            yield Trouble(f"evaluate.{code}", facts)
    ids = {article_id: key for key, article_id in right.articles.items() if article_id}
    changed = [one for key, one in said.articles.items() if ids.get(one, key) != key]
    if changed:
        yield Trouble("evaluate.other_text", {"count": len(changed), "id": changed[0]})
    if not right.spans:
        yield Trouble("evaluate.nothing", {"file": right.file})
    labels = {span.label for _, span in right.spans}
    folded = {label.casefold(): label for label in labels}
    for label in sorted({span.label for _, span in said.spans} - labels):
        if label.casefold() in folded:
            yield Trouble("evaluate.case", {"one": folded[label.casefold()], "other": label})


def _read(path: Path, registry: Registry, troubles: list[Trouble], statuses: set[str]) -> _Side:
    side = _Side(str(path))
    for item in registry.detect(path).read(path, ReadOptions()):
        if isinstance(item, Trouble):
            troubles.append(item)
            continue
        troubles.extend(item.troubles)
        key = _key(item)
        side.articles.setdefault(key, item.id)
        for span in item.spans:
            if span.status not in statuses or not span.fragments:
                continue
            if (trouble := _misplaced(item, span)) is not None:
                troubles.append(trouble)  # the rest of the row is measured without it
                continue
            side.spans.append((key, span))
    return side


def _misplaced(article: DraftArticle, span: DraftSpan) -> Trouble | None:
    """Return what is wrong with a span that covers nothing of its text, or None."""
    line = span.line or article.line
    start, end = span.fragments[0]
    if not merged(span.fragments):
        return Trouble("span.empty", {"start": start, "end": end}, article.place, line)
    length = len(article.text) if article.text is not None else None
    for low, high in (*span.fragments, *span.source, *span.cue):
        if low < 0 or (length is not None and high > length):
            facts = {"start": low, "end": high, "length": length or 0}
            return Trouble("span.outside_text", facts, article.place, line)
    return None


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
