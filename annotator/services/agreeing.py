"""Agreement in a project, between all who have annotated the same articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.analysis.agreement import Agreement, agreement
from annotator.analysis.evaluation import ALL, Item
from annotator.core.adjudication import was_annotated
from annotator.services.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.analysis.agreement import Pair
    from annotator.analysis.evaluation import Score
    from annotator.store.queries import Queries

    Progress = Callable[[int, int], None]


def agreement_of(read: Queries, progress: Progress | None = None) -> Agreement:
    """Return how the annotators of a project agree, by their accepted annotations; ``progress`` may raise.

    Measured on what each had marked before anybody decided between them (`annotator.core.adjudication`): decisions
    must not make annotators agree.
    """
    names = {label.id: label.name for label in read.tag_set()}
    items: list[tuple[str, Item]] = []
    lengths: dict[str, int] = {}
    for article, text, some in load(read, progress):
        lengths[article.id] = len(text)
        items += [
            (one.annotator, Item(article.id, names[one.label_id], one.fragments))
            for one in some
            if was_annotated(one)
        ]
    return agreement(items, lengths)


def as_json(found: Agreement) -> dict[str, Any]:
    """Return it as the shell prints it; a measure that does not apply is null."""
    return {
        "pairs": [_pair(pair) for pair in found.pairs],
        "overall": {
            "articles": found.articles,
            "alpha": _rounded(found.alpha_all),
            "kappa": _mean([value for pair in found.pairs for value in pair.kappa.values()]),
            "exact": _means([pair.evaluation.exact[ALL] for pair in found.pairs]),
            "overlap": _means([pair.evaluation.overlap[ALL] for pair in found.pairs]),
            "by_label": {
                label: {
                    "alpha": _rounded(value),
                    "kappa": _mean([pair.kappa.get(label) for pair in found.pairs]),
                    "exact": _means(
                        [pair.evaluation.exact[label] for pair in found.pairs if label in pair.kappa]
                    ),
                    "overlap": _means(
                        [pair.evaluation.overlap[label] for pair in found.pairs if label in pair.kappa]
                    ),
                }
                for label, value in found.alpha.items()
            },
        },
    }


def _pair(pair: Pair) -> dict[str, Any]:
    exact, overlap = pair.evaluation.exact, pair.evaluation.overlap
    return {
        "annotators": list(pair.annotators),
        "articles": pair.articles,
        "exact": _score(exact[ALL]),
        "overlap": _score(overlap[ALL]),
        "alpha": _rounded(pair.alpha_all),
        "kappa": _mean(list(pair.kappa.values())),
        "by_label": {
            label: {
                "exact": _score(exact[label]),
                "overlap": _score(overlap[label]),
                "alpha": _rounded(pair.alpha[label]),
                "kappa": _rounded(kappa),
            }
            for label, kappa in pair.kappa.items()
        },
    }


def _score(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }


def _means(scores: list[Score]) -> dict[str, float | None]:
    return {
        "precision": _mean([score.precision for score in scores]),
        "recall": _mean([score.recall for score in scores]),
        "f1": _mean([score.f1 for score in scores]),
    }


def _mean(values: list[float | None] | list[float]) -> float | None:
    known = [value for value in values if value is not None]
    return round(sum(known) / len(known), 4) if known else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
