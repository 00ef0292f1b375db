"""Duplicates: articles with the same text, nearly the same, or rewritten from the same story.

*identical*: the texts' hashes are equal. *near*: the five-word shingles of the bodies are mostly the same. *rewrite*:
hardly a shingle is shared, yet a good part of the pairs of neighbouring words that carry matter is: names, figures and
quoted words stay together when a story is told anew, sentences do not. (Of the ten pairs of seed articles, the two
rewritten from one wire story share 21 % of those pairs, no other two more than 10 %.) Boilerplate does not count.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.analysis.minhash import bands, contained, jaccard, shingles, signature
from annotator.analysis.terms import is_matter, terms
from annotator.core.spans import Cover, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from annotator.core.values import Region

    Progress = Callable[[int, int], None]

NEAR = 0.5  # Jaccard of shingles
NEAR_INSIDE = 0.8  # of the shorter text's shingles in the longer: one is the other, cut
REWRITE = 0.15  # of the shorter text's pairs of words in the longer
_FEWEST_PAIRS = 25  # a shorter text says too little to be called a rewrite of anything
_RARE = 12  # articles with a pair of words, up to which it leads from one to the others
_SHARED = 3  # rare pairs that make two articles worth comparing
_COMPARED = 40  # texts under one key that each newcomer is compared with


class DuplicateKind(StrEnum):
    """How alike articles are."""

    IDENTICAL = "identical"
    NEAR = "near"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True)
class Body:
    """What is compared of an article."""

    article_id: str
    text_sha256: str
    text: str
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Articles that belong together, and how alike the least alike neighbours among them are (0 to 1)."""

    kind: DuplicateKind
    article_ids: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Print:
    """What is kept of one text: hashes of its shingles and of its pairs of words, in order."""

    shingles: array[int]
    pairs: array[int]


def find_duplicates(
    bodies: Iterable[Body], total: int = 0, progress: Progress | None = None
) -> tuple[DuplicateGroup, ...]:
    """Return the groups of duplicates, by kind, the most alike first.

    Texts are read one after the other and not kept. ``progress`` hears of (done, of how many) and may raise, which
    ends the work: each article counts twice, once read and once compared.
    """
    tell = progress or (lambda _done, _total: None)
    by_text: dict[str, list[str]] = {}
    prints: dict[str, _Print] = {}
    for number, body in enumerate(bodies, 1):
        known = by_text.setdefault(body.text_sha256, [])
        known.append(body.article_id)
        if len(known) == 1:
            prints[body.text_sha256] = _print(body)
        tell(number, 2 * max(total, number))
    count = sum(map(len, by_text.values()))

    def told(done: int) -> None:
        tell(count + done * count // max(1, 2 * len(prints)), 2 * count)

    groups = [
        DuplicateGroup(DuplicateKind.IDENTICAL, tuple(ids), 1.0) for ids in by_text.values() if len(ids) > 1
    ]
    near = _near(prints, told)
    groups += _grouped(DuplicateKind.NEAR, near.groups(), by_text, near.scores)
    leaders = {text: prints[text] for text in prints if near.leader(text) == text}
    rewritten = _rewritten(leaders, lambda done: told(len(prints) + done))
    members = {leader: [one for text in near.members(leader) for one in by_text[text]] for leader in leaders}
    groups += _grouped(DuplicateKind.REWRITE, rewritten.groups(), members, rewritten.scores)
    order = list(DuplicateKind)
    groups.sort(key=lambda group: (order.index(group.kind), -group.score, group.article_ids))
    return tuple(groups)


def origins(article_ids: Iterable[str], groups: Iterable[DuplicateGroup]) -> dict[str, str]:
    """Return for each article the one that stands for its origin: all of a group, whatever its kind, have one."""
    joined = _Union(article_ids)
    for group in groups:
        for one, other in pairwise(group.article_ids):
            joined.join(one, other, group.score)
    return {one: joined.leader(one) for one in joined.all()}


class _Union:
    """Sets that are joined. The first of a set leads it."""

    def __init__(self, things: Iterable[str] = ()) -> None:
        self._leader: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self.scores: dict[str, float] = {}
        self._places: dict[str, int] = {}
        for thing in things:
            self._add(thing)

    def _add(self, thing: str) -> None:
        if thing not in self._leader:
            self._leader[thing] = thing
            self._members[thing] = [thing]
            self._places[thing] = len(self._places)

    def all(self) -> Iterable[str]:
        return self._leader.keys()

    def leader(self, thing: str) -> str:
        return self._leader[thing]

    def members(self, leader: str) -> list[str]:
        return self._members[leader]

    def join(self, one: str, other: str, score: float) -> None:
        self._add(one)
        self._add(other)
        first, second = self._leader[one], self._leader[other]
        if first == second:
            return
        if self._places[second] < self._places[first]:
            first, second = second, first
        for each in self._members.pop(second):
            self._leader[each] = first
            self._members[first].append(each)
        self.scores[first] = min(score, self.scores.get(first, 1.0), self.scores.pop(second, 1.0))

    def groups(self) -> dict[str, list[str]]:
        return {leader: each for leader, each in self._members.items() if len(each) > 1}


def _grouped(
    kind: DuplicateKind,
    groups: Mapping[str, Sequence[str]],
    members: Mapping[str, Sequence[str]],
    scores: Mapping[str, float],
) -> list[DuplicateGroup]:
    return [
        DuplicateGroup(kind, tuple(one for text in texts for one in members[text]), round(scores[leader], 4))
        for leader, texts in groups.items()
    ]


def _print(body: Body) -> _Print:
    boilerplate = Cover(region.span for region in body.regions if region.kind.is_boilerplate)
    known = [term for term in terms(body.text) if not boilerplate.overlaps(Span(term.start, term.start + 1))]
    matter = [term.stem for term in known if is_matter(term.word)]
    pairs = {zlib.crc32(f"{one} {other}".encode()) for one, other in pairwise(matter)}
    return _Print(
        array("L", sorted(shingles([term.word for term in known]))),
        array("L", sorted(pairs)),
    )


def _near(prints: Mapping[str, _Print], told: Callable[[int], None]) -> _Union:
    joined = _Union(prints)
    meeting: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for number, (text, known) in enumerate(prints.items()):
        mine = frozenset(known.shingles)
        compared: set[str] = set()
        for key in bands(signature(mine)):
            for other in meeting[key][:_COMPARED]:
                if other in compared or joined.leader(other) == joined.leader(text):
                    continue
                compared.add(other)
                theirs = frozenset(prints[other].shingles)
                alike = jaccard(mine, theirs)
                if alike >= NEAR or (alike >= 0.2 and contained(mine, theirs) >= NEAR_INSIDE):
                    joined.join(other, text, max(alike, contained(mine, theirs) * NEAR))
            meeting[key].append(text)
        if number % 50 == 0:
            told(number)
    return joined


def _rewritten(prints: Mapping[str, _Print], told: Callable[[int], None]) -> _Union:
    """Join the texts that share pairs of words; two groups only where at least half of their texts do."""
    strong = _sharing(prints, told)
    joined = _Union(prints)
    for (one, other), alike in sorted(strong.items(), key=lambda pair: (-pair[1], pair[0])):
        first, second = joined.leader(one), joined.leader(other)
        if first == second:
            continue
        crossing = [(a, b) for a in joined.members(first) for b in joined.members(second)]
        if 2 * sum((min(pair), max(pair)) in strong for pair in crossing) >= len(crossing):
            joined.join(one, other, alike)
    return joined


def _sharing(prints: Mapping[str, _Print], told: Callable[[int], None]) -> dict[tuple[str, str], float]:
    """Return how alike two texts are, for those that share enough pairs of words."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for text, known in prints.items():
        for pair in known.pairs:
            holders[pair].append(text)
    strong: dict[tuple[str, str], float] = {}
    for number, (text, known) in enumerate(prints.items()):
        if number % 50 == 0:
            told(number)
        shared: Counter[str] = Counter()
        for pair in known.pairs:
            if 1 < len(holders[pair]) <= _RARE:
                shared.update(holders[pair])
        for other, count in shared.items():
            theirs = prints[other]
            if other <= text or count < _SHARED or min(len(known.pairs), len(theirs.pairs)) < _FEWEST_PAIRS:
                continue
            alike = contained(frozenset(known.pairs), frozenset(theirs.pairs))
            if alike >= REWRITE:
                strong[text, other] = alike
    return strong
