"""Articles that an analyst has finished: what they marked there, what the rules say of it, and how well both agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.core.spans import shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.core.spans import Span
    from annotator.core.tagset import TagSet
    from annotator.core.values import Region
    from annotator.suggest.base import Proposal
    from annotator.suggest.rules.engine import RuleEngine
    from annotator.suggest.sequence_features import Marking

SAME = 0.5  # of the characters, from which two contents are about the same
SECOND = (
    "denial-negated"  # a rule that says a second thing of words that are proposed anyway: it is left as it is
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What an analyst has marked in an article, and how many suggestions they turned down there."""

    text: str
    regions: tuple[Region, ...]
    markings: tuple[Marking, ...]
    labels: tuple[str, ...]  # of the markings, in their order
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """An article that an analyst has finished: what they marked, and what the rules say of it."""

    text: str
    shown: Sequence[Proposal]
    candidates: Sequence[Proposal]
    markings: Sequence[Marking]
    labels: Sequence[str] = ()  # of the markings, in their order
    rejected: int = 0  # suggestions that were turned down


def finished(marked: Marked, engine: RuleEngine, tag_set: TagSet) -> Finished:
    """Return an article with what the rules say of it. The register names speakers only: it is not asked."""
    return Finished(
        marked.text,
        list(engine.propose(marked.text, marked.regions, tag_set, ())),
        engine.candidates(marked.text, marked.regions, tag_set, ()),
        marked.markings,
        marked.labels,
        marked.rejected,
    )


@dataclass(slots=True)
class Agreement:
    """How many contents two sides have in common, one by one, over articles: about the same, and exactly."""

    overlap: int = 0
    exact: int = 0
    both: int = 0  # contents of either side, added up

    def add(self, right: Iterable[tuple[Span, ...]], said: Iterable[tuple[Span, ...]]) -> None:
        """Count one article; what either side says twice counts once."""
        contents, found = list(dict.fromkeys(right)), list(dict.fromkeys(said))
        pairs = sorted(
            (-share, one, other)
            for one, content in enumerate(contents)
            for other, each in enumerate(found)
            if touch(content, each) and (share := shared(content, each)) >= SAME
        )
        taken: set[int] = set()
        used: set[int] = set()
        for _, one, other in pairs:
            if one not in taken and other not in used:
                taken.add(one)
                used.add(other)
        self.overlap += len(taken)
        self.exact += len(set(contents) & set(found))
        self.both += len(contents) + len(found)

    @property
    def f1(self) -> float:
        """The F1 of contents that are about the same."""
        return 2 * self.overlap / self.both if self.both else 0.0

    @property
    def exact_f1(self) -> float:
        """The F1 of contents that are the same."""
        return 2 * self.exact / self.both if self.both else 0.0


def touch(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """Tell whether two contents lie over each other, their gaps included."""
    return one[0].start < other[-1].end and other[0].start < one[-1].end
