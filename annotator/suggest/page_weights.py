"""Which lines of a saved page are the article's after all, and which are not, by the weight of what is counted of them.

The rules decide first. What the lists of words know stays; of the rest each line adds up the weights of its cues
(`page_cues`) and part of its neighbours' sums. A line changes sides only where the sum is clear, so that the rules'
verdict is kept in doubt: to be greyed by weight alone takes odds of three to one and more.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from annotator.core.values import RegionKind
from annotator.environment.resources import resource
from annotator.suggest.page_blocks import is_sentence
from annotator.suggest.page_cues import CLASSES, cues_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from annotator.suggest.page_lines import Line

_BESIDE = {"above": 1, "below": -1}  # which neighbour a cue such as "above:length" is of
_LEAST = 12  # lines that show what kind of page it is
_SIGNS, _ONE_IN = (
    3,
    10,
)  # lines known by their words, at least and one in so many, before weight alone greys others
_HEADED = 1  # the class of a heading of comments among those of the cue "comments"; what is below it has a higher one
_LINK = 30  # code points from which a line of the page's own is rather a link


class Weights:
    """The table of ``resources/regions/weights.toml``, read. Make it with `load`; it holds nothing that changes.

    ``cuts``: by the name of a cue, the amounts at which its next class begins.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.cuts: dict[str, tuple[float, ...]] = {n: tuple(cuts) for n, cuts in table["cuts"].items()}
        self._start: float = table["start"]
        self._beside: float = table["beside"]
        self._most: float = table["most"]
        self._grey: float = table["grey"]
        self._grey_sentence: float = table["grey_sentence"]
        self._give_back: float = table["give_back"]
        self._single: list[tuple[str, Sequence[float]]] = []
        self._pairs: list[tuple[str, str, Sequence[Sequence[float]]]] = []
        for name, entry in table["weights"].items():
            first, _, second = name.partition(" ")
            if second:
                none = [0.0] * self._size(second)
                self._pairs.append((first, second, [entry.get(own, none) for own in self._classes(first)]))
            else:
                row = (
                    entry if isinstance(entry, list) else [entry.get(own, 0) for own in self._classes(first)]
                )
                self._single.append((first, row))

    @classmethod
    def load(cls) -> Weights:
        """Read the weights that come with the program."""
        with resource("regions/weights.toml").open("rb") as file:
            return cls(tomllib.load(file))

    @staticmethod
    def _classes(name: str) -> Sequence[str]:
        return CLASSES[name.partition(":")[2] or name]

    def _size(self, name: str) -> int:
        """Return how many classes a cue has, that of no neighbour among them."""
        side, _, own = name.rpartition(":")
        return len(CLASSES[own]) if own in CLASSES else len(self.cuts[own]) + 1 + bool(side)

    def sums(self, cues: dict[str, list[int]]) -> list[float]:
        """Return for each line how much speaks against its being the article's; above 0 it rather is not."""
        cues = dict(cues)
        for name in {name for pair in self._pairs for name in pair[:2]} | {name for name, _ in self._single}:
            side, _, own = name.partition(":")
            if own:
                cues[name] = self._shifted(cues[own], own, _BESIDE[side])
        sums = [self._start] * len(cues["shape"])
        for name, weights in self._single:
            sums = [total + weights[at] for total, at in zip(sums, cues[name], strict=True)]
        for first, second, rows in self._pairs:
            sums = [
                total + rows[row][at] for total, row, at in zip(sums, cues[first], cues[second], strict=True)
            ]
        return self._smoothed(sums)

    def _shifted(self, column: list[int], name: str, by: int) -> list[int]:
        """Return the column as the neighbours of each line have it; the last class stands for no neighbour."""
        edge = len(CLASSES[name]) - 1 if name in CLASSES else len(self.cuts[name]) + 1
        return [edge, *column[:-1]] if by > 0 else [*column[1:], edge]

    def _smoothed(self, sums: list[float]) -> list[float]:
        """Add a part of the mean of the neighbours' sums: what is doubtful follows what is clear beside it."""
        most, part = self._most, self._beside
        found = []
        for number, own in enumerate(sums):
            beside = sums[max(0, number - 1) : number] + sums[number + 1 : number + 2]
            mean = sum(beside) / len(beside) if beside else 0.0
            found.append(own + part * max(-most, min(most, mean)))
        return found

    def decide(self, lines: Sequence[Line]) -> None:
        """Give back to the article what hardly anything speaks against, and grey what clearly is the page's.

        Stays as it is: what the lists know, the title, dates, and everything where there are too few lines to count.
        """
        counted = [line for line in lines if is_counted(line)]
        if len(counted) < _LEAST:
            return
        cues = cues_of(counted, self.cuts)
        listed = sum(line.is_listed for line in counted)
        is_page = listed >= _SIGNS and listed * _ONE_IN >= len(counted)
        above = None
        for line, total, comments in zip(counted, self.sums(cues), cues["comments"], strict=True):
            is_second_deck = above is RegionKind.TITLE and line.is_deck
            above = line.kind
            if line.kind is not None:
                if total < self._give_back and line.kind is not RegionKind.TITLE and not is_certain(line):
                    line.kind = None
                continue
            least = self._grey_sentence if is_sentence(line) else self._grey
            if total > least and (is_page or comments > _HEADED) and not is_second_deck:
                long = line.span.length > _LINK
                line.kind = RegionKind.RELATED_LINKS if long else RegionKind.PAGE_FURNITURE


def is_counted(line: Line) -> bool:
    """Tell whether a line counts: rules of dashes and hours do not, a running report has them between its parts."""
    return line.kind is not RegionKind.DATE_PREFIX and (
        line.text[:1].isalpha() or any(map(str.isalpha, line.text))
    )


def is_certain(line: Line) -> bool:
    """Tell whether the lists of words know the line, rather than the way it speaks to its reader."""
    return line.is_listed and not line.speaks


@cache
def weights() -> Weights:
    """Return the weights that come with the program, read once."""
    return Weights.load()
