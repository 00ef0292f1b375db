"""Fit the weights of `resources/regions/weights.toml` to pages on which every line is marked.

    python packaging/regions/update.py PAGES... [--check]

PAGES are files like those of ``tests/data/pages``: a page begins with a line of "=====", each of its lines with "- "
where it is the page's own, "# " where it is the title, and two blanks where it is the article's. Each page is learned
as it is and as its article alone. ``--check`` changes nothing: every fifth page in turn is measured with weights that
were fitted without it. What the file says above its first number, and its cuts and levels, are kept.

The fit is a logistic regression with an L1 penalty, by stochastic gradient descent with cumulative penalties (Tsuruoka,
Tsujii and Ananiadou, "Stochastic gradient descent training for L1-regularized log-linear models", 2009); a minute for
a thousand pages. Run it when rules or cues change, on as many pages of as many sites as can be had.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.core.values import RegionKind
from annotator.suggest.boilerplate import Boilerplate
from annotator.suggest.page_cues import CLASSES, cues_of
from annotator.suggest.page_weights import Weights, is_counted
from annotator.suggest.regions import find_regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.suggest.page_lines import Line

TARGET = Path(__file__).resolve().parents[2] / "resources" / "regions" / "weights.toml"
# What is weighed; the weights of other cues are of no use beside these.
SINGLE = (
    *(
        "length",
        "rule",
        "words",
        "ends",
        "begins",
        "shape",
        "place",
        "comments",
        "end",
        "run",
        "position",
        "left",
    ),
    *("article_above", "article_below", "listed_above", "listed_below", "told", "known", "articles"),
    *("length_around", "length_above", "length_below", "known_around", "article_around", "bare_around"),
    *("from_start", "from_stop", "from_title", "above:length", "below:length", "above:ends", "below:ends"),
    *("above:kind", "below:kind"),
)
PAIRS = (
    *("shape place", "shape known_around", "shape length", "shape article_above", "shape article_below"),
    *("shape length_around", "shape above:shape", "shape below:shape", "place from_title"),
)
LONG = 400  # code points from which a line weighs no more
PENALTY = 3.3  # of a weight of 1, in lines that weigh 1
EPOCHS, RATE, DECAY = 30, 0.3, 0.87
LEAST = 0.005  # a weight that rounds to nothing
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """One line: the numbers of its features, whether it is the page's own, and how much it counts."""

    features: tuple[int, ...]
    is_grey: bool
    weight: float


class Features:
    """Numbers for the classes of all that is weighed, in the order of the file."""

    def __init__(self, cuts: Mapping[str, Sequence[float]]) -> None:
        self.cuts = cuts
        self._starts: dict[str, int] = {}
        self.count = 0
        for name in (*SINGLE, *PAIRS):
            first, _, second = name.partition(" ")
            self._starts[name] = self.count
            self.count += self.size(first) * (self.size(second) if second else 1)

    def size(self, cue: str) -> int:
        """Return how many classes a cue has; a neighbour's number has one more, for no neighbour."""
        side, _, own = cue.rpartition(":")
        return len(CLASSES[own]) if own in CLASSES else len(self.cuts[own]) + 1 + bool(side)

    def of(self, cues: Mapping[str, list[int]]) -> list[tuple[int, ...]]:
        """Return the features of each line of a page."""
        columns = {name: self._column(cues, name) for entry in (*SINGLE, *PAIRS) for name in entry.split()}
        numbers = []
        for entry, start in self._starts.items():
            first, _, second = entry.partition(" ")
            if second:
                size = self.size(second)
                pairs = zip(columns[first], columns[second], strict=True)
                numbers.append([start + row * size + at for row, at in pairs])
            else:
                numbers.append([start + at for at in columns[first]])
        return list(zip(*numbers, strict=True))

    def _column(self, cues: Mapping[str, list[int]], name: str) -> list[int]:
        side, _, own = name.rpartition(":")
        column, edge = cues[own], self.size(name) - 1
        return {"": column, "above": [edge, *column[:-1]], "below": [*column[1:], edge]}[side]

    def table(self, weights: Sequence[float]) -> Iterator[str]:
        """Yield the lines of the file that hold these weights; what is all nothing is left out."""
        for name in SINGLE:
            row = weights[self._starts[name] :][: self.size(name)]
            if not any(map(_counts, row)):
                continue
            own = name.rpartition(":")[2]
            key = f'"{name}"' if ":" in name else name
            yield f"{key} = {_named(CLASSES[own], row) if own in CLASSES else _listed(row)}"
        for name in PAIRS:
            first, second = name.split()
            size = self.size(second)
            start = self._starts[name]
            rows = {own: weights[start + number * size :][:size] for number, own in enumerate(CLASSES[first])}
            if any(_counts(weight) for row in rows.values() for weight in row):
                yield ""
                yield f'[weights."{name}"]'
                yield from (f"{own} = {_listed(row)}" for own, row in rows.items() if any(map(_counts, row)))


def _counts(weight: float) -> bool:
    return abs(weight) >= LEAST


def _shown(weight: float) -> str:
    return f"{weight:.2f}".rstrip("0").rstrip(".") if _counts(weight) else "0"


def _listed(row: Sequence[float]) -> str:
    return "[" + ", ".join(map(_shown, row)) + "]"


def _named(names: Sequence[str], row: Sequence[float]) -> str:
    pairs = zip(names, row, strict=True)
    return "{ " + ", ".join(f"{name} = {_shown(weight)}" for name, weight in pairs if _counts(weight)) + " }"


def fit(samples: Sequence[Sample], count: int) -> tuple[float, list[float]]:
    """Return the start and the weights; the same for the same samples."""
    weights, paid, start, owed = [0.0] * count, [0.0] * count, 0.0, 0.0
    mean = sum(sample.weight for sample in samples) / len(samples)
    penalty = PENALTY / len(samples) / mean
    order = list(samples)
    chance = random.Random(0)  # noqa: S311 - an order, no secret
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        rate = RATE * DECAY**epoch
        for sample in order:
            total = start + sum(weights[feature] for feature in sample.features)
            told = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            step = rate * sample.weight / mean * (sample.is_grey - told)
            start += step / 10
            owed += rate * penalty
            for feature in sample.features:
                weight = weights[feature] + step
                before = weight
                if weight > 0:
                    weight = max(0.0, weight - (owed + paid[feature]))
                elif weight < 0:
                    weight = min(0.0, weight + (owed - paid[feature]))
                paid[feature] += weight - before
                weights[feature] = weight
    return start, weights


def pages_of(text: str) -> Iterator[list[tuple[str, bool]]]:
    """Yield each page of a file as its lines, and which are its own."""
    for page in text.split("\n=====")[1:]:
        yield [(line[2:], line.startswith("-")) for line in page.strip("\n").split("\n")[1:] if line.strip()]


def samples_of(page: Sequence[tuple[str, bool]], features: Features, lists: Boilerplate) -> list[Sample]:
    """Return what there is to learn from the lines of a page, its title left out."""
    own, at = {}, 0
    for text, is_own in page:
        own[at] = is_own
        at += len(text) + 1
    found: list[Sample] = []

    def learn(lines: Sequence[Line]) -> None:
        counted = [line for line in lines if is_counted(line)]
        if not counted:
            return
        for line, numbers in zip(counted, features.of(cues_of(counted, features.cuts)), strict=True):
            if line.kind is not RegionKind.TITLE:
                begin = max(start for start in own if start <= line.span.start)
                found.append(Sample(numbers, own[begin], math.sqrt(min(line.span.length, LONG)) / 10))

    find_regions("\n".join(text for text, _ in page), lists, learn)
    return found


def measure(pages: Iterable[Sequence[tuple[str, bool]]], weights: Weights, lists: Boilerplate) -> str:
    """Return precision, recall and F1 of the characters that are greyed, in words."""
    matched = right = said = 0
    for page in pages:
        text = "\n".join(line for line, _ in page)
        greyed = [
            region.span for region in find_regions(text, lists, weights.decide) if region.kind.is_boilerplate
        ]
        at = 0
        for line, is_own in page:
            inside = sum(max(0, min(at + len(line), span.end) - max(at, span.start)) for span in greyed)
            matched, right, said = matched + inside * is_own, right + len(line) * is_own, said + inside
            at += len(line) + 1
    return f"P {matched / max(1, said):.3f} R {matched / max(1, right):.3f} F1 {2 * matched / max(1, right + said):.3f}"


def main(arguments: list[str]) -> int:
    """Write the file, or measure; return 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    lists, old = Boilerplate.load(), TARGET.read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(old)
    features = Features(table["cuts"])
    pages = [page for path in asked.pages for page in pages_of(path.read_text(encoding="utf-8"))]
    samples = [
        samples_of(page, features, lists)
        + samples_of([(line, False) for line, is_own in page if not is_own], features, lists)
        for page in pages
    ]
    folds = range(FOLDS if asked.check else 0)
    for fold in folds:
        learned = [one for number, some in enumerate(samples) if number % FOLDS != fold for one in some]
        weights = Weights({**table, **_table(features, *fit(learned, features.count))})
        print(f"part {fold + 1}:", measure(pages[fold::FOLDS], weights, lists))
    if not asked.check:
        start, weights_ = fit([one for some in samples for one in some], features.count)
        head, _, rest = old.partition("\nstart = ")
        levels = rest.partition("\n")[2].partition("[weights]")[0]
        lines = [f"{head}\nstart = {start:.2f}", levels + "[weights]", *features.table(weights_)]
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _table(features: Features, start: float, weights: Sequence[float]) -> dict[str, Any]:
    return {"start": start, **tomllib.loads("[weights]\n" + "\n".join(features.table(weights)))}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
